"""One document from HTML to bytes."""

from __future__ import annotations

import io
import logging
from importlib.metadata import version
from pathlib import Path

VARIANT = "pdf/ua-1"


class EngineError(RuntimeError):
    """The PDF engine can't run here. Its text says what is missing."""


def engine_versions() -> str:
    """What the bytes depend on besides the HTML and our own code."""
    return " ".join(f"{name}={version(name)}" for name in ("weasyprint", "pydyf", "fonttools", "pikepdf"))


def render_pdf(html: str, *, base: Path) -> bytes:
    """The PDF of an HTML document whose relative addresses start at `base`. The same input gives the same bytes.

    Raises:
        EngineError: a system library is missing.

    """
    try:
        import weasyprint

        from portal.pdf import polish, tagging
    except OSError as error:
        said = str(error).splitlines()[0].rstrip(".")
        raise EngineError(f"The PDF engine can't start: {said}.") from error
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    raw = io.BytesIO()
    with tagging.installed():
        document = weasyprint.HTML(string=html, base_url=f"{base.as_uri()}/")
        document.write_pdf(raw, pdf_variant=VARIANT, pdf_forms=True, pdf_tags=True)
    return polish.polish(raw)
