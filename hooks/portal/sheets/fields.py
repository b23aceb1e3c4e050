"""Worksheet lines to labelled form fields. The label is the sentence that the field stands in, so none can be left out.

Your name: [text]                                   one line
When do you want to start? [date]                   a date
What made it go well? [3 lines]                     a box of three lines
How sure are you? [choose: not at all | a little]   one of several
[ ] I asked permission                              a box to tick; it may stand behind its words, and in a table
1. [text: Most important]                           a field with its label inside
| Person [6 rows] | [text] | [text] |               a table row, six times over
Staffing, in all: [total: staffing]                 what the numbers chosen below the heading #staffing add up to
All items: [total]                                  what all of the sheet's numbers add up to
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.content.model import Worksheet
from portal.sheets.wrong_fields import HINT, TALLEST, WIDEST, counts, explain, misplaced, too_wide, unlabeled
from portal.text.blanks import Cell, Line, Row, lines_of
from portal.text.inline import plain
from portal.text.issues import Issue
from portal.text.source import Source

SHORT = 44
"""Letters that all choices have together where they stand in one row on paper."""
ANCHOR = re.compile(r"[\w:-]*")


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in."""

    label: str
    kind: str
    """One of `text`, `date`, `lines`, `choose`, `tick`, `total`."""
    line: int
    lines: int = 1
    options: tuple[str, ...] = ()
    part: str = ""
    """The id of the heading whose numbers a total adds up; empty where it adds up all."""

    @property
    def in_a_row(self) -> bool:
        """Whether its choices are so short that paper has them beside each other: a scale from 1 to 5, say."""
        return sum(map(len, self.options)) <= SHORT

    @property
    def numbers(self) -> tuple[int, ...]:
        """The choices that are whole numbers, such as 1 to 5. A sheet may offer others beside them: 'not looked at'."""
        return tuple(int(option) for option in self.options if option.isdecimal())


def parse_field(inside: str, label: str, line: int) -> Field | None:
    """The field that a bracket means, or None where it means none. Nothing between the brackets is a box to tick."""
    kind, _, rest = inside.partition(":")
    kind, rest = kind.strip().lower(), rest.strip()
    if not inside.strip():
        return Field(label, "tick", line)
    if kind in ("text", "date") and (not rest or not label):
        return Field(" ".join(plain(rest).split()) or label, kind, line)
    if lines := lines_of(" ".join(inside.lower().split())):
        return Field(label, "lines", line, lines=lines)
    if kind == "total" and ANCHOR.fullmatch(rest):
        return Field(label, "total", line, part=rest)
    options = tuple(" ".join(plain(option).split()) for option in rest.split("|"))
    if kind == "choose" and len(options) > 1 and all(options) and len(set(options)) == len(options):
        return Field(label, "choose", line, options=options)
    return None


def parse_worksheet(sheet: Source | Worksheet) -> Iterator[tuple[Line, list[Field | Issue]]]:
    """Each line of a sheet with the fields that stand in it, and a finding in the place of each that is wrong."""
    header: Row | None = None
    for line in sheet.body.blanks:
        if line.row is None:
            header = None
            yield line, _line(sheet.path, line)
        elif header:
            yield line, _row(sheet.path, header, line.row, line.line)
        else:
            header = line.row
            yield line, _head(sheet.path, header, line.line)


def check_worksheet(sheet: Source | Worksheet) -> Iterator[Issue]:
    """What keeps a sheet from being filled in, or from being found where it belongs."""
    lines = [(line, items) for line, items in parse_worksheet(sheet) if items]
    found = [item for _, items in lines for item in items]
    labeled = {line.line for line, items in lines if line.row is None and isinstance(items[0], Field)}
    for citation in sheet.body.citations:
        if citation.line in labeled:
            problem = f"The note '[^{citation.id}]' stands in the label of a field, where nobody would see it."
            fix = "Write the sentence with the figure before the field, in a paragraph of its own."
            yield Issue(sheet.path, citation.line, "worksheet-note", problem, fix)
    yield from (item for item in found if isinstance(item, Issue))
    if not found:
        yield Issue(sheet.path, sheet.body.first_line, "worksheet-empty", "The sheet has nothing to fill in.", HINT)
    fields = [item for item in found if isinstance(item, Field)]
    for total in (field for field in fields if field.kind == "total"):
        if not added(total, fields, sheet):
            where = f"below a heading '#{total.part}'" if total.part else "on the sheet"
            problem = f"'{total.label}' adds up nothing: no choice of numbers stands {where}."
            fix = "Name the id of a heading above such a choice: [choose: 1 | 2 | 3 | 4 | 5] and [total: staffing]."
            yield Issue(sheet.path, total.line, "worksheet-total", problem, fix)


