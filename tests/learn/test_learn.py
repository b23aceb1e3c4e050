"""The learning path in a real browser: questions by keyboard and without JavaScript, progress that stays on the device, sums, a new module."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, Page

from helping.browser import serve, until, violations
from helping.sheets import tools
from helping.sites import findings, run_mkdocs, small_files, small_library, write_small
from portal.content.library import Library
from portal.content.model import Module, Worksheet
from portal.editions.plan import plan_printed
from portal.learn.calculators import CALCULATORS
from portal.learn.modules import count_minutes
from portal.learn.path import hours_in_words, modules
from portal.learn.quiz import parse_quiz
from portal.sheets.form import render_form
from portal.text.body import Body

FIRST = "docs/learn/first-steps.md"
MODULE = "/learn/first-steps/"
SWITCH = "Remember my progress on this device"
KEPT = "() => Object.keys(localStorage).filter(key => key.startsWith('guidepost:') && key !== 'guidepost:cleared')"


@pytest.fixture(scope="module")
def small_address(small_site: Path) -> Iterator[str]:
    with serve(small_site) as found:
        yield found


def quiz(page: Page, question: str) -> Locator:
    return page.locator(f"h3:has-text('{question}') + .gp-quiz")


def says(place: Locator) -> str:
    """What is told there once a press has settled: our timer is set later than the page's own, so it ends later."""
    told = """async place => {
        await new Promise(done => setTimeout(done, 200));
        return place.querySelector("[aria-live]").innerText;
    }"""
    return str(place.evaluate(told))


def summed(score: Locator) -> str:
    return score.locator(".gp-score__sum").inner_text()


def press_on(button: Locator) -> None:
    button.focus()
    button.press("Enter")


def verdicts(place: Locator) -> list[str]:
    return [" ".join(line.split()) for line in place.locator(".gp-quiz__verdict").all_inner_texts()]


def test_one_answer_is_chosen_by_keyboard_and_each_answer_says_why(page: Page, small_address: str) -> None:
    page.goto(small_address + MODULE)
    place = quiz(page, "Who decides that a person is ready?")
    assert place.get_by_role("group").evaluate("one => one.querySelector('legend').textContent") == (
        "Who decides that a person is ready? Choose one answer."
    )
    check = place.get_by_role("button", name="Check my answer")
    press_on(check)
    assert says(place) == "Choose an answer first."
    place.get_by_role("radio", name="The team, by vote.").focus()
    page.keyboard.press("Space")
    page.keyboard.press("n")  # on other pages this letter turns to the next one
    press_on(check)
    assert says(place) == "Not right yet. Each line above says why."
    told = place.locator(".gp-quiz__row", has_text="The team, by vote.")
    assert verdicts(told) == ["✗ Not right. You chose this."]
    assert "A vote is no gate." in told.inner_text()
    assert place.locator(".gp-quiz__row", has_text="Yes. Wanting to work is the only gate.").count() == 1
    press_on(place.get_by_role("button", name="Try again"))
    assert verdicts(place) == []
    assert page.evaluate("document.activeElement.type") == "radio"
    place.get_by_role("radio", name="The person, by saying so.").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")  # the form's own way
    assert says(place) == "Right. Each line above says why."
    assert page.url == small_address + MODULE


def test_several_answers_are_ticked_by_keyboard(page: Page, small_address: str) -> None:
    page.goto(small_address + MODULE)
    place = quiz(page, "Which belong in a first meeting?")
    for name in ("What she wants.", "A test of skills."):
        place.get_by_role("checkbox", name=name).focus()
        page.keyboard.press("Space")
    press_on(place.get_by_role("button", name="Check my answer"))
    assert says(place) == "Not right yet: 2 of 3 are different. Each line above says why."
    assert sorted(verdicts(place)) == [
        "✓ Right. You chose this.",
        "✗ Not right. You chose this.",
        "✗ This belongs too. You left it out.",
    ]
    place.get_by_role("checkbox", name="A test of skills.").press("Space")
    assert verdicts(place) == []
    place.get_by_role("checkbox", name="What she shares, and with whom.").press("Space")
    press_on(place.get_by_role("button", name="Check my answer"))
    assert says(place) == "Right. Each line above says why."
    assert "✓ You were right to leave this out." in verdicts(place)


def test_steps_are_moved_by_buttons_that_keep_the_focus_and_tell_the_place(page: Page, small_address: str) -> None:
    page.goto(small_address + MODULE)
    place = quiz(page, "Put the steps in order.")
    right = ["Ask what she wants.", "Name three places.", "Visit one together."]

    def shown() -> list[str]:
        return place.locator(".gp-quiz__steps > li > span:first-child").all_inner_texts()

    assert sorted(shown()) == sorted(right)
    assert shown() != right
    for number, step in enumerate(right):
        button = place.get_by_role("button", name=f"Move up: {step}")
        while shown().index(step) > number:
            button.focus()
            page.keyboard.press("Enter")
            where = shown().index(step) + 1
            assert says(place) == f"“{step}” is now {where} of 3."
            assert step in page.evaluate("document.activeElement.ariaLabel")
    assert shown() == right
    assert place.get_by_role("button", name="Move up: Ask what she wants.").is_disabled()
    press_on(place.get_by_role("button", name="Check my answer"))
    assert verdicts(place) == ["✓ In its place."] * 3
    press_on(place.get_by_role("button", name="Move down: Ask what she wants."))
    press_on(place.get_by_role("button", name="Check my answer"))
    assert verdicts(place) == [
        "✗ Not here. Its place is 2 of 3.",
        "✗ Not here. Its place is 1 of 3.",
        "✓ In its place.",
    ]


