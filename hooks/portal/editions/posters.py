"""The poster of a topic: its questions with a code each, for a wall, on as many sheets as it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil

from portal.content.entries import Topic
from portal.content.kinds import QUESTIONS
from portal.content.library import Library
from portal.content.model import Question
from portal.text.links import relative, site_path

FOLDER = f"{QUESTIONS}/posters/"
ENDINGS = {"letter": ".pdf", "tabloid": "-tabloid.pdf"}
PAPERS = {"letter": "Letter (PDF)", "tabloid": "Tabloid, 11 by 17 inches (PDF)"}
FORMATS = {"letter": 6, "tabloid": 8}
"""How many questions a sheet of each size holds: more would make the letters too small to read from a step away."""


@dataclass(frozen=True, slots=True)
class Poster:
    """One topic on one size of paper."""

    topic: Topic
    paper: str
    """One of the keys of `FORMATS`."""
    sheets: tuple[tuple[Question, ...], ...]

    @property
    def src(self) -> str:
        """Where it stands on the site."""
        return f"{FOLDER}{self.topic.id}{ENDINGS[self.paper]}"

    @property
    def reviewed(self) -> date:
        """The day on which the oldest of its answers was last checked."""
        return min(question.reviewed for sheet in self.sheets for question in sheet)


def posters(library: Library) -> list[Poster]:
    """Every poster: each topic that has questions, on both sizes of paper."""
    found = []
    for topic in library.topics.values():
        inside = library.questions_of(topic)
        if inside:
            found += [Poster(topic, paper, share_out(inside, most)) for paper, most in FORMATS.items()]
    return found


def poster_links(library: Library, page: str) -> dict[str, str]:
    """Links to the posters of each topic as Markdown, counted from a page. Nothing where the build prints none."""
    found: dict[str, list[str]] = {}
    for poster in posters(library) if "pdf" in library.built else ():
        target = relative(poster.src, site_path(page))
        says = f"{poster.topic.title}: poster, {PAPERS[poster.paper]}"
        found.setdefault(poster.topic.id, []).append(f'[{PAPERS[poster.paper]}]({target}){{ aria-label="{says}" }}')
    return {topic: " · ".join(links) for topic, links in found.items()}


def render_posters(library: Library, page: str) -> Iterator[str]:
    """A list of all posters."""
    links = poster_links(library, page)
    for topic, there in links.items():
        yield f"- {library.topics[topic].title}: {there}"
    if not links:
        yield "This copy of the site was built without printed editions."


def share_out(questions: list[Question], most: int) -> tuple[tuple[Question, ...], ...]:
    """Questions on sheets of nearly the same length, with those together that name each other in `related`.

    A sheet begins with the first question that is left, and goes on with the one that has most ties to the sheet so far,
    and of those with the one that has fewest to what is left.
    """
    left = list(questions)
    if len(left) <= most:
        return (tuple(left),)
    sheets = []
    for waiting in range(ceil(len(left) / most), 0, -1):
        sheet = [left.pop(0)]
        while len(sheet) < ceil((len(left) + len(sheet)) / waiting):
            nearest = max(
                left, key=lambda question: (_ties(question, sheet), -_ties(question, left), -left.index(question))
            )
            left.remove(nearest)
            sheet.append(nearest)
        sheets.append(tuple(sheet))
    return tuple(sheets)


def _ties(question: Question, sheet: list[Question]) -> int:
    return sum((other.slug in question.related) + (question.slug in other.related) for other in sheet)
