"""The rules that a question must keep before anybody is asked it: one key, an explanation for each answer, and no word against a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from portal.content.entries import Fact
from portal.content.figures import numbers, print_value, shows
from portal.content.model import Module
from portal.learn.guess_rules import check_guesses
from portal.learn.quiz import KINDS, Option, QuizQuestion, parse_quiz, words_of
from portal.text.body import Body
from portal.text.inline import cited_in, plain, without_citations
from portal.text.issues import Issue

LEAST = 6
"""Questions in a module."""
ENTRIES = {"one": (2, 7), "several": (3, 9), "order": (3, 7), "sort": (3, 7), "case": (2, 5)}
"""The fewest and the most entries of each kind of question."""
MARKS = f"Use one kind of mark in a question: {'; '.join(KINDS.values())}."


def check_quiz(path: str, body: Body, facts: Mapping[str, Fact]) -> Iterator[Issue]:
    """Every rule that the questions of one module must keep."""
    questions = parse_quiz(body)
    if len(questions) < LEAST:
        line = questions[0].line if questions else body.first_line
        problem = f"The module has {len(questions)} questions, fewer than {LEAST}."
        fix = "Add a question as '### What do you say first? { #check-first }' below '## … { #check }'."
        yield Issue(path, line, "check-few", problem, fix)
    found = list(_check_alone(path, questions, facts))
    yield from found
    if not any(issue.rule in ("check-mark", "check-key", "check-few") for issue in found):
        yield from check_guesses(path, questions)


def _check_alone(path: str, questions: Iterable[QuizQuestion], facts: Mapping[str, Fact]) -> Iterator[Issue]:
    """Each question by itself, and that none of them is asked twice."""
    asked: dict[str, int] = {}
    for question in questions:
        if not question.id.startswith("check-"):
            problem = f"The id '{question.id}' of a question doesn't begin with 'check-'."
            yield Issue(path, question.line, "check-mark", problem, f"Write '{{ #check-{question.id} }}'.")
        before = asked.setdefault(words_of(question.text), question.line)
        if before != question.line:
            problem = f"'{question.text}' is asked on line {before} as well."
            yield Issue(path, question.line, "check-twice", problem, "Ask something else, or take one of the two out.")
        yield from _check_question(path, question, facts)


def check_across(modules: Iterable[Module]) -> Iterator[Issue]:
    """A question that two modules ask teaches nothing the second time."""
    owners: dict[str, str] = {}
    for module in modules:
        for question in parse_quiz(module.body):
            other = owners.setdefault(words_of(question.text), module.path)
            if other != module.path:
                problem = f"'{question.text}' is asked in '{other}' as well."
                fix = "Ask something else, or take one of the two out."
                yield Issue(module.path, question.line, "check-twice", problem, fix)


def _check_question(path: str, question: QuizQuestion, facts: Mapping[str, Fact]) -> Iterator[Issue]:
    if len(question.kinds) != 1 or "" in question.kinds:
        yield _unmarked(path, question)
        return
    yield from _check_key(path, question)
    fewest, most = ENTRIES[question.kind]
    if not fewest <= len(question.options) <= most:
        problem = f"'{question.text}' has {len(question.options)} entries, where {fewest} to {most} are wanted."
        yield Issue(path, question.line, "check-few", problem, "Add an entry, or make two questions of it.")
    seen: dict[str, int] = {}
    for option in question.options:
        before = seen.setdefault(words_of(option.text), option.line)
        if before != option.line:
            problem = f"'{plain(option.text)}' stands on line {before} as well."
            yield Issue(path, option.line, "check-twice", problem, "Word one of the two otherwise.")
        if not option.explanation:
            problem = f"'{plain(option.text)}' has no explanation."
            fix = "Say why below it, indented by four spaces."
            yield Issue(path, option.line, "check-explain", problem, fix)
        yield from _check_figures(path, option, facts)


def _unmarked(path: str, question: QuizQuestion) -> Issue:
    """What the marks of a question fail to say, at the first entry that fails."""
    if not question.options:
        problem = f"'{question.text}' has nothing to answer."
        return Issue(path, question.line, "check-mark", problem, MARKS)
    kinds = sorted(question.kinds - {""})
    if len(kinds) > 1:
        problem = f"'{question.text}' mixes the marks of two kinds: {' with '.join(KINDS[kind] for kind in kinds)}."
        return Issue(path, question.line, "check-mark", problem, MARKS)
    known = ("(x)", "( )", "[x]", "[ ]")
    wrong = next((o for o in question.options if o.mark and o.mark.lower() not in known and not o.side), None)
    if wrong:
        problem = f"The mark '{wrong.mark}' means nothing."
        return Issue(path, wrong.line, "check-mark", problem, MARKS)
    bare = next((option for option in question.options if not option.mark), question.options[0])
    problem = f"'{plain(bare.text)}' has no mark that fits the question."
    return Issue(path, bare.line, "check-mark", problem, MARKS)


def _check_key(path: str, question: QuizQuestion) -> Iterator[Issue]:
    right = sum(option.right for option in question.options)
    if question.kind == "one" and right != 1:
        problem = (
            f"'{question.text}' has {right or 'no'} right {'answer' if right < 2 else 'answers'}, where one is wanted."
        )
        yield Issue(path, question.line, "check-key", problem, "Mark one answer '(x)' and the others '( )'.")
    elif question.kind == "several" and right in (0, len(question.options)):
        problem = f"'{question.text}' has {'only' if right else 'no'} right answers."
        yield Issue(path, question.line, "check-key", problem, "Mark the right ones '[x]' and at least one '[ ]'.")
    elif question.kind == "sort" and len(question.sides) != 2:
        count = "one side" if len(question.sides) == 1 else f"{len(question.sides)} sides"
        problem = f"'{question.text}' sorts into {count}: {', '.join(question.sides)}."
        fix = "Name two sides in braces, each the same way every time."
        yield Issue(path, question.line, "check-key", problem, fix)


def _check_figures(path: str, option: Option, facts: Mapping[str, Fact]) -> Iterator[Issue]:
    """A right answer shows a figure of the fact that explains it; a wrong one does not."""
    cited = [facts[name] for name in cited_in(f"{option.text} {option.explanation}") if name in facts]
    cited = [fact for fact in cited if fact.value]
    words = without_citations(option.text)
    if not option.right:
        for fact in cited:
            shown = [print_value(value, fact.unit) for value in fact.value if _tells(words, value, fact.unit)]
            if shown:
                problem = f"The wrong answer '{plain(words)}' shows {shown[0]}, which is the figure of '{fact.id}'."
                fix = "Mark it as right, write another figure, or cite another fact."
                yield Issue(path, option.line, "check-fact", problem, fix)
        return
    typed = numbers(words)
    backed = {number for fact in cited for number in numbers(f"{fact.says} {fact.limits}")}
    told = any(_tells(words, value, fact.unit) for fact in cited for value in fact.value)
    if cited and typed and not typed & backed and not told:
        figures = " or ".join(print_value(value, fact.unit) for fact in cited for value in fact.value)
        problem = f"The right answer '{plain(words)}' shows {', '.join(sorted(typed))}, but the fact that explains it says {figures}."
        yield Issue(path, option.line, "check-fact", problem, f"Write {figures}, or cite another fact.")


def _tells(text: str, value: Decimal, unit: str) -> bool:
    """Whether a text shows a figure: in digits, or in words beside what it counts. 'Two of us' shows no 2 days."""
    beside = unit.rstrip("s").casefold() in text.casefold()
    return print_value(value, unit) in numbers(text) or (beside and shows(text, value, unit))
