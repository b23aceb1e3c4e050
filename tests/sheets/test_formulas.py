"""Lines of a sheet that are worked out from others: what they come to, and that whoever types over one keeps their words."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from helping.browser import until, violations
from helping.node import run_module


def work_out(formula: str, typed: dict[str, str]) -> str:
    script = "return m.workOut(formula, (name) => typed[name] ?? '');"
    found = run_module("sheet/formulas.mjs", script, formula=formula, typed=typed)
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize(
    ("formula", "typed", "comes_to"),
    [
        ("a|b|c", {"a": "55,000", "b": "$1,200.50"}, "56,200.5"),
        ("a|b|c", {}, ""),
        ("a|b", {"a": "55000", "b": "about 500"}, ""),
        ("a + b", {"a": "1", "b": ""}, ""),
        ("a + b - c - d", {"a": "18", "b": "3", "c": "2", "d": "1"}, "18"),
        ("a / b * 100", {"a": "9", "b": "21"}, "42.86"),
        ("a + b * 2", {"a": "1", "b": "3"}, "7"),
        ("a / b", {"a": "5", "b": "0"}, ""),
        ("a - b", {"a": "2", "b": "2"}, "0"),
        ("a - b", {"a": "2", "b": "1,000,002"}, "-1,000,000"),
        ("a + b", {"a": "1,2", "b": "1"}, ""),
        ("yes in a|b|c", {"a": "yes", "b": "no", "c": "yes"}, "2"),
        ("yes in a|b|c", {"a": "no"}, "0"),
        ("yes in a|b|c", {}, ""),
        ("a + 30 days", {"a": "2025-02-03"}, "2025-03-05"),
        ("a + 89 days", {"a": "2025-07-08"}, "2025-10-05"),
        ("a - 1 day", {"a": "2024-03-01"}, "2024-02-29"),
        ("a + 30 days", {"a": ""}, ""),
    ],
)  # fmt: skip
def test_a_line_comes_to_what_a_hand_works_out(formula: str, typed: dict[str, str], comes_to: str) -> None:
    assert work_out(formula, typed) == comes_to


def test_a_budget_adds_up_and_can_be_typed_over(page: Page, address: str) -> None:
    page.goto(f"{address}/guides/worksheets/program-budget/")
    line = page.get_by_label
    line("Employment specialists: Pay and benefits for the year").fill("110,000")
    line("Supervisor: Pay and benefits for the year").fill("$40,000")
    line("Travel paid within the month, phones, laptops: Cost for the year").fill("9,000")
    line("People served in the year, each counted once").fill("45")
    page.keyboard.press("Tab")
    assert [line(name, exact=True).input_value() for name in ("Total A", "Total B", "Total A + B")] == [
        "150,000",
        "9,000",
        "159,000",
    ]
    assert line("(A + B) divided by people served").input_value() == "3,533.33"
    page.locator(".gp-unseen", has_text="(A + B) divided by people served: 3,533.33").wait_for()
    line("Total B", exact=True).fill("10,000")
    assert line("Total A + B").input_value() == "160,000"
    line("Travel paid within the month, phones, laptops: Cost for the year").fill("9,500")
    assert line("Total B", exact=True).input_value() == "10,000"
    page.reload()
    until(page, "document.querySelector('#total-a-b').value === '160,000'")
    line("Interpreters and access: Cost for the year").fill("500")
    assert line("Total B", exact=True).input_value() == "10,000"
    line("Total B", exact=True).fill("")
    page.keyboard.press("Tab")
    assert line("Total B", exact=True).input_value() == "10,000"
    line("Interpreters and access: Cost for the year").fill("600")
    assert line("Total A + B").input_value() == "160,100"
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == [], width


def test_a_date_is_counted_from_another(page: Page, address: str) -> None:
    page.goto(f"{address}/guides/worksheets/job-start/")
    page.get_by_label("First day", exact=True).fill("2025-07-08")
    assert page.get_by_label("90th day, if the job lasts").input_value() == "2025-10-05"
