"""The amounts that change each January: which facts give them, year by year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from portal.content.model import Fact

MARKER = "benefit-amounts"
ROWS = (
    ("SSI: the most for one person, a month", "ssi-federal-rate-single", 0),
    ("SSI: the most for a couple, a month", "ssi-federal-rate-couple", 0),
    ("SSI, student under 22: pay that is not counted, a month", "ssi-student-exclusion", 0),
    ("SSI, student under 22: pay that is not counted, a year", "ssi-student-exclusion", 1),
    ("SSDI: pay over this makes a trial work month", "ssdi-trial-work-amount", 0),
    ("SSDI: the SGA level, not blind, a month", "ssdi-sga-not-blind", 0),
    ("SSDI: the SGA level, blind, a month", "ssdi-sga-blind", 0),
    ("Medicare Part B: standard premium, a month", "medicare-part-b-premium", 0),
    ("ABLE account: the most that may go in, a year", "able-yearly-limit", 0),
    ("Rise for the cost of living", "ssi-cost-of-living-rise", 0),
)
"""What a row says, the id of its facts without the year, and which of their figures it is."""


def fact_of(stem: str, year: int) -> str:
    """The id of one year's fact."""
    return f"{stem}-{year}"


def years_of(facts: Mapping[str, Fact], today: date) -> list[int]:
    """The year of today and the next, each only where there is an amount for it."""
    near = (today.year, today.year + 1)
    return [year for year in near if any(fact_of(stem, year) in facts for _, stem, _ in ROWS)]


def amount_facts(facts: Mapping[str, Fact]) -> list[str]:
    """The ids of the facts of the newest two years, which the table may cite."""
    years = {int(name[-4:]) for _, stem, _ in ROWS for name in facts if name.rpartition("-")[0] == stem}
    newest = sorted(years)[-2:]
    stems = dict.fromkeys(stem for _, stem, _ in ROWS)
    return [name for stem in stems for year in newest if (name := fact_of(stem, year)) in facts]
