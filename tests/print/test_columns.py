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
    assert column_widths(LIST, large=True) == {0: 4.21, 2: 9.36, 3: 5.14}
    assert column_widths(LIST, large=False) == {0: 4.21, 2: 17.07, 3: 5.14}


def test_a_hand_keeps_three_centimeters_beside_the_choices(library: Library) -> None:
    narrow = {}
    for sheet in library.of(Worksheet):
        for grid in map(read_grid, grids_of(read_html(render_form(sheet)))):
            for large, points in ((False, 11.5), (True, 18)):
                widths = column_widths(grid, large=large)
                rest = ROOM[large] - sum(widths.values()) - PADDING * len(widths)
                each = rest / (len(grid.heads) - len(widths)) if len(widths) < len(grid.heads) else 100
                if widths and each * points / 72 * 2.54 < 3:
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
    assert column_widths(replace(LIST, cells=cells, heads=["Person", "A", "B"]), large=True) == {}


def test_the_width_stands_in_the_head_of_the_printed_table_and_nowhere_else(library: Library) -> None:
    sheet = next(sheet for sheet in library.of(Worksheet) if sheet.slug == "attendance")

    def head(*, large: bool) -> list[str]:
        html = print_part(render_form(sheet), page="", prefix="", context="", inside={}, host="", large=large)
        assert not re.search(r"<td[^>]* style=", html)
        return re.findall(r'<th scope="col"( style="[^"]*")?>', html)

    assert head(large=True)[:4] == [' style="width:4.73em"', "", ' style="width:9.36em"', ' style="width:5.14em"']
    assert head(large=False)[4:] == ["", "", "", ""]


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
