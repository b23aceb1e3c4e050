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

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from portal.content.model import Worksheet
from portal.content.words import Words, check_locale
from portal.text.issues import Issue
from portal.text.prose import parse_headings, plain
from portal.text.source import Source

BRACKET = re.compile(r"(?<!\])\[(?!\^)([^\]\n]*)\](?![(\[:])")
TICK = re.compile(r"(?:[-*] )?\[ \] +(?P<label>\S.*)")
NUMBERED = re.compile(r"^(?P<number>\d+)\. (?P<rest>.*)")
ROWS = re.compile(r"\s*\[([1-9]\d?) rows\]\s*$")
SHORT = 44
"""Letters that all choices have together where they stand in one row on paper."""
ANCHOR = re.compile(r"[\w:-]*")
CELLS = re.compile(r"(?<!\\)\|")
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
    if match := re.fullmatch(r"([1-9]\d?) lines?", inside.strip()):
        return Field(label, "lines", line, lines=int(match[1]))
    if kind == "total" and ANCHOR.fullmatch(rest):
        return Field(label, "total", line, part=rest)
    options = tuple(option.strip() for option in rest.split("|"))
    if kind == "choose" and len(options) > 1 and all(options) and len(set(options)) == len(options):
        return Field(label, "choose", line, options=options)
    return None


def parse_worksheet(sheet: Source | Worksheet) -> Iterator[tuple[str, list[Field | Issue]]]:
    """Each line of a sheet with the fields that stand in it, and a finding in the place of each that is wrong."""
    header: list[str] = []
    for number, text in enumerate(sheet.body.split("\n"), sheet.body_line):
        if not text.startswith("|"):
            header = []
            yield text, _line(sheet.path, text.strip(), number)
        elif header:
            yield text, _row(sheet.path, header, table_cells(text), number)
        else:
            header = table_cells(text)
            yield text, []


def complete(sheet: Worksheet, words: Words) -> Worksheet:
    """The sheet with what each participant's sheet ends in: who may see it, and a box to skip it. Forms stay as they are.

    The library holds completed sheets, so every edition has these lines and nobody needs to add them.
    """
    if sheet.audience != "participant":
        return sheet
    return replace(sheet, body="\n\n".join([sheet.body.rstrip(), *_own_lines(words)]) + "\n")


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
        found = _line(words.path, line, words.lines[name])
        if len(found) != 1 or not isinstance(found[0], Field) or found[0].kind != kind:
            problem = f"'{name}' of '{words.id}' makes no field: '{line}'."
            fix = "Leave out square brackets and bars, and name at least two different choices."
            yield Issue(words.path, words.lines[name], "words-field", problem, fix)


def check_worksheet(sheet: Source | Worksheet) -> Iterator[Issue]:
    """What keeps a sheet from being filled in, or from being found where it belongs."""
    found = [item for _, items in parse_worksheet(sheet) for item in items]
    yield from (item for item in found if isinstance(item, Issue))
    if not found:
        yield Issue(sheet.path, sheet.body_line, "worksheet-empty", "The sheet has nothing to fill in.", HINT)
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
    headings = parse_headings(sheet.body, sheet.body_line)
    at = next((number for number, heading in enumerate(headings) if heading.id == total.part), None)
    if at is None:
        return []
    end = next((h.line for h in headings[at + 1 :] if h.level <= headings[at].level), math.inf)
    return [field for field in choices if headings[at].line < field.line < end]


def table_cells(text: str) -> list[str]:
    """The cells of a row of a table. A bar inside the brackets of a field ends no cell."""
    shielded = re.sub(r"\[choose:[^\]]*\]", lambda m: m[0].replace("|", "\x00"), text)
    return [cell.strip().replace("\x00", "|") for cell in CELLS.split(shielded)[1:-1]]


def row_names(cells: list[str]) -> list[str]:
    """What a row of a table is about; several names where it stands for several rows."""
    head = cells[0] if cells else ""
    rows = ROWS.search(head)
    name = plain(ROWS.sub("", head))
    return [f"{name} {turn}" for turn in range(1, int(rows[1]) + 1)] if rows else [name]


def _line(path: str, text: str, number: int) -> list[Field | Issue]:
    if tick := TICK.fullmatch(text):
        return [Field(plain(tick["label"]), "tick", number)]
    found = BRACKET.findall(text)
    if not found:
        return []
    label = plain(BRACKET.sub("", NUMBERED.sub(r"\g<rest>", text))).strip().rstrip(":").strip("- ")
    if len(found) > 1:
        problem = f"The line has {len(found)} fields, so neither has a label of its own."
        return [Issue(path, number, "worksheet-field", problem, "Put each field on a line of its own.")]
    field = parse_field(found[0], " ".join(label.split()), number)
    if field is None:
        return [Issue(path, number, "worksheet-field", f"'[{found[0]}]' is no field.", HINT)]
    if not field.label:
        fix = "Write what it asks for before it, such as 'Your name: [text]'."
        return [Issue(path, number, "worksheet-label", f"The field '[{found[0]}]' has no label.", fix)]
    return [field]


def _row(path: str, header: list[str], cells: list[str], number: int) -> list[Field | Issue]:
    found: list[Field | Issue] = []
    for name in row_names(cells):
        for place, cell in enumerate(cells[1:], 1):
            inside = BRACKET.findall(cell)
            if not inside:
                continue
            column = plain(header[place]) if place < len(header) else ""
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
