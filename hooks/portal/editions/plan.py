"""Which printed editions there are, and what goes into each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from portal.content.kinds import ALL, ENDINGS, GROUPS, RUN_SHEET, topic_at
from portal.content.library import Library
from portal.content.model import Content, Guide, Page, Question, Worksheet
from portal.content.steps import uses
from portal.content.words import SITE, Words
from portal.editions import handbook
from portal.editions.cards import decks
from portal.editions.places import LETTERS, slip, slip_for_you, thumbnail, word_place
from portal.editions.posters import ENDINGS as POSTER_ENDINGS
from portal.editions.posters import FOLDER as POSTERS
from portal.editions.posters import posters
from portal.text.links import stem

WORKBOOK = f"{GROUPS}/participant-workbook"
BINDER = f"{GROUPS}/facilitator-binder"
LARGE = "-large-print"
EXAMPLE = "docs/ips/forms/example.md"
"""The page that tells of one invented person's forms."""


@dataclass(frozen=True, slots=True)
class Evening:
    """One session in the timetable of the series."""

    guide: Guide
    sheets: tuple[str, ...]
    """The titles of what is handed out."""


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
    words: Words
    """The fixed words of its language."""
    series: tuple[Evening, ...] = ()
    """The timetable that a binder opens with. Where it has one, each session is marked with a tab."""
    guide: Guide | None = None
    """The session whose pack it is."""
    is_example: bool = False
    """Whether its first part is a page that tells of forms filled in, and the others are these forms."""
    handbook: tuple[handbook.Part, ...] = ()
    """The parts of the handbook, which is drawn by itself; nothing of any other edition."""


def plan_printed(library: Library) -> list[Printed]:
    """Every printed edition of the library, in the order of the list of sheets and guides."""
    sheets = sorted(library.of(Worksheet, None), key=_place)
    guides = sorted(library.of(Guide, None), key=_place)
    singles: list[Guide | Worksheet] = [*guides, *sheets]
    planned = [edition for item in singles for edition in _single(item, library.words[item.language])]
    for language, words in library.words.items():
        planned += _books(
            [guide for guide in guides if guide.language == language],
            [sheet for sheet in sheets if sheet.language == language and sheet.series == "discovery"],
            words,
        )
    return [*planned, *_filled_set(library), *_handbook(library)]


def _filled_set(library: Library) -> Iterator[Printed]:
    """The forms of an invented person, in the order of the page that tells of them."""
    page = library.content.get(EXAMPLE)
    if not isinstance(page, Page):
        return
    sheets = {sheet.slug: sheet for sheet in library.of(Worksheet)}
    forms = [sheets[name] for heading in page.body.headings if (name := form_of(heading.id)) in sheets]
    words = library.words[SITE]
    if forms:
        src = f"{stem(page.path)}.pdf"
        parts: tuple[Content, ...] = (page, *forms)
        yield Printed(src, page.title, page.description, parts, large=False, book=True, words=words, is_example=True)


def form_of(heading: str) -> str:
    """The name of the form below a heading of the example; one that is filled in again has a number behind its name."""
    return heading.rstrip("0123456789").removesuffix("-")


def _handbook(library: Library) -> Iterator[Printed]:
    """The handbook in both sizes, in the language of the site."""
    plan = handbook.plan_handbook(library)
    parts = tuple(page for part in plan for page in part.pages)
    for edition in (
        _both_sizes(handbook.STEM, handbook.TITLE, handbook.SAYS, parts, library.words[SITE]) if plan else ()
    ):
        yield replace(edition, handbook=plan)


def _books(guides: list[Guide], sheets: list[Worksheet], words: Words) -> Iterator[Printed]:
    """The workbook, the binder and the session packs of the groups in one language."""
    of = "" if words.id == SITE else f"-{words.id}"
    handouts = tuple(sheet for sheet in sheets if sheet.audience == "participant")
    forms = tuple(sheet for sheet in sheets if sheet.audience == "facilitator")
    if handouts:
        title, says = words.book_workbook, words.book_workbook_says
        yield from _both_sizes(f"{WORKBOOK}{of}", title, says, handouts, words)
    if guides and forms:
        title, says = words.book_binder, words.book_binder_says
        src = f"{BINDER}{of}.pdf"
        series = tuple(
            Evening(guide, tuple(sheet.title for sheet in _used(guide, handouts, handed_out=True))) for guide in guides
        )
        yield Printed(src, title, says, (*guides, *forms), large=False, book=True, words=words, series=series)
    run_sheet = tuple(sheet for sheet in forms if sheet.id == RUN_SHEET)
    for guide in guides:
        title, says = words.book_pack.replace("{title}", guide.title), words.book_pack_says
        filled_in = _used(guide, forms, handed_out=True)
        cards = tuple(form for form in _used(guide, forms) if form not in filled_in)  # what leaders look up comes first
        parts: tuple[Content, ...] = (*run_sheet, *cards, guide, *_used(guide, handouts), *filled_in)
        yield Printed(pack_path(guide), title, says, parts, large=False, book=True, words=words, guide=guide)


