"""What changed in an answer, and when, in the words of its `changes:` lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.content.model import Question
from portal.text.issues import Issue
from portal.text.source import Source

LINE = re.compile(r"(\d{4}-\d\d-\d\d) (\S.*)")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one answer."""

    day: date
    what: str
    """In a reader's words, with a small first letter: `figure updated`."""


def parse_change(line: str) -> Change | None:
    """A line as a change, or None where it has not the form or its day is none."""
    match = LINE.fullmatch(line.strip())
    try:
        return Change(date.fromisoformat(match[1]), match[2]) if match else None
    except ValueError:
        return None


def changes_of(item: Question) -> tuple[Change, ...]:
    """All changes of an answer, the newest first. One without any is told by its last review."""
    found = [change for line in item.changes if (change := parse_change(line))]
    return tuple(sorted(found, key=lambda change: change.day, reverse=True)) or (Change(item.reviewed, "reviewed"),)


def check_changes(source: Source) -> Iterator[Issue]:
    """Each line of `changes:` that has no day or no words."""
    entry = source.fields.get("changes")
    if entry is None or not isinstance(entry.value, tuple):
        return
    for line, number in zip(entry.value, entry.item_lines, strict=True):
        if parse_change(line) is None:
            problem = f"'changes' holds '{line}', which is no day followed by what changed."
            fix = "Write 'changes: [2026-12-01 figure updated]', the day as year-month-day."
            yield Issue(source.path, number, "change-line", problem, fix)
