"""The Markdown of a page, read once: whoever wants to know what stands in it asks its Body.

Each question is answered when it is first asked and then kept, so a page that nobody asks about costs nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from portal.text.blanks import Line, find_blanks
from portal.text.inline import plain
from portal.text.markers import Marker, find_markers
from portal.text.notes import Note, find_notes
from portal.text.prose import (
    Block,
    Citation,
    Heading,
    Link,
    find_blocks,
    find_citations,
    find_headings,
    find_links,
    mask_comments,
    mask_fences,
    mask_spans,
)

TOLD = re.compile(r"^- \*\*([^*\n]+):\*\* ([^\n]+)$", re.M)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it, up to the next heading of its level or above."""

    heading: Heading
    lines: tuple[str, ...]
    """All lines below the heading, those of deeper headings included."""
    own: tuple[str, ...]
    """The same, up to the first deeper heading."""

    @property
    def id(self) -> str:
        """That of the heading."""
        return self.heading.id

    @property
    def text(self) -> str:
        """The Markdown below the heading."""
        return "\n".join(self.lines)

    @property
    def end(self) -> int:
        """The line of the file on which something else begins."""
        return self.heading.line + 1 + len(self.lines)


@dataclass(frozen=True)
class Body:
    """Markdown with the line of its file on which it begins. All lines that it names are lines of the file."""

    text: str = field(repr=False)
    first_line: int = 1

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text, line by line."""
        return tuple(self.text.split("\n"))

    @cached_property
    def masked(self) -> str:
        """The text, of the same length, with code and comments blanked out."""
        return mask_spans(self._without_comments)

    @cached_property
    def _unfenced(self) -> str:
        return mask_fences(self.text)

    @cached_property
    def _without_comments(self) -> str:
        return mask_comments(self._unfenced)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings, in order."""
        return tuple(find_headings(self._without_comments, self.first_line))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """A section for each heading, in order. Those of deeper headings stand inside of others as well."""
        found = []
        for number, heading in enumerate(self.headings):
            later = self.headings[number + 1 :]
            start = heading.line - self.first_line + 1
            end = next((h.line - self.first_line for h in later if h.level <= heading.level), len(self.lines))
            own = later[0].line - self.first_line if later else len(self.lines)
            found.append(Section(heading, self.lines[start:end], self.lines[start:own]))
        return tuple(found)

    def sections_at(self, level: int) -> tuple[Section, ...]:
        """The sections below the headings of one level."""
        return tuple(section for section in self.sections if section.heading.level == level)

    def section(self, name: str) -> Section | None:
        """The section below the heading that has this id."""
        return next((section for section in self.sections if section.id == name), None)

    @cached_property
    def opening(self) -> str:
        """What stands above the first second-level heading."""
        first = next((h.line for h in self.headings if h.level == 2), None)
        return self.text if first is None else "\n".join(self.lines[: first - self.first_line])

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """All admonitions and parts that open, in order. Those inside of code are text."""
        return tuple(find_notes(self._unfenced, self.lines, self.first_line))

    def notes_in(self, section: Section) -> tuple[Note, ...]:
        """The notes that stand in one of its sections."""
        return tuple(note for note in self.notes if section.heading.line < note.line < section.end)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All targets of links and pictures, in order."""
        return tuple(find_links(self.masked, self.first_line))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """All citations of facts, in order; a fact cited twice is there twice."""
        return tuple(find_citations(self.masked, self.first_line))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Paragraphs, list items, tables and quotations: the units in which a figure and its citation belong together."""
        return tuple(find_blocks(self.masked, self.first_line))

    @cached_property
    def first_paragraph(self) -> str:
        """The first block, as Markdown on one line: the short answer of a question."""
        return " ".join(self.blocks[0].text.split()) if self.blocks else ""

    @cached_property
    def short(self) -> str:
        """The first paragraph as plain words."""
        return plain(self.first_paragraph)

    @cached_property
    def markers(self) -> tuple[Marker, ...]:
        """Where the page asks for generated lists and pictures."""
        return tuple(find_markers(self._unfenced, self.first_line))

    @property
    def lists(self) -> frozenset[str]:
        """The names of the lists that the page asks for."""
        return frozenset(marker.name for marker in self.markers if marker.kind == "list")

    @property
    def drawings(self) -> frozenset[str]:
        """The names of the pictures that the page asks for."""
        return frozenset(marker.name for marker in self.markers if marker.kind == "picture")

    @cached_property
    def blanks(self) -> tuple[Line, ...]:
        """Every line as that of a sheet, with what it leaves to be filled in."""
        return tuple(find_blanks(self.lines, self.masked.split("\n"), self.first_line))

    def told(self, name: str) -> list[str]:
        """What list items say behind a name in bold: `- **To bring:** pens; paper`."""
        return [match[2] for match in TOLD.finditer(self.text) if match[1] == name]
