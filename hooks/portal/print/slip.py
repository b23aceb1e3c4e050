"""The slip of a question: one page to take along, with the short answer, what to do, who decides, and where the whole of it is.

How much fits is worked out before anything is laid out: lines are counted from the widths of the typeface's letters. So a slip is
printed once, and the same text always gives the same slip. All lengths are points; `leaflet.css` uses the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from math import ceil

from portal.content.entries import Fact
from portal.content.figures import day_in_words
from portal.content.library import Library, cited_by
from portal.content.model import Question
from portal.print.typeface import BOLD, REGULAR, lines, width
from portal.text.sentences import Section, Sentence, Step, parse_sections, split_marks, without_marks

SIZES = (15.0, 14.5, 14.0, 13.5, 13.0, 12.5, 12.0)
PAGE = 709.0
WIDE, BESIDE_CODE = 504.0, 396.0
LINE = 1.38
CODE = 96.0
ADVICE = "Reviewed {}. Not legal, clinical or benefits advice."
SAID = "Reviewed {}. Check its figures again by {}. Not legal, clinical or benefits advice."
FIRST = ("what-to-do", "what-to-say")
PHONE = re.compile(r"\b\d{3}-\d{3}-\d{4}\b")
APART = ("why", "who-decides", "what-not-to-do", "limits", "unknown")
LISTED = 300
"""About how many letters the sources may take, besides those that the slip's own figures come from."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Everything on the page but its address. Texts are plain words in which citations stand as ⟦fact⟧."""

    title: str
    topic: str
    short: str
    heading: str
    steps: tuple[Step, ...]
    who: tuple[Sentence, ...]
    help: tuple[Sentence, ...]
    """How to reach somebody, where the answer names a telephone number."""
    numbers: dict[str, int]
    """The number of the source of each fact that the slip cites."""
    sources: tuple[str, ...]
    more: int
    """How many sources of the whole answer are not named."""
    reviewed: str
    check_by: str
    size: float
    shortened: bool

    @property
    def runs(self) -> list[tuple[str, list[Step]]]:
        """Steps of one kind that follow each other, which are one list."""
        return [(kind, list(steps)) for kind, steps in groupby(self.steps, key=lambda step: step.kind)]


def slip_of(item: Question, library: Library, address: str) -> Slip:
    """The slip of one question. `address` is what is printed below its code."""
    sections = {section.id: section for section in parse_sections(item.body)}
    heading, steps = _main(sections)
    facts = cited_by(item, library)
    expiry = min((fact.expires for fact in facts if fact.expires), default=None)
    bare = Slip(
        title=item.title,
        topic=library.topics[item.topics[0]].title,
        short=item.body.short,
        heading=heading,
        steps=steps,
        who=_sentences(sections.get("who-decides")),
        help=_help(sections),
        numbers={},
        sources=(),
        more=0,
        reviewed=day_in_words(str(item.reviewed)),
        check_by=day_in_words(str(expiry)) if expiry else "",
        size=SIZES[-1],
        shortened=False,
    )

    def full(size: float) -> Slip:
        return _sourced(replace(bare, size=size), facts, library)

    def short(left: tuple[Step, ...]) -> Slip:
        return _sourced(replace(bare, steps=left, shortened=True), facts, library, listed=0)

    whole = (full(size) for size in SIZES)
    found = next((slip for slip in whole if _fits(slip, address)), None)
    return found or _shorten(steps, short, address)


def _main(sections: Mapping[str, Section]) -> tuple[str, tuple[Step, ...]]:
    """What to do; else what to say; else each section's heading with its own sentences."""
    for name in FIRST:
        if name in sections and sections[name].steps:
            return sections[name].title, sections[name].steps
    steps = [
        Step("bullet", section.title, (Sentence(f"{section.title}."), *_sentences(section)))
        for section in sections.values()
        if section.id not in APART and section.steps
    ]
    return "What to do", tuple(steps)


def _sentences(section: Section | None) -> tuple[Sentence, ...]:
    """All sentences of a section. A list goes into the sentence that announces it."""
    found: list[Sentence] = []
    announced = False
    for step in section.steps if section else ():
        announced = step.kind != "text" and (announced or (bool(found) and found[-1].text.endswith(":")))
        if announced:
            point = " ".join(map(_text, step.sentences))
            found[-1] = replace(found[-1], points=(*found[-1].points, point))
        else:
            found += step.sentences
    return tuple(found)


def _help(sections: Mapping[str, Section]) -> tuple[Sentence, ...]:
    """The first paragraph or step with a telephone number; what is said of who decides stands on the slip anyway."""
    for section in sections.values():
        for step in section.steps if section.id != "who-decides" else ():
            if any(PHONE.search(sentence.text) for sentence in step.sentences):
                return step.sentences
    return ()


