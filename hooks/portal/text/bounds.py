"""How large and how deep a file may be. Beyond that a reader gains nothing, and what reads the file would take minutes or fall over."""

from __future__ import annotations

import re

from portal.text.issues import Issue

LARGEST = 1_000_000
"""Bytes of a file: four times what the longest of ours has."""
MANY = 250
"""Of one sign in a paragraph, where ours have 70 at most."""
ALL = 5_000
"""Of one sign in a page."""
SIGNS = "[]`*_<>!&({\\^~=:"
DEEP = 12
"""Lists or quotations that begin within each other on one line."""
INDENTED = 60
"""Blanks before the words of a line."""
BOXES = 40
"""Boxes of HTML in a page, which may all stand within each other."""
SHORT_FORMS = 50
HEADINGS = 300
NESTED = 40
"""Brackets of a data file that are open at once."""
RUN = re.compile(rf"^[ \t]*(?:(?:[-*+]|\d{{1,9}}[.)])[ \t]+|>[ \t]?){{{DEEP + 1},}}", re.M)
INDENT = re.compile(r"^(?=[ \t]{15})[ \t]*(?=\S)", re.M)
BOX = re.compile(r"<div\b", re.I)
SHORT_FORM = re.compile(r"^[ ]{0,3}\*\[", re.M)
HEADING = re.compile(r"^#", re.M)
PARAGRAPH = re.compile(r"\n[ \t]*\n")
BRACKETS = re.compile(r"[\[{\]}]")
STEPS = re.compile(rf"(?:[-?:][ \t]+){{{NESTED},}}")


def check_size(path: str, data: bytes) -> list[Issue]:
    """A file that is larger than any page needs to be is not read."""
    if len(data) <= LARGEST:
        return []
    problem = f"The file holds {len(data):,} bytes, more than {LARGEST:,}."
    return [Issue(path, 1, "too-much", problem, "Split it, and take out what was pasted by mistake.")]


def check_depth(path: str, text: str, first_line: int) -> list[Issue]:
    """A page whose signs or boxes are too many, or too deep in each other, to be read in a moment."""
    found = _too_deep(text) or _too_many(text)
    if not found:
        return []
    place, problem = found
    fix = "Take out what was pasted by mistake, or put it into a block of code."
    return [Issue(path, first_line + text.count("\n", 0, place), "too-much", problem, fix)]


def check_nesting(path: str, text: str, first_line: int) -> list[Issue]:
    """YAML with brackets within brackets, which the reader of YAML can't come back from."""
    place = _nested(text)
    if place is None:
        return []
    problem = f"More than {NESTED} brackets or lists are open at once."
    fix = "Write 'key: a text' or 'key: [one, two]'."
    return [Issue(path, first_line + text.count("\n", 0, place), "too-much", problem, fix)]


def _nested(text: str) -> int | None:
    depth = 0
    for match in BRACKETS.finditer(text):
        depth = depth + 1 if match[0] in "[{" else max(depth - 1, 0)
        if depth > NESTED:
            return match.start()
    run = STEPS.search(text)
    return run.start() if run else None


def _too_deep(text: str) -> tuple[int, str] | None:
    if run := RUN.search(text):
        return run.start(), f"More than {DEEP} lists or quotations begin within each other."
    for match in INDENT.finditer(text):
        wide = len(match[0].expandtabs(4))
        if wide > INDENTED:
            return match.start(), f"The line is indented by {wide} blanks, more than {INDENTED}."
    counted = (
        (BOX, BOXES, "boxes of HTML"),
        (SHORT_FORM, SHORT_FORMS, "short forms such as '*[VR]'"),
        (HEADING, HEADINGS, "headings"),
    )
    for pattern, most, what in counted:
        places = [match.start() for match in pattern.finditer(text)]
        if len(places) > most:
            return places[0], f"The page holds {len(places):,} {what}, more than {most}."
    return None


def _too_many(text: str) -> tuple[int, str] | None:
    for sign in SIGNS:
        count = text.count(sign)
        if count > ALL:
            return text.index(sign), f"The page holds {count:,} '{sign}', more than {ALL:,}."
        if count > MANY:
            start = 0
            for paragraph in PARAGRAPH.split(text):
                if (inside := paragraph.count(sign)) > MANY:
                    place = text.index(sign, start)
                    return place, f"A paragraph holds {inside:,} '{sign}', more than {MANY}."
                start += len(paragraph)
    return None
