"""Admonitions and parts that open, as Python-Markdown and its neighbors read them, and what stands below each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.text.prose import line_at

NOTE = re.compile(r'^([ \t]*)(!!!|\?\?\?\+?) ?(?:([^"\n]*?)[ \t]*(?:"([^"\n]*)"[ \t]*)?|([^\n]*))$', re.M)


@dataclass(frozen=True, slots=True)
class Note:
    """An admonition, `!!! facilitator "Say"`, or a part that opens, `??? check "…"`, with the indented block below it."""

    mark: str
    """`!!!`, `???` or `???+`."""
    kind: str
    """The words behind the mark, as typed; with all of the line where its form is wrong."""
    title: str
    """What stands in quotation marks; empty where there are none."""
    text: str
    """The lines below, as typed."""
    line: int
    end: int
    """The line of the file on which something else begins."""
    nested: bool
    """Whether it stands inside of a list or of another note."""


def find_notes(masked: str, lines: Sequence[str], first_line: int) -> Iterator[Note]:
    """All of them, in order. In `masked` code is blanked out; `lines` are those of the same text with its code."""
    for match in NOTE.finditer(masked):
        line = line_at(masked, match.start(), first_line)
        below = end = line - first_line + 1
        depth = len(match[1].expandtabs(4))
        while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > depth):
            end += 1
        kind = match[3] if match[5] is None else match[5]
        text = "\n".join(lines[below:end])
        yield Note(match[2], kind, match[4] or "", text, line, end + first_line, nested=bool(match[1]))


def _indent(line: str) -> int:
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())
