"""What is wrong with a bracket on a sheet, and what to type in its place."""

from __future__ import annotations

from portal.text.issues import Issue

TALLEST = 16
"""How many lines of a box fit on one page of large print, with its label and the head of its table."""
WIDEST = 6
"""Columns of a table to write in, its names among them, that leave room for a hand on Letter and A4."""
ELSEWHERE = {
    "the head of a table": "Name the column there, and put it into a row below.",
    "the first cell of a row": "Name the row there, and put it into a cell behind.",
    "an item of a list": "Begin the table where the line begins, outside of the list.",
}
"""What to do with a field that stands in such a place."""
HINT = "Use [text], [date], [3 lines], [choose: yes | no] or [ ]."


def explain(inside: str, label: str) -> tuple[str, str]:
    """What is wrong with a bracket that means no field, and what to type."""
    typed, (kind, _, rest) = f"'[{inside}]'", inside.partition(":")
    if inside.strip().lower() == "x":
        return f"{typed} is a box that is ticked already.", "Write '[ ]', and let people tick it."
    if kind.strip().lower() in ("text", "date"):
        problem = f"{typed} is called '{rest.strip()}', and '{label}' as well."
        return problem, f"Write '[{kind.strip().lower()}]', and one of the two before it."
    if counts(inside, "line") > 0:
        return (
            f"{typed} is taller than a page of large print.",
            f"Write '[{TALLEST} lines]' at most, or make two boxes of it.",
        )
    return f"{typed} is no field.", HINT


def counts(inside: str, what: str) -> int:
    """How many of something a bracket asks for, however many: 120 in '120 lines'; -1 where it asks for something else."""
    number, _, name = " ".join(inside.lower().split()).partition(" ")
    return int(number[:9]) if number.isdecimal() and name in (what, f"{what}s") else -1


def misplaced(path: str, line: int, inside: str, place: str) -> Issue:
    """A field where none can be: in a heading, say."""
    problem = f"'[{inside}]' stands in {place}, where no field can."
    return Issue(
        path, line, "worksheet-field", problem, ELSEWHERE.get(place, "Put it on a line of its own, outside of it.")
    )


def too_wide(path: str, line: int, columns: int) -> Issue:
    """A table whose cells would leave no room for a hand on a page."""
    problem = f"The table has {columns} columns, and {WIDEST} fit on a page to write in."
    return Issue(
        path, line, "worksheet-wide", problem, "Ask two things in one column, such as 'Try next, and by when'."
    )


def unlabeled(path: str, line: int, inside: str) -> Issue:
    """A field without words around it."""
    fix = "Write what it asks for before it, such as 'Your name: [text]'."
    if not inside.strip():
        fix = "Write beside it what it stands for, such as '[ ] I asked first'."
    return Issue(path, line, "worksheet-label", f"The field '[{inside}]' has no label.", fix)
