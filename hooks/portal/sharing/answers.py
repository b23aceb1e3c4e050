"""An answer as it travels: the short answer in plain words, the whole one as HTML, its sources, and full addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from markdown import Markdown

from portal.content.library import Library, cited_by
from portal.content.model import Fact, Question, SourceRecord
from portal.sharing.changes import Change, changes_of
from portal.text.links import SCHEME, address, resolve, rewrite_links, site_path
from portal.text.prose import CITATION, first_paragraph, mask_code, parse_links, plain
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
        short=plain(first_paragraph(item.body)),
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


def with_full_links(path: str, body: str, library: Library, base: str) -> str:
    """The body with each link to a file of the repository turned into an address of the site."""
    body = rewrite_links(path, body, library.content.keys(), library.withheld)
    here = site_path(path)
    parts: list[str] = []
    done = 0
    for link in parse_links(body, 1):
        target, mark, anchor = link.target.partition("#")
        if SCHEME.match(target):
            continue
        found = resolve(target, here) if target else here
        if found is None:
            continue
        full = base + (address(found) if found.endswith(".md") else found) + mark + anchor
        parts += [body[done : link.start], full]
        done = link.start + len(link.target)
    return "".join([*parts, body[done:]])


def _numbered(body: str, numbers: Mapping[str, int], base: str) -> str:
    masked = mask_code(body)
    parts: list[str] = []
    done = 0
    for match in CITATION.finditer(masked):
        parts += [body[done : match.start()], f"<sup>[{numbers[match[1]]}]({base}facts/#{match[1]})</sup>"]
        done = match.end()
    return re.sub(r"</sup> +<sup>", "</sup> <sup>", "".join([*parts, body[done:]]))
