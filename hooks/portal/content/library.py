"""All content, by path and by address: what is shown, and what is held back until its findings are mended."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from portal.content import moved
from portal.content.asked import Wording
from portal.content.drawing import Drawing
from portal.content.entries import (
    CrosswalkRow,
    Errand,
    Fact,
    Ring,
    SourceRecord,
    Term,
    Topic,
    Variant,
)
from portal.content.fact_areas import fact_homes
from portal.content.kinds import ALL, DOCS, FACTS_PAGE, QUESTION_FOLDERS, kind_of
from portal.content.model import Content, Guide, Module, Page, Question, Worksheet
from portal.content.pictured import CardSet, Pictogram
from portal.content.pictures import Picture
from portal.content.states import Finder, State
from portal.content.words import SITE, Words
from portal.text.body import Body
from portal.text.links import address, relative, resolve, site_path
from portal.text.prose import Citation

LAST = 10_000
C = TypeVar("C", Page, Module, Question, Guide, Worksheet)


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that is shown, and the paths of what is held back until its findings are mended."""

    content: Mapping[str, Content]
    withheld: frozenset[str]
    facts: Mapping[str, Fact]
    """What may be said. What somebody only remembers is not in it."""
    sources: Mapping[str, SourceRecord]
    terms: Mapping[str, Term]
    topics: Mapping[str, Topic]
    crosswalk: Mapping[str, CrosswalkRow]
    everyday: Mapping[str, Ring]
    """Everyday words that mean the same in a search."""
    words: Mapping[str, Words]
    """What the build itself writes on sheets, editions and buttons, by language."""
    variants: Mapping[str, Variant]
    errands: Mapping[str, Errand]
    built: frozenset[str] = ALL
    """The kinds of printed editions that this build makes, and that pages may link to."""
    places: Mapping[str, Collection[str]] = field(default_factory=dict)
    """The anchors of every page by its address. A page that can't be read counts as having any."""
    spoken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The paths of each page and of its translations, by the path of the original."""
    language: str = SITE
    """The language of lists."""
    homes: Mapping[str, str] = field(default_factory=dict)
    """The page on which each fact stands, by the fact's id; those that are not in it stand on the page of all facts."""
    moves: moved.Moves = field(default_factory=moved.Moves)
    asked: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)
    """What people type who look for a page, by its path; more than its front matter says."""
    finders: Mapping[str, Finder] = field(default_factory=dict)
    states: Mapping[str, State] = field(default_factory=dict)
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    """What is drawn from facts, by the name under which pages ask for it."""
    cards: Mapping[str, CardSet] = field(default_factory=dict)
    pictograms: Mapping[str, Pictogram] = field(default_factory=dict)
    symbols: Mapping[str, str] = field(default_factory=dict)
    """The picture of each of these ideas, as SVG."""
    card_pictures: Mapping[str, str] = field(default_factory=dict)
    """The pictures on cards by the name of their icon, as SVG."""
    contact: str = ""
    """Where a reader reaches a person of those who publish the site; empty where nobody said."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """What pages may show, by path."""
    assets: Mapping[str, bytes] = field(default_factory=dict)
    """What is handed out as it is, by path."""

    def of(self, cls: type[C], language: str | None = "") -> list[C]:
        """All content of one kind by path: in the language of lists, in another one, or where it is None in all."""
        kind = [item for item in self.content.values() if isinstance(item, cls)]
        return [item for item in kind if language is None or item.language == (language or self.language)]

    def languages_of(self, item: Content) -> dict[str, Content]:
        """A page in every language that it is there in, itself among them, in the order of the fixed words."""
        original = item.translates or item.path
        found = {self.content[p].language: self.content[p] for p in self.spoken.get(original, ()) if p in self.content}
        found |= {item.language: item}
        return {language: found[language] for language in self.words if language in found}

    def in_language(self, item: Content, language: str) -> Content | None:
        """The page in another language; None where it is not translated."""
        return self.languages_of(item).get(language)

    def in_folder(self, folder: str) -> list[Content]:
        """What stands directly in a folder, its front page left out, in the order of the navigation."""
        inside = [i for i in self.content.values() if i.path.rpartition("/")[0] == folder and i.slug != "index"]
        return sorted(inside, key=place)

    def citations(self, item: Content) -> tuple[Citation, ...]:
        """The facts that a page cites, in order."""
        if "crosswalk" not in item.body.lists:
            return item.body.citations
        rows = (Body(row.text, row.line) for row in self.crosswalk.values())
        return (*item.body.citations, *(found for row in rows for found in row.citations))

    def pictures_of(self, item: Content) -> dict[str, Picture]:
        """The pictures that a page shows, by path."""
        shown = (resolve(link.target, item.path) for link in item.body.links if link.picture)
        return {path: self.pictures[path] for path in shown if path and path in self.pictures}

    def citing(self) -> dict[str, list[Content]]:
        """The pages that cite each fact, by the fact's id, each page once."""
        found: dict[str, list[Content]] = {}
        for item in self.content.values():
            for name in dict.fromkeys(citation.id for citation in self.citations(item)):
                found.setdefault(name, []).append(item)
        return found

    def fact_page(self, fact_id: str) -> str:
        """The page on which a fact stands, by its path."""
        return self.homes.get(fact_id, FACTS_PAGE)

    def questions_of(self, topic: Topic) -> list[Question]:
        """The questions of a topic by title: first those that are at home in it, then those that only belong to it as well."""
        inside = [question for question in self.of(Question) if topic.id in question.topics]
        return sorted(inside, key=lambda question: (question.topics[0] != topic.id, question.title.casefold()))

    def at_home_in(self, topic: Topic) -> list[Question]:
        """The questions whose first topic this is, by title, so that each question of the library is told once."""
        return [question for question in self.questions_of(topic) if question.topics[0] == topic.id]

    def wordings(self, item: Content) -> tuple[str, ...]:
        """How people ask for a page: what its author thought of, then what its readers typed."""
        return (*item.also_asked, *(wording.text for wording in self.asked.get(item.path, ())))

    def find(self, name: str, language: str = SITE) -> Content | None:
        """What `related:` of a page in a language means: a question's slug, or a page's address.

        What is translated into that language is found by the name of its original, too.
        """
        if language != SITE:
            here = (item for item in self.content.values() if item.language == language)
            for item in here:
                inner = address(item.path).strip("/")
                if name in (inner, inner.removeprefix(f"{language}/"), item.slug):
                    return item
        questions = (f"{folder}/{name}.md" for folder in QUESTION_FOLDERS)
        for path in (*questions, f"{DOCS}/{name}.md", f"{DOCS}/{name}/index.md", f"{name}.md", f"{name}/index.md"):
            if path in self.content:
                return self.in_language(self.content[path], language) or self.content[path]
        return None


