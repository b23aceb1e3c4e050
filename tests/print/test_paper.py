"""Sheets on paper, in both sizes of paper and both sizes of letters."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import jinja2
import markdown
import pikepdf
import pypdfium2
import pytest
from pypdfium2.raw import FPDFText_GetFontSize, FPDFText_GetUnicode

from helping.pdf_checks import check_pdfs
from helping.sites import ROOT, real_library
from portal.content.library import Library
from portal.content.model import Worksheet
from portal.editions.plan import Printed, plan_printed
from portal.print import margins
from portal.print.all_editions import STYLESHEET, TEMPLATE
from portal.print.page import document_context
from portal.print.paper_size import A4, LETTER, Paper
from portal.print.pdf import render_pdf
from portal.publish import assets
from portal.sheets.form import render_form

pytestmark = pytest.mark.usefixtures("printing")
PIXEL = 0.75
"""Points; the engine counts in pixels."""
SHEET = "guides/worksheets/my-usual-week"
WORKBOOK = "guides/participant-workbook"


@cache
def files() -> dict[str, bytes]:
    styles = {f"assets/stylesheets/{path.name}": path for path in (ROOT / "overrides/assets/stylesheets").glob("*.css")}
    return {name: path.read_bytes() for name, path in {**styles, **assets.find_assets(ROOT)[0]}.items()}


def edition(library: Library, src: str) -> Printed:
    return next(one for one in plan_printed(library) if one.src == f"{src}.pdf")


def document(library: Library, printed: Printed) -> bytes:
    """The PDF of an edition, from its sheets alone."""
    sheets = (part for part in printed.parts if isinstance(part, Worksheet))
    contents = {part.path: markdown.markdown(render_form(part), extensions=["attr_list"]) for part in sheets}
    site = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "overrides"))
    context = {"stylesheet": STYLESHEET, **document_context(printed, contents, "https://guidepost.example/")}
    return render_pdf(site.get_template(TEMPLATE).render(context), files())


@pytest.fixture(params=[LETTER, A4], ids=["Letter", "A4"])
def paper(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Paper:
    size: Paper = request.param
    monkeypatch.setattr(margins, "PAPER", size)
    return size


def letter_sizes(data: bytes) -> set[float]:
    """How large each letter on the pages is, in points."""
    with pypdfium2.PdfDocument(data) as pdf:
        texts = [page.get_textpage() for page in pdf]
        return {
            round(FPDFText_GetFontSize(text, place) * PIXEL, 1)
            for text in texts
            for place in range(text.count_chars())
            if chr(FPDFText_GetUnicode(text, place)).strip("\x00\ufffe \r\n")
        }


@pytest.mark.parametrize(("ending", "least"), [("", 9), ("-large-print", 18)], ids=["normal", "large"])
def test_a_sheet_fits_its_paper_and_no_letter_is_small(ending: str, least: float, paper: Paper, tmp_path: Path) -> None:
    library = real_library()
    data = document(library, edition(library, SHEET + ending))
    path = tmp_path / "sheet.pdf"
    path.write_bytes(data)
    assert check_pdfs([path]) == {path: []}
    assert min(letter_sizes(data)) >= least
    with pikepdf.open(io.BytesIO(data)) as pdf:
        wide, high = (float(value) / 72 for value in pdf.pages[0].mediabox[2:])
        assert (round(wide, 2), round(high, 2)) == (paper.width, paper.height)
        boxes = [note for page in pdf.pages for note in page.Annots if note.get("/FT") == "/Tx"]
        assert all(float(box.Rect[0]) > 36 and float(box.Rect[2]) < wide * 72 - 36 for box in boxes)
        if ending:  # in large print each box is as wide as the page
            assert min(float(box.Rect[2] - box.Rect[0]) for box in boxes if "by-when" not in str(box.T)) > 400
        assert all(int(box.get("/Ff", 0)) & 1 << 12 for box in boxes if "what-i-do" in str(box.T))  # several lines
