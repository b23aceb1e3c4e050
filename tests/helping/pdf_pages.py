"""What stands on the pages of a PDF."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def filled(path: Path) -> list[float]:
    """How far down each page is used, in hundredths of the room between its margins. Lines, boxes and fields count; its foot does not."""
    top, bottom = (0.8 * 72, 72) if "large-print" in path.name else (0.6 * 72, 0.72 * 72)
    found = []
    with pikepdf.open(path) as pdf, pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            ends = [text.get_rect(place)[1] for place in range(text.count_rects())]
            ends += [float(a.Rect[1]) for a in pdf.pages[number].get("/Annots", []) if a.Subtype == "/Widget"]
            height = page.get_height()
            lowest = min((end for end in ends if end > bottom - 1), default=height - top)
            found.append(round((height - top - lowest) / (height - top - bottom) * 100))
    return found
