"""An address as a QR code."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from io import BytesIO

import segno


@cache
def as_image(address: str) -> str:
    """The code as a picture that a page can hold: an SVG in a data address. Error correction M, with its quiet zone."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=4, xmldecl=False, svgns=True)
    return f"data:image/svg+xml;base64,{b64encode(out.getvalue()).decode()}"
