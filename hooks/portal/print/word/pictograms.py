"""A picture of an idea in front of the words of a heading, which a screen reader passes over."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx.oxml import parse_xml
from docx.shared import Pt

SIDE = Pt(20)
DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""What "Mark as decorative" writes in Word."""


def add_pictogram(paragraph: Any, drawing: bytes) -> None:
    """Put a PNG into a heading that has no words yet."""
    inline = paragraph.add_run().add_picture(BytesIO(drawing), width=SIDE, height=SIDE)._inline
    for side in "TBLR":
        inline.set(f"dist{side}", "0")  # LibreOffice leaves an eighth of an inch where a file doesn't say
    inline.docPr.set("descr", "")
    inline.docPr.append(parse_xml(DECORATIVE))
    paragraph.add_run("\u2002")
