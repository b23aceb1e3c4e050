"""A sheet's tables as large print has them: row by row, each question with a box as wide as the page."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from portal.print.columns import grids_of, head_of
from portal.print.html import with_parents, words_of

LINES = {"large": 2, "normal": 1}
"""How high a cell for one line is: what is typed into it may go on below."""


def stack_rows(root: Element) -> None:
    """Each table to fill in becomes a list of records: the name of a row as a heading, and its cells below it."""
    tables = {id(table) for table in grids_of(root)}
    above = "h1"
    for element, parent in with_parents(root):
        above = element.tag if element.tag in ("h1", "h2") else above
        if id(element) in tables:
            records = _records(element, "h2" if above == "h1" else "h3")
            records.tail = element.tail
            parent[list(parent).index(element)] = records


def let_cells_grow(root: Element, *, large: bool) -> None:
    """A cell for one line takes several where more is typed into it. Sums stay on one line."""
    for cell in root.iter():
        if cell.tag in ("td", "p") and (cell.tag == "td" or "gp-cell" in cell.get("class", "")):
            for field in cell.iter("input"):
                if field.get("type") == "text" and not field.get("data-adds"):
                    field.tag = "textarea"
                    field.attrib.pop("type")
                    field.set("rows", str(LINES["large" if large else "normal"]))


def _records(table: Element, heading: str) -> Element:
    heads = [words_of(cell) for cell in head_of(table)]
    records = Element("div", {"class": "gp-records"})
    for row in table.iterfind("tbody/tr"):
        record = SubElement(records, "div", {"class": "gp-record"})
        cells = list(row)
        SubElement(record, heading).text = words_of(cells[0])
        for head, cell in zip(heads[1:], cells[1:], strict=False):
            record.append(_cell(head, cell))
    return records


def _cell(head: str, cell: Element) -> Element:
    field = next((one for one in cell.iter() if one.tag in ("input", "textarea")), None)
    if field is None:
        shown = Element("p")
        SubElement(shown, "strong").text = f"{head}:"
        shown[0].tail = f" {words_of(cell)}"
        return shown
    if field.get("type") == "radio":
        shown = Element("fieldset", {"class": "gp-field gp-row"})
        SubElement(shown, "legend").text = head
    else:
        shown = Element("p", {"class": "gp-field gp-cell"})
        SubElement(shown, "label", {"for": field.get("id", "")}).text = head
    shown.extend(cell)
    return shown
