"""What a group needs done on days that are counted from its dates."""

from __future__ import annotations

from dataclasses import dataclass

from portal.content.model import Datum, key

COUNTED = {"before": "days before the first meeting", "after": "days after the last meeting"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand(Datum):
    """Something that a group needs done on a day that is counted from its dates."""

    says: str = key("What to do, in a sentence.", example="Call each person, in the way they asked to be reached.")
    counted: str = key("From which meeting its days are counted.", example="before", choices=COUNTED)
    days: int = key("How many days.", example="2")
    see: str = key("The file of the page that helps with it.", example="guides/worksheets/welcome-talk.md")
