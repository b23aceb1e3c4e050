"""A picture of a document's first page."""

from __future__ import annotations

import io

import pypdfium2
from PIL.Image import Image

WIDTH = 240
"""Pixels: sharp on a card of half that width."""


def first_page(pdf: bytes) -> bytes:
    """A small PNG of page one, the same bytes from the same document."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        picture: Image = page.render(scale=WIDTH / page.get_width()).to_pil()
    out = io.BytesIO()
    picture.convert("L").quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()
