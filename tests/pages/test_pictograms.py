"""Pictures beside headings, as a browser shows them."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from helping.browser import fits, until

SHEET = "/guides/worksheets/home-and-neighborhood/"
LOADED = "[...document.querySelectorAll('.gp-pictogram')].every(one => one.complete && one.naturalWidth > 0)"


def test_each_part_has_its_picture_and_its_words(page: Page, address: str) -> None:
    page.goto(address + SHEET)
    until(page, LOADED)
    shown = page.eval_on_selector_all(".gp-pictogram", "all => all.map(one => one.src.split('/').at(-1).split('.')[0])")
    assert shown == ["home", "bus", "business", "help", "seeing", "private"]
    expect(page.get_by_role("heading", name="At home", exact=True)).to_be_visible()
    assert page.get_by_role("img").count() == 0  # who listens hears the words alone
    assert fits(page) == {}


def test_a_spanish_sheet_and_a_page_for_people_have_them(page: Page, address: str) -> None:
    for where, count in (("/es/hojas/mi-plan-de-empleo/", 8), ("/for/job-seekers/", 10)):
        page.goto(address + where)
        until(page, LOADED)
        expect(page.locator("h2 > .gp-pictogram:first-child")).to_have_count(count)


def test_they_are_light_on_a_dark_page_and_as_the_device_wants_them(browser: Browser, address: str) -> None:
    for scheme, forced, wanted in (
        ("light", "none", "none"),
        ("dark", "none", "invert(0.92)"),
        ("light", "active", "none"),
        ("dark", "active", "invert(1)"),
    ):
        context = browser.new_context(color_scheme=scheme, forced_colors=forced)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address + SHEET)
        expect(page.locator(".gp-pictogram").first).to_have_css("filter", wanted)
        context.close()


def test_the_license_goes_with_them(page: Page, address: str) -> None:
    assert "Copyright (c) Microsoft Corporation." in page.request.get(f"{address}/assets/pictograms/LICENSE.txt").text()
