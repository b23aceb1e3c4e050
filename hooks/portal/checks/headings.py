"""Rules for how a page is laid out: a question begins with its answer, a page has one title, and each heading an address of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.sheets.own_lines import OWN
from portal.text.issues import Issue
from portal.text.source import Source

RESERVED = {"sources", "timetable", OWN}


def check_answer(source: Source) -> Iterator[Issue]:
    """A question whose page says nothing before its first list or heading has no answer for a card, a slip or a result."""
    if source.body.text.strip() and not source.body.short:
        problem = "There is no answer in words below the front matter."
        fix = "Begin the page with two or three sentences that stand alone."
        yield Issue(source.path, source.body.first_line, "empty-body", problem, fix)


def check_headings(source: Source) -> Iterator[Issue]:
    """Headings that repeat the title, have no id of their own, or share one."""
    seen: dict[str, int] = {}
    for heading in source.body.headings:
        if heading.level == 1:
            problem = f"'# {heading.text}' is a second title."
            fix = "Begin at '##'; the title comes from the front matter."
            yield Issue(source.path, heading.line, "heading-one", problem, fix)
        elif not heading.explicit:
            problem = f"The heading '{heading.text}' has no id of its own."
            fix = f"Write '{'#' * heading.level} {heading.text} {{ #{_short(heading.id)} }}', and keep the id when the words change."
            yield Issue(source.path, heading.line, "heading-id", problem, fix)
        if heading.id in seen:
            problem = f"The id '{heading.id}' is on line {seen[heading.id]} as well."
            fix = "Give one of the two headings another '{ #id }'."
            yield Issue(source.path, heading.line, "heading-twice", problem, fix)
        elif heading.id in RESERVED:
            problem = f"The id '{heading.id}' is taken by a part that the build adds."
            yield Issue(source.path, heading.line, "heading-twice", problem, "Give the heading another '{ #id }'.")
        seen[heading.id] = heading.line


def _short(made: str) -> str:
    """An id of at most four words, without the minutes of a step."""
    words = re.sub(r"-\d+-min$", "", made).split("-")
    return "-".join(words[:4])
