"""`make bench`: how fast the site builds, as ratios within one run, so that the machine's mood cancels out.

ours            the site as it is, findings, lists and feeds included
plain, pruned   the same rendered pages under stock Material with navigation.prune, no hooks
plain           the same without pruning
ours x10        ten times the content, as copies with new slugs

Then how heavy search is and how fast it answers (bench_search.py), what the printed editions cost (bench_editions.py),
what a writer waits for after saving a page, and what one machine serves (bench_hosting.py), and what a reader waits for on a slow phone
(bench_reader.py).
"""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

import bench_editions
import bench_hosting
import bench_reader
import bench_search
from portal import stage
from portal.checks.assemble import read_library
from portal.content.asked import asked_path
from portal.content.entries import tooltips
from portal.content.kinds import ROOTS
from portal.content.library import Library
from portal.groups import run as runner
from portal.pages import navigation

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
COPIES = 10
FACTOR_LIMIT = 1.3
EXPONENT_LIMIT = 1.1
SIZE_LIMIT = 0.10
KEPT = {"index.md", "facts.md", "glossary.md"}
CITED = re.compile(r"\[\^([\w-]+)\]")
FACT = re.compile(r"^([\w-]+):", re.M)
BARE = "run/group/index.html"
"""The page for the wall is a sixth of any other and is not copied, so that it would make the others look smaller where they are few."""


@dataclass(slots=True)
class Site:
    """Something to build, and what building it took."""

    name: str
    config: Path
    seconds: list[float]
    pages: int = 0
    html: int = 0

    @property
    def median(self) -> float:
        """Seconds of wall time of the middle round."""
        return statistics.median(self.seconds)

    @property
    def page_size(self) -> float:
        """Bytes of HTML a page."""
        return self.html / self.pages


