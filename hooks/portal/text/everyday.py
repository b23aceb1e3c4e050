"""Markdown as people write it elsewhere: a list right below a line is mended, what would come out otherwise than meant is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.text.blanks import TABLE_RULE
from portal.text.body import Body
from portal.text.issues import Issue
from portal.text.prose import mask_fences
from portal.text.remembered import remembered

ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
BEGINS = re.compile(r"(?:[-*+]|1[.)])[ \t]+\S")
"""How a list begins that may stand right below a line of text. '2026. It was' goes on with a sentence."""
NO_TEXT = ("|", ">", "#", "<", "!!!", "???", "[^", "*[", "```", "~~~", " ", "\t", "///")
NOTE = re.compile(r"([ \t]*)(?:!!!|\?\?\?)")
SHALLOW = re.compile(r"[ ]{1,3}(?=\S)")
UNDERLINE = re.compile(r"(?:=+|-{2,})[ \t]*$")
TIGHT_HEADING = re.compile(r"#{1,6}[^#\s{]")
MARKS = (
    (re.compile(r"^[ \t]*:::.*"), "Write '!!! note \"Title\"', and below it, indented by four blanks, the words"),
    (
        re.compile(r"^[ \t]*>[ \t]*\[![A-Za-z]+\]"),
        "Write '!!! note \"Title\"', and below it, indented by four blanks, the words",
    ),
    (re.compile(r"\[\[[^\[\]\n]+\]\]"), "Write a link as '[words](file.md)'"),
    (re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}"), "Write the words themselves; nothing is filled in here"),
    (
        re.compile(r"(?<=\S)[ \t]*(?:(?<!\w)_{3,}|(?<!_)_{4,})[ \t]*(?=\||$)|^[ \t]*_{3,}(?=[ \t]+[^\s_])"),
        "Write '[text]' for a line to write on, on a sheet; elsewhere leave it out",
    ),
    (re.compile(r"[☐☑☒]"), "Write a plain list, or make it a sheet with '[ ]'"),
)
BOX = re.compile(r"[ \t]*[-*+][ \t]+(\[[ xX]\])[ \t]")


def check_everyday(path: str, body: Body, *, boxes: bool) -> Iterator[Issue]:
    """What other programs would show as meant, and this site otherwise. `boxes` says whether '[ ]' is a field of the page."""
    lines = body.masked.split("\n")
    for number, (line, problem, fix) in _forms(lines, boxes=boxes):
        shown = body.lines[number].strip()[:40] if line is None else line
        yield Issue(path, body.first_line + number, "markdown-form", f"'{shown}' {problem}.", f"{fix}.")


def _forms(lines: list[str], *, boxes: bool) -> Iterator[tuple[int, tuple[str | None, str, str]]]:
    listed = False
    """Whether what stands here could belong to an item of a list."""
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        if not line.strip():
            continue
        if shallow := SHALLOW.match(line):
            note = NOTE.match(before)
            inside = line[shallow.end() :]
            if (note and not note[1]) or (listed and (ITEM.match(inside) or not before.strip())):
                deep = f"is indented by {shallow.end()}, so it would stand outside of what it belongs to"
                yield number, (None, deep, "Indent it by four blanks")
        else:
            listed = bool(ITEM.match(line)) or (listed and (line.startswith((" ", "\t")) or bool(before.strip())))
        if re.match(r"[ \t]*\d{1,9}\)[ \t]+\S", line) and (not before.strip() or ITEM.match(before.lstrip())):
            yield number, (None, "is no item of a list here", f"Write '{line.strip().split(')')[0]}.'")
        if TIGHT_HEADING.match(line):
            yield (
                number,
                (None, "is no heading as it stands", "Leave a blank behind '#', or write '\\#' for the sign itself"),
            )
        if UNDERLINE.match(line) and before.strip() and not before.startswith(NO_TEXT) and not ITEM.match(before):
            yield (
                number,
                (
                    before.strip()[:40],
                    "is underlined",
                    f"Write '## {before.strip()[:40]} {{ #a-name }}', or leave a line empty above the line",
                ),
            )
        if not boxes and (box := BOX.match(line)):
            yield (
                number,
                (box[1], "is no box to tick here", "Write a plain list, or make it a sheet in guides/worksheets/"),
            )
        for pattern, fix in MARKS:
            if found := pattern.search(line):
                yield number, (found[0].strip()[:40], "means nothing here", fix)


@remembered
def with_gaps(text: str) -> str:
    """The text with an empty line where a list or a table begins right below a line of words, as other programs read it."""
    lines = text.split("\n")
    seen = mask_fences(text).split("\n")
    out: list[str] = []
    words = False
    """Whether the line above belongs to a paragraph that is no item of a list."""
    for number, line in enumerate(lines):
        here = seen[number]
        after = seen[number + 1] if number + 1 < len(seen) else ""
        table = "|" in here and bool(TABLE_RULE.match(after.strip())) and "|" in after
        if words and (BEGINS.match(here) or table):
            out.append("")
            words = False
        elif not here.strip():
            words = False
        elif not words:
            above = seen[number - 1] if number else ""
            words = not above.strip() and not here.startswith(NO_TEXT) and not ITEM.match(here)
        out.append(line)
    return "\n".join(out)
