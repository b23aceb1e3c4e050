"""What a line works out from others on the screen: `[total: total-a + total-b]`, `[date: first-day + 30 days]`.

A name is that of a field in a saved file. A star stands for what differs between rows: `*-pay` means all of them, added up,
and `yes in *-in-person` how many of them say so. A line is worked out only from lines that stand before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from portal.content.model import Content, Worksheet
from portal.sheets.fields import Field
from portal.sheets.names import matching, name_fields, near
from portal.text.issues import Issue

SIGN = re.compile(r" ([+*/-]) ")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
FIX = "Name fields that stand before it, as in a saved file, with ' + ', ' - ', ' * ' or ' / ' between them."


def resolve(formula: str, before: Iterable[str]) -> str:
    """A formula for the script of a sheet: each star as the names above it that it means, with bars between."""
    names = tuple(before)
    parts = SIGN.split(formula)
    for place, part in enumerate(parts):
        answer, of, pattern = part.rpartition(" in ")
        if "*" in pattern and place % 2 == 0:
            parts[place] = f"{answer}{of}{'|'.join(matching(pattern, names))}"
    return " ".join(parts)


def check_formulas(content: Mapping[str, Content]) -> Iterator[Issue]:
    """Every line that is worked out names fields that stand before it and can be reckoned with."""
    for sheet in content.values():
        if not isinstance(sheet, Worksheet) or sheet.translates:
            continue
        before: dict[str, Field] = {}
        for name, field in name_fields(sheet).items():
            if field.formula and (wrong := _wrong(field, before)):
                yield Issue(sheet.path, field.line, "worksheet-formula", *wrong)
            before[name] = field


def _wrong(field: Field, before: Mapping[str, Field]) -> tuple[str, str] | None:
    """What is wrong with a formula, and what to type instead."""
    for part in SIGN.split(field.formula)[::2]:
        answer, _, pattern = part.rpartition(" in ")
        if NUMBER.fullmatch(part) or (field.kind == "date" and part.endswith((" day", " days"))):
            continue
        found = [before[name] for name in matching(pattern, before)]
        if not found:
            return f"'{field.label}' is worked out from '{pattern}', and no field before it has this name.", near(
                pattern, before, FIX
            )
        if answer and any(answer not in one.options for one in found):
            return f"'{field.label}' counts '{answer}', which '{pattern}' does not offer.", "Name one of its choices."
        wanted = "date" if field.kind == "date" else "text"
        if not answer and any(one.kind != wanted for one in found):
            return f"'{field.label}' is worked out from '{pattern}', which is no [{wanted}].", FIX
    return None
