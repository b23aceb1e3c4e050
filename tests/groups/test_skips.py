"""Dates to skip as people type them, and the federal holidays that are offered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from helping.node import run_module

PLAN = "/guides/discovery/plan/"
LIKE = "Type it like 2027-02-04, Feb 4, 2027 or Nov 22-26, 2027."


def parse(text: str, first: str = "2026-11-05") -> Any:
    return run_module("plan/skips.mjs", "return m.parseSkips(text, first);", text=text, first=first)


def days(first: str, last: str) -> list[str]:
    begin = date.fromisoformat(first)
    return [str(begin + timedelta(n)) for n in range((date.fromisoformat(last) - begin).days + 1)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Nov 22-26, 2027", days("2027-11-22", "2027-11-26")),
        ("November 22 through 26, 2027", days("2027-11-22", "2027-11-26")),
        ("Dec 24, 2026 - Jan 2, 2027", days("2026-12-24", "2027-01-02")),
        ("Dec 24 – Jan 2, 2027", days("2026-12-24", "2027-01-02")),
        ("Thursday, December 24 to Saturday, January 2", days("2026-12-24", "2027-01-02")),
        ("12/24/2026-1/2/27", days("2026-12-24", "2027-01-02")),
        ("2026-12-24/2027-01-02", days("2026-12-24", "2027-01-02")),
        ("closed from 24 Dec 2026 until 2 Jan 2027", days("2026-12-24", "2027-01-02")),
        ("December 22", ["2026-12-22"]),
        ("Monday, January 18 Birthday of Martin Luther King, Jr.", ["2027-01-18"]),
        ("Nov 11, 2027, Nov 25, 2027", ["2027-11-11", "2027-11-25"]),
        ("2027-03-18 2027-03-16,2027-03-16", ["2027-03-16", "2027-03-18"]),
        ("Thanksgiving Day: Thu, Nov. 25th 2027\n\nDay after, 11/26/2027", ["2027-11-25", "2027-11-26"]),
    ],
)
def test_days_ranges_and_lists_are_read_as_they_are_meant(typed: str, found: list[str]) -> None:
    assert parse(typed) == {"days": found, "problem": ""}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Thanksgiving", f"“Thanksgiving” is not a date that this page can read. {LIKE}"),
        ("Dec 24, 26, 2026", f"“Dec 24, 26, 2026” is not a date that this page can read. {LIKE}"),
        ("Nov 22 - 26 Dec 2027", f"“Nov 22 - 26 Dec 2027” is not a date that this page can read. {LIKE}"),
        ("Nov 31, 2027", "November has 30 days in 2027, so there is no 31. Type a day from 1 to 30."),
        ("Nov 28-31, 2027", "November has 30 days in 2027, so there is no 31. Type a day from 1 to 30."),
        (
            "Nov 26-22, 2027",
            "“Nov 26-22, 2027” ends before it begins, or takes more than 120 days. Type the first day before the last,"
            " like 2027-02-04, Feb 4, 2027 or Nov 22-26, 2027.",
        ),
    ],
)
def test_what_could_be_read_in_two_ways_is_told(typed: str, told: str) -> None:
    assert parse(typed) == {"days": [], "problem": told}


def test_days_in_a_row_are_short_in_an_address_and_come_back() -> None:
    some = [*days("2026-12-24", "2027-01-02"), "2027-02-11"]
    found = run_module("plan/skips.mjs", "return m.asRanges(days);", days=some)
    assert found == ["2026-12-24/2027-01-02", "2027-02-11"]
    back = run_module("plan/answers.mjs", "return m.fromAddress(text).typed.skip;", text=f"#skip={','.join(found)}")
    assert back == "2026-12-24 to 2027-01-02\n2027-02-11"
    assert parse(back)["days"] == some


def holidays(first: str, last: str) -> dict[str, str]:
    found = run_module("plan/holidays.mjs", "return m.federalHolidays(first, last);", first=first, last=last)
    return {one["day"]: one["name"] for one in found}


def test_federal_holidays_of_2027_are_those_that_the_government_lists() -> None:
    assert holidays("2027-01-01", "2027-12-31") == {
        "2027-01-01": "New Year's Day",
        "2027-01-18": "Birthday of Martin Luther King, Jr.",
        "2027-02-15": "Washington's Birthday",
        "2027-05-31": "Memorial Day",
        "2027-06-18": "Juneteenth National Independence Day, observed",
        "2027-06-19": "Juneteenth National Independence Day",
        "2027-07-04": "Independence Day",
        "2027-07-05": "Independence Day, observed",
        "2027-09-06": "Labor Day",
        "2027-10-11": "Columbus Day",
        "2027-11-11": "Veterans Day",
        "2027-11-25": "Thanksgiving Day",
        "2027-12-24": "Christmas Day, observed",
        "2027-12-25": "Christmas Day",
        "2027-12-31": "New Year's Day, observed",
    }


def test_a_holiday_is_remarked_and_skipped_by_one_press(page: Page, address: str) -> None:
    page.goto(f"{address}{PLAN}#way=six-sessions&first=2027-11-04&time=13:30&days=thu&people=2&zone=America/New_York")
    assert page.locator(".gp-plan__holiday").all_inner_texts() == [
        "Meeting 2 is on a federal holiday: Thursday, November 11, 2027, Veterans Day."
        " Ask whether everyone can come, or skip the day. Skip this day",
        "Meeting 4 is on a federal holiday: Thursday, November 25, 2027, Thanksgiving Day."
        " Ask whether everyone can come, or skip the day. Skip this day",
    ]
    page.get_by_role("button", name="Skip this day: Thursday, November 11, 2027").press("Enter")
    assert page.get_by_label("Dates to skip").input_value() == "November 11, 2027 Veterans Day"
    assert page.evaluate("document.activeElement.id") == "your-plan"
    assert page.locator(".gp-plan__holiday").count() == 1
    assert "skip=2027-11-11&" in page.url


def test_federal_holidays_of_a_year_are_added_once(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    page.get_by_role("button", name="Add federal holidays").click()
    assert page.locator("#plan-told").inner_text() == (
        "Type the first date. Then the holidays of the year after it can be added."
    )
    page.get_by_label("First date").fill("2027-11-04")
    for _ in range(2):
        page.get_by_role("button", name="Add federal holidays").click()
        lines = page.get_by_label("Dates to skip").input_value().split("\n")
        assert lines[:2] == ["November 11, 2027 Veterans Day", "November 25, 2027 Thanksgiving Day"]
        assert lines[-1] == "October 9, 2028 Columbus Day"
        assert len(lines) == len(set(lines)) == 13
    assert page.locator("#plan-skip-says").inner_text() == (
        "13 days, from Thursday, November 11, 2027 to Monday, October 9, 2028."
    )
