"""The plan of the first 90 days: a start date gives it dates, a calendar file, and two pages."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from icalendar import Calendar
from playwright.sync_api import Page

from helping.browser import violations


def test_a_start_date_makes_a_plan_with_dates_and_a_calendar_file(page: Page, address: str) -> None:
    page.goto(f"{address}/learn/supervisors/")
    place = page.locator(".gp-ninety")
    box = place.get_by_label("First morning at work")
    box.fill("the first of May")
    box.press("Enter")
    place.get_by_text("“the first of May” is not a date that this page can read.").wait_for()
    assert place.locator("table").count() == 0
    box.fill("Jan 4, 2027")
    box.press("Enter")
    place.get_by_text("Day 1 is Monday, January 4, 2027, day 90 is Saturday, April 3, 2027.").wait_for()
    rows = place.locator("tbody tr")
    assert [row.locator("th").inner_text() for row in rows.all()] == [
        "Week 1: January 4, 2027 to January 10, 2027",
        "Week 2: January 11, 2027 to January 17, 2027",
        "Week 3: January 18, 2027 to January 24, 2027",
        "Week 4: January 25, 2027 to January 31, 2027",
        "Weeks 5 and 6: February 1, 2027 to February 14, 2027",
        "Weeks 7 and 8: February 15, 2027 to February 28, 2027",
        "Week 9: March 1, 2027 to March 7, 2027",
        "Week 10: March 8, 2027 to March 14, 2027",
        "Weeks 11 and 12: March 15, 2027 to March 28, 2027",
        "Week 13: March 29, 2027 to April 4, 2027",
        "Day 30: Tuesday, February 2, 2027",
        "Day 60: Thursday, March 4, 2027",
        "Day 90: Monday, April 5, 2027",
    ]
    forms = place.get_by_role("listitem").all_inner_texts()
    assert "Skills of a new specialist" in forms
    assert violations(page) == []
    with page.expect_download() as waiting:
        place.get_by_role("button", name="Download the calendar file").click()
    assert waiting.value.suggested_filename == "first-90-days.ics"
    events = Calendar.from_ical(Path(waiting.value.path()).read_text(encoding="utf-8")).walk("VEVENT")
    days = [str(event["DTSTART"].dt) for event in events]
    assert days[:5] == ["2027-01-04", "2027-01-11", "2027-01-18", "2027-01-25", "2027-02-01"]
    assert days[-3:] == ["2027-02-02", "2027-03-04", "2027-04-05"]
    assert events[0]["SUMMARY"] == "Week 1 of a new specialist: Modules 1 and 2"
    page.reload()
    assert rows.count() == 13


def test_the_plan_prints_alone_on_at_most_two_pages(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}/learn/supervisors/")
    page.get_by_label("First morning at work").fill("2027-09-27")
    page.keyboard.press("Enter")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print this plan").click()
    page.pdf(path=tmp_path / "plan.pdf", format="Letter")
    with pypdfium2.PdfDocument(tmp_path / "plan.pdf") as document:
        text = "".join(leaf.get_textpage().get_text_range() for leaf in document)
        assert len(document) <= 2
    assert text.lstrip().startswith("The first 90 days, from Monday, September 27, 2027")
    assert "Questions for each weekly hour" not in text
