"""Cards to print and to cut, eight on a page or four in large print: what stands on each, and where each PDF is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.content.kinds import GROUPS
from portal.content.library import Library
from portal.content.pictured import Card, CardSet
from portal.text.links import relative, site_path

FOLDER = f"{GROUPS}/cards"
PICTURES = "assets/cards"


@dataclass(frozen=True, slots=True)
class Deck:
    """A set of cards on one size of paper."""

    set: CardSet
    large: bool

    @property
    def src(self) -> str:
        """Where it stands on the site."""
        return f"{FOLDER}/{self.set.id}{'-large-print' if self.large else ''}.pdf"

    @property
    def cards(self) -> tuple[Card, ...]:
        """All of its cards in order."""
        return self.set.faces


def card_pictures(library: Library) -> dict[str, str]:
    """The drawings that cards show, by the address under which they name them."""
    return {f"{PICTURES}/{name}.svg": drawing for name, drawing in library.card_pictures.items()}


def decks(library: Library) -> list[Deck]:
    """Every set in both sizes."""
    return [Deck(found, large) for found in library.cards.values() for large in (False, True)]


def render_cards(library: Library, page: str) -> Iterator[str]:
    """A list of all sets: what they are for, what stands on them, and their PDFs where the build prints any."""
    sizes = {False: "eight on a page (PDF)", True: "large print, four on a page (PDF)"}
    for found in library.cards.values():
        both = [deck for deck in decks(library) if deck.set is found] if "pdf" in library.built else []
        links = [
            f'[{sizes[deck.large]}]({relative(deck.src, site_path(page))}){{ aria-label="{found.title}: {sizes[deck.large]}" }}'
            for deck in both
        ]
        words = ", ".join(card.word for card in found.faces)
        yield f"- **{found.title}.** {' '.join([found.says, f'On them: {words}.', ' · '.join(links)]).strip()}"
