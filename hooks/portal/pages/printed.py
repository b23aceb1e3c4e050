"""Lists of what is printed: the books of the groups, the packs of the sessions, the forms of the example."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from portal.content.library import Library, link_to
from portal.content.model import Guide
from portal.editions.places import editions
from portal.editions.plan import BINDER, WORKBOOK, plan_printed
from portal.text.links import relative, site_path


def books(library: Library, page: str, today: date) -> Iterable[str]:
    """The workbook and the binder of the groups in the language of the site, or a word that none is built."""
    for edition in plan_printed(library) if library.built else ():
        words = edition.words
        if edition.src.startswith((WORKBOOK, BINDER)) and words.id == library.language:
            size = f", {words.list_large}" if edition.large else ""
            yield f"- [{edition.title}{size}]({relative(edition.src, site_path(page))}) (PDF). {edition.says}"
    if not library.built:
        yield library.words[library.language].list_unprinted


def packs(library: Library, page: str, today: date) -> Iterable[str]:
    """Each guide with what is handed out in its session, so that one press prints one evening."""
    for guide in sorted(library.of(Guide), key=lambda guide: guide.session):
        printed = pack_link(guide, library, page)
        yield f"- {link_to(guide, page)}{printed and f' · {printed}'}"


def pack_link(guide: Guide, library: Library, page: str) -> str:
    """A link to all that one session needs on paper; empty where no packs are built. Its words stand alone in a list of links."""
    packs = [edition.src for edition in editions(guide, library.built) if edition.kind == "pack"]
    name = f'{{ aria-label="Print everything for {guide.title}" }}'
    return f"[Print everything]({relative(packs[0], site_path(page))}){name}" if packs else ""


def filled_set(library: Library, page: str, today: date) -> Iterable[str]:
    """The forms of the example as one document, where it is printed."""
    for edition in plan_printed(library) if "pdf" in library.built else ():
        if edition.is_example:
            yield f"[These forms, filled in, as one PDF]({relative(edition.src, site_path(page))})"
