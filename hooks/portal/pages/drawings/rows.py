"""The rows of a picture: cells with ` | ` between them, in which `{fact}` stands for the figure of a fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from portal.content.drawing import Drawing
from portal.content.entries import Fact
from portal.content.figures import print_value
from portal.text.issues import Issue

HEAD = ">"
CELLS = {"bars": 2, "spans": 4, "people": 3, "week": 3, "steps": 2}
HEADS = {"bars": 3, "spans": 5, "people": 3, "week": 3, "steps": 1}
"""How many cells a row of each shape has, and one that begins a panel."""
FORMS = {
    "bars": "'label | {fact}', and before them '> panel | label | share'",
    "spans": "'label | start | end | words', and before them '> panel | from | to | label | when'",
    "people": "'label | 1100 | {n} of {all}', and before them '> panel | label | people'",
    "week": "'label | heading id | {inside} and {outside}', and before them '> panel | label | hours'",
    "steps": "'when | what', and before them '> panel'",
}
ON = "on"
"""The end of what has none."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows that may be set beside each other, below what is measured in them."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def panels(drawing: Drawing) -> list[Panel]:
    """The panels of a picture, in order."""
    found: list[Panel] = []
    for row in drawing.rows:
        cells = tuple(cell.strip() for cell in row.removeprefix(HEAD).split(" | "))
        if row.startswith(HEAD):
            found.append(Panel(cells, ()))
        else:
            found[-1] = Panel(found[-1].heads, (*found[-1].rows, cells))
    return found


def facts_in(cell: str) -> tuple[str, ...]:
    """The facts whose figures a cell shows, in order."""
    return tuple(piece.partition("}")[0].partition(":")[0] for piece in cell.split("{")[1:])


def amount(cell: str, facts: Mapping[str, Fact]) -> Decimal:
    """The number of a cell: what it says, or the sum of figures, as in `{one}+{other}`."""
    total = Decimal(0)
    for part in cell.split("+"):
        name = facts_in(part)
        total += _value(part.strip("{} "), facts) if name else Decimal(part)
    return total


def _value(name: str, facts: Mapping[str, Fact]) -> Decimal:
    fact, _, number = name.partition(":")
    return facts[fact].value[int(number or 1) - 1]


def say(cell: str, facts: Mapping[str, Fact]) -> str:
    """A cell as Markdown: with its figures, and each fact cited once behind it."""
    names = [name for name in facts_in(cell) if name in facts]
    for piece in {piece.partition("}")[0] for piece in cell.split("{")[1:]}:
        name = piece.partition(":")[0]
        if name in facts:
            cell = cell.replace(f"{{{piece}}}", print_value(_value(piece, facts), facts[name].unit))
    return cell + "".join(f"[^{name}]" for name in dict.fromkeys(names) if f"[^{name}]" not in cell)


def check_drawing(drawing: Drawing, facts: Mapping[str, Fact]) -> Iterator[Issue]:
    """Every row has the cells of its shape, and every figure is that of a fact."""
    line = drawing.lines["rows"]
    begun = False
    for row in drawing.rows:
        head, cells = row.startswith(HEAD), row.removeprefix(HEAD).split(" | ")
        begun = begun or head
        wanted = (HEADS if head else CELLS)[drawing.shape]
        if not begun or len(cells) != wanted or not _numbers_hold(drawing.shape, cells, facts, head=head):
            problem = f"'{drawing.id}' has a row that can't be drawn: '{row}'."
            yield Issue(drawing.path, line, "picture-row", problem, f"Write {FORMS[drawing.shape]}.")


def _numbers_hold(shape: str, cells: list[str], facts: Mapping[str, Fact], *, head: bool) -> bool:
    numbers = {"spans": cells[1:3], "bars": [] if head else cells[1:]}.get(shape, [])
    words = [] if shape in ("people", "week") else cells
    try:
        for cell in numbers:
            if cell.strip() != ON:
                amount(cell, facts)
        for name in (name for cell in words for name in facts_in(cell)):
            _value(name, facts)
    except (KeyError, IndexError, InvalidOperation):
        return False
    return shape != "people" or head or set(cells[1].strip()) <= {"0", "1"} or cells[1].strip() in ("any", "all")
