"""What crosses a page: WeasyPrint 70 writes a tag for each part of it, and it is one table, list or paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pydyf

GROUPS = {"/Part", "/Sect", "/Div", "/Art", "/BlockQuote"}
WHOLE = GROUPS | {"/P", "/L", "/LI", "/LBody", "/Table", "/TBody", "/THead", "/TFoot", "/TR", "/TD", "/TH", "/Caption"}
WHOLE |= {f"/H{level}" for level in range(1, 7)}
Element = Any


@dataclass(slots=True)
class Tree:
    """What is remembered of one document while its boxes are walked, page after page."""

    pdf: Any
    first: dict[tuple[int, str, int], tuple[Element, int]] = field(default_factory=dict)
    """The tag that the first fragment of an HTML element got, with its page."""
    headers: list[tuple[int, Element]] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    """The HTML elements that the walk is in, outermost first."""
    repeating: int = 0


def join_fragments(
    tree: Tree, element: Element, html: Any, depth: int, page: int, nums: dict[int, Any], annotations: list[Any]
) -> bool:
    """A table, list or paragraph that crosses a page stays one. True where the element went into its first part."""
    if element["S"] not in WHOLE:
        return False
    first, started = tree.first.setdefault((id(html), element["S"], depth), (element, page))
    if first is element or started == page:
        return False
    for kid in element["K"]:
        first["K"].append(_adopt(tree.pdf, first, element, kid))
    for mark, owner in nums.items():
        if owner == element.reference:
            nums[mark] = first.reference
    for place, (owner, annotation) in enumerate(annotations):
        if owner == element.reference:
            annotations[place] = (first.reference, annotation)
    if element["S"] == "/Table":
        _repoint_headers(tree, first)
    return True


def _adopt(pdf: Any, parent: Element, former: Element, kid: Any) -> Any:
    """A child of one tag as the child of another. A bare number means content of the former's page, so the page is named."""
    if isinstance(kid, int):
        content = pydyf.Dictionary({"Type": "/MCR", "Pg": former["Pg"], "MCID": kid})
        pdf.add_object(content)
        return content.reference
    child = pdf.objects[int(kid.split()[0])]
    if child.get("Type") == "/StructElem" and "P" in child:
        child["P"] = parent.reference
    return kid


def _repoint_headers(tree: Tree, table: Element) -> None:
    """Cells of a later part name the header cells that stay."""
    kept: dict[int, Any] = {}
    by_html: dict[int, Element] = {}
    for html, cell in tree.headers:
        stays: Any = by_html.setdefault(html, cell)
        if stays is not cell and "ID" in stays and "ID" in cell:
            kept[id(cell["ID"])] = stays["ID"]
    rows: list[Any] = [table]
    while rows:
        for kid in rows.pop()["K"]:
            if isinstance(kid, int):
                continue
            child: Any = tree.pdf.objects[int(kid.split()[0])]
            traits: Any = child.get("A") or {}
            if child.get("S") == "/TD" and "Headers" in traits:
                traits["Headers"] = pydyf.Array(kept.get(id(name), name) for name in traits["Headers"])
            elif child.get("S") in ("/TBody", "/TFoot", "/TR"):
                rows.append(child)
