"""What search knows of each page, as one small script that the browser loads when somebody first looks for something.

It holds names, other wordings, short answers and headings in full. Of the running text it holds each word once a page, so that a word
that stands nowhere else still leads there and the file stays small. Lists are known by their name and by how readers ask for them: what
stands in them would bring them up for every query. The front page is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from portal.content import fact_areas
from portal.content.kinds import (
    COMPONENTS,
    CONTRIBUTE,
    CRAFT,
    DECISIONS,
    FORMS,
    GROUPS,
    HOME_PAGE,
    LEARN,
    PRINCIPLES,
    is_in,
)
from portal.content.library import Library
from portal.content.model import Content, Guide, Module, Question, Worksheet
from portal.search.said import brief, first_sentence, says
from portal.search.shorthand import Shorthand, SmallWords, split
from portal.search.vocabulary import SMALL, read_words
from portal.search.whose import is_house, is_list, whose
from portal.text.body import Body
from portal.text.inline import plain
from portal.text.links import address

PATH = "search/index.js"
FACTS = "search/facts.js"
MINUTES = re.compile(r"\s*\(\d+ min\)$")
FOLDERS = {
    LEARN: ("Page", "Learn"),
    FORMS: ("Page", "IPS"),
    PRINCIPLES: ("Principle", "IPS"),
    CRAFT: ("Page", "Customized Employment"),
    COMPONENTS: ("Component", "Customized Employment"),
    CONTRIBUTE: ("Page", "Contribute"),
    DECISIONS: ("Page", "Decisions"),
    GROUPS: ("Page", "Discovery groups"),
}
PLACES = {
    "discovery": "Discovery groups",
    "learn": "Learn",
    "benefits": "Work and benefits",
    "ips": "IPS forms",
    "ce": "Customized Employment",
    "program": "Programs",
}
"""What stands beside a sheet in a list of results, by what it belongs to."""
TAUGHT = ("able", "practice")
"""The parts of a module whose words are searched."""


def is_searched(item: Content) -> bool:
    """False of the front page, of the page on which one searches, and of pages that hold facts alone: facts are found one by one."""
    return item.path not in {HOME_PAGE, "docs/search.md"} and not item.body.lists & fact_areas.LISTS.keys()


def render_files(library: Library, lasts: Mapping[str, date] = {}) -> dict[str, str]:
    """Every file that search needs, by its path on the site. `lasts` has the last good day of pages, by their paths."""
    return {PATH: render_index(library, lasts), FACTS: render_facts(library)}


def render_index(library: Library, lasts: Mapping[str, date] = {}) -> str:
    """The script. Pages are named by their place in `pages`, and so are their last good days."""
    items = [item for item in library.content.values() if is_searched(item)]
    places = {item.path: place for place, item in enumerate(items)}
    words = read_words([_known(item, library) for item in items])
    terms = list(library.terms.values())
    rings = [_words((ring.id.replace("-", " "), *ring.words)) for ring in library.everyday.values()]
    names = [_words((term.term, term.long, *term.also)) for term in terms]
    small = frozenset(SMALL.split())
    thin = SmallWords(small, (name for ring in [*rings, *names] for name in ring))
    asked = [[thin.leave_out(wording) for wording in _words(library.wordings(item))] for item in items]
    spanish = [_words(term.es.split(";")) for term in terms]
    wordings = [wording for texts in (*asked, *rings, *names, *spanish) for wording in texts]
    short = Shorthand(wordings, words, small)
    pages = [[*_page(item, library), short.write(own)] for item, own in zip(items, asked, strict=True)]
    data = {
        "small": " ".join(SMALL.split()),
        "words": short.render_words(),
        "found": short.render_places(words),
        "rings": [short.write(ring) for ring in rings],
        "pages": _columns(pages),
        "terms": _columns(
            [
                term.id,
                term.term,
                term.long,
                brief(term.says),
                places.get(term.see, -1),
                short.write(own),
                short.write(es),
            ]
            for term, own, es in zip(terms, names, spanish, strict=True)
        ),
        "lasts": {places[path]: str(day) for path, day in lasts.items() if path in places},
        "topics": [[topic.id, topic.title, topic.says] for topic in library.topics.values()],
    }
    return f"globalThis.guidepostIndex={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def render_facts(library: Library) -> str:
    """The facts with their last good days, as a script of its own: it weighs much, and pages are found before it has come."""
    rows = [
        [f"{address(library.fact_page(fact.id))}#{fact.id}", first_sentence(plain(fact.says)), str(fact.expires or "")]
        for fact in library.facts.values()
    ]
    return f"globalThis.guidepostFacts={json.dumps(_columns(rows), ensure_ascii=False, separators=(',', ':'))};\n"


def _page(item: Content, library: Library) -> list[Any]:
    kind, topic = _kind(item, library)
    headings = [] if is_house(item) or is_list(item) else [[h.id, MINUTES.sub("", h.text)] for h in item.body.headings]
    return [
        address(item.path),
        kind,
        topic,
        item.title,
        "" if is_house(item) else says(item),
        headings,
        list(_notes(item)),
        whose(item),
    ]


def _columns(rows: Iterable[list[Any]]) -> list[list[Any]]:
    """All first values, then all second ones: what is alike stands together, so that it packs well."""
    return [list(column) for column in zip(*rows, strict=True)]


def _words(texts: Iterable[str]) -> list[list[str]]:
    return [split(text) for text in texts if text]


def _kind(item: Content, library: Library) -> tuple[str, str]:
    """What a result says it is, and where it belongs."""
    if isinstance(item, Question):
        return "Question", library.topics[item.topics[0]].title
    if isinstance(item, Module):
        return "Module", "Learn"
    if isinstance(item, Guide):
        return "Session guide for facilitators", "Discovery groups"
    if isinstance(item, Worksheet):
        place = PLACES[item.series]
        return ("Worksheet for facilitators" if item.audience == "facilitator" else "Worksheet"), place
    found = next((names for folder, names in FOLDERS.items() if is_in(item.path, folder)), ("Page", ""))
    return ("Page", found[1]) if item.slug == "index" else found


def _notes(item: Content) -> Iterator[list[str]]:
    """The notes that only facilitators read, each with the step under which it stands."""
    if not isinstance(item, Guide):
        return
    for note in item.body.notes:
        if note.kind == "facilitator" and note.mark == "!!!" and not note.nested:
            step = next((heading.id for heading in reversed(item.body.headings) if heading.line < note.line), "")
            yield [step, note.title, brief(" ".join(plain(note.text).split()))]


def _known(item: Content, library: Library) -> tuple[str, str]:
    """The running text of a page, and what the index says of it anyway."""
    rows = [row.text for row in library.crosswalk.values()] if "crosswalk" in item.body.lists else []
    body = _taught(item.body) if isinstance(item, Module) else item.body.text
    text = "" if is_house(item) or is_list(item) else "\n".join([body, *rows])
    return text, json.dumps([*_page(item, library)[3:7], library.wordings(item)], ensure_ascii=False)


def _taught(body: Body) -> str:
    """What a module teaches. A story is told in words that nobody looks for, and questions ask for what stands above."""
    found = (body.section(name) for name in TAUGHT)
    return "\n".join(f"{part.heading.text}\n{part.text}" for part in found if part)
