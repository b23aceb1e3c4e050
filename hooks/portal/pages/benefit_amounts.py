"""The table of this year's and next year's amounts, each with the last day on which we vouch for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.content.amounts import ROWS, fact_of, years_of
from portal.content.facts import day_in_words, is_expired, print_value
from portal.content.library import Library

MISSING = "See ssa.gov"


def render_amounts(library: Library, today: date) -> Iterator[str]:
    """The table in Markdown, with a citation in each cell; nothing where no amount of these years is known."""
    years = years_of(library.facts, today)
    if not years:
        return
    yield f"| Amount | {' | '.join(map(str, years))} |"
    yield f"|---|{'---|' * len(years)}"
    for says, stem, place in ROWS:
        cells = [_cell(library, fact_of(stem, year), place, today) for year in years]
        if any(cell != MISSING for cell in cells):
            yield f"| {says} | {' | '.join(cells)} |"


def _cell(library: Library, name: str, place: int, today: date) -> str:
    fact = library.facts.get(name)
    if fact is None:
        return MISSING
    shown = print_value(fact.value[place], fact.unit)
    if fact.expires is None:
        return f"{shown}[^{name}]"
    day = day_in_words(str(fact.expires))
    return (
        f"{shown}[^{name}] {f'**out of date since {day}**' if is_expired(fact, today) else f'(look again after {day})'}"
    )
