"""What goes wrong outside: a build that is killed or stopped while it prints, a full disk. The old site stays whole until the new one is."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from helping.sites import PRINTED, QUIET, ROOT, publish, tree, write_small

STOPPED = "publish: stopped. The site is as it was."


@dataclass(frozen=True, slots=True)
class Place:
    """A small site that was published with its editions, and has a change that was not."""

    root: Path
    target: Path
    before: dict[str, bytes]
    seconds: float
    """What publishing it took."""

    @property
    def new(self) -> Path:
        """Where the next one is built."""
        return self.target.with_name(f".{self.target.name}.new")

    @property
    def kept(self) -> Path:
        """Where editions are kept between builds."""
        return self.root / ".cache/editions"

    def start(self) -> subprocess.Popen[str]:
        """Publish it again, and go on."""
        command = [sys.executable, str(ROOT / "tools/publish.py"), str(self.target), "--root", str(self.root)]
        return subprocess.Popen(
            command,
            env={**os.environ, **QUIET, **PRINTED},
            start_new_session=True,
            text=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )


Moment = Callable[[Place, float], bool]
MOMENTS: list[Moment] = [
    lambda place, _: any(place.kept.glob("*.pdf")),
    lambda place, _: (place.new / "index.html").is_file(),
    lambda place, _: (place.new / "assets/fixed").is_dir(),
]
"""One edition is kept, the pages are written, the last files are being written."""


@pytest.fixture
def place(printing: None, tmp_path: Path) -> Place:
    root, target = write_small(tmp_path / "checkout", {}), tmp_path / "out/site"
    begun = time.monotonic()
    run = publish(target, root=root, **PRINTED)
    assert run.returncode == 0, run.stdout + run.stderr
    seconds = time.monotonic() - begun
    before = tree(target)
    assert len([name for name in before if name.endswith((".pdf", ".docx"))]) > 5
    with (root / "faq/drug-testing.md").open("a", encoding="utf-8") as file:
        file.write("\nOne more sentence.\n")
    return Place(root, target, before, seconds)


def wait_for(running: subprocess.Popen[str], place: Place, moment: Moment) -> None:
    """Until something has come, or the program has ended before it."""
    begun = time.monotonic()
    while running.poll() is None and not moment(place, time.monotonic() - begun):
        time.sleep(0.005)


@pytest.mark.parametrize("kill", [os.kill, os.killpg], ids=["the program alone", "all that it started"])
def test_a_build_that_is_killed_leaves_the_old_site_whole_and_the_next_one_is_right(
    place: Place, kill: Callable[[int, int], None], tmp_path: Path
) -> None:
    """At three moments that matter and at two by chance. Where the program alone is killed, MkDocs goes on, and the next run waits for it."""
    drawn = random.Random(6)
    parts = [drawn.uniform(0.1, 0.9) for _ in range(2)]
    stands, killed = place.before, 0
    chance: list[Moment] = [lambda place, spent, part=part: spent > part * place.seconds for part in parts]
    for moment in [*MOMENTS, *chance]:
        shutil.rmtree(place.kept, ignore_errors=True)
        running = place.start()
        wait_for(running, place, moment)
        if running.poll() is None:
            kill(running.pid, signal.SIGKILL)
        running.communicate()
        killed += running.returncode == -signal.SIGKILL
        stands = tree(place.target) if running.returncode == 0 else stands
        assert tree(place.target) == stands
    assert killed >= 3
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


@pytest.mark.parametrize("moment", MOMENTS[:2], ids=["while it prints", "after that"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl+C", "a service that ends"])
def test_a_build_that_somebody_stops_says_one_line(place: Place, moment: Moment, how: signal.Signals) -> None:
    """Ctrl+C goes to every process that has the terminal, the end of a service to the program alone."""
    shutil.rmtree(place.kept)
    running = place.start()
    wait_for(running, place, moment)
    (os.killpg if how is signal.SIGINT else os.kill)(running.pid, how)
    told = running.communicate()[1]
    assert running.returncode == 130
    assert told.splitlines()[-1] == STOPPED
    assert "Traceback" not in told
    assert tree(place.target) == place.before
    assert [path.name for path in place.target.parent.iterdir()] == ["site"]


def test_mkdocs_that_is_ended_from_outside_is_said_in_a_line(place: Place) -> None:
    """As where memory runs out."""
    shutil.rmtree(place.kept)
    running = place.start()
    wait_for(running, place, MOMENTS[0])
    found = [pid for pid, (parent, _) in processes().items() if parent == running.pid]
    assert len(found) == 1
    os.kill(found[0], signal.SIGKILL)
    told = running.communicate()[1]
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
    deadline = time.monotonic() + 30
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


def processes() -> dict[int, tuple[int, str]]:
    """The parent and the state of each process. A small Debian has no `ps`, and macOS has no `/proc`."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = path.read_text(encoding="utf-8").rpartition(")")[2].split()[:2]
        except OSError:
            continue  # it ended meanwhile
        found[int(path.parent.name)] = (int(parent), state)
    if found:
        return found
    told = subprocess.run(["ps", "-axo", "pid=,ppid=,stat="], check=True, capture_output=True, text=True).stdout
    rows = (line.split() for line in told.splitlines())
    return {int(pid): (int(parent), state) for pid, parent, state in rows}


def is_running(pid: int) -> bool:
    _, state = processes().get(pid, (0, "Z"))
    return not state.startswith("Z")


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
    size = sum(map(len, place.before.values()))
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
    assert told["status"] == 1
    assert told["last"].startswith("publish: ")
    assert ("No space left on device" if command else "File too large") in told["last"]
    assert told["last"].endswith("The site is as it was.")
    assert not told["traceback"]
    assert told["whole"]
    assert told["left"] == ["site"]
    assert (told["again"], told["changed"], told["names"]) == (0, True, len(place.before))


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
