"""The marks of notes, which stay with the word that they stand behind."""

from __future__ import annotations

import re

MARK = r"<sup\b[^>]*>(?:(?!</sup>).)*</sup>"
HELD = re.compile(rf"(?:&#?\w+;|[^\s<>&])?{MARK}(?:\s*{MARK})*", re.S)


def hold_marks(html: str) -> str:
    """HTML in which no line begins with the mark of a note. The words stay as they are, so what is read aloud does too.

    Between a full stop and a digit the engine sees a place to break the line, as in '3.14', and a mark is a digit behind a full stop.
    """
    return HELD.sub(r'<span class="held">\g<0></span>', html)
