"""How wide the columns of a sheet's tables are on paper, and that the mark of a note stays with its word."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from portal.content.library import Library
from portal.content.model import Worksheet
from portal.print.columns import PADDING, ROOM, Grid, column_widths, grids_of, read_grid
from portal.print.footnote_marks import hold_marks
from portal.print.html import read_html
from portal.print.page import print_part
from portal.sheets.form import render_form

LIST = Grid(
    short=True,
    names=["Person 1", "Person 2"],
    heads=["Person", "First name or initials", "Was there", "Call afterward?"],
    cells=[["input", ["all", "part", "phone or online", "no", "has left"], ["yes", "no"]]] * 2,
)


def test_choices_get_the_room_that_they_need_and_names_what_they_need() -> None:
    assert column_widths(LIST) == {0: 4.21, 2: 17.07, 3: 5.14}


def test_a_hand_keeps_three_centimeters_beside_the_choices(library: Library) -> None:
    narrow = {}
    for sheet in library.of(Worksheet):
        for grid in map(read_grid, grids_of(read_html(render_form(sheet)))):
            widths = column_widths(grid)
            rest = ROOM - sum(widths.values()) - PADDING * len(widths)
            each = rest / (len(grid.heads) - len(widths)) if len(widths) < len(grid.heads) else 100
            if widths and each * 11.5 / 72 * 2.54 < 3:
                narrow[f"{sheet.slug}: {grid.heads}"] = round(each, 2)
    assert narrow == {}


@pytest.mark.parametrize(
    "cells",
    [
        [["input", "textarea"]] * 2,
        [["", ["yes", "no"]]] * 2,
        [["input", ["yes", "no"]], [["yes", "no"], "input"]],
        [],
    ],
    ids=["no choices", "words that are not to be squeezed", "choices in one row only", "no rows"],
)
def test_other_tables_keep_columns_of_one_width(cells: list[list[list[str] | str]]) -> None:
    assert column_widths(replace(LIST, cells=cells, heads=["Person", "A", "B"])) == {}


def test_the_width_stands_in_the_head_of_the_printed_table_and_nowhere_else() -> None:
    cells = "<td><input type='radio' value='yes'><input type='radio' value='no'></td><td><input type='text'></td>"
    html = f"<table class='gp-grid gp-grid--short'><thead><tr><th>Who</th><th>Call?</th><th>Name</th></tr></thead><tbody><tr><th>Person 1</th>{cells}</tr></tbody></table>"
    made = print_part(html, page="", prefix="", context="", inside={}, host="")
    assert not re.search(r"<td[^>]* style=", made)
    assert [bool(style) for style in re.findall(r'<th( style="width:[^"]*")?>', made)] == [True, True, False, False]


TABLE = """<table class="gp-grid"><thead><tr><th scope="col">Day</th><th scope="col">What I do</th><th scope="col">Good?</th>
<th scope="col">Hours</th></tr></thead><tbody><tr><th scope="row">Monday</th>
<td><input type="text" id="monday-what" name="monday-what" aria-label="Monday: What I do"></td>
<td><span role="radiogroup" aria-label="Monday: Good?"><label><input type="radio" name="g" id="g-1" value="yes"> yes</label></span></td>
<td>8</td></tr></tbody></table>"""


def test_in_large_print_each_row_is_a_record_with_boxes_as_wide_as_the_page() -> None:
    made = print_part(TABLE, page="", prefix="", context="", inside={}, host="", large=True)
    assert "<table" not in made
    assert [line for line in re.sub(r"<[^>]+>", "\n", made).split("\n") if line.strip()] == [
        "Monday",
        "What I do",
        "Good?",
        " yes",
        "Hours:",
        " 8",
    ]
    assert '<h2>Monday</h2><p class="gp-field gp-cell"><label for="monday-what">What I do</label><textarea' in made
    assert 'rows="2"' in made
    assert 'aria-label="Monday: What I do"' in made
    assert 'aria-label="Monday: Good?: yes"' in made


def test_what_is_typed_into_a_cell_may_take_several_lines() -> None:
    made = print_part(TABLE, page="", prefix="", context="", inside={}, host="")
    assert re.search(r'<textarea [^>]*name="monday-what"[^>]*rows="1"', made)


@pytest.mark.parametrize(
    ("html", "held"),
    [
        ("reads badly.<sup>1</sup> Next", 'reads badly<span class="held">.<sup>1</sup></span> Next'),
        (
            'said &quot;no&quot;<sup id="r"><a href="#f">2</a></sup>',
            'said &quot;no<span class="held">&quot;<sup id="r"><a href="#f">2</a></sup></span>',
        ),
        ("a year,<sup>7</sup> <sup>8</sup> and", 'a year<span class="held">,<sup>7</sup> <sup>8</sup></span> and'),
        ("<abbr>IPS</abbr><sup>3</sup>", '<abbr>IPS</abbr><span class="held"><sup>3</sup></span>'),
        ("no mark, 3.14", "no mark, 3.14"),
    ],
)
def test_a_mark_is_held_by_what_stands_before_it_and_no_word_changes(html: str, held: str) -> None:
    assert hold_marks(html) == held
    assert re.sub("<[^>]+>", "", held) == re.sub("<[^>]+>", "", html)
