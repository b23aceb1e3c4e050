"""What the build adds to each participant's sheet: who may see it, and a box to skip it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal.content.model import Worksheet
from portal.content.words import Words, check_locale
from portal.sheets.fields import Field, parse_worksheet
from portal.text.body import Body
from portal.text.issues import Issue
from portal.text.remembered import remembered
from portal.text.source import Source

OWN = "yours"
"""The id of the part that the build adds to a participant's sheet."""


def complete(sheet: Worksheet, words: Words) -> Worksheet:
    """The sheet with what each participant's sheet ends in: who may see it, and a box to skip it. Forms stay as they are.

    The library holds completed sheets, so every edition has these lines and nobody needs to add them.
    """
    if sheet.audience != "participant":
        return sheet
    return replace(sheet, body=_completed(sheet.body, tuple(_own_lines(words))))


@remembered
def _completed(body: Body, lines: tuple[str, ...]) -> Body:
    """The same for each build while `make serve` runs, so that no sheet is read again."""
    return Body("\n\n".join([body.text.rstrip(), *lines]) + "\n", body.first_line)


def _own_lines(words: Words) -> list[str]:
    return [
        # Each sheet has it, so it would fill the search with itself.
        f"## {words.yours} {{ #{OWN} data-search-exclude }}",
        f"{words.who} [choose: {' | '.join(words.who_choices)}]",
        f"{words.who_names}: [text]",
        f"[ ] {words.skip}",
    ]


def check_words(words: Words) -> Iterator[Issue]:
    """The fixed words must make the fields that they stand for, in a language that is known."""
    yield from check_locale(words)
    wanted = {"who": "choose", "who_names": "text", "skip": "tick"}
    for (name, kind), line in zip(wanted.items(), _own_lines(words)[1:], strict=True):
        found = [
            item
            for _, items in parse_worksheet(Source(words.path, {}, Body(line, words.lines[name])))
            for item in items
        ]
        if len(found) != 1 or not isinstance(found[0], Field) or found[0].kind != kind:
            problem = f"'{name}' of '{words.id}' makes no field: '{line}'."
            fix = "Leave out square brackets and bars, and name at least two different choices."
            yield Issue(words.path, words.lines[name], "words-field", problem, fix)
