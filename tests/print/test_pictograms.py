"""Pictures beside words on paper: in PDFs of both sizes they are no part of what is read out, and in Word they are decoration."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import docx
import jinja2
import markdown
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from helping.pdf_checks import check_pdfs, count_structure
from helping.sites import ROOT, real_library
from portal.content.library import Library
from portal.content.model import Worksheet
from portal.content.pictograms import pictograms_of
from portal.editions.plan import plan_printed
from portal.print import margins
from portal.print.all_editions import STYLESHEET, TEMPLATE
from portal.print.page import document_context
from portal.print.paper_size import A4, LETTER
from portal.print.pdf import render_pdf
from portal.print.pdf.thumbnail import draw_svg
from portal.print.word import render_docx
from portal.publish import assets
from portal.publish.pictograms import with_pictograms, with_symbols_inside
from portal.sheets.form import render_form

pytestmark = pytest.mark.usefixtures("printing")
SHEET = "guides/worksheets/home-and-neighborhood"


@cache
def files() -> dict[str, bytes]:
    styles = {f"assets/stylesheets/{path.name}": path for path in (ROOT / "overrides/assets/stylesheets").glob("*.css")}
    return {name: path.read_bytes() for name, path in {**styles, **assets.find_assets(ROOT)[0]}.items()}


def document(library: Library, src: str, *, pictures: bool = True) -> bytes:
    """The PDF of one sheet, with its pictures or without."""
    printed = next(one for one in plan_printed(library) if one.src == f"{src}.pdf")
    sheet = printed.parts[0]
    assert isinstance(sheet, Worksheet)
    html = markdown.markdown(render_form(sheet), extensions=["attr_list"])
    if pictures:
        html = with_symbols_inside(with_pictograms(html, sheet, library), library.symbols)
        assert html.count("data:image/svg+xml;base64,") == 6
    site = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "overrides"))
    context = {"stylesheet": STYLESHEET, **document_context(printed, {sheet.path: html}, "https://guidepost.example/")}
    return render_pdf(site.get_template(TEMPLATE).render(context), files())


@pytest.mark.parametrize("size", [LETTER, A4], ids=["Letter", "A4"])
def test_a_sheet_with_pictures_keeps_the_rules_and_its_number_of_pages(
    size: object, library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(margins, "PAPER", size)
    for ending in ("", "-large-print"):
        with_them, without = (document(library, f"{SHEET}{ending}", pictures=shown) for shown in (True, False))
        place, plain = tmp_path / "with.pdf", tmp_path / "without.pdf"
        place.write_bytes(with_them)
        plain.write_bytes(without)
        assert check_pdfs([place])[place] == []
        assert count_structure(place) == count_structure(plain)  # the code beside the title is the only figure
        assert len(pypdfium2.PdfDocument(with_them)) == len(pypdfium2.PdfDocument(without))
        with pikepdf.open(place) as pdf:
            drawn = [page for page in pdf.pages if "/XObject" in page.get("/Resources", {})]
        assert drawn


def test_a_drawing_is_black_on_a_clear_ground_and_the_same_each_time() -> None:
    svg = real_library().symbols["bus"]
    data = draw_svg(svg)
    assert draw_svg(svg) == data
    with Image.open(io.BytesIO(data)) as picture:
        shade, clear = picture.split()
        assert (picture.mode, picture.size, shade.getextrema()) == ("LA", (160, 160), (0, 0))
        assert clear.getextrema() == (0, 255)


def test_in_word_each_picture_is_marked_as_decoration_and_the_headings_keep_their_words(library: Library) -> None:
    sheet = library.content[f"{SHEET}.md"]
    assert isinstance(sheet, Worksheet)
    png = draw_svg(library.symbols["bus"])
    data = render_docx(sheet, library.words["en"], pictograms=dict.fromkeys(pictograms_of(sheet, library), png))
    document = docx.Document(io.BytesIO(data))
    heads = {p.text.strip(): len(p._p.xpath(".//pic:pic")) for p in document.paragraphs if p.style.name == "Heading 2"}
    assert heads == {
        "At home": 1, "Places I can reach": 1, "Businesses I pass": 1, "Help nearby": 1, "What I noticed": 1,
        "This sheet is yours": 1,
    }  # fmt: skip
    text = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert (text.count('descr=""'), text.count('decorative" val="1"')) == (6, 6)
