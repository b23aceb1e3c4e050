"""A worksheet as a form on the page: every field with its label, what is not a field still Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape

from markdown.extensions.toc import slugify, unique

from portal.content.model import Worksheet
from portal.sheets.fields import Field, added, parse_worksheet
from portal.text.blanks import Row
from portal.text.body import Body
from portal.text.inline import plain

SHORT_NAME = 11
"""The longest name of a row, in letters, beside which a column can be narrow: 'Question 10' is one."""

NONE: Mapping[str, Mapping[str, str]] = {}

EXAMPLES = {
    "A line to write on": "Your name: [text]",
    "A date": "When do you want to start? [date]",
    "A box of several lines": "What made it go well? [3 lines]",
    "One answer of several": "How sure are you? [choose: not at all | a little | very]",
    "A box to tick": "[ ] I asked permission.",
    "What numbers add up to": "Caseload: [choose: 1 | 2 | 3 | 4 | 5]\n\nTeams: [choose: 1 | 2 | 3 | 4 | 5]\n\nIn all: [total]",
    "A numbered line": "1. [text: Most important]",
    "A table, with a row that is repeated": "| Person | What they saw me do | May we talk? |\n|---|---|---|\n"
    "| Person [2 rows] | [2 lines] | [choose: yes | no] |",
}


def render_examples() -> Iterator[str]:
    """What can be typed on a sheet, and below each line what it becomes: the field itself, so it can't be out of date."""
    for name, typed in EXAMPLES.items():
        sheet = Worksheet(
            path="guides/worksheets/example.md", lines={}, body=Body(typed), title=name, description=name,
            audience="facilitator", session=0, minutes=0, reviewed=date.min,
        )  # fmt: skip
        yield f"**{name}**\n\n```\n{typed}\n```\n\n{render_form(sheet).strip()}\n"


def render_form(sheet: Worksheet, chosen: Mapping[str, Mapping[str, str]] = NONE) -> str:
    """The body with every field as HTML; what is not a field stays Markdown. Call it on a sheet without findings.

    `chosen` says by field what answers are called in other languages, so that one that was chosen there is found here.
    """
    lines = [(line, [item for item in items if isinstance(item, Field)]) for line, items in parse_worksheet(sheet)]
    names = _Names(sheet, [field for _, fields in lines for field in fields], chosen)
    out: list[str] = []
    table: list[tuple[Row, list[Field]]] = []
    before: list[str] = []
    for line, fields in lines:
        if line.row:
            table.append((line.row, fields))
            continue
        if table:
            out += _table(table, names, before)
            table, before = [], _row_names(table)
        elif line.text.strip():
            before = []
        out += ["", _wrap(fields[0], names, line.number), ""] if fields else [line.text]
    return "\n".join([*out, *_table(table, names, before)])


def name_fields(sheet: Worksheet) -> dict[str, Field]:
    """Every field of a sheet by the name that it has in the form and in a saved file."""
    return _named(sheet, [item for _, items in parse_worksheet(sheet) for item in items if isinstance(item, Field)])


def _named(sheet: Worksheet, fields: list[Field]) -> dict[str, Field]:
    if sheet.names:
        return dict(zip(sheet.names, fields, strict=False))
    used = {heading.id for heading in sheet.body.headings}
    return {unique(slugify(field.label, "-") or "field", used): field for field in fields}


class _Names:
    """What each field of a sheet is called in its form, and which of them a total adds up."""

    def __init__(self, sheet: Worksheet, fields: list[Field], chosen: Mapping[str, Mapping[str, str]]) -> None:
        self._chosen = chosen
        self._names = {id(field): name for name, field in _named(sheet, fields).items()}
        self._added = {id(total): added(total, fields, sheet) for total in fields if total.kind == "total"}

    def of(self, field: Field) -> str:
        return self._names[id(field)]

    def also(self, field: Field, option: str) -> str:
        """An attribute with what the option is called in other languages; empty where it has the same name there."""
        theirs = [word for word, here in self._chosen.get(self.of(field), {}).items() if here == option]
        return f' data-also="{escape("|".join(theirs))}"' if theirs else ""

    def adds(self, field: Field) -> str:
        """The names that a total adds up, with blanks between; empty of any other field."""
        return " ".join(map(self.of, self._added.get(id(field), ())))


