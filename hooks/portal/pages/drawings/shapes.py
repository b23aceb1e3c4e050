"""The shapes of pictures, each as Markdown: a table or a list that says everything, with places for bars and dots in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from portal.content.drawing import Drawing
from portal.content.library import Library
from portal.pages.drawings.marks import Part, dots, strip
from portal.pages.drawings.rows import ON, Panel, amount, panels, say

INSIDE = "office"
"""What the place of an hour says where it counts as one in the office."""
NOON = 8
"""Hours below it are those of the afternoon: no day of work in an example begins earlier."""


def render_drawing(drawing: Drawing, library: Library, path: str) -> str:
    """A picture as Markdown. `path` is the page that asks for it."""
    name = escape(drawing.title)
    told = [f'<div class="gp-drawing gp-drawing--{drawing.shape}" role="figure" aria-label="{name}" markdown>\n']
    told += [f"**{drawing.title}**\n{{ .gp-drawing__title }}\n", f"{say(drawing.says, library.facts)}\n"]
    for panel in panels(drawing):
        told += [
            '<div class="gp-drawing__panel" markdown>\n',
            *SHAPES[drawing.shape](panel, library, path),
            "\n</div>\n",
        ]
    return "\n".join([*told, "</div>"])


def _table(panel: Panel, heads: tuple[str, ...], rows: Iterator[tuple[str, str, str]]) -> Iterator[str]:
    if panel.heads[0]:
        yield f"{panel.heads[0]}\n{{ .gp-drawing__asks }}\n"
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|"
    yield from (f"| {label} | {mark} {words} |" for label, mark, words in rows)


def _bars(panel: Panel, library: Library, path: str) -> Iterator[str]:
    """Shares of a hundred."""
    facts = library.facts
    rows = (
        (say(label, facts), strip(0, 100, [(0, float(amount(share, facts)), "a")]), f"**{say(share, facts)}")
        for label, share in panel.rows
    )
    yield from _table(panel, panel.heads[1:], ((label, mark, _bold_figure(words)) for label, mark, words in rows))


def _bold_figure(words: str) -> str:
    figure, note, cited = words.partition("[^")
    return f"{figure}**{note}{cited}"


def _spans(panel: Panel, library: Library, path: str) -> Iterator[str]:
    """Stretches of one scale, such as days or points."""
    facts = library.facts
    low, high = (float(amount(cell, facts)) for cell in panel.heads[1:3])

    def drawn() -> Iterator[tuple[str, str, str]]:
        for label, start, end, words in panel.rows:
            span = (float(amount(start, facts)), high if end == ON else float(amount(end, facts)), "a")
            yield say(label, facts), strip(low, high, [span], on=end == ON), say(words, facts)

    yield from _table(panel, panel.heads[3:], drawn())


def _people(panel: Panel, library: Library, path: str) -> Iterator[str]:
    """A dot for each person, the same person in the same column of every row."""
    counted = [tuple(one == "1" for one in row[1]) for row in panel.rows if row[1] not in ("any", "all")]

    def drawn() -> Iterator[tuple[str, str, str]]:
        for label, pattern, words in panel.rows:
            if pattern == "all":
                found, out_of = sum(map(sum, counted)), sum(map(len, counted))
                mark = strip(0, out_of, [(0, found, "a")])
            else:
                row = (
                    [any(column) for column in zip(*counted, strict=True)]
                    if pattern == "any"
                    else [one == "1" for one in pattern]
                )
                found, out_of, mark = sum(row), len(row), dots(row)
            yield label, mark, words.format(n=found, all=out_of, share=f"{round(100 * found / out_of)}%")

    yield from _table(panel, panel.heads[1:], drawn())


def _week(panel: Panel, library: Library, path: str) -> Iterator[str]:
    """Days of a page's own timetables, each from its first hour to its last."""
    days = {place: list(_hours(library, path, place)) for _, place, _ in panel.rows}
    low = min(start for day in days.values() for start, _, _ in day)
    high = max(end for day in days.values() for _, end, _ in day)

    def drawn() -> Iterator[tuple[str, str, str]]:
        for label, place, words in panel.rows:
            spent = {look: sum(end - start for start, end, seen in days[place] if seen == look) for look in "ab"}
            yield (
                label,
                strip(low, high, days[place]),
                words.format(inside=_in_hours(spent["b"]), outside=_in_hours(spent["a"])),
            )

    yield from _table(panel, panel.heads[1:], drawn())


def _hours(library: Library, path: str, place: str) -> Iterator[Part]:
    section = library.content[path].body.section(place)
    for line in section.lines if section else ():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        start, dash, end = cells[0].partition("–")
        if dash:
            yield _minutes(start), _minutes(end), "b" if INSIDE in cells[1].lower() else "a"


def _minutes(clock: str) -> float:
    hour, minute = (int(part) for part in clock.split(":"))
    return (hour + 12 if hour < NOON else hour) * 60 + minute


def _in_hours(minutes: float) -> str:
    hours, rest = divmod(int(minutes), 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def _steps(panel: Panel, library: Library, path: str) -> Iterator[str]:
    """What comes after what."""
    if panel.heads[0]:
        yield f"{panel.heads[0]}\n{{ .gp-drawing__asks }}\n"
    for when, what in panel.rows:
        yield f"1. **{say(when, library.facts)}** {say(what, library.facts)}"


SHAPES: dict[str, Callable[[Panel, Library, str], Iterator[str]]] = {
    "bars": _bars,
    "spans": _spans,
    "people": _people,
    "week": _week,
    "steps": _steps,
}
