"""Every printed edition of a library as bytes: PDFs, the pictures of their first pages, and Word files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path

from portal.content.facts import cited_facts
from portal.content.library import Library
from portal.content.model import Worksheet
from portal.editions import handbook
from portal.editions.places import thumbnail
from portal.editions.plan import Printed, leaflet_places, moved_places
from portal.print.handbook import epub
from portal.print.handbook.paper import paper_context
from portal.print.leaflets import leaflet_jobs
from portal.print.page import document_context
from portal.print.pdf.press import Job, kept, press
from portal.print.pdf.thumbnail import first_page
from portal.print.word import render_docx
from portal.text.links import site_path

STYLESHEET = "assets/stylesheets/print.css"
TEMPLATE = "print/document.html"
HANDBOOK_STYLESHEET = "assets/stylesheets/handbook.css"
HANDBOOK_TEMPLATE = "print/handbook.html"
HANDBOOK_LOOKS = (HANDBOOK_STYLESHEET, HANDBOOK_TEMPLATE, "print/handbook-use.html")
PORTAL = Path(__file__).parent.parent
SHAPING = ("text", "content", "editions", "sheets", "print")
"""The wings that shape what is printed. A change of any file in them prints everything anew, so that nothing old stays."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What printing needs besides the pages: where it works and keeps, what shapes the look, and how a template is filled in."""

    room: Path
    """A folder that holds the stylesheet and fonts where documents look for them."""
    cache: Path
    looks: Mapping[str, bytes]
    leaflet_looks: Mapping[str, bytes]
    """What shapes slips and posters only, so that a change of it prints no book anew."""
    handbook_looks: Mapping[str, bytes]
    """What shapes the handbook only."""
    epub_looks: Mapping[str, bytes]
    """What shapes its EPUB."""
    render: Callable[[str, Mapping[str, object]], str]
    """Fills in the template of that name."""
    host: str
    """The site's address with its last slash, or nothing where it is not known."""
    tell: Callable[[str], None]
    now: Callable[[], float]
    """A clock in seconds."""
    only_kept: bool = False
    """Whether only what the cache holds is given, and nothing is printed."""

    def keep(self, ending: str, material: tuple[bytes, ...], make: Callable[[], bytes]) -> bytes | None:
        """What was made before from the same material, or what is made now; None where nothing is to be made."""
        return kept(self.cache, ending, material, None if self.only_kept else make)


def read_code() -> dict[str, bytes]:
    """The code that shapes what is printed, by path."""
    found = (path for wing in SHAPING for path in sorted((PORTAL / wing).rglob("*.py")))
    return {path.relative_to(PORTAL).as_posix(): path.read_bytes() for path in found}


def reserved(library: Library, editions: list[Printed]) -> list[str]:
    """The places on the site that `bind` will fill."""
    sheets = [sheet for sheet in library.of(Worksheet) if library.built]
    pictures = [place for sheet in sheets if (place := thumbnail(sheet, library.built))]
    leaflets = [*leaflet_places(library), *moved_places(library)] if library.built else []
    reading = [handbook.EPUB] if any(edition.handbook for edition in editions) else []
    return [*(edition.src for edition in editions), *reading, *leaflets, *pictures, *map(_word_place, sheets)]


def bind(
    library: Library, editions: list[Printed], contents: Mapping[str, str], today: date, shop: Workshop
) -> dict[str, bytes]:
    """All editions by their place on the site, or those that are kept. `contents` is the HTML of each page by its path in the repository."""
    code = read_code()
    jobs = [_job(edition, contents, shop) for edition in editions if not edition.handbook]
    jobs += [_handbook_job(edition, contents, library, shop) for edition in editions if edition.handbook]
    jobs += leaflet_jobs(library, shop.host, shop.leaflet_looks, shop.render)
    inputs = {**shop.looks, **code}
    done = press(
        jobs, base=shop.room, inputs=inputs, cache=shop.cache, tell=shop.tell, now=shop.now, only_kept=shop.only_kept
    )
    more: dict[str, bytes | None] = {}
    word_code = [code[name] for name in sorted(code)]
    for sheet in library.of(Worksheet):
        picture = thumbnail(sheet, library.built)
        pdf = done.get(site_path(sheet.path).removesuffix(".md") + ".pdf")
        if picture and pdf:
            more[picture] = shop.keep(".png", (pdf,), partial(first_page, pdf))
        more[_word_place(sheet)] = _word(sheet, library, today, shop, word_code)
    book = next((edition for edition in editions if edition.handbook), None)
    if book:
        more[handbook.EPUB] = _epub(book, contents, library, shop)
    done |= {place: data for place, data in more.items() if data is not None}
    return done | {old: done[new] for old, new in moved_places(library).items() if new in done}


def _job(edition: Printed, contents: Mapping[str, str], shop: Workshop) -> Job:
    def make() -> str:
        return shop.render(TEMPLATE, {"stylesheet": STYLESHEET, **document_context(edition, contents, shop.host)})

    about = (
        edition.src,
        edition.title,
        edition.says,
        str(edition.large),
        str(edition.book),
        str(edition.words),
        str(edition.series),
        shop.host,
    )
    parts = (f"{part.title}\n{part.reviewed}\n{contents[part.path]}" for part in edition.parts)
    return Job(edition.src, (*about, *parts), make)


def _handbook_job(edition: Printed, contents: Mapping[str, str], library: Library, shop: Workshop) -> Job:
    def make() -> str:
        context = paper_context(edition, contents, library.terms, shop.host)
        return shop.render(HANDBOOK_TEMPLATE, {"stylesheets": (STYLESHEET, HANDBOOK_STYLESHEET), **context})

    return Job(edition.src, _handbook_material(edition, contents, library, shop), make)


def _handbook_material(
    edition: Printed, contents: Mapping[str, str], library: Library, shop: Workshop
) -> tuple[str, ...]:
    return (
        edition.src,
        str(edition.large),
        shop.host,
        str(edition.words),
        str(library.terms),
        *(f"{part.id}\n{part.title}\n{part.says}" for part in edition.handbook),
        *(f"{shelf.title}\n{shelf.says}" for part in edition.handbook for shelf in part.shelves),
        *(f"{page.title}\n{page.reviewed}\n{contents[page.path]}" for page in edition.parts),
        *(shop.handbook_looks[name].decode() for name in sorted(shop.handbook_looks)),
    )


def _epub(edition: Printed, contents: Mapping[str, str], library: Library, shop: Workshop) -> bytes | None:
    material = [text.encode() for text in _handbook_material(edition, contents, library, shop)]
    material += [shop.epub_looks[name] for name in sorted(shop.epub_looks)]

    def make() -> bytes:
        style = shop.epub_looks[epub.STYLESHEET].decode()
        return epub.render_epub(edition, contents, library.terms, shop.host, style, shop.render)

    return shop.keep(".epub", tuple(material), make)


def _word_place(sheet: Worksheet) -> str:
    return site_path(sheet.path).removesuffix(".md") + ".docx"


def _word(sheet: Worksheet, library: Library, today: date, shop: Workshop, code: list[bytes]) -> bytes | None:
    cited = cited_facts(library.citations(sheet), library.facts, library.sources, today)
    typed = (
        sheet.path,
        sheet.title,
        str(sheet.reviewed),
        sheet.body,
        shop.host,
        str(cited),
        str(library.words[sheet.language]),
        version("python-docx"),
    )
    material = (*code, *(text.encode() for text in typed))

    def make() -> bytes:
        return render_docx(sheet, library.words[sheet.language], site=shop.host, cited=cited, withheld=library.withheld)

    return shop.keep(".docx", material, make)
