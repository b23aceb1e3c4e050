"""Each kind of page by a second engine, which has rules that axe has not: names of forms, room around what is pressed, empty labels."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from helping.browser import KINDS, thin_out
from helping.equal_access import failures


def test_equal_access_finds_nothing(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    found = {}
    for kind, path in KINDS.items():
        page.goto(address + path, wait_until="load")
        thin_out(page)
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        found[kind] = failures(page)
    context.close()
    assert {kind: lines for kind, lines in found.items() if lines} == {}


def test_it_sees_what_axe_does_not(page: Page, address: str) -> None:
    page.goto(address + KINDS["question"])
    page.evaluate(
        """() => {
            const form = document.createElement("div");
            form.innerHTML = "<label for=q1></label><input id=q1 aria-label=Name>";
            document.querySelector("main").append(form);
        }"""
    )
    assert [line.split(":")[0] for line in failures(page)] == ["label_content_exists"]
