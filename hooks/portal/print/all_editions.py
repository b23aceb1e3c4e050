"""Every printed edition of a library as bytes: PDFs, the pictures of their first pages, Word files, and the EPUB."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from portal.content.facts import cited_facts
from portal.content.library import Library
from portal.content.model import Worksheet
from portal.content.pictograms import pictograms_of
from portal.editions import handbook
from portal.editions.places import LETTERS, thumbnail, word_place
from portal.editions.plan import Printed, moved_places
from portal.print.filled_set import filled_context
from portal.print.handbook import epub
from portal.print.handbook.paper import paper_context, paper_text
from portal.print.letters import render_letters
from portal.print.pack_job import job_of
from portal.print.page import document_context
from portal.print.pdf.press import press
from portal.print.pdf.thumbnail import draw_svg, first_page
from portal.print.run_sheet import with_session
from portal.print.slips_and_posters import render_slips_and_posters
from portal.print.word import render_docx
from portal.print.workshop import Workshop
from portal.text.links import stem

STYLESHEET = "assets/stylesheets/print.css"
TEMPLATE = "print/document.html"
HANDBOOK_STYLESHEET = "assets/stylesheets/handbook.css"
HANDBOOK_TEMPLATE = "print/handbook.html"


def print_editions(
    library: Library,
    editions: list[Printed],
    contents: Mapping[str, str],
    letters: Sequence[bytes],
    today: date,
    shop: Workshop,
) -> dict[str, bytes]:
    """All editions by their place on the site, or those that are kept, and the `letters` with which pages fill them in.

    `contents` is the HTML of each page by its path in the repository.
    """
    books = [edition for edition in editions if edition.handbook]
    documents = {
        edition.src: _render(edition, with_session(edition, contents, library), library, shop)
        for edition in editions
        if not edition.handbook
    }
    if books:
        text = paper_text(books[0], contents, library.terms, shop.host)
        documents |= {book.src: _render_book(book, text, shop) for book in books}
    documents |= render_slips_and_posters(library, shop.host, shop.render)
    done = press(documents, shop.files, cache=shop.cache, tell=shop.tell, now=shop.now, only_kept=shop.only_kept)
    more: dict[str, bytes | None] = {}
    drawings = {idea: shop.keep(".png", draw_svg, svg) for idea, svg in library.symbols.items()}
    drawn = {idea: png for idea, png in drawings.items() if png}
    for sheet in library.of(Worksheet, None):
        picture = thumbnail(sheet, library.built)
        pdf = done.get(f"{stem(sheet.path)}.pdf")
        if picture and pdf:
            more[picture] = shop.keep(".png", first_page, pdf)
        cited = cited_facts(library.citations(sheet), library.facts, library.sources, today)
        words, withheld = library.words[sheet.language], library.withheld
        more[word_place(sheet)] = shop.keep(
            ".docx",
            render_docx,
            sheet,
            words,
            site=shop.host,
            cited=cited,
            withheld=withheld,
            pictures=library.pictures_of(sheet),
            pictograms={name: drawn[idea] for name, idea in pictograms_of(sheet, library).items() if idea in drawn},
        )
    if letters and library.of(Worksheet, None):
        more[LETTERS] = shop.keep(".bin", render_letters, *letters)
    if books:
        style = shop.files[epub.STYLESHEET].decode()
        done[handbook.EPUB] = epub.render_epub(books[0], contents, library.terms, shop.host, style, shop.render)
    done |= {place: data for place, data in more.items() if data is not None}
    return done | {old: done[new] for old, new in moved_places(library).items() if new in done}


def _render(edition: Printed, contents: Mapping[str, str], library: Library, shop: Workshop) -> str:
    draw = filled_context if edition.is_example else document_context
    context = draw(edition, contents, shop.host)
    return shop.render(TEMPLATE, {"stylesheet": STYLESHEET, "job": job_of(edition, library), **context})


def _render_book(book: Printed, text: Mapping[str, Any], shop: Workshop) -> str:
    styles = (STYLESHEET, HANDBOOK_STYLESHEET)
    return shop.render(HANDBOOK_TEMPLATE, {"stylesheets": styles, **paper_context(book, text, shop.host)})