def test_lines_are_sorted_into_two_sides_by_keyboard(page: Page, small_address: str) -> None:
    page.goto(small_address + MODULE)
    place = quiz(page, "Which are true of a search")
    check = place.get_by_role("button", name="Check my answer")
    press_on(check)
    assert says(place) == "3 lines have no side yet."
    for line, side in (
        ("The search starts at once.", "A class"),
        ("People practice first.", "A class"),
        ("Support goes on.", "A search"),
    ):
        group = place.get_by_role("group", name=line)
        group.get_by_role("radio", name=side).focus()
        page.keyboard.press("Space")
    press_on(check)
    assert verdicts(place) == ["✗ Not right. It belongs to A search.", "✓ Right: A class.", "✓ Right: A search."]
    assert says(place) == "Not right yet: 1 of 3 is different. Each line above says why."


def test_a_case_is_written_and_then_compared(page: Page, small_address: str) -> None:
    page.goto(small_address + MODULE)
    place = quiz(page, "Her mother calls.")
    assert not place.get_by_text("It thanks her.").first.is_visible()
    box = place.get_by_label("Your answer")
    box.focus()
    page.keyboard.type("Thanks for calling, says n.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    shown = place.locator(".gp-quiz__holds")
    assert "It thanks her." in shown.inner_text()
    assert "She called because she cares." in shown.inner_text()
    assert box.input_value() == "Thanks for calling, says n."
    assert says(place) == "Compare your words with the list above. There is more than one good way to say it."


def answer_all(page: Page, right: bool) -> None:
    """Answer every question of the small module; where not right, the first one wrong."""
    name = "The person, by saying so." if right else "The team, by vote."
    page.get_by_role("radio", name=name).check()
    page.get_by_role("radio", name="In the first weeks.").check()
    page.get_by_role("checkbox", name="What she wants.").check()
    page.get_by_role("checkbox", name="What she shares, and with whom.").check()
    steps = quiz(page, "Put the steps in order.")
    for number, step in enumerate(["Ask what she wants.", "Name three places.", "Visit one together."]):
        while not steps.locator(".gp-quiz__steps > li").nth(number).inner_text().startswith(step):
            steps.get_by_role("button", name=f"Move up: {step}").click()
    for line, side in (("The search", "A search"), ("People", "A class"), ("Support", "A search")):
        page.get_by_role("group", name=line).get_by_role("radio", name=side).check()
    for button in page.locator(".gp-quiz__check").all():
        button.click()


CAREFUL = """rows => {
  const careful = /\\b(may|might|could|perhaps|often|usually|sometimes|mostly|ask|asks|if|first|permission|would|until)\\b/gi;
  const scores = rows.map((row) => (row.match(careful) ?? []).length);
  return scores.indexOf(Math.max(...scores));
}"""
BLIND = {
    "longest": "rows => { const l = rows.map((row) => row.length); return l.indexOf(Math.max(...l)); }",
    "shortest": "rows => { const l = rows.map((row) => row.length); return l.indexOf(Math.min(...l)); }",
    "first": "() => 0",
    "last": "rows => rows.length - 1",
    "most careful": CAREFUL,
}


VERDICTS = ".gp-quiz[data-kind=one] .gp-quiz__status"


@pytest.mark.parametrize("way", BLIND)
def test_who_knows_nothing_finds_no_more_than_chance_gives(
    page: Page, address: str, library: Library, way: str
) -> None:
    right, chance = 0, 0.0
    for module in modules(library):
        page.goto(f"{address}/learn/{module.slug}/")
        found = page.locator(".gp-quiz[data-kind=one]").evaluate_all(
            """(quizzes, way) => quizzes.map((quiz) => {
              const rows = [...quiz.querySelectorAll('.gp-quiz__row')];
              const chosen = rows[eval(way)(rows.map((row) => row.querySelector('label').textContent.trim()))];
              chosen.querySelector('input').click();
              quiz.querySelector('.gp-quiz__check').click();
              return rows.length;
            })""",
            BLIND[way],
        )
        until(page, f"[...document.querySelectorAll('{VERDICTS}')].every((one) => one.textContent)")
        told = page.locator(VERDICTS).all_text_contents()
        assert len(found) >= 3, module.path
        passed, expected = sum(one.startswith("Right.") for one in told), sum(1 / rows for rows in found)
        assert abs(passed - expected) <= 2, (module.path, passed)
        right, chance = right + passed, chance + expected
    assert abs(right - chance) <= 2, (right, chance)


def test_a_story_goes_on_when_the_reader_has_said_what_they_would_do(page: Page, small_address: str) -> None:
    page.goto(small_address + MODULE)
    first = page.get_by_label("You have ten minutes before she leaves.")
    later = page.get_by_text("The market needs help on Saturday.")
    told = page.get_by_text("She names the market.")
    assert first.is_visible()
    assert not told.is_visible()
    assert not later.first.is_visible()
    press_on(page.get_by_role("button", name="Go on with the story"))
    form = page.locator("form.gp-decide").first
    assert says(form) == "Write a line first, or say it aloud and press the other button."
    first.fill("I ask where she likes to be.")
    press_on(page.get_by_role("button", name="Go on with the story"))
    assert told.is_visible()
    assert first.input_value() == "I ask where she likes to be."
    assert page.evaluate("document.activeElement.localName") == "summary"
    assert later.first.is_visible()
    assert not page.get_by_text("You ask Rosa first. She says yes.").is_visible()
    press_on(page.get_by_role("button", name="I said it aloud"))
    assert page.get_by_text("You ask Rosa first. She says yes.").is_visible()


def test_a_module_survives_ten_reloads_at_random_moments(page: Page, small_address: str) -> None:
    chance = Random(22)
    page.goto(small_address + MODULE)

    def act(number: int) -> None:
        ready = quiz(page, "Who decides that a person is ready?")
        steps = quiz(page, "Put the steps in order.")
        [
            lambda: page.locator("form.gp-decide textarea").first.fill("I would ask her."),
            lambda: page.get_by_role("button", name="Go on with the story").first.click(),
            lambda: page.get_by_role("button", name="I said it aloud").last.click(),
            lambda: ready.get_by_role("radio", name="The team, by vote.").check(),
            lambda: ready.locator(".gp-quiz__check").click(),
            lambda: page.get_by_role("checkbox", name="What she wants.").check(),
            lambda: page.get_by_role("group", name="Support").get_by_role("radio", name="A search").check(),
            lambda: steps.locator("button:not([disabled])").first.click(),
            lambda: steps.locator(".gp-quiz__check").click(),
            lambda: page.get_by_label("Your answer").fill("Thanks for calling. Ask her, please."),
        ][number]()

    def seen() -> object:
        return page.locator(".gp-module").evaluate(
            """module => ({
              chosen: [...module.querySelectorAll('input')].map((one) => one.checked),
              typed: [...module.querySelectorAll('textarea')].map((one) => one.value),
              steps: module.querySelector('.gp-quiz__steps').innerText,
              open: [...module.querySelectorAll('details.decide')].map((one) => one.open),
              verdicts: [...module.querySelectorAll('.gp-quiz__verdict')].map((one) => one.innerText),
              score: module.querySelector(".gp-score__sum").innerText,
            })"""
        )

    after = sorted(chance.choices(range(10), k=10))  # after which acts it is loaded anew, some of them more than once
    for number in range(10):
        act(number)
        for _ in range(after.count(number)):
            before = seen()
            page.reload()
            assert seen() == before, number
    assert page.locator(".gp-score__sum").inner_text().startswith("You have answered 2 of 6 questions.")
    page.goto(f"{small_address}/")
    line = page.locator(".gp-continue")
    assert line.inner_text() == "Continue with module 1: First steps"
    line.get_by_role("link").click()
    assert page.url.startswith(small_address + MODULE)
    page.goto(f"{small_address}/learn/")
    assert page.locator(".gp-continue").inner_text() == "Continue with module 1: First steps"


def test_the_score_is_told_in_words_with_what_to_read_again(page: Page, small_address: str) -> None:
    page.goto(small_address + MODULE)
    score = page.get_by_role("region", name="How it went")
    assert summed(score) == (
        "You have answered none of the 6 questions yet. 5 of them get a score. Nothing is sent anywhere."
    )
    answer_all(page, right=False)
    own = "You wrote on one case, which nobody can score but you and your supervisor."
    assert summed(score) == f"You have answered all 6 questions. 4 of 5 right. {own}"
    again = score.get_by_role("listitem")
    assert again.all_inner_texts() == ["Who decides that a person is ready? See zero exclusion."]
    assert again.get_by_role("link").last.get_attribute("href") == f"{small_address}/ips/zero-exclusion/"
    answer_all(page, right=True)
    assert summed(score) == f"You have answered all 6 questions. All of them right. {own}"
    press_on(score.get_by_role("button", name="Clear all answers"))
    assert summed(score).startswith("You have answered none")
    assert says(score) == "All answers are cleared."
    assert page.locator("article").get_by_role("radio", checked=True).count() == 0
    assert page.evaluate(KEPT) == []


def test_a_module_is_complete_without_javascript(browser: Browser, small_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small_address + MODULE)
    assert page.locator(".gp-quiz").count() == 6
    assert page.locator("form.gp-quiz__form, .gp-progress").count() == 0
    place = quiz(page, "Who decides that a person is ready?")
    assert sorted(place.locator(".gp-quiz__options li").all_inner_texts()) == [
        "A clinician.",
        "The person, by saying so.",
        "The team, by vote.",
    ]
    answer = place.get_by_text("Wanting to work is the only gate.")
    assert not answer.is_visible()
    place.locator("summary", has_text="Answer and why").click()
    assert answer.is_visible()
    assert place.get_by_text("Right. The person, by saying so.").is_visible()
    page.locator("details.decide summary").first.click()
    assert page.get_by_text("She names the market.").is_visible()
    assert page.get_by_text("The market needs help on Saturday.").is_visible()
    page.goto(f"{small_address}/learn/")
    assert page.get_by_text("1 module, 11 minutes of reading and questions in all.").is_visible()
    page.goto(f"{small_address}/learn/record/")
    assert page.locator("table.gp-record tbody tr").first.inner_text().split("\t") == [
        "1. First steps",
        "11",
        "",
        "",
        "",
        "",
    ]
    context.close()


def test_on_paper_every_answer_and_every_decision_stands_open(page: Page, small_address: str) -> None:
    page.goto(small_address + MODULE)
    page.emulate_media(media="print")
    assert page.get_by_text("Wanting to work is the only gate.").first.bounding_box()["height"] > 10
    assert page.get_by_text("She names the market.").bounding_box()["height"] > 10
    assert not page.get_by_role("button", name="Check my answer").first.is_visible()


def test_a_module_prints_on_at_most_eight_pages(page: Page, address: str, library: Library, tmp_path: Path) -> None:
    pages = {}
    for module in modules(library):
        page.goto(f"{address}/learn/{module.slug}/")
        page.pdf(
            path=tmp_path / "module.pdf",
            format="Letter",
            margin=dict.fromkeys(("top", "bottom", "left", "right"), "0.6in"),
        )
        with pypdfium2.PdfDocument(tmp_path / "module.pdf") as document:
            pages[module.slug] = len(document)
    assert {slug: count for slug, count in pages.items() if count > 8} == {}


def test_nothing_is_remembered_until_somebody_asks_and_nothing_stays_after_clearing(
    page: Page, small_address: str
) -> None:
    page.goto(small_address + MODULE)
    answer_all(page, right=True)
    assert page.evaluate(KEPT) == []
    assert not page.get_by_role("button", name="Mark this module as done").is_visible()
    panel = page.get_by_role("region", name="Your progress")
    switch = panel.get_by_role("checkbox", name=SWITCH)
    assert not switch.is_checked()
    switch.focus()
    page.keyboard.press("Space")
    assert says(panel) == "From now on, what you mark and answer is remembered in this browser."
    press_on(panel.get_by_role("button", name="Mark this module as done"))
    assert says(panel) == "Check what you did first. A module is done when you have read it to the end."
    panel.get_by_role("checkbox", name="I read it to the end.").press("Space")
    panel.get_by_role("checkbox", name="I did the field task.").press("Space")
    press_on(panel.get_by_role("button", name="Mark this module as done"))
    assert says(panel) == "Marked as done."
    page.locator(".gp-quiz__check").first.click()
    page.reload()
    state = page.locator(".gp-progress__state").inner_text()
    day = r"\w+ \d+, \d{4}\."
    assert re.fullmatch(rf"Done on {day} Field task on {day} Questions: 5 of 5 right\.", state)
    assert panel.get_by_role("checkbox", name="I did the field task.").is_checked()
    assert not panel.get_by_role("checkbox", name="I talked it over").is_checked()
    page.goto(f"{small_address}/learn/")
    panel = page.get_by_role("region", name="Your progress")
    assert page.locator(".gp-path__state").inner_text().endswith(state)
    assert "1 of 1 modules done. You have been through the whole path." in panel.inner_text()
    press_on(panel.get_by_role("button", name="Clear all of it"))
    page.keyboard.press("Escape")
    panel.get_by_text("Nothing was changed.").wait_for()
    assert sorted(page.evaluate(KEPT)) == ["guidepost:learn", "guidepost:words:learn/first-steps"]
    press_on(panel.get_by_role("button", name="Clear all of it"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    panel.get_by_text("Cleared. Nothing of your progress is left in this browser.").wait_for()
    assert page.evaluate(KEPT) == []
    assert page.locator(".gp-path__state").count() == 0
    assert not panel.get_by_role("checkbox", name=SWITCH).is_checked()


def test_a_written_answer_survives_a_reload_and_the_way_back(page: Page, address: str) -> None:
    page.goto(f"{address}/learn/why-this-work/")
    box = page.get_by_label("Your answer").first
    box.fill("I would ask her first.")
    page.reload()
    assert box.input_value() == "I would ask her first."
    page.goto(f"{address}/learn/")
    page.go_back()
    assert box.input_value() == "I would ask her first."
    page.get_by_role("checkbox", name=SWITCH).check()
    other = page.context.new_page()
    other.goto(f"{address}/learn/why-this-work/")
    assert other.get_by_label("Your answer").first.input_value() == "I would ask her first."
    other.get_by_role("checkbox", name=SWITCH).uncheck()
    other.close()
    again = page.context.new_page()
    again.goto(f"{address}/learn/why-this-work/")
    assert again.get_by_label("Your answer").first.input_value() == ""


@pytest.mark.parametrize("way", ["full", "later"])
def test_nothing_is_called_done_that_was_not_stored(page: Page, address: str, way: str) -> None:
    page.goto(f"{address}/learn/why-this-work/")
    page.get_by_role("checkbox", name=SWITCH).check()
    later = '{"format": "guidepost-learn", "version": 2, "modules": {}}'
    if way == "later":
        page.evaluate("text => localStorage.setItem('guidepost:learn', text)", later)
    else:
        page.evaluate(
            "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); } }"
        )
    panel = page.get_by_role("region", name="Your progress")
    panel.get_by_role("checkbox", name="I read it to the end.").check()
    panel.get_by_role("button", name="Mark this module as done").click()
    assert says(panel) == "This browser couldn't remember it. Print the record and fill it in by hand."
    if way == "later":
        assert page.evaluate("localStorage.getItem('guidepost:learn')") == later


def choose_file(page: Page, name: str, text: str) -> None:
    with page.expect_file_chooser() as waiting:
        page.get_by_role("button", name="Open a file").click()
    waiting.value.set_files({"name": name, "mimeType": "application/json", "buffer": text.encode()})


def record_file(**steps: object) -> str:
    return json.dumps({"format": "guidepost-learn", "version": 1, "modules": steps})


def test_progress_goes_into_a_file_and_back(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}/learn/")
    panel = page.get_by_role("region", name="Your progress")
    panel.get_by_role("checkbox", name=SWITCH).check()
    assert "0 of 1 modules done. Next: First steps." in panel.inner_text()
    assert page.locator(".gp-path__state").inner_text() == "This comes next."
    steps = {"first-steps": {"done": "2026-11-20", "right": 4, "of": 5}, "gone": {"done": "2026-11-19"}}
    choose_file(page, "mine.json", record_file(**steps))
    page.get_by_text("Opened mine.json. 1 of its modules is not on this path.").wait_for()
    assert "Done on November 20, 2026. Questions: 4 of 5 right." in page.locator(".gp-path__state").inner_text()
    with page.expect_download() as waiting:
        panel.get_by_role("button", name="Save to a file").click()
    assert waiting.value.suggested_filename == "learning-path.json"
    assert json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))["modules"] == steps
    choose_file(page, "other.json", record_file())
    dialog = page.get_by_role("alertdialog", name="Put the file's record in the place of what is remembered here?")
    dialog.wait_for()
    page.keyboard.press("Enter")  # the answer that changes nothing has the focus
    panel.get_by_text("Nothing was changed.").wait_for()
    assert page.locator(".gp-path__state").count() == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("no json", "can't be read as a saved record"),
        ("[]", "was not saved from this learning path"),
        ('{"format": "guidepost-sheet", "version": 1}', "was not saved from this learning path"),
        ('{"format": "guidepost-learn", "version": 2, "modules": {}}', "was saved by another version of this site"),
        ('{"format": "guidepost-learn", "version": 1, "modules": []}', "names no modules"),
        (record_file(a={"done": "2026-02-30"}), "holds something under “a” that is no day"),
        (record_file(a={"done": "2026-02-27", "task": "soon"}), "holds something under “a” that is no day"),
        (record_file(a={"right": 6, "of": 5}), "holds something under “a” that is no number of right answers"),
        (
            record_file(a={"right": 4, "of": 5, "first": 6}),
            "holds something under “a” that is no number of right answers",
        ),
        (record_file(a="yes"), "holds something under “a” that is no record of a module"),
    ],
)
def test_a_bad_file_gets_a_sentence_and_changes_nothing(
    page: Page, small_address: str, text: str, problem: str
) -> None:
    page.goto(f"{small_address}/learn/")
    panel = page.get_by_role("region", name="Your progress")
    panel.get_by_role("checkbox", name=SWITCH).check()
    choose_file(page, "mine.json", record_file(**{"first-steps": {"done": "2026-11-20"}}))
    page.get_by_text("Opened mine.json.").wait_for()
    before = page.evaluate("localStorage.getItem('guidepost:learn')")
    choose_file(page, "bad.json", text)
    page.get_by_text(f"bad.json {problem}. Nothing was changed.").wait_for()
    assert page.evaluate("localStorage.getItem('guidepost:learn')") == before


