"""Lists that the build writes: a page asks with `<!-- list: questions -->` on a line of its own and gets Markdown in its place.

Markdown, not HTML, so that the lists are searched, linked and staged like anything else that a person wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from portal.content import model
from portal.content.facts import day_in_words, describe_source, is_expired
from portal.content.library import Library
from portal.editions.handbook import render_offer
from portal.editions.places import editions
from portal.editions.plan import BINDER, WORKBOOK, plan_printed
from portal.editions.posters import poster_links, render_posters
from portal.groups.variants import Part, left_out, plan_meeting, total
from portal.learn import path as course
from portal.learn.calculators import CALCULATORS, render_calculator
from portal.pages import help_nearby, reference
from portal.sheets import gallery
from portal.sheets.form import render_examples
from portal.text.links import relative, site_path
from portal.text.prose import parse_markers


def _link(item: model.Content, page: str) -> str:
    return f"[{item.title}]({relative(site_path(item.path), site_path(page))})"


def _questions(library: Library, page: str, today: date) -> Iterable[str]:
    printed = poster_links(library, page)
    for topic in library.topics.values():
        inside = [q for q in library.of(model.Question) if topic.id in q.topics]
        if not inside:
            continue
        yield f"\n## {topic.title} {{ #{topic.id} }}\n\n{topic.says}\n"
        for question in sorted(inside, key=lambda q: (q.topics[0] != topic.id, q.title.casefold())):
            yield f"- {_link(question, page)}"
        if topic.id in printed:
            yield f"\nPoster of these questions: {printed[topic.id]}"


def _pages(folder: str) -> Callable[[Library, str, date], Iterable[str]]:
    def render(library: Library, page: str, today: date) -> Iterable[str]:
        for item in library.in_folder(folder):
            if isinstance(item, model.Page | model.Guide | model.Worksheet):
                printed = _pack(item, library, page) if isinstance(item, model.Guide) else ""
                yield f"- **{_link(item, page)}** {item.description}{printed and f' {printed}'}"

    return render


def _sheets(audience: str) -> Callable[[Library, str, date], Iterable[str]]:
    return lambda library, page, today: gallery.render_sessions(library, page, audience)


def _purposes(library: Library, page: str, today: date) -> Iterable[str]:
    return gallery.render_purposes(library, page)


def _variants(library: Library, page: str, today: date) -> Iterable[str]:
    guides = {guide.session: guide for guide in library.of(model.Guide)}
    for variant in library.variants.values():
        try:
            meetings = [plan_meeting(text, guides) for text in variant.meetings]
        except (KeyError, ValueError):
            continue  # one of its guides is held back
        yield f"\n### {variant.title} {{ #{variant.id} }}\n"
        yield f"{len(meetings)} meetings, up to {variant.people} people.\n"
        yield "| Meeting | What | Minutes |"
        yield "|---|---|---|"
        for number, parts in enumerate(meetings, 1):
            yield f"| {number} | {_parts(parts, page)} | {total(parts)} |"
        yield f"| All | | {sum(total(parts) for parts in meetings)} |\n"
        rest = left_out(variant, guides)
        yield variant.says
        if rest:
            yield f"\nNot in a meeting: {_parts(rest, page)}."


def _parts(parts: list[Part], page: str) -> str:
    """Each session by its name, and where it is not whole, with the steps and their minutes."""
    return ". ".join(f"**{_link(part.guide, page)}**{_steps(part, page)}" for part in parts)


def _steps(part: Part, page: str) -> str:
    if part.whole:
        return ", all of it"
    target = relative(site_path(part.guide.path), site_path(page))
    return ": " + ", ".join(f"[{step.title}]({target}#{step.id}) {step.minutes}" for step in part.steps)


def _books(library: Library, page: str, today: date) -> Iterable[str]:
    for edition in plan_printed(library) if library.built else ():
        if edition.src.startswith((WORKBOOK, BINDER)):
            size = ", large print" if edition.large else ""
            yield f"- [{edition.title}{size}]({relative(edition.src, site_path(page))}) (PDF). {edition.says}"
    if not library.built:
        yield "This copy of the site was built without printed editions."


def _packs(library: Library, page: str, today: date) -> Iterable[str]:
    """Each guide with what is handed out in its session, so that one press prints one evening."""
    for guide in sorted(library.of(model.Guide), key=lambda guide: guide.session):
        printed = _pack(guide, library, page)
        yield f"- {_link(guide, page)}{printed and f' · {printed}'}"


def _pack(guide: model.Guide, library: Library, page: str) -> str:
    """A link to all that one session needs on paper; empty where no packs are built. Its words stand alone in a list of links."""
    packs = [edition.src for edition in editions(guide, library.built) if edition.kind == "pack"]
    name = f'{{ aria-label="Print everything for {guide.title}" }}'
    return f"[Print everything]({relative(packs[0], site_path(page))}){name}" if packs else ""


def _crosswalk(library: Library, page: str, today: date) -> Iterable[str]:
    yield '<div class="gp-crosswalk" markdown>\n'
    yield "| In IPS | In VR | Together |"
    yield "|---|---|---|"
    for row in library.crosswalk.values():
        principle = library.content.get(f"docs/ips/{row.id}.md")
        if principle is None:
            continue
        cells = {
            "In IPS": f"**{_link(principle, page)}.** {' '.join(row.ips)}",
            "In VR": f"**{row.vr_title}.** {' '.join(row.vr)}",
            "Together": row.together,
        }
        # The label is for phones, where each row is a card and the head of the table is out of sight.
        yield "| " + " | ".join(f'<span class="gp-label">{name}</span>{cell}' for name, cell in cells.items()) + " |"
    yield "\n</div>"


def _terms(library: Library, page: str, today: date) -> Iterable[str]:
    letter = ""
    for term in sorted(library.terms.values(), key=lambda t: t.term.casefold()):
        first = term.term[0].upper()
        if first != letter:
            letter = first
            yield f"\n## {letter} {{ #letter-{letter.lower()} }}\n"
        yield f"### {term.term}{f': {term.long}' if term.long else ''} {{ #{term.id} }}\n"
        yield f"{term.says}\n"
        if term.also:
            yield f"Also called: {', '.join(term.also)}.\n"
        yield f"In Spanish: *{term.es}*{{ lang=es }}\n"
        seen = library.content.get(term.see)
        if seen:
            yield f"More: {_link(seen, page)}\n"


def _facts(library: Library, page: str, today: date) -> Iterable[str]:
    citing: dict[str, list[model.Content]] = {}
    for item in library.content.values():
        for name in dict.fromkeys(c.id for c in library.citations(item)):
            citing.setdefault(name, []).append(item)
    for fact in library.facts.values():
        source = library.sources[fact.source]
        expired = is_expired(fact, today)
        name = f"[{source.title}]({source.url})" if source.url else f"*{source.title}*"
        state = "expired" if expired else "current"
        yield f'\n<div class="gp-fact" id="{fact.id}" data-confidence="{fact.confidence}" data-state="{state}" markdown>\n'
        yield f"{fact.says}{f' {fact.limits}' if fact.limits else ''}\n"
        if expired:
            yield f"**Out of date since {day_in_words(str(fact.expires))}: check before you use it.**\n"
        checked = f" Check again by {day_in_words(str(fact.expires))}." if fact.expires and not expired else ""
        yield f"{name}{describe_source(fact, source).removeprefix(source.title)}.{checked}\n"
        if fact.id in citing:
            yield f"Cited in: {', '.join(_link(item, page) for item in citing[fact.id])}\n"
        yield "</div>"


def _topics(library: Library, page: str, today: date) -> Iterable[str]:
    for topic in library.topics.values():
        yield f"- [{topic.title}]({relative('faq/index.md', site_path(page))}#{topic.id}): {topic.says}"


def _cards(library: Library, page: str, today: date) -> Iterable[str]:
    """What can be embedded: a topic with its name, and its questions with theirs."""
    yield '<div class="gp-cards" markdown>\n'
    for topic in library.topics.values():
        inside = [q for q in library.of(model.Question) if q.topics[0] == topic.id]
        if inside:
            topics = f"{relative('faq/index.md', site_path(page))}#{topic.id}"
            yield f"- [Topic: {topic.title}]({topics}) `topic-{topic.id}`"
            for question in sorted(inside, key=lambda q: q.title.casefold()):
                yield f"- {_link(question, page)} `{question.slug}`"
    yield "\n</div>"


def _calculator(name: str) -> Callable[[Library, str, date], Iterable[str]]:
    return lambda library, page, today: render_calculator(name, library, page)


LISTS: dict[str, Callable[[Library, str, date], Iterable[str]]] = {
    "questions": _questions,
    "topics": _topics,
    "cards": _cards,
    "posters": lambda library, page, today: render_posters(library, page),
    "principles": _pages("docs/ips"),
    "components": _pages("docs/ce"),
    "guides": _pages("guides/discovery"),
    "participant-sheets": _sheets("participant"),
    "facilitator-forms": _sheets("facilitator"),
    "sheets-by-purpose": _purposes,
    "variants": _variants,
    "modules": lambda library, page, today: course.render_path(library, page),
    "talks": lambda library, page, today: course.render_talks(library, page),
    "record": lambda library, page, today: course.render_record(library),
    "signatures": lambda library, page, today: course.render_signatures(),
    "learn-sheets": lambda library, page, today: course.render_sheets(library, page),
    **{f"{name}-calculator": _calculator(name) for name in CALCULATORS},
    "fields": lambda library, page, today: render_examples(),
    "decisions": _pages("docs/decisions"),
    "contribute": _pages("docs/contribute"),
    "books": _books,
    "packs": _packs,
    "handbook": lambda library, page, today: render_offer(library, page),
    "crosswalk": _crosswalk,
    "terms": _terms,
    "facts": _facts,
    "keys": lambda library, page, today: reference.render_keys(),
    "finders": lambda library, page, today: help_nearby.render_finders(library),
    "states": lambda library, page, today: help_nearby.render_states(library, today),
}


def render_list(name: str, library: Library, page: str, today: date) -> str:
    """The Markdown that stands in for a marker. `page` is the file that asks, from which links are counted."""
    return "\n".join(LISTS[name](library, page, today)).strip("\n")


def list_anchors(library: Library, item: model.Content) -> set[str]:
    """The ids that the lists of a page bring with them."""
    made = {
        "questions": library.topics.keys(),
        "terms": library.terms.keys(),
        "facts": library.facts.keys(),
        "keys": reference.key_anchors(),
        "variants": library.variants.keys(),
        "participant-sheets": gallery.session_anchors(library, "participant"),
        "facilitator-forms": gallery.session_anchors(library, "facilitator"),
        "talks": course.talk_anchors(library),
        "sheets-by-purpose": gallery.purpose_anchors(library),
        "finders": help_nearby.finder_anchors(library),
    }
    return {name for marker, _ in parse_markers(item.body, 1) for name in made.get(marker, ())}
