"""Counts of months and quarters: read or refused in words, worked out as a hand would, and shown without being kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from helping.browser import violations
from helping.node import MODULES, run_module

TODAY = "2026-11-30"
HEADS = "Period,Served,Worked"


def read(text: str) -> Any:
    return run_module("learn/counts.mjs", "return m.readCounts(text, today);", text=text, today=TODAY)


def counts(text: str) -> list[tuple[str, dict[str, float]]]:
    """Each line that was read: its period and what was counted."""
    found = read(text)
    assert found["wrong"] == []
    return [(row["period"]["key"], row["counts"]) for row in found["rows"]]


def rated(how: str, text: str) -> Any:
    """What a function of `rates.mjs` makes of the lines that were read."""
    script = f"const c = await import(counts); return m.{how}(c.readCounts(text, today).rows);"
    return run_module("learn/rates.mjs", script, counts=(MODULES / "learn/counts.mjs").as_uri(), text=text, today=TODAY)


BY_HAND = (
    "Period,Served,Worked,New,Left,Job starts,Job ends,Reached 90 days,In school,Employer contacts,Specialist weeks\n"
    "2025-Q1,20,7,4,2,3,1,1,2,76,13\n"
    "2025-Q2,22,8,4,3,3,2,2,1,70,13\n"
    "2025-Q3,21,9,3,3,4,2,3,2,81,13\n"
)
"""7 ÷ 20 = 35.0, 8 ÷ 22 = 36.4, 9 ÷ 21 = 42.9; 76, 70 and 81 contacts in 13 weeks each = 5.8, 5.4, 6.2, and 227 ÷ 39 = 5.8."""


def test_a_table_comes_to_what_a_hand_works_out() -> None:
    table = rated("tabulate", BY_HAND)
    assert table["heads"] == ["Count", "2025-Q1", "2025-Q2", "2025-Q3", "Together"]
    assert [" | ".join(line) for line in table["lines"]] == [
        "Served | 20 | 22 | 21 | ",
        "Worked | 7 | 8 | 9 | ",
        "New | 4 | 4 | 3 | 11",
        "Left | 2 | 3 | 3 | 8",
        "Job starts | 3 | 3 | 4 | 10",
        "Job ends | 1 | 2 | 2 | 5",
        "Reached 90 days | 1 | 2 | 3 | 6",
        "In school | 2 | 1 | 2 | ",
        "Employer contacts | 76 | 70 | 81 | 227",
        "Specialist weeks | 13 | 13 | 13 | 39",
        "Rate: working | 35% | 36.4% | 42.9% | ",
        "Rate: in school | 10% | 4.5% | 9.5% | ",
        "Rate: contacts a week | 5.8 | 5.4 | 6.2 | 5.8",
    ]


def test_a_count_that_one_line_lacks_is_not_added_up() -> None:
    table = run_module(
        "learn/rates.mjs",
        "return m.tabulate(rows);",
        rows=[
            {"period": {"key": "2025-07"}, "counts": {"served": 10, "worked": 0, "starts": 0}},
            {"period": {"key": "2025-08"}, "counts": {"served": 12, "worked": 3}},
        ],
    )
    assert table["heads"] == ["Count", "2025-07", "2025-08"]
    assert table["lines"] == [
        ["Served", "10", "12"],
        ["Worked", "0", "3"],
        ["Job starts", "0", ""],
        ["Rate: working", "0%", "25%"],
    ]


def test_what_is_saved_is_read_again_and_holds_nothing_but_numbers() -> None:
    saved = rated("toCsv", BY_HAND)
    assert saved.split("\r\n")[1] == "2025-Q1,20,7,4,2,3,1,1,2,76,13,35,10,5.8"
    assert counts(saved) == counts(BY_HAND)
    assert read(saved)["told"] == []


FAIR = [("2025-07", {"served": 1200, "worked": 500}), ("2025-08", {"served": 18, "worked": 6})]


@pytest.mark.parametrize(
    "text",
    [
        'Period,Served,Worked\n2025-07,"1,200",500\n2025-08,18,6\n',
        "\ufeffPeriod;Served;Worked\r\n2025-07;1200;500\r\n2025-08;18;6\r\n",
        "Period\tServed\tWorked\n2025-07\t1200\t500\n2025-08\t18\t6",
        "Worked,Month,People served\n500,July 2025,1200\n6,Aug-25,18\n",
        '"Month","8. Worked","6. Served"\n\n8/2025,6,18\n7/2025,500,1200\n\n',
        "Period,Served,Employed\n2025-07,1200,500\n2025-08,18,6\n",
    ],
    ids=["quotes and thousands", "BOM and semicolons", "tabs", "another order", "numbered and blank lines", "employed"],
)
def test_the_ways_in_which_spreadsheets_write_the_same_are_all_read(text: str) -> None:
    assert counts(text) == FAIR


@pytest.mark.parametrize(
    "typed",
    ["Q1 2026", "2026-Q1", "1st quarter 2026", "First Quarter of 2026", "1st qtr., 2026", "Quarter 1, 2026", "2026 1q"],
)
def test_a_quarter_is_read_however_people_write_it(typed: str) -> None:
    assert counts(f'{HEADS}\n"{typed}",18,6\n') == [("2026-Q1", {"served": 18, "worked": 6})]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HEADS},Beds\n2025-07,18,6,4\n", "The column “Beds” is not known here and was left out."),
        (f"{HEADS}\n2025-07,18,6\nTotal,18,6\n", "The line of totals was left out: totals are worked out here."),
    ],
)
def test_what_is_left_out_is_told(text: str, told: str) -> None:
    found = read(text)
    assert (len(found["rows"]), found["wrong"], found["told"]) == (1, [], [told])


NONSENSE = {
    "nothing": ("  \n ", "There is nothing to read. Paste lines from a spreadsheet, or open a CSV file."),
    "names of columns alone": (HEADS, "There are names of columns, and no line of counts below them."),
    "no names of columns": (
        "2025-07,18,6\n",
        "The first line names no column that is known here. Begin with a line such as: Period, Served, Worked.",
    ),
    "a missing column": (
        "Period,Worked\n2025-07,6\n",
        "The column “Served” is missing. Each line needs Period, Served, Worked.",
    ),
    "a column twice": (
        f"{HEADS},Working,Worked\n2025-07,18,6,6,6\n",
        "The column “Worked” stands there twice. Leave one of them.",
    ),
    "a column of names": (
        f"Client name,{HEADS}\nRosa,2025-07,18,6\n",
        "The column “Client name” may hold names or other facts about people. Take it out: only counts belong here.",
    ),
    "names under another word": (
        f"{HEADS},Team\n2025-07,18,6,Rosa\n",
        "The column “Team” holds words, and words may be names. Take it out: only counts belong here.",
    ),
    "names under no word": (
        f"{HEADS},\n2025-07,18,6,Rosa\n",
        "The column “number 4” holds words, and words may be names. Take it out: only counts belong here.",
    ),
    "less than nothing": (f"{HEADS}\n2025-07,-18,6\n", "Line 2, Served: -18 is less than nothing. Type 1 or more."),
    "letters": (
        f"{HEADS}\n2025-07,eighteen,6\n",
        "Line 2, Served: “eighteen” is not a number. Type digits, such as 20.",
    ),
    "a comma for a point": (
        f'{HEADS}\n2025-07,"1,5",1\n',
        "Line 2, Served: “1,5” is not a number. Type digits, such as 20.",
    ),
    "half a person": (f"{HEADS}\n2025-07,18,6.5\n", "Line 2, Worked: 6.5 is not a whole number. Type 6 or 7."),
    "a date for a count": (
        f"{HEADS}\n2025-07,7/1/2025,6\n",
        "Line 2, Served: “7/1/2025” is a date. Type a number, such as 20.",
    ),
    "a share for a count": (
        f"{HEADS}\n2025-07,18,43%\n",
        "Line 2, Worked: “43%” is a share. Type the number of people; the share is worked out here.",
    ),
    "a formula": (
        f"{HEADS}\n2025-07,18,=cmd|' /C calc'!A0\n",
        "Line 2, Worked: “=cmd|' /C calc'!A0” is a formula or begins like one. Type the number itself.",
    ),
    "a huge number": (f"{HEADS}\n2025-07,180000,6\n", "Line 2, Served: 180000 is more than this sum can hold."),
    "a cell too long": (
        f"{HEADS}\n2025-07,{'9' * 400},6\n",
        "Line 2, Served: This is too long for a number. Type digits, such as 20.",
    ),
    "an empty cell": (f"{HEADS}\n2025-07,18,\n", "Line 2, Worked: Type a number."),
    "nobody served": (f"{HEADS}\n2025-07,0,0\n", "Line 2, Served: 0 is too little to reckon with. Type 1 or more."),
    "more working than served": (
        f"{HEADS}\n2025-07,18,19\n",
        "Line 2, Worked: 19 of 18 people can't have worked. The second number is part of the first.",
    ),
    "more new than served": (
        f"{HEADS},New\n2025-07,18,6,19\n",
        "Line 2, New: New can't be 19 when 18 were served. It is part of them.",
    ),
    "more at 90 days than working": (
        f"{HEADS},Reached 90 days\n2025-07,18,6,7\n",
        "Line 2, Reached 90 days: 7 people can't have reached 90 days when 6 worked.",
    ),
    "starts without work": (
        f"{HEADS},Job starts\n2025-07,18,0,2\n",
        "Line 2, Job starts: There can't be 2 job starts when nobody worked.",
    ),
    "a month twice": (
        f"{HEADS}\n2025-07,18,6\nJul 2025,18,7\n",
        "Line 3: July 2025 stands there twice. Leave one of the two lines.",
    ),
    "a month within a quarter": (
        f"{HEADS}\n2025-Q3,21,9\n2025-08,18,6\n",
        "Line 3: 2025-08 and 2025-Q3 are the same time counted twice. Leave the months or the quarter.",
    ),
    "a day for a month": (
        f"{HEADS}\n7/1/2025,18,6\n",
        "Line 2, Period: “7/1/2025” is a day. Type a month, such as 2025-07, or a quarter, such as 2025-Q3.",
    ),
    "no month": (
        f"{HEADS}\n2025-13,18,6\n",
        "Line 2, Period: “2025-13” is no month and no quarter. "
        "Type a month, such as 2025-07, or a quarter, such as 2025-Q3.",
    ),
    "a month to come": (
        f"{HEADS}\n2026-12,18,6\n",
        "Line 2, Period: December 2026 has not begun. Look at the date again.",
    ),
    "a month long ago": (f"{HEADS}\n1925-07,18,6\n", "Line 2, Period: July 1925 is long ago. Look at the year again."),
    "a comma too many": (
        f"{HEADS}\n2025-07,1,200,500\n",
        "Line 2 has 4 cells, and there are 3 columns. "
        "Put a number such as 1,200 in quotation marks, or leave its comma out.",
    ),
    "an open quotation mark": (
        f'{HEADS}\n2025-07,"18,6\n',
        "A quotation mark is opened and never closed. Close it, or take it out.",
    ),
    "a workbook": ("PK\x03\x04", "This is a spreadsheet’s own file. Save it as CSV first, and open that."),
    "letters of another coding": (
        "P\0e\0r\0",
        "These letters can’t be read. Save the file as “CSV UTF-8”, and open that.",
    ),
    "too many lines": (
        HEADS + "".join(f"\n{1990 + n // 12}-{n % 12 + 1},18,6" for n in range(61)),
        "There are 61 lines, and 60 at most can be shown. Leave the newest.",
    ),
    "too large a file": (
        HEADS + "\n" * 100_001,
        "This is too large for counts of months. Leave only one line for each month or quarter.",
    ),
}


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_is_refused_in_words(name: str) -> None:
    text, says = NONSENSE[name]
    assert read(text) == {"rows": [], "wrong": [says], "told": []}


def test_each_fault_of_a_file_is_told_and_none_of_its_lines_is_read() -> None:
    found = read(f"{HEADS}\n2025-07,18,6\n2025-08,,x\n2025-09,18,20\n")
    assert found["rows"] == []
    assert found["wrong"] == [
        "Line 3, Served: Type a number.",
        "Line 3, Worked: “x” is not a number. Type digits, such as 20.",
        "Line 4, Worked: 20 of 18 people can't have worked. The second number is part of the first.",
    ]


def test_counts_are_typed_pasted_and_saved_and_nothing_is_kept(page: Page, address: str) -> None:
    page.goto(f"{address}/ips/forms/quarter/")
    tool = page.locator(".gp-outcomes")
    for label, value in {"Month or quarter": "2025-Q3", "Served:": "21", "Worked:": "22"}.items():
        tool.get_by_label(label).fill(value)
    page.keyboard.press("Enter")
    tool.get_by_text("One box needs a look: 22 of 21 people can't have worked.").wait_for()
    assert tool.get_by_label("Worked:").get_attribute("aria-invalid") == "true"
    tool.get_by_label("Worked:").fill("9")
    page.keyboard.press("Enter")
    tool.get_by_text("July to September 2025 is added. The table is below.").wait_for()
    assert tool.get_by_label("Worked:").get_attribute("aria-invalid") is None
    tool.get_by_label("Lines from a spreadsheet").fill(f"{HEADS},Contacts,Weeks\n2025-Q4,20,11,78,13")
    tool.get_by_role("button", name="Read these lines").click()
    tool.get_by_text("1 line read. Added: 2025-Q4. Kept as it was: 2025-Q3. The table is below.").wait_for()
    shown = [
        row.locator("th, td").all_inner_texts() for row in tool.locator(".gp-wide").first.locator("tbody tr").all()
    ]
    assert shown == [
        ["Served", "21", "20"],
        ["Worked", "9", "11"],
        ["Employer contacts", "", "78"],
        ["Specialist weeks", "", "13"],
        ["Rate: working", "42.9%", "55%"],
        ["Rate: contacts a week", "", "6"],
    ]
    against = [row.locator("td").all_inner_texts() for row in tool.locator(".gp-wide").last.locator("tbody tr").all()]
    assert [(line[0].split(" (")[0], line[2]) for line in against] == [
        ("Your rate", "55%"),
        ("The mark called minimum, 31%", "reached"),
        ("The mark called average, 41%", "reached"),
        ("The mark called excellent, 50%", "reached"),
        ("6 employer contacts a week", "6"),
    ]
    assert tool.get_by_role("img").get_attribute("aria-label") == (
        "The share of people working. July to September 2025: 42.9%, 9 of 21. October to December 2025: 55%, 11 of 20. "
        "The upright lines are the marks for a quarter, published in July 2017: minimum 31%, average 41%, excellent 50%."
    )
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == [], width
    with page.expect_download() as waiting:
        tool.get_by_role("button", name="Save as CSV").click()
    saved = Path(waiting.value.path()).read_text(encoding="utf-8").splitlines()
    assert saved[1:] == ["2025-Q3,21,9,,,,,,,,,42.9,,", "2025-Q4,20,11,,,,,,,78,13,55,,6"]
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    page.emulate_media(media="print")
    assert tool.locator("table").first.is_visible()
    assert not tool.get_by_label("Lines from a spreadsheet").is_visible()
    page.emulate_media(media="screen")
    tool.get_by_role("button", name="Clear all").click()
    page.get_by_role("button", name="Clear", exact=True).click()
    tool.get_by_text("Cleared.").wait_for()
    assert tool.locator("table, figure").count() == 0


def test_words_for_a_browser_without_scripts_are_shown_there_alone(page: Page, browser: Browser, address: str) -> None:
    where, says = "ips/forms/quarter", "Without JavaScript, work out"
    page.goto(f"{address}/{where}/")
    assert not page.get_by_text(says).is_visible()
    plain = browser.new_context(java_script_enabled=False)
    without = plain.new_page()
    without.goto(f"{address}/{where}/")
    assert without.get_by_text(says).is_visible()
    plain.close()


def test_a_second_paste_says_what_it_replaced_and_names_can_be_taken_away(page: Page, address: str) -> None:
    page.goto(f"{address}/ips/forms/quarter/")
    tool = page.locator(".gp-outcomes")
    box = tool.get_by_label("Lines from a spreadsheet")
    read_lines = tool.get_by_role("button", name="Read these lines")
    box.fill(f"{HEADS}\n2025-Q3,21,9\n2025-Q4,20,11\n")
    read_lines.click()
    tool.get_by_text("2 lines read. The table is below.").wait_for()
    box.fill(f"{HEADS}\n2025-Q4,20,12\n2026-Q1,19,8\n")
    read_lines.click()
    told = "2 lines read. Added: 2026-Q1. Replaced: 2025-Q4. Kept as it was: 2025-Q3. The table is below."
    tool.get_by_text(told).wait_for()
    assert tool.locator(".gp-wide").first.locator("tbody tr").nth(1).locator("td").all_inner_texts() == ["9", "12", "8"]
    box.fill(f"Name,{HEADS}\nRosa,2025-Q4,18,6\n")
    read_lines.click()
    tool.get_by_text("They still stand in the box: mend them there, or press “Empty the box”.").wait_for()
    tool.get_by_role("button", name="Empty the box").click()
    tool.get_by_text("The box is empty. The table below is as it was.").wait_for()
    assert box.input_value() == ""
