"""The Word edition of a worksheet: every field a content control, every heading and list one of Word's own styles."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches

from portal.content.facts import CitedFact
from portal.content.model import Worksheet
from portal.content.pictures import Picture, for_word
from portal.content.words import Words
from portal.print.word.controls import Controls
from portal.print.word.fields import add_field
from portal.print.word.footer_and_sources import add_footer, add_sources
from portal.print.word.passages import Passage, Span, parse_passages
from portal.print.word.pictograms import add_pictogram
from portal.print.word.styles import new_list, set_up_document, write
from portal.print.word.tables import add_table
from portal.publish.handed_in import shown_size
from portal.sheets.fields import Field, parse_worksheet
from portal.sheets.names import name_fields
from portal.text.blanks import Row
from portal.text.links import address, resolve, scheme_of

PUBLISHER = "Guidepost"
PART = 2
"""The level of the headings that have a pictogram."""


def render_docx(
    sheet: Worksheet,
    words: Words,
    *,
    site: str = "",
    cited: Sequence[CitedFact] = (),
    withheld: Collection[str] = (),
    pictures: Mapping[str, Picture] = {},
    pictograms: Mapping[str, bytes] = {},
) -> bytes:
    """A worksheet as a .docx file, the same bytes from the same sheet. Call it on a sheet without findings.

    `site` is the address of the site, with its slash at the end; without one, links to other pages are words only. `cited` are the facts
    that the sheet cites, which follow it as its sources. `words` are the fixed words of its language, `withheld` are files that the site does not show,
    `pictures` those that the sheet shows, by path, `pictograms` those beside its headings, PNG by the heading's id.
    """
    return _Edition(sheet, words, site, cited, withheld, pictures, pictograms).render()


class _Edition:
    def __init__(
        self,
        sheet: Worksheet,
        words: Words,
        site: str,
        cited: Sequence[CitedFact],
        withheld: Collection[str],
        pictures: Mapping[str, Picture],
        pictograms: Mapping[str, bytes],
    ) -> None:
        self.pictures, self.pictograms = pictures, pictograms
        self.parts = iter([heading.id for heading in sheet.body.headings if heading.level == PART])
        self.sheet, self.words, self.site, self.cited, self.withheld = sheet, words, site, cited, withheld
        self.controls = Controls(words.locale, name_fields(sheet))
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
                add_table(self.document, self.controls, table, self.section)
                table = []
            if prose and (line.row or fields):
                self._prose(prose)
                prose = []
            if line.row:
                table.append((line.row, fields))
            elif fields:
                add_field(self.document, self.controls, fields[0], line.number)
            else:
                prose.append(line.text)
        self._prose(prose)
        if table:
            add_table(self.document, self.controls, table, self.section)
        add_sources(self.document, self.cited, self.words)
        return write(self.document)

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
        if passage.kind == "heading" and passage.level == PART and (drawn := self.pictograms.get(next(self.parts, ""))):
            add_pictogram(paragraph, drawn)
        for span in passage.spans:
            self._span(paragraph, span)

    def _span(self, paragraph: Any, span: Span) -> None:
        if span.cites:
            if span.cites in self.numbers:
                paragraph.add_run(str(self.numbers[span.cites])).font.superscript = True
            return
        picture = self.pictures.get(resolve(span.picture, self.sheet.path) or "") if span.picture else None
        if picture:
            self._picture(paragraph, picture, span.text)
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

    def _picture(self, paragraph: Any, picture: Picture, says: str) -> None:
        """A picture as wide as on the page, and no wider than the text, with the words for who can't see it."""
        shape = paragraph.add_run().add_picture(
            BytesIO(for_word(picture.data)), width=min(Inches(shown_size(picture)[0] / 96), Inches(6))
        )
        shape._inline.docPr.set("descr", says)

    def _target(self, typed: str) -> str:
        """The full address of a link, or nothing where paper and screen can't follow it."""
        if scheme_of(typed):
            return typed
        path, mark, anchor = typed.partition("#")
        found = resolve(path, self.sheet.path) if path else None
        if not self.site or not found or found in self.withheld or not found.endswith(".md"):
            return ""
        return f"{self.site}{address(found)}{mark}{anchor}"