def _row_names(lines: list[tuple[Row, list[Field]]]) -> list[str]:
    return [name for row, _ in lines[1:] if not row.is_rule for name in row.names]


def _table(lines: list[tuple[Row, list[Field]]], names: _Names, before: list[str]) -> list[str]:
    if not lines:
        return []
    rows = [
        drawn for number, (row, fields) in enumerate(lines) for drawn in _table_rows(row, fields, names, not number)
    ]
    # Where rows have only short names, their column gives its room to those that are written in.
    short = all(len(name) <= SHORT_NAME for row, _ in lines[1:] for name in row.names)
    # A record that needs more columns than fit beside each other goes on in a second table, right below.
    more = " gp-grid--more" if _row_names(lines) == before else ""
    return ["", f'<table class="gp-grid{" gp-grid--short" if short else ""}{more}">', *rows, "</tbody>", "</table>", ""]


def _table_rows(row: Row, fields: list[Field], names: _Names, first: bool) -> list[str]:
    if first:
        heads = (f'<th scope="col">{_shown(plain(c.text))}</th>' if c.text else "<td></td>" for c in row.cells)
        return [f"<thead><tr>{''.join(heads)}</tr></thead>", "<tbody>"]
    if row.is_rule:
        return []
    waiting = iter(fields)
    lines = []
    for name in row.names:
        drawn = [f'<th scope="row">{_shown(name)}</th>']
        for cell in row.cells[1:]:
            field = next(waiting, None) if cell.blanks else None
            if field:
                # On a phone the head of the table is out of sight, and a style shows the column's name in each cell.
                column = escape(field.label.removeprefix(f"{' '.join(name.split())}: "))
                drawn.append(f'<td data-label="{column}">{_control(field, names, named=True)}</td>')
            else:
                drawn.append(f"<td>{_shown(plain(cell.text))}</td>")
        lines.append(f"<tr>{''.join(drawn)}</tr>")
    return lines


def _shown(words: str) -> str:
    """Plain words as HTML. They hold a line break where the author typed one."""
    return escape(words).replace("\n", "<br>")


def _wrap(field: Field, names: _Names, number: str) -> str:
    name = names.of(field)
    label = escape(f"{number}. {field.label}" if number else field.label)
    if field.kind == "choose":
        row = " gp-row" if field.in_a_row else ""
        return (
            f'<fieldset class="gp-field{row}" id="{name}"><legend>{label}</legend>{_control(field, names)}</fieldset>'
        )
    if field.kind == "tick":
        return f'<p class="gp-field gp-tick">{_control(field, names)} <label for="{name}">{label}</label></p>'
    return f'<p class="gp-field"><label for="{name}">{label}</label> {_control(field, names)}</p>'


def _control(field: Field, names: _Names, named: bool = False) -> str:
    name = names.of(field)
    title = f' aria-label="{escape(field.label)}"' if named else ""
    if field.kind == "lines":
        return f'<textarea id="{name}" name="{name}" rows="{field.lines}"{title}></textarea>'
    if field.kind == "tick":
        return f'<input type="checkbox" id="{name}" name="{name}"{title}>'
    if field.kind == "choose":
        group = f'<span role="radiogroup"{title}>' if named else "<span>"
        options = "".join(
            f'<label><input type="radio" name="{name}" id="{name}-{n}" value="{escape(option)}"{names.also(field, option)}> {escape(option)}</label>'
            for n, option in enumerate(field.options, 1)
        )
        return f"{group}{options}</span>"
    if field.kind == "total":
        # Typed or written by hand; where there is a script, it does the sum.
        return (
            f'<input type="text" inputmode="numeric" id="{name}" name="{name}" data-adds="{names.adds(field)}"{title}>'
        )
    return f'<input type="{field.kind}" id="{name}" name="{name}"{title}>'