def test_the_record_holds_what_was_recorded_and_nothing_else(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}/learn/record/")
    note = page.locator(".gp-record__note")
    assert note.inner_text().startswith("This browser remembers nothing of your path, so the record is blank.")
    cells = page.locator("tr[data-module] td")
    assert cells.all_inner_texts() == ["11", "", "", "", ""]
    sums = page.locator(".gp-record__sums")
    assert sums.get_by_role("listitem").all_inner_texts() == [
        "Reading and questions:  of the 11 minutes that all modules take.",
        "Field tasks:  hours, as the supervisor counts them.",
        f"Outline: {small_address}/learn/. Guidepost, version of November 21, 2026.",
    ]
    page.goto(f"{small_address}/learn/")
    page.get_by_role("checkbox", name=SWITCH).check()
    step = {"done": "2026-11-20", "task": "2026-11-19", "right": 5, "of": 5, "first": 4}
    choose_file(page, "mine.json", record_file(**{"first-steps": step}))
    page.get_by_text("Opened mine.json.").wait_for()
    page.goto(f"{small_address}/learn/record/")
    assert cells.all_inner_texts() == ["11", "November 20, 2026", "4 of 5", "November 19, 2026", ""]
    assert sums.get_by_role("listitem").first.inner_text() == (
        "Reading and questions: 11 minutes of the 11 minutes that all modules take."
    )
    assert note.inner_text() == (
        "Filled in from what this browser remembers: 1 of 1 modules. The rest is for your own hand."
    )
    page.emulate_media(media="print")
    assert cells.first.is_visible()
    assert not page.get_by_role("button", name="Print this record").is_visible()


