"""What a browser hands to a screen reader, on each kind of page after its scripts have run: a name for each control, and nothing empty."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from helping.browser import KINDS, nameless, settle, until
from helping.every_page import every_page
from helping.sites import made_once

MODULE = "/learn/why-this-work/"
FOUND = """() => {
    // The place where a sheet says what was done is a status of its own and still read out while it is empty.
    const of = element => element.outerHTML.slice(0, 120);
    const inside = selector => [...document.querySelectorAll(`article ${selector.replaceAll(", ", ", article ")}`)];
    const named = form => form.getAttribute("aria-label") || form.getAttribute("aria-labelledby") || ["none", "search"].includes(form.getAttribute("role"));
    const checkable = "input, select, textarea, [role=checkbox], [role=combobox], [role=listbox], [role=radiogroup], [role=slider], [role=spinbutton], [role=textbox]";
    return {
        empty: inside("ul, ol, dl, [role=status], [role=alert]").filter(one => one.checkVisibility() && !one.textContent.trim() && !one.matches(".gp-tools__said[role]")).map(of),
        forms: inside("form").filter(one => one.checkVisibility() && one.querySelectorAll("input, select, textarea").length > 1 && !named(one)).map(of),
        invalid: [...document.querySelectorAll("[aria-invalid]")].filter(one => !one.matches(checkable)).map(of),
        wrong: inside("input, select, textarea").filter(one => one.matches(":invalid, [aria-invalid=true]")).map(of),
        titled: [...document.querySelectorAll("abbr[title]")].map(of),
    };
}"""
DEAD = """() => [...document.querySelectorAll('a[href^="#"]')].filter(link => {
    const name = decodeURIComponent(link.hash.slice(1));
    if (!name || link.hash.includes("=")) return false;
    const goal = document.getElementById(name) ?? document.getElementsByName(name)[0];
    return !goal;
}).map(link => link.getAttribute("href"))"""
"""The links within a page that lead to nothing."""


@pytest.fixture(scope="module")
def found(browser: Browser, address: str) -> dict[str, dict[str, list[str]]]:
    """What stands in each kind of page, and in a module with many questions."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    seen = {}
    for kind, path in {**KINDS, "questions of a module": MODULE}.items():
        page.goto(address + path, wait_until="load")
        settle(page)
        seen[kind] = page.evaluate(FOUND)
    context.close()
    return seen


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param("empty", id="no empty list and no status without words is read out"),
        pytest.param("forms", id="a form has a name, or is none for a screen reader"),
        pytest.param("invalid", id="only a box is marked as wrong"),
        pytest.param("wrong", id="nothing is wrong before anybody typed"),
        pytest.param("titled", id="no sentence is cut where an acronym stands"),
    ],
)
def test_each_kind_of_page(found: dict[str, dict[str, list[str]]], rule: str) -> None:
    assert {kind: seen[rule] for kind, seen in found.items() if seen[rule]} == {}


def test_an_acronym_says_what_it_means_to_a_mouse(page: Page, address: str) -> None:
    page.goto(address + KINDS["page"])
    acronym = page.locator("article .gp-abbr", has_text="IPS").first
    assert acronym.get_attribute("title") is None
    acronym.hover()
    assert acronym.get_attribute("title") == "Individual Placement and Support"
    page.mouse.move(0, 0)
    assert acronym.get_attribute("title") is None


def test_links_within_a_page_lead_somewhere_after_scripts_have_run(
    browser: Browser, address: str, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def make(folder: Path) -> None:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        dead = {}
        for path in every_page(site):
            page.goto(f"{address}/{path}", wait_until="load")
            dead[path] = page.evaluate(DEAD)
        context.close()
        (folder / "dead.json").write_text(json.dumps(dead), encoding="utf-8")

    dead = json.loads((made_once(tmp_path_factory, "dead", make) / "dead.json").read_text(encoding="utf-8"))
    assert len(dead) > 200
    assert {path: links for path, links in dead.items() if links} == {}


def test_a_note_leads_back_to_its_question_and_to_the_explanation_once_that_is_there(page: Page, address: str) -> None:
    page.goto(address + MODULE)
    asked = page.locator(".gp-quiz").first
    question = asked.locator("xpath=preceding-sibling::*[1]").get_attribute("id")
    back = page.locator(f'.footnote-backref[href="#{question}"]').first
    asked.locator("input").first.check()
    asked.get_by_role("button", name="Check my answer").click()
    until(page, "[...document.querySelectorAll('.gp-quiz__status')].some(one => one.textContent)")
    assert page.locator(f'.footnote-backref[href="#{question}"]').count() == 0, back
    assert page.evaluate(DEAD) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_whatever_takes_the_focus_has_a_name(browser: Browser, address: str, width: int) -> None:
    """On each kind of page, with every part open that opens, and on a phone with the menu open."""
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    session = context.new_cdp_session(page)
    found = {}
    for kind, path in {**KINDS, "questions of a module": MODULE}.items():
        page.goto(address + path, wait_until="load")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        menu = page.get_by_role("button", name="Menu", exact=True)
        if menu.is_visible():
            menu.click()
            settle(page)
        found[kind] = nameless(session)
    context.close()
    assert {kind: nodes for kind, nodes in found.items() if nodes} == {}


def test_a_question_of_ours_is_heard_when_it_opens(page: Page, address: str) -> None:
    """The button that has the focus carries the question: a dialog that has opened is not named by every reader."""
    page.goto(address + KINDS["path"])
    page.get_by_label("Remember my progress on this device").check()
    page.get_by_role("button", name="Clear all of it").click()
    dialog = page.get_by_role(
        "alertdialog", name="Clear all that is remembered of your progress? You can't get it back."
    )
    stay = dialog.get_by_role("button", name="No, keep it")
    assert stay.evaluate("one => one === document.activeElement")
    assert stay.evaluate("one => document.getElementById(one.getAttribute('aria-describedby')).textContent").startswith(
        "Clear all that is remembered"
    )
