"""The real site and the small one: their files, copies that a test may change, and builds of them."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from portal.checks.assemble import build_library, read_library
from portal.content.kinds import ROOTS
from portal.content.library import Library

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests/site"
TODAY = "2026-11-21"
EPOCH = "1795219200"  # noon of TODAY
QUIET = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "SOURCE_DATE_EPOCH": EPOCH,
    "GUIDEPOST_EDITIONS": "off",
}
HOME = "https://guide.example/help/"
"""Where a site stands in a folder of its host."""
HOST = "https://guidepost.example/"
PRINTED = {"GUIDEPOST_EDITIONS": "on", "GUIDEPOST_URL": HOST}
"""What makes a build print its editions, for a named host. A test that prints asks for the fixture `printing`."""


def small_files(changes: Mapping[str, str | bytes | None] = {}) -> dict[str, bytes]:
    """The small site's files with some replaced, added or (None) taken out."""
    files: dict[str, bytes] = {}
    for folder in (*ROOTS, "search"):
        for path in sorted((SMALL / folder).rglob("*")):
            if path.is_file():
                files[path.relative_to(SMALL).as_posix()] = path.read_bytes()
    for name, text in changes.items():
        if text is None:
            files.pop(name)
        else:
            files[name] = text if isinstance(text, bytes) else text.encode()
    return files


def with_values(values: Mapping[str, Mapping[str, Any]]) -> dict[str, bytes]:
    """The small site's data files with some values replaced, named as `en.locale`. An entry that is not there begins as the first one."""
    files: dict[str, bytes] = {}
    for path, changes in values.items():
        lines = (SMALL / path).read_text(encoding="utf-8").splitlines()
        for name, value in changes.items():
            entry, key = name.split(".")
            if f"{entry}:" not in lines:
                first = next(n for n, line in enumerate(lines) if re.fullmatch(r"\w+:", line))
                lines += ["", f"{entry}:", *itertools.takewhile(lambda line: line.startswith(" "), lines[first + 1 :])]
            inside = range(lines.index(f"{entry}:"), len(lines))
            place = next(n for n in inside if lines[n].startswith(f"  {key}: "))
            lines[place] = f"  {key}: {json.dumps(value, ensure_ascii=False)}"
        files[path] = "\n".join([*lines, ""]).encode()
    return files


def small_library(changes: Mapping[str, str | bytes | None] = {}) -> Library:
    """The small site as a library; its findings are a mistake of the test."""
    library, issues = build_library(small_files(changes))
    assert issues == []
    return replace(library, built=frozenset())


@cache
def real_library() -> Library:
    """The real content."""
    return read_library(ROOT)[0]


def copy_of_site(target: Path, source: Path = ROOT) -> Path:
    """A checkout that a test may change: the content is copied, what npm brought is shared."""
    for name in (*ROOTS, "search", "overrides", "hooks", "mkdocs.yml"):
        origin = source / name
        if origin.is_dir():
            shutil.copytree(origin, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(origin, target / name)
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    return target


def run_mkdocs(
    root: Path, site: Path, *options: str, program: str = "mkdocs", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build a site as a person would, in a process of its own."""
    return subprocess.run(
        [
            str(Path(sys.executable).parent / program),
            "build",
            "-f",
            str(root / "mkdocs.yml"),
            "-d",
            str(site),
            *options,
        ],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **QUIET, **environment},
    )


def publish(target: Path, *options: str, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Publish a site as `make build` does, in a process of its own."""
    return subprocess.run(
        [sys.executable, str(ROOT / "tools/publish.py"), str(target), "--root", str(root), *options],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **QUIET, **environment},
    )


def findings(run: subprocess.CompletedProcess[str]) -> list[str]:
    """The warnings that a build printed."""
    return re.findall(r"^WARNING -\s+(.*)$", run.stdout + run.stderr, re.M)


def search_index(site: Path) -> dict[str, Any]:
    """What search knows of a built site: rows instead of columns, and words instead of shorthand."""
    text = (site / "search/index.js").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text.removeprefix("globalThis.guidepostIndex=").removesuffix(";\n"))
    words: list[str] = []
    for shared, rest in re.findall("([A-Z])([^A-Z]*)", found["words"]):
        words.append((words[-1] if words else "")[: ord(shared) - ord("A")] + rest)
    for name in ("pages", "terms"):
        found[name] = [list(row) for row in zip(*found[name], strict=True)]
    for row in found["pages"]:
        row[8] = [" ".join(words[ord(letter) - 0x21] for letter in wording) for wording in row[8].split(" ")]
    found["words"] = dict(zip(words, found["found"].split(" "), strict=True))
    return found


def write_small(root: Path, changes: dict[str, str | bytes | None]) -> Path:
    """The small site on disk, with changes, below a copy of the real configuration."""
    base = root / "tests/site"
    for name, data in small_files(changes).items():
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (base / "mkdocs.yml").write_bytes((SMALL / "mkdocs.yml").read_bytes())
    real = SMALL.parent.parent
    for name in ("overrides", "hooks", "mkdocs.yml"):
        (root / name).symlink_to(real / name)
    (base / "node_modules").symlink_to(real / "node_modules")
    return base


def tree(folder: Path) -> dict[str, bytes]:
    """Every file by its path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def print_small(folder: Path) -> None:
    """Build the small site strictly into `out`, with all its editions and a forge to edit it on."""
    shutil.copytree(SMALL, folder / "tests/site")
    for name in ("overrides", "hooks"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "tests/site/node_modules").symlink_to(ROOT / "node_modules")
    forge = "https://forge.example/guidepost"
    run = run_mkdocs(folder / "tests/site", folder / "out", "--strict", GUIDEPOST_REPO=forge, **PRINTED)
    assert run.returncode == 0, run.stdout + run.stderr


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first test process to ask for it fills, and that the others wait for."""
    shared = factory.getbasetemp() if "PYTEST_XDIST_WORKER" not in os.environ else factory.getbasetemp().parent
    folder = shared / name
    with FileLock(f"{folder}.lock"):
        if not (folder / "made").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            (folder / "made").touch()
    return folder
