"""Whoever reads no English meets none: on every Spanish page, in what its scripts say, and in every Spanish file."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Browser

from helping.english import SAID, english_in, names_in_english
from portal.content.library import Library

PHONE = {"width": 390, "height": 844}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPOKEN = ("TU", "Alt", "Contents", "Title")
"""What a PDF says of a field, a picture, a link or itself to whoever can't see it."""


@pytest.fixture(scope="module")
def names(library: Library) -> tuple[str, ...]:
    return names_in_english(library.terms)


def test_english_words_are_told_from_names(names: tuple[str, ...]) -> None:
    assert english_in("Se guardó como {file}. Individual Placement and Support, no use.", names) == []
    assert english_in("Save: no se guardó the sheet", names) == ["Save", "the", "sheet"]


def test_no_spanish_page_and_no_script_on_it_says_an_english_word(
    browser: Browser, site: Path, address: str, names: tuple[str, ...]
) -> None:
    paths = sorted(path.parent.relative_to(site).as_posix() for path in (site / "es").rglob("index.html"))
    assert len(paths) > 100
    page = browser.new_page(viewport=PHONE)
    found: dict[str, list[str]] = {}
    for path in paths:
        page.goto(f"{address}/{path}/")
        for text in page.evaluate(SAID):
            if words := english_in(text, names):
                found.setdefault(f"{' '.join(text.split())[:120]}: {words}", []).append(path)
    page.close()
    assert found == {}


def test_no_spanish_pdf_shows_or_tells_an_english_word(printed_site: Path, names: tuple[str, ...]) -> None:
    """Sources have titles of their own, so what stands below the heading of the sources is left out."""
    files = sorted((printed_site / "es").rglob("*.pdf"))
    assert len(files) >= 60
    found = {path.name: english for path in files if (english := english_in(said_by_pdf(path), names))}
    assert found == {}
    for path in files:
        with pikepdf.open(path) as pdf:
            assert str(pdf.Root.Lang).startswith("es"), path


def said_by_pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    shown = " ".join(" ".join(pages).split()).partition(" Fuentes Fuente: ")[0]
    with pikepdf.open(path) as pdf:
        held = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") != "/Link"]
        told = [str(one[f"/{key}"]) for one in held for key in SPOKEN if isinstance(one.get(f"/{key}"), pikepdf.String)]
    return " . ".join([shown, *told])


def test_no_spanish_word_file_says_an_english_word_that_is_not_marked(
    printed_site: Path, names: tuple[str, ...]
) -> None:
    files = sorted((printed_site / "es").rglob("*.docx"))
    assert len(files) >= 30
    found = {path.name: english for path in files if (english := english_in(said_by_word(path), names))}
    assert found == {}


def said_by_word(path: Path) -> str:
    """The runs of the document and its footer that are in its own language, and the names of its fields."""
    said: list[str] = []
    with zipfile.ZipFile(path) as file:
        for name in ("word/document.xml", "word/footer1.xml"):
            root = ElementTree.fromstring(file.read(name))
            runs = [run for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}lang") is None]
            said += ["".join(text.text or "" for text in run.iter(f"{W}t")) for run in runs]
            said += [one.get(f"{W}val", "") for one in root.iter(f"{W}alias")]
    return " . ".join(said)