def test_the_score_of_the_record_is_that_of_the_first_answers(page: Page, small_address: str) -> None:
    page.goto(small_address + MODULE)
    page.get_by_role("checkbox", name=SWITCH).check()
    answer_all(page, right=False)
    page.get_by_role("button", name="Clear all answers").click()
    answer_all(page, right=True)
    assert page.locator(".gp-progress__state").inner_text() == "Questions: 5 of 5 right."
    page.goto(f"{small_address}/learn/record/")
    assert page.locator("td[data-fill=first]").inner_text() == "4 of 5"


def test_a_name_stands_on_the_record_and_is_kept_only_where_somebody_asks(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}/learn/record/")
    shown = page.locator(".gp-record__who [data-fill=name]")
    box, keep = page.get_by_label("Name, as it shall stand on the record"), page.get_by_label("Keep my name")
    box.fill("Rosa Diaz")
    assert shown.inner_text() == "Rosa Diaz"
    assert page.evaluate(KEPT) == []
    keep.check()
    assert sorted(page.evaluate(KEPT)) == ["guidepost:learn-name", "guidepost:words:path/name"]
    other = page.context.new_page()
    other.goto(f"{small_address}/learn/record/")
    assert other.locator(".gp-record__who [data-fill=name]").inner_text() == "Rosa Diaz"
    other.get_by_label("Keep my name").uncheck()
    assert page.evaluate(KEPT) == []
    other.close()


