"""What changed on a page, and when, in the words of its `changes:` lines; and the version of the site, which is the newest of these days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.content.library import Library
from portal.content.model import Content
from portal.text.issues import Issue
from portal.text.source import Source

LINE = re.compile(r"(\d{4}-\d\d-\d\d) (\S.*)")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one page."""

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


def changes_of(item: Content) -> tuple[Change, ...]:
    """All changes of a page, the newest first. One without any is told by its last review."""
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


def changed_on(item: Content) -> date:
    """The day on which a page last became what it is: its newest change, or its last review where that is later."""
    return max(item.reviewed, *(change.day for change in changes_of(item)))


def version_of(library: Library) -> date:
    """The version of the site: the newest day on which any page changed or was reviewed."""
    return max((changed_on(item) for item in library.content.values()), default=date.min)
