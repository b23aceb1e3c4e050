"""Loose printed pages: a slip for every question, posters for every topic, and cards to cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from portal.content.figures import day_in_words
from portal.content.kinds import ALL, topic_address
from portal.content.library import Library
from portal.content.model import Question
from portal.editions.cards import Deck, decks
from portal.editions.places import slip, slip_for_you
from portal.editions.posters import Poster, posters
from portal.print import qr
from portal.print.footnote_marks import hold_marks
from portal.print.page import shown
from portal.print.paper_size import PAPER
from portal.print.slip import as_html, slip_for_you_of, slip_of
from portal.print.slip_page import Slip
from portal.text.links import address

STYLESHEET = "assets/stylesheets/leaflet.css"
SLIP, POSTER, CARDS = "print/slip.html", "print/poster.html", "print/cards.html"
CARDS_STYLESHEET = "assets/stylesheets/cards.css"
ON_A_PAGE = {False: 8, True: 4}
"""How many cards, at normal size and in large print."""
Render = Callable[[str, Mapping[str, object]], str]


def render_slips_and_posters(library: Library, host: str, render: Render) -> dict[str, str]:
    """The HTML of every slip, poster and set of cards by its place on the site."""
    slips = {}
    for item in library.of(Question):
        where = address(item.path)
        slips[slip(item, ALL) or ""] = _slip(slip_of(item, library, shown(host, where)), where, host, render)
        to_you = slip_for_you_of(item, library, shown(host, where))
        if to_you:
            slips[slip_for_you(item, ALL) or ""] = _slip(to_you, where, host, render)
    loose = {poster.src: _poster(poster, host, render) for poster in posters(library)}
    return slips | loose | {deck.src: print_deck(deck, render) for deck in decks(library)}


def _slip(found: Slip, where: str, host: str, render: Render) -> str:
    return render(SLIP, {"slip": found, **_common(host, where), "words": _words(found.numbers)})


def _poster(poster: Poster, host: str, render: Render) -> str:
    where = topic_address(poster.topic.id)
    sheets = [[_entry(question, host) for question in sheet] for sheet in poster.sheets]
    reviewed = day_in_words(str(poster.reviewed))
    return render(POSTER, {"poster": poster, "sheets": sheets, "reviewed": reviewed, **_common(host, where)})


def print_deck(deck: Deck, render: Render) -> str:
    """The HTML of a set of cards, page by page. The last page is filled up with empty ones, for words of the group."""
    many = ON_A_PAGE[deck.large]
    pages = [deck.cards[at : at + many] for at in range(0, len(deck.cards), many)]
    empty = -len(deck.cards) % many
    return render(
        CARDS, {"deck": deck, "pages": pages, "empty": empty, "stylesheet": CARDS_STYLESHEET, "paper": PAPER.name}
    )


def _common(host: str, where: str) -> dict[str, Any]:
    return {
        "stylesheet": STYLESHEET,
        "paper": PAPER.name,
        "address": shown(host, where),
        "qr": qr.as_image(f"{host}{where}") if host else "",
    }


def _entry(question: Question, host: str) -> dict[str, Any]:
    return {"title": question.title, **_common(host, address(question.path))}


def _words(numbers: Mapping[str, int]) -> Callable[[str], str]:
    return lambda text: hold_marks(as_html(text, numbers))
