"""My Blueprint gathers from other sheets: what is proposed, and what a person does with it in a browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from helping.browser import Scheme, fits, until, violations
from helping.node import run_module
from helping.sheets import BLUEPRINT, FILLED, KEPT, fill_sheets, tools, value
from portal.content import model
from portal.content.library import Library
from portal.sheets.form import name_fields
from portal.sheets.gathering import gather_data


def gathered(library: Library, filled: dict[str, dict[str, str]], now: dict[str, str]) -> Any:
    sheet = library.content["guides/worksheets/my-blueprint.md"]
    assert isinstance(sheet, model.Worksheet)
    long = [name for name, field in name_fields(sheet).items() if field.kind == "lines"]
    code = """
        const found = m.gather(rules, (sheet) => new Map(Object.entries(filled[sheet] ?? {})), new Map(Object.entries(now)), (name) => long.includes(name));
        return { lines: found.lines.map(({ to, value, titles, there }) => [to, value, titles, there]), left: [...found.left] };
    """
    rules = gather_data(sheet, library)
    return run_module("sheet/gather.mjs", code, rules=rules, filled=filled, now=now, long=long)


def test_rows_that_hold_words_come_in_order_and_keep_together(library: Library) -> None:
    found = gathered(library, FILLED, {"i-must-have": "a ride"})
    assert found["left"] == []
    assert found["lines"] == [
        ["the-name-i-like", "Zoë", ["How I like to take part"], ""],
        ["interest-1-the-part-i-like", "Bake bread; Being up first", ["My interests"], ""],
        ["interest-2-the-part-i-like", "Trenes", ["My interests"], ""],
        ["interest-3-the-part-i-like", "<b>Maps</b>", ["My interests"], ""],
        ["interest-1-do-i-want-it-near-my-work", "maybe", ["My interests"], ""],
        ["skill-1-what-i-do-well", "I check each bolt,\ntwice", ["What I bring"], ""],
        ["skill-1-so-an-employer-gets", "fewer returns", ["What I bring"], ""],
        ["i-must-have", "Hours and days: mornings\nPay: 15 an hour", ["What I need to do my best"], "a ride"],
        ["step-1-what-i-will-do", "Ask Ánh\nat the café", ["Action plan"], ""],
        ["step-1-by-when", "2027-03-04", ["Action plan"], ""],
    ]


def test_two_sheets_share_the_rows_and_what_finds_no_room_is_counted(library: Library) -> None:
    tasks = {f"task-{n}-what-i-did": f"Task {n}" for n in range(1, 5)}
    found = gathered(library, {"what-i-bring": FILLED["what-i-bring"], "skills-and-tasks": tasks}, {})
    values = {to: (value, titles) for to, value, titles, _ in found["lines"]}
    assert values["skill-1-what-i-do-well"][1] == ["What I bring"]
    assert values["skill-2-what-i-do-well"] == ("Task 1", ["Skills and tasks"])
    assert values["skill-3-what-i-do-well"] == ("Task 2", ["Skills and tasks"])
    assert found["left"] == [["Skills and tasks", 2]]


def test_what_is_on_the_sheet_already_is_not_offered_again(library: Library) -> None:
    assert gathered(library, {"how-i-take-part": FILLED["how-i-take-part"]}, {"the-name-i-like": "Zoë"})["lines"] == []
    assert gathered(library, {}, {})["lines"] == []


def test_five_sheets_are_gathered_changed_and_cleared_by_keyboard(page: Page, address: str) -> None:
    fill_sheets(page, address)
    page.goto(address + BLUEPRINT)
    page.get_by_label("I must have").fill("a ride")
    button = page.get_by_role("button", name="Gather from my other sheets")
    button.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Lines from your other sheets"
    assert violations(page) == []
    assert value(page, "the-name-i-like") == ""
    offered = page.locator(".gp-gather fieldset")
    assert offered.count() == 10
    assert offered.first.inner_text().split() == [
        "The",
        "name",
        "I",
        "like",
        "From",
        "How",
        "I",
        "like",
        "to",
        "take",
        "part",
        "Put",
        "this",
        "on",
        "my",
        "sheet",
    ]
    must = page.get_by_role("group", name="I must have")
    assert not must.get_by_role("checkbox").is_checked()
    assert must.get_by_label("Put this in the place of what is there now: a ride").count() == 1
    page.get_by_role("textbox", name="The name I like. From How I like to take part").fill("Zoë B.")
    page.get_by_role("group", name="Interest 2: The part I like").get_by_role("checkbox").press("Space")
    page.get_by_role("button", name="Put the checked lines on my sheet").press("Enter")
    assert page.get_by_role("status").first.inner_text() == (
        "8 lines are on your sheet now. You can change each of them."
    )
    assert page.evaluate("document.activeElement.textContent") == "Gather from my other sheets"
    expected = {
        "the-name-i-like": "Zoë B.",
        "i-must-have": "a ride",
        "interest-1-the-part-i-like": "Bake bread; Being up first",
        "interest-2-the-part-i-like": "",
        "interest-3-the-part-i-like": "<b>Maps</b>",
        "skill-1-what-i-do-well": "I check each bolt,\ntwice",
        "step-1-what-i-will-do": "Ask Ánh\nat the café",
        "step-1-by-when": "2027-03-04",
    }
    assert {name: value(page, name) for name in expected} == expected
    assert page.locator('input[value="maybe"][name^="interest-1"]').is_checked()
    assert page.locator(".gp-from").count() == 8
    page.reload()
    assert {name: value(page, name) for name in expected} == expected
    assert page.locator(".gp-from").count() == 8
    assert violations(page) == []
    page.get_by_label("The name I like").fill("")
    assert page.locator(".gp-from").count() == 7

    button.click()
    must.get_by_role("checkbox").check()
    page.get_by_role("button", name="Put the checked lines on my sheet").click()
    assert value(page, "i-must-have") == "Hours and days: mornings\nPay: 15 an hour"

    tools(page).get_by_role("button", name="Clear this sheet").click()
    assert page.locator(".gp-from").count() == 0
    left = page.evaluate("[...Object.entries(sessionStorage), ...Object.entries(localStorage)].flat().join(' ')")
    assert "guidepost:words:sheet/my-blueprint" not in left
    assert "guidepost:from:my-blueprint" not in left
    assert "Zoë B." not in left
    page.get_by_role("button", name="Clear everything I typed on this site").first.click()
    assert page.evaluate(KEPT) == ["guidepost:cleared"]


def test_nothing_is_changed_where_nothing_was_found_or_chosen(page: Page, address: str) -> None:
    page.goto(address + BLUEPRINT)
    button = page.get_by_role("button", name="Gather from my other sheets")
    button.click()
    assert page.get_by_role("status").first.inner_text().startswith("Nothing new was found.")
    page.goto(f"{address}/guides/worksheets/how-i-take-part/")
    page.locator('[name="the-name-i-want-people-to-use"]').fill("Zoë")
    page.goto(address + BLUEPRINT)
    button.click()
    page.get_by_role("button", name="Leave my sheet as it is").click()
    assert page.get_by_role("status").first.inner_text() == "Nothing was changed."
    assert value(page, "the-name-i-like") == ""


def test_a_sheet_that_is_kept_is_found_from_another_tab_and_one_that_is_not_is_not(
    context: BrowserContext, page: Page, address: str
) -> None:
    page.goto(f"{address}/guides/worksheets/how-i-take-part/")
    page.locator('[name="the-name-i-want-people-to-use"]').fill("Zoë")
    other = context.new_page()
    other.goto(address + BLUEPRINT)
    other.get_by_role("button", name="Gather").click()
    assert other.locator(".gp-gather fieldset").count() == 0
    tools(page).get_by_label("Keep what I type").check()
    until(other, "localStorage.getItem('guidepost:words:sheet/how-i-take-part') !== null")
    other.get_by_role("button", name="Gather").click()
    assert other.locator(".gp-gather fieldset").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_fits_in_both_schemes(browser: Browser, address: str, scheme: Scheme) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    fill_sheets(page, address)
    page.goto(address + BLUEPRINT)
    page.get_by_role("button", name="Gather").click()
    assert fits(page) == {}
    context.close()


def test_only_a_sheet_that_gathers_has_the_button(page: Page, address: str) -> None:
    page.goto(f"{address}/guides/worksheets/my-interests/")
    assert page.get_by_role("button", name="Gather").count() == 0
