"""Whether a step can be led as it is written: with the sheets that are there, in its minutes, with ten people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from portal.content.kinds import AMONG_SHEETS, WORKSHEETS, is_in
from portal.content.model import Content, Guide, Worksheet
from portal.content.steps import AT_HAND, CUT, IN_THE_ROOM, SHEETS, cuts, parse_steps, tasks, told, uses
from portal.groups.ways import whens
from portal.text.body import Section
from portal.text.issues import Issue
from portal.text.links import resolve
from portal.text.source import Source

PEOPLE = 10
LOST = 20
"""Minutes that a guide says how to make up for."""
TURNS = re.compile(r"[Tt]urns of (\d+) (second|minute)s?(?: in (two|three|four|five) circles)?")
CIRCLES = {None: 1, "two": 2, "three": 3, "four": 4, "five": 5}


def check_fit(source: Source) -> Iterator[Issue]:
    """What one guide says of itself."""
    steps = {step.id: step for step in parse_steps(source.body)}
    for section in source.body.sections_at(2):
        if step := steps.get(section.id):
            yield from _check_sheets(source, section)
            yield from _check_minutes(source, section, step.minutes)
    yield from _check_cuts(source)


def _check_sheets(source: Source, section: Section) -> Iterator[Issue]:
    """A leader who prints the pack would stand there without the sheet."""
    used = {use.path for use in uses(source.path, source.body)}
    elsewhere = {line for note in whens(source.body) for line in range(note.line, note.end)}
    for link in source.body.links:
        found = resolve(link.target.partition("#")[0], source.path) if ":" not in link.target else None
        inside = section.heading.line < link.line < section.end
        sheet = found and is_in(found, WORKSHEETS) and not found.endswith("/index.md") and found not in AMONG_SHEETS
        if inside and sheet and found not in used and link.line not in elsewhere:
            problem = f"This step names '{link.target}', which is not in the session's pack."
            fix = f"Name it below the step's heading: '- **{SHEETS}:** [...]({link.target})', or '- **{AT_HAND}:** …' where no copies are needed."
            yield Issue(source.path, link.line, "guide-sheet", problem, fix)


def _check_minutes(source: Source, section: Section, minutes: int) -> Iterator[Issue]:
    """What people do in a step takes as long as the step."""
    done = tasks(section)
    total = sum(task.minutes for task in done)
    if done and total != minutes:
        problem = f"The tasks of this step take {total} minutes and the step {minutes}."
        fix = "Change a number in brackets, or the minutes in the heading."
        yield Issue(source.path, section.heading.line, "guide-tasks", problem, fix)
    for task in done:
        if found := TURNS.search(task.says):
            each = int(found[1]) / (60 if found[2] == "second" else 1)
            needed = each * -(-PEOPLE // CIRCLES[found[3]])
            if needed > task.minutes:
                problem = (
                    f"'{found[0]}' take {needed:g} minutes with {PEOPLE} people, and this task has {task.minutes}."
                )
                fix = "Make the turns shorter, give the task more minutes, or write 'in two circles'."
                yield Issue(source.path, task.line, "guide-turns", problem, fix)


def _check_cuts(source: Source) -> Iterator[Issue]:
    """What is left out when time is lost makes up for it."""
    section = source.body.section(CUT)
    if section is None:
        return
    steps = {step.id: step for step in parse_steps(source.body)}
    named = cuts(source.body)
    unknown = next((name for name in named if name not in steps), None)
    saved = sum(steps[name].minutes for name in named if name in steps)
    if unknown is not None:
        problem = f"'#{unknown}' is no step of this session."
        yield Issue(source.path, section.heading.line, "guide-short", problem, "Link to the heading of a step.")
    elif saved < LOST:
        problem = f"The steps that may be left out take {saved} minutes, and {LOST} are lost."
        yield Issue(source.path, section.heading.line, "guide-short", problem, "Name one more step.")


def check_writing(content: Mapping[str, Content]) -> Iterator[Issue]:
    """A sheet takes its minutes to fill in. Where no task of the step has as many, the guide says how much is done in the room."""
    for guide in (item for item in content.values() if isinstance(item, Guide)):
        steps = {step.id for step in parse_steps(guide.body)}
        for section in guide.body.sections_at(2):
            longest = max((task.minutes for task in tasks(section)), default=0)
            if section.id not in steps or not longest or told(section, IN_THE_ROOM):
                continue
            for use in uses(guide.path, guide.body):
                sheet = content.get(use.path)
                written = isinstance(sheet, Worksheet) and sheet.audience == "participant" and use.handed_out
                if use.step == section.id and written and isinstance(sheet, Worksheet) and sheet.minutes > longest:
                    problem = f"'{sheet.title}' takes {sheet.minutes} minutes to fill in, and no task of this step has more than {longest}."
                    fix = f"Say how much of it is done here: '- **{IN_THE_ROOM}:** two lines. The rest at home.'"
                    yield Issue(guide.path, section.heading.line, "guide-writing", problem, fix)
