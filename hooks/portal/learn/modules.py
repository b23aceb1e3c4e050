"""What a module of the learning path is made of: its parts, the minutes that it takes, and what a reader will be able to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.content.model import Module
from portal.learn.quiz import SECTION, parse_quiz
from portal.text.body import Body
from portal.text.inline import plain
from portal.text.issues import Issue
from portal.text.list_items import first_list
from portal.text.prose import mask_code
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
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def count_minutes(body: Body) -> int:
    """How long a module takes without its field task, in whole minutes, at least one."""
    told = [section for section in body.sections_at(2) if section.id != SECTION]
    text = "\n\n".join([body.opening, *(section.text for section in told)])
    words = len(WORD.findall(plain(mask_code(text))))
    notes = [note for section in told for note in body.notes_in(section)]
    decisions = sum(note.kind == "decide" and note.mark != "!!!" for note in notes)
    return max(1, round(words / PACE + PER_QUESTION * len(parse_quiz(body)) + PER_DECISION * decisions))


def entries(module: Module, name: str) -> list[str]:
    """The entries of the first list of a part, each as Markdown on one line."""
    part = module.body.section(name)
    return first_list(part.lines) if part else []


def check_module(source: Source) -> Iterator[Issue]:
    """A module has its six parts, and takes about as long as it says."""
    there = [section.id for section in source.body.sections_at(2)]
    wanted = list(PARTS)
    for name in wanted:
        if name not in there:
            fix = f"Write '## {PARTS[name]} {{ #{name} }}' in its place: {', '.join(f'#{other}' for other in wanted)}."
            yield Issue(source.path, source.body.first_line, "module-part", f"The module has no part '#{name}'.", fix)
    held = [name for name in there if name in wanted]
    if held != sorted(held, key=wanted.index):
        fix = f"Put the parts in this order: {', '.join(f'#{name}' for name in wanted)}."
        problem = f"The parts stand in another order: {', '.join(f'#{name}' for name in held)}."
        yield Issue(source.path, source.body.first_line, "module-part", problem, fix)
    entry = source.fields.get("minutes")
    stated = entry.value if entry else None
    counted = count_minutes(source.body)
    if entry and isinstance(stated, str) and stated.isdecimal() and abs(int(stated) - counted) > counted * SLACK:
        problem = f"'minutes' says {stated}, but reading, questions and decisions come to about {counted}."
        yield Issue(source.path, entry.line, "module-minutes", problem, f"Write 'minutes: {counted}'.")
