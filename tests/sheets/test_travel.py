"""A sheet taken along: our own PDF and Word file with a person's words in them, and back again, in a browser."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

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
STRANGE = "Nguyễn Łucja \u0378"


@pytest.fixture(scope="module")
def printed(printed_site: Path) -> Iterator[str]:
    with serve(printed_site) as found:
        yield found


def download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        tools(page).get_by_role("button", name=name, exact=True).press("Enter")
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


def test_a_day_goes_out_and_comes_back_in_the_words_of_a_language() -> None:
    code = (
        "return [days.map((day) => m.dayInWords(day, language)), words.map((text) => m.dayFromWords(text, [language]))]"
    )
    days = ["2028-02-29", "2027-09-01", "pronto", ""]
    out, back = run_module(
        "sheet/day-words.mjs",
        code,
        days=days,
        language="es",
        words=[
            "29 de febrero de 2028",
            "1 Septiembre 2027",
            "pronto",
            "",
            "4 feb 2027",
            "30 de febrero de 2028",
            "3/4/2027",
        ],
    )
    assert out == ["29 de febrero de 2028", "1 de septiembre de 2027", "pronto", ""]
    assert back == [*days, "2027-02-04", "30 de febrero de 2028", "2027-03-04"]
    assert run_module("sheet/day-words.mjs", code, days=days[:1], language="en", words=["February 29, 2028"]) == [
        ["February 29, 2028"],
        ["2028-02-29"],
    ]


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
        .startswith("Saved as my-blueprint-filled.pdf. These letters could not be drawn: \u0378.")
    )
    assert "What is longer than its box is whole on a page at the end." in page.get_by_role("status").first.inner_text()
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
            "Nguyễn Łucja ?",
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
        assert page.locator(".gp-left li").count() == 0
    clear(page)

    controls = [(tag, text) for tag, text in controls_of(word) if text.strip("\u00a0 \n")]
    assert ("the-name-i-like", "Zoë B.") in controls
    assert ("i-am-at-my-best-when", ODD) in controls
    assert ("i-would-like", STRANGE) in controls
    assert ("step-2-by-when", "February 29, 2028") in controls
    assert [tag for tag, text in controls if text == "☒"] == [
        "interest-1-do-i-want-it-near-my-work.3",
        "who-may-see-this-sheet.2",
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


MIXED = "Nguyễn “Zoë” – Łódź, Ελλάδα, Привет\n- one\n\ttwo\n\nأحب العمل שלום ☺ e\u0301"
WORDS = " ".join(f"word{number}" for number in range(299)) + " last-of-all"
DRAWN = ("Nguyễn “Zoë” – Łódź, Ελλάδα, Привет", "- one", "two", "أحب", "שלום", "☺ é", "last-of-all")


def fill_everything(page: Page) -> int:
    """Each field of the sheet that is open, and how many there are. One answer has 300 words."""
    return int(
        page.evaluate(
            """([mixed, words]) => { const all = [...document.querySelector("form.gp-sheet").elements].filter(one => one.name);
            const done = new Set();
            for (const one of all) {
                if (one.type === "radio" && done.has(one.name)) continue;
                const boxes = [...done].filter(name => document.getElementsByName(name)[0].tagName === "TEXTAREA").length;
                if (one.type === "radio" || one.type === "checkbox") one.checked = true;
                else one.value = one.type === "date" ? "2027-03-04" : one.tagName !== "TEXTAREA" ? "José & Łucja" : boxes ? mixed : words;
                done.add(one.name);
                one.dispatchEvent(new Event("input", {bubbles: true}));
            }
            return done.size; }""",
            [MIXED, WORDS],
        )
    )


def smallest(path: Path) -> float:
    """The size in points of the smallest letters that are drawn in any field, or on a page at the end."""
    with pikepdf.open(path) as pdf:
        fields = [note.AP.N for page in pdf.pages for note in page.get("/Annots", []) if note.get("/FT") == "/Tx"]
        pages = [page.obj for page in pdf.pages if "/Unseen" in page.Resources.get("/Font", {})]
        drawn = [*(field for field in fields if isinstance(field, pikepdf.Stream)), *pages]
        written = (pikepdf.parse_content_stream(one) for one in drawn)
        return min(float(given[1]) for one in written for given, operator in one if str(operator) == "Tf")


def test_every_sheet_goes_out_and_comes_back_whole(page: Page, printed: str, library: Library, tmp_path: Path) -> None:
    pages = [f"/guides/worksheets/{sheet.slug}/" for sheet in library.of(model.Worksheet)]
    for number, (sheet, where) in enumerate(zip(library.of(model.Worksheet), pages, strict=True)):
        page.goto(printed + where)
        assert fill_everything(page) > 2, sheet.slug
        filled = typed(page)
        size = "Download as large print PDF, filled in" if number % 4 == 0 else "Download as PDF, filled in"
        made = [download(page, size, tmp_path), download(page, "Download as Word, filled in", tmp_path)]
        shown = " ".join(text_of(made[0]).split())
        wanted = [
            words for words in DRAWN if any(words in str(value).replace("e\u0301", "é") for value in filled.values())
        ]
        assert [words for words in wanted if words not in shown] == [], made[0].name
        assert smallest(made[0]) >= (18 if "large" in made[0].name else 9), made[0].name
        for path in made:
            clear(page)
            open_file(page, path)
            until(page, "document.querySelector('[role=status]').textContent.startsWith('Opened')")
            assert typed(page) == filled, path.name
            assert page.locator(".gp-left li").count() == 0, path.name
        clear(page)
    pdfs = sorted(tmp_path.glob("*.pdf"))
    assert len(pdfs) == len(pages) >= 56
    assert {path.name: found for path, found in check_pdfs(pdfs).items() if found} == {}


def test_a_file_that_was_changed_on_its_way_opens_or_is_told_what_is_wrong(
    page: Page, printed: str, tmp_path: Path
) -> None:
    page.goto(printed + BLUEPRINT)
    page.get_by_label("The name I like").fill("Bà Nguyễn Thị Hường")
    ours = download(page, "Download as PDF, filled in", tmp_path)
    clear(page)
    for name in ("owner", "title", "large"):
        with pikepdf.open(ours) as pdf:
            if name == "title":
                pdf.docinfo["/Title"] = "Scan 0042"
            if name == "large":
                pdf.attachments["a"] = pikepdf.AttachedFileSpec(pdf, b"".join(i.to_bytes(4) for i in range(800_000)))
            locked = pikepdf.Encryption(owner="secret", user="") if name == "owner" else False
            pdf.save(tmp_path / f"{name}.pdf", encryption=locked, compress_streams=False)
        open_file(page, tmp_path / f"{name}.pdf")
        until(
            page, "told => document.querySelector('[role=status]').textContent.startsWith(told)", arg=f"Opened {name}"
        )
        assert value(page, "the-name-i-like") == "Bà Nguyễn Thị Hường"
        clear(page)
    assert (tmp_path / "large.pdf").stat().st_size > 2_000_000

    page.get_by_label("I must have").fill("one\n\ttwo")
    page.locator("[name=interest-1-do-i-want-it-near-my-work][value=no]").check()
    filled = typed(page)
    word = download(page, "Download as Word, filled in", tmp_path)
    clear(page)
    with zipfile.ZipFile(word) as old, zipfile.ZipFile(tmp_path / "untagged.docx", "w") as new:
        for name in old.namelist():  # as LibreOffice 7.4 saves it
            new.writestr(name, re.sub(rb"<w:tag [^>]*/>", b"", old.read(name)))
    open_file(page, tmp_path / "untagged.docx")
    until(page, "document.querySelector('[role=status]').textContent.startsWith('Opened untagged')")
    assert typed(page) == filled == {"i-must-have": "one\n\ttwo", "interest-1-do-i-want-it-near-my-work=no": True}
    clear(page)

    with pikepdf.open(ours) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="secret", user="open"))
    (tmp_path / "half.pdf").write_bytes(ours.read_bytes()[: ours.stat().st_size // 2])
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "again.pdf")
    packed = zlib.compress(bytes(1_000_000_000), 9)
    head = f"3 0 obj\n<</Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length {len(packed)}>>\nstream\n".encode()
    bomb = (
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    )
    end = b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
    (tmp_path / "bomb.pdf").write_bytes(bomb + head + packed + end)
    for name, told in {
        "locked": "locked.pdf can't be read without its password.",
        "half": "half.pdf is not whole: its end is missing.",
        "again": "again.pdf has no boxes with words.",
        "bomb": "bomb.pdf is too large for a sheet.",
    }.items():
        open_file(page, tmp_path / f"{name}.pdf")
        until(page, "told => document.querySelector('[role=status]').textContent.startsWith(told)", arg=told)
        assert typed(page) == {}


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
    assert page.locator(".gp-left li").all_inner_texts() == ["step-2-by-when: next week"]

    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    wrong = {
        printed_site
        / "guides/worksheets/my-pitch.pdf": "my-pitch.pdf belongs to another sheet, My pitch. Open it there. Nothing was changed.",
        printed_site
        / "guides/discovery/1-welcome.pdf": "1-welcome.pdf has no boxes with words. If you printed a sheet to a new PDF, the boxes were lost on the way. Open the file from before. Nothing was changed.",
        broken: "broken.pdf is not whole: its end is missing. Copy it or download it again, and then open it here. Nothing was changed.",
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
