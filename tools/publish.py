"""Build the site as it is published: whole or not at all.

    python tools/publish.py [FOLDER] [--compress]

MkDocs builds beside the folder. Scripts and styles are made small and get names that may be kept for ever, the copy for a disk is
packed, and only then does the new site take the place of the old one. A build that ends early leaves the old site as it was.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tools")]

from portal.checks.assemble import read_library  # noqa: E402
from portal.publish import offline  # noqa: E402
from portal.publish.hashed_names import fixed_names, with_fixed_names  # noqa: E402
from portal.publish.hosting import render_headers, render_moves  # noqa: E402
from portal.publish.scripts import modules_of, with_one_script  # noqa: E402
from portal.publish.styles import SHEETS, join_sheets, sheets_of, with_one_sheet  # noqa: E402

ESBUILD = Path("node_modules/esbuild/bin/esbuild")
PURGECSS = Path("node_modules/purgecss/bin/purgecss.js")
UNUSED = Path("tools/theme-styles.config.cjs")
"""Which rules of the theme stay: those for something that a page holds or a script may make."""
SMALL = ["--minify", "--target=es2022", "--legal-comments=inline", "--log-level=warning"]
HERE = ["--define:import.meta.url=guidepostHere", "--banner:js=var guidepostHere=document.currentScript.src;"]
"""A classic script has no address of its own to ask for."""
THIRD = ".min."
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
COMPRESSED = (".html", ".css", ".js", ".mjs", ".json", ".xml", ".svg", ".txt", ".webmanifest")
LEAST = 512
"""Bytes; a smaller file gains nothing."""


def main(words: list[str]) -> int:
    """Publish, and give back the status of the build."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "site")
    parser.add_argument(
        "--compress", action="store_true", help="write .gz and .br beside each file, for deploy/nginx.conf"
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout to build, if it is another one")
    wanted = parser.parse_args(words)
    for each in STOPS:
        if signal.getsignal(each) is signal.SIG_DFL:
            signal.signal(each, signal.default_int_handler)
    try:
        return publish(wanted.root.resolve(), wanted.folder.resolve(), compress=wanted.compress)
    except KeyboardInterrupt:
        print("publish: stopped. The site is as it was.", file=sys.stderr)
        return 130
    except OSError as error:
        print(
            f"publish: {error.strerror or error}: {error.filename or wanted.folder}. The site is as it was.",
            file=sys.stderr,
        )
        return 1
    except subprocess.CalledProcessError as error:
        print(
            f"publish: '{Path(error.cmd[0]).name}' {_ended(error.returncode)}. The site is as it was.", file=sys.stderr
        )
        return 1


def _ended(status: int) -> str:
    return f"was ended by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"


def publish(root: Path, target: Path, *, compress: bool = False) -> int:
    """Build below `target`'s neighbor and swap. Raises OSError where the disk refuses, CalledProcessError where esbuild fails."""
    new, old = (target.with_name(f".{target.name}.{state}") for state in ("new", "old"))
    with one_at_a_time(target) as turn:
        if old.exists() and not target.exists():
            old.rename(target)  # a run was ended between the two steps of the swap
        for left in (new, old):
            shutil.rmtree(left, ignore_errors=True)
        try:
            status = build_with_mkdocs(root, new, turn)
            if status:
                return status
            finish(root, new)
            if compress:
                compress_files(new)
            with unstopped():
                put_in_place(new, target, old)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return 0


def put_in_place(new: Path, target: Path, old: Path) -> None:
    """Let the new site be the site. Where that fails, the old one is the site again. Raises OSError where the disk refuses."""
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextlib.contextmanager
def unstopped() -> Iterator[None]:
    """Nothing that is asked of us stops what is done here: it takes a moment, and afterward the site is no longer as it was."""
    before = {each: signal.signal(each, signal.SIG_IGN) for each in STOPS}
    try:
        yield
    finally:
        for each, heard in before.items():
            signal.signal(each, heard)


@contextlib.contextmanager
def one_at_a_time(target: Path) -> Iterator[int]:
    """Wait for whoever publishes into the same folder. MkDocs holds the turn too: it goes on for a while when this program is killed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    turn = os.open(target.parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"publish: another build into {target.parent} has not ended yet. This one waits for it.", flush=True)
            fcntl.flock(turn, fcntl.LOCK_EX)
        except OSError:
            pass  # a disk that knows no locks, such as some in a network
        yield turn
    finally:
        os.close(turn)


def build_with_mkdocs(root: Path, folder: Path, turn: int) -> int:
    """Build strictly, and give back the status. Where the disk refused, its one line is told instead of the way there."""
    command = [str(Path(sys.executable).with_name("mkdocs")), "build", "--strict"]
    command += ["-f", str(root / "mkdocs.yml"), "-d", str(folder)]
    environment = {**os.environ, "GUIDEPOST_OFFLINE": "on"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, pass_fds=(turn,)) as running:
        fell: list[str] = []
        try:
            for line in running.stderr or ():
                if fell or line.startswith("Traceback "):
                    fell.append(line)
                else:
                    sys.stderr.write(line)
        except BaseException:
            running.kill()
            running.wait()  # at Ctrl+C, Popen itself waits a quarter of a second at most
            raise
    if running.returncode < 0:
        raise subprocess.CalledProcessError(running.returncode, ["mkdocs"])
    if fell and fell[-1].startswith("OSError: "):
        fell = [f"publish: {fell[-1].removeprefix('OSError: ').strip()}. The site is as it was.\n"]
    sys.stderr.writelines(fell)
    return running.returncode


def finish(root: Path, site: Path) -> None:
    """Make a site that MkDocs built into one that is published."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    pages = {path: data.decode("utf-8") for path, data in files.items() if path.endswith(".html")}
    sets = sorted({found for html in pages.values() if (found := modules_of(html))})
    looks = sorted({found for html in pages.values() if (found := sheets_of(html))})
    fresh = make_small(root, site, [path for path in files if _is_ours(path)]) | without_unused(root, site)
    alone = {**files, **fresh, **bundle(root, site, sets, "offline", "iife"), **_library(root, site)}
    fresh |= bundle(root, site, sets, "page", "esm")
    for number, paths in enumerate(looks):
        whole = join_sheets({**files, **fresh}[path].decode("utf-8") for path in paths)
        fresh[f"{SHEETS}page-{number}.css"] = whole.encode()
    names = fixed_names({**files, **fresh})
    for path, name in names.items():
        data = {**files, **fresh}[path]
        text = path.endswith((".css", ".js", ".mjs")) and path != "search/index.js"
        fresh[name] = _without_map(with_fixed_names(path, data.decode("utf-8"), names)).encode() if text else data
    for path, html in pages.items():
        used = modules_of(html)
        one = with_one_script(html, _bundle(sets, used, "page")) if used else html
        if worn := sheets_of(html):
            one = with_one_sheet(one, f"{SHEETS}page-{looks.index(worn)}.css")
        fresh[path] = with_fixed_names(path, one, names).encode()
    fresh[offline.NAME] = offline.pack(_for_a_disk(alone, pages, sets))
    fresh["_redirects"] = render_moves(read_library(root)[0]).encode()
    fresh["_headers"] = render_headers([*files, *fresh]).encode()
    for path, data in fresh.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)


