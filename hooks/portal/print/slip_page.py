"""The page of a slip: what stands on it, and how high that is.

Lines are counted from the widths of the typeface's letters. All lengths are points; `leaflet.css` uses the same ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from math import ceil

from portal.print.paper_size import PAPER
from portal.print.typeface import BOLD, REGULAR, lines, width
from portal.text.sentences import Sentence, Step, without_marks

PAGE = 72 * PAPER.height - 83
WIDE = 72 * PAPER.width - 108
BESIDE_CODE = WIDE - 108
LINE = 1.38
CODE = 96.0
ADVICE = "Reviewed {}. Not legal, clinical or benefits advice."
SAID = "Reviewed {}. Check its figures again by {}. Not legal, clinical or benefits advice."


@dataclass(frozen=True, slots=True)
class Slip:
    """Everything on the page but its address. Texts are plain words in which citations stand as ⟦fact⟧."""

    title: str
    topic: str
    short: str
    heading: str
    steps: tuple[Step, ...]
    who: tuple[Sentence, ...]
    help: tuple[Sentence, ...]
    """How to reach somebody, where the answer names a telephone number."""
    numbers: dict[str, int]
    """The number of the source of each fact that the slip cites."""
    sources: tuple[str, ...]
    more: int
    """How many sources of the whole answer are not named."""
    reviewed: str
    check_by: str
    size: float
    shortened: bool

    @property
    def runs(self) -> list[tuple[str, list[Step]]]:
        """Steps of one kind that follow each other, which are one list."""
        return [(kind, list(steps)) for kind, steps in groupby(self.steps, key=lambda step: step.kind)]


def words_of(sentence: Sentence) -> str:
    """A sentence with the points of the list that it begins."""
    return " ".join([sentence.text, *sentence.points])


def fits(slip: Slip, address: str) -> bool:
    """Whether all of it has room on the page. `address` is what is printed below its code."""
    return _top(slip) + _steps(slip) + _boxes(slip) + _bottom(slip, address) <= PAGE


def _height(text: str, column: float, size: float, advances: tuple[int, ...] = REGULAR, line: float = LINE) -> float:
    """How high a text stands in a column."""
    return lines(without_marks(text), column, size, advances) * size * line


def _top(slip: Slip) -> float:
    return 28 + _height(slip.title, WIDE, 23, BOLD, 1.2) + 8 + _height(slip.short, WIDE - 28, 14) + 16


def _steps(slip: Slip) -> float:
    return 12 + _height(slip.heading, WIDE, 14, BOLD, 1.3) + sum(_step(step, slip.size) for step in slip.steps)


def _step(step: Step, size: float) -> float:
    column = WIDE - (0 if step.kind == "text" else 1.7 * size)
    words = " ".join(sentence.text for sentence in step.sentences)
    bold = width(step.lead, size, BOLD) - width(step.lead, size)
    points = [point for sentence in step.sentences for point in sentence.points]
    listed = sum(_height(point, column - 1.4 * size, size) for point in points) + (0.1 * size if points else 0)
    return _height(words + "." * ceil(bold / width(".", size)), column, size) + listed + 0.35 * size


def _boxes(slip: Slip) -> float:
    texts = (" ".join(map(words_of, sentences)) for sentences in (slip.who, slip.help))
    return sum(42 + _height(text, WIDE - 28, 12) for text in texts if text)


def _bottom(slip: Slip, address: str) -> float:
    said = SAID.format(slip.reviewed, slip.check_by) if slip.check_by else ADVICE.format(slip.reviewed)
    told = 2 * 10.5 * LINE + _height(address, BESIDE_CODE, 12, BOLD) + _height(said, BESIDE_CODE, 10.5)
    more = f"; and {slip.more} more with the whole answer." if slip.more else "."
    sources = "Sources: " + "; ".join(f"1 {source}" for source in slip.sources) + more
    return 20 + max(CODE, told - 10.5 * LINE + 3 + _height(sources, BESIDE_CODE, 9))
