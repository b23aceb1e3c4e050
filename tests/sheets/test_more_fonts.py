"""Letters of scripts that a device lacks: drawn in a filled PDF with fonts of the site, fetched for these words alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser, Page

from helping.browser import ARGUMENTS, until
from helping.pdf_checks import check_pdfs
from helping.sheets import tools
from helping.sites import ROOT
from setup import find_browser

SHEET = "/guides/worksheets/first-look/"
LATIN = ROOT / "node_modules/@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2"
FONTS = "<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>"
WORDS = {
    "Hebrew": ("שלום עולם, קוראים לי דוד", {"noto-sans-hebrew"}),
    "Arabic": ("أُحِبُّ العمل مع الحيوانات في الصباح", {"noto-sans-arabic"}),
    "Chinese": ("我喜欢和动物一起工作。早上，没有人说话。", {"noto-sans-sc"}),
    "Japanese": ("私は「動物」と働くのが好きです。", {"noto-sans-jp"}),
    "Korean": ("저는 동물과 함께 일하고 싶어요.", {"noto-sans-kr"}),
    "emoji": ("🦮 🧑\u200d🍳 🥐 🚲", {"noto-emoji"}),
    "two at once": ("Łucja 工作 שלום", {"noto-sans-sc", "noto-sans-hebrew"}),
    "Latin, Greek and Cyrillic": ("Nguyễn Łódź Ελλάδα Привет", set()),
}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory, browser: Browser, small_address: str) -> Iterator[Page]:
    """A page in a browser on a device that has only letters of Western Europe."""
    folder = tmp_path_factory.mktemp("fonts")
    font = TTFont(LATIN)
    font.flavor = None
    font.save(folder / "latin.ttf")
    (folder / "fonts.conf").write_text(FONTS.format(folder=folder), encoding="utf-8")
    started = browser.browser_type.launch(
        executable_path=find_browser(), args=ARGUMENTS, env={"FONTCONFIG_FILE": str(folder / "fonts.conf")}
    )
    yield started.new_context().new_page()
    started.close()


def take_along(page: Page, address: str, words: str, target: Path) -> tuple[set[str], str]:
    """The families of fonts that were fetched at the press of the button, and what is said then."""
    page.goto(address + SHEET, wait_until="networkidle")
    asked: list[str] = []
    note = lambda request: asked.append(request.url)  # noqa: E731
    page.on("request", note)
    page.get_by_label("What did you see?").fill(words)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/fonts/more/" in url or "letters.bin" in url] == []
    with page.expect_download() as waiting:
        tools(page).get_by_role("button", name="Download as PDF, filled in", exact=True).press("Enter")
    waiting.value.save_as(target)
    until(page, "document.querySelector('[role=status]').textContent.startsWith('Saved')")
    page.remove_listener("request", note)
    return set(re.findall(r"/fonts/more/([\w-]+)/", " ".join(asked))), page.get_by_role("status").first.inner_text()


def test_each_script_is_drawn_with_the_font_that_it_needs_and_no_other(
    bare: Page, small_address: str, tmp_path: Path
) -> None:
    made, families, shown, said = {}, {}, {}, {}
    for name, (words, _) in WORDS.items():
        made[name] = tmp_path / f"{name}.pdf"
        families[name], said[name] = take_along(bare, small_address, words, made[name])
        shown[name] = text_of(made[name])
    assert families == {name: wanted for name, (_, wanted) in WORDS.items()}
    assert {name: told for name, told in said.items() if "could not be drawn" in told} == {}
    missing = {
        name: [word for word in re.findall(r"[^\s,.。，「」]+", plain(words)) if word not in plain(shown[name])]
        for name, (words, _) in WORDS.items()
    }
    assert missing == {name: [] for name in WORDS}
    assert {path.stem: found for path, found in check_pdfs(list(made.values())).items() if found} == {}


def plain(words: str) -> str:
    """Without the marks above and below letters, which programs read before or after their letter."""
    return "".join(one for one in words if unicodedata.category(one) != "Mn")


def text_of(path: Path) -> str:
    """What a program finds on the first page, its field included, without marks of direction."""
    with pypdfium2.PdfDocument(path) as document:
        document.init_forms()
        document[0].flatten()
        return re.sub("[\u200e\u200f\u202a-\u202e]", "", document[0].get_textpage().get_text_range())


@pytest.mark.parametrize("letters", ["אבש", "عصم", "我喜欢", "きのま", "저는물", "🦮🥐🚲"])
def test_every_letter_has_a_shape_of_its_own(bare: Page, small_address: str, tmp_path: Path, letters: str) -> None:
    """Boxes that stand for letters that nothing can draw all look the same."""
    pictures = set()
    for letter in letters:
        take_along(bare, small_address, letter, tmp_path / "one.pdf")
        with pypdfium2.PdfDocument(tmp_path / "one.pdf") as document:
            document.init_forms()
            pictures.add(document[0].render(scale=2, may_draw_forms=True).to_pil().convert("1").tobytes())
    assert len(pictures) == len(letters)


def test_what_no_font_has_is_still_named(bare: Page, small_address: str, tmp_path: Path) -> None:
    families, said = take_along(bare, small_address, "Fine \u0378", tmp_path / "odd.pdf")
    assert families == set()
    assert "These letters could not be drawn: \u0378." in said


def test_without_the_fonts_the_letters_are_named_and_the_file_is_made(
    bare: Page, small_address: str, tmp_path: Path
) -> None:
    bare.goto("about:blank")
    bare.route("**/fonts/more/**", lambda route: route.abort())
    _, said = take_along(bare, small_address, "שלום", tmp_path / "without.pdf")
    bare.unroute("**/fonts/more/**")
    assert "These letters could not be drawn: ש ל ו ם." in said
