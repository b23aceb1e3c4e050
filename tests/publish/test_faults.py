"""What goes wrong outside: a build that is killed or stopped while it prints, a full disk. The old site stays whole until the new one is."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from helping.processes import is_running, processes
from helping.publishing import PATIENCE, start_publishing, wait_for
from helping.sites import PRINTED, QUIET, ROOT, made_once, publish, run_mkdocs, tree, write_small
from portal.print.cache import sweep

STOPPED = "publish: stopped. The site is as it was."


@dataclass(frozen=True, slots=True)
class Place:
    """A small site that was published with its editions, and has a change that was not."""

    root: Path
    target: Path
    before: dict[str, bytes]

    @property
    def kept(self) -> Path:
        """Where editions are kept between builds."""
        return self.root / ".cache/editions"

    @property
    def held(self) -> Path:
        """Comes when the program has reached the step before which it waits."""
        return self.root.parent / "held"

    def start(self, before: str = "") -> subprocess.Popen[str]:
        """Publish it again, and go on. Where a step is named, the program stops in front of it until it is ended."""
        return start_publishing(self.target, self.root, before, self.held, **PRINTED)


@pytest.fixture(scope="session")
def published(printing: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of the small site, with what is kept of its editions, and the site that was published of it."""

    def make(folder: Path) -> None:
        run = publish(folder / "out/site", root=write_small(folder / "checkout", {}), **PRINTED)
        assert run.returncode == 0, run.stdout + run.stderr

    return made_once(tmp_path_factory, "published", make)


@pytest.fixture
def place(published: Path, tmp_path: Path) -> Place:
    for name in ("checkout", "out"):
        shutil.copytree(published / name, tmp_path / name, symlinks=True)
    root, target = tmp_path / "checkout/tests/site", tmp_path / "out/site"
    before = tree(target)
    assert len([name for name in before if name.endswith((".pdf", ".docx"))]) > 5
    with (root / "faq/drug-testing.md").open("a", encoding="utf-8") as file:
        file.write("\nOne more sentence.\n")
    return Place(root, target, before)


def prints(place: Place, editions: int = 1) -> Callable[[], bool]:
    """So many editions are kept, and more are being printed."""
    return lambda: len([*place.kept.glob("*.pdf")]) >= editions


@pytest.mark.parametrize("kill", [os.kill, os.killpg], ids=["the program alone", "all that it started"])
def test_a_build_that_is_killed_leaves_the_old_site_whole_and_the_next_one_is_right(
    place: Place, kill: Callable[[int, int], None], tmp_path: Path
) -> None:
    """While it prints, when the pages are written, and when all is. Where the program alone is killed, MkDocs goes on, and the next run waits for it."""
    moments = [("", 1), ("", 5), ("finish", 0), ("put_in_place", 0)]
    for step, editions in moments:
        shutil.rmtree(place.kept, ignore_errors=True)
        running = place.start(step)
        wait_for(running, place.held.exists if step else prints(place, editions))
        kill(running.pid, signal.SIGKILL)
        running.communicate(timeout=PATIENCE)
        assert running.returncode == -signal.SIGKILL
        assert tree(place.target) == place.before
    run = publish(place.target, root=place.root, **PRINTED)
    assert run.returncode == 0, run.stdout + run.stderr
    clean = publish(tmp_path / "clean/site", root=write_copy(place.root, tmp_path / "clean"), **PRINTED)
    assert clean.returncode == 0, clean.stdout + clean.stderr
    after = tree(place.target)
    assert after != place.before
    assert after == tree(tmp_path / "clean/site")
    assert [path.name for path in place.target.parent.iterdir()] == ["site"]
    assert list(place.kept.glob("*.part")) == []


def write_copy(root: Path, folder: Path) -> Path:
    """The same checkout elsewhere, with nothing kept."""
    copy = write_small(folder / "checkout", {})
    shutil.copy(root / "faq/drug-testing.md", copy / "faq")
    return copy


