"""My folder taken along: all sheets that hold words in one PDF and in one archive, and back again."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page

from helping.browser import serve, until
from helping.pdf_checks import check_pdfs
from helping.sites import PRINTED, run_mkdocs, write_small

FOLDER = "/guides/worksheets/my-folder/"
SECOND = """---
title: Second look
description: Notice one more good thing.
audience: participant
session: 1
minutes: 10
reviewed: 2026-11-21
---
Look again.

Your name: [text]

When do you look again? [date]

| Place | What I saw |
|---|---|
| Place [2 rows] | [text] |

How was it? [choose: good | not so good]
"""
PAGE = """---
title: My folder
description: All the sheets that hold your words.
reviewed: 2026-11-21
---
What is here.

## My sheets { #sheets }

<!-- list: my-folder -->
"""
KEPT = """() => Object.fromEntries(["first-look", "second-look"].map(slug =>
    [slug, document.querySelector(`[data-sheet=${slug}] .gp-folder__state`).textContent]))"""
FIRST = {"your-name": "Łucja", "what-did-you-see": "A bakery.\n\nIt opens at 5. " + "And the bread is warm. " * 40}


@pytest.fixture(scope="module")
def address(printing: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("along")
    added = {"second-look": SECOND, "my-folder": PAGE}
    base = write_small(root, {f"guides/worksheets/{name}.md": text for name, text in added.items()})
    run = run_mkdocs(base, root / "out", **PRINTED)
    assert run.returncode == 0, run.stdout + run.stderr
    with serve(root / "out") as found:
        yield found


def says(page: Page, text: str) -> None:
    until(page, "text => document.querySelector('.gp-tools__said').textContent.startsWith(text)", text)


def fill(page: Page, address: str) -> None:
    page.goto(f"{address}/guides/worksheets/first-look/")
    for name, words in FIRST.items():
        page.locator(f"form.gp-sheet [name={name}]").fill(words)
    page.get_by_label("I am done.").check()
    page.goto(f"{address}/guides/worksheets/second-look/")
    page.get_by_label("Your name").fill("Zoë")
    page.locator("form.gp-sheet [type=date]").fill("2027-03-04")
    page.get_by_label("not so good").check()
    page.goto(address + FOLDER)


def words(page: Page) -> dict[str, dict[str, str]]:
    """What each sheet of the folder holds, as its own page shows it."""
    held = {}
    for slug in ("first-look", "second-look"):
        page.goto(f"{page.url.split('/guides')[0]}/guides/worksheets/{slug}/")
        held[slug] = page.evaluate(
            """() => Object.fromEntries([...new FormData(document.querySelector("form.gp-sheet"))].filter(([, value]) => value))"""
        )
    page.go_back()
    page.go_back()
    return held


@pytest.mark.parametrize(
    ("button", "file"),
    [("Take all along as one PDF, filled in", "my-folder.pdf"), ("Take all along as one zip file", "my-folder.zip")],
)
def test_what_is_taken_along_comes_back_whole(page: Page, address: str, tmp_path: Path, button: str, file: str) -> None:
    page.goto(address + FOLDER)
    assert page.get_by_role("button", name=button).is_disabled()
    fill(page, address)
    before, states = words(page), page.evaluate(KEPT)
    assert before["second-look"]["your-name"] == "Zoë"
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    says(page, f"Saved as {file}.")
    assert waiting.value.suggested_filename == file
    waiting.value.save_as(tmp_path / file)
    page.get_by_role("button", name="Clear everything I typed on this site").click()
    assert page.evaluate(KEPT) == {"first-look": "Empty", "second-look": "Empty"}
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Open files that I saved").click()
    choosing.value.set_files(tmp_path / file)
    says(page, "Opened: First look, Second look.")
    assert page.evaluate(KEPT) == states
    assert words(page) == before


def test_the_one_pdf_passes_every_check_and_the_archive_names_each_sheet(
    page: Page, address: str, tmp_path: Path
) -> None:
    fill(page, address)
    for button in ("Take all along as one PDF, filled in", "Take all along as one zip file"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=button).click()
        waiting.value.save_as(tmp_path / waiting.value.suggested_filename)
        says(page, "Saved")
    with zipfile.ZipFile(tmp_path / "my-folder.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == ["first-look-filled.pdf", "second-look-filled.pdf", "my-folder.json"]
        archive.extractall(tmp_path)
    made = [tmp_path / name for name in ("my-folder.pdf", *names[:2])]
    assert {path.name: found for path, found in check_pdfs(made).items() if found} == {}
    shown = text_of(made[0])
    for text in ("First look", "Second look", "Łucja", "Zoë", "March 4, 2027", "More of what I wrote"):
        assert text in shown, text
    with pypdfium2.PdfDocument(made[0]) as whole:
        assert len(whole) == sum(len(pypdfium2.PdfDocument(path)) for path in made[1:])


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        document.init_forms()
        for page in list(document):
            page.flatten()
        return " ".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
