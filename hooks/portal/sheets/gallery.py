"""The gallery of worksheets: each with its picture, its minutes and its editions, by session and by purpose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal.content.choices import PURPOSES
from portal.content.library import Library, link_to, place
from portal.content.model import Guide, Worksheet
from portal.content.words import SITE, Words
from portal.editions.places import editions, thumbnail
from portal.text.links import relative, site_path


def render_sessions(library: Library, page: str, audience: str) -> Iterator[str]:
    """One audience's sheets as cards, below the session that uses each first."""
    for session, sheets in _by_session(library, audience).items():
        yield f"\n### {session_name(library, session)} {{ #{audience}-{session} }}\n"
        yield '<div class="gp-cards" markdown>\n'
        for sheet in sheets:
            yield from render_card(sheet, library, page)
        yield "</div>"


def render_purposes(library: Library, page: str) -> Iterator[str]:
    """Every sheet as a short link with its minutes, below what it is for."""
    for purpose, sheets in _by_purpose(library).items():
        heading = getattr(library.words[library.language], f"list_{purpose or 'other'}")
        yield f"\n### {heading} {{ #for-{purpose or 'other'} }}\n"
        for sheet in sheets:
            words = library.words[sheet.language]
            mark = "" if sheet.language == library.language else f"{{ lang={sheet.language} }}"
            yield f"- {link_to(sheet, page)}{mark}, {_lasts(sheet, words)}"


def render_series(library: Library, page: str, series: str) -> Iterator[str]:
    """The sheets that belong to one series and to no group, each as a card with its editions."""
    yield '<div class="gp-cards" markdown>\n'
    for sheet in sorted(library.of(Worksheet), key=place):
        if sheet.series == series:
            yield from render_card(sheet, library, page)
    yield "</div>"


def session_anchors(library: Library, audience: str) -> Iterable[str]:
    """The ids of the headings that `render_sessions` writes."""
    return [f"{audience}-{session}" for session in _by_session(library, audience)]


def purpose_anchors(library: Library) -> Iterable[str]:
    """The ids of the headings that `render_purposes` writes."""
    return [f"for-{purpose or 'other'}" for purpose in _by_purpose(library)]


def render_card(sheet: Worksheet, library: Library, page: str) -> Iterator[str]:
    """One sheet with its picture, what it is for, its minutes and its editions."""
    here = site_path(page)
    words = library.words[sheet.language]
    picture = thumbnail(sheet, library.built)
    lang = "" if sheet.language == library.language else f' lang="{sheet.language}"'
    yield f'<div class="gp-card"{lang} markdown>\n'
    if picture:
        # The title beside it says all that the picture says.
        yield f"![]({relative(picture, here)}){{ .gp-card__picture loading=lazy }}\n"
    yield f"**[{sheet.title}]({relative(site_path(sheet.path), here)})**\n"
    yield f"{sheet.description}\n"
    links = [
        f'[{e.name(words)}]({relative(e.src, here)}){{ aria-label="{sheet.title}: {e.name(words)}" }}'
        for e in editions(sheet, library.built)
    ]
    yield f"{' · '.join([_lasts(sheet, words), *links])}\n"
    yield "</div>\n"


def _lasts(sheet: Worksheet, words: Words) -> str:
    return words.lasts.replace("{minutes}", str(sheet.minutes))


def _by_session(library: Library, audience: str) -> dict[int, list[Worksheet]]:
    found: dict[int, list[Worksheet]] = {}
    for sheet in _sheets(library):
        if sheet.audience == audience:
            found.setdefault(sheet.session, []).append(sheet)
    return found


def _by_purpose(library: Library) -> dict[str, list[Worksheet]]:
    found: dict[str, list[Worksheet]] = {}
    for sheet in _sheets(library):
        found.setdefault(sheet.purpose, []).append(sheet)
    return {purpose: found[purpose] for purpose in (*PURPOSES, "") if purpose in found}


def _sheets(library: Library) -> list[Worksheet]:
    """The sheets of the discovery groups. Those of the learning path are listed where it is."""
    return [sheet for sheet in sorted(library.of(Worksheet), key=place) if sheet.series == "discovery"]


def session_name(library: Library, session: int) -> str:
    """What a session is called. The guides of the first and the last number stand before and after the group."""
    last = max((guide.session for guide in library.of(Guide, SITE)), default=0)
    words = library.words[library.language]
    if not session:
        return words.list_before
    return words.list_after if session >= last > 1 else words.list_session.replace("{number}", str(session))
