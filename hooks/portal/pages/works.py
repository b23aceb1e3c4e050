"""The library: the sources that a reader may want to have, below what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal.content.entries import SEEN, SHELVES, SourceRecord
from portal.content.figures import day_in_words
from portal.content.library import Library


def render_works(library: Library) -> Iterator[str]:
    """Each work with who made it, when, what it is for, what it costs and how it was read."""
    for shelf, works in _shelves(library).items():
        yield f"\n## {SHELVES[shelf]} {{ #{shelf} }}\n"
        for work in works:
            name = f"[{work.title}]({work.url})" if work.url else f"_{work.title}_"
            where = "" if work.url else f" We know no address of it{work.ask and f': ask {work.ask}'}."
            when = "no date" if work.date == "undated" else day_in_words(work.date)
            seen = SEEN[work.seen].capitalize()
            yield f"- **{name}**, {work.publisher}, {when}. {work.serves} Cost: {work.cost}.{where} {seen}."


def shelf_anchors(library: Library) -> Iterable[str]:
    """The ids of the headings that `render_works` writes."""
    return _shelves(library)


def _shelves(library: Library) -> dict[str, list[SourceRecord]]:
    works = sorted((work for work in library.sources.values() if work.serves), key=lambda work: work.title.casefold())
    found = {shelf: [work for work in works if work.shelf == shelf] for shelf in SHELVES}
    return {shelf: inside for shelf, inside in found.items() if inside}
