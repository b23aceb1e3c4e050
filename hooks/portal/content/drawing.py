"""Pictures that are drawn from facts, as their entries say it."""

from __future__ import annotations

from dataclasses import dataclass

from portal.content.entries import Datum
from portal.content.model import key

SHAPES = {
    "bars": "shares of a hundred",
    "spans": "stretches of one scale, such as days",
    "people": "a dot for each person",
    "week": "hours of the page’s own timetables",
    "steps": "what comes after what",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing(Datum):
    """A picture that is drawn from facts. A page asks for it with `<!-- picture: id -->`."""

    title: str = key("Its name.", example="How soon things happen")
    says: str = key("What a reader should see in it, in a sentence or two.", example="The search does not wait.")
    shape: str = key("How it is drawn.", example="bars", choices=SHAPES)
    rows: tuple[str, ...] = key(
        "Rows of cells with ` | ` between them. `{fact}` stands for its figure, and `>` begins a panel.",
        example='["> Who worked? | Mark | Share", "Average | {hired-before}"]',
    )
