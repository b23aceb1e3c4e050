"""Which printed editions there are, and what goes into each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.links import site_path
from portal.model import Content, Guide, Worksheet

if TYPE_CHECKING:
    from portal.library import Library

RUN_SHEET = "guides/worksheets/run-sheet.md"
WORKBOOK = "guides/participant-workbook"
BINDER = "guides/facilitator-binder"
LARGE = "-large-print"


@dataclass(frozen=True, slots=True)
class Printed:
    """One PDF: its place on the site, its title, and the pages that it holds, in order."""

    src: str
    title: str
    says: str
    """What it is, in a line, for its cover."""
    parts: tuple[Content, ...]
    large: bool
    book: bool
    """Whether it has a cover and a table of contents."""


def plan_printed(library: Library) -> list[Printed]:
    """Every printed edition of the library, in the order of the list of sheets and guides."""
    sheets = sorted(library.of(Worksheet), key=_place)
    guides = sorted(library.of(Guide), key=_place)
    singles: list[Guide | Worksheet] = [*guides, *sheets]
    planned = [edition for item in singles for edition in _single(item)]
    of_groups = [sheet for sheet in sheets if sheet.series == "discovery"]
    handouts = tuple(sheet for sheet in of_groups if sheet.audience == "participant")
    forms = tuple(sheet for sheet in of_groups if sheet.audience == "facilitator")
    if handouts:
        says = (
            "All sheets for the people in the group. This book is yours: nobody collects it, and you may skip any line."
        )
        planned += _both_sizes(WORKBOOK, "Participant workbook", says, handouts)
    if guides and forms:
        says = "All session guides and forms for the people who lead a group."
        planned.append(Printed(f"{BINDER}.pdf", "Facilitator binder", says, (*guides, *forms), large=False, book=True))
    run_sheet = tuple(sheet for sheet in forms if sheet.path == RUN_SHEET)
    for guide in guides:
        own = tuple(sheet for sheet in handouts if sheet.session == guide.session)
        says = "The guide, the run sheet and the sheets to hand out, for one evening."
        planned.append(
            Printed(
                pack_path(guide),
                f"Session pack: {guide.title}",
                says,
                (guide, *run_sheet, *own),
                large=False,
                book=True,
            )
        )
    return planned


def printed_places(library: Library) -> set[str]:
    """Where every printed edition stands on the site, Word files included."""
    words = {site_path(sheet.path).removesuffix(".md") + ".docx" for sheet in library.of(Worksheet)}
    return words | {edition.src for edition in plan_printed(library)}


def pack_path(guide: Guide) -> str:
    """Where a session's pack stands on the site."""
    return f"{site_path(guide.path).removesuffix('.md')}-pack.pdf"


def _single(item: Guide | Worksheet) -> Iterator[Printed]:
    yield from _both_sizes(site_path(item.path).removesuffix(".md"), item.title, item.description, (item,), book=False)


def _both_sizes(name: str, title: str, says: str, parts: tuple[Content, ...], *, book: bool = True) -> list[Printed]:
    return [
        Printed(f"{name}.pdf", title, says, parts, large=False, book=book),
        Printed(f"{name}{LARGE}.pdf", title, says, parts, large=True, book=book),
    ]


def _place(item: Guide | Worksheet) -> tuple[int, str]:
    return item.session, item.title.casefold()
