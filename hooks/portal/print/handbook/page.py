"""A page of the site made a page of the book: its headings stand below its title, and nothing on it waits for a click."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from portal.content.model import Content
from portal.print.handbook.answers import collect_answers, collect_checks
from portal.print.html import classes, read_html, take_out, with_parents, words_of
from portal.text.links import address

DEAD = {"headerlink", "gp-handbook", "gp-calculator", "gp-plot"}
"""Links to where a reader is, the offer of this very book, places that only a script fills, and pictures of the table below them."""
FILES = (".pdf", ".docx", ".png", ".epub")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NAMING = ("id", "for", "headers", "aria-labelledby", "aria-describedby")
ONE_FACT = "This fact on its own"
"""What the link of a footnote to the page of all facts says; a book has no such page."""
STOP = "Stop and decide. "


@dataclass(slots=True)
class BookPage:
    """One page of the book."""

    item: Content
    name: str
    """Its anchor, its file in an EPUB, and what the ids in it begin with."""
    level: int
    """Of its title: 2, or 3 below a topic."""
    body: Element
    ids: set[str] = field(default_factory=set)
    """The ids in it as they are on the site."""

    def anchor(self, place: str) -> str:
        """The id in the book of a place on the page; the page itself where it has no such place."""
        return inner_id(self.name, place) if place in self.ids else self.name


def page_name(item: Content) -> str:
    """A name that no other page has: `ips-zero-exclusion`; a front page has that of its folder."""
    return address(item.path).strip("/").replace("/", "-") or "home"


def inner_id(name: str, place: str) -> str:
    """An id that is one of a kind in the book, and one that XML allows."""
    return f"{name}--{place.replace(':', '-')}"


def read_page(item: Content, html: str, level: int, *, paper: bool) -> BookPage:
    """A page made ready but for its links, which need to know of all the others. On paper, no note leads back to its text."""
    page = BookPage(item, page_name(item), level, read_html(html))
    drop_dead_parts(page.body, paper=paper)
    collect_answers(page.body)
    collect_checks(page.body)
    for element, _ in with_parents(page.body):
        if element.tag in HEADINGS:
            element.tag = f"h{min(6, int(element.tag[1]) + level - 1)}"
        if element.get("id"):
            page.ids.add(element.attrib["id"])
        for name in NAMING:
            if element.get(name):
                element.set(name, " ".join(inner_id(page.name, part) for part in element.attrib[name].split()))
    return page


def drop_dead_parts(body: Element, *, paper: bool) -> None:
    """Take out what does nothing in a book, and open what is closed on the site."""
    for element, parent in with_parents(body):
        if element not in list(parent):
            continue  # gone with what held it
        if (
            classes(element) & DEAD
            or (paper and "footnote-backref" in classes(element))
            or (element.tag == "img" and not element.get("alt"))
        ):
            take_out(parent, element)
        elif element.tag == "a" and words_of(element) == ONE_FACT:
            element.tail = (element.tail or "").removeprefix(".")
            take_out(parent, element)
        elif element.tag == "a" and element.get("href", "").endswith(FILES):
            take_out(parent, element)
        elif element.tag == "th" and not words_of(element).strip():
            element.tag = "td"  # a corner heads nothing
        elif element.tag == "details" and not classes(element) & {"gp-quiz__answer", "check"}:
            _open_up(element)
        for name in [name for name in element.attrib if name.startswith("data-")]:
            if not name.startswith("data-kind"):
                del element.attrib[name]


def _open_up(details: Element) -> None:
    """A part that opens on the site stands open, under the words that one would click."""
    decision = "decide" in classes(details)
    details.tag = "div"
    details.set("class", "decide" if decision else "opened")
    for summary in details.findall("summary"):
        summary.tag = "p"
        summary.set("class", "summary")
        if decision:
            label = Element("strong")
            label.text, label.tail, summary.text = STOP, summary.text, ""
            summary.insert(0, label)
