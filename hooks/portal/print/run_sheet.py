"""The run sheet of a session's pack: filled in with what the guide knows, so that a stand-in can lead from it.

Who speaks, and all that is settled on the day, stays open. Times count from nine, as in the guide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from xml.etree.ElementTree import Element

from portal.content.kinds import RUN_SHEET
from portal.content.library import Library
from portal.content.model import Guide
from portal.content.steps import AT_HAND, CHART, SUPPLIES, Step, clock, cuts, parse_steps, told_of, uses
from portal.editions.plan import Printed, pack_path
from portal.print.html import read_html, with_parents, write_inside
from portal.text.inline import plain

LIST = "steps"
"""The id of the heading above the table of steps."""
WHAT, WHEN, SHEET = "what-we-do", "start-and-minutes", "sheet-or-thing-we-need"
"""The columns that are filled in, as the ids of their fields end."""


def with_run_sheet(edition: Printed, contents: Mapping[str, str], library: Library) -> Mapping[str, str]:
    """The contents of an edition; in a session's pack, with the run sheet of this session."""
    first = edition.parts[0]
    if not isinstance(first, Guide) or edition.src != pack_path(first):
        return contents
    sheets = [part.path for part in edition.parts if part.id == RUN_SHEET]
    return {**contents, **{path: fill_run_sheet(contents[path], first, library) for path in sheets}}


def fill_run_sheet(html: str, guide: Guide, library: Library) -> str:
    """The HTML of the run sheet, filled in for one session."""
    root = read_html(html)
    _answer(root, _answers(guide))
    table = _table_below(root, LIST)
    body = table.find("tbody") if table is not None else None
    if body is not None:
        _fill_steps(body, guide, library)
    return write_inside(root, xml=False)


def _answers(guide: Guide) -> dict[str, str]:
    """What stands in the place of single fields, by their ids."""
    titles = {step.id: step.title for step in parse_steps(guide.body)}
    answers = {
        "session-number-and-title-today": guide.title,
        "start-and-end-today": f"{clock(0)} – {clock(guide.minutes)}",
    }
    left_out = [titles[name] for name in cuts(guide.body) if name in titles]
    if left_out:
        answers["if-time-runs-short-we-drop"] = "; ".join(f"{n}. {title}" for n, title in enumerate(left_out, 1))
    return answers


def _fill_steps(body: Element, guide: Guide, library: Library) -> None:
    """A row for each step. The sheet has rows for a usual session; a longer one gets more, a shorter one fewer."""
    rows = list(body.iter("tr"))
    steps = parse_steps(guide.body)
    for row in rows[len(steps) :]:
        body.remove(row)
    for number in range(len(rows), len(steps)):
        more = deepcopy(rows[-1])
        for field in more.iter():
            for name in ("id", "name"):
                if field.get(name):
                    field.set(name, f"{field.get(name)}-{number}")
        body.append(more)
    for row, step in zip(body.iter("tr"), steps, strict=True):
        head = row.find("th")
        if head is not None:
            head.text = step.title
        for field in row.iter("input"):
            field.set("aria-label", f"{step.title}: {(field.get('aria-label') or '').partition(': ')[2]}")
        cells = {WHAT: _what(guide, step), WHEN: f"{step.clock}, {step.minutes}", SHEET: _needs(guide, step, library)}
        ids = [field.get("id", "") for field in row.iter()]
        _answer(row, {one: text for name, text in cells.items() for one in ids if f"-{name}" in one})


def _what(guide: Guide, step: Step) -> str:
    return " ".join(f"{CHART}: {plain(line)}" for line in told_of(guide, step.id, CHART))


def _needs(guide: Guide, step: Step, library: Library) -> str:
    return "; ".join(_things(guide, step, library))


def _things(guide: Guide, step: Step, library: Library) -> Iterator[str]:
    for use in uses(guide.path, guide.body):
        sheet = library.content.get(use.path)
        if use.step == step.id and sheet:
            yield sheet.title if use.handed_out else f"{AT_HAND.lower()}: {sheet.title}"
    yield from (plain(line) for line in told_of(guide, step.id, SUPPLIES))


def _answer(root: Element, answers: Mapping[str, str]) -> None:
    """Words in the place of fields. They keep what stands behind them."""
    for field, parent in with_parents(root):
        text = answers.get(field.get("id", ""))
        if text is None or field.tag not in ("input", "textarea"):
            continue
        words = Element("span")
        words.text, words.tail = text, field.tail
        parent[list(parent).index(field)] = words
        for label in (child for child in parent if child.tag == "label" and child.get("for") == field.get("id")):
            label.tag = "b"
            del label.attrib["for"]
            label.tail = f": {(label.tail or '').strip()}"


def _table_below(root: Element, name: str) -> Element | None:
    """The first table below the heading with this id."""
    seen = False
    for element in root.iter():
        seen = seen or (element.tag == "h2" and element.get("id") == name)
        if seen and element.tag == "table":
            return element
    return None
