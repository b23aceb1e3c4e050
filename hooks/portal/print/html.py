"""HTML of a page as a tree, and back as HTML or as XHTML: the one way in which print reads and writes it.

lxml reads, because it is fast and knows which elements have no end and which end others. The tree is the standard library's, which has
types, and which writes both kinds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from lxml import etree


class _Builder(ElementTree.TreeBuilder):
    """Builds the tree from what lxml reads, whose attributes are no `dict`."""

    def start(self, tag: str, attrs: Mapping[str, str], /) -> Element:
        return super().start(tag, dict(attrs))


def read_html(html: str) -> Element:
    """The tree of a piece of HTML, below a `body`. What an author left open is closed, as a browser would close it."""
    parser = etree.HTMLParser(target=_Builder())
    parser.feed(f"<!doctype html><html><body>{html}</body></html>")
    body: Element = parser.close().find("body")
    return body


def write_inside(root: Element, *, xml: bool) -> str:
    """What is inside of the root, as XHTML or as HTML."""
    text = ElementTree.tostring(root, encoding="unicode", method="xml" if xml else "html")
    return text[text.index(">") + 1 : text.rindex("<")] if len(root) or root.text else ""


def words_of(element: Element) -> str:
    """The text of an element and of all in it."""
    return "".join(element.itertext())


def classes(element: Element) -> set[str]:
    """The names in its `class`."""
    return set(element.get("class", "").split())


def with_parents(root: Element) -> Iterator[tuple[Element, Element]]:
    """Every element with the one that holds it, in reading order. What is yielded may be taken out."""
    for child in list(root):
        yield child, root
        yield from with_parents(child)


def take_out(parent: Element, child: Element, *, words: bool = False) -> None:
    """Remove an element and keep what stands behind it. With `words`, what is in it stays as well."""
    place = list(parent).index(child)
    parent.remove(child)
    inside = list(child) if words else []
    before = child.text or "" if words else ""
    for offset, kid in enumerate(inside):
        parent.insert(place + offset, kid)
    if not inside:
        _append(parent, place, before + (child.tail or ""))
        return
    _append(parent, place, before)
    inside[-1].tail = (inside[-1].tail or "") + (child.tail or "")


def _append(parent: Element, place: int, text: str) -> None:
    """Text in front of the child at a place."""
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
