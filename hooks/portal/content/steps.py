"""The steps of a guide, `## Pairs (25 min)`, and what it says, once, of the sheets and things that each of them uses.

List items with a name in bold say it, each below the heading of the step that needs the thing:

- **Sheets:** what is handed out or filled in: a copy for everybody whom the sheet's `copies` names
- **At hand:** what leaders show or look up, and spares of what people bring: the one in each leader's pack
- **To bring:** what somebody buys or brings, with semicolons between
- **On the chart:** what is written there before people arrive
- **To call:** whom to call before the day, and when
- **Opening words:** the sentence with which a leader begins the step
- **In the room:** how much of a sheet is filled in here, where all of it takes longer than the step has

What a whole session uses stands below a heading that is no step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.content.model import Guide
from portal.text.body import Body, Section
from portal.text.links import resolve

STEP = re.compile(r"(?P<title>.+?) \((?P<minutes>\d{1,3}) min\)")
TASK = re.compile(r"\d+\. \((\d{1,3})\) (.+)")
SHEETS, AT_HAND, SUPPLIES, CHART, IN_THE_ROOM = "Sheets", "At hand", "To bring", "On the chart", "In the room"
CALLS, OPENING = "To call", "Opening words"
CUT = "short"
"""The id of the heading below which a guide says what to leave out first when 20 minutes are lost."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a session. `start` counts minutes from the beginning."""

    title: str
    minutes: int
    start: int
    id: str
    line: int

    @property
    def clock(self) -> str:
        """When it begins in a session that starts at nine."""
        return clock(self.start)


@dataclass(frozen=True, slots=True)
class Use:
    """A sheet that a guide uses."""

    path: str
    """The sheet's file in the repository."""
    step: str
    """The step's id; empty where the whole session uses it."""
    handed_out: bool
    """Whether copies are made of it: not of what is only at hand."""


def clock(minutes: int) -> str:
    """The time, `minutes` after nine."""
    return f"{9 + minutes // 60}:{minutes % 60:02}"


def parse_steps(body: Body) -> tuple[Step, ...]:
    """The steps of a guide, in order, each with the minute on which it begins."""
    steps: list[Step] = []
    elapsed = 0
    for heading in body.headings:
        match = STEP.fullmatch(heading.text)
        if heading.level == 2 and match:
            steps.append(Step(match["title"], int(match["minutes"]), elapsed, heading.id, heading.line))
            elapsed += steps[-1].minutes
    return tuple(steps)


def uses(path: str, body: Body) -> tuple[Use, ...]:
    """Every sheet that a guide uses, in its order."""
    return tuple(_uses(path, body))


def _uses(path: str, body: Body) -> Iterator[Use]:
    steps = {step.id for step in parse_steps(body)}
    for section in body.sections_at(2):
        step = section.id if section.id in steps else ""
        for name, handed_out in ((SHEETS, True), (AT_HAND, False)):
            for line in told(section, name):
                targets = (resolve(link.target.partition("#")[0], path) for link in Body(line).links)
                yield from (Use(target, step, handed_out) for target in targets if target)


def told(section: Section, name: str) -> list[str]:
    """What a section's list items say behind a name in bold."""
    return Body(section.text).told(name)


def told_of(guide: Guide, step: str, name: str) -> list[str]:
    """What one step of a guide says behind a name in bold; for no step, what its other sections say."""
    steps = {found.id for found in parse_steps(guide.body)}
    return [
        line
        for section in guide.body.sections_at(2)
        if (section.id if section.id in steps else "") == step
        for line in told(section, name)
    ]


def cuts(body: Body) -> tuple[str, ...]:
    """The ids of the steps that a guide leaves out when 20 minutes are lost, the first one first."""
    section = body.section(CUT)
    links = Body(section.text).links if section else ()
    return tuple(link.target.removeprefix("#") for link in links if link.target.startswith("#"))


@dataclass(frozen=True, slots=True)
class Task:
    """One of the numbered things that people do in a step: `2. (8) Each writes two lines.`"""

    minutes: int
    says: str
    line: int


def tasks(section: Section) -> tuple[Task, ...]:
    """The numbered things of a step that say their minutes."""
    found = ((number, TASK.match(line)) for number, line in enumerate(section.lines, section.heading.line + 1))
    return tuple(Task(int(match[1]), match[2], number) for number, match in found if match)
