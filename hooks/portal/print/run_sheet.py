"""The run sheet of a session's pack: filled in with what the guide knows, so that a stand-in can lead from it.

Who speaks, and all that is settled on the day, stays open. Times count from nine, as in the guide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

from portal.content.kinds import RUN_SHEET
from portal.content.library import Library
from portal.content.model import Guide
from portal.content.steps import (
    AT_HAND,
    CHART,
    OPENING,
    SHEETS,
    SUPPLIES,
    Step,
    clock,
    cuts,
    parse_steps,
    told,
    told_of,
    uses,
)
from portal.editions.plan import Printed
from portal.groups import ways
from portal.groups.group_lines import group_line, sections_of_steps
from portal.print.html import classes, read_html, take_out, with_parents, write_inside
from portal.text.inline import plain

LIST = "steps"
"""The id of the heading above the table of steps."""
WHAT, WHEN, SHEET = "what-we-do", "start-and-minutes", "sheet-or-thing-we-need"
"""The columns that are filled in, as the ids of their fields end."""
Lines = tuple[tuple[str, str], ...]
"""What stands in the place of a field: on each line a name, or nothing, and words."""


def with_session(edition: Printed, contents: Mapping[str, str], library: Library) -> Mapping[str, str]:
    """The contents of an edition; in a session's pack, with its run sheet filled in and the times in the headings of its guide."""
    guide = edition.guide
    if guide is None:
        return contents
    sheets = [part.path for part in edition.parts if part.id == RUN_SHEET]
    filled = {path: fill_run_sheet(contents[path], guide, library) for path in sheets}
    return {**contents, **filled, guide.path: in_room(contents[guide.path], guide)}


def in_room(html: str, guide: Guide) -> str:
    """The HTML of a guide in which the heading of each step says when the step begins, without what holds for other ways to run it."""
    root = read_html(html)
    for element, parent in with_parents(root):
        if ways.WHEN in classes(element):
            take_out(parent, element)
    starts = {step.id: step.clock for step in parse_steps(guide.body)}
    for heading in root.iter("h2"):
        if start := starts.get(heading.get("id", "")):
            heading.text = f"{start} {heading.text or ''}"
    return write_inside(root, xml=False)


def fill_run_sheet(html: str, guide: Guide, library: Library) -> str:
    """The HTML of the run sheet, filled in for one session."""
    root = read_html(html)
    _answer(root, {name: (("", text),) for name, text in _answers(guide).items()})
    table = _table_below(root, LIST)
    body = table.find("tbody") if table is not None else None
    if table is not None and body is not None:
        table.set("class", "gp-grid gp-filled")
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
        needs = "; ".join(_needs(guide, step, library))
        cells: dict[str, Lines] = {
            WHAT: tuple(_what(guide, step)),
            WHEN: (("", f"{step.clock}, {step.minutes}"),),
            SHEET: (("", needs),),
        }
        ids = [field.get("id", "") for field in row.iter()]
        _answer(row, {one: lines for name, lines in cells.items() for one in ids if f"-{name}" in one})


def _what(guide: Guide, step: Step) -> Iterator[tuple[str, str]]:
    """What the group does, what a leader begins with, and what is on the chart."""
    yield "", group_line(guide.body, sections_of_steps(guide.body)[step.id])
    for name in (OPENING, CHART):
        yield from ((name, plain(line)) for line in told_of(guide, step.id, name))


def _needs(guide: Guide, step: Step, library: Library) -> Iterator[str]:
    for use in uses(guide.path, guide.body):
        sheet = library.content.get(use.path)
        if use.step == step.id and sheet:
            yield sheet.title if use.handed_out else f"{AT_HAND.lower()}: {sheet.title}"
    yield from (plain(line) for line in told_of(guide, step.id, SUPPLIES))
    if step == parse_steps(guide.body)[-1]:
        yield from _taken_home(guide)


def _taken_home(guide: Guide) -> Iterator[str]:
    """The sheets that a guide names below its last step: they are handed out as people leave."""
    last = parse_steps(guide.body)[-1].line
    for section in guide.body.sections_at(2):
        if section.heading.line > last:
            yield from (f"to take home: {plain(line)}" for line in told(section, SHEETS))


def _answer(root: Element, answers: Mapping[str, Lines]) -> None:
    """Words in the place of fields. They keep what stands behind them."""
    for field, parent in with_parents(root):
        lines = answers.get(field.get("id", ""))
        if lines is None or field.tag not in ("input", "textarea"):
            continue
        words = _written(lines)
        words.tail = field.tail
        parent[list(parent).index(field)] = words
        for label in (child for child in parent if child.tag == "label" and child.get("for") == field.get("id")):
            label.tag = "b"
            del label.attrib["for"]
            label.tail = f": {(label.tail or '').strip()}"


def _written(lines: Lines) -> Element:
    words = Element("span")
    for number, (name, text) in enumerate(lines):
        holder: Element = SubElement(words, "br") if number else words
        if name:
            strong = SubElement(words, "b")
            strong.text, strong.tail = f"{name}:", f" {text}"
        elif number:
            holder.tail = text
        else:
            words.text = text
    return words


def _table_below(root: Element, name: str) -> Element | None:
    """The first table below the heading with this id."""
    seen = False
    for element in root.iter():
        seen = seen or (element.tag == "h2" and element.get("id") == name)
        if seen and element.tag == "table":
            return element
    return None
