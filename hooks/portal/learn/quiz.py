"""The check of understanding at the end of a module, as Markdown: which kind each question is, its entries and their explanations.

- (x) One answer is right          - ( ) the others are not
- [x] Several answers are right    - [ ] the others are not
1. A step, written in the right order
- {IPS} One of two sides, named in braces
[4 lines]                          an open case; below it, as a list, what a good answer holds

An indented line below an entry explains it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal.text.blanks import box_of
from portal.text.body import Body, Section
from portal.text.inline import plain
from portal.text.list_items import is_below, is_item, parse_items

SECTION = "check"
"""The id of the part of a module that holds its questions."""
KINDS = {
    "one": "( ) and one (x)",
    "several": "[ ] and [x]",
    "order": "1. 2. 3.",
    "sort": "{one side} and {other side}",
    "case": "[4 lines] and a list",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a question."""

    text: str
    """Markdown on one line."""
    explanation: str
    """Markdown; empty where it was forgotten."""
    mark: str
    """As typed, such as `(x)` or `{IPS}`; empty for an entry without one."""
    line: int
    numbered: bool

    @property
    def right(self) -> bool:
        """Whether it belongs to the answer. An entry to be ordered or sorted always does."""
        return self.mark.lower() not in ("( )", "[ ]")

    @property
    def side(self) -> str:
        """To which of two sides it belongs; empty where the question has none."""
        return self.mark[1:-1].strip() if self.mark.startswith("{") else ""


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """One question with all that belongs to it."""

    id: str
    text: str
    line: int
    kinds: frozenset[str]
    """What its marks say it is: one name, unless the marks are wrong."""
    intro: str
    """Markdown between the question and what answers it."""
    lead: str
    """Markdown between the box of a case and what a good answer holds."""
    lines: int
    """Of the box of a case; 0 of every other kind."""
    options: tuple[Option, ...]
    end: int
    """The first line that no longer belongs to it."""

    @property
    def kind(self) -> str:
        """One of the keys of `KINDS`. Call it on a question without findings."""
        return next(iter(self.kinds))

    @property
    def sides(self) -> tuple[str, ...]:
        """The names of the sides, in order of appearance."""
        return tuple(dict.fromkeys(option.side for option in self.options if option.side))


def parse_quiz(body: Body) -> tuple[QuizQuestion, ...]:
    """All questions of a module, in order."""
    check = body.section(SECTION)
    if check is None:
        return ()
    inside = (part for part in body.sections if check.heading.line < part.heading.line < check.end)
    return tuple(map(_question, inside))


def _question(part: Section) -> QuizQuestion:
    lines = part.own
    at = next((number for number, line in enumerate(lines) if is_item(line)), len(lines))
    box = next((number for number, line in enumerate(lines[:at]) if box_of(line)), None)
    before = at if box is None else box
    first = part.heading.line + 1
    options = tuple(Option(i.text, i.below, i.mark, i.line, i.numbered) for i in parse_items(lines[at:], first + at))
    return QuizQuestion(
        id=part.id,
        text=part.heading.text,
        line=part.heading.line,
        kinds=frozenset(_kind(option, boxed=box is not None) for option in options),
        intro="\n".join(lines[:before]).strip(),
        lead="\n".join(lines[before + 1 : at]).strip() if box is not None else "",
        lines=box_of(lines[box]) if box is not None else 0,
        options=options,
        end=first + len(lines),
    )


def _kind(option: Option, *, boxed: bool) -> str:
    """The kind that one entry speaks for; empty where its mark means nothing."""
    mark = option.mark.lower()
    if option.numbered:
        return "" if mark or boxed else "order"
    if not mark:
        return "case" if boxed else ""
    if boxed:
        return ""
    return {"(x)": "one", "( )": "one", "[x]": "several", "[ ]": "several"}.get(mark, "sort" if option.side else "")


def without_wrong(body: Body) -> Body:
    """The same lines without the words of wrong answers: their figures are wrong on purpose, and belong to no fact."""
    lines = list(body.lines)
    for question in parse_quiz(body):
        for option in question.options:
            if not option.right:
                place = option.line - body.first_line
                lines[place] = f"- {option.mark}"
                for number in range(place + 1, question.end - body.first_line):
                    if not lines[number].strip() or is_below(lines[number]) or is_item(lines[number]):
                        break
                    lines[number] = ""
    return Body("\n".join(lines), body.first_line)


def words_of(text: str) -> str:
    """A question or an entry as two of them are compared: words without capitals and marks."""
    return " ".join(re.findall(r"\w+", plain(text).casefold()))
