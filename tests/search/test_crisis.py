"""Crisis first: a search that tells of somebody in danger shows whom to call, above all results and before search has loaded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from helping.browser import violations
from helping.node import run_module
from helping.sites import ROOT

PHRASES: dict[str, list[str]] = yaml.safe_load((ROOT / "search/crisis.yml").read_text(encoding="utf-8"))


def told(queries: list[str]) -> list[str]:
    """Those of the queries that tell of danger."""
    found = run_module("search/crisis.mjs", "return queries.filter(m.tellsOfDanger)", queries=queries)
    assert isinstance(found, list)
    return found


def test_every_phrase_of_danger_is_understood() -> None:
    assert len(PHRASES["danger"]) >= 80
    assert told(PHRASES["danger"]) == PHRASES["danger"]


def test_at_most_two_harmless_phrases_raise_a_false_alarm() -> None:
    assert len(PHRASES["harmless"]) >= 40
    assert len(told(PHRASES["harmless"])) <= 2


def test_no_query_of_ours_about_work_raises_a_false_alarm_that_nobody_expects() -> None:
    """The questions that score the search, without those that the crisis sheet or the page on distress answers."""

    lines = (ROOT / "search/queries.jsonl").read_text(encoding="utf-8").splitlines()
    queries = [json.loads(line) for line in lines]
    crisis = {"guides/worksheets/harm-or-crisis/", "faq/person-in-distress/"}
    ordinary = [query["q"] for query in queries if not crisis & set(query["targets"])]
    assert len(told(ordinary)) <= len(ordinary) // 100


def test_the_language_of_the_card_is_that_of_the_query() -> None:
    code = "return queries.map(m.isSpanish)"
    assert run_module("search/crisis.mjs", code, queries=["quiero morir", "ya no quiero vivir"]) == [True, True]
    assert run_module("search/crisis.mjs", code, queries=["i want to die", "he is in danger"]) == [False, False]


@pytest.mark.parametrize("width", [390, 1280])
def test_the_card_stands_above_all_results_with_numbers_that_a_phone_can_call(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/faq/")
    page.keyboard.press("/")
    field = page.locator("#gp-find-q")
    field.fill("a customer says she will kill herself")  # no key is pressed, as when it is dictated or pasted by mouse
    card = page.locator(".gp-crisis")
    expect(card.get_by_text("Is somebody in danger now?")).to_be_visible()
    assert card.locator("a:visible").evaluate_all("links => links.map(link => link.getAttribute('href'))")[:2] == [
        "tel:911",
        "tel:988",
    ]
    expect(card.get_by_role("link", name="What to say and do")).to_be_visible()
    first = page.locator("#gp-find-list > li").first
    first.wait_for()
    above, below = card.bounding_box(), first.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]
    assert violations(page) == []
    field.fill("killer app for job search")
    expect(card.get_by_text("Is somebody in danger now?")).to_be_hidden()


def test_a_query_in_spanish_is_answered_in_spanish(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=ya+no+quiero+vivir")
    card = page.locator(".gp-crisis")
    expect(card.get_by_text("¿Alguien está en peligro ahora?")).to_be_visible()
    expect(card.get_by_text("Is somebody in danger now?")).to_be_hidden()


def test_the_page_for_a_desk_is_one_press_from_where_staff_and_leaders_look(site: Path) -> None:
    desk, sheet = "person-in-distress/", "harm-or-crisis/"
    for page, target in {
        "index.html": desk,
        "faq/index.html": desk,
        "for-job-centers/index.html": desk,
        "faq/who-can-help-at-a-job-center/index.html": desk,
        "guides/discovery/3-conditions/index.html": sheet,
        "guides/discovery/3-conditions/run/index.html": sheet,
    }.items():
        assert target in (site / page).read_text(encoding="utf-8"), page
