"""What a person does with a sheet in a browser: fills it in, and reads what stands on it."""

from __future__ import annotations

from playwright.sync_api import Page

BLUEPRINT = "/guides/worksheets/my-blueprint/"
FILLED = {
    "how-i-take-part": {"the-name-i-want-people-to-use": "Zoë"},
    "my-interests": {
        "interest-2-what-i-do": "Bake bread",
        "interest-2-what-part-i-like": "Being up first",
        "interest-2-would-i-want-this-near-my-work": "maybe",
        "interest-4-what-i-do": "Trenes",
        "interest-5-what-part-i-like": "<b>Maps</b>",
    },
    "what-i-bring": {"what-i-do-line-1": "I check each bolt,\ntwice", "so-an-employer-gets-line-1": "fewer returns"},
    "what-i-need": {"hours-and-days-i-must-have-this": "mornings", "pay-i-must-have-this": "15 an hour"},
    "action-plan": {"what-will-be-done-step-1": "Ask Ánh\nat the café", "by-when-step-1": "2027-03-04"},
}
VALUES = """() => Object.fromEntries([...document.querySelector("form.gp-sheet").elements].filter(one => one.name).map(
    one => [one.type === "radio" ? `${one.name}=${one.value}` : one.name,
            ["radio", "checkbox"].includes(one.type) ? one.checked : one.value]))"""
KEPT = (
    "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(key => key.startsWith('guidepost:'))"
)


def fill_sheets(page: Page, address: str) -> None:
    """Five sheets, one after another in one tab, as people fill them in."""
    for sheet, fields in FILLED.items():
        page.goto(f"{address}/guides/worksheets/{sheet}/")
        for name, value in fields.items():
            field = page.locator(f'form.gp-sheet [name="{name}"]')
            if field.first.get_attribute("type") == "radio":
                page.locator(f'form.gp-sheet [name="{name}"][value="{value}"]').check()
            else:
                field.fill(value)


def value(page: Page, name: str) -> str:
    return page.locator(f'form.gp-sheet [name="{name}"]').input_value()


def typed(page: Page) -> dict[str, object]:
    """What is on the sheet: each field that is not empty."""
    return {name: value for name, value in page.evaluate(VALUES).items() if value}


def tools(page: Page) -> Page:
    """The page with its panel of buttons open: the one at the end of the sheet."""
    panel = page.locator("details.gp-tools").last
    if panel.get_attribute("open") is None:
        panel.locator("summary").click()
    return page
