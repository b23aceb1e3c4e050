"""Build the site as it is published: whole or not at all.

    python tools/publish.py [FOLDER] [--compress]

The folder is replaced as a whole: it must be empty, not there yet, or a site that was published here.

MkDocs builds beside the folder. Scripts and styles are made small and get names that may be kept for ever, the copy for a disk is
packed, and only then does the new site take the place of the old one. A build that ends early leaves the old site as it was.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tools")]

from finish import compress_files, finish  # noqa: E402

MARK = "search/index.js"
MARKED = b"globalThis.guidepostIndex="
"""The file by which a site of ours is known, and how it begins: every build writes it, and nobody else has a reason to."""
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class NotOursError(Exception):
    """The place to publish into holds something that is no site of ours."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"publish: {place} holds something else than a site that was built here. Nothing was touched. "
            "Name another folder, or move what is in it."
        )


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
    except NotOursError as error:
        print(error, file=sys.stderr)
        return 1
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
    """Build below `target`'s neighbor and swap.

    Raises NotOursError where the folder holds something else than a site of ours, OSError where the disk refuses, CalledProcessError
    where esbuild fails.
    """
    if not target.name:
        raise NotOursError(target)
    new, old = (target.with_name(f".{target.name}.{state}") for state in ("new", "old"))
    with one_at_a_time(target) as turn:
        if is_ours(old) and not target.exists():
            old.rename(target)  # a run was ended between the two steps of the swap
        for place in (target, old):
            if (place.exists() or place.is_symlink()) and not is_ours(place):
                raise NotOursError(place)
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


def is_ours(folder: Path) -> bool:
    """Whether a folder may be replaced as a whole: it is empty, or holds a site that was built here and no repository."""
    if not folder.is_dir() or folder.is_symlink():
        return False
    if not any(folder.iterdir()):
        return True
    if any((folder / name).exists() for name in (".git", ".hg", ".svn")):
        return False
    try:
        with (folder / MARK).open("rb") as file:
            return file.read(len(MARKED)) == MARKED
    except OSError:
        return False


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
