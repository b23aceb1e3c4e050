"""What every Word edition looks like, and how its file is packed: page, styles, lists, tables, the same bytes each time."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, time
from io import BytesIO
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.run import Run

from portal.content.model import Worksheet
from portal.print.paper_size import PAPER
from portal.publish.packing import Entry, pack

FONT = "Arial"  # on every machine, and wide enough to read
INK = RGBColor(0x1B, 0x2A, 0x3A)
RULE = "5A6B7B"
"""The color of the lines around what is to be filled in: 5.5 to 1 on white."""
MARGIN = 0.75
WIDTH = PAPER.width - 2 * MARGIN
"""Inches between the margins of a page."""
HEADINGS = {1: 20, 2: 15, 3: 13, 4: 12, 5: 12, 6: 12}
"""The size of each level in points."""
STYLES_WITH_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
KEPT_TABLES = {"TableNormal", "TableGrid"}


def set_up_document(document: Document, sheet: Worksheet, language: str, publisher: str) -> None:
    """Page, styles, language, and what the file says of itself. Its only date is the day of the review."""
    _leave_out_leftovers(document)
    page = document.sections[0]
    page.page_width, page.page_height = Inches(PAPER.width), Inches(PAPER.height)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Inches(MARGIN)
    about = document.core_properties
    about.title, about.subject, about.author, about.language = sheet.title, sheet.description, publisher, language
    about.comments = about.keywords = about.last_modified_by = ""
    about.created = about.modified = datetime.combine(sheet.reviewed, time(), UTC)
    _set_language(document, language)
    _set_styles(document)


def new_list(document: Document, style: str) -> int:
    """The number of a list that counts from 1 again, in the form that a style's lists have."""
    paragraph_style = document.styles[style]
    usual = paragraph_style.element.pPr.numPr.numId.val
    numbering = document.part.numbering_part.element
    made = numbering.add_num(numbering.num_having_numId(usual).abstractNumId.val)
    made.add_lvlOverride(0).add_startOverride(1)
    return int(made.numId)


def write(document: Document) -> bytes:
    """The file's bytes, without the time of the build."""
    saved = BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as made:
        return pack(Entry(name, made.read(name), mode=0) for name in made.namelist())


def _leave_out_leftovers(document: Document) -> None:
    """Drop what python-docx's template brings of another document: a picture of its first page, older and unused styles."""
    for part in (document.part.package, document.part):
        for name, relation in list(part.rels.items()):
            if relation.reltype in (REL.THUMBNAIL, STYLES_WITH_EFFECTS, REL.CUSTOM_XML):
                del part.rels[name]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in KEPT_TABLES:
            styles.remove(style)


def set_run_language(run: Run, language: str) -> None:
    """Mark words of another language than the document's, for whoever hears or proofreads them."""
    found = run._r.get_or_add_rPr()
    found.append(parse_xml(f"<w:lang {nsdecls('w')} w:val={quoteattr(language)}/>"))


def _set_language(document: Document, language: str) -> None:
    settings = document.settings.element
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), language)
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # else Word opens the file as one of 2010


def _set_styles(document: Document) -> None:
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _set_font(normal, 12)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(8), 1.15
    for level, size in HEADINGS.items():
        heading = document.styles[f"Heading {level}"]
        assert isinstance(heading, ParagraphStyle)
        _set_font(heading, size)
        heading.font.color.rgb, heading.font.italic, heading.font.bold = INK, False, True
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(0 if level == 1 else 16), Pt(6)
    footer = document.styles["Footer"]
    assert isinstance(footer, ParagraphStyle)
    _set_font(footer, 10)
    for stop in list(footer.paragraph_format.tab_stops):
        stop._element.getparent().remove(stop._element)
    quote = document.styles["Quote"]
    assert isinstance(quote, ParagraphStyle)
    quote.font.italic, quote.font.color.rgb, quote.paragraph_format.left_indent = False, INK, Inches(0.3)
    question = _add_style(document, "Question", before=10, after=3)
    question.font.bold, question.paragraph_format.keep_with_next = True, True
    answer = _add_style(document, "Answer", before=0, after=10)
    answer.paragraph_format.keep_together = True
    answer.paragraph_format.left_indent = answer.paragraph_format.right_indent = Inches(0.08)
    answer.paragraph_format.line_spacing = 1.5
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="{RULE}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    answer.element.get_or_add_pPr().insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>"), "w:shd", "w:tabs", "w:spacing", "w:ind"
    )
    for name, before, indent in (("Tick", 8, 0.0), ("Choice", 0, 0.25)):
        box = _add_style(document, name, before=before, after=6)
        box.paragraph_format.left_indent = Inches(indent + 0.25)
        box.paragraph_format.first_line_indent = Inches(-0.25)
    _add_style(document, "Table heading", before=3, after=3).font.bold = True
    _add_style(document, "Table words", before=3, after=3)
    _add_style(document, "After table", before=0, after=0)


def _add_style(document: Document, name: str, *, before: int, after: int) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style


def _set_font(style: ParagraphStyle, size: int) -> None:
    """A font by its name: the template's themes would win over it."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)
    style.font.size = Pt(size)
