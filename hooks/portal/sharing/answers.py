"""An answer as it travels: the short answer in plain words, the whole one as HTML, its sources, and full addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

from markdown import Markdown

from portal.content.entries import Fact, SourceRecord
from portal.content.library import Library, cited_by
from portal.content.model import Question
from portal.sharing.changes import Change, changes_of
from portal.text.body import Body
from portal.text.inline import replace_citations
from portal.text.links import address, place_of, replace_targets
from portal.text.prose import mask_code
from portal.text.remembered import remembered

EXTENSIONS = ["admonition", "attr_list", "md_in_html", "pymdownx.details", "pymdownx.superfences", "tables"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with everything that another site may show of it."""

    question: Question
    short: str
    html: str
    """The whole answer. Citations are numbered links to the page of facts."""
    facts: tuple[Fact, ...]
    sources: tuple[SourceRecord, ...]
    changes: tuple[Change, ...]
    address: str
    """From the root of the site, without the leading slash."""


def answers(library: Library, base: str) -> tuple[Answer, ...]:
    """Every answer, by path. `base` is the address of the site, or empty for addresses that are counted from its root."""
    return tuple(_answer(item, library, base) for item in library.of(Question))


def _answer(item: Question, library: Library, base: str) -> Answer:
    facts = cited_by(item, library)
    body = with_full_links(item.path, item.body, library, base)
    numbers = {fact.id: number for number, fact in enumerate(facts, 1)}
    html = _as_html(_numbered(body, numbers, base))
    return Answer(
        question=item,
        short=item.body.short,
        html=html,
        facts=facts,
        sources=tuple(library.sources[name] for name in dict.fromkeys(fact.source for fact in facts)),
        changes=changes_of(item),
        address=address(item.path),
    )


@remembered
def _as_html(body: str) -> str:
    return _markdown().reset().convert(body)


@cache
def _markdown() -> Markdown:
    """One for all answers: making it takes longer than using it."""
    return Markdown(extensions=EXTENSIONS)


def with_full_links(path: str, body: Body, library: Library, base: str) -> str:
    """The text with each link to a file of the repository turned into an address of the site."""

    def full(target: str) -> str | None:
        if target.startswith("#"):
            return base + address(path) + target
        place = place_of(target, path, library.content.keys(), library.withheld)
        if place is None:
            return None
        return base + quote(address(place[0]) if place[0].endswith(".md") else place[0]) + place[1]

    return replace_targets(body, full)


def _numbered(text: str, numbers: Mapping[str, int], base: str) -> str:
    """The text with each citation as a small number that leads to the fact. Spaces between two numbers are one."""
    marked = replace_citations(text, lambda name: f"<sup>[{numbers[name]}]({base}facts/#{name})</sup>", mask_code(text))
    return re.sub(r"</sup> +<sup>", "</sup> <sup>", marked)
