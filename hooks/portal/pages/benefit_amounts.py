"""The amounts that change each January, this year's and next year's, each with its last good day.

Pages ask for a table instead of typing an amount, so that a page stays right when the year turns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from portal.content.figures import print_value
from portal.content.last_days import is_expired
from portal.content.library import Library
from portal.content.words import SITE, Words, write_day
from portal.pages.check_pictures import render_ssdi, render_ssi
from portal.text.tongues import tongue

ROWS = (
    ("ssi-federal-rate-single", 0, "ssa.gov"),
    ("ssi-federal-rate-couple", 0, "ssa.gov"),
    ("ssi-student-exclusion", 0, "ssa.gov"),
    ("ssi-student-exclusion", 1, "ssa.gov"),
    ("ssdi-trial-work-amount", 0, "ssa.gov"),
    ("ssdi-sga-not-blind", 0, "ssa.gov"),
    ("ssdi-sga-blind", 0, "ssa.gov"),
    ("medicare-part-b-premium", 0, "medicare.gov"),
    ("able-yearly-limit", 0, ""),
    ("able-to-work-limit", 0, ""),
    ("ssi-cost-of-living-rise", 0, "ssa.gov"),
)
"""The id of the facts of a row without the year, which of their figures it is, and where to look for one that is missing, if not at a plan.

What each row says is in the fixed words of the language, in this order.
"""


def render_amounts(stem: str, library: Library, today: date, language: str = SITE) -> Iterator[str]:
    """The table in Markdown, with a citation in each cell, of the rows whose facts begin with `stem`."""
    words = library.words[language]
    rows = [(says, *row) for says, row in zip(words.amount_rows, ROWS, strict=True) if row[0].startswith(stem)]
    years = [year for year in (today.year, today.year + 1) if year == today.year or _any(library, year)]
    yield f"| {words.amount_head} | {' | '.join(map(str, years))} |"
    yield f"|---|{'---|' * len(years)}"
    for says, name, place, where in rows:
        missing = words.amount_see.format(where=where or words.amount_plan)
        cells = [_cell(library, f"{name}-{year}", place, today, words) or missing for year in years]
        yield f"| {says} | {' | '.join(cells)} |"


def _any(library: Library, year: int) -> bool:
    """Whether an amount of a year is known."""
    return any(f"{name}-{year}" in library.facts for name, _, _ in ROWS)


def _cell(library: Library, name: str, place: int, today: date, words: Words) -> str:
    """One amount; empty where it is not known."""
    fact = library.facts.get(name)
    if fact is None:
        return ""
    shown = f"{print_value(fact.value[place], fact.unit)}[^{name}]"
    if fact.expires is None or is_expired(fact, today):
        return shown
    return f"{shown} ({words.amount_good.format(day=write_day(fact.expires, words))})"


def _amounts(stem: str) -> Callable[[Library, str, date], Iterable[str]]:
    return lambda library, page, today: render_amounts(stem, library, today, tongue(page) or SITE)


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
