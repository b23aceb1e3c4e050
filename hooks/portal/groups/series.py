"""A series of meetings as its planner needs it: what each way to run it takes, hands out and asks somebody to bring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.content.library import Library
from portal.content.model import Guide, Worksheet
from portal.content.steps import SUPPLIES, told_of, uses
from portal.groups.variants import Part, plan_meeting, total
from portal.groups.ways import guide_for

EVERY_MEETING = ("leader", "meeting")
"""The `copies` of forms that are filled in anew at each meeting."""
WHOLE = ("six-sessions", 10)
"""The id of the series as the guides have it, and the most people that its front page speaks of."""
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


@dataclass(frozen=True, slots=True)
class Meeting:
    """One day of a series."""

    parts: tuple[Part, ...]
    opens: tuple[Guide, ...]
    """The guides that no earlier meeting used."""

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return total(self.parts)


@dataclass(frozen=True, slots=True)
class Series:
    """One way to run the series."""

    id: str
    title: str
    says: str
    people: int
    """How many at most."""
    meetings: tuple[Meeting, ...]
    away: bool
    """Whether people take part from home, so that their sheets are sent."""


def list_series(library: Library) -> list[Series]:
    """The series as the guides have it, then every variant whose guides are all there. Empty where a library has no sessions."""
    guides = {guide.session: guide for guide in library.of(Guide)}
    inside = sessions(library)
    if not inside:
        return []
    name = NUMBERS[len(inside)] if len(inside) < len(NUMBERS) else str(len(inside))
    ways = [
        (
            WHOLE[0],
            f"{name} session{'s' * (len(inside) > 1)}",
            "",
            WHOLE[1],
            tuple(str(guide.session) for guide in inside),
            False,
        )
    ]
    ways += [(v.id, v.title, v.says, v.people, v.meetings, v.place == "home") for v in library.variants.values()]
    found = []
    for identity, title, says, people, meetings, away in ways:
        led = {session: guide_for(guide, identity) for session, guide in guides.items()}
        try:
            found.append(Series(identity, title, says, people, tuple(_meetings(meetings, led)), away))
        except (KeyError, ValueError):
            continue  # one of its guides is held back
    return found


def sessions(library: Library) -> list[Guide]:
    """The guides of the meetings themselves: the first and the last of a longer series stand before and after the group."""
    guides = sorted(library.of(Guide), key=lambda guide: guide.session)
    last = guides[-1].session if guides else 0
    return [guide for guide in guides if guide.session and (guide.session < last or last == 1)]


def around(library: Library) -> tuple[list[Guide], list[Guide]]:
    """The guides that stand before the group, and those that come after it."""
    inside = {guide.session for guide in sessions(library)}
    rest = [guide for guide in library.of(Guide) if guide.session not in inside]
    return [g for g in rest if g.session == 0], [g for g in rest if g.session]


def _meetings(texts: tuple[str, ...], guides: dict[int, Guide]) -> Iterator[Meeting]:
    seen: set[int] = set()
    for text in texts:
        parts = tuple(plan_meeting(text, guides))
        opens = tuple(part.guide for part in parts if part.guide.session not in seen)
        seen |= {guide.session for guide in opens}
        yield Meeting(parts, opens)


def supplies(part: Part, *, opens: bool = True) -> tuple[str, ...]:
    """What somebody buys or brings for these steps, and for the session as a whole where this meeting `opens` it."""
    names = [*([""] if opens else []), *(step.id for step in part.steps)]
    lines = (line for name in names for line in told_of(part.guide, name, SUPPLIES))
    return tuple(item.strip() for line in lines for item in line.split(";") if item.strip())


def handouts(part: Part, library: Library, *, opens: bool = True) -> list[Worksheet]:
    """The sheets and forms of which these steps take copies.

    What the session as a whole uses belongs to the meeting that `opens` it; forms that are filled in anew at each meeting, to each.
    """
    steps = {step.id for step in part.steps}
    found: dict[str, Worksheet] = {}
    for use in uses(part.guide.path, part.guide.body):
        sheet = library.content.get(use.path)
        if not isinstance(sheet, Worksheet) or not use.handed_out:
            continue
        whole = not use.step and (opens or copies_for(sheet) in EVERY_MEETING)
        if whole or use.step in steps:
            found.setdefault(sheet.path, sheet)
    return sorted(found.values(), key=lambda sheet: sheet.audience != "participant")


def copies_for(sheet: Worksheet) -> str:
    """Who gets a copy on paper: `person`, `leader`, `meeting`, `group`, or `each` for what a leader fills in for each person."""
    if sheet.audience == "participant":
        return sheet.copies or "person"
    return "each" if sheet.copies == "person" else sheet.copies or "group"
