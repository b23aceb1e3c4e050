"""One document from HTML to bytes."""

from __future__ import annotations

import io
import logging
import os
from importlib.metadata import version
from pathlib import Path

VARIANT = "pdf/ua-1"


def engine_versions() -> str:
    """What the bytes depend on besides the HTML and our own code."""
    return " ".join(f"{name}={version(name)}" for name in ("weasyprint", "pydyf", "fonttools", "pikepdf"))


def engine_problem() -> str:
    """Why the PDF engine can't run here, as a sentence; nothing where it can."""
    # Where Homebrew keeps its libraries is not where macOS looks by itself.
    os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", "/opt/homebrew/lib:/usr/local/lib:/usr/lib")
    try:
        import weasyprint  # noqa: F401
    except OSError as error:
        said = str(error).splitlines()[0].rstrip(".")
        return f"The PDF engine can't start: {said}."
    return ""


def render_pdf(html: str, *, base: Path) -> bytes:
    """The PDF of an HTML document whose relative addresses start at `base`. The same input gives the same bytes.

    Raises OSError where `engine_problem` would say why.
    """
    import weasyprint

    from portal.pdf import polish, tagging

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    raw = io.BytesIO()
    with tagging.installed():
        document = weasyprint.HTML(string=html, base_url=f"{base.as_uri()}/")
        document.write_pdf(raw, pdf_variant=VARIANT, pdf_forms=True, pdf_tags=True)
    return polish.polish(raw)
