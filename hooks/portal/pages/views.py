"""What a page becomes: its Markdown as MkDocs and any other generator needs it, and the context that its template receives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portal.content.changes import Change, changes_of
from portal.content.choices import AUDIENCES
from portal.content.entries import Topic
from portal.content.facts import CitedFact, cited_facts, render_footnotes
from portal.content.kinds import HOME_PAGE
from portal.content.last_days import first_to_lapse, mark_lapsed
from portal.content.library import Library, describe, read_by, template_of
from portal.content.model import Content, Guide, Module, Question, Worksheet
from portal.content.words import SITE, Words, words_for_script
from portal.editions.places import editions, slip, slip_for_you
from portal.groups.schedule import render_timetable
from portal.learn.path import Stop, stop_of
from portal.learn.quiz_page import render_quiz
from portal.pages.lists import render_marked
from portal.pages.redirects import with_old_places
from portal.pages.structured import describe_page
from portal.sheets.chosen_elsewhere import chosen_elsewhere
from portal.sheets.form import render_form
from portal.sheets.gathering import gather_data
from portal.text.body import Body
from portal.text.everyday import with_gaps
from portal.text.links import relative, rewrite_links, site_path
from portal.text.markers import fill_markers
from portal.text.prose import Citation

SCRIPTED: dict[type[Content], str] = {Worksheet: "sheet_", Guide: "start_"}


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
    changed: Change | None
    """Its newest change, where that came after the review."""
    answer: str
    """The short answer as plain words; empty where the page is no question."""
    audience: tuple[str, ...]
    topics: tuple[Topic, ...]
    related: tuple[Place, ...]
    cited: tuple[CitedFact, ...]
    language: str
    slug: str
    editions: tuple[Place, ...]
    """The printed editions that are there; `says` is what stands before them."""
    slip: str
    """The source path of a question's printed slip; empty where there is none."""
    slip_for_you: str
    """The same of the slip that speaks to the person the answer is about."""
    words: Mapping[str, str]
    """What the page's script writes."""
    stop: Stop | None
    """Where a module stands on the path; nothing of any other page."""
    gathers: list[dict[str, object]]
    """What a sheet can gather from others."""
    by_question: bool
    """Whether a reader may choose to see one question at a time. Leaders see all of a form: in a crisis the next line may be the one."""
    read: str
    """Who has read a translation; nothing of a page that is none."""
    data: str
    """What search engines read of the page, as JSON; empty where there is nothing."""

    @property
    def expired(self) -> tuple[CitedFact, ...]:
        """The cited facts that are past their last good day."""
        return tuple(item for item in self.cited if item.expired)

    @property
    def lapses(self) -> bool:
        """Whether any of the cited facts has a last good day."""
        return any(item.fact.expires for item in self.cited)


def render_body(item: Content, library: Library, today: date) -> str:
    """The Markdown of the page: links for the site, lists filled in, fields drawn, footnotes below."""
    drawn = _drawn(item, library)
    words = None if item.language == SITE else library.words[item.language]
    body = rewrite_links(item.path, drawn, library.content.keys(), library.withheld)
    if isinstance(item, Guide):
        body = _with_timetable(item, body, library.words[item.language])
    if item.body.markers:
        body = fill_markers(body, lambda kind, name: render_marked(kind, name, library, item.path, today))
    body = with_old_places(item, body, library)
    # Lists bring citations of their own; nothing else that was added does.
    citations = Body(body).citations if item.body.markers else drawn.citations
    cited = cited_facts(citations, library.facts, library.sources, today)
    if any(one.expired for one in cited):
        body = mark_lapsed(Body(body), library.facts, today, words)
    if cited:
        at = {one.fact.id: relative(site_path(library.fact_page(one.fact.id)), site_path(item.path)) for one in cited}
        notes = render_footnotes(cited, at, today, words)
        heading = words.print_sources if words else "Sources"
        body = f"{body.rstrip()}\n\n## {heading} {{ #sources data-search-exclude }}\n\n///Footnotes Go Here///\n\n{notes}\n"
    return with_gaps(body)


