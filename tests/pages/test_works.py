"""The library: works that a reader may want to have, made of the sources that say what they serve for."""

from __future__ import annotations

from datetime import date

from helping.sites import small_library
from portal.checks.advice import advise
from portal.content.choices import SERIES
from portal.content.library import Library
from portal.content.model import Worksheet
from portal.pages.lists import list_anchors, render_list

DAY = date(2026, 11, 30)
SOURCES = """
newsletter:
  title: The newsletter
  publisher: A center
  date: 2021-05-12
  url: https://example.org/newsletter
  seen: original
  serves: News for teams.
  shelf: ce
  cost: free

survey:
  title: The survey
  publisher: A university
  date: 2010-03
  seen: copy

manual:
  title: A manual
  publisher: A bureau
  date: undated
  seen: summary
  serves: How to begin.
  ask: the bureau
"""


def with_works() -> Library:
    return small_library({"docs/data/sources.yml": SOURCES})


def test_a_work_is_listed_with_who_when_what_for_its_address_and_its_cost() -> None:
    told = render_list("works", with_works(), "docs/library.md", DAY)
    assert told.splitlines() == [
        "## Individual Placement and Support { #ips }",
        "",
        "- **_A manual_**, A bureau, no date. How to begin. Cost: ask the publisher. "
        "We know no address of it: ask the bureau. Known through a summary by others.",
        "",
        "## Customized Employment and Discovery { #ce }",
        "",
        "- **[The newsletter](https://example.org/newsletter)**, A center, May 12, 2021. News for teams. Cost: free. "
        "Read at its publisher.",
    ]


def test_a_work_of_the_library_needs_no_fact() -> None:
    assert [issue for issue in advise(with_works()) if issue.rule == "source-unused"] == []


def test_the_headings_of_the_library_can_be_linked_to(library: Library) -> None:
    page = library.content["docs/library.md"]
    assert {"ips", "ce", "paying", "rights", "veterans"} <= list_anchors(library, page)
    assert "IPS Supported Employment: A Practical Guide" in render_list("works", library, page.path, DAY)


def test_each_sheet_of_a_series_is_in_its_list_and_each_list_on_a_page(library: Library) -> None:
    lists = {marker: item.path for item in library.content.values() for marker in item.body.lists}
    assert lists["ce-sheets"] == "docs/ce/craft/index.md"
    assert lists["program-sheets"] == "docs/program-setup.md"
    for name in SERIES:
        sheets = [sheet for sheet in library.of(Worksheet) if sheet.series == name]
        if name in ("ce", "program"):
            told = render_list(f"{name}-sheets", library, "docs/index.md", DAY)
            assert [sheet.title for sheet in sheets if f"**[{sheet.title}](" not in told] == []
            assert told.count('<div class="gp-card"') == len(sheets) >= 8


def test_each_sheet_about_a_person_says_who_may_see_it(library: Library) -> None:
    """The build writes it on a participant's sheet; a specialist's sheet for one person has a line of its own."""
    for sheet in library.of(Worksheet):
        if sheet.series == "ce":
            said = ("may see", "gets a copy", "about a business", "about the job", "stays with us")
            assert any(words in sheet.body.text for words in said), sheet.path
