"""What the build adds to sheets and guides: their own lines, the gallery, the variants, handouts without notes, links to editions."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from helping.sites import TODAY
from portal.content import choices, model
from portal.content.library import Library
from portal.content.steps import uses
from portal.editions import places as editions
from portal.editions.plan import pack_path, plan_printed
from portal.groups.variants import left_out, plan_meeting, total
from portal.pages.lists import render_list
from portal.pages.views import view_of
from portal.sheets.fields import Field, parse_worksheet
from portal.sheets.form import render_form

DAY = date.fromisoformat(TODAY)


def fields(sheet: model.Worksheet) -> list[Field]:
    return [item for _, items in parse_worksheet(sheet) for item in items if isinstance(item, Field)]


def of_groups(library: Library) -> list[model.Worksheet]:
    """The sheets of the discovery groups; those of the learning path are told about elsewhere."""
    return [sheet for sheet in library.of(model.Worksheet) if sheet.series == "discovery"]


def test_every_participant_sheet_ends_in_who_may_see_it_and_the_box_to_skip_it(library: Library) -> None:
    sheets = library.of(model.Worksheet)
    participant = [sheet for sheet in sheets if sheet.audience == "participant"]
    assert (len(of_groups(library)), len(participant)) == (43, 29)
    for sheet in participant:
        last = fields(sheet)[-3:]
        assert [(field.kind, field.label) for field in last] == [
            ("choose", "Who may see this sheet?"),
            ("text", "Names of the people who may see it"),
            ("tick", "I want to skip this sheet for now."),
        ], sheet.path
        assert last[0].options == ("only me", "the people I name", "anyone in my group")
        assert render_form(sheet).count("I want to skip this sheet for now.</label>") == 1
    for sheet in sheets:
        if sheet.audience == "facilitator":
            assert "skip this sheet" not in sheet.body.text, sheet.path


def test_every_sheet_has_a_purpose(library: Library) -> None:
    for sheet in of_groups(library):
        assert sheet.purpose in choices.PURPOSES, sheet.path
        assert (sheet.purpose == "lead") == (sheet.audience == "facilitator"), sheet.path


def test_the_gallery_has_every_sheet_once_by_session_and_once_by_purpose(site: Path, library: Library) -> None:
    html = (site / "guides/worksheets/index.html").read_text(encoding="utf-8")
    sessions, purposes = html.split('id="participants"')[1].split('id="purposes"')
    for sheet in of_groups(library):
        assert sessions.count(f'<a href="{sheet.slug}/">') == 1, sheet.path
        assert purposes.count(f'<a href="{sheet.slug}/">{sheet.title}</a>, {sheet.minutes} minutes') == 1, sheet.path
    third = sessions.split('id="participant-3"')[1].split("<h3")[0]
    assert re.findall(r'<strong><a href="([a-z-]+)/"', third) == [
        "help-at-work",
        "money-questions",
        "sharing-information",
        "what-i-need",
    ]
    assert third.count("<p>20 minutes</p>") == 2


def test_no_page_links_to_an_edition_that_is_not_built(site: Path, printed_site: Path) -> None:
    for path in [*(site / "guides").rglob("*.html"), *(printed_site / "guides").rglob("*.html")]:
        links = re.findall(r'href="([^"]+\.(?:pdf|docx))"', path.read_text(encoding="utf-8"))
        assert [link for link in links if not (path.parent / link).resolve().is_file()] == [], path


def test_editions_stand_beside_their_page_and_are_named(library: Library) -> None:
    sheet = library.content["guides/worksheets/my-pitch.md"]
    guide = library.content["guides/discovery/1-welcome.md"]
    assert isinstance(sheet, model.Worksheet)
    assert isinstance(guide, model.Guide)
    without = replace(library, built=frozenset())
    assert editions.editions(sheet, without.built) == ()
    assert editions.thumbnail(sheet, without.built) is None
    assert view_of(sheet, without, DAY).editions == ()
    assert [(e.kind, e.src) for e in editions.editions(sheet, library.built)] == [
        ("pdf", "guides/worksheets/my-pitch.pdf"),
        ("large-print", "guides/worksheets/my-pitch-large-print.pdf"),
        ("docx", "guides/worksheets/my-pitch.docx"),
    ]
    assert [e.src for e in editions.editions(guide, library.built)] == [
        "guides/discovery/1-welcome.pdf",
        "guides/discovery/1-welcome-large-print.pdf",
        "guides/discovery/1-welcome-pack.pdf",
    ]
    assert [place.title for place in view_of(sheet, library, DAY).editions] == ["PDF", "Large print PDF", "Word"]
    cards = render_list("participant-sheets", library, "guides/worksheets/index.md", DAY)
    assert "![](my-pitch.png){ .gp-card__picture loading=lazy }" in cards
    assert (
        '25 minutes · [PDF](my-pitch.pdf){ aria-label="My pitch: PDF" } · '
        '[Large print PDF](my-pitch-large-print.pdf){ aria-label="My pitch: Large print PDF" } · '
        '[Word](my-pitch.docx){ aria-label="My pitch: Word" }'
    ) in cards


def test_variants_are_computed_from_the_guides(library: Library) -> None:
    guides = {guide.session: guide for guide in library.of(model.Guide)}
    plans = {
        variant.id: [total(plan_meeting(text, guides)) for text in variant.meetings]
        for variant in library.variants.values()
    }
    assert plans == {
        "five-sessions": [110, 110, 110, 120, 110],
        "twelve-meetings": [50] * 12,
        "remote": [70, 75, 75, 70, 70, 70],
    }
    assert library.variants["remote"].people == 6
    assert left_out(library.variants["twelve-meetings"], guides) == []
    remote = {
        part.guide.session: [step.id for step in part.steps] for part in left_out(library.variants["remote"], guides)
    }
    assert remote[3] == ["check", "sharing"]


def test_the_series_page_shows_each_variant_with_its_total(site: Path) -> None:
    html = (site / "guides/discovery/index.html").read_text(encoding="utf-8").split('id="variants"')[1].split("<h2")[0]
    shown = re.findall(r'<h3 id="([a-z-]+)">.*?<td>All</td>\s*<td></td>\s*<td>(\d+)</td>', html, re.S)
    assert shown == [("five-sessions", "560"), ("twelve-meetings", "600"), ("remote", "430")]
    assert "6 meetings, up to 6 people." in html


def test_a_pack_holds_each_sheet_that_its_guide_uses(library: Library) -> None:
    planned = {edition.src: [part.slug for part in edition.parts] for edition in plan_printed(library)}
    for guide in library.of(model.Guide):
        named = {library.content[use.path].slug for use in uses(guide.path, guide.body)}
        assert set(planned[pack_path(guide)]) == named | {guide.slug, "run-sheet"}
    last = planned["guides/discovery/6-my-blueprint-pack.pdf"]
    assert last == [
        "run-sheet", "when-it-does-not-go-as-planned", "harm-or-crisis", "certificate", "6-my-blueprint",
        "before-and-after", "my-blueprint", "action-plan", "looking-back", "attendance", "observation-notes",
        "follow-up-log",
    ]  # fmt: skip
    assert "group-agreement" in planned["guides/discovery/1-welcome-pack.pdf"]
    forms = {"partner-roles", "room-and-access", "welcome-talk", "harm-or-crisis"}
    invites = {"flyer", "invitation-letter", "partner-letter", "welcome-call", "reminder-texts", "before-and-after"}
    assert forms | invites <= set(planned["guides/discovery/0-planning-pack.pdf"])
