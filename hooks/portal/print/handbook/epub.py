"""The handbook as an EPUB 3: a file for each page of the book, a list of them, and what says how accessible it is.

The container is a ZIP of fixed dates in a fixed order, so the same book has the same bytes.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.content.entries import Term
from portal.content.figures import day_in_words
from portal.editions.plan import Printed
from portal.print.handbook.page import BookPage
from portal.print.handbook.paper import say_reviewed
from portal.print.handbook.volume import Division, Volume, make_volume, review_days
from portal.print.html import classes, with_parents, write_inside
from portal.print.page import shown
from portal.publish.packing import Entry, pack
from portal.text.links import address

STYLESHEET = "assets/stylesheets/epub.css"
TEMPLATES = {name: f"print/epub/{name}.html" for name in ("package", "contents", "page")}
NAMES = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ops": "http://www.idpf.org/2007/ops",
}
"""The names of the vocabularies of EPUB. They look like addresses, and nothing is ever loaded from them."""
CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
TYPE = "epub:type"
Render = Callable[[str, Mapping[str, object]], str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of the book's text."""

    name: str
    title: str
    kind: str
    """What it is, in the vocabulary of EPUB; the template knows the role that goes with it."""
    level: int
    says: tuple[str, ...]
    """Paragraphs below the title, as plain words."""
    html: str

    @property
    def file(self) -> str:
        """Its name in the container."""
        return f"{self.name}.xhtml"


def render_epub(
    edition: Printed, contents: Mapping[str, str], terms: Mapping[str, Term], host: str, style: str, render: Render
) -> bytes:
    """The handbook as an EPUB. `edition` is the printed one of the same pages, `contents` the HTML of each page by its path."""
    volume = make_volume(
        edition.handbook, contents, terms, place=lambda name, anchor: f"{name}.xhtml#{anchor}", host=host, paper=False
    )
    newest = review_days(edition.parts)[1]
    about: dict[str, Any] = {
        "edition": edition,
        "names": NAMES,
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, f"{host or 'guidepost:'}{edition.src}"),
        "host": host,
        "newest": newest,
        "reviewed": say_reviewed(edition),
        "volume": volume,
    }
    sheets = list(_sheets(volume, host))
    texts = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": render(TEMPLATES["package"], {**about, "sheets": sheets}),
        "EPUB/contents.xhtml": render(TEMPLATES["contents"], about),
        "EPUB/title.xhtml": render(TEMPLATES["page"], {**about, "sheet": None}),
        "EPUB/style.css": style,
    }
    for sheet in sheets:
        texts[f"EPUB/{sheet.file}"] = render(TEMPLATES["page"], {**about, "sheet": sheet})
    kind = Entry(
        "mimetype", b"application/epub+zip", stored=True, mode=0
    )  # so the first bytes of the file tell what it is
    return pack([kind, *(Entry(name, text.encode()) for name, text in texts.items())])


def _sheets(volume: Volume, host: str) -> Iterator[Sheet]:
    for division in volume.divisions:
        yield Sheet(division.id, division.title, "part", 1, (division.says,), "")
        yield from _pages(division, host)
    if volume.index:
        yield Sheet("index-of-terms", "Index of terms", "index", 1, (), "")


def _pages(division: Division, host: str) -> Iterator[Sheet]:
    for group in division.groups:
        if group.title:
            yield Sheet(group.id, group.title, "part", 2, (group.says,), "")
        for page in group.pages:
            where = f"{shown(host, address(page.item.path))} · Reviewed {day_in_words(str(page.item.reviewed))}"
            yield Sheet(page.name, page.item.title, "chapter", page.level, (where,), _xhtml(page))


def _xhtml(page: BookPage) -> str:
    """The page's text. Its notes say that they are some, so that a reading app can show one where it is cited."""
    for element, _ in with_parents(page.body):
        named = classes(element)
        if "footnote-ref" in named:
            element.set(TYPE, "noteref")
            element.set("role", "doc-noteref")
        elif "footnote-backref" in named:
            element.set("role", "doc-backlink")
        elif "footnote" in named:
            element.set(TYPE, "endnotes")
            element.set("role", "doc-endnotes")
            element.set("aria-label", "Sources")
    return write_inside(page.body, xml=True)