def place(item: Content) -> tuple[int, str]:
    """Where an entry stands among its neighbors."""
    number = item.order if isinstance(item, Page) else item.session if isinstance(item, Guide | Worksheet) else 0
    if isinstance(item, Worksheet) and item.series != "discovery":
        number = LAST  # behind the sheets of the sessions
    return number, item.title.casefold()


def template_of(item: Content) -> str:
    """The template that shows a piece of content."""
    return kind_of(item.path, item.translates).template


def with_homes(library: Library) -> Library:
    """The library with the page on which each fact stands."""
    return replace(library, homes=fact_homes(library.content, library.facts, library.citing()))


def describe(item: Content) -> str:
    """One sentence for search results: what the file says of itself, or the beginning of its answer."""
    if not isinstance(item, Question):
        return item.description
    words = item.body.short
    if len(words) <= 155:
        return words
    cut = words[:155].rfind(". ")
    return words[: cut + 1] if cut > 60 else words[:152].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def cited_by(item: Question, library: Library) -> tuple[Fact, ...]:
    """The facts that an answer cites, each once, in the order of first citation."""
    return tuple(library.facts[name] for name in dict.fromkeys(c.id for c in library.citations(item)))


def link_to(item: Content, page: str) -> str:
    """An entry's title as a link, counted from the file of another page."""
    return f"[{item.title}]({relative(site_path(item.path), site_path(page))})"
