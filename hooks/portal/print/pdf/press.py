"""Many documents at once: from the cache where nothing changed, the rest in a pool of processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from portal.print.cache import kept, read, sweep
from portal.print.keys import key_of
from portal.print.pdf.engine import EngineMissingError, PrintingError, engine_problem, render_pdf

FEW = 2
EVERY = 10
"""Seconds between two lines of progress."""
ENDED = (
    "a process that printed was ended from outside, perhaps for want of memory. Build again: what is printed is kept."
)
ENDING = ".pdf"
Work = tuple[str, dict[str, bytes]]
"""The HTML of a document, and the files that it names."""


def press(
    documents: Mapping[str, str],
    files: Mapping[str, bytes],
    *,
    cache: Path,
    tell: Callable[[str], None],
    now: Callable[[], float] = lambda: 0.0,
    processes: int = 0,
    only_kept: bool = False,
) -> dict[str, bytes]:
    """The PDF of every document by its place on the site. `documents` is their HTML by that place.

    `files` are the styles and fonts that documents may name. What was printed before from the same input is taken from `cache`; with
    `only_kept`, nothing else is given. `now` is a clock in seconds, for telling how long the rest will take. Raises
    EngineMissingError where something is to print and the engine can't start, and PrintingError where a document would not be what it
    must be.
    """
    sweep(cache)
    given = {src: (html, named_in(html, files)) for src, html in documents.items()}
    done = {src: pdf for src, work in given.items() if (pdf := read(cache, ENDING, key_of(render_pdf, *work)))}
    waiting = {src: work for src, work in given.items() if src not in done}
    if only_kept:
        return done
    if waiting:
        problem = engine_problem()
        if problem:
            raise EngineMissingError(problem)
        tell(f"Printing {len(waiting)} of {len(documents)} editions")
    begun = told = now()
    whole, through = sum(len(html) for html, _ in waiting.values()), 0
    printing = _render(waiting, cache, processes or min(2, os.cpu_count() or 1))
    for number, (src, pdf) in enumerate(printing, 1):
        done[src] = pdf
        through += len(waiting[src][0])
        # Not after the first: what another process has half done would not be counted.
        if now() - told >= EVERY and FEW <= number < len(waiting):
            told = now()
            rest = (told - begun) * (whole - through) / through
            tell(f"  {len(waiting) - number} of {len(waiting)} editions left, about {in_words(rest)}")
    return done


def in_words(seconds: float) -> str:
    """A span of time as a person would guess it."""
    return f"{max(10, round(seconds, -1)):.0f} seconds" if seconds < 95 else f"{seconds / 60:.0f} minutes"


def named_in(html: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of the files that a document names, and those that its styles name."""
    found: dict[str, bytes] = {}
    texts = [html]
    while texts:
        text = texts.pop()
        for name in files.keys() - found.keys():
            if name.rpartition("/")[2] in text:
                found[name] = files[name]
                texts += [files[name].decode()] if name.endswith(".css") else []
    return dict(sorted(found.items()))


def _render(given: Mapping[str, Work], cache: Path, processes: int) -> Iterator[tuple[str, bytes]]:
    if len(given) <= FEW or processes == 1:
        for src, work in given.items():
            yield src, kept(cache, ENDING, render_pdf, *work)
        return
    # The longest first, so that no process is left alone with a book at the end.
    ordered = sorted(given, key=lambda src: -len(given[src][0]))
    context = multiprocessing.get_context("spawn")
    with _importable(), ProcessPoolExecutor(processes, mp_context=context, initializer=_end_with_parent) as pool:
        try:
            with _unheard():
                printing = pool.map(_render_one, ((cache, given[src]) for src in ordered))
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


def _render_one(place: tuple[Path, Work]) -> bytes:
    """A process keeps what it printed itself, below the key of the code that it loaded itself."""
    cache, work = place
    return kept(cache, ENDING, render_pdf, *work)
