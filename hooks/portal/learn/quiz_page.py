"""The questions of a module on its page: what is asked, and in a part that opens, the answer and why.

The page is complete without a script. One that is there makes a form of the same elements, so nothing is written twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from html import escape

from portal.learn.quiz import Option, QuizQuestion, parse_quiz
from portal.text.body import Body

ANSWER = "Answer and why"
VERDICTS = {True: "Right.", False: "Not right."}


def render_quiz(body: Body) -> str:
    """The body of a module with each of its questions drawn. Call it on a module without findings."""
    out: list[str] = []
    done = 0
    for question in parse_quiz(body):
        out += [*body.lines[done : question.line - body.first_line + 1], "", *_question(question), ""]
        done = question.end - body.first_line
    return "\n".join([*out, *body.lines[done:]])


def _question(question: QuizQuestion) -> Iterator[str]:
    sides = f' data-sides="{escape("|".join(question.sides))}"' if question.sides else ""
    lines = f' data-lines="{question.lines}"' if question.lines else ""
    yield f'<div class="gp-quiz" data-kind="{question.kind}"{sides}{lines} markdown="1">\n'
    if question.intro:
        yield f'<div class="gp-quiz__intro" markdown="1">\n\n{question.intro}\n\n</div>\n'
    yield from _options(question)
    yield f'<details class="gp-quiz__answer" markdown="1">\n<summary>{ANSWER}</summary>\n'
    if question.lead:
        yield f'<div class="gp-quiz__lead" markdown="1">\n\n{question.lead}\n\n</div>\n'
    tag = "ol" if question.kind == "order" else "ul"
    yield f'<{tag} markdown="1">'
    for side in question.sides or ("",):
        for number, option in _numbered(question):
            if option.side == side:
                yield from _answer(question, option, number)
    yield f"</{tag}>\n\n</details>\n\n</div>"


def _options(question: QuizQuestion) -> Iterator[str]:
    """What can be chosen, put in order or sorted. An open case has nothing to choose."""
    if question.kind == "case":
        return
    numbered = _numbered(question)
    if question.kind == "order":
        numbered = _shuffled(question, numbered)
    if question.sides:
        yield f'<p class="gp-quiz__sides">{" or ".join(escape(side) for side in question.sides)}?</p>\n'
    yield '<ul class="gp-quiz__options" markdown="1">'
    for number, option in numbered:
        yield f'<li data-option="{number}" markdown="span">{option.text}</li>'
    yield "</ul>\n"


def _numbered(question: QuizQuestion) -> list[tuple[int, Option]]:
    """The entries with their numbers. Answers to choose from are mixed, because authors put the right one in the middle."""
    numbered = list(enumerate(question.options, 1))
    in_a_row = all(any(letter.isdigit() for letter in option.text) for option in question.options)
    return _shuffled(question, numbered) if question.kind in ("one", "several") and not in_a_row else numbered


def _shuffled(question: QuizQuestion, numbered: list[tuple[int, Option]]) -> list[tuple[int, Option]]:
    """Entries in an order that looks like none, the same in every build. Steps never stand in the right one."""
    mixed = sorted(numbered, key=lambda item: hashlib.sha256(f"{question.id} {item[1].text}".encode()).digest())
    return [*numbered[1:], numbered[0]] if question.kind == "order" and mixed == numbered else mixed


def _answer(question: QuizQuestion, option: Option, number: int) -> Iterator[str]:
    """One entry with what it was worth and why."""
    said = {"one": VERDICTS[option.right], "several": VERDICTS[option.right], "sort": f"{option.side}."}
    verdict = said.get(question.kind, "")
    key = f' data-right="{"yes" if option.right else "no"}"'
    key += f' data-side="{escape(option.side)}"' if option.side else ""
    yield f'<li data-option="{number}"{key} markdown="block">'
    strong = f"<strong>{escape(verdict)}</strong> " if verdict else ""
    yield f'<p class="gp-quiz__said" markdown="span">{strong}{option.text}</p>'
    yield f'<div class="gp-quiz__why" markdown="1">\n\n{option.explanation}\n\n</div>'
    yield "</li>"
