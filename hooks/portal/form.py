"""A worksheet as a form on the page: every field with its label, what is not a field still Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import escape

from markdown.extensions.toc import slugify, unique

from portal.model import Worksheet
from portal.prose import parse_headings, plain
from portal.worksheet import BRACKET, NUMBERED, Field, parse_worksheet, row_names, table_cells

EXAMPLES = {
    "A line to write on": "Your name: [text]",
    "A date": "When do you want to start? [date]",
    "A box of several lines": "What made it go well? [3 lines]",
    "One answer of several": "How sure are you? [choose: not at all | a little | very]",
    "A box to tick": "[ ] I asked permission.",
    "A numbered line": "1. [text: Most important]",
    "A table, with a row that is repeated": "| Person | What they saw me do | May we talk? |\n|---|---|---|\n"
    "| Person [2 rows] | [2 lines] | [choose: yes | no] |",
}


def render_examples() -> Iterator[str]:
    """What can be typed on a sheet, and below each line what it becomes: the field itself, so it can't be out of date."""
    for name, typed in EXAMPLES.items():
        sheet = Worksheet(
            path="guides/worksheets/example.md", lines={}, body=typed, body_line=1, title=name, description=name,
            audience="facilitator", session=0, minutes=0, reviewed=date.min,
        )  # fmt: skip
        yield f"**{name}**\n\n```\n{typed}\n```\n\n{render_form(sheet).strip()}\n"


def render_form(sheet: Worksheet) -> str:
    """The body with every field as HTML; what is not a field stays Markdown. Call it on a sheet without findings."""
    used = {heading.id for heading in parse_headings(sheet.body, 1)}
    out: list[str] = []
    table: list[str] = []
    for text, items in parse_worksheet(sheet):
        fields = [item for item in items if isinstance(item, Field)]
        if text.startswith("|"):
            table += _table_rows(text, fields, used, first=not table)
            continue
        out += _table(table)
        table = []
        if fields:
            numbered = NUMBERED.match(text.strip())
            out += ["", _wrap(fields[0], _id(fields[0], used), numbered["number"] if numbered else ""), ""]
        else:
            out.append(text)
    return "\n".join([*out, *_table(table)])


def name_fields(sheet: Worksheet) -> dict[str, Field]:
    """Every field of a sheet by the name that it has in the form and in a saved file."""
    used = {heading.id for heading in parse_headings(sheet.body, 1)}
    fields = (item for _, items in parse_worksheet(sheet) for item in items if isinstance(item, Field))
    return {_id(field, used): field for field in fields}


def _id(field: Field, used: set[str]) -> str:
    return unique(slugify(field.label, "-") or "field", used)


def _table(rows: list[str]) -> list[str]:
    return ["", '<table class="gp-grid">', *rows, "</tbody>", "</table>", ""] if rows else []


def _table_rows(text: str, fields: list[Field], used: set[str], *, first: bool) -> list[str]:
    cells = table_cells(text)
    if first:
        heads = "".join(f'<th scope="col">{escape(plain(cell))}</th>' if cell else "<td></td>" for cell in cells)
        return [f"<thead><tr>{heads}</tr></thead>", "<tbody>"]
    if all(re.fullmatch(r":?-+:?", cell) for cell in cells):
        return []
    waiting = iter(fields)
    lines = []
    for name in row_names(cells):
        row = [f'<th scope="row">{escape(name)}</th>']
        for cell in cells[1:]:
            field = next(waiting, None) if BRACKET.search(cell) else None
            if field:
                # On a phone the head of the table is out of sight, and a style shows the column's name in each cell.
                column = escape(field.label.removeprefix(f"{name}: "))
                row.append(f'<td data-label="{column}">{_control(field, _id(field, used), named=True)}</td>')
            else:
                row.append(f"<td>{escape(plain(cell))}</td>")
        lines.append(f"<tr>{''.join(row)}</tr>")
    return lines


def _wrap(field: Field, name: str, number: str) -> str:
    label = escape(f"{number}. {field.label}" if number else field.label)
    if field.kind == "choose":
        return f'<fieldset class="gp-field" id="{name}"><legend>{label}</legend>{_control(field, name)}</fieldset>'
    if field.kind == "tick":
        return f'<p class="gp-field gp-tick">{_control(field, name)} <label for="{name}">{label}</label></p>'
    return f'<p class="gp-field"><label for="{name}">{label}</label> {_control(field, name)}</p>'


def _control(field: Field, name: str, named: bool = False) -> str:
    title = f' aria-label="{escape(field.label)}"' if named else ""
    if field.kind == "lines":
        return f'<textarea id="{name}" name="{name}" rows="{field.lines}"{title}></textarea>'
    if field.kind == "tick":
        return f'<input type="checkbox" id="{name}" name="{name}">'
    if field.kind == "choose":
        group = f'<span role="radiogroup"{title}>' if named else "<span>"
        options = "".join(
            f'<label><input type="radio" name="{name}" id="{name}-{n}" value="{escape(option)}"> {escape(option)}</label>'
            for n, option in enumerate(field.options, 1)
        )
        return f"{group}{options}</span>"
    return f'<input type="{field.kind}" id="{name}" name="{name}"{title}>'
