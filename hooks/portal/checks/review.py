"""What a person should look at again: pages long unread, facts past their date, acronyms never spelled out.

Nothing here fails a build. `today` is always given, never asked of a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from portal.content.entries import Fact, Term
from portal.content.last_days import is_expired
from portal.content.library import Library
from portal.content.model import Content
from portal.content.states import HOLDS
from portal.text.inline import plain

SOON = 30
"""Days before its last good day in which somebody should look at a fact again."""


@dataclass(frozen=True, slots=True)
class Due:
    """A page whose last review is too long ago, or a state's row whose addresses were opened too long ago."""

    path: str
    reviewed: date
    due: date


def due_pages(library: Library, today: date, days: int) -> list[Due]:
    """The pages last reviewed more than `days` days ago, and the rows of states that are no longer shown, the oldest first."""
    dues = [Due(item.path, item.reviewed, item.reviewed + timedelta(days=days)) for item in library.content.values()]
    dues += [
        Due(f"{state.path}:{state.line}", state.checked, state.checked + HOLDS)
        for state in library.states.values()
        if state.checked
    ]
    return sorted((due for due in dues if due.due < today), key=lambda due: (due.due, due.path))


def expired_facts(library: Library, today: date) -> list[Fact]:
    """The facts past their date, the oldest first."""
    past = (fact for fact in library.facts.values() if is_expired(fact, today))
    return sorted(past, key=lambda fact: (fact.expires or today, fact.id))


@dataclass(frozen=True, slots=True)
class Lapse:
    """A fact that will soon be past its last good day, with the pages that cite it."""

    fact: str
    last: date
    pages: tuple[str, ...]


def lapsing_facts(library: Library, today: date, within: int) -> list[Lapse]:
    """The facts that still hold and whose last good day is at most `within` days away, the nearest first."""
    citing = library.citing()
    end = today + timedelta(days=within)
    found = (fact for fact in library.facts.values() if fact.expires and today <= fact.expires <= end)
    lapses = [
        Lapse(fact.id, fact.expires, tuple(item.path for item in citing.get(fact.id, ())))
        for fact in found
        if fact.expires
    ]
    return sorted(lapses, key=lambda lapse: (lapse.last, lapse.fact))


def tell_lapses(library: Library, today: date, within: int = SOON) -> str:
    """How many facts lapse soon and on which pages, in one line."""
    lapses = lapsing_facts(library, today, within)
    pages = sorted({page for lapse in lapses for page in lapse.pages})
    where = f", on {len(pages)} pages: {', '.join(pages)}" if pages else ""
    return f"{len(lapses)} facts lapse within {within} days{where}."


def unused_facts(library: Library) -> list[str]:
    """The facts that no page cites and that are not said to be data only, and those said to be so that a page does cite."""
    citing = library.citing()
    return [fact.id for fact in library.facts.values() if (fact.id in citing) == (fact.use == "data")]


def unspelled(item: Content, terms: Iterable[Term]) -> list[str]:
    """The acronyms that a page uses without giving their long form anywhere on it."""
    text = plain(f"{item.title}\n{item.body.masked}")
    lower = re.sub(r"[\s-]+", " ", text.casefold())
    found = []
    for term in terms:
        if not term.long or not re.search(rf"(?<![\w-]){re.escape(term.term)}(?![\w-])", text):
            continue
        if re.sub(r"[\s-]+", " ", term.long.casefold()) not in lower:
            found.append(term.term)
    return found
