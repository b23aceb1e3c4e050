"""What a group may see of a step: the line that stands below its heading as `!!! group`, and nothing of what is written for leaders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portal.content.steps import Step, parse_steps
from portal.text.body import Body, Section
from portal.text.inline import close_gaps, plain
from portal.text.issues import Issue
from portal.text.notes import Note
from portal.text.source import Source


def sections_of_steps(body: Body) -> Mapping[str, Section]:
    """What stands below the heading of each step, by the step's id."""
    steps = {step.id for step in parse_steps(body)}
    return {section.id: section for section in body.sections_at(2) if section.id in steps}


def group_line(body: Body, step: Section) -> str:
    """What the group sees of a step, as plain words; empty where its Markdown says nothing."""
    notes = _for_group(body, step)
    return " ".join(plain(notes[0].text).split()) if notes else ""


def without_group(body: Body, step: Section) -> str:
    """A step's Markdown without the block that the group sees."""
    first = step.heading.line + 1
    hidden = {number for note in _for_group(body, step) for number in range(note.line, note.end)}
    kept = ["" if number in hidden else line for number, line in enumerate(step.lines, first)]
    return close_gaps("\n".join(kept))


def _for_group(body: Body, step: Section) -> list[Note]:
    return [note for note in body.notes_in(step) if note.kind == "group" and note.mark == "!!!" and not note.nested]


def check_group(source: Source) -> Iterator[Issue]:
    """A step that says nothing to the group would leave it in front of an empty wall."""
    found = sections_of_steps(source.body)
    for step in parse_steps(source.body):
        if not group_line(source.body, found[step.id]):
            yield _silent(source.path, step)


def _silent(path: str, step: Step) -> Issue:
    problem = f"'{step.title}' says nothing to the group."
    fix = """Write '!!! group "For the group"' below the heading, and under it, indented, the task in plain words."""
    return Issue(path, step.line, "guide-group", problem, fix)
