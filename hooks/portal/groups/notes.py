"""What participants get of a guide: everything except the notes for whoever leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.text.issues import Issue
from portal.text.prose import FENCED
from portal.text.source import Source

NOTE = re.compile(r"([ \t]*)(?:!!!|\?\?\?\+?) ?(?=[^\"\n]*\bfacilitator\b)[\w -]+", re.I)


OPENING = re.compile(r"[ \t]*(?:!!!|\?\?\?\+?) ?(?P<kind>[^\"\n]*)")
KNOWN = frozenset({"facilitator", "group"})


def check_notes(source: Source) -> Iterator[Issue]:
    """A note of a kind that nobody knows is kept from no handout, whatever its author meant."""
    fenced = _fenced(source.body)
    for number, line in enumerate(source.body.split("\n")):
        found = OPENING.match(line) if number not in fenced else None
        if found and not KNOWN & set(found["kind"].lower().split()):
            problem = f"'{found['kind'].strip()}' is no kind of note in a guide, so a handout would show it."
            fix = """Write '!!! facilitator "Say"' for whoever leads, or '!!! group "For the group"'."""
            yield Issue(source.path, source.body_line + number, "guide-note", problem, fix)


def without_notes(body: str) -> str:
    """The Markdown without its `!!! facilitator` blocks, also the ones that open and close, or stand in a list.

    An example of a note in a code fence stays: it is text about notes.
    """
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_kept(body.split("\n"), _fenced(body))))


def _fenced(body: str) -> set[int]:
    """The lines of code, counted from 0."""
    return {
        number
        for match in FENCED.finditer(body)
        for number in range(body.count("\n", 0, match.start()), body.count("\n", 0, match.end()) + 1)
    }


def _kept(lines: list[str], fenced: set[int]) -> Iterator[str]:
    """The lines that stay. A note ends at the first line that is not blank and not indented below it."""
    inside: int | None = None
    for number, line in enumerate(lines):
        note = NOTE.match(line) if number not in fenced else None
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        if inside is not None and line.strip() and indent < inside + 4:
            inside = None
        if inside is None and note:
            inside = len(note[1].expandtabs(4))
            yield ""
        elif inside is None:
            yield line
