"""The tables of a sheet in a Word document, with fields in their cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches
from docx.table import Table

from portal.print.word.controls import Controls
from portal.print.word.fields import add_control, add_row_of_boxes
from portal.print.word.styles import WIDTH
from portal.sheets.fields import Field
from portal.text.blanks import Cell, Row
from portal.text.inline import plain

LINE = 0.32
"""Inches that a line of handwriting needs."""


def add_table(document: Document, controls: Controls, lines: list[tuple[Row, list[Field]]], title: str) -> None:
    """A table from its rows, each with its fields. `title` is what it is called."""
    heads = [plain(cell.text) for cell in lines[0][0].cells]
    table = document.add_table(1, len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].text, cell.paragraphs[0].style = head, "Table heading"
    _mark_header(table, title)
    longest = heads[0]
    for row, fields in lines[1:]:
        if row.is_rule:
            continue
        waiting = iter(fields)
        for name in row.names:
            longest = max(longest, name, key=len)
            found = [next(waiting) for cell in row.cells[1:] if cell.blanks]
            _fill_row(table.add_row(), controls, name, row.cells, found)
    _set_widths(table, longest)
    document.add_paragraph(style="After table")


def _fill_row(row: Any, controls: Controls, name: str, cells: Sequence[Cell], fields: list[Field]) -> None:
    row.height = Inches(LINE * max([1, *(field.lines for field in fields)]) + 0.08)
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
    row.cells[0].paragraphs[0].text, row.cells[0].paragraphs[0].style = name, "Table heading"
    waiting = iter(fields)
    for place, cell in enumerate(cells[1 : len(row.cells)], 1):
        paragraph = row.cells[place].paragraphs[0]
        paragraph.style = "Table words"
        if not cell.blanks:
            paragraph.text = plain(cell.text)
            continue
        field = next(waiting)
        if field.kind == "choose":
            add_row_of_boxes(paragraph, controls, field, field.label)
        else:
            add_control(paragraph, controls, field, field.label, 2 if field.lines > 1 else 1)


def _mark_header(table: Table, title: str) -> None:
    """Name a table, repeat its first row on each page, and say that the first row and column name the others."""
    row = table.rows[0]._tr.get_or_add_trPr()
    row.append(OxmlElement("w:cantSplit"))
    row.append(OxmlElement("w:tblHeader"))
    for cell in table.rows[0].cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    properties = table._tbl.tblPr
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    properties.append(
        parse_xml(
            f'<w:tblLook {nsdecls("w")} w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
            'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        )
    )
    properties.append(parse_xml(f"<w:tblCaption {nsdecls('w')} w:val={quoteattr(title)}/>"))


def _set_widths(table: Table, first: str) -> None:
    """A first column as wide as its longest row heading asks for, and the rest in equal parts. `first` is that heading."""
    table.autofit = False
    count = len(table.columns)
    narrow = min(max(1.0, 0.12 * len(first)), WIDTH * 0.4 if count == 2 else WIDTH / count)
    widths = [narrow] + [(WIDTH - narrow) / max(1, count - 1)] * (count - 1)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(width)
        for cell in column.cells:
            cell.width = Inches(width)
