"""What stands around a page in its language: the fixed words of its frame, what the frame leads to, and the page in other languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from portal.content.figures import day_in_words
from portal.content.kinds import DOCS, MY_FOLDER, QUESTIONS
from portal.content.library import Library
from portal.content.model import Content, Question, Worksheet
from portal.content.words import SITE, Words, write_day
from portal.pages.aloud import read_aloud
from portal.pages.views import Place
from portal.text.links import address, site_path

LEADS = {
    "asks": f"{QUESTIONS}/index.md",
    "desk": f"{QUESTIONS}/person-in-distress.md",
    "about": f"{DOCS}/about.md",
    "access": f"{DOCS}/accessibility.md",
    "ways": f"{DOCS}/for-job-centers.md",
    "news": f"{DOCS}/changes.md",
    "folder": MY_FOLDER,
}
"""Pages that every frame leads to, by the name that templates have for them."""
KITS = {
    "learn": f"{DOCS}/learn/supervisors.md",
    "benefits": f"{DOCS}/work-and-benefits/index.md",
    "ips": f"{DOCS}/ips/forms/index.md",
    "ce": f"{DOCS}/ce/craft/index.md",
    "program": f"{DOCS}/program-setup.md",
}
"""The page that a sheet of each series belongs to: it says when to use which."""
NEARBY = f"{DOCS}/your-state.md"
"""Whom to ask instead, where search has no page."""
FIND = (
    *("failed", "slow", "one", "many", "tell", "tell_subject", "tell_body"),
    *("nothing", "nearest", "ask", "ask_title", "ask_says", "other"),
)
"""The fixed words of the search that its script says."""


def around(item: Content | None, library: Library) -> dict[str, Any]:
    """What the templates of the frame may know of a page; of one that is none of the library, as of a page of the site's language."""
    language = item.language if item else SITE
    found: dict[str, Any] = {"say": library.words.get(language), "switch": [*_switch(item, library)]}
    found["elsewhere"] = [*_elsewhere(found["switch"], library)]
    found["aloud"] = read_aloud(item) if item else ""
    found["tongues"] = list_tongues(item, library) if item else []
    kit = KITS.get(item.series, "") if isinstance(item, Worksheet) else ""
    for name, path in (LEADS | {"kit": kit}).items():
        original = library.content.get(path)
        there = original and (library.in_language(original, language) or (original if name in LEADS else None))
        found[name] = _place(there, "") if there else None
    return found | _find(library, language)


def _elsewhere(switch: list[Place], library: Library) -> Iterator[dict[str, Any]]:
    """Of each other language its words, and where to start in it: its front page, the questions, and whom to ask."""
    for front in switch:
        originals = [library.content.get(path) for path in (LEADS["asks"], NEARBY)]
        there = [library.in_language(item, front.kind) for item in originals if item]
        starts = [library.content[f"{DOCS}/{front.kind}/index.md"]] if front.kind != SITE else []
        places = [_place(item, "") for item in (*starts, *there) if item]
        yield {"say": library.words[front.kind], "places": places}


def _find(library: Library, language: str) -> dict[str, Any]:
    """What the search says, for its script, and the examples of an empty one: who asks, and what."""
    words = library.words.get(language)
    if not words:
        return {}
    told = {name: getattr(words, f"find_{name}") for name in FIND}
    told |= {"tongue": language if language != SITE else "", "site": SITE, "tongues": [*library.words.keys() - {SITE}]}
    told["lapsed"] = f"{words.frame_lapsed_name}. {words.frame_lapsed_before}"
    nearby = library.content.get(NEARBY)
    nearby = nearby and (library.in_language(nearby, language) or nearby)
    told["ask_at"] = address(nearby.path) if nearby else ""
    examples = [tuple(part.strip() for part in line.split("=", 1)) for line in words.find_examples if "=" in line]
    return {"find": told, "find_examples": examples}


def list_tongues(item: Content, library: Library) -> list[Place]:
    """A page in each of its languages, itself among them; nothing of a page that is there in one alone."""
    found = [_place(one, "") for one in library.languages_of(item).values()]
    return found if len(found) > 1 else []


def spoken_places(library: Library) -> dict[str, list[Place]]:
    """The same for every page that is there in more than one language, by its place in the source tree."""
    paths = [path for paths in library.spoken.values() for path in paths if path in library.content]
    return {site_path(path): list_tongues(library.content[path], library) for path in paths}


def in_words(day: date, words: Words | None) -> str:
    """A date as people write it in a language."""
    return write_day(day, words) if words else day_in_words(str(day))


def _switch(item: Content | None, library: Library) -> Iterator[Place]:
    """The page in each other language that the site has; where it is not translated, its short answer or the nearest page above it.

    `says` of a short answer is the end of its address: the heading it stands below.
    """
    for language, words in library.words.items():
        front = f"{DOCS}/index.md" if language == SITE else f"{DOCS}/{language}/index.md"
        if language != (item.language if item else SITE) and front in library.content:
            short = _in_short(item, language, library) if isinstance(item, Question) else None
            there = short or (_nearest(item, language, library) if item else None)
            heading = f"#{item.slug}" if item and short else ""
            yield replace(_place(there or library.content[front], words.language), says=heading)


def _in_short(item: Question, language: str, library: Library) -> Content | None:
    """The page of another language that answers an untranslated question in short, below a heading called by the question's slug."""
    if library.in_language(item, language):
        return None
    return next((page for page in library.in_folder(f"{DOCS}/{language}") if page.body.section(item.slug)), None)


def _nearest(item: Content, language: str, library: Library) -> Content | None:
    folder = (item.translates or item.path).rpartition("/")[0]
    there = library.in_language(item, language)
    while folder and not there:
        front = library.content.get(f"{folder}/index.md")
        there = library.in_language(front, language) if front else None
        folder = folder.rpartition("/")[0]
    return there


def _place(item: Content, title: str) -> Place:
    return Place(title or item.title, site_path(item.path), kind=item.language)
