"""Lists that the build writes: a page asks with `<!-- list: questions -->` on a line of its own and gets Markdown in its place.

Markdown, not HTML, so that the lists are searched, linked and staged like anything else that a person wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from portal.content.choices import SERIES
from portal.content.kinds import COMPONENTS, CONTRIBUTE, DECISIONS, GUIDES, PRINCIPLES, QUESTIONS
from portal.content.library import Library, link_to
from portal.content.model import Content, Guide, Page, Worksheet
from portal.content.words import SITE
from portal.editions.handbook import render_offer
from portal.editions.places import editions
from portal.editions.plan import BINDER, WORKBOOK, plan_printed
from portal.editions.posters import render_posters
from portal.groups.variant_list import render_variants
from portal.learn import bank, record
from portal.learn import path as course
from portal.learn.calculators import CALCULATORS, render_calculator
from portal.pages import fact_lists, help_nearby, reference, works
from portal.pages.benefit_amounts import BENEFIT_LISTS
from portal.pages.by_need import render_questions
from portal.pages.contact import render_contact
from portal.pages.drawings.shapes import render_drawing
from portal.sharing import news
from portal.sheets import gallery
from portal.sheets.folder import render_folder
from portal.sheets.form import render_examples
from portal.text.links import relative, site_path
from portal.text.tongues import tongue


def _pages(folder: str) -> Callable[[Library, str, date], Iterable[str]]:
    def render(library: Library, page: str, today: date) -> Iterable[str]:
        for item in library.in_folder(folder):
            if isinstance(item, Page | Guide | Worksheet):
                printed = _pack(item, library, page) if isinstance(item, Guide) else ""
                yield f"- **{link_to(item, page)}** {item.description}{printed and f' {printed}'}"

    return render


def _sheets(audience: str) -> Callable[[Library, str, date], Iterable[str]]:
    return lambda library, page, today: gallery.render_sessions(library, page, audience)


def _series(name: str) -> Callable[[Library, str, date], Iterable[str]]:
    return lambda library, page, today: gallery.render_series(library, page, name)


def _purposes(library: Library, page: str, today: date) -> Iterable[str]:
    return gallery.render_purposes(library, page)


def _books(library: Library, page: str, today: date) -> Iterable[str]:
    for edition in plan_printed(library) if library.built else ():
        words = edition.words
        if edition.src.startswith((WORKBOOK, BINDER)) and words.id == library.language:
            size = f", {words.list_large}" if edition.large else ""
            yield f"- [{edition.title}{size}]({relative(edition.src, site_path(page))}) (PDF). {edition.says}"
    if not library.built:
        yield library.words[library.language].list_unprinted


def _packs(library: Library, page: str, today: date) -> Iterable[str]:
    """Each guide with what is handed out in its session, so that one press prints one evening."""
    for guide in sorted(library.of(Guide), key=lambda guide: guide.session):
        printed = _pack(guide, library, page)
        yield f"- {link_to(guide, page)}{printed and f' · {printed}'}"


def _pack(guide: Guide, library: Library, page: str) -> str:
    """A link to all that one session needs on paper; empty where no packs are built. Its words stand alone in a list of links."""
    packs = [edition.src for edition in editions(guide, library.built) if edition.kind == "pack"]
    name = f'{{ aria-label="Print everything for {guide.title}" }}'
    return f"[Print everything]({relative(packs[0], site_path(page))}){name}" if packs else ""


def _topics(library: Library, page: str, today: date) -> Iterable[str]:
    for topic in library.topics.values():
        yield f"- [{topic.title}]({relative(f'{QUESTIONS}/index.md', site_path(page))}#{topic.id}): {topic.says}"


def _cards(library: Library, page: str, today: date) -> Iterable[str]:
    """What can be embedded: a topic with its name, and its questions with theirs."""
    yield '<div class="gp-cards" markdown>\n'
    for topic in library.topics.values():
        inside = library.at_home_in(topic)
        if inside:
            topics = f"{relative(f'{QUESTIONS}/index.md', site_path(page))}#{topic.id}"
            yield f"- [Topic: {topic.title}]({topics}) `topic-{topic.id}`"
            for question in inside:
                yield f"- {link_to(question, page)} `{question.slug}`"
    yield "\n</div>"


def _feeds(page: str) -> Iterable[str]:
    """Links to the feeds of all changes, and to those of the questions alone."""
    every, questions = news.FILES, ("faq/feed.json", "faq/feed.xml")
    for says, (told, atom) in (("All changes", every), ("Questions alone, with their whole answers", questions)):
        links = (f"[{name}]({relative(file, site_path(page))})" for name, file in (("Atom", atom), ("JSON", told)))
        yield f"- **{says}:** {' · '.join(links)}"


def _calculator(name: str) -> Callable[[Library, str, date], Iterable[str]]:
    return lambda library, page, today: render_calculator(name, library, page)


LISTS: dict[str, Callable[[Library, str, date], Iterable[str]]] = {
    "questions": lambda library, page, today: render_questions(library, page),
    "topics": _topics,
    "search": lambda library, page, today: ['<div class="gp-find gp-find--page" id="gp-results"></div>'],
    **BENEFIT_LISTS,
    "cards": _cards,
    "posters": lambda library, page, today: render_posters(library, page),
    "principles": _pages(PRINCIPLES),
    "components": _pages(COMPONENTS),
    "guides": _pages(GUIDES),
    "participant-sheets": _sheets("participant"),
    "facilitator-forms": _sheets("facilitator"),
    "sheets-by-purpose": _purposes,
    "my-folder": lambda library, page, today: render_folder(library, page),
    "variants": lambda library, page, today: render_variants(library, page),
    "modules": lambda library, page, today: course.render_path(library, page),
    "cohort": lambda library, page, today: course.render_cohort(library, page),
    "team": lambda library, page, today: course.render_team(library),
    "talks": lambda library, page, today: course.render_talks(library, page),
    "bank": lambda library, page, today: bank.render_bank(library, page),
    "bank-files": lambda library, page, today: bank.render_offer(page),
    "record": lambda library, page, today: record.render_record(library, page),
    "signatures": lambda library, page, today: record.render_signatures(),
    "ninety-days": lambda library, page, today: course.render_ninety(library, page),
    **{f"{name}-sheets": _series(name) for name in SERIES if name != "discovery"},
    **{f"{name}-calculator": _calculator(name) for name in CALCULATORS},
    "fields": lambda library, page, today: render_examples(),
    "decisions": _pages(DECISIONS),
    "contribute": _pages(CONTRIBUTE),
    "books": _books,
    "packs": _packs,
    "handbook": lambda library, page, today: render_offer(library, page),
    "crosswalk": lambda library, page, today: reference.render_crosswalk(library, page),
    "terms": lambda library, page, today: reference.render_terms(library, page),
    **fact_lists.LISTS,
    "keys": lambda library, page, today: reference.render_keys(),
    "changes": lambda library, page, today: news.render_news(library, page),
    "change-feeds": lambda library, page, today: _feeds(page),
    "contact": lambda library, page, today: render_contact(library.contact, library.words[tongue(page) or SITE]),
    "finders": lambda library, page, today: help_nearby.render_finders(library),
    "works": lambda library, page, today: works.render_works(library),
    "states": lambda library, page, today: help_nearby.render_states(library, today),
}


def render_marked(kind: str, name: str, library: Library, page: str, today: date) -> str:
    """The Markdown of a list or of a picture; nothing of a picture whose entry has a finding."""
    if kind == "list":
        return render_list(name, library, page, today)
    return render_drawing(library.drawings[name], library, page) if name in library.drawings else ""


def render_list(name: str, library: Library, page: str, today: date) -> str:
    """The Markdown that stands in for a marker. `page` is the file that asks: links are counted from it, and the list is in its language."""
    library = _speaking(library, page)
    return "\n".join(LISTS[name](library, page, today)).strip("\n")


ANCHORS: dict[str, Callable[[Library], Iterable[str]]] = {
    "questions": lambda library: library.topics,
    "terms": lambda library: library.terms,
    "facts": fact_lists.anchors,
    "keys": lambda library: reference.key_anchors(),
    "variants": lambda library: library.variants,
    "participant-sheets": lambda library: gallery.session_anchors(library, "participant"),
    "facilitator-forms": lambda library: gallery.session_anchors(library, "facilitator"),
    "talks": course.talk_anchors,
    "cohort": course.cohort_anchors,
    "sheets-by-purpose": gallery.purpose_anchors,
    "finders": help_nearby.finder_anchors,
    "changes": news.month_anchors,
    "works": works.shelf_anchors,
}
"""The ids that a list brings with it."""


def list_anchors(library: Library, item: Content) -> set[str]:
    """The ids that the lists of a page bring with them."""
    library = _speaking(library, item.path)
    return {name for asked in item.body.lists if asked in ANCHORS for name in ANCHORS[asked](library)}


def _speaking(library: Library, page: str) -> Library:
    """The library as lists in the language of a page need it."""
    language = tongue(page) or SITE
    return library if language == library.language else replace(library, language=language)
