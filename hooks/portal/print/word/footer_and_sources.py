"""What a Word edition says of itself: where the sheet is, how new it is, and where its facts come from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches

from portal.content.facts import CitedFact
from portal.content.last_days import since
from portal.content.model import Worksheet
from portal.content.words import SITE, Words, write_day
from portal.print.word.styles import WIDTH, set_run_language
from portal.text.inline import plain

COUNTED = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def add_footer(document: Document, sheet: Worksheet, place: str, words: Words) -> None:
    """The sheet's name and address, the day of its review, and the page with the number of pages."""
    footer = document.sections[0].footer
    footer.paragraphs[0].text = f"{sheet.title} · {place}"
    second = footer.add_paragraph(style="Footer")
    second.paragraph_format.tab_stops.add_tab_stop(Inches(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    second.add_run(f"{words.print_reviewed.replace('{day}', write_day(sheet.reviewed, words))}\t")
    for part in re.split(r"(\{pages?\})", words.print_page):
        if part in COUNTED:
            code = f'<w:fldSimple {nsdecls("w")} w:instr="{COUNTED[part]}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
            second._p.append(parse_xml(code))
        else:
            second.add_run(part)


def add_sources(document: Document, cited: Sequence[CitedFact], words: Words) -> None:
    """The facts that the sheet cites, numbered as in its text; nothing where there are none.

    In a language in which facts are not written, their sources alone, marked as what they are: words in the site's language.
    """
    if not cited:
        return
    document.add_paragraph(words.print_sources, style="Heading 2")
    for number, item in enumerate(cited, 1):
        source = f"{item.sentence}."
        before, after = [f"{number}."], [item.source.url]
        if words.id == SITE:
            before += [plain(item.fact.says), plain(item.fact.limits), source]
        else:
            before.append(words.frame_source)
        if item.expired and item.fact.expires:
            after.append(words.print_outdated.replace("{day}", write_day(since(item.fact.expires), words)))
        elif item.fact.expires:
            after.append(words.print_good.replace("{day}", write_day(item.fact.expires, words)))
        paragraph = document.add_paragraph(" ".join(part for part in before if part))
        if words.id != SITE:
            set_run_language(paragraph.add_run(f" {source}"), SITE)
        paragraph.add_run("".join(f" {part}" for part in after if part))
