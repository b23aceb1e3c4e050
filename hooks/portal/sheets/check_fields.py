"""What keeps a sheet from being filled in, or from being found where it belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal.content.model import Worksheet
from portal.sheets.fields import Field, parse_worksheet
from portal.sheets.wrong_fields import HINT
from portal.text.issues import Issue
from portal.text.source import Source


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
