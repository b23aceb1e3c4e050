"""What changes in a guide for one way to run the series: a part that opens, `??? when remote "By video or phone"`.

Below a heading it stands in the place of all else there, and in the other ways it is left out. So an edition for a way is computed from the
same guide, and nothing is written twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from textwrap import dedent

from portal.content.entries import Variant
from portal.content.model import Guide
from portal.text.body import Body, Section
from portal.text.issues import Issue
from portal.text.notes import Note

WHEN = "when"
"""The first word of such a part; the second is the id of the way."""


def whens(body: Body) -> tuple[Note, ...]:
    """The parts of a guide that hold for one way alone."""
    return tuple(note for note in body.notes if note.kind.split()[:1] == [WHEN] and not note.nested)


def way_of(note: Note) -> str:
    """The id of the way for which such a part holds."""
    return " ".join(note.kind.split()[1:])


def guide_for(guide: Guide, way: str) -> Guide:
    """The guide as it is led in this way."""
    if not whens(guide.body):
        return guide
    lines: list[str] = []
    sections = guide.body.sections_at(2)
    first = guide.body.first_line
    begin = sections[0].heading.line - first if sections else len(guide.body.lines)
    lines += guide.body.lines[:begin]
    for section in sections:
        lines.append(guide.body.lines[section.heading.line - first])
        lines += _below(guide.body, section, way)
    return replace(guide, body=Body("\n".join(lines), first))


def _below(body: Body, section: Section, way: str) -> list[str]:
    found = [note for note in whens(body) if section.heading.line < note.line < section.end]
    for note in found:
        if way_of(note) == way:
            return ["", *dedent(note.text).strip("\n").split("\n"), ""]
    hidden = {number for note in found for number in range(note.line, note.end)}
    return [line for number, line in enumerate(section.lines, section.heading.line + 1) if number not in hidden]


def check_whens(variants: Mapping[str, Variant], guides: Iterable[Guide]) -> Iterator[Issue]:
    """Each such part names a way that there is."""
    for guide in guides:
        for note in whens(guide.body):
            if way_of(note) not in variants:
                problem = f"'{note.kind.strip()}' names no way to run the series."
                fix = f"Write the id of one from docs/data/variants.yml: {', '.join(variants) or 'there is none yet'}."
                yield Issue(guide.path, note.line, "guide-when", problem, fix)
