"""The kinds of notes that a guide may hold: for whoever leads, and for the group."""

from __future__ import annotations

from collections.abc import Iterator

from portal.text.issues import Issue
from portal.text.source import Source

KNOWN = frozenset({"facilitator", "group", "when"})


def check_notes(source: Source) -> Iterator[Issue]:
    """A note of a kind that nobody knows is no part of the run, the wall or the search, whatever its author meant."""
    for note in source.body.notes:
        if not KNOWN & set(note.kind.lower().split()):
            problem = f"'{note.kind.strip()}' is no kind of note in a guide, so search would not offer it and the wall would not show it."
            fix = """Write '!!! facilitator "Say"' for whoever leads, or '!!! group "For the group"'."""
            yield Issue(source.path, note.line, "guide-note", problem, fix)
