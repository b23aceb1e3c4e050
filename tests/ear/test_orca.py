"""What a person hears who reads the site with a screen reader: Orca speaks, with Firefox, and what it says is written down.

Where words are fixed they are compared; elsewhere a rule is held: a press is answered at once, nothing is called by its role
alone, and nothing is wrong before anybody typed.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from helping.screen_reader import ScreenReader, screen_reader


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScreenReader]:
    with screen_reader(tmp_path_factory.mktemp("ear")) as started:
        yield started


@pytest.fixture(autouse=True)
def by_rule(reader: ScreenReader) -> Iterator[None]:
    """Whatever a test does, nothing that it hears is a role without a name."""
    begin = reader.heard.stat().st_size
    yield
    heard = reader.heard.read_bytes()[begin:].decode().splitlines()
    assert [line for line in heard if line.strip(" .") in BARE] == []


BARE = ("link", "push button", "check box not checked", "entry", "statusbar", "image")
"""What is said of a thing that has no name."""


def test_an_answer_is_read_whole(reader: ScreenReader, address: str) -> None:
    """The title, then the answer, each sentence in one piece also where an acronym stands in it."""
    title = "How do I help someone who uses drugs when employers test for them?"
    reader.go(f"{address}/faq/drug-testing/", title)
    reader.press("ctrl+Home")
    assert reader.press("1") == [f"{title} heading level 1."]
    answered = reader.press_until("Down", "IPS", 12)
    assert "IPS" not in [part.strip(" .") for part in answered[-1]], answered[-1]


def test_the_home_page_begins_with_what_it_is(reader: ScreenReader, address: str) -> None:
    reader.go(f"{address}/", "Guidepost")
    reader.press("ctrl+Home")
    assert reader.press("1")[0].endswith("heading level 1.")
    assert reader.press("h")[0].endswith("heading level 2.")


def test_the_crosswalk_is_a_table_with_named_columns(reader: ScreenReader, address: str) -> None:
    reader.go(f"{address}/crosswalk/", "Crosswalk")
    reader.press("ctrl+Home")
    table = reader.press("t")
    assert table[0].startswith("table with "), table
    assert table[-1].endswith("column header."), table


def test_a_box_in_the_table_of_a_sheet_says_its_row_and_column(reader: ScreenReader, address: str) -> None:
    reader.go(f"{address}/guides/worksheets/what-i-need/", "What I need")
    reader.press("ctrl+Home")
    assert reader.press("t")[0] == "table with 11 rows 4 columns"
    assert reader.press("e") == ["Hours and days: I must have this entry."]


def test_clearing_a_sheet_is_told(reader: ScreenReader, address: str) -> None:
    reader.go(f"{address}/guides/worksheets/what-i-need/", "What I need")
    reader.press("ctrl+Home")
    reader.press("e")
    reader.press_for("Tab", "Focus mode")
    reader.type("Quiet")
    reader.press_until("shift+Tab", "Browse mode", 8)
    reader.press_until("b", "Clear everything", 30)
    assert "Cleared" in " ".join(reader.press_for("space", "Cleared"))


def test_the_verdict_on_a_question_is_told_at_the_first_press(reader: ScreenReader, address: str) -> None:
    reader.go(f"{address}/learn/why-this-work/", "Why this work")
    reader.press("ctrl+Home")
    assert reader.press("x")[-1].endswith("check box not checked.")
    assert reader.press("space") == ["checked"]
    reader.press_until("Tab", "Check my answer", 8)
    verdict = "Not right yet: 2 of 5 are different. Each line above says why."
    assert reader.press_for("space", verdict).count(verdict) == 1


def test_a_wrong_time_is_told_when_it_is_left_and_a_needed_box_before_it_is_empty(
    reader: ScreenReader, address: str
) -> None:
    reader.go(f"{address}/guides/discovery/plan/", "Plan your group")
    reader.press("ctrl+Home")
    reader.press("c")
    first = reader.press_until("Tab", "First date", 4)[-1]
    assert first[:2] == ["First date entry required.", "Like 2027-02-04 or Feb 4, 2027."]
    assert reader.press("Tab")[:2] == ["Time of day entry required.", "Like 9:30 or 1:30 pm."]
    reader.type("25:99")
    told = "“25:99” is not a time. Type it like 9:30 or 1:30 pm."
    assert reader.press_for("Tab", told).count(told) == 1
    reader.press_until("Tab", "Make the plan", 20)
    asked = "Type the date of the first meeting, like 2027-02-04 or Feb 4, 2027."
    heard = reader.press_for("space", asked)
    assert heard[0] == "First date entry required."
    assert asked not in heard, "the problem is told as a status as well"


def test_results_of_a_search_are_named_reached_with_tab_and_counted(reader: ScreenReader, address: str) -> None:
    reader.go(f"{address}/faq/what-is-ips/", "")
    reader.press("ctrl+Home")
    begun = [part for heard in reader.press_until("Tab", "earch", 8) for part in heard]
    assert [part for part in begun if "clickable" in part or "invalid entry" in part] == []
    if "button" in " ".join(begun[-2:]):
        reader.press("space")
    reader.listen()
    reader.type("drug test")
    reader.until_said("result", "what was typed")
    reader.press_until("Tab", "drug", 6)
    assert any(part.endswith("link.") for part in reader.press("Tab"))


def test_the_skip_link_leads_to_the_title(reader: ScreenReader, address: str) -> None:
    title = "How do I help someone who uses drugs when employers test for them?"
    reader.go(f"{address}/faq/drug-testing/", title)
    if "Skip to" not in " ".join(reader.press("ctrl+Home")):
        reader.press_until("Tab", "Skip to", 2)
    reader.press("Return")
    reached = reader.press_until("Down", "heading level 1.", 3)[-1]
    assert reached[-1].startswith("How do I help"), reached
