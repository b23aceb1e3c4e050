"""The last good day of a fact: in words for a reader, as data for a script, and the mark of what is past it.

A site stands for months as it was built. So what holds only until a day says the day, and a script in the browser marks it from the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from portal.content.entries import Fact
from portal.content.figures import day_in_words
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


def good_through(day: date) -> str:
    """`Good through December 31, 2026.`"""
    return f"Good through {day_in_words(str(day))}."


def since(day: date) -> date:
    """The first day on which something is out of date: the one after its last good day."""
    return day + timedelta(days=1)


def out_of_date(day: date) -> str:
    """`Out of date since January 1, 2027.`, by the last good day."""
    return f"Out of date since {day_in_words(str(since(day)))}."


def mark_day(day: date | None, today: date) -> str:
    """The last good day as HTML that a script can read, or what is said from the day after; nothing where there is none."""
    if day is None:
        return ""
    if today > day:
        return f'<strong class="gp-lapsed">{out_of_date(day)} Check before you use it.</strong>'
    return f'<span class="gp-until" data-until="{day}">{good_through(day)}</span>'


def mark_lapsed(body: Body, facts: Mapping[str, Fact], today: date) -> str:
    """The Markdown with a mark behind each citation of a fact that is past its last good day."""

    def shown(name: str) -> str:
        fact = facts.get(name)
        return f"[^{name}]{LAPSED if fact and is_expired(fact, today) else ''}"

    return replace_citations(body.text, shown, body.masked)
