"""The copy for a disk, unpacked and opened as from a USB stick by a double click."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from helping.browser import until
from helping.every_page import WATCH, Walker, every_page, one_of_each
from helping.sheets import tools
from portal.content.library import Library
from portal.content.model import Worksheet
from portal.publish import offline
from portal.publish.offline import named
from portal.text.links import address


@pytest.fixture(scope="session")
def disk(printed_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked folder."""
    folder = tmp_path_factory.mktemp("a stick")
    with zipfile.ZipFile(printed_site / "guidepost-offline.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder / "guidepost"


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("../faq/", "../faq/index.html"),
        ("../faq/#basics", "../faq/index.html#basics"),
        ("..", "../index.html"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("../..", "../../index.html"),
        ("../faq/?q=a#b", "../faq/index.html?q=a#b"),
        ("#here", "#here"),
        ("?q=", "?q="),
        ("facts.json", "facts.json"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("//host.example/", "//host.example/"),
        ("", ""),
    ],
)
def test_an_address_names_the_file(typed: str, there: str) -> None:
    assert named(typed) == there


def test_each_kind_of_page_opens_from_a_disk_with_nothing_missing(browser: Browser, disk: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script(WATCH)
    walker = Walker(context, disk.as_uri())
    for path in one_of_each(disk):
        seen = walker.visit(path)
        assert seen.errors == [], seen.path
        assert seen.refused == [], seen.path
        assert [url for url in seen.asked if not url.startswith((disk.as_uri(), "data:", "blob:"))] == [], seen.path
    context.close()


def test_every_address_on_a_disk_is_a_file(disk: Path) -> None:
    wrong = []
    for path in sorted(disk.rglob("*.html")):
        html = re.sub(r"<(code|pre|textarea)\b.*?</\1>", "", path.read_text(encoding="utf-8"), flags=re.S)
        named_there = re.findall(r"""<[a-z]+\b[^<>]*?\s(?:href|src|action)="([^"#?:]+)[#?"]""", html)
        wrong += [(path, target) for target in named_there if not (path.parent / target).resolve().is_file()]
    assert wrong == []


def test_all_pages_that_somebody_reads_and_all_sheets_are_in_it(
    disk: Path, printed_site: Path, library: Library
) -> None:
    read = {
        path
        for path in every_page(printed_site)
        if 'http-equiv="refresh"' not in _text(printed_site, path) and path != "404.html"
    }
    assert {path.relative_to(disk).as_posix().removesuffix("index.html") for path in disk.rglob("*.html")} == read
    there = {path.relative_to(disk).as_posix() for path in disk.rglob("*.*")}
    assert {path.relative_to(printed_site).as_posix() for path in printed_site.rglob("*.docx")} <= there
    wanted = set()
    for sheet in library.of(Worksheet, None):
        stem = address(sheet.path).rstrip("/")
        wanted |= {f"{stem}.pdf", f"{stem}-large-print.pdf"} if sheet.audience == "participant" else set()
    assert {path for path in there if path.endswith(".pdf")} == wanted
    assert "PDF (on the web only)" in (disk / "learn/index.html").read_text(encoding="utf-8")
    assert "(solo en la web)" in (disk / "es/hojas/index.html").read_text(encoding="utf-8")


def test_no_file_of_the_site_is_larger_than_a_host_takes(printed_site: Path) -> None:
    """Cloudflare Pages refuses a site that holds one file of more than 25 MiB."""
    sizes = {path.relative_to(printed_site).as_posix(): path.stat().st_size for path in printed_site.rglob("*")}
    assert {name: size for name, size in sizes.items() if size > 24 * 2**20} == {}


def _text(site: Path, path: str) -> str:
    return (site / path / "index.html" if not path.endswith(".html") else site / path).read_text(encoding="utf-8")


@pytest.fixture
def opened(context: BrowserContext, disk: Path) -> Page:
    page = context.new_page()
    page.goto((disk / "index.html").as_uri())
    return page


def test_somebody_finds_an_answer_on_a_stick(opened: Page) -> None:
    opened.get_by_label("What do you need to know?").fill("missed appointments")
    opened.keyboard.press("Enter")
    opened.locator("#gp-find-list > li > a").first.wait_for()
    opened.locator("#gp-find-list > li > a[href*=missed-appointments]").first.click()
    opened.wait_for_url("**/faq/missed-appointments/index.html?h=*")
    assert opened.locator("h1").inner_text().endswith("?")


def test_somebody_fills_in_a_sheet_on_a_stick_and_takes_it_along(opened: Page, disk: Path, tmp_path: Path) -> None:
    opened.goto((disk / "guides/worksheets/what-i-need/index.html").as_uri())
    opened.locator(".gp-sheet :is(input[type=text], textarea)").first.fill("Quiet mornings")
    with opened.expect_download() as saved:
        tools(opened).get_by_role("button", name="Save").first.click()
    saved.value.save_as(tmp_path / "sheet.json")
    assert "Quiet mornings" in json.dumps(json.loads((tmp_path / "sheet.json").read_text(encoding="utf-8")))
    opened.reload()
    assert opened.locator(".gp-sheet :is(input[type=text], textarea)").first.input_value() == "Quiet mornings"
    for name in ("PDF", "large print PDF", "Word"):
        with opened.expect_download() as made:
            tools(opened).get_by_role("button", name=f"Download as {name}, filled in", exact=True).click()
        made.value.save_as(tmp_path / made.value.suggested_filename)
    with zipfile.ZipFile(tmp_path / "what-i-need-filled.docx") as word:
        assert "Quiet mornings" in word.read("word/document.xml").decode("utf-8")
    tools(opened).get_by_role("button", name="Clear this sheet").click()
    for name in ("what-i-need-filled.pdf", "what-i-need-large-print-filled.pdf"):
        with opened.expect_file_chooser() as waiting:
            tools(opened).get_by_role("button", name="Open a file").click()
        waiting.value.set_files(tmp_path / name)
        until(
            opened,
            "name => document.querySelector('[role=status]').textContent.startsWith(`Opened ${name}.`)",
            arg=name,
        )
        assert opened.locator(".gp-sheet :is(input[type=text], textarea)").first.input_value() == "Quiet mornings"
        tools(opened).get_by_role("button", name="Clear this sheet").click()


def test_the_wall_and_the_leader_keep_together_on_a_stick(opened: Page, disk: Path) -> None:
    opened.goto((disk / "guides/discovery/2-interests-and-contributions/run/index.html").as_uri())
    opened.get_by_role("button", name="Begin now").click()
    with opened.expect_popup() as waiting:
        opened.get_by_role("link", name="What the group sees").click()  # where a browser lets no script open a window
    shown = "words => document.querySelector('#group-title').textContent.startsWith(words)"
    until(waiting.value, shown, arg="What happened")
    opened.keyboard.press("PageDown")
    until(waiting.value, shown, arg="What I do")
    waiting.value.keyboard.press("PageDown")
    until(opened, "document.querySelector('#run-title').textContent.startsWith('Tasks')")


def test_the_site_offers_the_copy_and_the_copy_does_not(printed_site: Path, disk: Path) -> None:
    link = 'href="../../guidepost-offline.zip"'
    assert link in (printed_site / "faq/drug-testing/index.html").read_text(encoding="utf-8")
    assert "guidepost-offline.zip" not in (disk / "faq/drug-testing/index.html").read_text(encoding="utf-8")


def test_what_a_sheet_reads_stands_beside_it_as_a_script() -> None:
    files = {"guides/worksheets/a.pdf": b"%PDF", "guides/worksheets/b.pdf": b"%PDF"}
    html = '<form data-sheet="a" data-by-question data-pdf="../a.pdf" data-docx="../gone.docx">'
    assert offline.scripts_of("guides/worksheets/a/index.html", html.replace(" data-by-question", ""), files) == {}
    assert offline.scripts_of("guides/worksheets/a/index.html", html, files) == {
        "guides/worksheets/a.pdf.js": b'(globalThis.guidepostFiles??={})["a.pdf"]="JVBERg=="\n'
    }


def test_the_archive_is_the_same_each_time() -> None:
    files = {"b.html": b"<p>" * 300, "a.pdf": b"%PDF"}
    assert offline.pack(files) == offline.pack(dict(reversed(files.items())))
