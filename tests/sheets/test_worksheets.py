"""Sheets and timetables as people use them in a real browser: by keyboard, on shared computers, with files of theirs, on paper."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from helping.browser import Scheme, fits, until
from helping.sheets import BLUEPRINT, KEPT, tools, typed
from portal.content import model
from portal.content.library import Library

INTERESTS = "/guides/worksheets/my-interests/"
WELCOME = "/guides/discovery/1-welcome/"
LONG = "I take the bus at six. " * 40


def says(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def choose_file(page: Page, name: str, text: str | bytes) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    with page.expect_file_chooser() as waiting:
        tools(page).get_by_role("button", name="Open a file").click()
    waiting.value.set_files({"name": name, "mimeType": "application/json", "buffer": data})


def saved(page: Page) -> dict[str, object]:
    with page.expect_download() as waiting:
        tools(page).get_by_role("button", name="Save to a file on this device").click()
    data = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    return {"file": waiting.value.suggested_filename, **data}


def sheet_file(sheet: str = "my-interests", **fields: str) -> str:
    return json.dumps(
        {"format": "guidepost-sheet", "version": 1, "sheet": sheet, "title": "Job ideas", "fields": fields}
    )


def test_a_sheet_is_filled_in_by_keyboard_alone_and_survives_a_reload(page: Page, address: str) -> None:
    page.goto(address + BLUEPRINT)
    names = set(
        page.evaluate("[...document.querySelector('form.gp-sheet').elements].map(one => one.name).filter(Boolean)")
    )
    page.get_by_role("button", name="Gather from my other sheets").focus()
    found = False
    for _ in range(400):
        page.keyboard.press("Tab")
        kind, empty, inside = page.evaluate(
            """() => { const e = document.activeElement; return [e.type ?? "", !e.value, !!e.closest("form.gp-sheet")]; }"""
        )
        if kind in ("text", "textarea"):
            page.keyboard.type("ñ" if found else "José, 3 p.m.")
            found = True
        elif kind == "date" and empty:
            page.keyboard.type("11212026")
        elif inside and kind in ("radio", "checkbox"):
            page.keyboard.press("n")  # on other pages this letter turns to the next one
            page.keyboard.press("Space")
        elif not inside and kind != "checkbox":
            break
    filled = typed(page)
    assert {name.split("=")[0] for name in filled} == names
    assert filled["the-name-i-like"] == "José, 3 p.m."
    assert filled["step-1-by-when"] == "2026-11-21"
    assert filled["interest-1-do-i-want-it-near-my-work=yes"] is True
    assert filled["i-want-to-skip-this-sheet-for-now"] is True
    page.reload()
    assert typed(page) == filled
    assert says(page) == "What you typed before is here again."
    assert page.url == address + BLUEPRINT


def test_another_tab_and_another_sheet_know_nothing_of_it(context: BrowserContext, page: Page, address: str) -> None:
    page.goto(address + INTERESTS)
    page.get_by_label("What comes up more than once?").fill("Trains")
    other = context.new_page()
    other.goto(address + INTERESTS)
    assert typed(other) == {}
    page.goto(address + BLUEPRINT)
    assert typed(page) == {}
    page.go_back()
    assert typed(page) == {"what-comes-up-more-than-once": "Trains"}


def test_words_outlive_the_tab_only_when_asked_and_are_forgotten_when_asked(
    context: BrowserContext, page: Page, address: str
) -> None:
    page.goto(address + INTERESTS)
    keep = page.get_by_label("Keep what I type on all sheets in this browser after I close the tab")
    assert not keep.is_checked()
    page.get_by_label("What comes up more than once?").fill("Trains")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('guidepost:'))") == []
    tools(page)
    keep.check()
    assert says(page).startswith("What you type on all sheets is now kept in this browser. To undo it,")
    page.get_by_label("What comes up more than once?").fill("Trains and maps")
    page.close()

    second = context.new_page()
    second.goto(address + INTERESTS)
    assert typed(second) == {"what-comes-up-more-than-once": "Trains and maps"}
    assert second.get_by_label("Keep what I type").is_checked()
    tools(second).get_by_label("Keep what I type").uncheck()
    assert says(second) == "It is no longer kept. What you see now stays until you close this tab."
    second.close()

    third = context.new_page()
    third.goto(address + INTERESTS)
    assert typed(third) == {}
    assert third.evaluate(KEPT) == []


def test_a_sheet_is_saved_to_a_file_and_opened_from_it(page: Page, address: str) -> None:
    page.goto(address + INTERESTS)
    page.get_by_label("What comes up more than once?").fill("Trenes,\ncafé")
    page.get_by_role("radiogroup", name="Interest 2: Would I want this near my work?").get_by_label("maybe").check()
    page.get_by_label("I want to skip this sheet for now.").check()
    before = typed(page)
    assert saved(page) == {
        "file": "my-interests.json",
        "format": "guidepost-sheet",
        "version": 1,
        "sheet": "my-interests",
        "title": "My interests",
        "fields": {
            "interest-2-would-i-want-this-near-my-work": "maybe",
            "what-comes-up-more-than-once": "Trenes,\ncafé",
            "i-want-to-skip-this-sheet-for-now": "yes",
        },
    }
    assert says(page).startswith("Saved as my-interests.json.")
    text = sheet_file(
        **{
            "interest-2-would-i-want-this-near-my-work": "maybe",
            "what-comes-up-more-than-once": "Trenes,\ncafé",
            "i-want-to-skip-this-sheet-for-now": "yes",
        }
    )
    tools(page).get_by_role("button", name="Clear this sheet").click()
    choose_file(page, "mine.json", text)
    until(page, "document.querySelector('[role=status]').textContent.startsWith('Opened mine.json.')")
    assert typed(page) == before
    page.reload()
    assert typed(page) == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            sheet_file("job-ideas"),
            "wrong.json belongs to another sheet, Job ideas. Open it there. Nothing was changed.",
        ),
        ("{not json", "wrong.json is not a file that was saved from a sheet. Nothing was changed."),
        (b"\x89PNG\r\n\x1a\n", "wrong.json is not a file that was saved from a sheet. Nothing was changed."),
        ('{"sheet": "my-interests"}', "wrong.json is not a file that was saved from a sheet. Nothing was changed."),
        (
            '{"format": "guidepost-sheet", "sheet": "my-interests", "fields": {"a": 1}}',
            "wrong.json is not a file that was saved from a sheet. Nothing was changed.",
        ),
        (b" " * 2_000_001, "wrong.json is not a file that was saved from a sheet. Nothing was changed."),
    ],
    ids=["another sheet", "no JSON", "a picture", "no form", "numbers", "huge"],
)
def test_a_wrong_file_is_told_in_words_and_changes_nothing(page: Page, address: str, text: str, message: str) -> None:
    page.goto(address + INTERESTS)
    page.get_by_label("What comes up more than once?").fill("Trains")
    choose_file(page, "wrong.json", text)
    until(page, "document.querySelector('[role=status]').textContent !== ''")
    assert says(page) == message
    assert typed(page) == {"what-comes-up-more-than-once": "Trains"}


def test_a_file_never_takes_the_place_of_typed_words_unasked(page: Page, address: str) -> None:
    page.goto(address + INTERESTS)
    page.get_by_label("What comes up more than once?").fill("Trains")
    text = sheet_file(**{"what-comes-up-more-than-once": "Dogs"})
    choose_file(page, "mine.json", text)
    page.get_by_role("button", name="No, keep what I typed").click()
    assert typed(page) == {"what-comes-up-more-than-once": "Trains"}
    assert says(page) == "Nothing was changed."
    choose_file(page, "mine.json", text)
    page.get_by_role("button", name="Yes, use the file").click()
    until(page, "document.querySelector('[role=status]').textContent.startsWith('Opened')")
    assert typed(page) == {"what-comes-up-more-than-once": "Dogs"}


def test_words_whose_line_is_gone_are_shown_and_saved_again(page: Page, address: str) -> None:
    page.goto(address + INTERESTS)
    odd = {"an-old-line": "<b>Ships</b>", "who-may-see-this-sheet": "my cat", "what-comes-up-more-than-once": "Dogs"}
    choose_file(page, "mine.json", sheet_file(**odd))
    page.wait_for_selector(".gp-left li")
    assert page.locator(".gp-left li").all_inner_texts() == [
        "an-old-line: <b>Ships</b>",
        "who-may-see-this-sheet: my cat",
    ]
    assert page.get_by_text("These words have no line on the sheet any more.").is_visible()
    page.reload()
    assert page.locator(".gp-left li").count() == 2
    assert saved(page)["fields"] == odd


def test_a_browser_that_keeps_nothing_says_so(page: Page, address: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    page.goto(address + INTERESTS)
    page.get_by_label("What comes up more than once?").fill("Trains")
    assert says(page).startswith("This browser doesn't let a page keep what you type.")
    assert saved(page)["fields"] == {"what-comes-up-more-than-once": "Trains"}


@pytest.mark.parametrize("scripted", [True, False], ids=["with JavaScript", "without"])
def test_enter_sends_nothing(browser: Browser, address: str, scripted: bool) -> None:
    """Seen on a sheet with one line alone, where browsers take Enter to mean 'send'."""

    def serve(route: Route) -> None:
        html = route.fetch().text()
        *others, last = re.findall(r'<input type="text"[^>]*>', html)
        for other in others:
            html = html.replace(other, "")
        assert last in html
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    context = browser.new_context(java_script_enabled=scripted)
    page = context.new_page()
    page.route(address + INTERESTS, serve)
    asked: list[str] = []
    page.goto(address + INTERESTS, wait_until="networkidle")
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Names of the people who may see it").fill("Ana")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.url == address + INTERESTS
    assert [url for url in asked if not url.startswith(f"{address}/assets/")] == []
    assert page.get_by_label("Names of the people who may see it").input_value() == "Ana"
    context.close()


def test_nothing_typed_leaves_the_browser(page: Page, address: str) -> None:
    page.goto(address + INTERESTS, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("What comes up more than once?").fill("Trains")
    tools(page).get_by_label("Keep what I type").check()
    saved(page)
    choose_file(page, "mine.json", sheet_file())
    page.get_by_role("button", name="Yes, use the file").click()
    assert [url for url in asked if not url.startswith("blob:")] == []


def test_a_sheet_is_complete_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + INTERESTS)
    assert page.locator("form.gp-sheet textarea").count() == 18
    assert page.get_by_label("I want to skip this sheet for now.").is_visible()
    assert page.locator(".gp-top, .gp-tools, .gp-end, .gp-foot").count() == 0
    page.goto(address + WELCOME)
    assert page.locator("#timetable ~ div td, #timetable ~ table td").first.inner_text() == "9:00"
    assert not page.get_by_label("The session starts at").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_sheet_in_use(browser: Browser, address: str, scheme: Scheme) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + INTERESTS)
    tools(page).get_by_label("Keep what I type").check()
    choose_file(page, "mine.json", sheet_file(gone="Ships", **{"what-comes-up-more-than-once": "Dogs"}))
    page.wait_for_selector(".gp-left li")
    assert fits(page) == {}
    choose_file(page, "other.json", sheet_file("job-ideas"))
    page.get_by_text("belongs to another sheet").wait_for()
    assert fits(page) == {}
    tools(page).get_by_role("button", name="Clear this sheet").click()
    page.get_by_role("button", name="Undo").focus()
    assert fits(page) == {}
    page.goto(address + WELCOME)
    page.get_by_label("The session starts at").fill("half past")
    page.keyboard.press("Enter")
    assert fits(page) == {}
    for path in ("/guides/", "/guides/worksheets/", "/guides/discovery/"):
        page.goto(address + path)
        assert fits(page) == {}, path
    context.close()


def test_the_controls_can_be_reached_from_the_end_of_the_sheet(page: Page, address: str) -> None:
    page.goto(address + INTERESTS)
    page.locator("details.gp-tools > summary").last.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Save to a file on this device"


@pytest.mark.parametrize("sheet", ["my-usual-week", "skills-and-tasks", "business-list"])
def test_each_box_of_a_wide_table_has_room_for_a_few_words(page: Page, address: str, sheet: str) -> None:
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}/guides/worksheets/{sheet}/")
        boxes = page.locator(".gp-grid:has(th:nth-child(5)) :is(input[type=text], textarea)")
        assert min(boxes.evaluate_all("boxes => boxes.map(box => box.offsetWidth)")) > 240, width


def test_on_a_phone_each_box_shows_its_column(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(address + INTERESTS)
    shown = page.locator(".gp-grid td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert "What I do" in shown


def test_a_sheet_on_paper_has_the_words_and_no_chrome(page: Page, address: str) -> None:
    page.goto(address + INTERESTS)
    page.get_by_label("What comes up more than once?").fill(LONG)
    page.get_by_label("Interest 1: How often").fill("On each Tuesday, Thursday and Saturday in the summer")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    for chrome in (
        ".gp-header",
        ".gp-side",
        ".gp-footer",
        ".gp-tools",
        ".gp-top",
        ".gp-end",
        ".gp-foot",
        ".gp-here",
        ".gp-related",
    ):
        assert not any(one.is_visible() for one in page.locator(chrome).all()), chrome
    texts = page.locator(".gp-typed:visible")
    assert LONG.strip() in [text.strip() for text in texts.all_inner_texts()]
    assert "On each Tuesday, Thursday and Saturday in the summer" in texts.all_inner_texts()
    assert not page.locator("form.gp-sheet textarea:visible").count()
    for text in texts.all():
        assert text.evaluate("one => one.scrollWidth <= one.clientWidth + 1 && one.clientHeight >= 14")
    assert page.locator(".gp-grid").first.evaluate("one => getComputedStyle(one).tableLayout") == "fixed"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".gp-typed").count() == 0
    assert page.get_by_label("What comes up more than once?").input_value() == LONG


def test_sheets_are_short_on_paper(page: Page, address: str, library: Library) -> None:
    pages = {}
    for sheet in library.of(model.Worksheet):
        page.goto(f"{address}/guides/worksheets/{sheet.slug}/")
        pages[sheet.slug] = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter")))
    assert len(pages) >= 56
    assert {slug: number for slug, number in pages.items() if number > 3} == {
        "business-list": 4,
        "fidelity-self-review": 9,
    }


def times(page: Page) -> list[str]:
    return page.locator("#timetable ~ * td:first-child").all_inner_texts()


def test_start_times_follow_the_time_that_is_typed(page: Page, address: str) -> None:
    page.goto(address + WELCOME)
    box = page.get_by_label("The session starts at")
    assert box.input_value() == "9:00"
    assert times(page) == ["9:00", "9:10", "9:25", "9:40", "9:50", "10:00", "10:20", "10:40", "10:50"]
    afternoon = [f"{time} p.m." for time in ["1:30", "1:40", "1:55", "2:10", "2:20", "2:30", "2:50", "3:10", "3:20"]]
    box.fill("1:30 pm")
    page.keyboard.press("Enter")
    assert times(page) == afternoon
    assert says(page) == "From 1:30 p.m. to 3:20 p.m."
    assert page.url == address + WELCOME
    page.goto(f"{address}/guides/discovery/2-interests-and-contributions/")
    assert page.get_by_label("The session starts at").input_value() == "1:30 pm"
    assert times(page)[0] == "1:30 p.m."


@pytest.mark.parametrize(
    ("typed_time", "first", "last"),
    [
        ("11:30", "11:30", "1:20"),
        ("17.15", "17:15", "19:05"),
        ("930", "9:30", "11:20"),
        ("noon", "12:00 p.m.", "1:50 p.m."),
        ("11 P.M.", "11:00 p.m.", "12:50 a.m."),
        ("0:00", "0:00", "1:50"),
    ],
)
def test_times_are_typed_as_people_type_them(page: Page, address: str, typed_time: str, first: str, last: str) -> None:
    page.goto(address + WELCOME)
    page.get_by_label("The session starts at").fill(typed_time)
    page.keyboard.press("Tab")
    assert (times(page)[0], times(page)[-1]) == (first, last)


@pytest.mark.parametrize("wrong", ["half past nine", "25:00", "9:75", "13 pm", "", "$& <b>"])
def test_what_is_no_time_gets_a_sentence_and_changes_nothing(page: Page, address: str, wrong: str) -> None:
    page.goto(address + WELCOME)
    box = page.get_by_label("The session starts at")
    box.fill(wrong)
    page.keyboard.press("Tab")
    assert says(page) == f"“{wrong}” is not a time. Type it like 9:30 or 1:30 pm."
    assert box.get_attribute("aria-invalid") == "true"
    assert times(page)[0] == "9:00"
    box.fill("10")
    page.keyboard.press("Tab")
    assert times(page)[0] == "10:00"
    assert box.get_attribute("aria-invalid") == "false"
