"""The planner: days, problems in words, copies and the calendar file, first each alone, then as a facilitator uses them by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from helping.browser import Scheme, fits, serve, until
from helping.firefox import Firefox
from helping.node import MODULES, run_module
from helping.sites import small_library
from portal.content import model
from portal.content.library import Library
from portal.content.steps import uses
from portal.groups.planner import plan_context
from portal.groups.series import list_series
from portal.groups.ways import guide_for
from portal.text.links import stem

PLAN = "/guides/discovery/plan/"
WAYS = [{"id": "six", "title": "Six", "people": 10}, {"id": "remote", "title": "Remote", "people": 6}]
GOOD = {
    "way": "six",
    "first": "2027-03-04",
    "time": "1:30",
    "days": "thu",
    "skip": "",
    "people": "6",
    "large": "1",
    "word": "1",
    "zone": "America/New_York",
}


def read(**typed: str) -> Any:
    return run_module("plan/answers.mjs", "return m.readAnswers(typed, ways);", typed={**GOOD, **typed}, ways=WAYS)


ZONES = {
    "EST": "America/New_York",
    "edt": "America/New_York",
    "Eastern time": "America/New_York",
    "CDT": "America/Chicago",
    "Central Standard Time": "America/Chicago",
    "MDT": "America/Denver",
    "PST": "America/Los_Angeles",
    "p.s.t.": "“p.s.t.” is not the name of a time zone. Type your state, or a name like America/Chicago.",
    "HST": "Pacific/Honolulu",
    "AZ": "America/Phoenix",
    "arizona": "America/Phoenix",
    "Phoenix": "America/Phoenix",
    "New York": "America/New_York",
    "Washington State": "“Washington State” is not the name of a time zone. Type your state, or a name like America/Chicago.",
    "Texas": "“Texas” is a state with more than one time. Type Eastern, Central, Mountain or Pacific.",
    "Mountain time": "America/Denver",
    "Mountain Standard Time": "“Mountain Standard Time” is the time of Arizona all year, and of its neighbors in winter alone."
    " Type America/Phoenix for Arizona, or America/Denver.",
    " america/chicago ": "America/Chicago",
    "UTC": "UTC",
    "IST": "“IST” is not the name of a time zone. Type your state, or a name like America/Chicago.",
    "MST": "“MST” is the time of Arizona all year, and of its neighbors in winter alone."
    " Type America/Phoenix for Arizona, or America/Denver.",
    **{
        offset: f"“{offset}” doesn't say when the clocks change. Type the name of a time zone, like America/Chicago."
        for offset in ("-05:00", "+0530", "-5", "UTC-5", "GMT+2", "Etc/GMT+5")
    },
}


def test_a_time_zone_is_read_as_people_mean_it_or_refused_in_words() -> None:
    assert (
        run_module(
            "plan/zones.mjs",
            "return Object.fromEntries(texts.map((text) => [text, Object.values(m.parseZone(text))[0]]));",
            texts=list(ZONES),
        )
        == ZONES
    )


def test_both_browsers_read_time_zones_alike(page: Page, firefox: Firefox, address: str) -> None:
    said = """texts.map((text) => {
        const box = document.getElementById("plan-zone");
        box.value = text;
        box.dispatchEvent(new Event("change", { bubbles: true }));
        return document.getElementById("plan-zone-says").textContent;
    })"""
    texts = [text for text in ZONES if "/" not in text or text.startswith("Etc")]
    expected = ["" if text == "UTC" else ZONES[text] for text in texts]
    expected = [f"This is the time of {one}." if "/" in one and " " not in one else one for one in expected]
    page.goto(address + PLAN)
    assert page.evaluate(f"(texts) => {said}", texts) == expected
    firefox.goto(address + PLAN)
    assert firefox.run(f"const [texts] = arguments; return {said}", texts) == expected


def parse_days(*texts: str) -> list[str]:
    found = run_module("shared/days.mjs", "return texts.map(m.parseDay);", texts=texts)
    return [one.get("day") or one["problem"] for one in found]


def test_a_day_is_read_in_the_ways_that_people_type_it() -> None:
    same = ["2027-02-04", "2027-2-4", "2/4/2027", "2/4/27", "Feb 4, 2027", "february 4th 2027", "4 Feb 2027"]
    assert parse_days(*same, "Thursday, February 4, 2027", " thu Feb. 4 2027 ") == ["2027-02-04"] * 9
    assert parse_days("Feb 29, 2028", "12/31/2026") == ["2028-02-29", "2026-12-31"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31 February 2027", "February has 28 days in 2027, so there is no 31. Type a day from 1 to 28."),
        ("2028-02-30", "February has 29 days in 2028, so there is no 30. Type a day from 1 to 29."),
        ("4/0/2027", "April has 30 days in 2027, so there is no 0. Type a day from 1 to 30."),
        ("13/4/2027", "There is no month 13. Type the date like 2027-02-04 or Feb 4, 2027."),
        ("1927-02-04", "1927 is too far away. Type a year from 2020 to 2099."),
        (
            "next week",
            "“next week” is not a date that this page can read. Type it like 2027-02-04 or Feb 4, 2027.",
        ),
        (
            "<b>1</b>",
            "“<b>1</b>” is not a date that this page can read. Type it like 2027-02-04 or Feb 4, 2027.",
        ),
    ],
)
def test_a_day_that_is_none_gets_a_sentence_that_says_what_to_type(typed: str, told: str) -> None:
    assert parse_days(typed) == [told]


def test_good_answers_become_an_address_and_the_address_becomes_the_answers() -> None:
    found = read(skip="2027-03-18, 2027-03-25\nApril 1, 2027", days="Thu, tue", time="1:30 pm")
    assert found["problems"] == {}
    assert found["answers"] == {
        "way": "six",
        "first": "2027-03-04",
        "time": 810,
        "days": [2, 4],
        "skip": ["2027-03-18", "2027-03-25", "2027-04-01"],
        "people": 6,
        "large": 1,
        "word": 1,
        "spanish": 0,
        "sides": 2,
        "zone": "America/New_York",
    }
    address = run_module("plan/answers.mjs", "return m.asAddress(answers);", answers=found["answers"])
    assert address == (
        "way=six&first=2027-03-04&time=13:30&days=tue,thu&skip=2027-03-18,2027-03-25,2027-04-01"
        "&people=6&large=1&word=1&spanish=0&sides=2&zone=America/New_York"
    )
    back = run_module("plan/answers.mjs", "return m.fromAddress(text);", text=f"#{address}")
    assert back["problem"] == ""
    assert read(**back["typed"]) == found


@pytest.mark.parametrize(
    ("box", "typed", "told"),
    [
        ("way", "sixx", "“sixx” is no way to run the series. Choose one from the list."),
        ("first", "", "Type the date of the first meeting, like 2027-02-04 or Feb 4, 2027."),
        ("time", "", "Type the time at which meetings begin, like 9:30 or 1:30 pm."),
        ("time", "25:00", "“25:00” is not a time. Type it like 9:30 or 1:30 pm."),
        ("days", "thu,xyz", "“xyz” is not a day of the week. Check one or more days."),
        (
            "days",
            "mon",
            "March 4, 2027 is a Thursday, and Thursday is not checked. Check Thursday, or type another first date.",
        ),
        ("skip", "2027-02-31", "February has 28 days in 2027, so there is no 31. Type a day from 1 to 28."),
        (
            "skip",
            "Mar 4, 2027",
            "Thursday, March 4, 2027 is the first date of the group. Take it out here, or type another first date.",
        ),
        ("people", "", "Type how many people will take part: a whole number from 1 to 10."),
        ("people", "0", "A group needs people. Type a whole number from 1 to 10."),
        ("people", "-3", "“-3” is not a whole number. Type a whole number from 1 to 10."),
        (
            "people",
            "10,000",
            "10000 people are too many for one group. Type a whole number from 1 to 10, or plan two groups.",
        ),
        ("people", "six", "“six” is not a whole number. Type a whole number from 1 to 10."),
        ("large", "7", "7 is more than the 6 people in the group. Type a number from 0 to 6."),
        ("large", "1.5", "“1.5” is not a whole number. Type a number from 0 to 6."),
        ("word", "6", "1 and 6 make 7, and the group has 6 people. Type numbers that add up to 6 or less."),
        ("spanish", "5", "1, 1 and 5 make 7, and the group has 6 people. Type numbers that add up to 6 or less."),
        ("sides", "3", "“3” is no number of sides. Choose one or both sides from the list."),
        ("zone", "Utopia", "“Utopia” is not the name of a time zone. Type your state, or a name like America/Chicago."),
        ("zone", "", "Type the name of a time zone, like America/Chicago."),
    ],
)
def test_bad_input_in_each_box_gets_a_sentence_that_says_what_to_type(box: str, typed: str, told: str) -> None:
    found = read(**{box: typed})
    assert found["problems"] == {box: told}
    assert found["answers"] is None


@pytest.mark.parametrize(
    ("address", "odd"),
    [("way=six&name=Ana", "name"), ("way=six&way=remote", "way"), ("<script>=1", "<script>")],
)
def test_an_address_edited_by_hand_is_told(address: str, odd: str) -> None:
    found = run_module("plan/answers.mjs", "return m.fromAddress(text);", text=address)
    assert found["problem"] == (
        f"The address of this page holds “{odd}”, which means nothing here. Check the boxes below; the address is put right when you change one."
    )
    assert set(found["typed"]) <= {"way"}


def plan(library: Library, pages: Mapping[str, int] = MappingProxyType({}), today: str = "", **typed: str) -> Any:
    material = plan_context(library, pages)
    code = """
        const { readAnswers } = await import(new URL("plan/answers.mjs", modules));
        const { answers, problems } = readAnswers(typed, material.ways);
        return answers ? { ...m.planSeries(answers, material, today), answers } : { plan: null, problems };
    """
    return run_module(
        "plan/series.mjs",
        code,
        typed={**GOOD, **typed},
        material=material,
        today=today,
        modules=f"{MODULES.as_uri()}/",
    )


def test_where_no_day_is_checked_it_is_the_day_of_the_first_date() -> None:
    assert (read(days="")["answers"]["days"], read(days="")["problems"]) == ([4], {})
    assert read(days="", first="")["problems"]["days"] == "Check one or more days of the week on which the group meets."


def test_holidays_move_every_later_meeting(library: Library) -> None:
    found = plan(library, way="twelve-meetings", days="tue,thu", skip="2027-03-16\n2027-03-18")
    days = [meeting["day"] for meeting in found["plan"]["meetings"]]
    assert days == [
        "2027-03-04", "2027-03-09", "2027-03-11", "2027-03-23", "2027-03-25", "2027-03-30",
        "2027-04-01", "2027-04-06", "2027-04-08", "2027-04-13", "2027-04-15", "2027-04-20",
    ]  # fmt: skip
    assert found["problems"] == {}
    assert [due["day"] for due in found["plan"]["later"]] == ["2027-05-04", "2027-05-20", "2027-07-19"]
    assert [due["day"] for due in found["plan"]["todo"]] == sorted(due["day"] for due in found["plan"]["todo"])
    assert found["plan"]["todo"][0]["day"] == "2027-01-21"


def test_an_office_list_of_a_whole_year_moves_what_it_falls_on_and_nothing_else(library: Library) -> None:
    office = """Friday, January 1, 2027 (New Year's Day)
Nov 22-26, 2027: Thanksgiving week; 12/24/2027 - 12/31/2027 closed"""
    found = plan(library, way="six-sessions", first="2027-11-04", skip=office)
    assert found["problems"] == {}
    assert [meeting["day"] for meeting in found["plan"]["meetings"]] == [
        "2027-11-04", "2027-11-11", "2027-11-18", "2027-12-02", "2027-12-09", "2027-12-16",
    ]  # fmt: skip
    assert [meeting["holiday"] for meeting in found["plan"]["meetings"]] == ["", "Veterans Day", "", "", "", ""]


def test_short_notice_leaves_what_still_matters_for_today(library: Library) -> None:
    found = plan(library, way="six-sessions", today="2027-03-01")["plan"]
    assert found["late"] is True
    assert [(due["id"], due["day"]) for due in found["todo"]] == [
        ("partners", "2027-03-01"), ("room", "2027-03-01"), ("access", "2027-03-01"),
        ("crisis", "2027-03-01"), ("print", "2027-03-01"), ("call", "2027-03-02"),
    ]  # fmt: skip
    assert (
        found["todo"][0]["says"]
        == "Agree with your second leader on who does what, and on who comes if one of you is ill."
    )
    early = plan(library, way="six-sessions", today="2026-12-01")["plan"]
    assert (early["late"], len(early["todo"])) == (False, 8)


def test_no_deadline_falls_on_a_weekend(library: Library) -> None:
    for first, day in (("2027-03-06", "sat"), ("2027-03-07", "sun"), ("2027-03-10", "wed")):
        found = plan(library, way="six-sessions", first=first, days=day)["plan"]
        assert [
            due["day"] for due in [*found["todo"], *found["later"]] if date.fromisoformat(due["day"]).weekday() > 4
        ] == []
    assert found["todo"][0]["day"] == "2027-01-27"


def test_deadlines_fall_on_days_when_offices_are_open(library: Library) -> None:
    typed = {"way": "six-sessions", "days": "mon", "skip": "Nov 24, 2027 - Nov 28, 2027"}
    found = plan(library, first="2027-11-29", **typed)["plan"]
    # Two weeks before is no holiday, two days before is in the days that are skipped, three weeks and more before meet none.
    assert {due["id"]: due["day"] for due in found["todo"]}["call"] == "2027-11-23"
    found = plan(library, way="six-sessions", first="2027-11-25", skip="", days="thu")["plan"]
    assert {due["id"]: due["day"] for due in found["todo"]}["welcome"] == "2027-11-10"  # the 11th is Veterans Day


def test_no_deadline_falls_on_the_last_days_of_a_year_when_few_are_at_work(library: Library) -> None:
    found = plan(library, way="six-sessions", first="2027-01-21")["plan"]  # four weeks before is December 24
    assert {due["id"]: due["day"] for due in found["todo"]}["invite"] == "2026-12-23"
    found = plan(library, way="six-sessions", first="2027-01-21", skip="December 24")["plan"]
    assert {due["id"]: due["day"] for due in found["todo"]}["invite"] == "2026-12-23"


def test_a_meeting_ends_before_midnight(library: Library) -> None:
    told = "The longest meeting takes 120 minutes and would end after midnight. Type an earlier time, like 9:30 or 1:30 pm."
    assert plan(library, way="five-sessions", time="10:01 pm") == {
        "plan": None,
        "problems": {"time": told},
        "answers": plan(library, way="five-sessions", time="10:01 pm")["answers"],
    }
    assert plan(library, way="five-sessions", time="10 pm")["plan"]["meetings"][3]["end"] == 24 * 60


def test_copies_follow_what_each_person_needs(library: Library) -> None:
    pages = {"guides/worksheets/my-pitch.pdf": 3, "guides/worksheets/my-pitch-large-print.pdf": 5}
    groups = plan(library, pages, way="five-sessions")["plan"]["print"]
    assert [group["title"] for group in groups][:3] == [
        "Before the group",
        "Meeting 1, Thursday, March 4, 2027",
        "Meeting 2, Thursday, March 11, 2027",
    ]
    fourth = next(group for group in groups if group["title"].startswith("Meeting 4"))
    rows = [(row["title"], row["note"], row["copies"], row["pages"]) for row in fourth["rows"]]
    assert ("My pitch", "", 4, 3) in rows
    assert ("My pitch", "large print", 1, 5) in rows
    assert [row[0] for row in rows if row[0].startswith("Session pack")] == [
        "Session pack: Session 4: Networking and work themes",
        "Session pack: Session 5: Talking with employers",
    ]
    assert {"title": "My pitch", "href": "../../worksheets/my-pitch.docx", "copies": 1} in fourth["files"]
    before = {row["title"]: (row["note"], row["copies"]) for row in groups[0]["rows"]}
    assert before["Welcome talk"] == ("one for each person", 6)
    assert before["Harm or crisis"] == ("one for each leader", 2)
    assert ("Attendance", "one for this meeting", 1, 0) in rows
    assert before["Partner roles"] == ("one for the group", 1)


def test_three_of_nine_get_spanish_sheets_where_there_are_some_and_paper_is_counted_in_leaves(library: Library) -> None:
    spanish = library.in_language(library.content["guides/worksheets/my-pitch.md"], "es")
    assert spanish
    pages = {
        "guides/worksheets/my-pitch.pdf": 3,
        f"{stem(spanish.path)}.pdf": 4,
    }
    found = plan(library, pages, way="six-sessions", people="9", large="0", word="0", spanish="3")["plan"]
    fourth = next(group for group in found["print"] if group["title"].startswith("Meeting 4"))
    rows = [row for row in fourth["rows"] if row["title"] in ("My pitch", spanish.title)]
    assert [(row["title"], row["note"], row["copies"], row["pages"]) for row in rows] == [
        ("My pitch", "", 6, 3),
        (spanish.title, "Spanish", 3, 4),
    ]
    assert rows[1]["href"].endswith(spanish.path.rpartition("/")[2].replace(".md", ".pdf"))
    attendance = next(row for row in fourth["rows"] if row["title"] == "Attendance")
    assert (attendance["note"], attendance["copies"]) == ("one for this meeting", 1)
    code = "return [2, 1].map((sides) => m.paperOf([{ rows }], sides));"
    assert run_module("plan/series.mjs", code, rows=rows) == [
        {"pages": 30, "leaves": 18},
        {"pages": 30, "leaves": 30},
    ]
    assert run_module("plan/series.mjs", code, rows=[{"copies": 1, "pages": 0}]) == [None, None]


@pytest.mark.parametrize("way", ["six-sessions", "five-sessions", "twelve-meetings", "remote"])
def test_whatever_a_step_uses_is_printed_for_the_meeting_that_takes_it(library: Library, way: str) -> None:
    (series,) = [one for one in list_series(library) if one.id == way]
    printed = plan(library, way=way, large="0", word="0")["plan"]["print"]
    groups = {group["title"]: group["rows"] + [{**one, "copies": 1} for one in group["sent"]] for group in printed}
    led = [guide_for(guide, way) for guide in library.of(model.Guide)]
    meetings = [rows for title, rows in groups.items() if title.startswith("Meeting")]
    assert len(meetings) == len(series.meetings)
    for meeting, rows in zip(series.meetings, meetings, strict=True):
        copies = {row["title"]: row["copies"] for row in rows}
        assert (copies["Attendance"], copies["Observation notes"]) == (1, 2)
        taken = {(part.guide.session, step.id) for part in meeting.parts for step in part.steps}
        for guide in led:
            for use in uses(guide.path, guide.body):
                if use.handed_out and (guide.session, use.step) in taken:
                    assert library.content[use.path].title in copies, (way, use)
    everywhere = {row["title"] for rows in groups.values() for row in rows}
    sheets = {sheet.title for sheet in library.of(model.Worksheet) if sheet.series == "discovery"}
    every = [use for guide in [*led, *library.of(model.Guide)] for use in uses(guide.path, guide.body)]
    named = {library.content[use.path].title for use in every}
    copied = {
        library.content[use.path].title for guide in led for use in uses(guide.path, guide.body) if use.handed_out
    }
    assert copied <= everywhere
    assert sheets - named == {"Session run sheet"}


def test_six_sessions_take_six_attendance_lists_and_twelve_notes(library: Library) -> None:
    for way, lists in (("six-sessions", 6), ("twelve-meetings", 12)):
        rows = [row for group in plan(library, way=way)["plan"]["print"] for row in group["rows"]]
        assert sum(row["copies"] for row in rows if row["title"] == "Attendance") == lists
        assert sum(row["copies"] for row in rows if row["title"] == "Observation notes") == 2 * lists


def test_what_no_meeting_takes_is_printed_for_talks_with_one_person(library: Library) -> None:
    groups = {group["title"]: group for group in plan(library, way="five-sessions")["plan"]["print"]}
    alone = groups["For talks with one person at a time"]
    assert {row["title"] for row in alone["rows"]} == {"Business list", "Job ideas", "Employment proposal"}


def test_the_shopping_list_is_what_the_steps_ask_for(library: Library) -> None:
    found = {one["item"]: one["numbers"] for one in plan(library, way="six-sessions")["plan"]["bring"]}
    assert found["three sticky notes for each person"] == [1, 6]
    assert found["a wall chart or flip chart with ten empty pages"] == [1, 2, 3, 4, 5, 6]
    cards = "role cards (visitor, business person, listener), a set for every three people"
    assert found[cards] == [5]
    twelve = {one["item"]: one["numbers"] for one in plan(library, way="twelve-meetings")["plan"]["bring"]}
    assert twelve[cards] == [9]


def test_people_at_home_get_sheets_and_nobody_prints_a_pack_or_books_a_room(library: Library) -> None:
    found = plan(library, way="remote", people="6")["plan"]
    rows = [row["title"] for group in found["print"] for row in group["rows"]]
    assert not [title for title in rows if title.startswith("Session pack")]
    assert "Group agreement and privacy" not in rows
    first = next(group for group in found["print"] if group["title"].startswith("Meeting 1"))
    assert "Group agreement and privacy" in [one["title"] for one in first["sent"]]
    assert "Harm or crisis by phone or video" in [row["title"] for row in first["rows"]]
    due = {one["id"] for one in found["todo"]}
    assert {"post", "safety", "try-out"} <= due
    assert not {"room", "print", "access"} & due
    in_a_room = {one["id"] for one in plan(library, way="six-sessions")["plan"]["todo"]}
    assert {"room", "print", "access"} <= in_a_room
    assert not {"post", "safety", "try-out"} & in_a_room


def test_a_series_whose_guide_is_held_back_is_not_offered(library: Library) -> None:
    assert [way.title for way in list_series(small_library())] == ["One session"]
    content = {path: item for path, item in library.content.items() if "/5-" not in path}
    assert [way.title for way in list_series(replace(library, content=content))] == ["Five sessions"]


def calendar(entries: list[dict[str, Any]], zone: str) -> icalendar.Calendar:
    text = run_module(
        "plan/calendar.mjs",
        "return m.asCalendar(entries, zone, new Date('2026-11-21T12:00:00Z'));",
        entries=entries,
        zone=zone,
    )
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert not [line for line in lines if "\n" in line or len(line.encode()) > 75]
    return icalendar.Calendar.from_ical(text)


@pytest.mark.parametrize(
    "zone",
    ["America/New_York", "America/Phoenix", "Europe/Dublin", "Australia/Lord_Howe", "America/Los_Angeles", "UTC"],
)
def test_the_zone_rules_in_the_file_are_those_of_the_zone(zone: str) -> None:
    entries = [
        {"uid": str(n), "title": "One", "says": "", "link": "", "day": day, "start": 810, "end": 920}
        for n, day in enumerate(["2027-03-01", "2027-12-15"])
    ]
    found = calendar(entries, zone)
    rules = found.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    for month in range(3, 13):
        for hour in (1, 4, 13):
            moment = datetime.combine(date(2027, month, 8), time(hour))
            assert rules.utcoffset(moment) == ZoneInfo(zone).utcoffset(moment), (zone, moment)


def test_odd_words_survive_the_calendar_file() -> None:
    title = "Sesión 2; é, ñ \\ and a very long title 🙂 " * 4
    entry = {"uid": "1", "title": title, "says": "a\nb, c; d", "link": "https://x.example/a/?b", "day": "2027-02-04"}
    event = calendar([entry], "America/Chicago").walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == title
    assert str(event["DESCRIPTION"]) == "a\nb, c; d\nhttps://x.example/a/?b"
    assert event.decoded("DTSTART") == date(2027, 2, 4)
    assert event.walk("VALARM")[0].decoded("TRIGGER") == timedelta(hours=9)


@pytest.fixture(scope="module")
def printed(printed_site: Path) -> Iterator[str]:
    with serve(printed_site) as found:
        yield found


@pytest.fixture
def eastern(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, timezone_id="America/New_York")
    yield context.new_page()
    context.close()


def type_plan(page: Page, way: str) -> None:
    """Every box in turn, with the keys of a keyboard and nothing else."""
    page.locator("#plan-way").focus()
    page.keyboard.type(way)
    for text in ["", "Mar 4, 2027", "1:30 pm"]:
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    for name in ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"):
        page.keyboard.press("Tab")
        ticked = page.get_by_label(name).is_checked()
        if ticked != (name == "Thursday"):
            page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Mar 18, 2027")
    page.keyboard.press("Enter")
    page.keyboard.type("2027-04-01")
    page.keyboard.press("Tab")  # the button that adds federal holidays
    for text in ["6", "1", "1", "1"]:
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    page.keyboard.press("Tab")  # both sides of the paper
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def test_five_sessions_over_a_clock_change_and_two_holidays_planned_by_keyboard(
    eastern: Page, printed: str, printed_site: Path
) -> None:
    page = eastern
    page.goto(printed + PLAN)
    type_plan(page, "Five")
    assert page.evaluate("document.activeElement.id") == "your-plan"
    assert page.locator("#plan-told").inner_text() == (
        "5 meetings, from Thursday, March 4, 2027 to Thursday, April 15, 2027. 2 dates are skipped. The plan is below."
    )
    table = page.locator("#plan table").first.locator("tbody tr")
    days = [
        date.fromisoformat(str(day)) for day in table.locator("time").evaluate_all("all => all.map(t => t.dateTime)")
    ]
    assert days == [date(2027, 3, 4), date(2027, 3, 11), date(2027, 3, 25), date(2027, 4, 8), date(2027, 4, 15)]
    ends = [time(15, 20), time(15, 20), time(15, 20), time(15, 30), time(15, 20)]
    assert table.locator("td[data-label=Time]").all_inner_texts() == [
        f"1:30 p.m. to 3:{end.minute} p.m." for end in ends
    ]

    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the calendar file").press("Enter")
    assert waiting.value.suggested_filename == "discovery-group.ics"
    found = icalendar.Calendar.from_ical(Path(waiting.value.path()).read_bytes())
    events = found.walk("VEVENT")
    zone = ZoneInfo("America/New_York")
    meetings = events[:5]
    assert [event.decoded("DTSTART") for event in meetings] == [datetime.combine(d, time(13, 30), zone) for d in days]
    assert [event.decoded("DTEND") for event in meetings] == [
        datetime.combine(d, end, zone) for d, end in zip(days, ends, strict=True)
    ]
    assert {event.decoded("DTSTART").utcoffset() for event in meetings} == {timedelta(hours=-5), timedelta(hours=-4)}
    assert [event.walk("VALARM")[0].decoded("TRIGGER") for event in meetings] == [timedelta(days=-1)] * 5
    assert str(meetings[0]["URL"]) == f"{printed}/guides/discovery/1-welcome/"
    assert f"{printed}/guides/discovery/1-welcome-pack.pdf" in str(meetings[0]["DESCRIPTION"])
    assert [event.decoded("DTSTART") for event in events[5:8]] == [
        date(2027, 4, 29), date(2027, 5, 17), date(2027, 7, 14),
    ]  # fmt: skip
    assert {str(event["URL"]) for event in events[5:8]} == {f"{printed}/guides/worksheets/follow-up-log/"}
    assert len({str(event["UID"]) for event in events}) == len(events) == 16

    total = 0
    for href, copies, each, pages in page.locator(".gp-figures tbody tr").evaluate_all(
        "rows => rows.map(row => [row.querySelector('a').pathname, ...[...row.cells].slice(1).map(cell => Number(cell.textContent))])"
    ):
        with pypdfium2.PdfDocument(printed_site / href.lstrip("/")) as document:
            assert (each, pages) == (len(document), copies * len(document)), href
        total += pages
    assert f"For 6 people and 2 leaders: {total} pages in all, on " in page.locator("#plan").inner_text()
    assert page.locator(".gp-figures a[href$='-pack.pdf']").count() == 8
    for link in page.locator("#plan a").evaluate_all("links => links.map(link => link.pathname)"):
        target = printed_site / link.lstrip("/")
        assert (target if target.suffix else target / "index.html").is_file(), link

    address = page.url
    other = page.context.new_page()
    other.goto(address)
    assert other.locator("#plan").inner_text() == page.locator("#plan").inner_text()
    other.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_of_the_planner_fits_and_can_be_read(browser: Browser, printed: str, scheme: Scheme) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(printed + PLAN)
    assert fits(page) == {}
    page.get_by_role("button", name="Make the plan").click()
    assert page.locator(".gp-plan__problem").count() == 4
    assert fits(page) == {}
    page.get_by_label("First date").fill("2027-03-04")
    page.get_by_label("Time of day").fill("13:30")
    page.get_by_label("Thursday").check()
    page.get_by_label("Dates to skip").fill("2026-12-24 to 2027-01-02")
    page.get_by_label("People in the group").fill("6")
    page.get_by_role("button", name="Make the plan").click()
    page.locator("#your-plan").wait_for()
    assert page.locator(".gp-plan__problem").count() == 0
    assert fits(page) == {}
    context.close()


def test_the_words_of_the_meetings_have_the_widest_column(page: Page, printed: str) -> None:
    good = "#way=five-sessions&first=2027-03-04&time=13:30&days=thu&people=2&zone=America/New_York"
    for address, table in (("#blank-sheet", "#plan-blank table"), (good, "#plan table")):
        page.goto(printed + PLAN + address)
        heads = page.locator(table).first.locator("thead th")
        widths = dict(heads.evaluate_all("all => all.map(head => [head.textContent, head.offsetWidth])"))
        assert max(widths["Meeting"], widths["Minutes"]) < widths["What"] / 2, widths
        assert max(widths, key=lambda name: widths[name]) == "What", widths


def test_one_press_prints_an_evening_from_its_guide_and_from_the_list(
    page: Page, printed: str, printed_site: Path, library: Library
) -> None:
    for width, height in ((390, 844), (1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{printed}/guides/discovery/3-conditions/")
        link = page.get_by_role("link", name="Print everything for this session")
        box = link.bounding_box()
        assert box
        assert box["y"] + box["height"] < height  # in sight before anybody scrolls
        with pypdfium2.PdfDocument(printed_site / str(link.evaluate("link => link.pathname")).lstrip("/")) as pack:
            assert page.locator("#pack-holds").inner_text().startswith(f"One PDF, {len(pack)} pages: ")
    page.goto(f"{printed}/guides/")
    packs = page.get_by_role("link", name="Print everything for")
    assert packs.count() == len(list(library.of(model.Guide)))
    for path in packs.evaluate_all("links => links.map(link => link.pathname)"):
        assert (printed_site / path.lstrip("/")).is_file(), path


def test_without_printed_editions_there_are_copies_and_no_pages(page: Page, address: str) -> None:
    page.goto(f"{address}{PLAN}#way=remote&first=2027-03-04&time=13:30&days=thu&people=2&zone=America/New_York")
    assert "so the pages are not counted" in page.locator("#plan").inner_text()
    assert page.locator(".gp-figures tbody tr").first.locator("td").all_inner_texts() == ["1", "not known", "not known"]


def test_boxes_are_told_when_they_are_left_and_all_when_a_plan_is_asked_for(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    assert page.locator(".gp-plan__problem").count() == 0
    page.get_by_label("First date").fill("31 February 2027")
    page.get_by_label("First date").press("Tab")
    told = "February has 28 days in 2027, so there is no 31. Type a day from 1 to 28."
    assert page.locator(".gp-plan__problem").all_inner_texts() == [told]
    assert page.locator("#plan-told").inner_text() == told
    page.get_by_label("People in the group").fill("10,000")
    page.get_by_label("People in the group").press("Enter")
    assert page.locator(".gp-plan__problem").count() == 4
    until(page, "document.activeElement.id === 'plan-first'")
    assert page.locator("#plan-told").inner_text() == ""  # the box that has the focus says it
    assert page.get_by_label("First date").get_attribute("aria-invalid") == "true"
    assert page.url == address + PLAN
    page.get_by_role("button", name="Empty all boxes").click()
    assert page.locator(".gp-plan__problem").count() == 0


def test_an_address_edited_by_hand_is_told_and_changes_nothing_else(page: Page, address: str) -> None:
    page.goto(f"{address}{PLAN}#way=sixx&first=2027-02-31&time=99&days=xyz&people=0&large=x&name=Ana&zone=Nowhere")
    said = page.locator("#plan-told").inner_text()
    assert said.startswith("The address of this page holds “name”, which means nothing here.")
    told = page.locator(".gp-plan__problem").all_inner_texts()
    assert told == [
        "Choose from the list how you will run the series.",
        "February has 28 days in 2027, so there is no 31. Type a day from 1 to 28.",
        "“99” is not a time. Type it like 9:30 or 1:30 pm.",
        "Check one or more days of the week on which the group meets.",
        "A group needs people. Type a whole number from 1 to 10.",
        "“x” is not a whole number. Type a number from 0 to 10.",
        "“Nowhere” is not the name of a time zone. Type your state, or a name like America/Chicago.",
    ]
    assert not page.locator("#plan").is_visible()
    assert "Ana" not in page.locator(".gp-plan").inner_text()


def test_without_javascript_the_page_is_a_blank_sheet(browser: Browser, address: str, library: Library) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PLAN)
    assert not page.locator(".gp-plan").is_visible()
    text = page.locator("#plan-blank").inner_text()
    for way in list_series(library):
        assert way.title in text
        rows = page.locator(f"#blank-{way.id} ~ table").first.locator("tbody tr")
        assert rows.locator("td:last-child").all_inner_texts() == [str(meeting.minutes) for meeting in way.meetings]
    for sheet in (one for one in library.of(model.Worksheet) if one.series == "discovery"):
        if sheet.slug not in (
            "run-sheet",
            "harm-or-crisis-by-phone-or-video",
            "when-it-does-not-go-as-planned",
            "finished-blueprint",
            "before-and-after",
            "certificate",
            "invitation-letter",
            "partner-letter",
            "reminder-texts",
            "sign-in-for-a-funder",
        ):  # in packs, or at hand, and taken to no meeting in a room
            assert sheet.title in text
    assert not re.search(r"\bundefined\b|\bNone\b", text)
    context.close()


def boxes(page: Page) -> dict[str, str]:
    """What stands in the planner's boxes that are typed into."""
    found: dict[str, str] = page.locator("#plan-form :is(input:not([type=checkbox]), textarea)").evaluate_all(
        "all => Object.fromEntries(all.map(one => [one.name, one.value]))"
    )
    return found


def test_the_form_stands_alone_until_a_plan_or_the_blank_sheet_is_asked_for(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    assert not page.locator("#plan-blank").is_visible()
    assert page.evaluate("document.querySelector('.gp-plan').offsetHeight") < 1500
    page.get_by_label("First date").fill("2027-03-04")
    page.get_by_label("First date").press("Tab")
    assert page.locator("#plan-days-says").inner_text() == "Thursday, from your first date."
    assert not page.get_by_label("Thursday").is_checked()
    page.get_by_role("button", name="Show a blank sheet to plan by hand").press("Enter")
    assert page.locator("#plan-blank table").first.is_visible()
    assert page.evaluate("document.activeElement.id") == "blank-sheet"


def test_boxes_survive_a_reload_with_one_of_them_still_empty_or_wrong(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    page.get_by_label("First date").focus()
    page.evaluate("document.execCommand('insertText', false, '2027-02-04')")  # pasted, and the box not left
    page.reload()
    assert boxes(page)["first"] == "2027-02-04"
    page.get_by_label("Thursday").check()
    for label, text in {"Time of day": "9:30", "People in the group": "8"}.items():
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="Make the plan").click()
    assert page.locator("#your-plan").is_visible()
    skipped = "2027-02-11\n2027-02-31\n2027-02-18"
    page.get_by_label("Dates to skip").fill(skipped)
    page.get_by_label("First date").focus()
    before = boxes(page)
    page.reload()
    assert boxes(page) == before
    assert before["skip"] == skipped
    assert page.locator("#plan-skip-says").inner_text().startswith("February has 28 days in 2027")
    page.get_by_label("Dates to skip").fill("2027-02-11\n2027-02-18")
    page.get_by_label("First date").focus()
    assert "skip=2027-02-11,2027-02-18" in page.url


def test_the_address_of_another_plan_comes_before_boxes_of_before(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    page.get_by_label("First date").fill("2027-02-04")
    page.goto("about:blank")
    page.goto(f"{address}{PLAN}#way=six-sessions&first=2027-03-04")
    assert boxes(page)["first"] == "2027-03-04"


def test_emptied_boxes_stay_empty(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    page.get_by_label("First date").fill("2027-02-04")
    page.get_by_role("button", name="Empty all boxes").click()
    page.reload()
    assert boxes(page)["first"] == ""
