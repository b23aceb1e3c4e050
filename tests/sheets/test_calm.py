"""A sheet is calm: the first box at once, few buttons, one question at a time for those who want it, and one place that tells what was done."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from helping.browser import Scheme, fits, until
from helping.sheets import BLUEPRINT, tools, typed
from portal.content import model
from portal.content.library import Library

INTERESTS = "/guides/worksheets/my-interests/"
PITCH = "/guides/worksheets/my-pitch/"
FOLDER = "/guides/worksheets/my-folder/"
EDITIONS = """() => document.querySelector("h1").insertAdjacentHTML("afterend",
    '<p class="gp-editions">Also as <a href="#">PDF</a> · <a href="#">Large print PDF</a> · <a href="#">Word</a></p>')"""
SEEN = """selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility({visibilityProperty: true}))"""
FIRST_BOX = f"""() => ({SEEN})("form.gp-sheet :is(input, textarea)")[0].getBoundingClientRect().bottom"""
BUTTONS = f"""() => ({SEEN})("main button").map(one => one.textContent)"""
BOXES = f"""() => ({SEEN})("form.gp-sheet [name]").map(one => one.name)"""


def where(page: Page) -> str:
    return page.locator(".gp-moves__where").inner_text()


def test_on_a_phone_the_first_box_is_on_the_first_screen(page: Page, address: str, library: Library) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    far, many = {}, {}
    for sheet in library.of(model.Worksheet):
        page.goto(f"{address}/guides/worksheets/{sheet.slug}/")
        page.evaluate(EDITIONS)  # the line that the printed site has
        # In a crisis the first words come before any box.
        if (bottom := page.evaluate(FIRST_BOX)) > 844 and not sheet.slug.startswith("harm-or-crisis"):
            far[sheet.slug] = bottom
        if len(buttons := page.evaluate(BUTTONS)) > 3 + bool(sheet.gathers):
            many[sheet.slug] = buttons
    assert (far, many) == ({}, {})


def test_clearing_is_found_above_the_sheet_and_at_its_end(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + INTERESTS)
    clear = page.get_by_role("button", name="Clear everything I typed on this site")
    assert clear.count() == 2
    box = clear.first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 400
    page.get_by_label("What comes up more than once?").fill("Trains")
    clear.last.click()
    until(page, "document.querySelector('.gp-tools__said').textContent.startsWith('Cleared everything: My interests.')")
    told = page.locator(".gp-foot").bounding_box()
    assert told is not None
    assert told["y"] + told["height"] <= 844
    page.get_by_role("button", name="Close").click()
    assert page.locator(".gp-tools__said").inner_text() == ""
    assert page.get_by_role("button", name="Undo").count() == 0


def test_the_parts_are_counted_and_linked(page: Page, address: str) -> None:
    page.goto(address + INTERESTS)
    line = page.locator(".gp-parts summary")
    assert line.inner_text() == "0 of 4 parts begun"
    page.get_by_label("What comes up more than once?").fill("Trains")
    page.get_by_label("What my picture shows").fill("A map")
    assert line.inner_text() == "2 of 4 parts begun"
    line.click()
    assert page.locator(".gp-parts li").all_inner_texts() == [
        "Things I do",
        "A picture done",
        "What I see now begun",
        "This sheet is yours",
    ]
    page.get_by_role("link", name="A picture").first.click()
    assert page.url.endswith("#picture")
    page.reload()
    assert line.inner_text() == "2 of 4 parts begun"


def test_one_question_at_a_time_is_a_choice_and_remembered(context: BrowserContext, page: Page, address: str) -> None:
    page.goto(address + PITCH)
    whole = page.evaluate(BOXES)
    page.get_by_role("button", name="One question at a time").press("Enter")
    assert where(page) == "Part 1 of 5: My 4 lines. Question 1 of 4."
    seen = page.evaluate(BOXES)
    assert seen == whole[:1]
    page.locator("form.gp-sheet [name]:visible").fill("I am Ana")
    while page.get_by_role("button", name="Next").count():
        page.get_by_role("button", name="Next").press("Enter")
        assert page.evaluate("document.activeElement.matches('.gp-moves__where')")
        seen += page.evaluate(BOXES)
    assert seen == whole
    assert where(page) == "That was the last question. Now you can save or print your sheet."
    other = context.new_page()
    other.goto(f"{address}{INTERESTS}#picture")
    assert where(other) == "Part 2 of 4: A picture. Question 1 of 1."
    other.get_by_role("button", name="Back").click()
    assert where(other).startswith("Part 1 of 4: Things I do.")
    other.get_by_role("button", name="Skip this part").click()
    assert where(other).startswith("Part 2 of 4: A picture.")
    other.get_by_role("button", name="Show the whole sheet").click()
    assert len(other.evaluate(BOXES)) > 20
    page.reload()
    assert page.evaluate(BOXES) == whole
    assert list(typed(page).values()) == ["I am Ana"]


def test_leaders_see_all_of_a_form_also_where_somebody_chose_one_question_at_a_time(page: Page, address: str) -> None:
    page.goto(address + PITCH)
    page.get_by_role("button", name="One question at a time").press("Enter")
    page.goto(f"{address}/guides/worksheets/harm-or-crisis/")
    assert page.get_by_role("button", name="Show the whole sheet").count() == 0
    rows = page.locator("form.gp-sheet tr").all()
    assert len(rows) > 15
    assert all(row.is_visible() for row in rows)


def test_paper_has_the_whole_sheet_also_one_question_at_a_time(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + INTERESTS)
    page.get_by_role("button", name="One question at a time").click()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.get_by_role("heading", name="What I see now").is_visible()
    assert page.get_by_text("There are no wrong answers.").is_visible()
    assert not page.get_by_role("button", name="Skip this part").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_of_it_fits(browser: Browser, address: str, scheme: Scheme) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + BLUEPRINT)
    tools(page)
    page.locator(".gp-parts summary").click()
    assert fits(page) == {}
    page.get_by_role("button", name="One question at a time").click()
    page.get_by_role("button", name="Next").click()
    assert fits(page) == {}
    context.close()


def test_a_record_stands_together(library: Library) -> None:
    """Two tables with the same rows follow each other row by row, so that nobody has to read them side by side."""
    for sheet in library.of(model.Worksheet):
        tables: list[list[str]] = []
        for line in sheet.body.blanks:
            if line.row is None:
                tables.append([])
            elif tables and not line.row.is_rule:
                tables[-1] += line.row.names
        numbered = [names[1:] for names in tables if all(name[-1:].isdecimal() for name in names[1:])]
        rows = [tuple(names) for names in numbered if len(names) > 1]
        assert len(rows) == len(set(rows)), sheet.path


def test_all_sheets_are_printed_from_the_folder_with_the_names_of_their_boxes(page: Page, address: str) -> None:
    page.add_init_script(
        "window.print = () => { window.printed = document.querySelector('.gp-folder-paper').innerText }"
    )
    page.goto(address + PITCH)
    page.locator("form.gp-sheet textarea").first.fill("I am Ana.\nI fix bikes.")
    page.goto(address + INTERESTS)
    page.get_by_label("Interest 2: What I do").fill("Trains")
    page.goto(address + FOLDER)
    page.get_by_role("button", name="Print all my sheets").click()
    printed = page.evaluate("window.printed")
    for text in ("My pitch", "I am Ana.\nI fix bikes.", "My interests", "Interest 2: What I do", "Trains"):
        assert text in printed
    page.emulate_media(media="print")
    assert page.get_by_text("Interest 2: What I do").is_visible()
    assert not page.locator(".gp-folder").is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".gp-folder-paper").count() == 0
