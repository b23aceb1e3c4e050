"""Brackets on a sheet: no message says to type what stands there already, wherever that is."""

from __future__ import annotations

import pytest

from portal.sheets.check_fields import check_worksheet
from portal.sheets.fields import Field, parse_worksheet
from portal.text.body import Body
from portal.text.source import Source

PLACES = (
    "Say it: {}",
    "1. {} Say it",
    "{}",
    "> Say it: {}",
    "## Say it: {}",
    "!!! note\n    Say it: {}",
    "| Say | It |\n|---|---|\n| Now | {} |",
    "| Say | It |\n|---|---|\n| {} | Now |",
    "Say | It\n---|---\nNow | {}",
    "| Say {} | It |\n|---|---|\n| Now | Then |",
    "- Say:\n\n    | Say | It |\n    |---|---|\n    | Now | {} |",
)
FIELDS = ("[ ]", "[]", "[\u00a0]", "[text]", "[Text]", "[date]", "[3 lines]", "[3\u00a0lines]", "[choose: yes | no]")


def sheet_of(text: str) -> Source:
    return Source("guides/worksheets/one.md", {}, Body(text))


@pytest.mark.parametrize("typed", FIELDS)
def test_what_a_message_offers_is_never_called_no_field(typed: str) -> None:
    for place in PLACES:
        for issue in check_worksheet(sheet_of(place.format(typed))):
            assert "is no field" not in issue.problem, place


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("[ ]", "tick"), ("[Text]", "text"), ("[3\u00a0lines]", "lines"), ("[choose: yes | no]", "choose")],
)
def test_a_field_is_the_same_in_a_line_and_in_a_table(typed: str, kind: str) -> None:
    found = {
        place: [item for _, items in parse_worksheet(sheet_of(place.format(typed))) for item in items]
        for place in (PLACES[0], PLACES[1], PLACES[6], PLACES[8])
    }
    labels = {
        place: [(item.label, item.kind) for item in items if isinstance(item, Field)] for place, items in found.items()
    }
    assert labels == {
        PLACES[0]: [("Say it", kind)],
        PLACES[1]: [("Say it", kind)],
        PLACES[6]: [("Now: It", kind)],
        PLACES[8]: [("Now: It", kind)],
    }


def test_a_line_of_code_is_no_field_and_no_part_of_the_sheet_either() -> None:
    sheet = sheet_of("## Yours { #yours }\n\nType `[text]` or:\n\n    [3 lines]\n\n```\n| a | [ ] |\n```\n")
    assert [issue.rule for issue in check_worksheet(sheet)] == ["worksheet-empty"]
