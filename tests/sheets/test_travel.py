"""A sheet taken along: our own PDF and Word file with a person's words in them, and back again, in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Page

from helping.browser import serve, until, violations
from helping.node import run_module
from helping.pdf_checks import check_pdfs
from helping.sheets import BLUEPRINT, KEPT, fill_sheets, tools, typed, value
from portal.content import model
from portal.content.library import Library

LONG = "Bread, machines and trains early in the morning, when nobody talks. " * 24
ODD = 'Ánh, Zoë & "François" at the café:\n¿mañana?\n\n<b>½</b> (a) \\ %PDF'
STRANGE = "Nguyễn Łucja 漢 🙂"


@pytest.fixture(scope="module")
def printed(printed_site: Path) -> Iterator[str]:
    with serve(printed_site) as found:
        yield found


def download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).press("Enter")
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def open_file(page: Page, path: Path) -> None:
    with page.expect_file_chooser() as waiting:
        tools(page).get_by_role("button", name="Open a file").press("Enter")
    waiting.value.set_files(path)


def clear(page: Page) -> None:
    tools(page).get_by_role("button", name="Clear this sheet").press("Enter")


@pytest.mark.parametrize(
    ("pasted", "held"),
    [
        ("one\x0btwo\x0cthree\r\nfour\rfive\u2028six\u2029seven\x85eight", "one two three four five six seven eight"),
        ("a\x00b\x02c\x1fd\x7fe\x9ff\ufffeg\uffffh\ufdd0i\U0001ffffj", "abcdefghij"),
        ("tab\there, café, 工作, 😀, \u200b\ue000", "tab\there, café, 工作, 😀, \u200b\ue000"),
    ],
    ids=["line breaks", "no characters", "all others"],
)
def test_what_no_document_may_hold_stays_out_of_a_word_file(pasted: str, held: str) -> None:
    assert run_module("sheet/docx.mjs", "return m.asText(pasted)", pasted=pasted).replace("\n", " ") == held


def text_of(path: Path) -> str:
    """What eyes see on the pages, fields included."""
    with pypdfium2.PdfDocument(path) as document:
        document.init_forms()
        pages = list(document)
        for page in pages:
            page.flatten()
        fresh = [document[number] for number in range(len(document))]
        return " ".join(page.get_textpage().get_text_range() for page in fresh)


def test_five_sheets_gathered_changed_taken_along_and_read_back(page: Page, printed: str, tmp_path: Path) -> None:
    fill_sheets(page, printed)
    page.goto(printed + BLUEPRINT)
    page.get_by_role("button", name="Gather from my other sheets").press("Enter")
    page.get_by_role("textbox", name="The name I like. From How I like to take part").fill("Zoë B.")
    page.get_by_role("button", name="Put the checked lines on my sheet").press("Enter")
    page.get_by_label("I am at my best when").fill(ODD)
    page.get_by_label("What I want people to know about me").fill(LONG)
    page.get_by_label("I would like").fill(STRANGE)
    page.get_by_role("group", name="Who may see this sheet?").get_by_label("the people I name").check()
    page.get_by_label("I want to skip this sheet for now.").check()
    page.locator("[name=step-2-by-when]").fill("2028-02-29")
    before = typed(page)
    assert len(before) == 16

    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    normal = download(page, "Download as PDF, filled in", tmp_path)
    assert normal.name == "my-blueprint-filled.pdf"
    until(page, "document.querySelector('[role=status]').textContent.startsWith('Saved')")
    assert (
        page.get_by_role("status")
        .first.inner_text()
        .startswith("Saved as my-blueprint-filled.pdf. Its font can't draw ễ Ł 漢 🙂. They show as plain letters there")
    )
    assert page.get_by_role("status").first.inner_text().endswith("press 'Print' here.")
    assert violations(page) == []
    large = download(page, "Download as large print PDF, filled in", tmp_path)
    word = download(page, "Download as Word, filled in", tmp_path)
    assert [line for line in asked if not line.startswith((f"GET {printed}/", "GET blob:"))] == []

    assert check_pdfs([normal, large]) == {normal: [], large: []}
    for path in (normal, large):
        shown = " ".join(text_of(path).split())
        for words in (
            "Zoë B.",
            "Bake bread; Being up first",
            'Ánh, Zoë & "François" at the café:',
            "¿mañana?",
            "<b>½</b> (a) \\ %PDF",
            "February 29, 2028",
            "Nguyen ?ucja ? ?",
        ):
            assert words in shown, (path.name, words)
    with pikepdf.open(normal) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        assert str(fields["i-am-at-my-best-when"].V) == ODD
        assert str(fields["i-would-like"].V) == STRANGE
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        assert not int(fields["i-would-like"].get("/Ff", 0)) & 1  # it can still be typed into

    page.goto(printed + BLUEPRINT)
    for path in (normal, large):
        clear(page)
        until(page, "document.querySelector('[role=status]').textContent.startsWith('Cleared')")
        assert typed(page) == {}
        assert page.evaluate(KEPT) == [key for key in page.evaluate(KEPT) if "my-blueprint" not in key]
        open_file(page, path)
        until(page, "document.querySelector('[role=status]').textContent.startsWith('Opened')")
        assert typed(page) == before
        assert page.locator(".gp-tools li").count() == 0
    clear(page)

    controls = [(tag, text) for tag, text in controls_of(word) if text.strip("\u00a0 \n")]
    assert ("the-name-i-like", "Zoë B.") in controls
    assert ("i-am-at-my-best-when", ODD) in controls
    assert ("i-would-like", STRANGE) in controls
    assert ("step-2-by-when", "February 29, 2028") in controls
    assert [tag for tag, text in controls if text == "☒"] == [
        "interest-1-do-i-want-it-near-my-work-maybe",
        "who-may-see-this-sheet-the-people-i-name",
        "i-want-to-skip-this-sheet-for-now",
    ]


def controls_of(path: Path) -> list[tuple[str, str]]:
    """The content of each control of a Word file, by its tag."""
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found = []
    for control in docx.Document(str(path)).element.body.iter(f"{w}sdt"):
        tag = control.find(f"{w}sdtPr/{w}tag")
        parts = control.find(f"{w}sdtContent").iter(f"{w}t", f"{w}br")
        found.append(
            (tag.get(f"{w}val"), "".join("\n" if part.tag.endswith("br") else part.text or "" for part in parts))
        )
    return found


def fill_everything(page: Page) -> int:
    """Each field of the sheet that is open, and how many there are."""
    return int(
        page.evaluate(
            """() => { const all = [...document.querySelector("form.gp-sheet").elements].filter(one => one.name);
            const done = new Set();
            for (const one of all) {
                if (one.type === "radio" && done.has(one.name)) continue;
                done.add(one.name);
                if (one.type === "radio" || one.type === "checkbox") one.checked = true;
                else one.value = one.type === "date" ? "2027-03-04" : one.tagName === "TEXTAREA" ? "Niño\\nmañana" : "José & co.";
                one.dispatchEvent(new Event("input", {bubbles: true}));
            }
            return done.size; }"""
        )
    )


def test_every_sheet_goes_out_and_comes_back_whole(page: Page, printed: str, library: Library, tmp_path: Path) -> None:
    filled: dict[str, Any] = {}
    for sheet in library.of(model.Worksheet):
        page.goto(f"{printed}/guides/worksheets/{sheet.slug}/")
        assert fill_everything(page) > 2, sheet.slug
        filled[sheet.slug] = typed(page)
        download(page, "Download as PDF, filled in", tmp_path)
        words = controls_of(download(page, "Download as Word, filled in", tmp_path))
        assert all(text.strip("\u00a0 \n\u2610") for tag, text in words if "José" in text or "Niño" in text), sheet.slug
        clear(page)
        open_file(page, tmp_path / f"{sheet.slug}-filled.pdf")
        until(page, "document.querySelector('[role=status]').textContent.startsWith('Opened')")
        assert typed(page) == filled[sheet.slug], sheet.slug
        clear(page)
    pdfs = sorted(tmp_path.glob("*.pdf"))
    assert len(pdfs) == 38
    assert {path.name: found for path, found in check_pdfs(pdfs).items() if found} == {}


def test_a_pdf_that_another_program_filled_in_opens_and_wrong_ones_are_told(
    page: Page, printed: str, printed_site: Path, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs.pdf"
    with pikepdf.open(printed_site / "guides/worksheets/my-blueprint.pdf") as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if str(field.T) == "the-name-i-like":
                field.V = "Zoë"
            if str(field.T) == "i-must-have":
                field.V = "one\rtwo\r\nthree"
            if str(field.T) == "step-1-by-when":
                field.V = "3/4/27"
            if str(field.T) == "step-2-by-when":
                field.V = "next week"
        pdf.Root.AcroForm.NeedAppearances = True
        pdf.save(theirs)
    page.goto(printed + BLUEPRINT)
    open_file(page, theirs)
    until(page, "document.querySelector('[role=status]').textContent.startsWith('Opened theirs.pdf')")
    assert value(page, "the-name-i-like") == "Zoë"
    assert value(page, "i-must-have") == "one\ntwo\nthree"
    assert value(page, "step-1-by-when") == "2027-03-04"
    assert page.locator(".gp-tools li").all_inner_texts() == ["step-2-by-when: next week"]

    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    wrong = {
        printed_site
        / "guides/worksheets/my-pitch.pdf": "my-pitch.pdf belongs to another sheet, My pitch. Open it there. Nothing was changed.",
        printed_site
        / "guides/discovery/1-welcome.pdf": "1-welcome.pdf is not a file that was saved from a sheet. Nothing was changed.",
        broken: "broken.pdf is not a file that was saved from a sheet. Nothing was changed.",
    }
    for path, told in wrong.items():
        open_file(page, path)
        until(page, "told => document.querySelector('[role=status]').textContent === told", arg=told)
        assert value(page, "the-name-i-like") == "Zoë"


def test_the_library_is_loaded_only_when_somebody_asks(page: Page, printed: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{printed}/guides/worksheets/my-pitch/", wait_until="networkidle")
    assert not [url for url in asked if "pdf" in url]
    page.route("**/my-pitch.pdf", lambda route: route.abort())
    tools(page).get_by_role("button", name="Download as PDF, filled in", exact=True).click()
    until(
        page,
        "document.querySelector('[role=status]').textContent.startsWith('The file could not be made or read. Check your connection')",
    )


def test_a_site_without_editions_offers_none(page: Page, address: str) -> None:
    page.goto(address + BLUEPRINT)
    assert page.get_by_role("button", name="Download").count() == 0