@pytest.mark.parametrize("filled", [True, False])
def test_the_record_fits_on_one_page(page: Page, address: str, library: Library, tmp_path: Path, filled: bool) -> None:
    step = {"done": "2026-09-28", "task": "2026-09-28", "talk": "2026-09-28", "right": 6, "of": 6, "first": 6}
    page.goto(f"{address}/learn/record/")
    if filled:
        text = record_file(**{module.slug: step for module in modules(library)})
        page.evaluate("text => localStorage.setItem('guidepost:learn', text)", text)
        page.reload()
        page.get_by_label("Name, as it shall stand on the record").fill("María Fernanda Villanueva-Ortiz")
        assert "3 hours and 47 minutes of the 3 hours" in page.locator(".gp-record__sums").inner_text()
    page.pdf(path=tmp_path / "record.pdf", format="Letter")
    with pypdfium2.PdfDocument(tmp_path / "record.pdf") as document:
        assert len(document) == 1


def test_each_question_of_the_path_leads_back_to_its_own_place(library: Library) -> None:
    for module in modules(library):
        places = {heading.id for heading in module.body.headings}
        for question in parse_quiz(module.body):
            links = [link.target for one in question.options for link in Body(one.explanation).links]
            assert len(links) == 1, (module.path, question.id)
            assert links[0].removeprefix("#") in places, (module.path, question.id)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_axe_finds_nothing_after_every_question_is_answered(
    browser: Browser, small_address: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(small_address + MODULE)
    answer_all(page, right=False)
    page.get_by_role("checkbox", name=SWITCH).check()
    page.get_by_role("checkbox", name="I read it to the end.").check()
    page.get_by_role("button", name="Mark this module as done").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"{small_address}/learn/")
    assert violations(page) == []
    page.goto(f"{small_address}/learn/record/")
    assert violations(page) == []
    context.close()


