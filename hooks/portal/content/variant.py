"""Another way to run the series, as the data file says."""

from __future__ import annotations

from dataclasses import dataclass

from portal.content.model import Datum, key


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Datum):
    """One other way to run the series. Nothing of the guides is written again: it names their steps."""

    title: str = key("Its name.", example="Remote")
    says: str = key("What happens to the steps that it leaves out.", example="Do them by phone in the week.")
    longest: int = key("The most minutes that a meeting may take; the build checks it.", example="75")
    people: int = key("How many people at most.", example="6", default=10)
    meetings: tuple[str, ...] = key(
        "What each meeting is made of.", example='["1", "2: first half", "4: themes; 5: plan"]'
    )
