"""Five mixed questions: when each comes again, the page that asks them, and the files of all of them."""

from __future__ import annotations

import csv
import io

from playwright.sync_api import Page

from helping.browser import until, violations
from helping.node import run_module
from portal.content.library import Library
from portal.learn.bank import FILES, render_files
from portal.learn.path import modules
from portal.learn.quiz import parse_quiz

BOXES = "learn/boxes.mjs"


def test_a_question_comes_later_each_time_it_was_known_and_the_next_day_when_it_was_not() -> None:
    days = run_module(
        BOXES,
        """
        let kept;
        const told = [];
        for (const [right, day] of [[true, "2026-12-01"], [true, "2026-12-04"], [true, "2026-12-11"], [true, "2027-01-01"], [true, "2027-03-02"], [false, "2027-05-01"]]) {
          kept = m.moved(kept, right, day);
          told.push(m.dueOn(kept));
        }
        return told;
        """,
    )
    assert days == ["2026-12-04", "2026-12-11", "2027-01-01", "2027-03-02", "2027-05-01", "2027-05-02"]


def test_those_that_are_due_come_first_and_modules_mix() -> None:
    asked = [{"id": f"{module}{number}", "module": module} for module in "abc" for number in range(4)]
    chosen = run_module(
        BOXES,
        "return m.choose(asked, new Map(Object.entries(kept)), '2026-12-10', ['c']).map((one) => one.id);",
        asked=asked,
        kept={"a1": "2 2026-12-01", "b3": "1 2026-11-01", "a0": "5 2026-12-09", "c2": "nonsense"},
    )
    assert chosen == ["b3", "a1", "c0", "a2", "b0"]


def test_five_questions_are_asked_out_of_five_modules_and_what_was_missed_is_told(page: Page, address: str) -> None:
    page.goto(f"{address}/learn/again/")
    page.get_by_role("button", name="Ask me five questions").click()
    quizzes = page.locator(".gp-again__five .gp-quiz")
    quizzes.nth(4).wait_for()
    assert page.locator(".gp-again__five h3").first.inner_text() == (
        "A board member asks whether IPS works. Which answer can you stand behind?"
    )
    for one in quizzes.all():
        kind = one.get_attribute("data-kind")
        assert kind in ("one", "several")
        one.locator("input").first.check()
        one.locator(".gp-quiz__check").click()
        until(
            page, "one => one.querySelector('.gp-quiz__status').textContent", one.element_handle()
        )  # it moves what is below it
    until(page, "document.querySelector('.gp-score__sum').textContent")
    told = page.locator(".gp-score__sum").inner_text()
    right = page.locator(".gp-quiz__status", has_text="Right. Each line").count()
    assert told == f"{right} of 5 right. What you missed comes again tomorrow."
    assert "You have met 5 of 60 questions here." in page.locator(".gp-progress__state").inner_text()
    assert page.evaluate("Object.keys(localStorage)") == []
    assert violations(page) == []
    page.get_by_role("button", name="Five more questions").click()
    page.get_by_role("heading", name="Which of these may you say to a family?").wait_for()
    page.get_by_role("checkbox", name="Remember my progress").check()
    assert "guidepost:words:path/boxes" in page.evaluate("Object.keys(localStorage)")
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_javascript_or_modules_the_page_lists_every_question_with_its_place(
    page: Page, address: str, library: Library
) -> None:
    page.route("**/learn/employers/", lambda route: route.abort())
    page.goto(f"{address}/learn/again/")
    page.get_by_role("button", name="Ask me five questions").click()
    page.get_by_text("The questions could not be loaded. Choose one from the list below.").wait_for()
    links = page.locator(".gp-again a[href*='#check-']")
    assert links.first.is_visible()
    scored = [one for module in modules(library) for one in parse_quiz(module.body) if one.kind != "case"]
    assert links.count() == len(scored) == 60


def test_the_files_hold_every_question_as_anki_and_spreadsheets_read_them(library: Library) -> None:
    files = render_files(library, "https://guide.example/")
    table, cards = (files[name] for name in FILES)
    assert table[0] == "\ufeff"
    rows = list(csv.DictReader(io.StringIO(table[1:])))
    asked = [one for module in modules(library) for one in parse_quiz(module.body)]
    assert [row["Id"] for row in rows] == [one.id for one in asked]
    order = next(row for row in rows if row["Id"] == "check-lost-job")
    assert order["Answer"].splitlines()[:2] == [
        "1. Call within a day or two, and listen.",
        "2. Ask about the best hour and the worst.",
    ]
    assert order["Address"] == "https://guide.example/learn/why-this-work/#check-lost-job"
    lines = cards.splitlines()
    assert lines[:3] == ["#separator:tab", "#html:true", "#notetype:Basic"]
    notes = [line.split("\t") for line in lines if not line.startswith("#")]
    assert {len(note) for note in notes} == {4}
    assert len({note[0] for note in notes}) == len(asked)
    assert all(note[1] and "<b>" in note[2] and note[3].startswith("guidepost module-") for note in notes)
