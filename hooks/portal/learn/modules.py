"""What a module of the learning path is made of: its parts, the minutes that it takes, and what a reader will be able to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.content.module import Module
from portal.learn.quiz import SECTION, parse_quiz
from portal.text.issues import Issue
from portal.text.prose import mask_code, parse_headings, plain
from portal.text.source import Source

PARTS = {
    "able": "What you will be able to do",
    "story": "Rosa's story",
    "practice": "What experienced people do, and why",
    "field-task": "Try it with your supervisor",
    "talk": "Talk it over",
    SECTION: "Check your understanding",
}
"""The `##` headings of a module by their ids, in order; the words may differ."""
PACE = 200
"""Words a minute. Adults read plain nonfiction faster; somebody who reads to learn stops and thinks."""
PER_QUESTION, PER_DECISION = 1, 2
"""Minutes for a question of the check, and for a decision of the story."""
SLACK = 0.25
"""How far the stated minutes may lie from the count, as a share of the count."""
DECISION = re.compile(r'^\?\?\?\+? decide "', re.M)
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
BULLET = re.compile(r"(?:[-*]|\d{1,2}[.)])[ \t]+(.*)")


def count_minutes(body: str) -> int:
    """How long a module takes without its field task, in whole minutes, at least one."""
    told = "\n\n".join(text for name, text in _parts(body).items() if name != SECTION)
    words = len(WORD.findall(plain(mask_code(told))))
    decisions = len(DECISION.findall(told))
    return max(1, round(words / PACE + PER_QUESTION * len(parse_quiz(body, 1)) + PER_DECISION * decisions))


def part(module: Module, name: str) -> str:
    """The Markdown of one part without its heading; empty where there is none."""
    return _parts(module.body).get(name, "")


def entries(module: Module, name: str) -> list[str]:
    """The entries of the first list of a part, each as Markdown on one line."""
    found: list[list[str]] = []
    for line in part(module, name).split("\n"):
        entry = BULLET.match(line)
        if entry:
            found.append([entry[1]])
        elif found and not line.strip():
            found[-1].append("")
        elif found and found[-1][-1]:
            found[-1].append(line)
        elif found:
            break  # a paragraph below the list
    return [" ".join(" ".join(lines).split()) for lines in found]


def _parts(body: str) -> dict[str, str]:
    """The text below each second-level heading by the heading's id; what comes before the first has no name."""
    lines = body.split("\n")
    heads = [heading for heading in parse_headings(body, 1) if heading.level == 2]
    starts = [0, *(heading.line for heading in heads)]
    ends = [*(heading.line - 1 for heading in heads), len(lines)]
    names = ["", *(heading.id for heading in heads)]
    return {name: "\n".join(lines[start:end]) for name, start, end in zip(names, starts, ends, strict=True)}


def check_module(source: Source) -> Iterator[Issue]:
    """A module has its six parts, and takes about as long as it says."""
    there = [heading.id for heading in parse_headings(source.body, source.body_line) if heading.level == 2]
    wanted = list(PARTS)
    for name in wanted:
        if name not in there:
            fix = f"Write '## {PARTS[name]} {{ #{name} }}' in its place: {', '.join(f'#{other}' for other in wanted)}."
            yield Issue(source.path, source.body_line, "module-part", f"The module has no part '#{name}'.", fix)
    held = [name for name in there if name in wanted]
    if held != sorted(held, key=wanted.index):
        fix = f"Put the parts in this order: {', '.join(f'#{name}' for name in wanted)}."
        problem = f"The parts stand in another order: {', '.join(f'#{name}' for name in held)}."
        yield Issue(source.path, source.body_line, "module-part", problem, fix)
    entry = source.fields.get("minutes")
    stated = entry.value if entry else None
    counted = count_minutes(source.body)
    if entry and isinstance(stated, str) and stated.isdecimal() and abs(int(stated) - counted) > counted * SLACK:
        problem = f"'minutes' says {stated}, but reading, questions and decisions come to about {counted}."
        yield Issue(source.path, entry.line, "module-minutes", problem, f"Write 'minutes: {counted}'.")
