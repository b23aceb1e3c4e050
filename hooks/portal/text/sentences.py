"""A section of an answer as steps, and each step as sentences: where a text can be cut and still be whole.

A quotation is never cut open, and a sentence that ends in a colon keeps the list that it announces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from portal.text.body import Body
from portal.text.inline import CITATION, plain
from portal.text.prose import ITEM, mask_code

# A full stop ends a sentence unless it stands after an initial, as in "U.S.", or after a title.
END = re.compile(
    r"(?:(?<![A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bNo)\.|[?!])[\"”')\]]*(?:⟦[^⟧]*⟧)*\s+(?=[\"“(]?[A-Z0-9])"
)
LEAD = re.compile(r"\*\*(.+?)\*\*")
MARK = re.compile(r"⟦([^⟧]*)⟧")
BESIDE = re.compile(r"\bthe (?:table|story|list|example|choices|steps) (?:below|above)\b|^See .*\.$", re.I)
AS_BELOW = re.compile(r", as (?:below|above)(?=[.,;])")
ELSEWHERE = re.compile(r"(?:^|(?<=[.?!\"”⟧]) )See \[[^\]]*\]\([^)]*\)(?:,? and \[[^\]]*\]\([^)]*\))?\.")
NOT_PROSE = re.compile(r"^[ \t]*(?:\||#|<|\?\?\?|!!!|\[\^).*$", re.M)
BEFORE = re.compile(r"^[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d+[.)][ \t]+)+", re.M)
BETWEEN = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])")
STOP = re.compile(r"(?<=[.!?:])[\"”’)]*\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What can't be taken apart: a sentence or a whole quotation, with the list that it announces. Citations stand in it as ⟦id⟧."""

    text: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One item of a list, or one paragraph."""

    kind: str
    """`number`, `bullet` or `text`."""
    lead: str
    """The bold words that it begins with, which are the beginning of its first sentence as well; or nothing."""
    sentences: tuple[Sentence, ...]

    def cut(self, count: int) -> Step:
        """The same step with its first sentences only."""
        return replace(self, sentences=self.sentences[:count])


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading. Tables and quoted stories are left out."""

    id: str
    title: str
    steps: tuple[Step, ...]
    tables: bool
    """Whether a table was left out."""


def parse_sections(body: Body) -> tuple[Section, ...]:
    """The sections of an answer below its second-level headings, in order."""
    return tuple(parse_section(part.id, part.heading.text, part.text) for part in body.sections_at(2))


def parse_section(name: str, title: str, text: str) -> Section:
    """One section from the Markdown below its heading."""
    steps: list[Step] = []
    tables = False
    for block in Body(text).blocks:
        tables |= block.text.startswith("|")
        if block.quoted or block.text.lstrip().startswith(("|", "!!!", "???", "<")):
            continue
        item = ITEM.match(block.text)
        nested = block.text.startswith((" ", "\t")) and bool(steps)
        if nested and item:
            steps[-1] = _with_point(steps[-1], _marked(block.text[item.end() :]))
        elif nested:
            more = split_sentences(_marked(block.text))
            steps[-1] = replace(steps[-1], sentences=(*steps[-1].sentences, *more))
        elif item:
            steps.append(parse_step("number" if block.text[0].isdigit() else "bullet", block.text[item.end() :]))
        else:
            steps.append(parse_step("text", block.text))
    return Section(name, title, tuple(steps), tables)


def parse_step(kind: str, markdown: str) -> Step:
    """One item or paragraph. Sentences that only lead to another place of the page are left out."""
    lead = LEAD.match(markdown)
    sentences = split_sentences(_marked(ELSEWHERE.sub("", AS_BELOW.sub("", " ".join(markdown.split())))))
    kept = [s for number, s in enumerate(sentences) if number == 0 or not BESIDE.search(s.text)]
    return Step(kind, plain(lead[1]) if lead else "", tuple(kept))


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Plain text at the ends of its sentences, where no quotation is open."""
    parts: list[str] = []
    start = 0
    for match in END.finditer(text):
        piece = text[start : match.end()]
        if piece.count('"') % 2 == 0 and piece.count("“") == piece.count("”"):
            parts.append(piece.strip())
            start = match.end()
    return tuple(Sentence(part) for part in [*parts, text[start:].strip()] if part)


def _marked(markdown: str) -> str:
    """Inline Markdown as words, with its citations as ⟦id⟧."""
    return " ".join(plain(CITATION.sub(r"⟦\1⟧", markdown)).split())


def split_marks(text: str) -> Iterator[tuple[str, str]]:
    """The words of a sentence between its citations, each with the id that is cited behind them; the last with none."""
    *pairs, rest = MARK.split(text)
    yield from zip(pairs[::2], pairs[1::2], strict=True)
    yield rest, ""


def without_marks(text: str) -> str:
    """The words of a sentence without its citations."""
    return MARK.sub("", text)


def _with_point(step: Step, point: str) -> Step:
    *before, last = step.sentences
    return replace(step, sentences=(*before, replace(last, points=(*last.points, point))))


def count_as_sentences(markdown: str) -> Iterator[str]:
    """What a reader's grade counts as a sentence: in paragraphs and list items, what ends in a mark, colons included.

    Headings, tables and code are no prose.
    """
    for block in BETWEEN.split(plain(NOT_PROSE.sub("", mask_code(markdown)))):
        yield from STOP.split(BEFORE.sub("", block).strip())
