"""What a sheet leaves blank: brackets in lines, boxes to tick and cells of tables, as typed. `sheets/fields.py` says what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from portal.text.inline import plain
from portal.text.places import CODE, Places

BRACKET = re.compile(r"(?<![\]\\\[])\[(?!\^)([^\]\n]*)\](?![(\[:])")
NUMBERED = re.compile(r"(?P<number>\d+)\.(?:[ \t]+(?P<rest>.*)|$)")
BULLET = re.compile(r"[-*+][ \t]+")
ROWS = re.compile(r"\s*\[([1-9]\d?) rows\]\s*$")
CELLS = re.compile(r"(?<!\\)\|")
CHOICE = re.compile(r"\[[ \t]*choose[ \t]*:[^\]]*\]", re.I)
RULE = re.compile(r":?-+:?")
TABLE_RULE = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)+$")
"""The line of hyphens below the head of a table, with bars at its ends or without."""
BOX = re.compile(r"([1-9]\d?) lines?")
ANY_BRACKET = re.compile(r"\[[^\]]*\](?!\()")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row."""

    text: str
    blanks: tuple[str, ...]
    """What stands in each of its brackets."""
    beside: str = ""
    """Its words without the brackets."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. A bar inside the brackets of a choice ends no cell."""

    cells: tuple[Cell, ...]

    @property
    def names(self) -> list[str]:
        """What the row is about: its first cell as plain words; several names where it stands for several rows."""
        head = self.cells[0].text if self.cells else ""
        rows = ROWS.search(head)
        name = plain(ROWS.sub("", head))
        return [f"{name} {turn}" for turn in range(1, int(rows[1]) + 1)] if rows else [name]

    @property
    def repeated(self) -> bool:
        """Whether it stands for several rows."""
        return bool(self.cells and ROWS.search(self.cells[0].text))

    @property
    def is_rule(self) -> bool:
        """Whether it is the line of hyphens below a table's head."""
        return all(RULE.fullmatch(cell.text) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet, with what it leaves blank."""

    text: str
    line: int
    label: str = ""
    """Its words without brackets and number."""
    number: str = ""
    """Of a line such as `1. [text]`."""
    blanks: tuple[str, ...] = ()
    """What stands in each of its brackets."""
    row: Row | None = None
    """The cells, where the line is one of a table."""
    place: str = ""
    """What it belongs to, where that can hold no field: 'a heading', 'a quotation', 'a note', 'an item of a list'."""


def find_blanks(lines: Sequence[str], masked: Sequence[str], first_line: int) -> Iterator[Line]:
    """Every line of a sheet, those without blanks included. In `masked` code and comments are blanked out: brackets there are text."""
    places = Places()
    barred = False
    """Whether a table is open whose rows need no bar where they begin."""
    for number, (text, seen) in enumerate(zip(lines, masked, strict=True)):
        place = places.of(seen)
        typed = CHOICE.sub("", seen)
        after = masked[number + 1].strip() if number + 1 < len(masked) else ""
        barred = "|" in typed and not place and (barred or ("|" in after and bool(TABLE_RULE.match(after))))
        if barred or (seen.lstrip(" ").startswith("|") and not place):
            yield parse_row(text, first_line + number, seen)
        else:
            yield parse_line(text, first_line + number, seen, place)


def parse_row(text: str, number: int, seen: str = "") -> Line:
    """A line of a table. In `seen`, of the same length, code is blanked out."""
    seen = seen or text
    bars = [match.start() for match in CELLS.finditer(CHOICE.sub(lambda m: m[0].replace("|", " "), seen))]
    edges = [*pairwise([-1, *bars, len(text)])]
    if bars and not text[: bars[0]].strip():
        edges = edges[1:]
    if bars and not text[bars[-1] + 1 :].strip():
        edges = edges[:-1]
    return Line(
        text, number, row=Row(tuple(_cell(text[start + 1 : end], seen[start + 1 : end]) for start, end in edges))
    )


def _cell(text: str, seen: str) -> Cell:
    blanks, words = _take_out(text, seen)
    return Cell(text.strip(), blanks, " ".join(words.split()) if blanks else "")


def parse_line(text: str, number: int, seen: str = "", place: str = "") -> Line:
    """Any other line. In `seen`, of the same length, code is blanked out."""
    blanks, words = _take_out(text, seen or text) if place != CODE else ((), "")
    if not blanks:
        return Line(text, number)
    words = BULLET.sub("", words.strip(), count=1) if BULLET.match(words.strip()) else words.strip()
    numbered = NUMBERED.match(words)
    label = " ".join(plain(numbered["rest"] or "" if numbered else words).split())
    return Line(text, number, label=label, number=numbered["number"] if numbered else "", blanks=blanks, place=place)


def _take_out(text: str, seen: str) -> tuple[tuple[str, ...], str]:
    """What stands in each bracket, and the words around them. A colon before the last and a period behind it belong to neither."""
    found = list(BRACKET.finditer(seen))
    if not found:
        return (), text
    edges = [*pairwise([0, *(edge for match in found for edge in match.span()), len(text)])]
    *words, last = [text[start:end] for start, end in edges[::2]]
    if any(word.strip() for word in words) and last.strip(" \t.,;:") == "":
        last = ""
        words[-1] = words[-1].rstrip(" \t:-")
    return tuple(text[match.start(1) : match.end(1)] for match in found), " ".join([*words, last])


def box_of(line: str) -> int:
    """How many lines the box has that stands alone on a line, `[4 lines]`; 0 where none does."""
    typed = line.strip()
    return lines_of(typed[1:-1]) if typed.startswith("[") and typed.endswith("]") else 0


def lines_of(inside: str) -> int:
    """How many lines a bracket asks for, such as 4 in `4 lines`; 0 of any other."""
    found = BOX.fullmatch(inside)
    return int(found[1]) if found else 0


def without_blanks(text: str) -> str:
    """The text without its brackets, but for those of links."""
    return ANY_BRACKET.sub("", text)
