"""The run sheet of a pack: what a stand-in reads from it, who has never seen the guide."""

from __future__ import annotations

import re

from portal.content.library import Library
from portal.content.model import Guide, Worksheet
from portal.content.steps import parse_steps
from portal.print.html import read_html, words_of
from portal.print.run_sheet import fill_run_sheet
from portal.sheets.form import render_form

SHEET = "guides/worksheets/run-sheet.md"


def filled(library: Library, slug: str) -> tuple[list[list[str]], str]:
    """The rows of the steps, and all words of the sheet."""
    (guide,) = [guide for guide in library.of(Guide) if guide.slug == slug]
    field = '<input id="step-{0}-{1}" name="step-{0}-{1}" aria-label="Step {0}: x">'
    columns = ("what-we-do", "start-and-minutes", "who-speaks", "sheet-or-thing-we-need")
    rows = "".join(
        f"<tr><th>Step {n}</th>{''.join(f'<td>{field.format(n, c)}</td>' for c in columns)}</tr>" for n in range(1, 4)
    )
    short = '<p><label for="if-time-runs-short-we-drop">If short</label> <input id="if-time-runs-short-we-drop"></p>'
    page = f'<h2 id="steps">The steps</h2><table><tbody>{rows}</tbody></table>{short}'
    root = read_html(fill_run_sheet(page, guide, library))
    return [[words_of(cell) for cell in row] for row in root.iter("tr")], " ".join(words_of(root).split())


def test_every_step_has_its_time_its_sheets_and_what_goes_on_the_chart(library: Library) -> None:
    rows, words = filled(library, "1-welcome")
    assert [row[2] for row in rows] == [
        "9:00, 10", "9:10, 15", "9:25, 15", "9:40, 10", "9:50, 10", "10:00, 20", "10:20, 20", "10:40, 10",
    ]  # fmt: skip
    assert rows[3][:2] == [
        "What this group is and isn't",
        "Hear what this group is and what it is not. Ask what you want to ask."
        "Opening words: “This is what the group is for, and what it isn’t.”"
        "On the chart: two columns, headed “Is” and “Isn’t”, both still empty.",
    ]
    assert rows[5][4] == "Ways people find work; three sticky notes for each person"
    assert rows[7][4].endswith("to take home: My usual week. Try one day of it, or all seven.")
    assert "1. Ways people find work" in words


def test_a_session_has_as_many_rows_as_steps_and_each_row_one_field_for_who_speaks(library: Library) -> None:
    for guide in library.of(Guide):
        rows, _ = filled(library, guide.slug)
        assert [row[0] for row in rows] == [step.title for step in parse_steps(guide.body)]
        assert {row[3] for row in rows} == {""}


def test_the_sheet_itself_has_the_fields_that_are_filled_in(library: Library) -> None:
    sheet = library.content[SHEET]
    assert isinstance(sheet, Worksheet)
    form = render_form(sheet)
    for name in ("session-number-and-title-today", "start-and-end-today", "if-time-runs-short-we-drop"):
        assert re.search(rf'id="{name}"', form), name
    assert 'id="step-1-start-and-minutes"' in form