def main() -> int:
    """Run everything, print the table and the verdicts; the status is 1 where a limit is passed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library, issues = read_library(ROOT)
        if issues:
            print(f"{len(issues)} findings must be mended first; 'make check' lists them.", file=sys.stderr)
            return 1
        one = Site("ours", ROOT / "mkdocs.yml", [])
        pruned = Site("plain, pruned", plain_site(folder / "pruned", library, prune=True), [])
        plain = Site("plain", plain_site(folder / "plain", library, prune=False), [])
        ten = Site(f"ours x{COPIES}", multiplied_site(folder / "ten"), [])
        build(one, folder / "warm")
        one.seconds.clear()
        for _ in range(ROUNDS):
            for site in (one, pruned, plain):
                build(site, folder / "out")
        for _ in range(2):
            build(ten, folder / "ten-out")
        build(one, folder / "out")
        one.seconds.pop()
        shutil.copytree(folder / "out", folder / "theme")
        verdicts = [
            *report(one, pruned, plain, ten),
            *bench_search.report(folder / "out", folder / "ten-out", folder / "theme"),
            *bench_editions.report(folder / "out", library, folder),
            *bench_hosting.report(once_site(folder / "once"), pruned.config, folder / "out", folder),
            *bench_reader.report(folder / bench_hosting.PUBLISHED, folder),
        ]
        return judge(verdicts)


def configuration() -> dict[str, Any]:
    """The real settings without what only our hooks understand."""
    text = re.sub(r"!ENV \[[^\]]*\]", '""', (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings: dict[str, Any] = yaml.safe_load(text)
    return settings


def plain_site(folder: Path, library: Library, *, prune: bool) -> Path:
    """The staged tree under stock Material, with the pages that sessions are run from, which the tree itself leaves out."""
    runs = {run.src: runner.render_run(run, library).encode() for run in runner.list_runs(library)}
    stage.write_tree(folder / "docs", {**stage.stage_files(ROOT, library, date.today()), **runs})  # noqa: DTZ011
    settings = configuration()
    features = [name for name in settings["theme"]["features"] if prune or name != "navigation.prune"]
    extensions = settings["markdown_extensions"]
    plain = {
        "site_name": settings["site_name"],
        "theme": {"name": "material", "font": False, "palette": settings["theme"]["palette"], "features": features},
        "nav": navigation.expand(settings["nav"], library),
        "plugins": ["search"],
        "markdown_extensions": [
            {"abbr": {"glossary": tooltips(library.terms)}} if name == "abbr" else name for name in extensions
        ],
    }
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(plain, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return config


def once_site(folder: Path) -> Path:
    """A checkout with the content as it is, for pages that may be changed."""
    for name in (*ROOTS, "search", "overrides", "hooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder / "mkdocs.yml"


def multiplied_site(folder: Path) -> Path:
    """A checkout with every fact and every page but the lists nine times more, each copy with names and citations of its own."""
    for name in (*ROOTS, "search", "overrides", "hooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for path in sorted(p for top in ROOTS for p in (folder / top).rglob("*.md")):
        if path.name in KEPT or path.name.startswith("_"):
            continue
        text = path.read_text(encoding="utf-8")
        asked = folder / asked_path(path.relative_to(folder).as_posix())
        wordings = asked.read_text(encoding="utf-8") if asked.is_file() else ""
        named = f"      - {path.name}\n"
        for number in range(2, COPIES + 1):
            copy = path.with_name(f"{path.stem}-{number}.md")
            copy.write_text(_renamed(CITED.sub(rf"[^\1-{number}]", text), number), encoding="utf-8")
            if wordings:
                numbered = "".join(f"{wording} {number}\n" for wording in wordings.splitlines())
                asked.with_name(f"{asked.stem}-{number}.txt").write_text(numbered, encoding="utf-8")
            settings = settings.replace(named, f"{named}      - {copy.name}\n", 1)
    facts = folder / "docs/data/facts.yml"
    text = facts.read_text(encoding="utf-8")
    more = [FACT.sub(rf"\1-{number}:", text) for number in range(2, COPIES + 1)]
    facts.write_text("".join([text, *more]), encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(settings, encoding="utf-8")
    return config


def _renamed(text: str, number: int) -> str:
    """A page with a title and other wordings of its own."""
    text = re.sub(r"^(title|question): (\"?)(.*?)\2$", rf'\1: "\3 ({number})"', text, count=1, flags=re.M)
    asked = re.search(r"^also_asked:(?: \[.*\]$|\n(?:  - .*\n)+)", text, re.M)
    if asked is None:
        return text
    wordings = [f"{wording} {number}" for wording in yaml.safe_load(asked[0])["also_asked"]]
    ending = "\n" if asked[0].endswith("\n") else ""
    return text.replace(asked[0], f"also_asked: {json.dumps(wordings, ensure_ascii=False)}{ending}", 1)


def build(site: Site, out: Path) -> None:
    """Build once in a process of its own, and note time, pages and size."""
    shutil.rmtree(out, ignore_errors=True)
    command = [
        str(Path(sys.executable).with_name("mkdocs")),
        "build",
        "--quiet",
        "-f",
        str(site.config),
        "-d",
        str(out),
    ]
    start = time.perf_counter()
    subprocess.run(
        command,
        check=True,
        env={**os.environ, "PYTHONPATH": "", "GUIDEPOST_EDITIONS": "off"},
        stdout=subprocess.DEVNULL,
    )
    site.seconds.append(time.perf_counter() - start)
    sizes = [path.stat().st_size for path in out.rglob("index.html") if not path.as_posix().endswith(BARE)]
    site.pages, site.html = len(sizes), sum(sizes)


def report(one: Site, pruned: Site, plain: Site, ten: Site) -> list[tuple[str, bool]]:
    """Print the table; give back each figure beside its limit."""
    print(f"{'site':16}{'pages':>7}{'seconds':>9}{'ratio':>7}{'KB a page':>11}   rounds")
    for site in (one, pruned, plain, ten):
        rounds = " ".join(f"{seconds:.2f}" for seconds in site.seconds)
        ratio = site.median / pruned.median
        print(f"{site.name:16}{site.pages:>7}{site.median:>9.2f}{ratio:>7.2f}{site.page_size / 1024:>11.1f}   {rounds}")
    factor = one.median / pruned.median
    exponent = math.log(ten.median / one.median) / math.log(ten.pages / one.pages)
    growth = ten.page_size / one.page_size - 1
    return [
        (f"build against plain pruned Material: {factor:.2f}, limit {FACTOR_LIMIT}", factor <= FACTOR_LIMIT),
        (f"growth of build time, exponent: {exponent:.2f}, limit {EXPONENT_LIMIT}", exponent <= EXPONENT_LIMIT),
        (f"HTML a page at ten times the content: {growth:+.1%}, limit ±{SIZE_LIMIT:.0%}", abs(growth) <= SIZE_LIMIT),
    ]


def judge(verdicts: list[tuple[str, bool]]) -> int:
    """Print each figure beside its limit, and whether it stays within; the status is 1 where one does not."""
    print()
    for words, kept in verdicts:
        print(f"{'ok' if kept else 'FAILED':7} {words}")
    return 0 if all(kept for _, kept in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
