"""What is wrong in WeasyPrint 70's bytes, put right. Each function mends one fault and is named for it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

PX_TO_PT = 0.75
PRINTED = 4


def polish(raw: io.BytesIO) -> bytes:
    """The finished file, with an identifier made from its content."""
    out = io.BytesIO()
    with pikepdf.open(raw) as pdf:
        wrap_content_of_list_items(pdf)
        scope_header_cells(pdf)
        place_figures(pdf)
        turn_loose_content_into_artifacts(pdf)
        print_links(pdf)
        finish_widgets(pdf)
        drop_unused_destinations(pdf)
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
        )
    return out.getvalue()


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Every structure element with the tags above it, in reading order."""
    stack: list[tuple[Any, tuple[str, ...]]] = [(pdf.Root.StructTreeRoot.K[0], ())]
    while stack:
        element, above = stack.pop()
        yield element, above
        kids = element.get("/K", [])
        inner = [k for k in (kids if isinstance(kids, Array) else [kids]) if isinstance(k, Dictionary) and "/S" in k]
        stack.extend((kid, (*above, str(element.S))) for kid in reversed(inner))


def wrap_content_of_list_items(pdf: pikepdf.Pdf) -> None:
    """A paragraph in a list item belongs into the item's body (UA-1 7.2-20)."""
    for item, _ in list(elements(pdf)):
        if item.S != Name.LI:
            continue
        kids = list(item.K) if isinstance(item.get("/K"), Array) else [item.K] if "/K" in item else []
        loose = [kid for kid in kids if not _is_part_of_item(kid)]
        if loose:
            body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, Pg=item.Pg, K=Array(loose)))
            for kid in loose:
                if isinstance(kid, Dictionary) and "/S" in kid:
                    kid.P = body
            labels = [kid for kid in kids if _is_part_of_item(kid)]
            item.K = Array([*labels, body])


def _is_part_of_item(kid: object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/S") in (Name.Lbl, Name.LBody)


def scope_header_cells(pdf: pikepdf.Pdf) -> None:
    """Header cells say whether they head a column or a row."""
    for element, above in elements(pdf):
        if element.S == Name.TH:
            if not isinstance(element.get("/A"), Dictionary):
                element.A = Dictionary(O=Name.Table)
            element.A.Scope = Name.Column if "/THead" in above else Name.Row


def place_figures(pdf: pikepdf.Pdf) -> None:
    """Boxes of figures are given in points from the bottom, not in pixels from the top."""
    for element, _ in elements(pdf):
        if Name.Figure == element.S and "/BBox" in element.get("/A", {}):
            height = float(element.Pg.MediaBox[3])
            left, top, right, bottom = (float(value) * PX_TO_PT for value in element.A.BBox)
            element.A.BBox = Array([round(value, 2) for value in (left, height - bottom, right, height - top)])


def turn_loose_content_into_artifacts(pdf: pikepdf.Pdf) -> None:
    """Footers, page numbers and repeated table heads hang in no tree: they are marked as decoration (outloud PAG-001)."""
    live = {element.objgen for element, _ in elements(pdf)}
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
    for page in pdf.pages:
        marks = owners.get(int(page.get("/StructParents", -1)))
        if not isinstance(marks, Array):
            continue
        loose = {mark for mark, owner in enumerate(marks) if not _hangs_in_the_tree(owner, live)}
        if loose:
            page.Contents = pdf.make_stream(_as_artifacts(page, loose))
            for mark in loose:
                marks[mark] = None


def _hangs_in_the_tree(owner: Any, live: set[tuple[int, int]]) -> bool:
    while isinstance(owner, Dictionary) and "/S" in owner:
        if owner.objgen not in live:
            return False
        owner = owner.get("/P")
    return isinstance(owner, Dictionary)


def _as_artifacts(page: pikepdf.Page, loose: set[int]) -> bytes:
    rewritten: list[Any] = []
    instructions: Any = pikepdf.parse_content_stream(page)
    for operands, operator in instructions:
        marked = str(operator) == "BDC" and isinstance(operands[1], Dictionary)
        if marked and int(operands[1].get("/MCID", -1)) in loose:
            rewritten.append(([Name.Artifact, Dictionary(Type=Name.Pagination)], operator))
        else:
            rewritten.append((operands, operator))
    return pikepdf.unparse_content_stream(rewritten)


def _annotations(pdf: pikepdf.Pdf, kind: Name) -> Iterator[Any]:
    for page in pdf.pages:
        yield from (found for found in page.get("/Annots", []) if found.get("/Subtype") == kind)


def print_links(pdf: pikepdf.Pdf) -> None:
    """A link is on the paper as well."""
    for link in _annotations(pdf, Name.Link):
        link.F = int(link.get("/F", 0)) | PRINTED


def finish_widgets(pdf: pikepdf.Pdf) -> None:
    """Fields have a description, an appearance in each state, and no order to the viewer to draw them anew."""
    form = pdf.Root.get("/AcroForm")
    if form is None:
        return
    for widget in _annotations(pdf, Name.Widget):
        if "/Parent" in widget:
            _leave_radio_buttons_to_their_group(form, widget)
        widget.Contents = widget.TU
        _draw(pdf, widget)
    if "/NeedAppearances" in form:
        del form["/NeedAppearances"]


def _leave_radio_buttons_to_their_group(form: Any, widget: Any) -> None:
    """WeasyPrint lists each button of a group as a field of its own too."""
    if "/T" in widget:
        del widget["/T"]
    form.Fields = Array([field for field in form.Fields if field.objgen != widget.objgen])


def _draw(pdf: pikepdf.Pdf, widget: Any) -> None:
    left, bottom, right, top = (float(value) for value in widget.Rect)
    left, right, bottom, top = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
    widget.Rect = Array([round(value, 3) for value in (left, bottom, right, top)])
    button = _kind(widget) == Name.Btn
    box = Array([0, 0, round(right - left, 3), round(top - bottom, 3)])
    empty = pdf.make_stream(
        b"" if button else b"/Tx BMC EMC",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=box,
        Resources=Dictionary(),
    )
    if button:
        widget.AP.N.Off = empty
    else:
        widget.AP = Dictionary(N=empty)


def _kind(widget: Any) -> Any:
    return widget.get("/FT") or (widget.Parent.FT if "/Parent" in widget else None)


def drop_unused_destinations(pdf: pikepdf.Pdf) -> None:
    """WeasyPrint names a destination for every id of the page, linked or not."""
    if "/Names" not in pdf.Root or "/Dests" not in pdf.Root.Names:
        return
    names = pdf.Root.Names.Dests
    used = {str(link.Dest) for link in _annotations(pdf, Name.Link) if "/Dest" in link}
    listed = names.Names
    kept = [(listed[place], listed[place + 1]) for place in range(0, len(listed), 2) if str(listed[place]) in used]
    names.Names = Array([part for pair in kept for part in pair])
