"""What a person meets in a real browser: axe on each kind of page, the keyboard, no JavaScript, no other host, paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from helping.browser import KINDS, WIDTHS, settle, thin_out, violations


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: Browser, address: str, kind: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address + KINDS[kind])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if (scheme, width) != (
            "light",
            WIDTHS[0],
        ):  # there it was looked at whole; here it may look different, and is no other page
            thin_out(page)
        assert violations(page) == [], width
        menu = page.get_by_role("button", name="Menu", exact=True)
        if width == 390 and menu.is_visible():  # what it holds is another thing on each page
            menu.click()
            assert violations(page) == [], "menu"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_with_search_or_menu_open(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address + KINDS["question"])
    page.keyboard.press("/")
    page.wait_for_selector("#gp-find-q:focus")
    page.keyboard.type("criminal record")
    page.wait_for_selector("#gp-find-list > li")
    assert violations(page) == []
    page.keyboard.press("Escape")
    if width < 1220:
        page.click("#gp-menu")
        settle(page)
        assert violations(page) == []
    context.close()


def test_a_page_is_complete_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + KINDS["page"])
    page.locator("details.check summary").first.click()
    assert page.locator("details.check > p").first.is_visible()
    page.goto(address + KINDS["facts"])
    assert page.locator(".gp-fact").count() > 50
    assert page.locator(".gp-filter").count() == 0
    context.close()


def test_the_skip_link_comes_first_and_leads_past_the_navigation(page: Page, address: str) -> None:
    page.goto(address + KINDS["question"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('gp-skip')")
    target = page.evaluate("document.activeElement.hash")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == target
    assert page.evaluate("document.activeElement.querySelector('h1') !== null")


def test_everything_that_takes_the_focus_shows_it(page: Page, address: str) -> None:
    page.goto(address + KINDS["question"])
    seen = 0
    for _ in range(40):
        page.keyboard.press("Tab")
        style = page.evaluate(
            """() => { const e = document.activeElement; const s = getComputedStyle(e);
                return [e.tagName, s.outlineStyle, parseFloat(s.outlineWidth)]; }"""
        )
        if style[0] == "A":
            assert style[1] != "none", style
            assert style[2] >= 2, style
            seen += 1
    assert seen > 15


def test_the_question_typed_on_the_front_page_is_searched(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("What do you need to know?").fill("missed appointments")
    page.keyboard.press("Enter")
    first = page.locator("#gp-find-list > li > a").first
    first.wait_for()
    assert page.locator("#gp-find-q").input_value() == "missed appointments"
    links = page.locator("#gp-find-list > li > a").evaluate_all("links => links.map(link => link.pathname)")
    assert "/faq/missed-appointments/" in links


def test_facts_are_filtered_and_the_number_is_told(page: Page, address: str) -> None:
    page.goto(address + KINDS["facts"])
    total = page.locator(".gp-fact").count()
    assert page.get_by_role("status").inner_text() == f"{total} of {total} facts."
    page.get_by_label("Words in the fact or its source").fill("felony survey")
    shown = page.locator(".gp-fact:visible")
    assert 0 < shown.count() < 15
    assert "felony" in shown.first.inner_text()
    assert page.get_by_role("status").inner_text() == f"{shown.count()} of {total} facts."
    page.get_by_label("Words in the fact or its source").fill("zzzz <b>")
    assert page.get_by_role("status").inner_text() == "No fact fits. Try fewer words, or show all facts."
    page.get_by_label("Words in the fact or its source").fill("")
    page.get_by_label("Show").select_option("S")
    assert set(page.locator(".gp-fact:visible").evaluate_all("all => all.map(one => one.dataset.confidence)")) == {"S"}


def test_closed_answers_are_on_paper(page: Page, address: str) -> None:
    page.goto(address + KINDS["page"])
    page.emulate_media(media="print")
    answer = page.locator("details.check > p").first
    assert answer.bounding_box()["height"] > 10
    assert not page.locator(".gp-header").is_visible()
    assert not page.locator(".gp-toc").is_visible()


def test_a_worksheet_is_filled_in_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address + KINDS["worksheet"])
    first = page.locator(".gp-content :is(input, textarea)").first
    first.focus()
    page.keyboard.type("José, 3 p.m.")
    page.keyboard.press("Tab")
    assert first.input_value() == "José, 3 p.m."
    assert page.evaluate("document.activeElement.closest('.gp-content') !== null")
    names = page.locator(".gp-content :is(input:not([hidden]), textarea)").evaluate_all(
        "all => all.map(one => (one.labels[0]?.textContent ?? one.getAttribute('aria-label') ?? '').trim())"
    )
    assert all(len(name) > 2 for name in names)


def test_an_acronym_says_what_it_means(page: Page, address: str) -> None:
    page.goto(address + KINDS["page"])
    acronym = page.locator("article .gp-abbr", has_text="IPS").first
    acronym.hover()
    assert acronym.get_attribute("title") == "Individual Placement and Support"
