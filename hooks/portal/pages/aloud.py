"""What a device may read out of a page to somebody who presses a button."""

from __future__ import annotations

from portal.content.model import Content, Question
from portal.search.whose import FAMILYS, FAMILYS_DOOR, PERSONS, PERSONS_DOOR, whose

FOR_PEOPLE = {PERSONS, PERSONS_DOOR, FAMILYS, FAMILYS_DOOR}


def read_aloud(item: Content) -> str:
    """`page` for what people who look for work and their families read; `short` for other answers: the short one; else nothing."""
    if isinstance(item, Question):
        return "page" if "job-seeker" in item.audience else "short"
    return "page" if whose(item) in FOR_PEOPLE else ""
