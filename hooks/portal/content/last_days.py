"""The last good day of a fact: in words for a reader, as data for a script, and the mark of what is past it.

A site stands for months as it was built. So what holds only until a day says the day, and a script in the browser marks it from the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from portal.content.entries import Fact
from portal.content.figures import day_in_words
from portal.content.words import Words, write_day
from portal.text.body import Body
from portal.text.inline import replace_citations

LAPSED = '<span class="gp-lapsed">(out of date)</span>'
"""What stands behind each citation of a fact that is past its last good day."""


def is_expired(fact: Fact, today: date) -> bool:
    """True from the day after `expires`."""
    return fact.expires is not None and today > fact.expires


def first_to_lapse(facts: Iterable[Fact]) -> date | None:
    """The earliest of their last good days, or None where all of them hold for good."""
    return min((fact.expires for fact in facts if fact.expires), default=None)


def good_through(day: date, words: Words | None = None) -> str:
    """`Good through December 31, 2026.`"""
    if words:
        return words.print_good.replace("{day}", write_day(day, words))
    return f"Good through {day_in_words(str(day))}."


def since(day: date) -> date:
    """The first day on which something is out of date: the one after its last good day."""
    return day + timedelta(days=1)


def out_of_date(day: date, words: Words | None = None) -> str:
    """`Out of date since January 1, 2027.`, by the last good day."""
    if words:
        return words.frame_lapsed_since.replace("{day}", write_day(since(day), words))
    return f"Out of date since {day_in_words(str(since(day)))}."


def mark_day(day: date | None, today: date, words: Words | None = None) -> str:
    """The last good day as HTML that a script can read, or what is said from the day after; nothing where there is none."""
    if day is None:
        return ""
    if today > day:
        check = words.frame_lapsed_before if words else "Check before you use it."
        return f'<strong class="gp-lapsed">{out_of_date(day, words)} {check}</strong>'
    return f'<span class="gp-until" data-until="{day}">{good_through(day, words)}</span>'


def mark_lapsed(body: Body, facts: Mapping[str, Fact], today: date, words: Words | None = None) -> str:
    """The Markdown with a mark behind each citation of a fact that is past its last good day."""
    mark = f'<span class="gp-lapsed">{words.frame_lapsed_mark}</span>' if words else LAPSED

    def shown(name: str) -> str:
        fact = facts.get(name)
        return f"[^{name}]{mark if fact and is_expired(fact, today) else ''}"

    return replace_citations(body.text, shown, body.masked)
