"""All questions of the path together: a list of them for a page, and the same as files for flash cards and tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from html import escape

from portal.content.library import Library
from portal.content.model import Module
from portal.learn.path import modules
from portal.learn.quiz import Option, QuizQuestion, parse_quiz
from portal.text.inline import plain, without_citations
from portal.text.links import address, relative, site_path

FILES = ("learn/questions.csv", "learn/questions-anki.txt")
ASKED = {
    "one": "Which one?",
    "several": "Which of these? More than one may fit.",
    "order": "In which order?",
    "sort": "Which belongs where?",
    "case": "What would you say or do?",
}
COLUMNS = ("Id", "Module", "Module title", "Kind", "Question", "To choose from", "Answer", "Why", "Address")


def render_bank(library: Library, page: str) -> Iterator[str]:
    """Every question that gets a score as a link to its place, module by module. A script makes five questions at a time of it."""
    yield '<div class="gp-again" markdown="1">\n'
    for module in modules(library):
        where = relative(site_path(module.path), site_path(page))
        yield f"\n**Module {module.order}: [{module.title}]({where})**{{ data-module={module.slug} }}\n"
        for question in parse_quiz(module.body):
            if question.kind != "case":
                yield f"- [{question.text}]({where}#{question.id})"
    yield "\n</div>"


def render_offer(page: str) -> Iterator[str]:
    """Links to both files, each with what it is for."""
    table, cards = (relative(name, site_path(page)) for name in FILES)
    yield f"- [All questions for Anki]({cards}): a text file for the free flash-card program. In Anki, choose *File, Import*."
    yield "  A newer file takes the place of an older one."
    yield f"- [All questions as a table]({table}): a CSV file for a spreadsheet, or for a quiz tool of your agency."


def render_files(library: Library, base: str) -> dict[str, str]:
    """The bank as a table and for Anki, by path. `base` is the address of the site, or empty where nobody told it."""
    rows = [_row(module, question, base) for module in modules(library) for question in parse_quiz(module.body)]
    table = io.StringIO()
    csv.writer(table).writerows([COLUMNS, *rows])
    # Spreadsheets read a file as UTF-8 only where it begins with this mark.
    return dict(zip(FILES, ("\ufeff" + table.getvalue(), _anki(rows)), strict=True))


def _row(module: Module, question: QuizQuestion, base: str) -> tuple[str, ...]:
    shown = sorted(question.options, key=lambda option: _bare(option.text).casefold())
    return (
        question.id,
        str(module.order),
        module.title,
        question.kind,
        _bare(f"{question.intro} {question.text}"),
        "" if question.kind == "case" else "\n".join(_bare(option.text) for option in shown),
        "\n".join(_answers(question)),
        "\n".join(f"{_bare(option.text)} {_bare(option.explanation)}" for option in question.options),
        f"{base}{address(module.path)}#{question.id}",
    )


def _answers(question: QuizQuestion) -> Iterator[str]:
    for number, option in enumerate((option for option in question.options if option.right), 1):
        yield _lead(question, option, number) + _bare(option.text)


def _lead(question: QuizQuestion, option: Option, number: int) -> str:
    return f"{number}. " if question.kind == "order" else f"{option.side}: " if option.side else ""


def _bare(text: str) -> str:
    """Markdown as words on one line."""
    return " ".join(plain(without_citations(text)).split())


def _anki(rows: list[tuple[str, ...]]) -> str:
    """A text file as Anki imports it. Each note has a name of its own, so that a later file replaces what an earlier one brought."""
    head = [
        "#separator:tab",
        "#html:true",
        "#notetype:Basic",
        "#deck:Guidepost: the learning path",
        "#guid column:1",
        "#tags column:4",
        "#columns:Id\tFront\tBack\tTags",
    ]
    return "\n".join([*head, *("\t".join(_note(*row)) for row in rows), ""])


def _note(*row: str) -> tuple[str, ...]:
    name, number, _, kind, question, shown, answer, why, where = row
    entries = "".join(f"<li>{escape(line)}</li>" for line in shown.split("\n") if line)
    front = f"{escape(question)}<br><i>{ASKED[kind]}</i>" + (f"<ul>{entries}</ul>" if entries else "")
    lines = [f"<b>{_broken(answer)}</b>", f"<small>{_broken(why)}</small>"]
    if "://" in where:
        lines.append(f'<a href="{escape(where)}">On the site</a>')
    return f"guidepost-{name}", front, "<br><br>".join(lines), f"guidepost module-{number}"


def _broken(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))
