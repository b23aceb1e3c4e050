"""What a reader meets who goes through the frame of a page by ear or by keyboard: its header, its search, its menu, its notes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from helping.browser import KINDS, nameless

BACK = 40
COVERED = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    if (one === document.body || !box.width) return "";
    const points = [[.5, .5], [.1, .1], [.9, .1], [.1, .9], [.9, .9]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
    const seen = points.some(([x, y]) => { const top = document.elementFromPoint(x, y); return top && (one.contains(top) || top.contains(one)); });
    return seen ? "" : one.outerHTML.slice(0, 100);
}"""


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_covers_the_focus_on_the_way_back(browser: Browser, address: str, width: int) -> None:
    """With Shift and Tab from the end of each kind of page, as somebody does who went too far."""
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    covered = {}
    for kind, path in KINDS.items():
        page.goto(address + path, wait_until="load")
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        stops = []
        for _ in range(BACK):
            page.keyboard.press("Shift+Tab")
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            stops.append(page.evaluate(COVERED))
        covered[kind] = [stop for stop in stops if stop]
    context.close()
    assert {kind: stops for kind, stops in covered.items() if stops} == {}


@pytest.mark.parametrize("width", [1280, 390])
def test_each_result_of_a_search_has_a_name(browser: Browser, address: str, width: int) -> None:
    """In Chromium's own tree: axe computes a name that no browser gives."""
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + KINDS["question"])
    page.keyboard.press("/")
    page.keyboard.type("drug test")
    page.get_by_role("link", name="drug").first.wait_for()
    assert nameless(context.new_cdp_session(page)) == []
    context.close()


def test_nothing_is_wrong_in_a_search_before_anybody_typed(page: Page, address: str) -> None:
    for kind in ("home", "question"):
        page.goto(address + KINDS[kind])
        assert page.locator("input[type=search]:invalid, input[type=search][required]").count() == 0, kind
