"""The marks of notes, which stay with the word that they stand behind, and what notes say on paper."""

from __future__ import annotations

import re

from portal.content.entries import CONFIDENCE, SEEN

MARK = r"<sup\b[^>]*>(?:(?!</sup>).)*</sup>"
MARKS = re.compile(rf"{MARK}(?:\s*{MARK})*", re.S)
BEFORE = re.compile(r"(?:&#?\w+;|[^\s<>&])\Z")
"""The letter in front of a mark, which may be written as an entity."""
LONGEST = 40
"""Letters of an entity at most."""


def hold_marks(html: str) -> str:
    """HTML in which no line begins with the mark of a note. The words stay as they are, so what is read aloud does too.

    Between a full stop and a digit the engine sees a place to break the line, as in '3.14', and a mark is a digit behind a full stop.
    """
    parts: list[str] = []
    done = 0
    for marks in MARKS.finditer(html):
        before = BEFORE.search(html, max(done, marks.start() - LONGEST), marks.start())
        start = before.start() if before else marks.start()
        parts += [html[done:start], '<span class="held">', html[start : marks.end()], "</span>"]
        done = marks.end()
    return "".join([*parts, html[done:]])


def without_grades(html: str) -> str:
    """HTML in which no note says how its source was read: whoever holds the paper asks where a fact comes from and how new it is."""
    for grade in CONFIDENCE.values():
        for seen in SEEN.values():
            html = html.replace(f"; {grade}, {seen}", "")
    return html
