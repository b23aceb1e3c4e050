"""What a group may see of a step: the line that stands below its heading as `!!! group`, and nothing of what is written for leaders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.groups.schedule import Step, parse_steps
from portal.text.issues import Issue
from portal.text.prose import parse_headings, plain
from portal.text.source import Source

GROUP = re.compile(r'^!!! group(?: "[^"\n]*")?[ \t]*\n((?:[ \t]+[^\n]*\n?|[ \t]*\n)*)', re.M)


def split_steps(body: str) -> dict[str, str]:
    """The Markdown below each step's heading, up to the next heading of its level, by the step's id."""
    lines = body.split("\n")
    heads = [heading for heading in parse_headings(body, 1) if heading.level == 2]
    ends = [*(heading.line - 1 for heading in heads[1:]), len(lines)]
    steps = {step.id for step in parse_steps(body, 1)}
    pairs = zip(heads, ends, strict=False)  # a body without a heading has an end and nothing that begins
    return {head.id: "\n".join(lines[head.line : end]).strip() for head, end in pairs if head.id in steps}


def group_line(text: str) -> str:
    """What the group sees of a step, as plain words; empty where its Markdown says nothing."""
    match = GROUP.search(text)
    return " ".join(plain(match[1]).split()) if match else ""


def without_group(text: str) -> str:
    """A step's Markdown without the block that the group sees."""
    return re.sub(r"\n{3,}", "\n\n", GROUP.sub("\n", text)).strip()


def check_group(source: Source) -> Iterator[Issue]:
    """A step that says nothing to the group would leave it in front of an empty wall."""
    found = split_steps(source.body)
    for step in parse_steps(source.body, source.body_line):
        if not group_line(found[step.id]):
            yield _silent(source.path, step)


def _silent(path: str, step: Step) -> Issue:
    problem = f"'{step.title}' says nothing to the group."
    fix = """Write '!!! group "For the group"' below the heading, and under it, indented, the task in plain words."""
    return Issue(path, step.line, "guide-group", problem, fix)