def _shorten(steps: tuple[Step, ...], slip_with: Callable[[tuple[Step, ...]], Slip], address: str) -> Slip:
    """Every step by its first sentence, then sentence by sentence in turn, as long as there is room."""
    counts = [1] * len(steps)

    def cut() -> tuple[Step, ...]:
        return tuple(step.cut(count) for step, count in zip(steps, counts, strict=False))

    while len(counts) > 1 and not _fits(slip_with(cut()), address):
        counts.pop()
    growing = set(range(len(counts)))
    while growing:
        for place in sorted(growing):
            counts[place] += 1
            if counts[place] > len(steps[place].sentences) or not _fits(slip_with(cut()), address):
                counts[place] -= 1
                growing.discard(place)
    return slip_with(cut())


def _sourced(slip: Slip, facts: tuple[Fact, ...], library: Library, listed: int = LISTED) -> Slip:
    """The slip with the sources that its own words cite, numbered, and as many others of the answer as have room."""
    texts = [_text(sentence) for step in slip.steps for sentence in step.sentences]
    texts += [_text(sentence) for sentence in (*slip.who, *slip.help)]
    by_fact = {fact.id: fact.source for fact in facts}
    shown = [name for text in texts for _, name in split_marks(text) if name in by_fact]
    cited = list(dict.fromkeys(by_fact[name] for name in shown))
    rest = [name for name in dict.fromkeys(by_fact.values()) if name not in cited]
    named = [_name(name, library) for name in cited]
    left = listed
    for name in rest:
        left -= len(_name(name, library))
        if left < 0:
            break
        named.append(_name(name, library))
    numbers = {name: cited.index(by_fact[name]) + 1 for name in shown}
    return replace(slip, numbers=numbers, sources=tuple(named), more=len(cited) + len(rest) - len(named))


def _name(source: str, library: Library) -> str:
    record = library.sources[source]
    return f"{record.title}, {record.publisher}, {day_in_words(record.date)}"


def _text(sentence: Sentence) -> str:
    return " ".join([sentence.text, *sentence.points])


def _fits(slip: Slip, address: str) -> bool:
    return _top(slip) + _steps(slip) + _boxes(slip) + _bottom(slip, address) <= PAGE


def _height(text: str, column: float, size: float, advances: tuple[int, ...] = REGULAR, line: float = LINE) -> float:
    """How high a text stands in a column."""
    return lines(without_marks(text), column, size, advances) * size * line


def _top(slip: Slip) -> float:
    return 28 + _height(slip.title, WIDE, 23, BOLD, 1.2) + 8 + _height(slip.short, WIDE - 28, 14) + 16


def _steps(slip: Slip) -> float:
    return 12 + _height(slip.heading, WIDE, 14, BOLD, 1.3) + sum(_step(step, slip.size) for step in slip.steps)


def _step(step: Step, size: float) -> float:
    column = WIDE - (0 if step.kind == "text" else 1.7 * size)
    words = " ".join(sentence.text for sentence in step.sentences)
    bold = width(step.lead, size, BOLD) - width(step.lead, size)
    points = [point for sentence in step.sentences for point in sentence.points]
    listed = sum(_height(point, column - 1.4 * size, size) for point in points) + (0.1 * size if points else 0)
    return _height(words + "." * ceil(bold / width(".", size)), column, size) + listed + 0.35 * size


def _boxes(slip: Slip) -> float:
    texts = (" ".join(map(_text, sentences)) for sentences in (slip.who, slip.help))
    return sum(42 + _height(text, WIDE - 28, 12) for text in texts if text)


def _bottom(slip: Slip, address: str) -> float:
    said = SAID.format(slip.reviewed, slip.check_by) if slip.check_by else ADVICE.format(slip.reviewed)
    told = 2 * 10.5 * LINE + _height(address, BESIDE_CODE, 12, BOLD) + _height(said, BESIDE_CODE, 10.5)
    more = f"; and {slip.more} more with the whole answer." if slip.more else "."
    sources = "Sources: " + "; ".join(f"1 {source}" for source in slip.sources) + more
    return 20 + max(CODE, told - 10.5 * LINE + 3 + _height(sources, BESIDE_CODE, 9))


def as_html(text: str, numbers: Mapping[str, int]) -> str:
    """A sentence for the page: its citations as small numbers of sources."""
    written = []
    for words, name in split_marks(text):
        number = numbers.get(name)
        written.append(escape(words, quote=False) + (f"<sup>{number}</sup>" if number else ""))
    return re.sub(r"(<sup>\d+</sup>)\1+", r"\1", "".join(written))
