"""The paper that everything is printed on, named once: sheets, guides, books, slips, and the Word files."""

from __future__ import annotations

from typing import NamedTuple


class Paper(NamedTuple):
    """A size of paper as CSS calls it, in inches."""

    name: str
    width: float
    height: float


LETTER = Paper("Letter", 8.5, 11.0)
A4 = Paper("A4", 8.27, 11.69)
PAPER = LETTER