def last_days(library: Library, today: date) -> dict[str, date]:
    """The last day on which all that a page says was good, by its path; pages that hold for good are not in it."""
    cited = {path: _citations(item, library, today) for path, item in library.content.items()}
    days = {path: first_to_lapse(library.facts[one.id] for one in found) for path, found in cited.items()}
    return {path: day for path, day in days.items() if day}


def _citations(item: Content, library: Library, today: date) -> tuple[Citation, ...]:
    """What a page cites, in order, with what the lists bring that it asks for."""
    if not item.body.markers:
        return item.body.citations
    text = fill_markers(item.body.text, lambda kind, name: render_marked(kind, name, library, item.path, today))
    return Body(text).citations


def _drawn(item: Content, library: Library) -> Body:
    """The Markdown with the fields of a sheet or the questions of a module drawn; of any other page as it is."""
    if isinstance(item, Worksheet):
        return Body(render_form(item, chosen_elsewhere(item, library)))
    return Body(render_quiz(item.body)) if isinstance(item, Module) else item.body


def _with_timetable(guide: Guide, text: str, words: Words) -> str:
    """The text with its timetable above the first step. It must have the lines that the guide has."""
    first = next((heading.line for heading in guide.body.headings if heading.level == 2), None)
    lines = text.split("\n")
    cut = len(lines) if first is None else first - guide.body.first_line
    table = f"## {words.time_heading} {{ #timetable }}\n\n{render_timetable(guide, words)}\n"
    return "\n".join([*lines[:cut], table, *lines[cut:]])


def view_of(item: Content, library: Library, today: date, base: str = "") -> View:
    """The context of one page. `base` is the address of the site, where it is known."""
    question = item if isinstance(item, Question) else None
    found = [library.find(name, item.language) for name in item.related]
    printed = item if isinstance(item, Guide | Worksheet) else None
    words = library.words[printed.language] if printed else None
    at_home = item.language == SITE
    return View(
        kind="home" if item.path == HOME_PAGE else type(item).__name__.lower(),
        template=template_of(item),
        title=item.title,
        description=describe(item),
        reviewed=item.reviewed,
        changed=next((change for change in changes_of(item)[:1] if change.day > item.reviewed), None),
        answer=question.body.short if question else "",
        audience=tuple(AUDIENCES[name] for name in question.audience) if question and at_home else (),
        topics=tuple(library.topics[name] for name in question.topics) if question and at_home else (),
        related=tuple(
            Place(other.title, site_path(other.path), describe(other), other.language) for other in found if other
        ),
        language=item.language,
        slug=item.id,
        editions=tuple(
            Place(e.name(words), e.src, words.editions, e.kind.partition("-")[0])
            for e in editions(printed, library.built)
        )
        if printed and words
        else (),
        slip=(slip(question, library.built) or "") if question else "",
        slip_for_you=(slip_for_you(question, library.built) or "") if question else "",
        words=words_for_script(words, SCRIPTED[type(item)]) if words else {},
        stop=stop_of(item, library) if isinstance(item, Module) else None,
        gathers=gather_data(item, library) if isinstance(item, Worksheet) else [],
        by_question=isinstance(item, Worksheet) and item.audience == "participant",
        read=read_by(item, library.words[item.language]) if item.language != SITE else "",
        data=describe_page(item, library, base),
        cited=cited_facts(_citations(item, library, today), library.facts, library.sources, today),
    )


def staged_page(item: Content, library: Library, today: date) -> str:
    """A file that any generator can build: title and description in front, plain Markdown below."""
    front = {"title": item.title, "description": describe(item)}
    head = "\n".join(f"{name}: {_quoted(value)}" for name, value in front.items())
    return f"---\n{head}\n---\n{render_body(item, library, today)}"


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
