"""What a Word edition says of itself: where the sheet is, how new it is, and where its facts come from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches

from portal.docx.stationery import WIDTH
from portal.facts import CitedFact, day_in_words
from portal.model import Worksheet
from portal.prose import plain

COUNTED = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of the edition that stand on no sheet, in one language."""

    language: str = "en-US"
    reviewed: str = "Reviewed {day}"
    page: str = "Page {page} of {pages}"
    sources: str = "Sources"
    outdated: str = "Out of date since {day}: check before you use it."
    publisher: str = "Guidepost"


ENGLISH = Phrases()


def add_footer(document: Document, sheet: Worksheet, place: str, phrases: Phrases) -> None:
    """The sheet's name and address, the day of its review, and the page with the number of pages."""
    footer = document.sections[0].footer
    footer.paragraphs[0].text = f"{sheet.title} · {place}"
    second = footer.add_paragraph(style="Footer")
    second.paragraph_format.tab_stops.add_tab_stop(Inches(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    second.add_run(phrases.reviewed.format(day=day_in_words(str(sheet.reviewed))) + "\t")
    for part in re.split(r"(\{pages?\})", phrases.page):
        if part in COUNTED:
            code = f'<w:fldSimple {nsdecls("w")} w:instr="{COUNTED[part]}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
            second._p.append(parse_xml(code))
        else:
            second.add_run(part)


def add_sources(document: Document, cited: Sequence[CitedFact], phrases: Phrases) -> None:
    """The facts that the sheet cites, numbered as in its text; nothing where there are none."""
    if not cited:
        return
    document.add_paragraph(phrases.sources, style="Heading 2")
    for number, item in enumerate(cited, 1):
        parts = [plain(item.fact.says), plain(item.fact.limits), f"{item.sentence}.", item.source.url]
        if item.expired:
            parts.append(phrases.outdated.format(day=day_in_words(str(item.fact.expires))))
        document.add_paragraph(f"{number}. {' '.join(part for part in parts if part)}")