def _without_map(text: str) -> str:
    """A script or a style sheet that no longer names the theme's source map: it stands elsewhere."""
    return re.sub(r"(?m)^(//|/\*)# sourceMappingURL=.*$", "", text)


def _for_a_disk(files: Mapping[str, bytes], pages: Mapping[str, str], sets: list[tuple[str, ...]]) -> dict[str, bytes]:
    """The files of the copy for a disk."""
    found = {path: data for path, data in files.items() if offline.is_taken(path) and path not in pages}
    for path, html in pages.items():
        used = modules_of(html)
        one = with_one_script(html, _bundle(sets, used, "offline"), classic=True) if used else html
        changed = offline.offline_page(one) if offline.is_taken(path) else None
        if changed is not None:
            found[path] = changed.encode()
            found |= offline.scripts_of(path, html, files)
    return found


def _library(root: Path, site: Path) -> dict[str, bytes]:
    """The module that pages load by its name, as a classic script."""
    if not (site / offline.LIBRARY).is_file():
        return {}
    path = f"{offline.LIBRARY.removesuffix('.mjs')}.js"
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "library.js"
        form = ["--format=iife", f"--global-name={offline.LIBRARY_CALLED}"]
        run_esbuild(root, site, *SMALL, "--bundle", *form, offline.LIBRARY, f"--outfile={made}")
        return {path: made.read_bytes()}


