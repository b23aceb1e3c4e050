"""Markdown as passages of marked words, for editions that are no web page: headings, paragraphs, list items, quotations.

The Markdown is read by the site's own converter, so that it means in every edition what it means on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

import markdown
from pymdownx import details, superfences

from portal.print.html import classes, read_html
from portal.text.inline import split_citations

EXTENSIONS = ["admonition", "attr_list", "md_in_html", details.__name__, superfences.__name__]
"""Those of another package are imported, so that its version is in the key of what is made with them."""
STRONG = {"strong", "b", "summary", "th", "dt"}
SLANTED = {"em", "i"}
BLOCKS = {
    "body",
    "p",
    "li",
    "ul",
    "ol",
    "pre",
    "blockquote",
    "div",
    "details",
    "summary",
    "table",
    "tr",
    "hr",
    "dl",
    "dt",
    "dd",
}
HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Span:
    """Words that look alike."""

    text: str
    strong: bool = False
    slanted: bool = False
    target: str = ""
    """Where a link leads, as it was typed."""
    cites: str = ""
    """The id of a fact that is cited here; the text is empty then."""
    picture: str = ""
    """The target of a picture, as it was typed; the text is what it shows."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph, a list item or a quotation."""

    kind: str
    """One of `heading`, `paragraph`, `bullet`, `number`, `quote`, `verbatim`."""
    level: int
    """Of a heading, from 1; of an item, how deep its list lies, from 1; 0 of anything else."""
    spans: tuple[Span, ...]
    first: bool = False
    """Whether a numbered item begins a list, so that its number is 1."""


def parse_passages(body: str) -> list[Passage]:
    """All passages in order. A note to a facilitator is left out: no sheet or handout carries one."""
    reader = _Reader()
    reader.read(read_html(markdown.markdown(body, extensions=EXTENSIONS)))
    return reader.passages


class _Reader:
    """Walks through a page, and knows what it is in."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.spans: list[Span] = []
        self.open: list[tuple[str, str]] = []
        self.lists: list[str] = []
        self.marker = False
        self.first = False

    def read(self, element: Element) -> None:
        """Take in an element with all that is in it."""
        tag, named = element.tag, classes(element)
        stands_apart = tag in BLOCKS or tag in HEADINGS
        if stands_apart:
            self._end_passage()
        if tag == "br":
            self._add("\n")
        if tag == "img":
            self.spans.append(Span(element.get("alt", ""), picture=element.get("src", "")))
        if "facilitator" in named:
            return
        if tag in ("ul", "ol"):
            self.lists.append(tag)
            self.first = True
        if tag == "li":
            self.marker = True
        self.open.append(("strong" if "admonition-title" in named else tag, element.get("href", "")))
        self._read_words(element.text or "")
        for child in element:
            self.read(child)
            self._read_words(child.tail or "")
        if stands_apart:
            self._end_passage()
        if tag in ("ul", "ol"):
            self.lists.pop()
            self.first = False
        self.open.pop()

    def _read_words(self, text: str) -> None:
        tags = [tag for tag, _ in self.open]
        if "pre" in tags:
            self._add(text)
            return
        words = re.sub(r"\s+", " ", text)
        if "code" in tags:
            self._add(words)
            return
        for before, cited in split_citations(words):
            self._add(before)
            if cited:
                self.spans.append(Span("", cites=cited))

    def _add(self, text: str) -> None:
        if not text:
            return
        tags = {tag for tag, _ in self.open}
        target = next((href for tag, href in reversed(self.open) if tag == "a"), "")
        self.spans.append(Span(text, bool(tags & STRONG), bool(tags & SLANTED), target))

    def _end_passage(self) -> None:
        """Close the passage that was being read, where it says anything."""
        spans = tuple(_trim(self.spans))
        self.spans = []
        if not spans:
            return
        tags = [tag for tag, _ in self.open]
        heading = next((HEADINGS[tag] for tag in tags if tag in HEADINGS), 0)
        depth = len(self.lists)
        if heading:
            self.passages.append(Passage("heading", heading, spans))
        elif self.lists and self.marker:
            kind = "number" if self.lists[-1] == "ol" else "bullet"
            self.passages.append(Passage(kind, depth, spans, first=self.first))
            self.marker = self.first = False
        else:
            kind = "verbatim" if "pre" in tags else "quote" if "blockquote" in tags else "paragraph"
            self.passages.append(Passage(kind, depth, spans))


def _trim(spans: list[Span]) -> Iterator[Span]:
    """The spans without white space at either end of the passage."""
    if not any(span.text.strip() or span.cites for span in spans):
        return
    kept = list(spans)
    while kept and not kept[0].cites and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].cites and not kept[-1].text.strip():
        kept.pop()
    kept[0] = replace(kept[0], text=kept[0].text.lstrip())
    kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    yield from kept
