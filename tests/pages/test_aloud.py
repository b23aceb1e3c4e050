"""Read to me: a voice of the device reads a page to who asks for it, and nobody else hears or sees anything of it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from helping.browser import fits, nameless, settle
from helping.voices import LOCAL, REMOTE, begin, give_voices, listen, marked, said
from portal.content import model
from portal.content.library import Library

SHEET = "/guides/worksheets/what-i-need/"
SEEKER = "/for/job-seekers/"
ANSWER = "/faq/drug-testing/"
WALL = "/guides/discovery/1-welcome/run/group/"
ES_SEEKER = "/es/para/busco-trabajo/"
ES_SHEET = "/es/hojas/lo-que-necesito/"
SHIFTS = """() => { window.moved = 0; new PerformanceObserver(list => { for (const one of list.getEntries()) window.moved += one.value; })
    .observe({type: "layout-shift"}); }"""


def button(page: Page, name: str = "Read to me") -> Any:
    return page.get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize(
    "voices", [[], REMOTE, [LOCAL[1]]], ids=["no voice", "a voice that sends words away", "a voice of another language"]
)
def test_without_a_voice_of_the_device_there_is_no_button(
    page: Page, address: str, voices: list[dict[str, Any]]
) -> None:
    give_voices(page, voices)
    for where in (SHEET, SEEKER, ANSWER, WALL):
        page.goto(address + where)
        expect(button(page)).to_have_count(0)
        expect(page.locator(".gp-aloud")).to_be_hidden()
        assert said(page) == []


def test_nothing_is_read_before_somebody_asks(page: Page, address: str) -> None:
    give_voices(page)
    for where in (SHEET, SEEKER, ANSWER, WALL):
        page.goto(address + where)
        expect(button(page)).to_be_visible()
        assert said(page) == []


def test_a_sheet_is_read_line_by_line_with_a_voice_of_the_device(page: Page, address: str) -> None:
    give_voices(page, REMOTE + LOCAL)
    page.goto(address + SHEET)
    begin(page)
    assert page.evaluate("aloud.said[0]") == {
        "text": "What I need to do my best",
        "voice": "Ana",
        "lang": "en-US",
        "rate": 1,
    }
    lines = listen(page, 400)
    assert "One time it went well" in lines
    assert "What made it go well?" in lines
    assert not [line for line in lines if "Save or print" in line or "¶" in line]
    expect(button(page)).to_have_attribute("aria-expanded", "true")
    expect(button(page, "From the start")).to_be_visible()
    assert marked(page) == ""


def test_an_answer_of_staff_is_read_to_its_end_and_no_further(page: Page, address: str) -> None:
    give_voices(page)
    page.goto(address + ANSWER)
    begin(page)
    lines = listen(page, 100)
    assert lines[:2] == [
        "How do I help someone who uses drugs when employers test for them?",
        "Start the search, and say plainly that some employers test.",
    ]
    assert lines[-1] == "Using drugs is no reason to hold back help with work."


def test_a_page_for_people_is_read_without_its_notes(page: Page, address: str) -> None:
    give_voices(page)
    page.goto(address + SEEKER)
    begin(page)
    lines = listen(page, 400)
    assert lines[0] == "I am looking for work"
    assert "It is free." in lines
    assert "Who decides" in lines
    assert "Sources" not in lines


def test_the_wall_reads_the_task_that_is_on(page: Page, address: str) -> None:
    give_voices(page)
    page.goto(address + WALL)
    begin(page)
    assert listen(page, 3)[:2] == ["Session 1: Welcome", "This page is for the wall."]


def test_the_line_and_the_word_are_marked_and_the_page_is_as_it_was(page: Page, address: str) -> None:
    give_voices(page)
    page.goto(address + SEEKER)
    before = page.locator(".gp-content").inner_html()
    begin(page)
    listen(page, 1)
    assert marked(page) == "You can ask for help with work today."
    page.evaluate("aloud.word(8, 3)")
    assert marked(page, "word") == "ask"
    page.evaluate("aloud.word(21, 0)")  # some voices don't say how long a word is
    assert marked(page, "word") == "with"
    assert page.locator(".gp-content").inner_html() == before
    # Who has a screen reader hears one voice at a time.
    assert (
        page.locator(".gp-aloud-bar, .gp-aloud-bar *").evaluate_all(
            "all => all.filter(one => one.ariaLive || one.role === 'status').length"
        )
        == 0
    )


def test_a_voice_that_tells_of_no_words_marks_lines(page: Page, address: str) -> None:
    give_voices(page, words=False)
    page.goto(address + SEEKER)
    begin(page)
    page.evaluate("aloud.word(0, 1)")
    assert (marked(page), marked(page, "word")) == ("I am looking for work", "")
    listen(page, 1)
    assert (marked(page), marked(page, "word")) == ("You can ask for help with work today.", "")


def test_it_can_be_paused_repeated_and_slowed_down(page: Page, address: str) -> None:
    give_voices(page)
    page.goto(address + SEEKER)
    begin(page)
    listen(page, 1)
    line = "You can ask for help with work today."
    button(page, "Pause").click()
    assert page.evaluate("aloud.now") is None
    assert marked(page) == line
    button(page, "Go on").click()
    button(page, "Say it again").click()
    assert said(page)[1:] == [line] * 3
    button(page, "Slower").click()
    assert page.evaluate("aloud.said.at(-1)") == {"text": line, "voice": "Ana", "lang": "en-US", "rate": 0.8}
    button(page, "Slower").click()
    expect(button(page, "Slower")).to_have_attribute("aria-disabled", "true")
    count = len(said(page))
    button(page, "Slower").click(force=True)
    assert len(said(page)) == count
    # Who needs it slow needs it so on the next page.
    page.goto(address + SHEET)
    begin(page)
    assert page.evaluate("aloud.said[0].rate") == 0.6


def test_a_box_is_read_when_somebody_comes_to_it_and_asked_for_that(page: Page, address: str) -> None:
    give_voices(page)
    page.goto(address + SHEET)
    begin(page)
    first = page.get_by_label("What made it go well?")
    first.focus()
    assert said(page) == ["What I need to do my best"]
    page.get_by_label("Read each box when I come to it").check()
    first.blur()
    first.focus()
    assert said(page)[-1] == "What made it go well?"
    expect(button(page, "Go on")).to_be_visible()
    page.locator("form.gp-sheet input[type=radio]").first.focus()
    assert said(page)[-1] == "Who may see this sheet? only me"
    button(page, "Stop").click()
    count = len(said(page))
    first.focus()
    assert len(said(page)) == count


def test_a_spanish_page_has_a_spanish_voice(page: Page, address: str) -> None:
    give_voices(page)
    for where in (ES_SEEKER, ES_SHEET):
        page.goto(address + where)
        begin(page, "Leer en voz alta")
        assert page.evaluate("[aloud.said[0].voice, aloud.said[0].lang]") == ["Eva", "es_US"]
        expect(button(page, "Más despacio")).to_be_visible()


def test_the_keyboard_reaches_the_bar_next_and_escape_closes_it(page: Page, address: str) -> None:
    give_voices(page)
    page.goto(address + SEEKER)
    button(page).focus()
    page.keyboard.press("Enter")
    for name in ("Pause", "Say it again", "Slower", "Faster", "Stop"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == name
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Read to me"
    expect(page.locator(".gp-aloud-bar")).to_be_hidden()
    assert (page.evaluate("aloud.now"), marked(page)) == (None, "")
    page.keyboard.press("Enter")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("aloud.now") is None


@pytest.mark.parametrize("where", [SHEET, SEEKER, ANSWER, WALL])
def test_nothing_moves_when_the_voices_come_late(page: Page, address: str, where: str) -> None:
    give_voices(page, late=True)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + where)
    settle(page)
    page.evaluate(SHIFTS)
    expect(button(page)).to_have_count(0)
    page.evaluate("aloud.come()")
    expect(button(page)).to_be_visible()
    settle(page)
    begin(page)
    settle(page)
    assert page.evaluate("moved") == 0


def test_what_is_out_of_sight_is_not_read(page: Page, address: str) -> None:
    give_voices(page)
    page.goto(address + SHEET)
    button(page, "One question at a time").click()
    begin(page)
    lines = listen(page, 400)
    assert "One time it went well" in lines
    assert "What I could give up" not in lines


@pytest.mark.parametrize("colors", ["light", "dark", "forced"])
def test_the_bar_fits_and_is_told_apart(browser: Browser, address: str, colors: str) -> None:
    context = browser.new_context(
        reduced_motion="reduce",
        color_scheme="dark" if colors == "dark" else "light",
        forced_colors="active" if colors == "forced" else "none",
    )
    page = context.new_page()
    give_voices(page)
    page.goto(address + SHEET)
    begin(page)
    assert fits(page) == {}
    assert nameless(context.new_cdp_session(page)) == []
    style = "name => getComputedStyle(document.body, `::highlight(gp-aloud-${name})`).backgroundColor"
    line, word = (page.evaluate(style, name) for name in ("line", "word"))
    assert len({line, word, "rgba(0, 0, 0, 0)"}) == 3
    context.close()


def test_with_a_voice_the_first_box_is_still_on_the_first_screen(page: Page, address: str, library: Library) -> None:
    give_voices(page)
    page.set_viewport_size({"width": 390, "height": 844})
    far = {}
    for sheet in library.of(model.Worksheet):
        if sheet.audience != "participant":
            continue
        page.goto(f"{address}/guides/worksheets/{sheet.slug}/")
        expect(button(page)).to_be_visible()
        bottom = page.evaluate(
            "[...document.querySelectorAll('form.gp-sheet :is(input, textarea)')].find(one => one.checkVisibility()).getBoundingClientRect().bottom"
        )
        if bottom > 844:
            far[sheet.slug] = bottom
    assert far == {}
