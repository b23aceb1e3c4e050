"""An answer as it travels: the short answer in plain words, the whole one as HTML, its sources, and full addresses."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import quote

from markdown import Markdown

from portal.content.changes import Change, changes_of
from portal.content.entries import Fact, SourceRecord
from portal.content.last_days import first_to_lapse, is_expired, mark_day
from portal.content.library import Library, cited_by
from portal.content.model import Question
from portal.text.body import Body
from portal.text.everyday import with_gaps
from portal.text.inline import replace_citations
from portal.text.links import address, place_of, replace_targets
from portal.text.prose import mask_code
from portal.text.remembered import remembered

EXTENSIONS = [
    *("admonition", "attr_list", "md_in_html", "sane_lists", "tables"),
    *("pymdownx.betterem", "pymdownx.details", "pymdownx.superfences"),
]
CONFIGS = {"pymdownx.betterem": {"smart_enable": "all"}}


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
    expires: date | None
    """The last day on which all that it cites was good; None where that holds for good."""
    out_of_date: bool
    """Whether that day was past when the site was built."""


def answers(library: Library, base: str, today: date) -> tuple[Answer, ...]:
    """Every answer, by path, as it stands on a day. `base` is the address of the site, or empty for addresses that are counted from its root."""
    return tuple(_answer(item, library, base, today) for item in library.of(Question))


def _answer(item: Question, library: Library, base: str, today: date) -> Answer:
    facts = cited_by(item, library)
    body = with_full_links(item.path, item.body, library, base)
    numbers = {fact.id: number for number, fact in enumerate(facts, 1)}
    expires = first_to_lapse(facts)
    lapsed = {fact.id for fact in facts if is_expired(fact, today)}
    at = {name: f"{base}{address(library.fact_page(name))}#{name}" for name in numbers}
    html = _as_html(_numbered(body, numbers, at, lapsed))
    return Answer(
        question=item,
        short=item.body.short,
        html=_with_day(html, expires, today),
        facts=facts,
        sources=tuple(library.sources[name] for name in dict.fromkeys(fact.source for fact in facts)),
        changes=changes_of(item),
        address=address(item.path),
        expires=expires,
        out_of_date=bool(lapsed),
    )


def _with_day(html: str, expires: date | None, today: date) -> str:
    """The answer with its last good day at its end, or above all else what is said once that is past."""
    if expires is None:
        return html
    day = f"<p>{mark_day(expires, today)}</p>"
    return f"{day}\n{html}" if today > expires else f"{html}\n{day}"


@remembered
def _as_html(body: str) -> str:
    return _markdown().reset().convert(with_gaps(body))


@cache
def _markdown() -> Markdown:
    """One for all answers: making it takes longer than using it."""
    return Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS)


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


def _numbered(text: str, numbers: Mapping[str, int], at: Mapping[str, str], lapsed: Container[str]) -> str:
    """The text with each citation as a small number that leads to the fact where `at` has it, and a word with those that are `lapsed`.

    Spaces between two numbers are one.
    """

    def shown(name: str) -> str:
        return f"<sup>[{numbers[name]}]({at[name]}){' out of date' if name in lapsed else ''}</sup>"

    marked = replace_citations(text, shown, mask_code(text))
    return re.sub(r"</sup> +<sup>", "</sup> <sup>", marked)
