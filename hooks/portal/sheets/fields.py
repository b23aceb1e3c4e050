"""Worksheet lines to labelled form fields. The label is the sentence that the field stands in, so none can be left out.

Your name: [text]                                   one line
When do you want to start? [date]                   a date
What made it go well? [3 lines]                     a box of three lines
How sure are you? [choose: not at all | a little]   one of several
[ ] I asked permission                              a box to tick
1. [text: Most important]                           a field with its label inside
| Person [6 rows] | [text] | [text] |               a table row, six times over
Staffing, in all: [total: staffing]                 what the numbers chosen below the heading #staffing add up to
All items: [total]                                  what all of the sheet's numbers add up to
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from portal.content.model import Worksheet
from portal.content.words import Words, check_locale
from portal.text.blanks import Line, Row, lines_of, parse_line
from portal.text.body import Body
from portal.text.inline import plain
from portal.text.issues import Issue
from portal.text.remembered import remembered
from portal.text.source import Source

SHORT = 44
"""Letters that all choices have together where they stand in one row on paper."""
ANCHOR = re.compile(r"[\w:-]*")
OWN = "yours"
"""The id of the part that the build adds to a participant's sheet."""
HINT = "Use [text], [date], [3 lines], [choose: yes | no] or [ ]."


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
    """The field that a bracket means, or None where it means none."""
    kind, _, rest = inside.partition(":")
    kind, rest = kind.strip(), rest.strip()
    if kind in ("text", "date") and (not rest or not label):
        return Field(rest or label, kind, line)
    if lines := lines_of(inside.strip()):
        return Field(label, "lines", line, lines=lines)
    if kind == "total" and ANCHOR.fullmatch(rest):
        return Field(label, "total", line, part=rest)
    options = tuple(option.strip() for option in rest.split("|"))
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
            yield line, []


def complete(sheet: Worksheet, words: Words) -> Worksheet:
    """The sheet with what each participant's sheet ends in: who may see it, and a box to skip it. Forms stay as they are.

    The library holds completed sheets, so every edition has these lines and nobody needs to add them.
    """
    if sheet.audience != "participant":
        return sheet
    return replace(sheet, body=_completed(sheet.body, tuple(_own_lines(words))))


@remembered
def _completed(body: Body, lines: tuple[str, ...]) -> Body:
    """The same for each build while `make serve` runs, so that no sheet is read again."""
    return Body("\n\n".join([body.text.rstrip(), *lines]) + "\n", body.first_line)


def _own_lines(words: Words) -> list[str]:
    return [
        # Each sheet has it, so it would fill the search with itself.
        f"## {words.yours} {{ #{OWN} data-search-exclude }}",
        f"{words.who} [choose: {' | '.join(words.who_choices)}]",
        f"{words.who_names}: [text]",
        f"[ ] {words.skip}",
    ]


def check_words(words: Words) -> Iterator[Issue]:
    """The fixed words must make the fields that they stand for, in a language that is known."""
    yield from check_locale(words)
    wanted = {"who": "choose", "who_names": "text", "skip": "tick"}
    for (name, kind), line in zip(wanted.items(), _own_lines(words)[1:], strict=True):
        found = _line(words.path, parse_line(line, words.lines[name]))
        if len(found) != 1 or not isinstance(found[0], Field) or found[0].kind != kind:
            problem = f"'{name}' of '{words.id}' makes no field: '{line}'."
            fix = "Leave out square brackets and bars, and name at least two different choices."
            yield Issue(words.path, words.lines[name], "words-field", problem, fix)


def check_worksheet(sheet: Source | Worksheet) -> Iterator[Issue]:
    """What keeps a sheet from being filled in, or from being found where it belongs."""
    found = [item for _, items in parse_worksheet(sheet) for item in items]
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
    if line.tick:
        return [Field(line.label, "tick", line.line)]
    if not line.blanks:
        return []
    if len(line.blanks) > 1:
        problem = f"The line has {len(line.blanks)} fields, so neither has a label of its own."
        return [Issue(path, line.line, "worksheet-field", problem, "Put each field on a line of its own.")]
    inside = line.blanks[0]
    field = parse_field(inside, line.label, line.line)
    if field is None:
        return [Issue(path, line.line, "worksheet-field", f"'[{inside}]' is no field.", HINT)]
    if not field.label:
        fix = "Write what it asks for before it, such as 'Your name: [text]'."
        return [Issue(path, line.line, "worksheet-label", f"The field '[{inside}]' has no label.", fix)]
    return [field]


def _row(path: str, header: Row, row: Row, number: int) -> list[Field | Issue]:
    found: list[Field | Issue] = []
    for name in row.names:
        for place, cell in enumerate(row.cells[1:], 1):
            inside = cell.blanks
            if not inside:
                continue
            column = plain(header.cells[place].text) if place < len(header.cells) else ""
            field = parse_field(inside[0], f"{name}: {column}", number)
            if len(inside) > 1:
                problem = f"A cell has {len(inside)} fields, so neither has a label of its own."
                return [Issue(path, number, "worksheet-field", problem, "Put each field into a cell of its own.")]
            if field is None:
                return [Issue(path, number, "worksheet-field", f"'[{inside[0]}]' is no field.", HINT)]
            if not name:
                problem = "The row's first cell is empty, so its fields have no label."
                fix = "Write what the row is about in its first cell."
                return [Issue(path, number, "worksheet-label", problem, fix)]
            if not column:
                problem = f"The field '[{inside[0]}]' stands in a column without a heading."
                return [Issue(path, number, "worksheet-label", problem, "Give each column a heading in the first row.")]
            found.append(field)
    return found
