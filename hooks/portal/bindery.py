"""Every printed edition of a library as bytes: PDFs, the pictures of their first pages, and Word files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path

from portal.docx import render_docx
from portal.editions import thumbnail
from portal.facts import cited_facts
from portal.leaflets import leaflet_jobs
from portal.library import Library
from portal.links import site_path
from portal.model import Worksheet
from portal.pdf.press import Job, kept, press
from portal.pdf.thumbnail import first_page
from portal.printed import Printed, leaflet_places, moved_places
from portal.printing import document_context

STYLESHEET = "assets/stylesheets/print.css"
TEMPLATE = "print/document.html"
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Workshop:
    """What printing needs besides the pages: where it works and keeps, what shapes the look, and how a template is filled in."""

    room: Path
    """A folder that holds the stylesheet and fonts where documents look for them."""
    cache: Path
    looks: Mapping[str, bytes]
    leaflet_looks: Mapping[str, bytes]
    """What shapes slips and posters only, so that a change of it prints no book anew."""
    render: Callable[[str, Mapping[str, object]], str]
    """Fills in the template of that name."""
    host: str
    """The site's address with its last slash, or nothing where it is not known."""
    tell: Callable[[str], None]


def reserved(library: Library, editions: list[Printed]) -> list[str]:
    """The places on the site that `bind` will fill."""
    sheets = [sheet for sheet in library.of(Worksheet) if library.built]
    pictures = [place for sheet in sheets if (place := thumbnail(sheet, library.built))]
    leaflets = [*leaflet_places(library), *moved_places(library)] if library.built else []
    return [*(edition.src for edition in editions), *leaflets, *pictures, *map(_word_place, sheets)]


def bind(
    library: Library, editions: list[Printed], contents: Mapping[str, str], today: date, shop: Workshop
) -> dict[str, bytes]:
    """All editions by their place on the site. `contents` is the HTML of each page by its path in the repository."""
    code = {name: (HERE / name).read_bytes() for name in ("printing.py", "printed.py", "tabs.py", "qr.py", "words.py")}
    jobs = [_job(edition, contents, shop) for edition in editions]
    jobs += leaflet_jobs(library, shop.host, shop.leaflet_looks, shop.render)
    done = press(jobs, base=shop.room, inputs={**shop.looks, **code}, cache=shop.cache, tell=shop.tell)
    for sheet in library.of(Worksheet):
        picture = thumbnail(sheet, library.built)
        if picture:
            pdf = done[site_path(sheet.path).removesuffix(".md") + ".pdf"]
            done[picture] = kept(shop.cache, ".png", (pdf,), partial(first_page, pdf))
        done[_word_place(sheet)] = _word(sheet, library, today, shop)
    return done | {old: done[new] for old, new in moved_places(library).items()}


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


def _word_place(sheet: Worksheet) -> str:
    return site_path(sheet.path).removesuffix(".md") + ".docx"


def _word(sheet: Worksheet, library: Library, today: date, shop: Workshop) -> bytes:
    cited = cited_facts(library.citations(sheet), library.facts, library.sources, today)
    code = [path.read_bytes() for path in sorted((HERE / "docx").glob("*.py"))]
    code += [(HERE / name).read_bytes() for name in ("passages.py", "worksheet.py", "words.py")]
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

    return kept(shop.cache, ".docx", material, make)
