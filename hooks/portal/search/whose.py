"""For whom a page is, so that search brings somebody who says "I" or "my son" first to what was written for them."""

from __future__ import annotations

from portal.content.kinds import CONTRIBUTE, DECISIONS, is_in
from portal.content.model import Content, Guide, Module, Question, Worksheet

REPEATING = {"questions", "facts", "participant-sheets"}
"""The lists that repeat what other pages say."""
HOUSE = (CONTRIBUTE, DECISIONS)
ANYONES, PERSONS, FAMILYS, STAFFS, LEADERS, HOUSE_OWN, PERSONS_DOOR, FAMILYS_DOOR = range(8)
"""For whom a page is: anyone, the person who looks for work, the family, staff, those who lead a group or a program, editors. A door is
the page with which a person or a family begins."""
WRITTEN_FOR = {
    "docs/for/job-seekers.md": PERSONS_DOOR,
    "docs/for/families.md": FAMILYS_DOOR,
    "docs/rights/index.md": PERSONS,
    "docs/work-and-benefits/index.md": PERSONS,
    "docs/your-state.md": PERSONS,
    "docs/young-people.md": FAMILYS,
    "docs/for/clinicians.md": STAFFS,
    "docs/for/employers.md": STAFFS,
    "docs/crosswalk.md": STAFFS,
    "docs/program-setup.md": LEADERS,
    "docs/fidelity.md": LEADERS,
    "docs/performance-benchmarks.md": LEADERS,
}
"""Pages whose front matter does not say it. All others are anyone's."""


def is_list(item: Content) -> bool:
    """Whether a page repeats what other pages say."""
    return bool(item.body.lists & REPEATING)


def whose(item: Content) -> int:
    """For whom a page is, as a number that the ranking knows too: `WHOSE` in `search/voice.mjs`."""
    if is_house(item):
        return HOUSE_OWN
    if isinstance(item, Question):
        return PERSONS if item.audience[0] == "job-seeker" else ANYONES if "job-seeker" in item.audience else STAFFS
    if isinstance(item, Worksheet):
        return PERSONS if item.audience == "participant" else LEADERS
    if isinstance(item, Guide):
        return LEADERS
    if isinstance(item, Module):
        return STAFFS
    return WRITTEN_FOR.get(item.translates or item.path, ANYONES)


def is_house(item: Content) -> bool:
    """Whether a page is about the site itself, and not about what the site is for."""
    return any(is_in(item.path, folder) for folder in HOUSE)
