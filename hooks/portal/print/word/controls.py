"""Content controls: the fields of a Word document, each with a name that says what it asks for. ISO/IEC 29500-1, 17.5.2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr
from zlib import crc32

from portal.content.words import day_pattern
from portal.sheets.fields import Field

LONGEST = 64
"""Word calls a file damaged when the name or the tag of a control is longer."""
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
BLANK = "\u00a0" * 12  # wide enough to be hit with a mouse, and blank on paper
UNTICKED, TICKED = "2610", "2612"
BOX_FONT = "MS Gothic"  # on every machine that has Word


LONGEST_NAME, KEPT = 56, 46
"""Letters of a field's name that a tag can hold besides the number of a choice, and those that stay of a longer one."""


class Controls:
    """The controls of one document, in the order of its sheet's fields. Their ids count up, and no two have the same name.

    `fields` are those of the sheet by their names in its form. A control is tagged with that name, so that a filled file can be opened in
    the form again; `overrides/assets/javascripts/sheet/docx-read.mjs` reads it.
    """

    def __init__(self, language: str, fields: Mapping[str, Field]) -> None:
        self.language = language
        self.day = day_pattern(language)
        self.names: set[str] = set()
        self.tags = _tags(fields)
        self.count = 0

    def text(self, label: str, lines: int = 1) -> str:
        """A field for words: of one line, or with room for several."""
        room = f'<w:t xml:space="preserve">{BLANK}</w:t>' + "<w:br/>" * (lines - 1)
        kind = '<w:text w:multiLine="1"/>' if lines > 1 else "<w:text/>"
        return self._control(label, f"<w:showingPlcHdr/>{kind}", f"<w:r>{room}</w:r>")

    def date(self, label: str) -> str:
        """A field for a day, with a calendar to pick it from."""
        kind = (
            f"<w:date><w:dateFormat w:val={quoteattr(self.day)}/><w:lid w:val={quoteattr(self.language)}/>"
            '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
        )
        room = f'<w:r><w:t xml:space="preserve">{BLANK}</w:t></w:r>'
        return self._control(label, f"<w:showingPlcHdr/>{kind}", room)

    def box(self, label: str) -> str:
        """A box to tick."""
        kind = (
            f'<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="{TICKED}" w14:font="{BOX_FONT}"/>'
            f'<w14:uncheckedState w14:val="{UNTICKED}" w14:font="{BOX_FONT}"/></w14:checkbox>'
        )
        font = f'<w:rFonts w:ascii="{BOX_FONT}" w:eastAsia="{BOX_FONT}" w:hAnsi="{BOX_FONT}" w:hint="eastAsia"/>'
        return self._control(label, kind, f"<w:r><w:rPr>{font}</w:rPr><w:t>&#x{UNTICKED};</w:t></w:r>")

    def _control(self, label: str, kind: str, content: str) -> str:
        self.count += 1
        name = _unused(label, self.names)
        tag = next(self.tags)
        return (
            f"<w:sdt {NAMESPACES}><w:sdtPr><w:alias w:val={quoteattr(name)}/><w:tag w:val={quoteattr(tag)}/>"
            f'<w:id w:val="{self.count}"/><w:lock w:val="sdtLocked"/>{kind}</w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )


def _tags(fields: Mapping[str, Field]) -> Iterator[str]:
    """One for each control: a choice of several has a box for each, with a number behind the name."""
    for name, field in fields.items():
        tag = name if len(name) <= LONGEST_NAME else f"{name[:KEPT]}~{crc32(name.encode()):08x}"
        yield from (f"{tag}.{turn}" for turn in range(1, len(field.options) + 1)) if field.options else (tag,)


def shorten(name: str, most: int = LONGEST) -> str:
    """A name that fits. What follows the last colon stays, because rows and choices differ in it."""
    if len(name) <= most:
        return name
    head, colon, tail = name.rpartition(": ")
    end = f"{colon}{tail}" if colon and len(tail) <= most // 2 else ""
    room = most - len(end) - 1
    cut = (head if end else name)[:room]
    kept = cut.rsplit(" ", 1)[0] if " " in cut else cut
    return f"{kept.rstrip(' ,;:.')}…{end}"


def _unused(name: str, used: set[str]) -> str:
    """The name within the limit, with a number behind it where it is taken."""
    found, turn = shorten(name), 1
    while found in used:
        turn += 1
        found = f"{shorten(name, LONGEST - 5)} ({turn})"
    used.add(found)
    return found
