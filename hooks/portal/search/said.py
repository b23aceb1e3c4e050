"""What a result says, in whole sentences: nobody can use half of one."""

from __future__ import annotations

import re

from portal.content.model import Content, Question

SENTENCE = re.compile(r"(?<=[a-z0-9)%])[.;] (?=[A-Z])")
BRIEF = 110
"""Letters of a definition or a note that a result shows and search knows, where its first sentence is longer and has a joint."""
SAID = 190
"""Letters of an answer that a result shows: its first sentence, and the next ones as far as they fit."""
JOINT = re.compile(r"(?<=[a-z0-9)%])(?:[,;:] | \()")
END = re.compile(r"(?<=[.!?]) +(?=[A-ZÁÉÍÓÚÑ¿¡\"“0-9])")


def first_sentence(text: str) -> str:
    """As far as its end or a semicolon."""
    return SENTENCE.split(text)[0]


def says(item: Content) -> str:
    """What a result says of a page, in whole sentences."""
    if not isinstance(item, Question):
        return item.description
    first, *others = END.split(item.body.short)
    for sentence in others:
        if len(first) + len(sentence) >= SAID:
            break
        first = f"{first} {sentence}"
    return first


def brief(text: str) -> str:
    """The first sentence; up to its last joint that fits where it is long. It is never cut inside of a phrase."""
    first = first_sentence(text)
    joints = [found.start() for found in JOINT.finditer(first) if BRIEF // 3 < found.start() <= BRIEF]
    return first if len(first) <= BRIEF or not joints else first[: joints[-1]] + "…"
