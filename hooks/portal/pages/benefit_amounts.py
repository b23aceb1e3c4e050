"""The amounts that change each January, this year's and next year's, each with its last good day.

Pages ask for a table instead of typing an amount, so that a page stays right when the year turns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from portal.content.figures import day_in_words, print_value
from portal.content.last_days import is_expired
from portal.content.library import Library
from portal.pages.check_pictures import render_ssdi, render_ssi

ROWS = (
    ("SSI: the most for one person, a month", "ssi-federal-rate-single", 0, "ssa.gov"),
    ("SSI: the most for a couple, a month", "ssi-federal-rate-couple", 0, "ssa.gov"),
    ("SSI, student under 22: pay that is not counted, a month", "ssi-student-exclusion", 0, "ssa.gov"),
    ("SSI, student under 22: pay that is not counted, a year", "ssi-student-exclusion", 1, "ssa.gov"),
    ("SSDI: pay over this makes a trial work month", "ssdi-trial-work-amount", 0, "ssa.gov"),
    ("SSDI: the SGA level, not blind, a month", "ssdi-sga-not-blind", 0, "ssa.gov"),
    ("SSDI: the SGA level, blind, a month", "ssdi-sga-blind", 0, "ssa.gov"),
    ("Medicare Part B: standard premium, a month", "medicare-part-b-premium", 0, "medicare.gov"),
    ("ABLE account: the most that may go in, a year", "able-yearly-limit", 0, "your ABLE plan"),
    ("ABLE account: more for some workers, a year", "able-to-work-limit", 0, "your ABLE plan"),
    ("Rise for the cost of living", "ssi-cost-of-living-rise", 0, "ssa.gov"),
)
"""What a row says, the id of its facts without the year, which of their figures it is, and where to look for one that is missing."""


def render_amounts(stem: str, library: Library, today: date) -> Iterator[str]:
    """The table in Markdown, with a citation in each cell, of the rows whose facts begin with `stem`."""
    rows = [row for row in ROWS if row[1].startswith(stem)]
    years = [year for year in (today.year, today.year + 1) if year == today.year or _any(library, year)]
    yield f"| Amount | {' | '.join(map(str, years))} |"
    yield f"|---|{'---|' * len(years)}"
    for says, name, place, where in rows:
        cells = [_cell(library, f"{name}-{year}", place, today) or f"See {where}" for year in years]
        yield f"| {says} | {' | '.join(cells)} |"


def _any(library: Library, year: int) -> bool:
    """Whether an amount of a year is known."""
    return any(f"{name}-{year}" in library.facts for _, name, _, _ in ROWS)


def _cell(library: Library, name: str, place: int, today: date) -> str:
    """One amount; empty where it is not known."""
    fact = library.facts.get(name)
    if fact is None:
        return ""
    shown = f"{print_value(fact.value[place], fact.unit)}[^{name}]"
    if fact.expires is None:
        return shown
    return shown if is_expired(fact, today) else f"{shown} (good through {day_in_words(str(fact.expires))})"


def _amounts(stem: str) -> Callable[[Library, str, date], Iterable[str]]:
    return lambda library, page, today: render_amounts(stem, library, today)


BENEFIT_LISTS: dict[str, Callable[[Library, str, date], Iterable[str]]] = {
    "benefit-amounts": _amounts(""),
    "ssdi-amounts": _amounts("ssdi"),
    "student-amounts": _amounts("ssi-student"),
    "medicare-amounts": _amounts("medicare"),
    "able-amounts": _amounts("able"),
    "ssi-check-example": render_ssi,
    "ssdi-check-example": render_ssdi,
}
"""The lists of the pages on work and benefits, by the name that a marker gives them."""
