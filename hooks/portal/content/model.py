"""What content is. Each declaration here validates, words the messages, and writes the reference in `docs/contribute/`.

A field's annotation says how it is typed in a file: `str`, `date`, `int`, `Amounts`, `tuple[str, ...]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

Amounts = tuple[Decimal, ...]
AUDIENCES = {
    "specialist": "employment specialists",
    "supervisor": "supervisors and program managers",
    "facilitator": "group facilitators",
    "job-center": "job-center staff",
    "job-seeker": "job seekers and families",
}
PURPOSES = {
    "join": "Joining the group",
    "me": "What I like and what I bring",
    "needs": "What I need, and what I share",
    "people": "People I know and how I meet them",
    "work": "Work, businesses and job ideas",
    "plan": "My plan and looking back",
    "lead": "Leading a group",
}
WRITERS = {
    "participant": "a person in the group",
    "facilitator": "a group’s leader",
    "staff": "a specialist or supervisor",
}
SERIES = {"discovery": "Guided Group Discovery", "learn": "the learning path"}
COPIES = {"person": "each person in the group", "leader": "each leader", "group": "the group together"}
CONFIDENCE = {"P": "primary source", "S": "secondary source", "M": "from memory, not to be published"}
SEEN = {
    "original": "read at its publisher",
    "abstract": "read in its abstract",
    "copy": "read in a copy kept by others",
    "summary": "known through a summary by others",
}


def key(says: str, *, example: str, choices: Mapping[str, str] | None = None, refers: str = "", **options: Any) -> Any:
    """One key of a file: what it means, an example that could be typed, and what its values may be.

    `choices` lists the allowed values with their meaning; `refers` names the collection whose ids are allowed.
    """
    return field(metadata={"says": says, "example": example, "choices": choices, "refers": refers}, **options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What every piece of content has: a place in the repository, its lines, and the Markdown that it came with."""

    path: str
    lines: Mapping[str, int] = field(repr=False)
    body: str = field(repr=False)
    body_line: int = field(repr=False)

    @property
    def slug(self) -> str:
        """The file's name without its ending: the last part of its permalink, for ever."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Entity):
    """A page under `docs/`, or the `index.md` of a folder."""

    title: str = key("The page's name, as a heading and in the navigation.", example="Zero exclusion")
    description: str = key(
        "One sentence for search results and link previews.",
        example="Nobody is turned away from IPS for not being ready.",
    )
    reviewed: date = key("The day on which a person last checked the page.", example="2026-11-21")
    also_asked: tuple[str, ...] = key(
        "What people type when they look for this page.", example="[job readiness, not ready to work]", default=()
    )
    related: tuple[str, ...] = key(
        "Slugs of questions, or addresses of pages.",
        example="[missed-appointments, ips/zero-exclusion]",
        refers="address",
        default=(),
    )
    aliases: tuple[str, ...] = key("Old addresses that must keep working.", example="[ips/eligibility]", default=())
    order: int = key("The page's place in its folder; pages without one follow by title.", example="2", default=10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Entity):
    """One file in `faq/` or `docs/work-and-benefits/`. Its first paragraph is the short answer and must stand alone."""

    question: str = key("What a reader would ask, in their words.", example="Do I need a car to work in IPS?")
    topics: tuple[str, ...] = key(
        "Ids from `docs/data/topics.yml`; the first is its home.", example="[barriers]", refers="topic"
    )
    audience: tuple[str, ...] = key("Whom the answer is for.", example="[specialist, job-center]", choices=AUDIENCES)
    reviewed: date = key("The day on which a person last checked the answer.", example="2026-11-21")
    also_asked: tuple[str, ...] = key(
        "Other wordings that people type; searched, not shown.", example="[no car, must I drive]", default=()
    )
    related: tuple[str, ...] = key(
        "Slugs of questions, or addresses of pages.",
        example="[drug-testing, ips/zero-exclusion]",
        refers="address",
        default=(),
    )
    aliases: tuple[str, ...] = key("Old slugs that must keep working.", example="[driving]", default=())
    changes: tuple[str, ...] = key(
        "What changed for a reader, each with its day; told in the feeds.",
        example="[2026-12-01 figure updated, 2026-11-21 new question]",
        default=(),
    )

    @property
    def title(self) -> str:
        """The heading of the page."""
        return self.question


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Entity):
    """One session guide for a discovery group. Each step's minutes stand in its heading: `## Pairs (25 min)`."""

    title: str = key("The session's name.", example="Interests and contributions")
    summary: str = key(
        "One sentence: what people leave with.", example="Everyone leaves with a list of what they do well."
    )
    session: int = key("Its place in the series, from 0.", example="2")
    minutes: int = key("All steps added up; the build checks the sum.", example="110")
    reviewed: date = key("The day on which a person last checked the guide.", example="2026-11-21")
    also_asked: tuple[str, ...] = key(
        "Other words that people type for it.", example="[session 2, strengths session]", default=()
    )
    related: tuple[str, ...] = key(
        "Slugs of questions, or addresses of pages.", example="[job-clubs-and-groups]", refers="address", default=()
    )
    aliases: tuple[str, ...] = key(
        "Old addresses that must keep working.", example="[guides/discovery/2-interests]", default=()
    )
    language: str = key("An id from `docs/data/words.yml`.", example="es", refers="language", default="en")

    @property
    def description(self) -> str:
        """The sentence for search results."""
        return self.summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet(Entity):
    """One sheet to fill in. Its fields are written in the sentences that label them: `Your name: [text]`."""

    title: str = key("The sheet's name.", example="What I need to do my best")
    description: str = key(
        "One sentence: what the sheet is for.", example="Notice what made a good day good, and what you need again."
    )
    audience: str = key("Who fills it in.", example="participant", choices=WRITERS)
    minutes: int = key("How long it takes.", example="25")
    reviewed: date = key("The day on which a person last checked the sheet.", example="2026-11-21")
    also_asked: tuple[str, ...] = key(
        "Other words that people type for it.", example="[job conditions form]", default=()
    )
    related: tuple[str, ...] = key(
        "Slugs of questions, or addresses of pages.", example="[ips/worker-preferences]", refers="address", default=()
    )
    aliases: tuple[str, ...] = key(
        "Old addresses that must keep working.", example="[guides/worksheets/conditions]", default=()
    )
    series: str = key("What it belongs to.", example="learn", choices=SERIES, default="discovery")
    session: int = key("The session of the groups that uses it first, from 0.", example="3", default=0)
    purpose: str = key("What it is for: its heading in the gallery.", example="needs", choices=PURPOSES, default="")
    gathers: tuple[str, ...] = key("What it can gather.", example='["best <- my-week#best-part"]', default=())
    copies: str = key("Who gets one, where `audience` doesn't say.", example="leader", choices=COPIES, default="")
    language: str = key("An id from `docs/data/words.yml`.", example="es", refers="language", default="en")


