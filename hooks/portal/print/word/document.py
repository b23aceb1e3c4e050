"""The Word edition of a worksheet: every field a content control, every heading and list one of Word's own styles."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches

from portal.content.facts import CitedFact
from portal.content.model import Worksheet
from portal.content.words import Words
from portal.print.word.controls import Controls
from portal.print.word.imprint import add_footer, add_sources
from portal.print.word.passages import Passage, Span, parse_passages
from portal.print.word.stationery import mark_header, new_list, pack, set_up_document, set_widths
from portal.sheets.fields import Field, parse_worksheet
from portal.text.blanks import Cell, Row
from portal.text.inline import plain
from portal.text.links import address, resolve, scheme_of

PUBLISHER = "Guidepost"
LINE = 0.32
"""Inches that a line of handwriting needs."""


def render_docx(
    sheet: Worksheet,
    words: Words,
    *,
    site: str = "",
    cited: Sequence[CitedFact] = (),
    withheld: Collection[str] = (),
) -> bytes:
    """A worksheet as a .docx file, the same bytes from the same sheet. Call it on a sheet without findings.

    `site` is the address of the site, with its slash at the end; without one, links to other pages are words only. `cited` are the facts
    that the sheet cites, which follow it as its sources. `words` are the fixed words of its language, `withheld` are files that the site does not show.
    """
    return _Edition(sheet, words, site, cited, withheld).render()


class _Edition:
    def __init__(
        self, sheet: Worksheet, words: Words, site: str, cited: Sequence[CitedFact], withheld: Collection[str]
    ) -> None:
        self.sheet, self.words, self.site, self.cited, self.withheld = sheet, words, site, cited, withheld
        self.controls = Controls(words.locale)
        self.numbers = {item.fact.id: number for number, item in enumerate(cited, 1)}
        self.document = Document()
        self.section = sheet.title
        self.list_number = 0

    def render(self) -> bytes:
        set_up_document(self.document, self.sheet, self.words.locale, PUBLISHER)
        add_footer(self.document, self.sheet, f"{self.site}{address(self.sheet.path)}", self.words)
        self.document.add_paragraph(self.sheet.title, style="Heading 1")
        prose: list[str] = []
        table: list[tuple[Row, list[Field]]] = []
        for line, items in parse_worksheet(self.sheet):
            fields = [item for item in items if isinstance(item, Field)]
            if table and not line.row:
                self._table(table)
                table = []
            if prose and (line.row or fields):
                self._prose(prose)
                prose = []
            if line.row:
                table.append((line.row, fields))
            elif fields:
                self._field(fields[0], line.number)
            else:
                prose.append(line.text)
        self._prose(prose)
        if table:
            self._table(table)
        add_sources(self.document, self.cited, self.words)
        return pack(self.document)

    def _prose(self, lines: list[str]) -> None:
        for passage in parse_passages("\n".join(lines)):
            if passage.kind == "heading":
                self.section = "".join(span.text for span in passage.spans)
            self._passage(passage)

    def _passage(self, passage: Passage) -> None:
        depth = min(passage.level, 3)
        deep = f" {depth}" if depth > 1 else ""
        style = {
            "heading": f"Heading {passage.level}",
            "bullet": f"List Bullet{deep}",
            "number": f"List Number{deep}",
            "quote": "Quote",
            "verbatim": "No Spacing",
        }.get(passage.kind, "List Continue" + deep if passage.level else "Normal")
        paragraph = self.document.add_paragraph(style=style)
        if passage.kind == "number":
            if passage.first or not self.list_number:
                self.list_number = new_list(self.document, style)
            paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = self.list_number
        for span in passage.spans:
            self._span(paragraph, span)

    def _span(self, paragraph: Any, span: Span) -> None:
        if span.cites:
            if span.cites in self.numbers:
                paragraph.add_run(str(self.numbers[span.cites])).font.superscript = True
            return
        run = paragraph.add_run(span.text)
        run.bold, run.italic = span.strong or None, span.slanted or None
        target = self._target(span.target)
        if not target:
            return
        link = parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{paragraph.part.relate_to(target, REL.HYPERLINK, True)}"/>'
        )
        run.font.underline = True
        run._r.addprevious(link)
        link.append(run._r)
        if scheme_of(span.target) and span.text not in target:
            paragraph.add_run(f" ({target.removeprefix('mailto:').removeprefix('tel:')})")

    def _target(self, typed: str) -> str:
        """The full address of a link, or nothing where paper and screen can't follow it."""
        if scheme_of(typed):
            return typed
        path, mark, anchor = typed.partition("#")
        found = resolve(path, self.sheet.path) if path else None
        if not self.site or not found or found in self.withheld or not found.endswith(".md"):
            return ""
        return f"{self.site}{address(found)}{mark}{anchor}"

    def _field(self, field: Field, number: str) -> None:
        label = f"{number}. {field.label}" if number else field.label
        if field.kind == "tick":
            self._box(self.document.add_paragraph(style="Tick"), label, label)
            return
        self.document.add_paragraph(label, style="Question")
        if field.kind == "choose" and field.in_a_row:
            self._row_of_boxes(self.document.add_paragraph(style="Choice"), field, label)
        elif field.kind == "choose":
            for option in field.options:
                paragraph = self.document.add_paragraph(style="Choice")
                paragraph.paragraph_format.keep_with_next = option != field.options[-1]
                self._box(paragraph, f"{label}: {option}", option)
        else:
            self._control(self.document.add_paragraph(style="Answer"), field, label, field.lines)

    def _control(self, paragraph: Any, field: Field, label: str, lines: int) -> None:
        made = self.controls.date(label) if field.kind == "date" else self.controls.text(label, lines)
        paragraph._p.append(parse_xml(made))

    def _row_of_boxes(self, paragraph: Any, field: Field, label: str) -> None:
        for option in field.options:
            paragraph.add_run("" if option == field.options[0] else "   ")
            self._box(paragraph, f"{label}: {option}", option.replace(" ", "\u00a0"))

    def _box(self, paragraph: Any, name: str, words: str) -> None:
        """A box and its words, with a space between that no line ends at."""
        paragraph._p.append(parse_xml(self.controls.box(name)))
        paragraph.add_run(f"\u00a0{words}")

    def _table(self, lines: list[tuple[Row, list[Field]]]) -> None:
        heads = [plain(cell.text) for cell in lines[0][0].cells]
        table = self.document.add_table(1, len(heads), style="Table Grid")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.paragraphs[0].text, cell.paragraphs[0].style = head, "Table heading"
        mark_header(table, self.section)
        longest = heads[0]
        for row, fields in lines[1:]:
            if row.is_rule:
                continue
            waiting = iter(fields)
            for name in row.names:
                longest = max(longest, name, key=len)
                self._row(table.add_row(), name, row.cells, [next(waiting) for cell in row.cells[1:] if cell.blanks])
        set_widths(table, longest)
        self.document.add_paragraph(style="After table")

    def _row(self, row: Any, name: str, cells: Sequence[Cell], fields: list[Field]) -> None:
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
                self._row_of_boxes(paragraph, field, field.label)
            else:
                self._control(paragraph, field, field.label, 2 if field.lines > 1 else 1)
