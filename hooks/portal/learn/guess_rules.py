"""The rules against a right answer that somebody finds who knows nothing: by its length, by its tone, by a word of its question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from math import ceil

from portal.learn.quiz import Option, QuizQuestion
from portal.text.inline import plain, without_citations
from portal.text.issues import Issue

CAREFUL = frozenset([
    "may", "might", "could", "perhaps", "probably", "possibly", "often", "usually", "sometimes", "mostly",
    "generally", "depends",
])  # fmt: skip
ABSOLUTE = frozenset([
    "always", "never", "nobody", "everybody", "everyone", "none", "must", "only", "nothing", "anybody", "anyone",
    "cannot",
])  # fmt: skip
COMMON = frozenset([
    "about", "after", "before", "could", "first", "from", "have", "next", "person", "people", "should", "that",
    "their", "them", "they", "this", "what", "when", "where", "which", "will", "with", "would", "your",
])  # fmt: skip
"""Words of four letters and more that a question and an answer share by chance."""
LONG = 4
"""Letters of a word whose repetition tells something."""
WORD = re.compile(r"[^\W\d_]+")


def check_guesses(path: str, questions: Sequence[QuizQuestion]) -> Iterator[Issue]:
    """What gives the right answers of one module away. Call it on questions without other findings."""
    ones = [question for question in questions if question.kind == "one"]
    yield from _check_lengths(path, ones, "longest", max)
    yield from _check_lengths(path, ones, "shortest", min)
    for question in ones:
        yield from _check_tone(path, question, "careful", CAREFUL)
        yield from _check_tone(path, question, "absolute", ABSOLUTE)
        yield from _check_stem(path, question)
    for question in questions:
        if question.kind == "several":
            yield from _check_apart(path, question)


def _check_lengths(
    path: str, ones: Sequence[QuizQuestion], name: str, extreme: Callable[[Sequence[int]], int]
) -> Iterator[Issue]:
    """In a module, the right answer may be the longest about as often as chance makes it, and the shortest as well."""
    told = [question for question in ones if _stands_out(question, extreme)]
    chance = ceil(sum(1 / len(question.options) for question in ones))
    if len(told) > chance:
        problem = (
            f"The right answer is the {name} in {len(told)} of {len(ones)} questions with one answer: "
            f"lines {', '.join(str(question.line) for question in told)}. Chance gives {chance}."
        )
        yield Issue(
            path, told[0].line, "check-guess", problem, f"Word a wrong answer {_LENGTHS[name]} in some of them."
        )


_LENGTHS = {"longest": "at more length", "shortest": "more briefly"}


def _stands_out(question: QuizQuestion, extreme: Callable[[Sequence[int]], int]) -> bool:
    lengths = [_length(option) for option in question.options]
    end = extreme(lengths)
    right = next(option for option in question.options if option.right)
    return _length(right) == end and lengths.count(end) == 1


def _check_tone(path: str, question: QuizQuestion, name: str, tone: frozenset[str]) -> Iterator[Issue]:
    right = next(option for option in question.options if option.right)
    heard = [word for word in _words(right) if word in tone]
    if heard and not any(tone & set(_words(option)) for option in question.options if not option.right):
        problem = f"Of the answers to '{question.text}' only the right one is {name}: '{heard[0]}'."
        fix = "Word a wrong answer in the same tone, or leave the word out."
        yield Issue(path, right.line, "check-guess", problem, fix)


def _check_stem(path: str, question: QuizQuestion) -> Iterator[Issue]:
    stem = {word for word in WORD.findall(plain(question.text).casefold()) if len(word) >= LONG} - COMMON
    right = next(option for option in question.options if option.right)
    wrong = {word for option in question.options if not option.right for word in _words(option)}
    repeated = [word for word in _words(right) if word in stem]
    if repeated and not stem & wrong:
        problem = (
            f"Of the answers to '{question.text}' only the right one repeats a word of the question: '{repeated[0]}'."
        )
        yield Issue(path, right.line, "check-guess", problem, "Repeat a word in a wrong answer too, or leave it out.")


def _check_apart(path: str, question: QuizQuestion) -> Iterator[Issue]:
    right = [_length(option) for option in question.options if option.right]
    wrong = [_length(option) for option in question.options if not option.right]
    if min(right) > max(wrong) or min(wrong) > max(right):
        name = "longer" if min(right) > max(wrong) else "shorter"
        problem = f"Every right answer to '{question.text}' is {name} than every wrong one."
        yield Issue(
            path, question.line, "check-guess", problem, "Make one of the wrong answers as long as the right ones."
        )


def _length(option: Option) -> int:
    return len(plain(without_citations(option.text)))


def _words(option: Option) -> list[str]:
    return WORD.findall(plain(without_citations(option.text)).casefold())
