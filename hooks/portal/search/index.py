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

from portal.content.kinds import (
    COMPONENTS,
    CONTRIBUTE,
    DECISIONS,
    GROUPS,
    HOME_PAGE,
    LEARN,
    PRINCIPLES,
    is_in,
)
from portal.content.library import Library, describe
from portal.content.model import Content, Guide, Module, Question, Worksheet
from portal.search.shorthand import Shorthand, SmallWords, split
from portal.search.vocabulary import SMALL, read_words
from portal.text.body import Body
from portal.text.inline import plain
from portal.text.links import address

PATH = "search/index.js"
REPEATING = {"questions", "facts", "participant-sheets"}
MINUTES = re.compile(r"\s*\(\d+ min\)$")
HOUSE = (CONTRIBUTE, DECISIONS)
FOLDERS = {
    LEARN: ("Page", "Learn"),
    PRINCIPLES: ("Principle", "IPS"),
    COMPONENTS: ("Component", "Customized Employment"),
    CONTRIBUTE: ("Page", "Contribute"),
    DECISIONS: ("Page", "Decisions"),
    GROUPS: ("Page", "Discovery groups"),
}
PLACES = {"discovery": "Discovery groups", "learn": "Learn", "benefits": "Work and benefits"}
"""What stands beside a sheet in a list of results, by what it belongs to."""
SENTENCE = re.compile(r"(?<=[a-z0-9)%])[.;] (?=[A-Z])")
ANYONES, PERSONS, FAMILYS, STAFFS, LEADERS, HOUSE_OWN = range(6)
"""For whom a page is: anyone, the person who looks for work, the family, staff, those who lead a group or a program, editors."""
WRITTEN_FOR = {
    "docs/for/job-seekers.md": PERSONS,
    "docs/rights/index.md": PERSONS,
    "docs/work-and-benefits/index.md": PERSONS,
    "docs/your-state.md": PERSONS,
    "docs/for/families.md": FAMILYS,
    "docs/young-people.md": FAMILYS,
    "docs/for/clinicians.md": STAFFS,
    "docs/for/employers.md": STAFFS,
    "docs/crosswalk.md": STAFFS,
    "docs/program-setup.md": LEADERS,
    "docs/fidelity.md": LEADERS,
    "docs/performance-benchmarks.md": LEADERS,
}
"""Pages whose front matter does not say it. All others are anyone's."""
BRIEF = 40
"""Letters of a fact, a definition or a note that a result shows and search knows; the whole stands behind its link."""


TAUGHT = ("able", "practice")
"""The parts of a module whose words are searched."""


def is_searched(item: Content) -> bool:
    """False of the front page alone."""
    return item.path != HOME_PAGE


def _is_list(item: Content) -> bool:
    """Whether a page repeats what other pages say."""
    return bool(item.body.lists & REPEATING)


def render_files(library: Library, lasts: Mapping[str, date] = {}) -> dict[str, str]:
    """Every file that search needs, by its path on the site. `lasts` has the last good day of pages, by their paths."""
    return {PATH: render_index(library, lasts)}


def render_index(library: Library, lasts: Mapping[str, date] = {}) -> str:
    """The script. Pages are named by their place in `pages`, and so are their last good days and those of facts."""
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
                _brief(term.says),
                places.get(term.see, -1),
                short.write(own),
                short.write(es),
            ]
            for term, own, es in zip(terms, names, spanish, strict=True)
        ),
        "facts": _columns([fact.id, _brief(plain(fact.says))] for fact in library.facts.values()),
        "lasts": {
            "pages": {places[path]: str(day) for path, day in lasts.items() if path in places},
            "facts": {n: str(fact.expires) for n, fact in enumerate(library.facts.values()) if fact.expires},
        },
        "topics": [[topic.id, topic.title, topic.says] for topic in library.topics.values()],
    }
    return f"globalThis.guidepostIndex={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def _page(item: Content, library: Library) -> list[Any]:
    kind, topic = _kind(item, library)
    headings = [] if _is_house(item) or _is_list(item) else [[h.id, MINUTES.sub("", h.text)] for h in item.body.headings]
    return [
        address(item.path),
        kind,
        topic,
        item.title,
        describe(item),
        headings,
        list(_notes(item)),
        _whose(item),
    ]


def _whose(item: Content) -> int:
    """For whom a page is, as a number that the ranking knows too: `WHOSE` in `search/voice.mjs`."""
    if _is_house(item):
        return HOUSE_OWN
    if isinstance(item, Question):
        return PERSONS if item.audience[0] == "job-seeker" else ANYONES if "job-seeker" in item.audience else STAFFS
    if isinstance(item, Worksheet):
        return PERSONS if item.audience == "participant" else LEADERS
    if isinstance(item, Guide):
        return LEADERS
    if isinstance(item, Module):
        return STAFFS
    return WRITTEN_FOR.get(item.path, ANYONES)


def _is_house(item: Content) -> bool:
    """Whether a page is about the site itself, and not about what the site is for."""
    return any(is_in(item.path, folder) for folder in HOUSE)


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
            yield [step, note.title, _brief(" ".join(plain(note.text).split()))]


def _known(item: Content, library: Library) -> tuple[str, str]:
    """The running text of a page, and what the index says of it anyway."""
    rows = [row.text for row in library.crosswalk.values()] if "crosswalk" in item.body.lists else []
    body = _taught(item.body) if isinstance(item, Module) else item.body.text
    text = "" if _is_house(item) or _is_list(item) else "\n".join([body, *rows])
    return text, json.dumps([*_page(item, library)[3:7], library.wordings(item)], ensure_ascii=False)


def _taught(body: Body) -> str:
    """What a module teaches. A story is told in words that nobody looks for, and questions ask for what stands above."""
    found = (body.section(name) for name in TAUGHT)
    return "\n".join(f"{part.heading.text}\n{part.text}" for part in found if part)


def _brief(text: str) -> str:
    """The first sentence, cut at a word where it is long."""
    first = SENTENCE.split(text)[0]
    return first if len(first) <= BRIEF else first[:BRIEF].rsplit(" ", 1)[0].rstrip(",;:") + "…"