Content = Page | Question | Guide | Worksheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """What every entry of a data file has: its id and where it stands."""

    id: str
    path: str
    line: int
    lines: Mapping[str, int] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Datum):
    """One thing that may be said, with its source, its date and how sure we are. Cited in prose as `[^id]`."""

    says: str = key(
        "The fact, in one or two sentences that stand alone.",
        example="The federal rule asks for a plan within 90 days of eligibility.",
    )
    source: str = key("An id from `docs/data/sources.yml`.", example="usc-29-722", refers="source")
    as_of: str = key("How new the newest evidence is: a year, a month, a day, or `undated`.", example="2024-03")
    confidence: str = key("P or S may be cited; M may not.", example="P", choices=CONFIDENCE)
    value: Amounts = key("The figure, or figures, that a citing paragraph must show.", example="[61, 23]", default=())
    unit: str = key("What the figure counts: %, $, or a plural noun.", example='"%"', default="")
    expires: date | None = key("The day after which it must be checked again.", example="2026-12-31", default=None)
    where: str = key("The table, page or section of the source.", example="Table 2", default="")
    limits: str = key("What the fact does not show.", example="One state; no comparison group.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord(Datum):
    """Where facts come from. Linked only where the original publisher's address is known."""

    title: str = key("The work's own title.", example="Supported Employment Fidelity Review Manual")
    publisher: str = key("Who answers for it.", example="IPS Employment Center")
    date: str = key("When it was published: a year, a month, a day, or `undated`.", example="2019-12")
    seen: str = key("How it was read.", example="copy", choices=SEEN)
    url: str = key(
        "The original publisher's address; left out where only copies are known.",
        example="https://www.ssa.gov/redbook/",
        default="",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Datum):
    """A word of the field: a glossary entry, a tooltip where it is an acronym, and another way to find a page."""

    term: str = key("The word or acronym as prose writes it.", example="VR")
    says: str = key(
        "What it means, in one to three sentences.",
        example="The state program that helps people with disabilities prepare for, get and keep work.",
    )
    es: str = key("The Spanish term.", example="rehabilitación vocacional")
    long: str = key("The long form, where `term` is an acronym.", example="Vocational Rehabilitation", default="")
    also: tuple[str, ...] = key("Other names that people use.", example="[voc rehab, DVR]", default=())
    see: str = key(
        "The file of the page that explains it most.", example="docs/crosswalk.md", refers="file", default=""
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Datum):
    """A heading under which questions are listed, in the order of the file."""

    title: str = key("The heading.", example="Working with employers")
    says: str = key("What a reader comes with, in a line.", example="What do I say, and who says it?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring(Datum):
    """Everyday words that mean the same in a search: who types one finds pages that hold another. The id is one; none is shown."""

    words: tuple[str, ...] = key(
        "Words and short phrases that people use for the same thing, Spanish ones too.",
        example="[fired, sacked, let go, despedido]",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CrosswalkRow(Datum):
    """One principle of IPS beside its counterpart in Vocational Rehabilitation. Its id is the principle's slug."""

    ips: tuple[str, ...] = key(
        "What IPS asks for, a point each.", example="[A first employer contact within about 30 days.]"
    )
    vr_title: str = key("The name of the counterpart.", example="A timely plan for employment")
    vr: tuple[str, ...] = key(
        "What Vocational Rehabilitation does, a point each.", example="[A plan within 90 days of eligibility.]"
    )
    together: str = key(
        "What a team does with both, in a sentence.", example="Start the search while the plan is written."
    )

    @property
    def text(self) -> str:
        """All points of the row, a paragraph each."""
        return "\n\n".join([*self.ips, *self.vr, self.together])
