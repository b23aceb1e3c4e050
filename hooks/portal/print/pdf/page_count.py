"""How many pages a document has."""

from __future__ import annotations

import pypdfium2


def count_pages(pdf: bytes) -> int:
    """The number of pages, as a printer would count them."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)
