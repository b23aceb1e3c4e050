"""What participants get of a guide: everything except the notes for whoever leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.prose import FENCED

NOTE = re.compile(r"([ \t]*)(?:!!!|\?\?\?\+?) ?(?=[^\"\n]*\bfacilitator\b)[\w -]+", re.I)


def without_notes(body: str) -> str:
    """The Markdown without its `!!! facilitator` blocks, also the ones that open and close, or stand in a list.

    An example of a note in a code fence stays: it is text about notes.
    """
    fenced = {
        number
        for match in FENCED.finditer(body)
        for number in range(body.count("\n", 0, match.start()), body.count("\n", 0, match.end()) + 1)
    }
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_kept(body.split("\n"), fenced)))


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
