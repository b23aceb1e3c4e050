"""HTML of a page as a tree, and back as HTML or as XHTML, which is well formed whatever an author wrote."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
Attributes = list[tuple[str, str | None]]


class _Reader(HTMLParser):
    """Builds the tree. What is left open is closed with what holds it, and an end without a beginning is dropped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = ElementTree.TreeBuilder()
        self._builder.start("div", {})
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self._builder.end(tag)
        else:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                self._builder.end(tag)
            self._builder.end(tag)

    def handle_data(self, data: str) -> None:
        self._builder.data(data)

    def tree(self) -> Element:
        """The root, a `div` around everything."""
        self.close()
        while self._open:
            self._builder.end(self._open.pop())
        self._builder.end("div")
        return self._builder.close()


def read_tree(html: str) -> Element:
    """The tree of a piece of HTML below a `div`."""
    reader = _Reader()
    reader.feed(html)
    return reader.tree()


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
