"""The questions of a module on its page: what is asked, and in a part that opens, the answer and why.

The page is complete without a script. One that is there makes a form of the same elements, so nothing is written twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from html import escape

from portal.learn.quiz import Option, QuizQuestion, parse_quiz
from portal.text.body import Body

ANSWER = "Answer and why"
VERDICTS = {True: "Right.", False: "Not right."}


def render_quiz(body: Body) -> str:
    """The body of a module with each of its questions drawn. Call it on a module without findings."""
    out: list[str] = []
    done = 0
    questions = parse_quiz(body)
    places = spread(questions)
    for question in questions:
        drawn = _question(question, places.get(question.id))
        out += [*body.lines[done : question.line - body.first_line + 1], "", *drawn, ""]
        done = question.end - body.first_line
    return "\n".join([*out, *body.lines[done:]])


def spread(questions: Sequence[QuizQuestion]) -> dict[str, int]:
    """At which place the right answer of each question with one answer stands, from 0: never twice the same until all were used.

    Answers that hold a number each stay in their own order and are left out.
    """
    ones = [question for question in questions if question.kind == "one" and not _in_a_row(question)]
    places = {}
    for number, question in enumerate(ones):
        order = sorted(range(len(question.options)), key=lambda place: _mix(f"{ones[0].id} {place}"))
        places[question.id] = order[number % len(order)]
    return places


def _question(question: QuizQuestion, place: int | None) -> Iterator[str]:
    sides = f' data-sides="{escape("|".join(question.sides))}"' if question.sides else ""
    lines = f' data-lines="{question.lines}"' if question.lines else ""
    yield f'<div class="gp-quiz" data-kind="{question.kind}"{sides}{lines} markdown="1">\n'
    if question.intro:
        yield f'<div class="gp-quiz__intro" markdown="1">\n\n{question.intro}\n\n</div>\n'
    numbered = _numbered(question, place)
    yield from _options(question, numbered)
    yield f'<details class="gp-quiz__answer" markdown="1">\n<summary>{ANSWER}</summary>\n'
    if question.lead:
        yield f'<div class="gp-quiz__lead" markdown="1">\n\n{question.lead}\n\n</div>\n'
    tag = "ol" if question.kind == "order" else "ul"
    yield f'<{tag} markdown="1">'
    for side in question.sides or ("",):
        for number, option in numbered:
            if option.side == side:
                yield from _answer(question, option, number)
    yield f"</{tag}>\n\n</details>\n\n</div>"


def _options(question: QuizQuestion, numbered: list[tuple[int, Option]]) -> Iterator[str]:
    """What can be chosen, put in order or sorted. An open case has nothing to choose."""
    if question.kind == "case":
        return
    if question.kind == "order":
        numbered = _shuffled(question, numbered)
    if question.sides:
        yield f'<p class="gp-quiz__sides">{" or ".join(escape(side) for side in question.sides)}?</p>\n'
    yield '<ul class="gp-quiz__options" markdown="1">'
    for number, option in numbered:
        yield f'<li data-option="{number}" markdown="span">{option.text}</li>'
    yield "</ul>\n"


def _numbered(question: QuizQuestion, place: int | None) -> list[tuple[int, Option]]:
    """The entries with their numbers. Answers to choose from are mixed, because authors put the right one in the middle."""
    numbered = list(enumerate(question.options, 1))
    if question.kind not in ("one", "several") or _in_a_row(question):
        return numbered
    mixed = _shuffled(question, numbered)
    if place is not None:
        right = next(item for item in mixed if item[1].right)
        mixed.remove(right)
        mixed.insert(place, right)
    return mixed


def _in_a_row(question: QuizQuestion) -> bool:
    """Whether each answer holds a number, so that readers expect them in order."""
    return all(any(letter.isdigit() for letter in option.text) for option in question.options)


def _shuffled(question: QuizQuestion, numbered: list[tuple[int, Option]]) -> list[tuple[int, Option]]:
    """Entries in an order that looks like none, the same in every build. Steps never stand in the right one."""
    mixed = sorted(numbered, key=lambda item: _mix(f"{question.id} {item[1].text}"))
    return [*numbered[1:], numbered[0]] if question.kind == "order" and mixed == numbered else mixed


def _mix(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


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
