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
from portal.content.library import Library
from portal.content.model import Content, Guide, Module, Question, Worksheet
from portal.search.shorthand import Shorthand, SmallWords, split
from portal.search.vocabulary import SMALL, read_words
from portal.text.body import Body
from portal.text.inline import plain
from portal.text.links import address

PATH = "search/index.js"
FACTS = "search/facts.js"
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
ANYONES, PERSONS, FAMILYS, STAFFS, LEADERS, HOUSE_OWN, PERSONS_DOOR, FAMILYS_DOOR = range(8)
"""For whom a page is: anyone, the person who looks for work, the family, staff, those who lead a group or a program, editors. A door is
the page with which a person or a family begins."""
WRITTEN_FOR = {
    "docs/for/job-seekers.md": PERSONS_DOOR,
    "docs/for/families.md": FAMILYS_DOOR,
    "docs/rights/index.md": PERSONS,
    "docs/work-and-benefits/index.md": PERSONS,
    "docs/your-state.md": PERSONS,
    "docs/young-people.md": FAMILYS,
    "docs/for/clinicians.md": STAFFS,
    "docs/for/employers.md": STAFFS,
    "docs/crosswalk.md": STAFFS,
    "docs/program-setup.md": LEADERS,
    "docs/fidelity.md": LEADERS,
    "docs/performance-benchmarks.md": LEADERS,
}
"""Pages whose front matter does not say it. All others are anyone's."""
BRIEF = 110
"""Letters of a definition or a note that a result shows and search knows, where its first sentence is longer and has a joint."""
SAID = 190
"""Letters of an answer that a result shows: its first sentence, and the next ones as far as they fit."""
JOINT = re.compile(r"(?<=[a-z0-9)%])(?:[,;:] | \()")
END = re.compile(r"(?<=[.!?]) +(?=[A-Z\"“0-9])")

TAUGHT = ("able", "practice")
"""The parts of a module whose words are searched."""


def is_searched(item: Content) -> bool:
    """False of the front page and of the page on which one searches."""
    return item.path not in {HOME_PAGE, "docs/search.md"}


def _is_list(item: Content) -> bool:
    """Whether a page repeats what other pages say."""
    return bool(item.body.lists & REPEATING)


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
                _brief(term.says),
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
    rows = [[fact.id, SENTENCE.split(plain(fact.says))[0], str(fact.expires or "")] for fact in library.facts.values()]
    return f"globalThis.guidepostFacts={json.dumps(_columns(rows), ensure_ascii=False, separators=(',', ':'))};\n"


def _page(item: Content, library: Library) -> list[Any]:
    kind, topic = _kind(item, library)
    headings = (
        [] if _is_house(item) or _is_list(item) else [[h.id, MINUTES.sub("", h.text)] for h in item.body.headings]
    )
    return [
        address(item.path),
        kind,
        topic,
        item.title,
        _says(item),
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


def _says(item: Content) -> str:
    """What a result says of a page, in whole sentences."""
    if _is_house(item):
        return ""
    if not isinstance(item, Question):
        return item.description
    first, *others = END.split(item.body.short)
    for sentence in others:
        if len(first) + len(sentence) >= SAID:
            break
        first = f"{first} {sentence}"
    return first


def _brief(text: str) -> str:
    """The first sentence; up to its last joint that fits where it is long. It is never cut inside of a phrase."""
    first = SENTENCE.split(text)[0]
    joints = [found.start() for found in JOINT.finditer(first) if BRIEF // 3 < found.start() <= BRIEF]
    return first if len(first) <= BRIEF or not joints else first[: joints[-1]] + "…"
