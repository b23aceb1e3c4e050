"""The second page of a session's pack: what a leader reads from it who has never led a group."""

from __future__ import annotations

from portal.content.library import Library
from portal.content.model import Guide
from portal.editions.plan import Printed, pack_path, plan_printed
from portal.print.footnote_marks import without_grades
from portal.print.pack_job import Job, job_of
from portal.print.run_sheet import in_room


def pack(library: Library, slug: str) -> Printed:
    (guide,) = [guide for guide in library.of(Guide) if guide.slug == slug]
    return next(edition for edition in plan_printed(library) if edition.src == pack_path(guide))


def job(library: Library, slug: str) -> Job:
    found = job_of(pack(library, slug), library)
    assert found
    return found


def test_it_says_how_many_copies_of_each_sheet_somebody_makes(library: Library) -> None:
    person, leader = "one for each person, and two to spare", "one for each leader"
    assert [(copy.title, copy.copies) for copy in job(library, "1-welcome").copies] == [
        ("Session run sheet", leader),
        ("When it does not go as planned", leader),
        ("Harm or crisis", leader),
        ("Sign-in for a funder", "one"),
        ("Group agreement and privacy", person),
        ("Ways people find work", person),
        ("People who know me best", person),
        ("A finished Blueprint: an example", "one"),
        ("My usual week", person),
        ("Attendance", "one"),
        ("Observation notes", leader),
    ]
    welcome_talk = next(copy for copy in job(library, "0-planning").copies if copy.title == "Welcome talk")
    assert welcome_talk.copies == "one about each person, for leaders"


def test_it_lists_what_to_bring_and_to_write_and_whom_to_call(library: Library) -> None:
    found = job(library, "1-welcome")
    assert "a name card for each person and each leader" in found.bring
    assert found.chart[0] == (
        "Arrive and access check",
        "the steps of today with their times; a crisis line beside them.",
    )
    assert found.calls[0] == "each person, two days before, the way they asked to be reached"
    assert len(found.chart) == 5


def test_every_edition_but_a_pack_has_none(library: Library) -> None:
    others = [edition for edition in plan_printed(library) if not edition.guide]
    assert len(others) > 100
    assert not [edition.src for edition in others if job_of(edition, library)]


def test_the_heading_of_a_step_says_when_it_begins(library: Library) -> None:
    guide = pack(library, "1-welcome").guide
    assert guide
    html = '<h2 id="materials">Materials</h2><h2 id="ways">Ways people find work (20 min)</h2>'
    assert in_room(html, guide) == (
        '<h2 id="materials">Materials</h2><h2 id="ways">10:00 Ways people find work (20 min)</h2>'
    )


def test_a_note_on_paper_does_not_say_how_its_source_was_read() -> None:
    note = "Guide (LEAD Center, 2017), p. 3; secondary source, read in a copy kept by others. One pilot only."
    assert without_grades(note) == "Guide (LEAD Center, 2017), p. 3. One pilot only."
