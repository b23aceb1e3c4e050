"""What each field of a sheet is called in its form and in a saved file, and how a name is looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from markdown.extensions.toc import slugify, unique

from portal.content.model import Worksheet
from portal.sheets.fields import Field, parse_worksheet


def name_fields(sheet: Worksheet) -> dict[str, Field]:
    """Every field of a sheet by the name that it has in the form and in a saved file."""
    return named(sheet, [item for _, items in parse_worksheet(sheet) for item in items if isinstance(item, Field)])


def named(sheet: Worksheet, fields: list[Field]) -> dict[str, Field]:
    """The same of fields that were read already."""
    if sheet.names:
        return dict(zip(sheet.names, fields, strict=False))
    used = {heading.id for heading in sheet.body.headings}
    return {unique(slugify(field.label, "-") or "field", used): field for field in fields}


def matching(pattern: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that a pattern means; a star stands for what differs between rows."""
    form = re.compile("(.+)".join(map(re.escape, pattern.split("*"))))
    return tuple(name for name in names if form.fullmatch(name))


def near(name: str, known: Mapping[str, object], otherwise: str) -> str:
    """What to type in the place of a name that is not there."""
    found = get_close_matches(name.replace("*", "1"), known, 1, 0.3)
    return f"Did you mean '{found[0]}'?" if found else otherwise
