"""What a line of Markdown belongs to: a note, a quotation, a heading, or code that is told by its indentation alone."""

from __future__ import annotations

import re

CODE = "code"
ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ \t]")
NOTE = re.compile(r"!!!|\?\?\?")
HEADING = re.compile(r"#{1,6}[ \t]")


class Places:
    """Where each line of a text stands, asked one after the other. Code in fences and comments must be blanked out."""

    def __init__(self) -> None:
        self.note: int | None = None
        """By how much the note is indented that is open."""
        self.listed = False
        self.code = False
        self.before = ""

    def of(self, seen: str) -> str:
        """What the next line belongs to, where that can hold no field: a heading, a quotation, a note, a list, code that is indented."""
        inside = seen.lstrip()
        deep = len(seen) - len(inside)
        if not inside:
            self.before = ""
            return ""
        if self.note is not None and deep <= self.note:
            self.note = None
        if deep < 4 and not seen.startswith("\t"):
            self.listed = bool(ITEM.match(inside)) or (self.listed and bool(self.before or deep))
            self.code = False
        elif not self.listed and self.note is None:
            self.code = self.code or not self.before
        self.before = inside
        if self.code:
            return CODE
        if NOTE.match(inside):
            self.note = deep if self.note is None else self.note
        if self.note is not None:
            return "a note"
        if inside.startswith(">"):
            return "a quotation"
        if HEADING.match(inside):
            return "a heading"
        return "an item of a list" if inside.startswith("|") and deep and self.listed else ""
