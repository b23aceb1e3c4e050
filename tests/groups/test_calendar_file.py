"""The calendar file of every way to run a series, read by a calendar library and line by line, before and after a change of the plan."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from helping.node import MODULES, run_module
from portal.content.library import Library
from portal.groups.planner import plan_context

TYPED = {
    "way": "six-sessions",
    "first": "2027-10-28",
    "time": "9:30",
    "days": "thu",
    "people": "6",
    "zone": "America/New_York",
    "skip": "\n".join(str(date(2027, 11, 18) + timedelta(weeks=n)) for n in range(17)),
}
"""From before the clocks go back until after they go forward."""
WAYS = ("six-sessions", "five-sessions", "twelve-meetings", "remote")
NAME = re.compile(r"[A-Z-]+(;[A-Z-]+=[^\x00-\x1f\";:,]+)*:")
ONCE = {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"}


def made(library: Library, at: str = "2027-10-01T12:00:00Z", **typed: str) -> str:
    code = """
        const of = (name) => import(new URL(name, modules));
        const { readAnswers } = await of("plan/answers.mjs");
        const { planSeries } = await of("plan/series.mjs");
        const { asCalendar } = await of("plan/calendar.mjs");
        const { answers, problems } = readAnswers(typed, material.ways);
        if (!answers) return problems;
        const { plan } = planSeries(answers, material, "2027-09-01");
        return asCalendar(m.entriesOf(plan, answers, material, "https://x.example/guides/discovery/plan/"), answers.zone, new Date(at));
    """
    found: str = run_module(
        "plan/entries.mjs",
        code,
        typed={**TYPED, **typed},
        material=plan_context(library, {}),
        modules=f"{MODULES.as_uri()}/",
        at=at,
    )
    assert isinstance(found, str), found
    return found


def by_hand(text: str) -> list[dict[str, str]]:
    """Its events, each a value by its name, after every line was held against RFC 5545, section 3.1."""
    assert text.endswith("\r\n")
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", text)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    events: list[dict[str, str]] = []
    open_parts: list[str] = []
    for line in text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        assert NAME.match(line), line
        name, value = line.split(":", 1)
        assert not re.search(r"[\x00-\x08\x0a-\x1f]|(?<!\\)(\\\\)*\\[^\\;,nN]", value), line
        if name == "BEGIN":
            open_parts.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            assert open_parts.pop() == value, line
        elif open_parts[-1] == "VEVENT":
            assert name not in events[-1], line
            events[-1][name] = value
    assert open_parts == []
    for event in events:
        assert {name.split(";")[0] for name in event} >= ONCE
    return events


def by_library(text: str) -> dict[str, Any]:
    return {str(event["UID"]): event for event in icalendar.Calendar.from_ical(text).walk("VEVENT")}


@pytest.mark.parametrize("way", WAYS)
def test_every_meeting_keeps_its_local_time_over_two_clock_changes(library: Library, way: str) -> None:
    text = made(library, way=way)
    events = by_library(text)
    assert [event["UID"] for event in by_hand(text)] == list(events)
    zone = ZoneInfo("America/New_York")
    meetings = [event for event in events.values() if "meeting" in str(event["SUMMARY"]).split(":")[0]]
    starts = [event.decoded("DTSTART") for event in meetings]
    assert starts == sorted(starts)
    assert {(start.hour, start.minute) for start in starts} == {(9, 30)}
    assert starts[0] == datetime(2027, 10, 28, 9, 30, tzinfo=zone)
    rules = icalendar.Calendar.from_ical(text).walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    offsets = [rules.utcoffset(start.replace(tzinfo=None)) for start in starts]
    assert offsets == [start.replace(tzinfo=zone).utcoffset() for start in starts]
    summer, winter = timedelta(hours=-4), timedelta(hours=-5)
    assert (offsets[0], offsets[2], offsets[-1]) == (summer, winter, summer)


@pytest.mark.parametrize(
    "change",
    [{"time": "13:00"}, {"zone": "America/Denver"}, {"skip": ""}, {"people": "3"}, {"way": "five-sessions"}],
)
def test_a_second_file_takes_the_place_of_the_first_and_doubles_nothing(
    library: Library, change: dict[str, str]
) -> None:
    before = by_library(made(library))
    second = made(library, at="2027-10-01T12:00:01Z", **change)
    after = by_library(second)
    assert set(after) <= set(before)
    assert len(before) - len(after) == (1 if "way" in change else 0)  # five meetings in the place of six
    for uid, event in after.items():
        assert int(event["SEQUENCE"]) == int(before[uid]["SEQUENCE"]) + 1
    assert {event["UID"]: int(event["SEQUENCE"]) for event in by_hand(second)} == {
        uid: int(event["SEQUENCE"]) for uid, event in after.items()
    }


def test_another_first_date_is_another_group(library: Library) -> None:
    other = by_library(made(library, first="2027-11-04", skip=""))
    assert not set(other) & set(by_library(made(library)))


@pytest.mark.parametrize("way", WAYS)
def test_what_to_do_before_is_in_the_file(library: Library, way: str) -> None:
    days = {str(event["SUMMARY"]): event.decoded("DTSTART") for event in by_library(made(library, way=way)).values()}
    assert days["Discovery group: Call each person, in the way they asked to be reached."] == date(2027, 10, 26)
    first = min(day for day in days.values() if not isinstance(day, datetime))
    assert first == date(2027, 9, 16)
