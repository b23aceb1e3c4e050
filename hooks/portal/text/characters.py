"""Characters that nobody sees: what they are called, and a text without them.

They come along when words are pasted from a slide, a PDF or a chat. One of them makes a feed, a Word file or a book unreadable, or
hides a word from search.
"""

from __future__ import annotations

import re

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef"
    "\ufeff\uffa0\ufff0-\uffff\ue000-\uf8ff\ud800-\udfff\U000e0000-\U000e007f\U000f0000-\U0010ffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 15))
    # Joiners belong to emoji and to some scripts. Between Latin letters they only hide.
    + "]|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)
WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks that look like the ordinary one and are none. Between two words they do no harm."""
MISPLACED = re.compile(
    rf"^[ \t>]*(?P<first>[{WIDE}])"  # where a line begins, or stands empty
    rf"|^[ \t]*(?:[-*+>]|\d+[.)]|#{{1,6}}|!!!|\?\?\?\+?)(?P<mark>[{WIDE}])"  # after the mark of an item, a heading or a note
    rf"|^[\w-]+[ ]?:(?P<key>[{WIDE}])"  # after a key
    rf"|\[[ ]*(?:\d{{1,2}}|text|date|choose|total)?[ :]*(?P<field>[{WIDE}])[^\]\n]*\](?![(\[])"  # in a field of a sheet
    rf"|^[ \t]*(?:[-*] )?\[ \](?P<box>[{WIDE}])",
    re.M,
)
NAMES = {
    "\u00ad": "a soft hyphen",
    "\u200b": "a blank without width",
    "\u200c": "a joiner without width",
    "\u200d": "a joiner without width",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\u2060": "a joiner without width",
    "\ufeff": "a byte order mark",
    "\ufffd": "the mark of a letter that was lost",
    "\u00a0": "a non-breaking blank",
    "\u202f": "a narrow non-breaking blank",
}


def code_of(letter: str) -> str:
    """A character as people look it up: `U+000B`."""
    return f"U+{ord(letter):04X}"


def name_of(letter: str) -> str:
    """What a character that nobody sees is called in plain words."""
    if letter in NAMES:
        return NAMES[letter]
    number = ord(letter)
    if number < 0x20 or 0x7F <= number < 0xA0:
        return "a control character"
    if 0x200E <= number <= 0x206F or number == 0x061C:
        return "a mark that turns the direction of the text"
    private = 0xE000 <= number <= 0xF8FF or number >= 0xF0000
    return "a sign that only some typefaces have" if private else "a character that nobody sees"


def is_unseen(letter: str) -> bool:
    """Whether a character that stands by itself shows nothing, or nothing that every machine has."""
    return bool(UNSEEN.match(letter))


def visible(text: str) -> str:
    """The text with each character that nobody sees, and each blank that is not the ordinary one, spelled out."""
    return re.sub(rf"{UNSEEN.pattern}|[{WIDE}]|\n", lambda match: f"<{code_of(match[0])}>", text)


def without_unseen(text: str) -> str:
    """The text, of the same length, with ordinary blanks in the place of characters that nobody sees."""
    return UNSEEN.sub(" ", text)


def mended(text: str) -> str:
    """The text, of the same length, with ordinary blanks in the place of all that `check_characters` tells."""
    without = without_unseen(text)
    found = [match.start(match.lastgroup or 0) for match in MISPLACED.finditer(without)]
    if not found:
        return without
    letters = list(without)
    for place in found:
        letters[place] = " "
    return mended("".join(letters))
