"""Many documents at once: from the cache where nothing changed, the rest in a pool of processes."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from portal.print.pdf.engine import EngineMissingError, PrintingError, engine_problem, engine_versions, render_pdf

FEW = 2
EVERY = 10
"""Seconds between two lines of progress."""
ENDED = (
    "a process that printed was ended from outside, perhaps for want of memory. Build again: what is printed is kept."
)
MARK = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Job:
    """One document: where it goes on the site, all that goes into it, and how its HTML is made when it is needed."""

    src: str
    material: tuple[str, ...]
    make: Callable[[], str]


def press(
    jobs: list[Job],
    *,
    base: Path,
    inputs: Mapping[str, bytes],
    cache: Path,
    tell: Callable[[str], None],
    now: Callable[[], float] = lambda: 0.0,
    processes: int = 0,
    only_kept: bool = False,
) -> dict[str, bytes]:
    """The bytes of every job by its place on the site; with `only_kept`, of those that the cache holds, and nothing is printed.

    `inputs` is everything besides its own material that shapes a document: template, styles, fonts, code. What was pressed before from the same input is taken
    from `cache`. `now` is a clock in seconds, for telling how long the rest will take. Raises EngineMissingError where
    something is to print and the engine can't start, and PrintingError where a document would not be what it must be.
    """
    seed = _digest(engine_versions().encode(), *_code(), *(inputs[name] for name in sorted(inputs)))
    keys = {job.src: _digest(seed.encode(), *(part.encode() for part in job.material)) for job in jobs}
    done = {job.src: found for job in jobs if (found := _read(cache / f"{keys[job.src]}.pdf"))}
    _sweep(cache)
    waiting = [job for job in jobs if job.src not in done]
    if only_kept:
        return done
    if waiting:
        problem = engine_problem()
        if problem:
            raise EngineMissingError(problem)
        tell(f"Printing {len(waiting)} of {len(jobs)} editions")
    begun = told = now()
    whole, through = sum(map(_size, waiting)), 0
    for number, (job, pdf) in enumerate(_render(waiting, base, processes or min(2, os.cpu_count() or 1)), 1):
        done[job.src] = pdf
        _write(cache / f"{keys[job.src]}.pdf", pdf)
        through += _size(job)
        if now() - told >= EVERY and number < len(waiting):
            told = now()
            rest = (told - begun) * (whole - through) / through
            tell(f"  {len(waiting) - number} of {len(waiting)} editions left, about {in_words(rest)}")
    return done


def in_words(seconds: float) -> str:
    """A span of time as a person would guess it."""
    return f"{max(10, round(seconds, -1)):.0f} seconds" if seconds < 95 else f"{seconds / 60:.0f} minutes"


def _size(job: Job) -> int:
    """How much there is to set, which is about how long it takes."""
    return sum(map(len, job.material))


def kept(cache: Path, ending: str, material: tuple[bytes, ...], make: Callable[[], bytes] | None) -> bytes | None:
    """What was made before from the same material, or what is made now and kept; None where `make` is None and nothing is kept."""
    path = cache / f"{_digest(*material)}{ending}"
    found = _read(path)
    if found is None and make:
        found = make()
        _write(path, found)
    return found


def _render(jobs: list[Job], base: Path, processes: int) -> Iterator[tuple[Job, bytes]]:
    if len(jobs) <= FEW or processes == 1:
        for job in jobs:
            yield job, render_pdf(job.make(), base=base)
        return
    # The longest first, so that no process is left alone with a book at the end.
    ordered = sorted(jobs, key=_size, reverse=True)
    context = multiprocessing.get_context("spawn")
    with _importable(), ProcessPoolExecutor(processes, mp_context=context, initializer=_end_with_parent) as pool:
        try:
            work = [(job.make(), base) for job in ordered]
            with _unheard():
                printing = pool.map(_render_one, work)
            yield from zip(ordered, printing, strict=True)
        except BrokenProcessPool:
            raise PrintingError(ENDED) from None


@contextmanager
def _unheard() -> Iterator[None]:
    """A process that is started here does not hear Ctrl+C while it loads, when it could only tell of it at length."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _importable() -> Iterator[None]:
    """MkDocs takes our folder from the path once the hooks are loaded; fresh processes need it to find this module."""
    home = str(Path(__file__).resolve().parents[3])
    before = list(sys.path)
    sys.path.insert(0, home)
    try:
        yield
    finally:
        sys.path[:] = before


def _end_with_parent() -> None:
    """A process of the pool ends when the build is killed, which can't tell it, and without a word when somebody presses Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _render_one(work: tuple[str, Path]) -> bytes:
    html, base = work
    return render_pdf(html, base=base)


def _code() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))


def _digest(*parts: bytes) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(hashlib.sha256(part).digest())
    return found.hexdigest()


def _read(path: Path) -> bytes | None:
    """A cached file as it was written, or nothing: a hash of the whole stands before it, so one that a disk spoiled is made anew."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    mark, found = data[:MARK], data[MARK:]
    return found if hashlib.sha256(found).digest() == mark else None


def _sweep(cache: Path) -> None:
    """Take away what a build that was killed left half written."""
    for part in cache.glob("*.part"):
        try:
            os.kill(int(part.suffixes[-2][1:]), 0)
        except ProcessLookupError:
            part.unlink(missing_ok=True)
        except OSError:
            continue  # somebody else's, who is still at it


def _write(path: Path, data: bytes) -> None:
    """A cache that can't be written costs time and nothing else."""
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(hashlib.sha256(data).digest() + data)
        part.replace(path)
    except OSError:
        with suppress(OSError):  # a disk that is full has no room for half a file
            part.unlink(missing_ok=True)
