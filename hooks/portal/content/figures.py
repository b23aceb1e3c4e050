"""How figures and days are written, and which figures a text shows."""

from __future__ import annotations

import re
from decimal import Decimal

from portal.text.inline import without_emphasis

UP_TO_TWENTY = """
one two three four five six seven eight nine ten
eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
"""
WORDS = {word: number for number, word in enumerate(UP_TO_TWENTY.split(), 1)}
DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
PERCENT = re.compile(r"(?<=\d)\s?(?:percent\b|per\scent\b|%)")
FIGURE = re.compile(rf"\${DIGITS}|{DIGITS}%")
NUMBER = re.compile(rf"(?<![\w.,])\$?{DIGITS}%?(?!\w)")
HYPHENATED = re.compile(r"[a-z]+(?:-[a-z]+)*")
MONTHS = """
January February March April May June July August September October November December
"""


def day_in_words(text: str) -> str:
    """`2010-03` is 'March 2010'; `undated` stays as it is."""
    parts = text.split("-")
    if len(parts) == 1:
        return text
    month = MONTHS.split()[int(parts[1]) - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{month} {int(parts[2])}, {parts[0]}"


def print_value(value: Decimal, unit: str) -> str:
    """A figure as prose prints it: 63%, $1,690, 2,265."""
    digits = f"{value:,}"
    return f"${digits}" if unit == "$" else f"{digits}%" if unit == "%" else digits


def _normal(text: str) -> str:
    """A text with its percentages written one way, and without emphasis."""
    return PERCENT.sub("%", without_emphasis(text))


def numbers(text: str) -> set[str]:
    """The numbers of a text as it prints them in digits: 63%, $1,690, 30."""
    return {match[0] for match in NUMBER.finditer(_normal(text))}


def may_hold_figures(text: str) -> bool:
    """False of most texts that hold no amount of money and no percentage, without looking closely."""
    return "$" in text or "%" in text or "per" in text


def figures(text: str) -> set[str]:
    """The amounts of money and the percentages of a text."""
    return {match[0] for match in FIGURE.finditer(_normal(text))}


def shows(text: str, value: Decimal, unit: str) -> bool:
    """Whether a text shows a figure, in digits or, up to twenty, in words."""
    found = numbers(text)
    if print_value(value, unit) in found:
        return True
    if unit in ("$", "%"):
        return False
    words = {str(WORDS[word]) for word in HYPHENATED.findall(text.lower()) if word in WORDS}
    return str(value) in found | words