def test_a_module_is_one_file(tmp_path: Path, browser: Browser) -> None:
    text = small_files()[FIRST].decode()
    second = text.replace("First steps", "Second steps").replace("order: 1", "order: 2")
    for question in parse_quiz(Body(text)):
        second = second.replace(f"### {question.text}", f"### Once more: {question.text}")
    base = write_small(tmp_path, {"docs/learn/second-steps.md": second})
    run = run_mkdocs(base, tmp_path / "out", "--strict")
    assert (run.returncode, findings(run)) == (0, []), run.stderr
    with serve(tmp_path / "out") as address:
        page = browser.new_page()
        page.goto(f"{address}/learn/")
        assert page.get_by_text("2 modules, 22 minutes of reading and questions in all.").is_visible()
        assert page.locator(".gp-path__name a").all_inner_texts() == ["First steps", "Second steps"]
        assert "Second steps" in page.locator(".gp-nav").inner_text()
        page.get_by_role("checkbox", name=SWITCH).check()
        page.goto(address + MODULE)
        page.get_by_role("checkbox", name="I read it to the end.").check()
        page.get_by_role("button", name="Mark this module as done").click()
        page.locator(".gp-onward").get_by_role("link", name="Second steps").click()
        assert page.locator(".gp-kicker").inner_text() == "Learn · Module 2 of 2 · 11 minutes"
        page.goto(f"{address}/learn/")
        assert "1 of 2 modules done. Next: Second steps." in page.locator(".gp-progress").inner_text()
        page.goto(f"{address}/learn/record/")
        assert page.locator("tr[data-module] th").all_inner_texts() == ["1. First steps", "2. Second steps"]
        page.close()


def test_the_path_has_ten_modules_that_take_as_long_as_they_say(library: Library) -> None:
    path = modules(library)
    assert [module.order for module in path] == list(range(1, 11))
    for module in path:
        questions = parse_quiz(module.body)
        assert len(questions) >= 6, module.path
        assert {question.kind for question in questions} == {"one", "several", "order", "sort", "case"}, module.path
        assert abs(module.minutes - count_minutes(module.body)) <= count_minutes(module.body) / 4, module.path


def test_minutes_are_told_as_people_tell_them() -> None:
    assert [hours_in_words(n) for n in (1, 60, 61, 260)] == [
        "1 minute",
        "1 hour",
        "1 hour and 1 minute",
        "4 hours and 20 minutes",
    ]


