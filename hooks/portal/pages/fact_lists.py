"""The facts with their sources: those of one area on a page, and on the page of all facts where each area is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from portal.content import fact_areas
from portal.content.entries import Fact
from portal.content.facts import describe_source
from portal.content.last_days import is_expired, mark_day
from portal.content.library import Library, describe, link_to
from portal.content.model import Content


def render_all(library: Library, page: str, today: date) -> Iterator[str]:
    """Each page of facts, with a place for each of those that it holds: a script leads a reader on to the fact, and without one the link to its page is there. Then facts without a page."""
    there = dict.fromkeys(library.homes.values())
    for path in sorted(there, key=lambda path: list(library.content).index(path)):
        held = [fact for fact in library.facts.values() if library.homes.get(fact.id) == path]
        places = "".join(f'<span id="{fact.id}"></span>' for fact in held)
        item = library.content[path]
        yield '\n<div class="gp-elsewhere" markdown>\n'
        yield f"**{link_to(item, page)}** ({len(held)}). {describe(item)}\n\n<p>{places}</p>\n"
        yield "</div>"
    yield from _render(library, page, today, [fact for fact in library.facts.values() if fact.id not in library.homes])


def render_area(library: Library, page: str, today: date) -> Iterator[str]:
    """Every fact of the page's area with its source, how sure it is, and the pages that cite it."""
    yield from _render(library, page, today, [f for f in library.facts.values() if library.homes.get(f.id) == page])


def anchors(library: Library) -> Iterator[str]:
    """The ids that readers were promised on the page of all facts: those of all, since each leads on."""
    yield from library.facts


def _render(library: Library, page: str, today: date, facts: list[Fact]) -> Iterator[str]:
    citing: dict[str, list[Content]] = library.citing() if facts else {}
    for fact in facts:
        source = library.sources[fact.source]
        name = f"[{source.title}]({source.url})" if source.url else f"*{source.title}*"
        state = "expired" if is_expired(fact, today) else "current"
        yield f'\n<div class="gp-fact" id="{fact.id}" data-confidence="{fact.confidence}" data-state="{state}" markdown>\n'
        yield f"{fact.says}{f' {fact.limits}' if fact.limits else ''}\n"
        if fact.expires:
            yield f"{mark_day(fact.expires, today)}\n"
        yield f"{name}{describe_source(fact, source).removeprefix(source.title)}.\n"
        if fact.id in citing:
            yield f"Cited in: {', '.join(link_to(item, page) for item in citing[fact.id])}\n"
        yield "</div>"


LISTS: dict[str, Callable[[Library, str, date], Iterator[str]]] = {
    "facts": render_all,
    **dict.fromkeys(fact_areas.LISTS, render_area),
}
