"""A guide as it is led in one way to run the series, and what follows from it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from portal.content.library import Library
from portal.content.model import Guide
from portal.content.steps import parse_steps, tasks, told_of
from portal.groups.group_lines import group_line, sections_of_steps
from portal.groups.planner import plan_context
from portal.groups.run import list_runs, render_run
from portal.groups.series import Series, list_series
from portal.groups.ways import guide_for
from portal.text.body import Body

GUIDE = """Opening.

## Arrive (10 min) { #arrive }

- **To bring:** name cards

!!! group "For the group"
    Find a seat.

??? when remote "By phone or video"
    - **To bring:** a headset

    !!! group "For the group"
        Say your name.

## Pairs (20 min) { #pairs }

!!! group "For the group"
    Talk.
"""
ROOM = re.compile(r"\b(?:seats?|doors?|walls?|charts?|sticky notes?|tissues|restrooms?|clipboards?|quiet room)\b")


@pytest.fixture
def guide(library: Library) -> Guide:
    return replace(library.of(Guide)[0], body=Body(GUIDE, 8))


@pytest.fixture(scope="module")
def remote(library: Library) -> Series:
    return next(way for way in list_series(library) if way.id == "remote")


def test_a_part_for_a_way_stands_in_the_place_of_its_step_and_is_left_out_in_others(guide: Guide) -> None:
    found = {way: guide_for(guide, way) for way in ("remote", "five-sessions")}
    lines = {way: group_line(one.body, sections_of_steps(one.body)["arrive"]) for way, one in found.items()}
    assert lines == {"remote": "Say your name.", "five-sessions": "Find a seat."}
    assert told_of(found["remote"], "arrive", "To bring") == ["a headset"]
    assert told_of(found["five-sessions"], "arrive", "To bring") == ["name cards"]
    assert "By phone or video" not in found["five-sessions"].body.text
    for one in found.values():
        assert [(step.id, step.minutes) for step in parse_steps(one.body)] == [("arrive", 10), ("pairs", 20)]
        assert one.body.text.startswith("Opening.")


def test_people_at_home_are_asked_for_nothing_of_a_room(library: Library, remote: Series) -> None:
    runs = [run for run in list_runs(library) if "/remote-" in run.name]
    assert len(runs) == 6
    for run in runs:
        text = render_run(run, library).replace("the right door", "")
        assert ROOM.findall(text) == [], run.name
        assert "where they are today" in text
        assert "a number to call back" in text


def test_the_tasks_of_each_step_at_home_fill_its_minutes(remote: Series) -> None:
    counted = 0
    for part in (part for meeting in remote.meetings for part in meeting.parts):
        for step in part.steps:
            section = part.guide.body.section(step.id)
            assert section
            if done := tasks(section):
                counted += 1
                assert sum(task.minutes for task in done) == step.minutes, (part.guide.slug, step.id)
    assert counted > 20


def test_who_leads_in_a_room_reads_nothing_of_what_holds_at_home(library: Library) -> None:
    runs = [run for run in list_runs(library) if "/remote-" not in run.name]
    assert len(runs) > 20
    for run in runs:
        assert "people on the phone first" not in render_run(run, library), run.name


def plan_of(library: Library, way: str) -> dict[str, Any]:
    ways: list[dict[str, Any]] = plan_context(library, {})["ways"]
    return next(one for one in ways if one["id"] == way)


def test_the_plan_for_people_at_home_lists_the_remote_card_and_buys_nothing_for_a_room(library: Library) -> None:
    plan = plan_of(library, "remote")
    assert plan["away"] is True
    assert "harm-or-crisis-by-phone-or-video" in plan["meetings"][0]["sheets"]
    assert "harm-or-crisis-by-phone-or-video" in plan["before"]
    assert not {"room-and-access", "harm-or-crisis"} & {*plan["before"], *plan["meetings"][0]["sheets"]}
    assert {item for meeting in plan["meetings"] for item in meeting["bring"]} == {
        "a second phone, for the leader who watches",
        "a headset for each leader",
    }
    room = plan_of(library, "six-sessions")
    assert room["away"] is False
    assert "harm-or-crisis" in room["before"]
    assert "harm-or-crisis-by-phone-or-video" not in room["before"]
