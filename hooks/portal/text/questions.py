"""Sentences that ask, hidden from rules for sentences that claim. What cites a fact claims something, and stays."""

from __future__ import annotations

import re

from portal.text.blanks import BRACKET
from portal.text.inline import CITATION

END = re.compile(r"[.!?]\s+(?=\S)")
SENTENCE = re.compile(r"(?:(?![.!?](?:\s|$)|\n[ \t]*\n).)+[.!?]?", re.S | re.M)


def hide_questions(text: str) -> str:
    """The Markdown, of the same length, without sentences that end in a question mark."""
    return SENTENCE.sub(lambda match: hide_all(match[0]) if match[0].endswith("?") else match[0], text)


def hide_asking(line: str) -> str:
    """A line of a sheet without the sentence that its field stands in, or stands behind."""
    bracket = BRACKET.search(line)
    before = line[: bracket.start()].rstrip() if bracket else ""
    ends = [match.end() for match in END.finditer(before)]
    start = ends[-1] if ends else 0
    return line[:start] + hide_all(line[start:])


def hide_all(text: str) -> str:
    """The text with signs in the place of its words, so that lines and paragraphs stay what they are."""
    return text if CITATION.search(text) else re.sub(r"[^\n]", "…", text)
