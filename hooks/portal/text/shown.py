"""Signs of Markdown that a finished page still shows: what was meant as a list, a table, a box or code came out as a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from portal.text.body import Body
from portal.text.issues import Issue

PARAGRAPH = re.compile(r"<(?:p|li)>((?:(?!</?(?:p|li|pre)>).)*)", re.S)
SIGNS = {
    "a list": r"[-*+] \S|1[.)] \S|(?<=[ \t])\d{1,3}[.)] \S",
    "an item of a list": r"[\u2022\u25aa\u25e6\u2023\u00b7][ \t]*\S",
    "a box to tick": r"\[[ xX]?\] ?\S",
    "a heading": r"#{1,6} ?[A-Za-z]",
    "a table": r"\|[^|\n]+\||\|?[ ]*:?-{2,}:?[ ]*\|",
    "a block of code": r"```|~~~",
    "a box": r":::|!!! |\?\?\? ",
    "a quotation": r"&gt; ?\S",
    "a line across the page": r"[-=]{3,}$",
}
FIXES = {
    "an item of a list": "Begin each item with '- '.",
    "a box to tick": "Write a plain list, or make it a sheet in guides/worksheets/.",
    "a table": "Write a line '|---|---|' below its head, and leave a line empty above it.",
}
LEAVE = "Leave a line empty above it and begin it where the line begins, or write a backslash before its first sign."
LOOKS = {what: re.compile(rf"^[ \t]*(?:{signs}).*", re.M) for what, signs in SIGNS.items()}
DOUBTFUL = re.compile(rf"(?:<(?:p|li)>|\n)[ \t]*(?:{'|'.join(SIGNS.values())})", re.M)
"""What most pages do not hold. Only then each paragraph is looked at."""


def shown_signs(html: str) -> list[tuple[str, str]]:
    """What paragraphs of a finished page still look like, each with the first line that shows it."""
    if not DOUBTFUL.search(html):
        return []
    found = []
    for paragraph in PARAGRAPH.finditer(html):
        shown = [(what, match[0].strip()) for what, looks in LOOKS.items() if (match := looks.search(paragraph[1]))]
        found += shown[:1]
    return found


def check_shown(path: str, signs: list[tuple[str, str]], body: Body) -> Iterator[Issue]:
    """The same as findings, with the line that was typed. Signs that an author meant as words stand behind a backslash in the text."""
    for what, shown in signs:
        begin = unescape(shown.partition("<")[0])[:20].rstrip()
        lines = body.lines if what in ("a block of code", "a quotation") else body.masked.split("\n")
        number = next((number for number, line in enumerate(lines) if line.lstrip(" \t>-*+").startswith(begin)), None)
        if number is None:
            number = next((number for number, line in enumerate(lines) if line.lstrip().startswith(begin)), None)
        if number is not None:
            problem = f"'{body.lines[number].strip()[:40]}' still looks like {what} on the finished page."
            yield Issue(path, body.first_line + number, "markdown-shown", problem, FIXES.get(what, LEAVE))
