"""What is shown as a picture: cards to print and cut, and pictures that stand beside words."""

from __future__ import annotations

from dataclasses import dataclass

from portal.content.entries import Datum
from portal.content.model import key


@dataclass(frozen=True, slots=True)
class Card:
    """One card: a word, and where there is one a picture or a line or two below it."""

    word: str
    icon: str
    """The name of its picture; empty where it has none."""
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSet(Datum):
    """Cards that a step lays on the table, to print and to cut."""

    title: str = key("Its name.", example="Task cards")
    says: str = key("Which session takes them, and what for.", example="For session 2. Each person takes two.")
    cards: tuple[str, ...] = key(
        "What stands on each card: a word, a picture or nothing, and more words or nothing.",
        example='["Fix | wrench", "One boss", "Visitor | | Ask about the work."]',
    )

    @property
    def faces(self) -> tuple[Card, ...]:
        """All of its cards in order."""
        parts = ([*(part.strip() for part in text.split("|")), "", ""] for text in self.cards)
        return tuple(Card(*three[:3]) for three in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictogram(Datum):
    """A picture that stands beside words, for people who read little. Its id is the idea that it stands for."""

    icon: str = key("The name of the icon.", example="bus")
    beside: tuple[str, ...] = key(
        "The headings that it stands beside. Without a page: on each participant's sheet.",
        example="[guides/worksheets/home-and-neighborhood#reach]",
    )