def test_sheets_of_the_path_stay_out_of_the_books_of_the_groups(library: Library) -> None:
    sheets = {sheet.path for sheet in library.of(Worksheet) if sheet.series == "learn"}
    assert len(sheets) == 4
    planned = plan_printed(library)
    alone = {edition.src for edition in planned if not edition.book and {part.path for part in edition.parts} & sheets}
    assert len(alone) == 2 * len(sheets)
    assert not [edition.src for edition in planned if edition.book and {part.path for part in edition.parts} & sheets]


def test_totals_add_up_on_the_screen_and_wait_for_the_rest(page: Page, address: str) -> None:
    page.goto(f"{address}/guides/worksheets/fidelity-self-review/")
    staffing = page.get_by_label("Staffing, items 1 to 3, in all")
    every = page.get_by_label("All items, in all")
    assert (staffing.input_value(), every.input_value()) == ("", "")

    def score(item: str, value: str) -> None:
        page.get_by_role("group", name=item).get_by_role("radio", name=value, exact=True).check()

    score("1. Caseload", "4")
    assert staffing.input_value() == "4 so far: 1 of 3 scored"
    score("2. Employment work only", "5")
    score("3. Generalists", "not scored")
    assert staffing.input_value() == "9 so far: 2 of 3 scored"
    score("3. Generalists", "3")
    assert staffing.input_value() == "12 of 15"
    assert every.input_value() == "12 so far: 3 of 25 scored"
    assert staffing.get_attribute("readonly") == ""
    for group in page.locator("fieldset.gp-field").all():
        group.get_by_role("radio", name="2", exact=True).check()
    assert every.input_value() == "50 of 125"
    page.reload()
    assert every.input_value() == "50 of 125"
    tools(page).get_by_role("button", name="Clear this sheet").click()
    assert every.input_value() == ""


def test_a_total_names_the_choices_that_it_adds_up() -> None:
    sheet = small_library(
        {
            "guides/worksheets/first-look.md": "---\ntitle: First look\ndescription: x.\naudience: facilitator\nsession: 1\n"
            "minutes: 1\nreviewed: 2026-11-21\n---\nMood: [choose: 1 | 2]\n\n## Part { #part }\n\n### Inner { #inner }\n\n"
            "| Item | Score | Sure |\n|---|---|---|\n| Desk [2 rows] | [choose: 1 | 2 | none] | [choose: yes | no] |\n\n"
            "## Sums { #sums }\n\nPart: [total: part]\n\nAll: [total]\n"
        }
    ).content["guides/worksheets/first-look.md"]
    assert isinstance(sheet, Worksheet)
    adds = re.findall(r'data-adds="([^"]*)"', render_form(sheet))
    assert adds == ["desk-1-score desk-2-score", "mood desk-1-score desk-2-score"]


def fill(page: Page, values: dict[str, str]) -> None:
    for label, value in values.items():
        page.get_by_label(label, exact=True).fill(value)


def test_a_quarter_is_held_against_the_marks_with_its_sum_and_its_facts(page: Page, address: str) -> None:
    page.goto(f"{address}/learn/calculators/")
    place = page.locator("[data-calculator=rate]")
    fill(page, {"People you served in the quarter": "42", "Of these, people who worked in it": "17"})
    page.keyboard.press("Enter")
    assert says(place).startswith("Your rate is 40.5 percent. One person more or less moves it by 2.4 points")
    rows = [
        [" ".join(cell.split()) for cell in row.locator("td").all_inner_texts()]
        for row in place.locator("tbody tr").all()
    ]
    assert rows == [
        ["Your rate", "17 ÷ 42 × 100", "40.5%"],
        [
            "The mark called minimum, 31% (source)",
            "42 × 31 ÷ 100 = 13.02. 13 people are under it, 14 are over it.",
            "reached",
        ],
        [
            "The mark called average, 41% (source)",
            "42 × 41 ÷ 100 = 17.22. 17 people are under it, 18 are over it.",
            "1 person to go",
        ],
        ["The mark called excellent, 50% (source)", "42 × 50 ÷ 100 = 21. 21 people reach it.", "4 people to go"],
    ]
    assert place.get_by_role("link").first.evaluate("one => one.href") == f"{address}/facts/#benchmark-minimal"
    fill(page, {"Of these, people who worked in it": "43"})
    page.get_by_label("Of these, people who worked in it").press("Enter")
    wrong = "43 of 42 people can't have worked. The second number is part of the first."
    assert says(place) == f"One number needs a look: {wrong}"
    assert page.evaluate("document.activeElement.id") == "gp-rate-worked"
    assert place.locator("table").count() == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type a number."),
        ("-3", "-3 is less than nothing. Type 1 or more."),
        ("0", "0 is too little to reckon with. Type 1 or more."),
        ("2.5", "2.5 is not a whole number. Type 2 or 3."),
        ("ten", "“ten” is not a number. Type digits, such as 20."),
        ("1000000", "1000000 is more than this sum can hold."),
    ],
)
def test_what_is_no_number_is_refused_in_words(page: Page, address: str, typed: str, sentence: str) -> None:
    page.goto(f"{address}/learn/calculators/")
    place = page.locator("[data-calculator=rate]")
    fill(page, {"People you served in the quarter": typed, "Of these, people who worked in it": "0"})
    place.get_by_role("button", name="Do the sum").click()
    box = page.get_by_label("People you served in the quarter")
    assert box.get_attribute("aria-invalid") == "true"
    assert place.locator(".gp-calculator__wrong").first.inner_text() == sentence


