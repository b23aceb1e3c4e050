"""One document from HTML to bytes."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path

VARIANT = "pdf/ua-1"


class EngineMissingError(OSError):
    """The PDF engine, or a system library that it needs, is not there."""


class PrintingError(Exception):
    """A document can't be printed as it must be. The text says why, to whoever builds."""


class _Lost(logging.Handler):
    """What the engine only mentions, and then prints without: a font, a style sheet, a picture."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith(("Font-face", "Failed to ")):
            self.found.append(record.getMessage())


def engine_versions() -> str:
    """The engine that would start here."""
    return " ".join(f"{name}={version(name)}" for name in ("weasyprint", "pydyf", "fonttools", "pikepdf"))


def engine_problem(seen: Path | None = None) -> str:
    """Why the PDF engine can't run here, as a sentence; nothing where it can.

    To start the engine takes half a second. `seen` is a file that notes that these versions started, so that a build with nothing to
    print does without.
    """
    here = f"{sys.prefix} {engine_versions()}"
    if seen and seen.is_file() and seen.read_bytes() == here.encode():
        return ""
    # Where Homebrew keeps its libraries is not where macOS looks by itself.
    os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", "/opt/homebrew/lib:/usr/local/lib:/usr/lib")
    try:
        import weasyprint  # noqa: F401
    except OSError as error:
        said = str(error).splitlines()[0].rstrip(".")
        return f"The PDF engine can't start: {said}."
    if seen:
        with suppress(OSError):
            seen.parent.mkdir(parents=True, exist_ok=True)
            seen.write_text(here, encoding="utf-8")
    return ""


def render_pdf(html: str, files: Mapping[str, bytes] = {}) -> bytes:
    """The PDF of an HTML document. The same input gives the same bytes.

    `files` are the styles and fonts that the document may load, by their address from its place. It can load nothing else, so nothing
    else shapes it. Raises OSError where `engine_problem` would say why, and PrintingError where something that shapes the document
    can't be read.
    """
    import weasyprint

    from portal.print.pdf import fetcher, polish, tagging

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    raw = io.BytesIO()
    with tagging.installed(), _hearing() as lost:
        document = weasyprint.HTML(string=html, base_url=fetcher.PLACE, url_fetcher=fetcher.Fetcher(files))
        document.write_pdf(raw, pdf_variant=VARIANT, pdf_forms=True, pdf_tags=True)
    if lost.found:
        raise PrintingError(lost.found[0])
    return polish.polish(raw)


@contextmanager
def _hearing() -> Iterator[_Lost]:
    log, lost = logging.getLogger("weasyprint"), _Lost()
    log.setLevel(logging.WARNING)
    log.addHandler(lost)
    log.propagate = False
    try:
        yield lost
    finally:
        log.removeHandler(lost)
