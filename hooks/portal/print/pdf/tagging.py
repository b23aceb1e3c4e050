"""What WeasyPrint 70 leaves out of the tag tree, put in while it still knows the HTML.

It has no public hook for this, so one private function, `weasyprint.pdf.tags._build_box_tree`, is wrapped, and the version is pinned.
Each function below mends one fault and is named for it. `tests/print/test_pdf.py` renders without each of them and sees the fault, so a
release of WeasyPrint that mends one makes a test fail that tells us to drop ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags

from portal.print.pdf.fragments import GROUPS, Element, Tree, join_fragments

# HTML elements for which WeasyPrint 70 writes NonStruct, with the tag of PDF 1.7 that says what they are.
MISSING_TAGS = {
    **dict.fromkeys(("label", "legend", "summary", "pre", "address"), "P"),
    **dict.fromkeys(("form", "fieldset", "nav", "aside", "details", "figure"), "Sect"),
    **dict.fromkeys(("header", "footer"), "Div"),
    **dict.fromkeys(("strong", "b", "em", "i", "abbr", "code", "mark", "sup", "sub", "small", "time"), "Span"),
}
SEE_THROUGH = {"html", "body"}
"""WeasyPrint gives these no tag and hands on those of their children, which are not to be taken for parts of one."""
_trees: dict[int, Tree] = {}
_pages: dict[int, tuple[bytes, ...]] = {}
_tag_of = tags._get_pdf_tag
_build = tags._build_box_tree
_list_pages = pydyf.PDF.page_references


@contextmanager
def installed() -> Iterator[None]:
    """WeasyPrint with our hook, for as long as one document takes."""
    tags._get_pdf_tag, tags._build_box_tree = name_missing_tags, _walk
    pydyf.PDF.page_references = property(list_pages_once)
    try:
        yield
    finally:
        tags._get_pdf_tag, tags._build_box_tree = _tag_of, _build
        pydyf.PDF.page_references = _list_pages
        _trees.clear()
        _pages.clear()


def list_pages_once(pdf: Any) -> tuple[bytes, ...]:
    """WeasyPrint lists all pages anew for each box, which makes the time for a book grow with the square of its pages."""
    known = _pages.get(id(pdf), ())
    numbers = pdf.pages["Kids"][::3]
    if len(known) != len(numbers):
        known = _pages[id(pdf)] = tuple(f"{number} 0 R".encode("ascii") for number in numbers)
    return known


def name_missing_tags(tag: str | None) -> str:
    """Labels, emphasis, forms and asides are told apart from meaningless boxes."""
    found: str = _tag_of(tag)
    return MISSING_TAGS.get(tag or "", found) if found == "NonStruct" else found


def _walk(
    box: Any, parent: Element, pdf: Any, page: int, nums: Any, annotations: Any, streams: Any
) -> Iterator[Element]:
    real = box._box if isinstance(box, AbsolutePlaceholder) else box
    html = real.element
    tree = _trees.setdefault(id(pdf), Tree(pdf))
    tree.open.append(id(html))
    depth = tree.open.count(id(html))
    again = html is not None and html.tag == "thead" and _is_repeated(tree, html, depth, page)
    tree.repeating += again
    found = list(_build(box, parent, pdf, page, nums, annotations, streams))
    tree.repeating -= again
    tree.open.pop()
    for element in found:
        if html is None or html.tag in SEE_THROUGH or "::" in (real.element_tag or "::"):
            yield element
            continue
        demote_anonymous_groups(element, depth)
        keep_labels_in_their_line(element, real, html)
        number_lists(element, real, html)
        keep_languages(element, html)
        name_widgets_by_aria_label(real, html)
        name_links_by_their_words(real, html)
        if is_decoration(element, html) or again:
            continue
        if element["S"] == "/TH":
            tree.headers.append((id(html), element))
        if tree.repeating or not join_fragments(tree, element, html, depth, page, nums, annotations):
            yield element


def _is_repeated(tree: Tree, html: Any, depth: int, page: int) -> bool:
    """Whether a table's head is shown once more at the top of a page: there it is decoration."""
    return tree.first.get((id(html), "/THead", depth), (None, page))[1] != page


def demote_anonymous_groups(element: Element, depth: int) -> None:
    """WeasyPrint tags the anonymous block around loose text like the group that holds it; it is a paragraph."""
    if depth > 1 and element["S"] in GROUPS:
        element["S"] = "/P"


def keep_labels_in_their_line(element: Element, box: Any, html: Any) -> None:
    """A label that stands in a line of text is no paragraph of its own."""
    if element["S"] == "/P" and html.tag in ("label", "legend", "summary") and isinstance(box, boxes.InlineLevelBox):
        element["S"] = "/Span"


def number_lists(element: Element, box: Any, html: Any) -> None:
    """Lists say how they are numbered, which PDF/UA asks for where items have labels."""
    if element["S"] == "/L" and html.tag in ("ul", "ol"):
        plain = box.style["list_style_type"] == "none"
        style = "/None" if plain else "/Decimal" if html.tag == "ol" else "/Disc"
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": style})


def keep_languages(element: Element, html: Any) -> None:
    """A phrase in another language keeps its language."""
    if html.get("lang") and html.tag != "html":
        element["Lang"] = pydyf.String(html.get("lang"))


def name_widgets_by_aria_label(box: Any, html: Any) -> None:
    """A field in a table has no label element; its `aria-label` names it, as on the page."""
    if box.widget_annotation and html.get("aria-label"):
        box.widget_annotation["TU"] = pydyf.String(html.get("aria-label"))


def name_links_by_their_words(box: Any, html: Any) -> None:
    """A link is described by what it says, or by its `aria-label`, where WeasyPrint writes the name of its target."""
    if box.link_annotation:
        words = html.get("aria-label") or " ".join("".join(html.itertext()).split())
        if words:
            box.link_annotation["Contents"] = pydyf.String(words)


def is_decoration(element: Element, html: Any) -> bool:
    """A picture with an empty text, or one that only repeats words, is left out of the tree, where it would be a figure that says nothing (UA-1 7.3-1)."""
    silent = html.get("aria-hidden") == "true" or (html.tag == "img" and not html.get("alt", "").strip())
    return bool(element["S"] == "/Figure" and silent)
