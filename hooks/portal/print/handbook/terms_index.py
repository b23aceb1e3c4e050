"""The index of terms: on which pages of the book a word of the field is used, and which page explains it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from portal.content.entries import Term
from portal.print.handbook.page import BookPage, inner_id
from portal.print.html import classes

MOST = 8
"""References of a term. More would send a reader to pages that only mention it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One place where a term stands."""

    page: BookPage
    anchor: str
    explains: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A term with its places: first the page that explains it, then others in reading order."""

    term: Term
    references: tuple[Reference, ...]

    @property
    def name(self) -> str:
        """The term, with the words that an acronym stands for."""
        return f"{self.term.term} ({self.term.long})" if self.term.long else self.term.term


@dataclass(slots=True)
class _Slot:
    """A run of text: what an element begins with, or what stands behind a child of it."""

    parent: Element
    child: Element | None

    @property
    def text(self) -> str:
        return (self.parent.text if self.child is None else self.child.tail) or ""

    def mark(self, start: int, end: int, anchor: str) -> None:
        """Give an id to a piece of it. Pieces of one slot must be marked from the last to the first."""
        text = self.text
        span = Element("span", {"id": anchor})
        span.text, span.tail = text[start:end], text[end:]
        if self.child is None:
            self.parent.text = text[:start]
            self.parent.insert(0, span)
        else:
            self.child.tail = text[:start]
            self.parent.insert(list(self.parent).index(self.child) + 1, span)


@dataclass(slots=True)
class _Found:
    slot: _Slot
    start: int
    end: int


class _Matcher:
    """Finds terms in running text: acronyms as they are written, words in any case and number."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._exact = {term.term: term.id for term in terms.values() if term.long}
        self._loose = {term.long.casefold(): term.id for term in terms.values() if term.long}
        self._loose |= {term.term.casefold(): term.id for term in terms.values() if not term.long}
        longest = sorted([*self._exact, *self._loose], key=len, reverse=True)
        parts = (
            re.escape(word)
            if word in self._exact
            else f"(?i:{re.escape(word)})" + ("s?" if word[-1:].isalpha() else "")
            for word in longest
        )
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        for match in self._pattern.finditer(text):
            word = match[0]
            loose = word.casefold()
            found = self._exact.get(word) or self._loose.get(loose) or self._loose.get(loose.removesuffix("s"))
            if found:
                yield found, match.start(), match.end()


def make_index(pages: list[BookPage], terms: Mapping[str, Term]) -> list[Entry]:
    """The index of a book, sorted. The places that it names get an anchor in the pages."""
    matcher = _Matcher(terms)
    uses: dict[str, Counter[str]] = {name: Counter() for name in terms}
    firsts: dict[tuple[str, str], _Found] = {}
    for page in pages:
        for slot in _slots(page.body):
            for name, start, end in matcher.find(slot.text):
                uses[name][page.name] += 1
                firsts.setdefault((name, page.name), _Found(slot, start, end))
    entries = [_entry(term, uses[term.id], pages, firsts) for term in terms.values()]
    marked: dict[int, list[tuple[_Found, str]]] = {}
    for entry in entries:
        for reference in entry.references:
            found = firsts.get((entry.term.id, reference.page.name))
            if found:
                marked.setdefault(id(found.slot), []).append((found, reference.anchor))
    for places in marked.values():
        for found, anchor in sorted(places, key=lambda place: -place[0].start):
            found.slot.mark(found.start, found.end, anchor)
    return sorted((entry for entry in entries if entry.references), key=lambda entry: entry.name.casefold())


def _entry(term: Term, uses: Counter[str], pages: list[BookPage], firsts: Mapping[tuple[str, str], _Found]) -> Entry:
    explaining = [page for page in pages if page.item.path == term.see]
    others = [page for page in pages if uses[page.name] and page not in explaining]
    most = sorted(others, key=lambda page: -uses[page.name])[: MOST - len(explaining)]
    chosen = [*explaining, *(page for page in others if page in most)]
    return Entry(term, tuple(_reference(term, page, firsts, page in explaining) for page in chosen))


def _reference(term: Term, page: BookPage, firsts: Mapping[tuple[str, str], _Found], explains: bool) -> Reference:
    there = (term.id, page.name) in firsts
    return Reference(page, inner_id(page.name, f"term-{term.id}") if there else page.name, explains)


def _slots(element: Element) -> Iterator[_Slot]:
    """The running text of a page. Notes are left out, and links, because an anchor in one would break it in two."""
    if "footnote" in classes(element) or element.tag in ("sup", "a"):
        return
    yield _Slot(element, None)
    for child in element:
        yield from _slots(child)
        yield _Slot(element, child)
