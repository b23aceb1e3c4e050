"""What is in the handbook and in which order, where its editions stand, and the line that offers them on pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.content.kinds import COMPONENTS, LEARN, PRINCIPLES, QUESTIONS
from portal.content.library import Library
from portal.content.model import Content, Module
from portal.text.links import relative, site_path

STEM = "learn/handbook"
TITLE = "Guidepost handbook"
SAYS = (
    "How to help people with disabilities find work of their own choosing: the learning path, the eight principles of "
    "Individual Placement and Support, Customized Employment, and answers to questions."
)
EPUB = f"{STEM}.epub"
OFFERED = {".pdf": "PDF", "-large-print.pdf": "Large print PDF", ".epub": "EPUB, for reading apps"}
FOLDERS = {
    LEARN: (
        "The learning path",
        "Modules with stories, decisions, field tasks and questions to check yourself.",
    ),
    PRINCIPLES: ("The eight principles", "Individual Placement and Support, principle by principle."),
    COMPONENTS: ("Customized Employment", "Its four components, from Discovery to the deal with an employer."),
}
ON_SCREEN = frozenset({f"{LEARN}/again.md", f"{LEARN}/team.md"})
"""Pages that do nothing on paper."""
ANSWERS = ("Questions and answers", "By topic. Each answer begins with two or three sentences that stand alone.")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pages that stand together: a topic of questions, or all pages of a part that has no topics."""

    id: str
    title: str
    """Empty where the part's own title is enough."""
    says: str
    pages: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the parts of the book."""

    id: str
    title: str
    says: str
    shelves: tuple[Shelf, ...]

    @property
    def pages(self) -> tuple[Content, ...]:
        """All its pages in reading order."""
        return tuple(page for shelf in self.shelves for page in shelf.pages)


def plan_handbook(library: Library) -> tuple[Part, ...]:
    """The parts that have pages, in reading order; none where there is no path to learn by."""
    if not library.of(Module):
        return ()
    parts = []
    for folder, (title, says) in FOLDERS.items():
        front = library.content.get(f"{folder}/index.md")
        inside = (page for page in library.in_folder(folder) if page.path not in ON_SCREEN)
        pages = (*((front,) if front else ()), *inside)
        if pages:
            parts.append(Part(site_path(folder), title, says, (Shelf("", "", "", pages),)))
    shelves = tuple(_topics(library))
    return (*parts, Part(QUESTIONS, *ANSWERS, shelves)) if shelves else tuple(parts)


def _topics(library: Library) -> Iterator[Shelf]:
    """The questions under the first of their topics, so that each is in the book once."""
    for topic in library.topics.values():
        if inside := library.at_home_in(topic):
            yield Shelf(topic.id, topic.title, topic.says, tuple(inside))


def render_offer(library: Library, page: str) -> Iterator[str]:
    """A paragraph with a link to each edition of the handbook; nothing where the build makes none."""
    if "pdf" in library.built and plan_handbook(library):
        links = (
            f'[{name}]({relative(STEM + ending, site_path(page))}){{ aria-label="Handbook: {name}" }}'
            for ending, name in OFFERED.items()
        )
        yield (
            '<p class="gp-handbook" markdown="span">**The handbook** holds the learning path, the principles, Customized '
            f"Employment and the questions as one book, with page numbers and an index: {' · '.join(links)}.</p>"
        )
