"""The whole book: its pages in order, every link of them resolved, and its index."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from portal.content.entries import Term
from portal.content.model import Content
from portal.editions.handbook import Part
from portal.print.handbook.page import BookPage, read_page
from portal.print.handbook.terms_index import Entry, make_index
from portal.print.html import classes, take_out, with_parents
from portal.print.page import shown
from portal.text.links import address

Place = Callable[[str, str], str]
"""How the book links to a place: from the name of a page and an id, such as `#id` or `page.xhtml#id`."""


@dataclass(frozen=True, slots=True)
class Group:
    """What stands below a topic, or all of a part that has none."""

    id: str
    title: str
    says: str
    pages: tuple[BookPage, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """One part of the book."""

    id: str
    title: str
    says: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Volume:
    """The book before it is drawn."""

    divisions: tuple[Division, ...]
    index: tuple[Entry, ...]

    @property
    def pages(self) -> list[BookPage]:
        """All pages in reading order."""
        return [page for division in self.divisions for group in division.groups for page in group.pages]


def make_volume(
    parts: tuple[Part, ...],
    contents: Mapping[str, str],
    terms: Mapping[str, Term],
    *,
    place: Place,
    host: str,
    paper: bool,
) -> Volume:
    """The book of these parts. `contents` is the HTML of each page by its path in the repository, `host` the site's address.

    On paper, a link to another page of the site shows its address, since nobody can follow it.
    """
    divisions = tuple(
        Division(
            f"part-{part.id}",
            part.title,
            part.says,
            tuple(
                Group(
                    f"topic-{shelf.id}" if shelf.id else "",
                    shelf.title,
                    shelf.says,
                    tuple(
                        read_page(item, contents[item.path], 3 if shelf.title else 2, paper=paper)
                        for item in shelf.pages
                    ),
                )
                for shelf in part.shelves
            ),
        )
        for part in parts
    )
    volume = Volume(divisions, ())
    names = {address(page.item.path): page for page in volume.pages}
    for page in volume.pages:
        _Linker(page, names, volume, place, host, paper=paper).resolve()
    return Volume(divisions, tuple(make_index(volume.pages, terms)))


class _Linker:
    """Makes each link of one page lead inside of the book, or to the site, or be words alone."""

    def __init__(
        self, page: BookPage, names: Mapping[str, BookPage], volume: Volume, place: Place, host: str, *, paper: bool
    ) -> None:
        self._page = page
        self._names = names
        self._divisions = {f"{division.id.removeprefix('part-')}/": division for division in volume.divisions}
        self._place = place
        self._host = host
        self._paper = paper
        self._told: set[str] = set()

    def resolve(self) -> None:
        for element, parent in with_parents(self._page.body):
            if element.tag == "a":
                self._link(element, parent)

    def _link(self, link: Element, parent: Element) -> None:
        target = link.attrib.pop("href", "")
        parts = urlsplit(target)
        for inner, holder in with_parents(link):
            if inner.tag == "abbr":  # within a link it would become a second link, which no tag holds
                take_out(holder, inner, words=True)
        if parts.scheme:
            link.set("href", target)
            return
        where = urljoin(f"/{address(self._page.item.path)}", parts.path).lstrip("/")
        if not parts.path and parts.fragment not in self._page.ids:
            take_out(parent, link, words=True)
        elif not parts.path or where in self._names:
            page = self._names.get(where, self._page) if parts.path else self._page
            link.set("href", self._place(page.name, page.anchor(parts.fragment)))
            if not classes(link) & {"footnote-ref", "footnote-backref", "back"}:
                link.set("class", "inside")
        elif where in self._divisions:
            division = self._divisions[where]
            topics = {group.id for group in division.groups}
            topic = f"topic-{parts.fragment}"
            name = topic if topic in topics else division.id
            link.set("href", self._place(name, name))
            link.set("class", "inside")
        else:
            self._outside(link, parent, where, parts.fragment)

    def _outside(self, link: Element, parent: Element, where: str, fragment: str) -> None:
        if self._paper and where not in self._told:
            self._told.add(where)
            told = Element("span", {"class": "outside"})
            told.text, told.tail, link.tail = f" ({shown(self._host, where)})", link.tail, ""
            parent.insert(list(parent).index(link) + 1, told)
        if self._host:
            link.set("href", f"{self._host}{where}{f'#{fragment}' if fragment else ''}")
        else:
            take_out(parent, link, words=True)


def review_days(pages: tuple[Content, ...]) -> tuple[date, date]:
    """The oldest and the newest day of review."""
    days = [page.reviewed for page in pages]
    return min(days), max(days)