def printed_places(library: Library) -> set[str]:
    """Where every printed edition stands on the site, under the names that it once had as well."""
    places = _places(library)
    return places | moved_places(library).keys()


def moved_places(library: Library) -> dict[str, str]:
    """Where editions stood before their page or their topic got another address, each with where it stands now.

    A slip of paper with a link to it can't be called back, so the old address goes on giving the edition of today.
    """
    places = _places(library)
    stems = {old.rstrip("/"): new.partition("#")[0].rstrip("/") for old, new in library.moves.pages.items()}
    for old, new in library.moves.anchors.items():
        if topic_at(old) and topic_at(new):
            stems[POSTERS + topic_at(old)] = POSTERS + topic_at(new)
    endings = {*ENDINGS.values(), *POSTER_ENDINGS.values()}
    pairs = {f"{old}{ending}": f"{new}{ending}" for old, new in stems.items() for ending in endings}
    return {old: new for old, new in pairs.items() if new in places and old not in places}


def _places(library: Library) -> set[str]:
    words = {f"{stem(sheet.path)}.docx" for sheet in library.of(Worksheet, None)}
    planned = plan_printed(library)
    reading = {handbook.EPUB for edition in planned if edition.handbook}
    return words | reading | {*leaflet_places(library)} | {edition.src for edition in planned}


def leaflet_places(library: Library) -> list[str]:
    """Where every slip, every poster and every set of cards stands on the site."""
    slips = (make(item, ALL) for item in library.of(Question) for make in (slip, slip_for_you))
    return [*filter(None, slips), *(poster.src for poster in posters(library)), *(deck.src for deck in decks(library))]


def pack_path(guide: Guide) -> str:
    """Where a session's pack stands on the site."""
    return f"{stem(guide.path)}-pack.pdf"


def _used(guide: Guide, sheets: tuple[Worksheet, ...], *, handed_out: bool = False) -> tuple[Worksheet, ...]:
    """Those of the sheets that a guide uses, in the order in which it does; where asked, without what is only at hand."""
    used = [use.path for use in uses(guide.path, guide.body) if use.handed_out or not handed_out]
    known = {sheet.path: sheet for sheet in sheets if sheet.id != RUN_SHEET}
    return tuple(known[path] for path in dict.fromkeys(used) if path in known)


def _single(item: Guide | Worksheet, words: Words) -> Iterator[Printed]:
    name = stem(item.path)
    yield from _both_sizes(name, item.title, item.description, (item,), words, book=False)


def _both_sizes(
    name: str, title: str, says: str, parts: tuple[Content, ...], words: Words, *, book: bool = True
) -> Iterator[Printed]:
    yield Printed(f"{name}.pdf", title, says, parts, large=False, book=book, words=words)
    yield Printed(f"{name}{LARGE}.pdf", title, says, parts, large=True, book=book, words=words)


def _place(item: Guide | Worksheet) -> tuple[int, str]:
    return item.session, item.title.casefold()


def reserved(library: Library, editions: list[Printed]) -> list[str]:
    """The places on the site that printing will fill."""
    sheets = [sheet for sheet in library.of(Worksheet, None) if library.built]
    pictures = [place for sheet in sheets if (place := thumbnail(sheet, library.built))]
    leaflets = [*leaflet_places(library), *moved_places(library)] if library.built else []
    reading = [handbook.EPUB] if any(edition.handbook for edition in editions) else []
    filling = [LETTERS] if sheets else []
    return [*(edition.src for edition in editions), *reading, *leaflets, *pictures, *map(word_place, sheets), *filling]