@pytest.mark.parametrize("step", ["", "finish"], ids=["while it prints", "after that"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl+C", "a service that ends"])
def test_a_build_that_somebody_stops_says_one_line(place: Place, step: str, how: signal.Signals) -> None:
    """Ctrl+C goes to every process that has the terminal, the end of a service to the program alone."""
    shutil.rmtree(place.kept)
    running = place.start(step)
    wait_for(running, place.held.exists if step else prints(place))
    (os.killpg if how is signal.SIGINT else os.kill)(running.pid, how)
    told = running.communicate(timeout=PATIENCE)[1]
    assert running.returncode == 130
    assert told.splitlines()[-1] == STOPPED
    assert "Traceback" not in told
    assert tree(place.target) == place.before
    assert [path.name for path in place.target.parent.iterdir()] == ["site"]


def test_mkdocs_that_is_ended_from_outside_is_said_in_a_line(place: Place) -> None:
    """As where memory runs out."""
    shutil.rmtree(place.kept)
    running = place.start()
    wait_for(running, prints(place))
    found = [pid for pid, (parent, _) in processes().items() if parent == running.pid]
    assert len(found) == 1
    os.kill(found[0], signal.SIGKILL)
    told = running.communicate(timeout=PATIENCE)[1]
    assert running.returncode == 1
    assert told.splitlines()[-1] == "publish: 'mkdocs' was ended by SIGKILL. The site is as it was."
    assert tree(place.target) == place.before
    assert [path.name for path in place.target.parent.iterdir()] == ["site"]


def test_the_processes_that_print_end_with_the_build(tmp_path: Path) -> None:
    """A build that is killed can't tell them."""
    program = tmp_path / "prints.py"
    program.write_text(PRINTS, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    with subprocess.Popen([sys.executable, str(program)], env=environment, text=True, stdout=subprocess.PIPE) as run:
        assert run.stdout
        pids = json.loads(run.stdout.readline())
        run.kill()
    assert len(pids) == 2
    deadline = time.monotonic() + 600
    while time.monotonic() < deadline and any(map(is_running, pids)):
        time.sleep(0.05)
    assert [pid for pid in pids if is_running(pid)] == []


PRINTS = """
import json, multiprocessing, threading, time
from concurrent.futures import ProcessPoolExecutor
from portal.print.pdf.press import _end_with_parent

if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context, initializer=_end_with_parent) as pool:
        waiting = [pool.submit(time.sleep, 600) for _ in range(2)]
        while len(multiprocessing.active_children()) < 2 or not all(one.running() for one in waiting):
            time.sleep(0.01)
        print(json.dumps([child.pid for child in multiprocessing.active_children()]), flush=True)
        time.sleep(600)
"""


def disks() -> list[str]:
    """What lets a program mount a disk that nobody else sees; nothing where the machine does not let it."""
    for command in (["unshare", "-m"], ["unshare", "-Urm"]):
        try:
            run = subprocess.run([*command, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], check=False, capture_output=True)
        except FileNotFoundError:
            return []
        if run.returncode == 0:
            return command
    return []


@pytest.mark.parametrize("what", ["the site", "the cache"])
def test_a_disk_that_is_full_while_it_prints_is_said_and_with_room_again_all_is_right(
    place: Place, what: str, tmp_path: Path
) -> None:
    """On a small tmpfs. Where the machine lets nobody mount one, a limit on the size of a file fails in the same way."""
    command = disks()
    program = tmp_path / "fill.py"
    program.write_text(FILL, encoding="utf-8")
    size = sum(
        -(-len(data) // 4096) * 4096 for data in place.before.values()
    )  # a disk gives whole pages of memory to each file
    settings = {
        "publish": [sys.executable, str(ROOT / "tools/publish.py"), "--root", str(place.root)],
        "site": str(place.target),
        "small": str(place.target.parent if what == "the site" else place.root / ".cache"),
        "mounts": bool(command),
        "kilobytes": size // 1024 + (700 if what == "the site" else 0) if what == "the site" else 100,
    }
    run = subprocess.run(
        [*command, sys.executable, str(program), json.dumps(settings)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **QUIET, **PRINTED},
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert not told["traceback"]
    assert told["left"] == ["site"]
    assert (told["again"], told["changed"], told["names"]) == (0, True, len(place.before))
    if what == "the cache" and command:  # what can't be kept is printed again next time, and nothing else is lost
        assert told["status"] == 0
        assert not told["whole"]
        return
    assert told["status"] == 1
    assert told["last"].startswith("publish: ")
    assert ("No space left on device" if command else "File too large") in told["last"]
    assert told["last"].endswith("The site is as it was.")
    assert told["whole"]


FILL = """
import hashlib, json, os, resource, shutil, signal, subprocess, sys
from pathlib import Path

given = json.loads(sys.argv[1])
site, small = Path(given["site"]), Path(given["small"])


def tree():
    return {str(p.relative_to(site)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(site.rglob("*")) if p.is_file()}


def run(limit=None):
    def limited():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run([*given["publish"], str(site)], capture_output=True, text=True, preexec_fn=limited if limit else None)


before = tree()
shutil.rmtree(Path(given["publish"][-1]) / ".cache")
small.mkdir(exist_ok=True)
if given["mounts"]:
    moved = site.parent.with_name("moved")
    shutil.copytree(small, moved)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={given['kilobytes']}k", "tmpfs", str(small)], check=True)
    shutil.copytree(moved, small, dirs_exist_ok=True)
first = run(None if given["mounts"] else 40_000)
whole = tree() == before
left = sorted(path.name for path in site.parent.iterdir())
if given["mounts"]:
    subprocess.run(["mount", "-o", "remount,size=1g", str(small)], check=True)
again = run()
lines = first.stderr.splitlines()
print(json.dumps({
    "status": first.returncode, "last": lines[-1] if lines else "", "traceback": "Traceback" in first.stderr, "whole": whole,
    "left": left, "again": again.returncode, "changed": tree() != before, "names": len(tree()),
}))
"""


WORDS = "holds something else than a site that was built here. Nothing was touched."


@pytest.mark.parametrize("kind", ["folder", "checkout", "file", "link", "site with a repository"])
def test_what_is_no_site_of_ours_is_never_replaced(kind: str, tmp_path: Path) -> None:
    root = write_small(tmp_path / "checkout", {})
    target = tmp_path / "mine"
    if kind == "file":
        target.write_text("my thesis", encoding="utf-8")
    else:
        (target / "search").mkdir(parents=True)
        (target / "thesis.txt").write_text("my thesis", encoding="utf-8")
    if kind == "site with a repository":
        (target / "search/index.js").write_text("globalThis.guidepostIndex={};", encoding="utf-8")
        (target / ".git").mkdir()
    if kind == "link":
        (tmp_path / "link").symlink_to(target)
    shown = {"checkout": root, "link": tmp_path / "link"}.get(kind, target)
    before = tree(tmp_path)
    run = publish(shown, root=root)
    assert run.returncode == 1
    assert run.stderr == f"publish: {shown.resolve()} {WORDS} Name another folder, or move what is in it.\n"
    assert tree(tmp_path) == before


def test_an_empty_folder_and_a_site_of_ours_are_replaced(tmp_path: Path) -> None:
    root, target = write_small(tmp_path / "checkout", {}), tmp_path / "site"
    target.mkdir()
    assert publish(target, root=root).returncode == 0
    (target / "old.txt").write_text("of the build before", encoding="utf-8")
    assert publish(target, root=root).returncode == 0
    assert not (target / "old.txt").exists()
    assert (target / "index.html").is_file()


@pytest.mark.parametrize("epoch", ["abc", "-1", "1.5", "99999999999999", "١"])
def test_a_time_that_is_none_is_told_in_a_line(epoch: str, tmp_path: Path) -> None:
    run = run_mkdocs(write_small(tmp_path, {}), tmp_path / "out", SOURCE_DATE_EPOCH=epoch)
    assert run.returncode == 1
    assert f"SOURCE_DATE_EPOCH is {epoch!r}, no number of seconds since 1970." in run.stderr
    assert "Traceback" not in run.stderr


def test_odd_files_in_the_cache_are_left_alone(tmp_path: Path) -> None:
    odd = ["odd.part", "a.b.part", "a.99999999999999.part", ".part", "x.0.part.txt"]
    for name in odd:
        (tmp_path / name).write_bytes(b"?")
    (tmp_path / "a.999999999.part").write_bytes(b"of a build that was killed")
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(odd)
