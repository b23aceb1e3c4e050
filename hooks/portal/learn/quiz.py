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
from collections.abc import Iterator
from dataclasses import dataclass

from portal.text.prose import Heading, parse_headings, plain

SECTION = "check"
"""The id of the part of a module that holds its questions."""
ENTRY = re.compile(r"(?:(?P<bullet>[-*])|\d{1,2}[.)])[ \t]+(?P<rest>\S.*)")
MARKED = re.compile(r"(?P<mark>\([^()]{0,3}\)|\[[^\[\]]{0,3}\](?![(\[:])|\{[^{}#]+\})[ \t]+(?P<text>\S.*)")
INDENTED = re.compile(r" {4}|\t")
BOX = re.compile(r"\[([1-9]\d?) lines?\]")
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


def parse_quiz(body: str, first_line: int) -> tuple[QuizQuestion, ...]:
    """All questions of a module, in order."""
    lines = body.split("\n")
    headings = parse_headings(body, first_line)
    ends = [*(heading.line for heading in headings[1:]), first_line + len(lines)][: len(headings)]
    found = []
    inside = False
    for heading, end in zip(headings, ends, strict=True):
        if heading.level <= 2:
            inside = heading.id == SECTION
        elif inside:
            found.append(_question(heading, lines[heading.line - first_line + 1 : end - first_line], end))
    return tuple(found)


def _question(heading: Heading, lines: list[str], end: int) -> QuizQuestion:
    at = next((number for number, line in enumerate(lines) if ENTRY.match(line)), len(lines))
    box = next((number for number, line in enumerate(lines[:at]) if BOX.fullmatch(line.strip())), None)
    before = at if box is None else box
    options = tuple(_options(lines[at:], heading.line + 1 + at))
    match = BOX.fullmatch(lines[box].strip()) if box is not None else None
    return QuizQuestion(
        id=heading.id,
        text=heading.text,
        line=heading.line,
        kinds=frozenset(_kind(option, boxed=box is not None) for option in options),
        intro="\n".join(lines[:before]).strip(),
        lead="\n".join(lines[before + 1 : at]).strip() if box is not None else "",
        lines=int(match[1]) if match else 0,
        options=options,
        end=end,
    )


def _options(lines: list[str], first_line: int) -> Iterator[Option]:
    """The entries. What is indented by four explains the entry above; what is less, and follows at once, continues its words."""
    starts = [number for number, line in enumerate(lines) if ENTRY.match(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)][: len(starts)], strict=True):
        entry = ENTRY.match(lines[start])
        if not entry:
            continue
        marked = MARKED.fullmatch(entry["rest"])
        words = [marked["text"] if marked else entry["rest"]]
        rest = lines[start + 1 : end]
        while rest and rest[0].strip() and not INDENTED.match(rest[0]):
            words.append(rest.pop(0))
        yield Option(
            text=" ".join(" ".join(words).split()),
            explanation=_dedent(rest),
            mark=marked["mark"] if marked else "",
            line=first_line + start,
            numbered=not entry["bullet"],
        )


def _dedent(lines: list[str]) -> str:
    return "\n".join(re.sub(r"^(?: {1,4}|\t)", "", line) for line in lines).strip()


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


def without_wrong(body: str, first_line: int) -> str:
    """The same lines without the words of wrong answers: their figures are wrong on purpose, and belong to no fact."""
    lines = body.split("\n")
    for question in parse_quiz(body, first_line):
        for option in question.options:
            if not option.right:
                place = option.line - first_line
                lines[place] = f"- {option.mark}"
                for number in range(place + 1, question.end - first_line):
                    if not lines[number].strip() or INDENTED.match(lines[number]) or ENTRY.match(lines[number]):
                        break
                    lines[number] = ""
    return "\n".join(lines)


def words_of(text: str) -> str:
    """A question or an entry as two of them are compared: words without capitals and marks."""
    return " ".join(re.findall(r"\w+", plain(text).casefold()))
