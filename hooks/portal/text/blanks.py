"""What a sheet leaves blank: brackets in lines, boxes to tick and cells of tables, as typed. `sheets/fields.py` says what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.text.inline import plain

BRACKET = re.compile(r"(?<!\])\[(?!\^)([^\]\n]*)\](?![(\[:])")
TICK = re.compile(r"(?:[-*] )?\[ \] +(?P<label>\S.*)")
NUMBERED = re.compile(r"^(?P<number>\d+)\. (?P<rest>.*)")
ROWS = re.compile(r"\s*\[([1-9]\d?) rows\]\s*$")
CELLS = re.compile(r"(?<!\\)\|")
CHOICE = re.compile(r"\[choose:[^\]]*\]")
RULE = re.compile(r":?-+:?")
BOX = re.compile(r"([1-9]\d?) lines?")
ANY_BRACKET = re.compile(r"\[[^\]]*\](?!\()")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row."""

    text: str
    blanks: tuple[str, ...]
    """What stands in each of its brackets."""


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
    def is_rule(self) -> bool:
        """Whether it is the line of hyphens below a table's head."""
        return all(RULE.fullmatch(cell.text) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet, with what it leaves blank."""

    text: str
    line: int
    tick: bool = False
    """Whether it is a box to tick; then its blanks are none."""
    label: str = ""
    """Its words without brackets and number."""
    number: str = ""
    """Of a line such as `1. [text]`."""
    blanks: tuple[str, ...] = ()
    """What stands in each of its brackets."""
    row: Row | None = None
    """The cells, where the line is one of a table."""


def find_blanks(lines: Iterable[str], first_line: int) -> Iterator[Line]:
    """Every line of a sheet, those without blanks included."""
    for number, text in enumerate(lines, first_line):
        yield parse_row(text, number) if text.startswith("|") else parse_line(text, number)


def parse_row(text: str, number: int) -> Line:
    """A line that begins with a bar."""
    shielded = CHOICE.sub(lambda m: m[0].replace("|", "\x00"), text)
    cells = [cell.strip().replace("\x00", "|") for cell in CELLS.split(shielded)[1:-1]]
    return Line(text, number, row=Row(tuple(Cell(cell, tuple(BRACKET.findall(cell))) for cell in cells)))


def parse_line(text: str, number: int) -> Line:
    """A line that begins with anything else."""
    typed = text.strip()
    if tick := TICK.fullmatch(typed):
        return Line(text, number, tick=True, label=plain(tick["label"]))
    found = BRACKET.findall(typed)
    if not found:
        return Line(text, number)
    numbered = NUMBERED.match(typed)
    label = plain(BRACKET.sub("", numbered["rest"] if numbered else typed)).strip().rstrip(":").strip("- ")
    return Line(
        text, number, label=" ".join(label.split()), number=numbered["number"] if numbered else "", blanks=tuple(found)
    )


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
