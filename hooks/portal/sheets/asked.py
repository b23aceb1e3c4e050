"""What a sheet asks claims nothing: the figures of its questions and choices need no fact."""

from __future__ import annotations

from portal.sheets.fields import Field, parse_worksheet
from portal.text.body import Body
from portal.text.questions import hide_all, hide_asking, hide_questions
from portal.text.source import Source


def without_asked(sheet: Source) -> Body:
    """The same lines without the words of questions and of what can be ticked or chosen, but for those that cite a fact."""
    lines = list(sheet.body.lines)
    head: int | None = None
    for line, found in parse_worksheet(sheet):
        place = line.line - sheet.body.first_line
        asks = any(isinstance(item, Field) for item in found)
        if line.row is None:
            head = None
            lines[place] = hide_asking(line.text) if asks else line.text
        elif head is None:
            head = place
        elif asks:
            lines[head], lines[place] = hide_all(lines[head]), hide_all(line.text)
    return Body(hide_questions("\n".join(lines)), sheet.body.first_line)
