"""What search knows of each page, as one small script that the browser loads when somebody first looks for something.

It holds names, other wordings, short answers and headings in full. Of the running text it holds each word once a page, so that a word
that stands nowhere else still leads there and the file stays small. Lists and the front page are left out: they repeat every page.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from portal.library import Library
from portal.links import address
from portal.model import Content, Guide, Question, Worksheet
from portal.prose import first_paragraph, parse_headings, parse_markers, plain

PATH = "search/index.js"
SETTINGS = {"config": {"lang": ["en"], "separator": "[\\s\\-]+", "pipeline": [], "fields": {}}, "docs": []}
"""What the theme's own script wants to read of a page from a disk. It has no pages, since the theme's engine never runs."""
REPEATING = {"questions", "facts", "participant-sheets"}
LETTERS = re.compile(r"[^\W_]+")
NOTE = re.compile(r'^!!! facilitator(?: "([^"]*)")?[ \t]*\n((?:(?:[ \t]+[^\n]*)?\n)*)', re.M)
MINUTES = re.compile(r"\s*\(\d+ min\)$")
HOUSE = ("docs/contribute/", "docs/decisions/")
FOLDERS = {
    "docs/ips/": ("Principle", "IPS"),
    "docs/ce/": ("Component", "Customized Employment"),
    "docs/contribute/": ("Page", "Contribute"),
    "docs/decisions/": ("Page", "Decisions"),
    "guides/": ("Page", "Discovery groups"),
}
MARKUP = re.compile(r"<!--.*?-->|<[^>]+>|\]\([^)]*\)|\[\^[^\]]+\]|\{[^}]*\}", re.S)
SENTENCE = re.compile(r"(?<=[a-z0-9)%])[.;] (?=[A-Z])")
ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ers", "ed", "es", "s", "ly", "e")
BRIEF = 130
"""Letters of a fact or a definition that a result shows; the whole stands behind its link."""
COMMON = 0.12
"""A word that stands on more than this share of the pages tells none of them apart."""


def is_searched(item: Content) -> bool:
    """False of the front page and of lists."""
    return item.path != "docs/index.md" and not {name for name, _ in parse_markers(item.body, 1)} & REPEATING


def render_files(library: Library) -> dict[str, str]:
    """Every file that search needs, by its path on the site."""
    return {PATH: render_index(library), "search/search_index.js": f"var __index = {json.dumps(SETTINGS)};\n"}


def render_index(library: Library) -> str:
    """The script. Pages are named by their place in `pages`."""
    items = [item for item in library.content.values() if is_searched(item)]
    places = {item.path: place for place, item in enumerate(items)}
    data = {
        "pages": [_page(item, library) for item in items],
        "words": _words(items, library),
        "terms": [
            [term.id, term.term, term.long, _brief(term.says), "|".join(term.also), term.es, places.get(term.see, -1)]
            for term in library.terms.values()
        ],
        "facts": [[fact.id, _brief(plain(fact.says))] for fact in library.facts.values()],
        "rings": ["|".join(ring.words) for ring in library.words.values()],
        "topics": [[topic.id, topic.title, topic.says] for topic in library.topics.values()],
    }
    return f"globalThis.guidepostIndex={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def _page(item: Content, library: Library) -> list[Any]:
    kind, topic = _kind(item, library)
    answer = plain(first_paragraph(item.body)) if isinstance(item, Question) else item.description
    headings = [[h.id, MINUTES.sub("", h.text)] for h in parse_headings(item.body, 1)]
    return [
        address(item.path),
        kind,
        topic,
        item.title,
        answer,
        "|".join(item.also_asked),
        headings,
        list(_notes(item)),
        int(item.path.startswith(HOUSE)),
    ]


def _kind(item: Content, library: Library) -> tuple[str, str]:
    """What a result says it is, and where it belongs."""
    if isinstance(item, Question):
        return "Question", library.topics[item.topics[0]].title
    if isinstance(item, Guide):
        return "Session guide for facilitators", "Discovery groups"
    if isinstance(item, Worksheet):
        return ("Worksheet for facilitators" if item.audience == "facilitator" else "Worksheet"), "Discovery groups"
    found = next((names for folder, names in FOLDERS.items() if item.path.startswith(folder)), ("Page", ""))
    return ("Page", found[1]) if item.slug == "index" else found


def _notes(item: Content) -> Iterator[list[str]]:
    """The notes that only facilitators read, each with the step under which it stands."""
    if not isinstance(item, Guide):
        return
    headings = parse_headings(item.body, 1)
    for match in NOTE.finditer(item.body):
        line = item.body.count("\n", 0, match.start()) + 1
        step = next((heading.id for heading in reversed(headings) if heading.line < line), "")
        yield [step, match[1] or "", " ".join(plain(match[2]).split())]


def _brief(text: str) -> str:
    """The first sentence, cut at a word where it is long."""
    first = SENTENCE.split(text)[0]
    return first if len(first) <= BRIEF else first[:BRIEF].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _words(items: list[Content], library: Library) -> dict[str, str]:
    """Each word of the running text with the pages that hold it, as steps from one page to the next, a character each.

    Forms of a word count as one. A word that a page's names and headings hold already is not told twice.
    """
    found: dict[str, tuple[set[str], set[int]]] = defaultdict(lambda: (set(), set()))
    for place, item in enumerate(items):
        if item.path.startswith(HOUSE):
            continue
        shown = {_root(word) for word in _letters(json.dumps(_page(item, library)[3:8], ensure_ascii=False))}
        for word in set(_letters(_text(item, library))):
            if len(word) > 2 and _root(word) not in shown:
                forms, places = found[_root(word)]
                forms.add(word)
                places.add(place)
    limit = COMMON * len(items)
    kept = {
        min(forms, key=lambda form: (len(form), form)): places
        for forms, places in found.values()
        if len(places) <= limit or len(items) < 20
    }
    return {word: "".join(_steps(sorted(places))) for word, places in sorted(kept.items())}


def _text(item: Content, library: Library) -> str:
    rows = [row.text for row in library.crosswalk.values()] if item.path == "docs/crosswalk.md" else []
    return MARKUP.sub(" ", "\n".join([item.body, *rows]))


def _letters(text: str) -> list[str]:
    return LETTERS.findall(text.casefold())


def _root(word: str) -> str:
    """What the forms of a word share, roughly. The ranking has its own, finer rule."""
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), "")
    return word[: len(word) - len(ending)]


def _steps(places: Iterable[int]) -> Iterator[str]:
    last = -1
    for place in places:
        yield chr(0x2F + place - last)
        last = place
