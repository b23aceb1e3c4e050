"""My folder: which sheets hold words on this device, many files opened at once, all saved in one, and all cleared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page

from helping.browser import Scheme, fits, until
from helping.sheets import KEPT, tools, typed
from portal.content import model
from portal.content.library import Library

FOLDER = "/guides/worksheets/my-folder/"
PITCH = "/guides/worksheets/my-pitch/"
INTERESTS = "/guides/worksheets/my-interests/"
CLEAR_ALL = "Clear everything I typed on this site"


def says(page: Page, text: str) -> None:
    until(page, "text => document.querySelector('.gp-tools__said').textContent.startsWith(text)", text)


def states(page: Page) -> dict[str, str]:
    """The sheets that are not empty, with what is said of them."""
    lines: list[list[str]] = page.locator("li[data-sheet]").evaluate_all(
        "all => all.map(one => [one.dataset.sheet, one.querySelector('.gp-folder__state').textContent])"
    )
    return {slug: state for slug, state in lines if state != "Empty"}


def saved(name: str, sheet: str, title: str, **fields: str) -> FilePayload:
    data = {"format": "guidepost-sheet", "version": 1, "sheet": sheet, "title": title, "fields": fields}
    return {"name": name, "mimeType": "application/json", "buffer": json.dumps(data).encode()}


def choose(page: Page, *files: FilePayload) -> None:
    with page.expect_file_chooser() as waiting:
        page.get_by_role("button", name="Open files that I saved").click()
    waiting.value.set_files(list(files))


TWO = (
    saved("mine.json", "my-interests", "My interests", **{"what-comes-up-more-than-once": "Trains"}),
    saved("pitch.json", "my-pitch", "My pitch", **{"who-i-am": "Ana"}),
)


def test_every_sheet_stands_in_it_once_and_it_is_no_sheet_itself(page: Page, address: str, library: Library) -> None:
    page.goto(address + FOLDER)
    sheets = sorted(sheet.slug for sheet in library.of(model.Worksheet))
    assert sorted(page.locator("li[data-sheet]").evaluate_all("all => all.map(one => one.dataset.sheet)")) == sheets
    assert page.get_by_text("No sheet holds words on this device yet.").is_visible()
    assert page.get_by_role("button", name="Save all my sheets in one file").is_disabled()
    page.goto(f"{address}/guides/worksheets/")
    assert page.locator(".gp-card", has_text="My folder").count() == 0


def test_it_says_how_far_each_sheet_is(page: Page, address: str) -> None:
    page.goto(address + INTERESTS)
    page.get_by_label("What comes up more than once?").fill("Trains")
    page.get_by_label("I want to skip this sheet for now.").check()
    page.get_by_role("link", name="My folder, with all sheets that hold your words").click()
    page.wait_for_url(f"**{FOLDER}")
    assert page.get_by_text("Sheets with your words: 1 of 26.").is_visible()
    fields = page.locator("li[data-sheet=my-interests]").get_attribute("data-fields")
    assert states(page) == {"my-interests": f"Begun: 2 of {fields} boxes"}
    first = page.locator(".gp-tools li")
    assert [first.nth(at).inner_text().split("\n") for at in range(first.count())] == [
        ["My interests", f"Begun: 2 of {fields} boxes"]
    ]
    page.get_by_role("link", name="My interests").first.click()
    page.wait_for_url(f"**{INTERESTS}")
    names = page.evaluate("[...document.querySelector('form.gp-sheet').elements].map(one => one.name).filter(Boolean)")
    assert len(set(names)) == int(fields or 0)


def test_many_files_are_opened_at_once_and_wrong_ones_are_named(page: Page, address: str) -> None:
    page.goto(address + FOLDER)
    wrong: FilePayload = {"name": "photo.png", "mimeType": "image/png", "buffer": b"\x89PNG"}
    choose(page, *TWO, wrong, saved("old.json", "gone", "A sheet of before", a="b"))
    says(
        page, "Opened: My interests, My pitch. Not opened: photo.png, old.json. These files were not saved from a sheet"
    )
    assert list(states(page)) == ["my-interests", "my-pitch"]
    page.goto(address + PITCH)
    assert typed(page) == {"who-i-am": "Ana"}


def test_files_never_take_the_place_of_words_unasked(page: Page, address: str) -> None:
    page.goto(address + INTERESTS)
    page.get_by_label("What comes up more than once?").fill("Dogs")
    page.goto(address + FOLDER)
    choose(page, *TWO)
    page.get_by_role("alertdialog", name="These sheets hold other words already: My interests.").wait_for()
    page.get_by_role("button", name="No, keep what is here").click()
    says(page, "Opened: My pitch. Left as they were: My interests.")
    page.goto(address + INTERESTS)
    assert typed(page) == {"what-comes-up-more-than-once": "Dogs"}
    page.goto(address + FOLDER)
    choose(page, *TWO)
    page.get_by_role("button", name="Yes, use the file").click()
    says(page, "Opened: My interests, My pitch.")
    page.goto(address + INTERESTS)
    assert typed(page) == {"what-comes-up-more-than-once": "Trains"}


def test_all_sheets_go_into_one_file_and_come_back(page: Page, address: str) -> None:
    page.goto(address + FOLDER)
    choose(page, *TWO)
    says(page, "Opened:")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save all my sheets in one file").click()
    assert waiting.value.suggested_filename == "my-folder.json"
    says(page, "Saved as my-folder.json.")
    assert "Then delete it here." in page.locator(".gp-tools__said").inner_text()
    assert page.locator(".gp-foot").evaluate("one => one.getBoundingClientRect().bottom <= innerHeight")
    data = Path(waiting.value.path()).read_bytes()
    assert [sheet["sheet"] for sheet in json.loads(data)["sheets"]] == ["my-interests", "my-pitch"]
    page.get_by_role("button", name=CLEAR_ALL).click()
    says(page, "Cleared everything: My interests, My pitch.")
    assert states(page) == {}
    assert page.evaluate(KEPT) == ["guidepost:cleared"]
    whole: FilePayload = {"name": "my-folder.json", "mimeType": "application/json", "buffer": data}
    choose(page, whole)
    says(page, "Opened: My interests, My pitch.")
    page.goto(address + PITCH)
    assert typed(page) == {"who-i-am": "Ana"}
    tools(page).get_by_role("button", name="Clear this sheet").click()
    with page.expect_file_chooser() as chooser:  # a sheet takes its own part
        tools(page).get_by_role("button", name="Open a file").click()
    chooser.value.set_files(whole)
    says(page, "Opened my-folder.json.")
    assert typed(page) == {"who-i-am": "Ana"}


def test_dropped_files_are_opened(page: Page, address: str) -> None:
    page.goto(address + FOLDER)
    text = TWO[0]["buffer"].decode()
    page.evaluate(
        """text => { const moved = new DataTransfer();
            moved.items.add(new File([text], "mine.json", {type: "application/json"}));
            document.querySelector("main").dispatchEvent(new DragEvent("drop", {dataTransfer: moved, bubbles: true, cancelable: true})); }""",
        text,
    )
    says(page, "Opened: My interests.")


def test_it_follows_what_other_tabs_do(context: BrowserContext, page: Page, address: str) -> None:
    page.goto(address + FOLDER)
    page.get_by_label("Keep what I type on all sheets").check()
    other = context.new_page()
    other.goto(address + PITCH)
    other.locator("form.gp-sheet textarea").first.fill("x")
    until(
        page, "document.querySelector('[data-sheet=my-pitch] .gp-folder__state').textContent.startsWith('Begun: 1 of')"
    )
    page.get_by_role("button", name=CLEAR_ALL).click()
    until(other, "document.querySelector('form.gp-sheet textarea').value === ''")
    page.get_by_role("button", name="Undo").click()
    until(other, "document.querySelector('form.gp-sheet textarea').value === 'x'")
    until(
        page, "document.querySelector('[data-sheet=my-pitch] .gp-folder__state').textContent.startsWith('Begun: 1 of')"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_folder_fits_in_both_schemes(browser: Browser, address: str, scheme: Scheme) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + FOLDER)
    assert fits(page) == {}
    choose(page, *TWO)
    says(page, "Opened:")
    page.get_by_role("button", name=CLEAR_ALL).focus()
    assert fits(page) == {}
    context.close()


def test_without_javascript_it_is_a_list_of_links(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + FOLDER)
    page.get_by_role("link", name="My pitch").first.click()
    assert page.url == address + PITCH
    context.close()
