"""What a page becomes: its Markdown as MkDocs and any other generator needs it, and the context that its template receives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portal.content import model
from portal.content.facts import CitedFact, cited_facts, day_in_words, render_footnotes
from portal.content.library import Library, describe, template_of
from portal.content.module import Module
from portal.content.words import SITE, Words, words_for_script
from portal.editions.places import editions, slip
from portal.groups.schedule import render_timetable
from portal.learn.path import Stop, stop_of
from portal.learn.quiz_page import render_quiz
from portal.pages.lists import render_list
from portal.pages.redirects import with_old_places
from portal.pages.structured import describe_page
from portal.sheets.form import render_form
from portal.sheets.gathering import gather_data
from portal.text.links import relative, rewrite_links, site_path
from portal.text.prose import first_paragraph, parse_citations, parse_headings, plain, replace_markers

__all__ = ["View", "day_in_words", "describe", "render_body", "staged_page", "view_of"]

FACTS_PAGE = "facts.md"
SCRIPTED: dict[type[model.Content], str] = {model.Worksheet: "sheet_", model.Guide: "start_"}


@dataclass(frozen=True, slots=True)
class Place:
    """A page as another one names it."""

    title: str
    src: str
    """Its path in the site's source tree."""
    says: str = ""
    kind: str = ""
    """Which edition it is, where it is one: a name that a script may use."""


@dataclass(frozen=True, slots=True)
class View:
    """Everything that a template may know of one page beyond what MkDocs tells it."""

    kind: str
    template: str
    title: str
    description: str
    reviewed: date | None
    answer: str
    """The short answer as plain words; empty where the page is no question."""
    audience: tuple[str, ...]
    topics: tuple[model.Topic, ...]
    related: tuple[Place, ...]
    cited: tuple[CitedFact, ...]
    language: str
    slug: str
    editions: tuple[Place, ...]
    """The printed editions that are there; `says` is what stands before them."""
    slip: str
    """The source path of a question's printed slip; empty where there is none."""
    words: Mapping[str, str]
    """What the page's script writes."""
    stop: Stop | None
    """Where a module stands on the path; nothing of any other page."""
    gathers: list[dict[str, object]]
    """What a sheet can gather from others."""
    data: str
    """What search engines read of the page, as JSON; empty where there is nothing."""

    @property
    def expired(self) -> tuple[CitedFact, ...]:
        """The cited facts that are past their date."""
        return tuple(item for item in self.cited if item.expired)


def render_body(item: model.Content, library: Library, today: date) -> str:
    """The Markdown of the page: links for the site, lists filled in, fields drawn, footnotes below."""
    shown = library.content.keys()
    body = item.body
    if isinstance(item, model.Worksheet):
        body = render_form(item)
    if isinstance(item, Module):
        body = render_quiz(item.body)
    body = rewrite_links(item.path, body, shown, library.withheld)
    body = replace_markers(body, lambda name: render_list(name, library, item.path, today))
    if isinstance(item, model.Guide):
        body = _with_timetable(item, body, library.words[item.language])
    body = with_old_places(item, body, library)
    cited = cited_facts(parse_citations(body, 1), library.facts, library.sources, today)
    if cited:
        notes = render_footnotes(cited, relative(FACTS_PAGE, site_path(item.path)))
        body = (
            f"{body.rstrip()}\n\n## Sources {{ #sources data-search-exclude }}\n\n///Footnotes Go Here///\n\n{notes}\n"
        )
    return body


def _with_timetable(guide: model.Guide, body: str, words: Words) -> str:
    """The body with its timetable above the first step."""
    at = next((h for h in parse_headings(body, 1) if h.level == 2), None)
    lines = body.split("\n")
    cut = at.line - 1 if at else len(lines)
    table = f"## {words.time_heading} {{ #timetable }}\n\n{render_timetable(guide, words)}\n"
    return "\n".join([*lines[:cut], table, *lines[cut:]])


def view_of(item: model.Content, library: Library, today: date, base: str = "") -> View:
    """The context of one page. `base` is the address of the site, where it is known."""
    question = item if isinstance(item, model.Question) else None
    found = [library.find(name) for name in item.related]
    printed = item if isinstance(item, model.Guide | model.Worksheet) else None
    words = library.words[printed.language] if printed else None
    return View(
        kind="home" if item.path == "docs/index.md" else type(item).__name__.lower(),
        template=template_of(item),
        title=item.title,
        description=describe(item),
        reviewed=item.reviewed,
        answer=plain(first_paragraph(item.body)) if question else "",
        audience=tuple(model.AUDIENCES[name] for name in question.audience) if question else (),
        topics=tuple(library.topics[name] for name in question.topics) if question else (),
        related=tuple(Place(other.title, site_path(other.path), describe(other)) for other in found if other),
        language=printed.language if printed else SITE,
        slug=item.slug,
        editions=tuple(
            Place(e.name(words), e.src, words.editions, e.kind.partition("-")[0])
            for e in editions(printed, library.built)
        )
        if printed and words
        else (),
        slip=(slip(question, library.built) or "") if question else "",
        words=words_for_script(words, SCRIPTED[type(item)]) if words else {},
        stop=stop_of(item, library) if isinstance(item, Module) else None,
        gathers=gather_data(item, library.content) if isinstance(item, model.Worksheet) else [],
        data=describe_page(item, library, base),
        cited=cited_facts(library.citations(item), library.facts, library.sources, today),
    )


def staged_page(item: model.Content, library: Library, today: date) -> str:
    """A file that any generator can build: title and description in front, plain Markdown below."""
    front = {"title": item.title, "description": describe(item)}
    head = "\n".join(f"{name}: {_quoted(value)}" for name, value in front.items())
    return f"---\n{head}\n---\n{render_body(item, library, today)}"


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
