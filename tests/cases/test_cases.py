"""Golden cases: text in; a value, or the exact message, out. Each file in cases/ is one, and says why it is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from helping.sites import TODAY, small_files, small_library, with_values
from portal.checks import grade as reading
from portal.checks import permalinks, review
from portal.checks.advice import advise
from portal.checks.assemble import build_library
from portal.content import entries, figures, steps
from portal.content.moved import lost_addresses
from portal.editions import posters as poster
from portal.pages import navigation, redirects, views
from portal.print import slip
from portal.search import shorthand
from portal.text import sentences, source
from portal.text.body import Body
from portal.text.links import rewrite_links

CASES = sorted(Path(__file__).parent.glob("*/*.yml"))
Case = Mapping[str, Any]
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8ffff3f0005fe02fe331295140000000049454e44ae426082"
)
"""A picture of one white point."""
QUESTION = """---
question: What about {name}?
topics: [employers]
audience: [specialist]
reviewed: 2026-11-21
{ties}---
It depends.
"""


def run_findings(case: Case) -> Any:
    """The small site with `files` changed: every message, and the pages that are held back."""
    raw = {name: bytes.fromhex(text) for name, text in case.get("bytes", {}).items()}
    promised = case.get("promised", [])
    assets = dict.fromkeys(case.get("assets", ()), PICTURE) | {
        name: bytes.fromhex(text) for name, text in case.get("broken", {}).items()
    }
    library, issues = build_library(small_files({**case.get("files", {}), **raw}), assets, promised)
    issues += lost_addresses(permalinks.LIST, promised, library.moves, library.places, ())
    return {"issues": [str(issue) for issue in issues], "withheld": sorted(library.withheld)}


def run_advice(case: Case) -> Any:
    """What should be mended on the small site with `files` changed."""
    library, issues = build_library(small_files(case.get("files", {})))
    told = sorted({*issues, *advise(library)})
    return [str(issue) for issue in told if not issue.must and issue.path in case["paths"]]


def run_body(case: Case) -> Any:
    """The Markdown of one page as the site gets it."""
    library = small_library(case.get("files", {}))
    return views.render_body(library.content[case["page"]], library, date.fromisoformat(case.get("today", TODAY)))


def run_view(case: Case) -> Any:
    """Some of what a template receives of one page."""
    library = small_library(case.get("files", {}))
    view = views.view_of(library.content[case["page"]], library, date.fromisoformat(case.get("today", TODAY)))
    return {
        "template": view.template,
        "title": view.title,
        "description": view.description,
        "answer": view.answer,
        "related": [place.src for place in view.related],
        "cited": [item.fact.id for item in view.cited],
        "expired": [item.fact.id for item in view.expired],
    }


def run_links(case: Case) -> Any:
    return rewrite_links(case["path"], Body(case["text"]), set(case["shown"]), set(case.get("withheld", ())))


def run_source(case: Case) -> Any:
    found, issues = source.read_source("faq/x.md", case["text"].encode())
    read = {name: [entry.line, entry.value] for name, entry in found.fields.items()} if found else None
    return plain(
        {"fields": read, "body_line": found.body.first_line if found else None, "issues": [str(i) for i in issues]}
    )


def run_shows(case: Case) -> Any:
    return figures.shows(case["text"], Decimal(str(case["figure"])), case["unit"])


def run_headings(case: Case) -> Any:
    return [[h.level, h.text, h.id, h.line] for h in Body(case["text"]).headings]


def run_blocks(case: Case) -> Any:
    return [[block.line, block.text] for block in Body(case["text"]).blocks]


def run_schedule(case: Case) -> Any:
    return [[step.clock, step.title, step.minutes] for step in steps.parse_steps(Body(case["text"]))]


def run_grade(case: Case) -> Any:
    grade, words = reading.grade_text(case["text"])
    return [round(grade, 1), words]


def run_syllables(case: Case) -> Any:
    return {word: reading.syllables(word) for word in case["words"]}


def run_navigation(case: Case) -> Any:
    return navigation.expand(case["nav"], small_library(case.get("files", {})))


def run_redirects(case: Case) -> Any:
    return redirects.render_redirects(small_library(case.get("files", {})))


def run_review(case: Case) -> Any:
    library = small_library(case.get("files", {}))
    today = date.fromisoformat(case["today"])
    return {
        "due": [due.path for due in review.due_pages(library, today, case["days"])],
        "expired": [fact.id for fact in review.expired_facts(library, today)],
        "acronyms": {
            p: found for p, item in library.content.items() if (found := review.unspelled(item, library.terms.values()))
        },
    }


def run_shorthand(case: Case) -> Any:
    small = frozenset(case["small"])
    thin = shorthand.SmallWords(small, map(shorthand.split, case["names"]))
    wordings = [thin.leave_out(shorthand.split(text)) for text in case["texts"]]
    short = shorthand.Shorthand(wordings, case["others"], small)
    places = {word: set(found) for word, found in case["others"].items()}
    return {
        "words": short.render_words(),
        "written": short.write(wordings),
        "places": short.render_places(places),
    }


def run_tooltips(case: Case) -> Any:
    return entries.tooltips(small_library(case.get("files", {})).terms)


def run_sentences(case: Case) -> Any:
    """Each step of a section: its bold beginning, and its sentences with the lists that belong to them."""
    section = sentences.parse_section("what-to-do", "What to do", case["text"])
    return [
        [step.kind, step.lead, [[s.text, *s.points] if s.points else s.text for s in step.sentences]]
        for step in section.steps
    ]


def run_slip(case: Case) -> Any:
    """Some of what is on the slip of a question, as its words and numbers."""
    library = small_library(case.get("files", {}))
    found = slip.slip_of(library.content[case["page"]], library, f"guide.example/{case['page'].removesuffix('.md')}/")
    return {
        "heading": found.heading,
        "steps": [
            " ".join(slip.as_html(" | ".join([s.text, *s.points]), found.numbers) for s in step.sentences)
            for step in found.steps
        ],
        "who": " ".join(sentence.text for sentence in found.who),
        "help": " ".join(sentence.text for sentence in found.help),
        "sources": list(found.sources),
        "check_by": found.check_by,
        "size": found.size,
        "shortened": found.shortened,
    }


def run_poster(case: Case) -> Any:
    """The sheets of a topic whose questions are tied to each other as said."""
    files = {
        f"faq/{name}.md": QUESTION.format(name=name, ties=f"related: {ties}\n" if ties else "")
        for name, ties in case["ties"].items()
    }
    found = [item for item in poster.posters(small_library(files)) if item.topic.id == "employers"]
    return {item.paper: [[question.slug for question in sheet] for sheet in item.sheets] for item in found}


SUBJECTS: dict[str, Callable[[Case], Any]] = {
    name.removeprefix("run_"): subject for name, subject in globals().items() if name.startswith("run_")
}


def plain(value: Any) -> Any:
    """Tuples as lists, as YAML writes them."""
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert case["why"].strip()
    case["files"] = case.get("files", {}) | with_values(case.get("change", {}))
    value = SUBJECTS[path.parent.name](case)
    if path.parent.name == "findings":
        assert value["issues"] == case["issues"]
        assert value["withheld"] == sorted(case.get("withheld", []))
    else:
        assert plain(value) == case["value"]
