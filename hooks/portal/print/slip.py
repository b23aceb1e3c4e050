"""The slips of a question: one page to take along, with the short answer, what to do, who decides, and where the whole of it is.

Where the answer has a part that speaks to the person it is about, that part is a slip of its own.

How much fits is worked out before anything is laid out (`slip_page.py`). So a slip is printed once, and the same text always gives the
same slip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape

from portal.content.entries import Fact
from portal.content.figures import day_in_words
from portal.content.library import Library, cited_by
from portal.content.model import Question
from portal.editions.places import YOU, has_part_for_you
from portal.print.slip_page import Slip, fits, words_of
from portal.text.sentences import Section, Sentence, Step, parse_sections, split_marks, without_marks

SIZES = (15.0, 14.5, 14.0, 13.5, 13.0, 12.5, 12.0)
FIRST = ("what-to-do", "what-to-say")
PHONE = re.compile(r"\b\d{3}-\d{3}-\d{4}\b")
APART = ("why", "who-decides", "what-not-to-do", "limits", "unknown", YOU)
FOR_YOU = "For you"
"""What stands in the place of the topic on a slip that speaks to the person."""
LISTED = 300
"""About how many letters the sources may take, besides those that the slip's own figures come from."""


def slip_of(item: Question, library: Library, address: str) -> Slip:
    """The slip of one question. `address` is what is printed below its code."""
    sections = {section.id: section for section in parse_sections(item.body)}
    heading, steps = _main(sections)
    bare = _bare(item, library, item.title, library.topics[item.topics[0]].title, item.body.short)
    said = {name: section for name, section in sections.items() if name not in ("who-decides", YOU)}
    who = _sentences(sections.get("who-decides"))
    return _laid_out(replace(bare, heading=heading, steps=steps, who=who, help=_help(said)), item, library, address)


def slip_for_you_of(item: Question, library: Library, address: str) -> Slip | None:
    """The slip that speaks to the person the answer is about: the section `#you` and nothing else. None where there is no such section.

    Its title is what its heading says after a colon; else the question.
    """
    section = next((section for section in parse_sections(item.body) if section.id == YOU), None)
    if section is None or not section.steps or not has_part_for_you(item):
        return None
    first, *steps = section.steps
    calls = next((step for step in steps if step.kind == "text" and _has_phone(step)), None)
    title = section.title.partition(": ")[2]
    bare = _bare(item, library, title[:1].upper() + title[1:] or item.title, FOR_YOU, _words(first))
    left = tuple(step for step in steps if step is not calls)
    return _laid_out(
        replace(bare, heading="", steps=left, help=calls.sentences if calls else ()), item, library, address
    )


def _words(step: Step) -> str:
    return without_marks(" ".join(map(words_of, step.sentences)))


def _bare(item: Question, library: Library, title: str, topic: str, short: str) -> Slip:
    """A slip with all but its steps, in the smallest type."""
    expiry = min((fact.expires for fact in cited_by(item, library) if fact.expires), default=None)
    return Slip(
        title=title,
        topic=topic,
        short=short,
        heading="",
        steps=(),
        who=(),
        help=(),
        numbers={},
        sources=(),
        more=0,
        reviewed=day_in_words(str(item.reviewed)),
        check_by=day_in_words(str(expiry)) if expiry else "",
        size=SIZES[-1],
        shortened=False,
    )


def _laid_out(bare: Slip, item: Question, library: Library, address: str) -> Slip:
    """The slip in the largest type in which all of it has room; else with steps that are cut."""
    facts = cited_by(item, library)

    def full(size: float) -> Slip:
        return _sourced(replace(bare, size=size), facts, library)

    def short(left: tuple[Step, ...]) -> Slip:
        return _sourced(replace(bare, steps=left, shortened=True), facts, library, listed=0)

    whole = (full(size) for size in SIZES)
    found = next((slip for slip in whole if fits(slip, address)), None)
    return found or _shorten(bare.steps, short, address)


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
            point = " ".join(map(words_of, step.sentences))
            found[-1] = replace(found[-1], points=(*found[-1].points, point))
        else:
            found += step.sentences
    return tuple(found)


def _help(sections: Mapping[str, Section]) -> tuple[Sentence, ...]:
    """The first paragraph or step with a telephone number."""
    steps = (step for section in sections.values() for step in section.steps)
    return next((step.sentences for step in steps if _has_phone(step)), ())


def _has_phone(step: Step) -> bool:
    return any(PHONE.search(sentence.text) for sentence in step.sentences)


def _shorten(steps: tuple[Step, ...], slip_with: Callable[[tuple[Step, ...]], Slip], address: str) -> Slip:
    """Every step by its first sentence, then sentence by sentence in turn, as long as there is room."""
    counts = [1] * len(steps)

    def cut() -> tuple[Step, ...]:
        return tuple(step.cut(count) for step, count in zip(steps, counts, strict=False))

    while len(counts) > 1 and not fits(slip_with(cut()), address):
        counts.pop()
    growing = set(range(len(counts)))
    while growing:
        for place in sorted(growing):
            counts[place] += 1
            if counts[place] > len(steps[place].sentences) or not fits(slip_with(cut()), address):
                counts[place] -= 1
                growing.discard(place)
    return slip_with(cut())


def _sourced(slip: Slip, facts: tuple[Fact, ...], library: Library, listed: int = LISTED) -> Slip:
    """The slip with the sources that its own words cite, numbered, and as many others of the answer as have room."""
    texts = [words_of(sentence) for step in slip.steps for sentence in step.sentences]
    texts += [words_of(sentence) for sentence in (*slip.who, *slip.help)]
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


def as_html(text: str, numbers: Mapping[str, int]) -> str:
    """A sentence for the page: its citations as small numbers of sources."""
    written = []
    for words, name in split_marks(text):
        number = numbers.get(name)
        written.append(escape(words, quote=False) + (f"<sup>{number}</sup>" if number else ""))
    return re.sub(r"(<sup>\d+</sup>)\1+", r"\1", "".join(written))
