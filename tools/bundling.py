"""Scripts and style sheets made small and put together, by esbuild, which npm brought."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ESBUILD = Path("node_modules/esbuild/bin/esbuild")
SMALL = ["--minify", "--target=es2022", "--legal-comments=inline", "--log-level=warning"]
HERE = ["--define:import.meta.url=guidepostHere", "--banner:js=var guidepostHere=document.currentScript.src;"]
"""A classic script has no address of its own to ask for."""


def make_small(root: Path, site: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """Each script and style sheet without what only people read."""
    with tempfile.TemporaryDirectory() as folder:
        _run_esbuild(root, site, *sorted(paths), f"--outdir={folder}", "--outbase=.", "--out-extension:.js=.out")
        made = Path(folder)
        return {
            path: (made / path).with_suffix(".css" if path.endswith(".css") else ".out").read_bytes() for path in paths
        }


def bundle_modules(root: Path, site: Path, sets: Sequence[tuple[str, ...]], *, classic: bool = False) -> list[bytes]:
    """One script for each set of modules that pages load together: a module, or a classic script that asks where it stands itself."""
    form = ["--format=iife", *HERE] if classic else ["--format=esm"]
    with tempfile.TemporaryDirectory(dir=site) as folder:
        room = Path(folder)
        entries = []
        for number, paths in enumerate(sets):
            entry = room / f"{number}.js"
            entry.write_text("".join(f"import {json.dumps(f'../{path}')};\n" for path in paths), encoding="utf-8")
            entries.append(f"./{entry.relative_to(site)}")
        _run_esbuild(root, site, "--bundle", *form, *entries, f"--outdir={room / 'out'}")
        return [(room / "out" / f"{number}.js").read_bytes() for number in range(len(sets))]


def bundle_alone(root: Path, site: Path, path: str, *, called: str = "") -> bytes:
    """A module with all that it imports, as a script that is classic and a module at once; `called` is the name that its exports get."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "whole.js"
        name = [f"--global-name={called}"] if called else []
        _run_esbuild(root, site, "--bundle", "--format=iife", *name, path, f"--outfile={made}")
        return made.read_bytes()


def _run_esbuild(root: Path, site: Path, *words: str) -> None:
    """Run esbuild in the site's folder, so that nothing of this machine gets into what it writes."""
    subprocess.run([*_esbuild(root), *SMALL, *words], check=True, cwd=site)


def _esbuild(root: Path) -> list[str]:
    """The program itself where npm left it, or the script that looks for it."""
    program = _program(root, "esbuild", ESBUILD)
    if program.read_bytes()[:2] != b"#!":
        return [str(program)]
    return [_node(), str(program)]


def _program(root: Path, name: str, where: Path) -> Path:
    program = (root / where).resolve()
    if not program.is_file():
        raise FileNotFoundError(2, f"{name} is not there, type 'make setup'", str(where))
    return program


def _node() -> str:
    """The machine's Node.js, or the one that set-up brought."""
    return shutil.which("node", path=f"{os.environ.get('PATH', '')}{os.pathsep}{ROOT / '.venv/bin'}") or "node"
