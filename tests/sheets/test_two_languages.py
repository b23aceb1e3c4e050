"""A person's sheets in two languages: what was chosen on one is chosen on the other."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from helping.browser import until
from helping.sheets import tools, typed

ENGLISH = "/guides/worksheets/my-interests/"
SPANISH = "/es/hojas/lo-que-me-interesa/"
CHOICE = "interest-1-would-i-want-this-near-my-work"
PART = "interest-1-what-part-i-like"


def fill(page: Page, address: str) -> None:
    page.goto(address + ENGLISH)
    page.locator(f"[name={CHOICE}][value=maybe]").check()
    page.locator(f"[name={PART}]").fill("Trains")


def test_an_answer_chosen_in_one_language_is_chosen_in_the_other(page: Page, address: str) -> None:
    fill(page, address)
    page.goto(address + SPANISH)
    assert typed(page) == {f"{CHOICE}=tal vez": True, PART: "Trains"}
    expect(page.locator(".gp-left")).to_be_hidden()
    page.locator(f"[name={CHOICE}][value=sí]").check()
    page.goto(address + ENGLISH)
    assert typed(page) == {f"{CHOICE}=yes": True, PART: "Trains"}


def test_a_saved_file_opens_in_the_other_language_without_a_question(page: Page, address: str) -> None:
    fill(page, address)
    with page.expect_download() as waiting:
        tools(page).get_by_role("button", name="Save to a file on this device").click()
    page.goto(address + SPANISH)
    panel = page.locator("details.gp-tools").first
    panel.locator("summary").click()
    with page.expect_file_chooser() as chooser:
        panel.get_by_role("button", name="Abrir un archivo").click()
    chooser.value.set_files(waiting.value.path())
    until(page, "document.querySelector('.gp-tools__said').textContent.startsWith('Se abrió')")
    assert typed(page) == {f"{CHOICE}=tal vez": True, PART: "Trains"}


def test_a_spanish_blueprint_gathers_what_was_chosen_in_english(page: Page, address: str) -> None:
    fill(page, address)
    page.goto(f"{address}/es/hojas/mi-plan-de-empleo/")
    page.get_by_role("button", name="Reunir lo que escribí en mis otras hojas").click()
    page.get_by_role("button", name="Poner en mi hoja las líneas marcadas").click()
    assert typed(page) == {
        "interest-1-the-part-i-like": "Trains",
        "interest-1-do-i-want-it-near-my-work=tal vez": True,
    }
