"""Bytes to text: the one reader of every file that authors hand in, and what it says about characters that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from portal.text.bounds import check_size
from portal.text.characters import MISPLACED, NAMES, UNSEEN, code_of, mended, name_of
from portal.text.issues import Issue

ENTITY = re.compile(r"&(?:#(\d{1,8}|[xX][0-9a-fA-F]{1,6})|[A-Za-z]{2,30});")


def read_text(path: str, data: bytes) -> tuple[str | None, list[Issue]]:
    """A file as text, and what is wrong with its characters: the text is without these, so that all else in it can be told as well.

    None where the file can't be read at all.
    """
    text, issues = decode(path, data)
    if text is None or (text.isascii() and not UNSEEN.search(text)):
        return text, issues
    issues = list(check_characters(path, text))
    return (mended(text) if issues else text), issues


def decode(path: str, data: bytes) -> tuple[str | None, list[Issue]]:
    """The text as it was typed, without a byte order mark. A byte that is not UTF-8 is a finding, with the line it stands on."""
    if issues := check_size(path, data):
        return None, issues
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        found = f"The file is not UTF-8: byte 0x{data[error.start]:02x} can't be read."
        return None, [Issue(path, line, "utf-8", found, "Save the file with the encoding UTF-8.")]


def check_characters(path: str, text: str, first_line: int = 1) -> Iterator[Issue]:
    """Each kind of character that nobody sees, once, and each kind of blank that stands where only the ordinary one works."""
    unseen = [(match[0], match.start()) for match in UNSEEN.finditer(text)]
    for letter, start, more in _kinds(unseen):
        problem = f"{code_of(letter)}, {name_of(letter)}, stands here{more}."
        yield Issue(path, _line(text, start, first_line), "character", problem, "Delete it, or type the words anew.")
    wide = [(match[match.lastgroup or 0], match.start(match.lastgroup or 0)) for match in MISPLACED.finditer(text)]
    for letter, start, more in _kinds(wide):
        problem = f"{code_of(letter)}, {NAMES.get(letter, 'an unusual blank')}, stands where only an ordinary one works{more}."
        yield Issue(path, _line(text, start, first_line), "character", problem, "Type a blank in its place.")


def check_entities(path: str, text: str, first_line: int) -> Iterator[Issue]:
    """Characters that nobody sees, typed as `&#11;` or `&shy;`. `text` is Markdown with its code blanked out."""
    if "&" not in text:
        return
    for match in ENTITY.finditer(text):
        letter = _meant(match)
        if letter and UNSEEN.fullmatch(letter):
            problem = f"'{match[0]}' means {code_of(letter)}, {name_of(letter)}."
            yield Issue(path, _line(text, match.start(), first_line), "character", problem, "Delete it.")


def with_letters(value: str) -> str:
    """A value with its entities as the letters that they mean, but for those of tags: `R&amp;D` is R&D."""
    if "&" not in value:
        return value
    return ENTITY.sub(lambda match: match[0] if _meant(match) in ("<", ">") else _meant(match) or match[0], value)


def _kinds(found: list[tuple[str, int]]) -> Iterator[tuple[str, int, str]]:
    """Each character once, with the place of the first and words for how many more there are."""
    for letter in dict.fromkeys(letter for letter, _ in found):
        places = [start for other, start in found if other == letter]
        yield letter, places[0], f", and {len(places) - 1} more below" if len(places) > 1 else ""


def _meant(match: re.Match[str]) -> str:
    if not match[1]:
        return unescape(match[0])
    number = int(match[1][1:], 16) if match[1][0] in "xX" else int(match[1])
    return chr(number) if 0 < number < 0x110000 else "\ufffd"


def _line(text: str, offset: int, first_line: int) -> int:
    return first_line + text.count("\n", 0, offset)