def _is_ours(path: str) -> bool:
    inside = path.startswith("assets/") and path.endswith((".css", ".js", ".mjs"))
    return inside and THIRD not in path and not path.startswith("assets/javascripts/lunr/")


def _bundle(sets: list[tuple[str, ...]], used: tuple[str, ...], name: str) -> str:
    return f"assets/javascripts/{name}-{sets.index(used)}.js"


def make_small(root: Path, site: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """Each script and style sheet without what only people read."""
    with tempfile.TemporaryDirectory() as folder:
        run_esbuild(root, site, *SMALL, *sorted(paths), f"--outdir={folder}", "--outbase=.", "--out-extension:.js=.out")
        made = Path(folder)
        return {
            path: (made / path).with_suffix(".css" if path.endswith(".css") else ".out").read_bytes() for path in paths
        }


def without_unused(root: Path, site: Path) -> dict[str, bytes]:
    """The theme's style sheets without the rules for what this site has nowhere: a quarter of all that a page loads of styles."""
    program = _program(root, "PurgeCSS", PURGECSS)
    with tempfile.TemporaryDirectory() as folder:
        settings = ["--config", str(ROOT / UNUSED), "--output", f"{folder}/"]
        subprocess.run([_node(), str(program), *settings], check=True, cwd=site, stdout=subprocess.DEVNULL)
        made = {f"{SHEETS}{path.name}": path.read_bytes() for path in sorted(Path(folder).rglob("*.css"))}
    if not made:
        raise FileNotFoundError(2, "PurgeCSS found no style sheet of the theme", f"{SHEETS}*.min.css")
    return made


def bundle(root: Path, site: Path, sets: list[tuple[str, ...]], name: str, form: str) -> dict[str, bytes]:
    """One script for each set of modules that pages load together."""
    with tempfile.TemporaryDirectory(dir=site) as folder:
        room = Path(folder)
        entries = []
        for number, paths in enumerate(sets):
            entry = room / f"{name}-{number}.js"
            entry.write_text("".join(f"import {json.dumps(f'../{path}')};\n" for path in paths), encoding="utf-8")
            entries.append(f"./{entry.relative_to(site)}")
        more = HERE if form == "iife" else []
        run_esbuild(root, site, *SMALL, *more, "--bundle", f"--format={form}", *entries, f"--outdir={room / 'out'}")
        return {
            _bundle(sets, used, name): (room / "out" / f"{name}-{n}.js").read_bytes() for n, used in enumerate(sets)
        }


def run_esbuild(root: Path, site: Path, *words: str) -> None:
    """Run esbuild in the site's folder, so that nothing of this machine gets into what it writes."""
    subprocess.run([*_esbuild(root), *words], check=True, cwd=site)


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


def compress_files(site: Path) -> None:
    """Write each file again as gzip and as Brotli, where that is worth it. The same bytes each time."""
    import brotli

    for path in sorted(site.rglob("*")):
        if path.suffix in COMPRESSED and path.stat().st_size >= LEAST:
            data = path.read_bytes()
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
            path.with_name(f"{path.name}.br").write_bytes(brotli.compress(data, quality=9))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
