"""Answers that were chosen on a sheet in another language, in the words of the sheet at hand.

A sheet and its translations have the same fields, so words that are kept or saved belong to all of them. An answer
chosen from a list is kept as it was read there, and would have no place on the sheet in another language.
"""

from __future__ import annotations

from portal.content.library import Library
from portal.content.model import Worksheet
from portal.sheets.form import name_fields


def chosen_elsewhere(sheet: Worksheet, library: Library) -> dict[str, dict[str, str]]:
    """By the name of each field to choose in: what is chosen in other languages, and what that is called here.

    What is an answer of this sheet, too, means itself: "no" is no in two languages.
    """
    fields = {name: field for name, field in name_fields(sheet).items() if field.kind == "choose"}
    found: dict[str, dict[str, str]] = {}
    for other in library.languages_of(sheet).values():
        theirs = name_fields(other) if isinstance(other, Worksheet) and fields else {}
        for name, field in fields.items():
            pairs = zip(theirs[name].options if name in theirs else (), field.options, strict=False)
            found.setdefault(name, {}).update({word: here for word, here in pairs if word not in field.options})
    return {name: pairs for name, pairs in found.items() if pairs}