def test_quarters_and_a_trial_count_the_same_people_differently(page: Page, address: str) -> None:
    page.goto(f"{address}/learn/calculators/")
    place = page.locator("[data-calculator=quarters]")
    worked = {f"Worked in quarter {number}": str(value) for number, value in enumerate((3, 6, 8, 9, 9, 9), 1)}
    fill(page, {"People who started together": "20", **worked, "Worked at least once by the end": "15"})
    page.keyboard.press("Enter")
    assert says(place) == "The same people: 36.7 percent by the quarter, 75 percent as a trial counts."
    dots = place.get_by_role("img")
    assert dots.get_attribute("aria-label") == (
        "20 people, one dot each in every row. Quarter 1: 3 full. Quarter 2: 6 full. Quarter 3: 8 full. "
        "Quarter 4: 9 full. Quarter 5: 9 full. Quarter 6: 9 full. At any time: 15 full."
    )
    full = "rows => rows.map(row => [row.children.length - 1, row.querySelectorAll('.gp-dots__full').length])"
    assert dots.locator("div").evaluate_all(full) == [[20, n] for n in (3, 6, 8, 9, 9, 9, 15)]
    for ever, sentence in {
        "21": "21 people can't have worked when 20 started.",
        "8": "In one quarter 9 people worked, so at least 9 worked at some time.",
    }.items():
        fill(page, {"Worked at least once by the end": ever})
        page.keyboard.press("Enter")
        assert says(place) == f"One number needs a look: {sentence}"


def test_a_week_is_reckoned_and_an_impossible_one_refused(page: Page, address: str) -> None:
    page.goto(f"{address}/learn/calculators/")
    place = page.locator("[data-calculator=week]")
    values = {
        "Hours in your week": "40",
        "Hours of a full-time week where you work": "40",
        "People on your caseload": "20",
        "Of these, in the first month of a job": "2",
        "Minutes for an employer contact, with the way": "45",
        "Minutes to see a person new in a job": "60",
        "Hours of meetings and supervision": "4",
    }
    fill(page, values)
    page.keyboard.press("Enter")
    assert says(place) == ("29.5 hours are left for the other 18 people: 98 minutes each, with travel and notes.")
    assert "40 × 65 ÷ 100" in place.locator("table").inner_text()
    fill(page, {"People on your caseload": "34", "Hours of meetings and supervision": "39"})
    page.keyboard.press("Enter")
    assert says(place) == (
        "The week is short by 5.5 hours before anybody else is seen. Take this sum to your supervisor. "
        "A caseload of 34 is 14 over what earns the top score."
    )
    fill(page, {"Hours in your week": "20", "People on your caseload": "20", "Hours of meetings and supervision": "2"})
    page.keyboard.press("Enter")
    assert says(place).endswith("A caseload of 20 is 10 over what earns the top score for 20 of 40 hours.")
    assert place.locator("tbody tr").last.locator("td").all_inner_texts()[1:] == ["20 × 20 ÷ 40 = 10", "10 over"]
    fill(page, {"Hours in your week": "37.5", "Hours of a full-time week where you work": "37.5"})
    page.keyboard.press("Enter")
    assert place.locator("tbody tr").last.locator("td").last.inner_text() == "within it"
    fill(page, {"Hours in your week": "40"})
    page.keyboard.press("Enter")
    assert says(place).startswith("One number needs a look: A full-time week of 37.5 hours is shorter than your own")
    fill(page, {"Hours of a full-time week where you work": "40"})
    fill(page, {"Hours of meetings and supervision": "41"})
    page.keyboard.press("Enter")
    assert says(place) == "One number needs a look: 41 hours of meetings don't fit into a week of 40 hours."


def test_no_script_holds_a_figure_of_a_calculator(page: Page, address: str, library: Library) -> None:
    for name, wanted in CALCULATORS.items():
        page.goto(f"{address}/{'ips/forms/quarter' if name == 'outcomes' else 'learn/calculators'}/")
        up = "../../../" if name == "outcomes" else "../../"
        told = json.loads(page.locator(f"[data-calculator={name}]").get_attribute("data-facts") or "")
        assert told.keys() == wanted.keys()
        for short, fact_id in wanted.items():
            fact = library.facts[fact_id]
            assert told[short]["value"] == (float(fact.value[0]) if fact.value else None)
            assert told[short]["address"] == f"{up}facts/#{fact_id}"


def test_axe_finds_nothing_in_sums_and_refusals(page: Page, address: str) -> None:
    page.goto(f"{address}/learn/calculators/")
    fill(page, {"People you served in the quarter": "42", "Of these, people who worked in it": "17"})
    page.keyboard.press("Enter")
    page.locator("[data-calculator=week]").get_by_role("button", name="Do the sum").click()
    assert says(page.locator("[data-calculator=week]")) == "7 numbers need a look."
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_modules_are_found_by_the_library_as_modules(library: Library) -> None:
    assert [type(item) for item in modules(library)] == [Module] * 10