def added(total: Field, fields: Iterable[Field], sheet: Source | Worksheet) -> list[Field]:
    """The choices whose numbers a total adds up: those below its heading, or all."""
    choices = [field for field in fields if field.numbers]
    if not total.part:
        return choices
    part = sheet.body.section(total.part)
    if part is None:
        return []
    return [field for field in choices if part.heading.line < field.line < part.end]


def _line(path: str, line: Line) -> list[Field | Issue]:
    if line.place:
        typed = _fields_among(line.blanks)
        return [misplaced(path, line.line, typed[0], line.place)] if typed else []
    if not line.blanks:
        return []
    if len(line.blanks) > 1:
        problem = f"The line has {len(line.blanks)} fields, so neither has a label of its own."
        return [Issue(path, line.line, "worksheet-field", problem, "Put each field on a line of its own.")]
    inside = line.blanks[0]
    field = parse_field(inside, line.label, line.line)
    if field is None or field.lines > TALLEST:
        return [Issue(path, line.line, "worksheet-field", *explain(inside, line.label))]
    if not field.label:
        return [unlabeled(path, line.line, inside)]
    return [field]


def _fields_among(blanks: Iterable[str]) -> list[str]:
    """Those brackets that mean a field; others are words, as in '## Notes [optional]'."""
    return [inside for inside in blanks if parse_field(inside, "", 0)]


def _head(path: str, row: Row, line: int) -> list[Field | Issue]:
    """The first row of a table names its columns."""
    if len(row.cells) > WIDEST:
        return [too_wide(path, line, len(row.cells))]
    typed = _fields_among(inside for cell in row.cells for inside in cell.blanks)
    return [misplaced(path, line, typed[0], "the head of a table")] if typed else []


def _name(path: str, row: Row, line: int) -> list[Field | Issue]:
    """The first cell of a row names it, and says how often it is repeated."""
    for inside in row.cells[0].blanks if row.cells else ():
        if parse_field(inside, "", line):
            return [misplaced(path, line, inside, "the first cell of a row")]
        if counts(inside, "row") >= 0 and not row.repeated:
            problem = f"'[{inside}]' is no number of rows."
            return [
                Issue(path, line, "worksheet-field", problem, "End the first cell in '[6 rows]', with 1 to 99 of them.")
            ]
    return []


def _row(path: str, header: Row, row: Row, number: int) -> list[Field | Issue]:
    found: list[Field | Issue] = _name(path, row, number)
    for name in row.names if not found else ():
        for place, cell in enumerate(row.cells[1:], 1):
            if not cell.blanks:
                continue
            column = plain(header.cells[place].text) if place < len(header.cells) else ""
            wrong = _cell(path, cell, name, column, number)
            if wrong:
                return [wrong]
            field = parse_field(cell.blanks[0], " ".join(f"{name}: {column}".split()), number)
            found += [field] if field else []
    return found


def _cell(path: str, cell: Cell, name: str, column: str, number: int) -> Issue | None:
    """What is wrong with a cell that leaves something blank."""
    inside = cell.blanks[0]
    field = parse_field(inside, f"{name}: {column}", number)
    if len(cell.blanks) > 1:
        problem = f"A cell has {len(cell.blanks)} fields, so neither has a label of its own."
        return Issue(path, number, "worksheet-field", problem, "Put each field into a cell of its own.")
    if field is None or field.lines > TALLEST:
        return Issue(path, number, "worksheet-field", *explain(inside, f"{name}: {column}"))
    if not name:
        problem = "The row's first cell is empty, so its fields have no label."
        return Issue(path, number, "worksheet-label", problem, "Write what the row is about in its first cell.")
    if not column:
        problem = f"The field '[{inside}]' stands in a column without a heading."
        return Issue(path, number, "worksheet-label", problem, "Give each column a heading in the first row.")
    if cell.beside:
        problem = f"'{cell.beside}' stands beside a field in its cell, where nobody would see it."
        fix = "Write it into the head of the column, or into a cell of its own."
        return Issue(path, number, "worksheet-field", problem, fix)
    return None
