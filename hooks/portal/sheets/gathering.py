"""What a sheet may gather from others: `gathers` in its front matter, held against the fields that there are.

name <- how-i-take-part#my-name           one field from one
interest-*-part <- my-interests#*-part    the rows that hold words, in their order, each into the next free row
must-have <- what-i-need#*-must           every row into one field
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from portal.content.kinds import WORKSHEETS, is_in
from portal.content.library import Library
from portal.content.model import Content, Worksheet
from portal.sheets.chosen_elsewhere import chosen_elsewhere
from portal.sheets.fields import Field
from portal.sheets.form import name_fields
from portal.text.issues import Issue

RULE = re.compile(r"(?P<to>[a-z0-9*-]+) <- (?P<sheet>[a-z0-9-]+)#(?P<source>[a-z0-9*-]+)")
FORM = "Write 'my-field <- other-sheet#its-field', with names as in a saved file; '*' stands for what differs between rows."


@dataclass(frozen=True, slots=True)
class Gather:
    """One line of `gathers`, with the fields that it means on both sides, row by row."""

    sheet: str
    stem: str
    """What fields of one row of the target have in common; empty where the target is a single field."""
    to: tuple[str, ...]
    source: tuple[str, ...]


def parse_gather(text: str, mine: Mapping[str, Field], others: Mapping[str, Mapping[str, Field]]) -> Gather:
    """One line of `gathers`. Raises ValueError with what is wrong and what to type."""
    match = RULE.fullmatch(text.strip())
    if not match or match["to"].count("*") > 1 or match["source"].count("*") > 1:
        raise ValueError(f"'gathers' holds '{text}', which has another form.", FORM)
    if match["sheet"] not in others:
        raise ValueError(
            f"'gathers' names the sheet '{match['sheet']}', which isn't there.", _near(match["sheet"], others)
        )
    to = _matching(match["to"], mine)
    source = _matching(match["source"], others[match["sheet"]])
    if not to:
        raise ValueError(f"'gathers' names '{match['to']}', which this sheet has not.", _near(match["to"], mine))
    if not source:
        problem = f"'gathers' names '{match['source']}', which '{match['sheet']}' has not."
        raise ValueError(problem, _near(match["source"], others[match["sheet"]]))
    if "*" in match["to"] and "*" not in match["source"]:
        raise ValueError(f"'gathers' holds '{text}', which puts one field into many.", FORM)
    for name in to:
        target = mine[name]
        given = [others[match["sheet"]][other] for other in source]
        if target.kind in ("date", "tick") and any(field.kind != target.kind for field in given):
            raise ValueError(f"'{match['to']}' is a {target.kind}, and '{match['source']}' is none.", FORM)
        if target.kind == "choose" and any(not set(field.options) <= set(target.options) for field in given):
            raise ValueError(f"'{match['source']}' has answers that '{match['to']}' has not.", FORM)
    return Gather(match["sheet"], match["to"].partition("*")[0] if "*" in match["to"] else "", to, source)


def _matching(pattern: str, fields: Mapping[str, Field]) -> tuple[str, ...]:
    form = re.compile("(.+)".join(map(re.escape, pattern.split("*"))))
    return tuple(name for name in fields if form.fullmatch(name))


def _named(sheet: Worksheet) -> set[str]:
    """A sheet that gathers, and the sheets that it gathers from; none where it gathers nothing."""
    rules = [match for text in sheet.gathers if (match := RULE.fullmatch(text.strip()))]
    return {sheet.id, *(rule["sheet"] for rule in rules)} if rules else set()


def _near(name: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(name.replace("*", "1"), known, 1, 0.3)
    return f"Did you mean '{near[0]}'?" if near else FORM


def check_gathers(content: Mapping[str, Content], withheld: frozenset[str]) -> Iterator[Issue]:
    """Every line of `gathers` means fields that are there. A sheet that is held back has a finding of its own."""
    if any(is_in(path, WORKSHEETS) for path in withheld):
        return
    sheets = {item.slug: item for item in content.values() if isinstance(item, Worksheet) and not item.translates}
    fields = {name: name_fields(sheet) for name, sheet in sheets.items()}
    for sheet in sheets.values():  # a translation gathers what its original does
        for text in sheet.gathers:
            try:
                parse_gather(text, fields[sheet.slug], fields)
            except ValueError as error:
                problem, fix = error.args
                yield Issue(sheet.path, sheet.lines["gathers"], "gather-field", problem, fix)


def gather_data(sheet: Worksheet, library: Library) -> list[dict[str, Any]]:
    """What the script of a sheet needs to gather; nothing of sheets that are not shown."""
    sheets = {item.id: item for item in library.of(Worksheet, sheet.language)}
    fields = {name: name_fields(sheets[name]) for name in _named(sheet) if name in sheets}
    found = []
    for text in sheet.gathers:
        try:
            rule = parse_gather(text, fields[sheet.id], fields)
        except ValueError:
            continue
        source = [{"name": name, "label": fields[rule.sheet][name].label} for name in rule.source]
        to = [{"name": name, "label": fields[sheet.id][name].label} for name in rule.to]
        answers = chosen_elsewhere(sheets[rule.sheet], library)
        chosen = {name: answers[name] for name in rule.source if name in answers}
        about = {"sheet": rule.sheet, "title": sheets[rule.sheet].title, "stem": rule.stem}
        found.append({**about, "to": to, "source": source, "chosen": chosen})
    return found
