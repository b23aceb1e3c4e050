"""How wide the columns of a sheet's tables are on paper: choices get the room that they need, and what is written in gets the rest.

Columns of one width put the five choices of a narrow cell below each other, beside an empty cell of the same height. Large print has no
tables to write in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from portal.print.html import classes, words_of
from portal.print.paper_size import PAPER
from portal.print.typeface import BOLD, width

ROOM = round((PAPER.width - 1.6) * 72 / 11.5 - 0.2, 1)
"""How wide a table is, in the size of the letters."""
PADDING = 0.85
"""What the edges of a cell and its border take besides the width."""
CIRCLE, GAP = 1.75, 0.7
"""What stands before the words of a choice, and behind them."""
SLACK = 0.1
HAND = 8.0
"""The least for a hand to write in, a little more than three centimeters."""
KEPT = 0.8
"""How much of its share a first column of long names keeps at least."""
HIGH = {"textarea": 2, "input": 1}
"""How many lines of choices are no higher than a field."""


@dataclass(slots=True)
class Grid:
    """One table of a sheet."""

    short: bool
    """Whether all of its rows have short names."""
    names: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    cells: list[list[list[str] | str]] = field(default_factory=list)
    """Row by row, without the row's name: the choices of a cell, or the tag of its field, or nothing where it has none."""


def grids_of(root: Element) -> list[Element]:
    """The tables of a sheet that are filled in, in order."""
    return [table for table in root.iter("table") if "gp-grid" in classes(table)]


def head_of(table: Element) -> list[Element]:
    """The cells that name the columns of a table, the column of names among them."""
    return [cell for cell in table.iterfind("thead/tr/*") if cell.tag in ("th", "td")]


def read_grid(table: Element) -> Grid:
    """What decides how wide the columns of a table are."""
    rows = table.findall("tbody/tr")
    return Grid(
        short="gp-grid--short" in classes(table),
        names=[words_of(name) for row in rows for name in row.iterfind("th")],
        heads=[words_of(cell) for cell in head_of(table)],
        cells=[[_field(cell) for cell in row.iterfind("td")] for row in rows],
    )


def _field(cell: Element) -> list[str] | str:
    fields = [element for element in cell.iter() if element.tag in HIGH]
    options = [field.get("value", "") for field in fields if field.get("type") == "radio"]
    return options or (fields[-1].tag if fields else "")


def column_widths(grid: Grid) -> dict[int, float]:
    """The widths of columns by their number from 0, in the size of the letters. All others share what is left.

    Columns of choices are as wide as it takes for the fewest lines of choices that leave the others enough. Where one line for each choice
    leaves them too little, the longest is broken. There are none where no column is all choices, and where a column holds words, which
    are not to be squeezed.
    """
    columns = [*zip(*grid.cells, strict=True)] if len({len(row) for row in grid.cells}) == 1 else []
    asked = {number: cell[0] for number, cell in enumerate(columns, 1) if isinstance(cell[0], list)}
    others = {cell[0] for cell in columns if isinstance(cell[0], str)}
    if not asked or any(one != cell[0] for cell in columns for one in cell) or "" in others:
        return {}
    share = ROOM / (len(columns) + 1)
    first = {0: _longest([*grid.names, grid.heads[0]])} if grid.short else {}
    budget = ROOM - HAND * (len(columns) - len(asked))
    budget -= first[0] + PADDING if first else max(HAND, share * KEPT)
    start = max((HIGH[name] for name in others if isinstance(name, str)), default=1)
    most = max(map(len, asked.values()))
    widths: dict[int, float] = {}
    for high in range(min(start, most), most + 1):
        widths = {number: _width(options, grid.heads[number], high) for number, options in asked.items()}
        taken = sum(widths.values()) + PADDING * len(widths)
        if taken <= budget:
            break
    else:
        widths = {number: wide + (budget - taken) / len(widths) for number, wide in widths.items()}
        if min(widths.values()) + PADDING < share:
            return {}
    return {number: round(wide, 2) for number, wide in {**first, **widths}.items()}


def _width(options: Sequence[str], head: str, high: int) -> float:
    """The least width in which the choices take at most so many lines, and no word of the column's name is cut."""
    each = [CIRCLE + width(option, 1) + GAP for option in options]
    tries = sorted(sum(each[start:end]) for start in range(len(each)) for end in range(start + 1, len(each) + 1))
    enough = next(one for one in tries if one >= max(each) and _lines(each, one) <= high)
    return max(enough, _longest(head.split()))


def _longest(texts: Sequence[str]) -> float:
    return max((width(text, 1, BOLD) for text in texts), default=0) + SLACK


def _lines(each: Sequence[float], room: float) -> int:
    count, used = 1, 0.0
    for one in each:
        if used + one > room + 1e-6:
            count, used = count + 1, 0.0
        used += one
    return count
