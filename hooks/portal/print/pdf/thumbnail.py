"""Pictures of documents: of a first page, small, and of a drawing, large."""

from __future__ import annotations

import io
from base64 import b64encode

import pypdfium2
from PIL.Image import Image, new

from portal.print.pdf.engine import render_pdf

WIDTH = 240
"""Pixels: sharp on a card of half that width."""


LARGE = 160
"""Pixels of a drawing: sharp on paper beside a heading of large print."""
ALONE = (
    '<!doctype html><html lang="en"><head><title>-</title><style>@page {{ size: 1in; margin: 0 }} body {{ margin: 0 }}'
    'img {{ display: block; width: 1in; height: 1in }}</style></head><body><img alt="" src="{data}"></body></html>'
)


def draw_svg(svg: str) -> bytes:
    """A square drawing as PNG on a clear ground, the same bytes from the same drawing."""
    pdf = render_pdf(ALONE.format(data=f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"))
    with pypdfium2.PdfDocument(pdf) as document:
        picture: Image = document[0].render(scale=LARGE / document[0].get_width()).to_pil().convert("L")
    clear = new("LA", picture.size, 0)
    clear.putalpha(picture.point([255 - shade for shade in range(256)]))
    out = io.BytesIO()
    clear.save(out, "PNG", optimize=True)
    return out.getvalue()


def first_page(pdf: bytes) -> bytes:
    """A small PNG of page one, the same bytes from the same document."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        picture: Image = page.render(scale=WIDTH / page.get_width()).to_pil()
    out = io.BytesIO()
    picture.convert("L").quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()
