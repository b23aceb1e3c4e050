"""What content is. Each declaration here validates, words the messages, and writes the reference in `docs/contribute/`.

A field's annotation says how it is typed in a file: `str`, `date`, `int`, `Amounts`, `tuple[str, ...]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from portal.content.choices import AUDIENCES, COPIES, PURPOSES, SERIES, WRITERS
from portal.text.body import Body


def key(says: str, *, example: str, choices: Mapping[str, str] | None = None, refers: str = "", **options: Any) -> Any:
    """One key of a file: what it means, an example that could be typed, and what its values may be.

    `choices` lists the allowed values with their meaning; `refers` names the collection whose ids are allowed.
    """
    return field(metadata={"says": says, "example": example, "choices": choices, "refers": refers}, **options)


def _changes() -> Any:
    """The same key of every kind."""
    says = "What changed for a reader, each with its day; told under What changed and in the feeds."
    return key(says, example="[2026-12-01 figure updated, 2026-11-21 new question]", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What every piece of content has: a place in the repository, its lines, and the Markdown that it came with, read once."""

    path: str
    lines: Mapping[str, int] = field(repr=False)
    body: Body = field(repr=False)
    language: str = key("An id from `docs/data/words.yml`.", example="es", refers="language", default="en")
    translates: str = key(
        "The file of the original, where the page is a translation.", example="faq/ticket-to-work.md", default=""
    )
    read_by: str = key("Who read a translation, as a native reader.", example="Ana Ruiz, Ponce", default="")
    read_on: date | None = key("The day on which they did.", example="2026-12-03", default=None)

    @property
    def slug(self) -> str:
        """The file's name without its ending: the last part of its permalink, for ever."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

    @property
    def id(self) -> str:
        """The slug of the original: one for a page in all its languages, so that words typed on one fit the others."""
        return (self.translates or self.path).rsplit("/", 1)[-1].removesuffix(".md")


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
        "What people type who look for this page; at most 8.", example="[job readiness, not ready to work]", default=()
    )
    related: tuple[str, ...] = key(
        "Slugs of questions, or addresses of pages.",
        example="[missed-appointments, ips/zero-exclusion]",
        refers="address",
        default=(),
    )
    aliases: tuple[str, ...] = key("Old addresses that must keep working.", example="[ips/eligibility]", default=())
    changes: tuple[str, ...] = _changes()
    order: int = key("The page's place in its folder; pages without one follow by title.", example="2", default=10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Module(Page):
    """One part of the learning path, `docs/learn/`: a story with decisions, what to do, and a check of understanding."""

    order: int = key("Its place on the path, from 1.", example="3")
    minutes: int = key(
        "Reading and questions, without the field task; the build holds it against a count.", example="20"
    )


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
        "Other wordings that people type, at most 8. Not shown.", example="[no car, must I drive]", default=()
    )
    related: tuple[str, ...] = key(
        "Slugs of questions, or addresses of pages.",
        example="[drug-testing, ips/zero-exclusion]",
        refers="address",
        default=(),
    )
    aliases: tuple[str, ...] = key("Old slugs that must keep working.", example="[driving]", default=())
    changes: tuple[str, ...] = _changes()

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
        "Other words that people type for it, at most 8.", example="[session 2, strengths session]", default=()
    )
    related: tuple[str, ...] = key(
        "Slugs of questions, or addresses of pages.", example="[job-clubs-and-groups]", refers="address", default=()
    )
    aliases: tuple[str, ...] = key(
        "Old addresses that must keep working.", example="[guides/discovery/2-interests]", default=()
    )
    changes: tuple[str, ...] = _changes()

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
        "Other words that people type for it, at most 8.", example="[job conditions form]", default=()
    )
    related: tuple[str, ...] = key(
        "Slugs of questions, or addresses of pages.", example="[ips/worker-preferences]", refers="address", default=()
    )
    aliases: tuple[str, ...] = key(
        "Old addresses that must keep working.", example="[guides/worksheets/conditions]", default=()
    )
    changes: tuple[str, ...] = _changes()
    series: str = key("What it belongs to.", example="learn", choices=SERIES, default="discovery")
    session: int = key("The session of the groups that uses it first, from 0.", example="3", default=0)
    purpose: str = key("What it is for: its heading in the gallery.", example="needs", choices=PURPOSES, default="")
    gathers: tuple[str, ...] = key("What it can gather.", example='["best <- my-week#best-part"]', default=())
    copies: str = key("Who gets one, where `audience` doesn't say.", example="leader", choices=COPIES, default="")
    names: tuple[str, ...] = field(default=(), repr=False)
    """What its fields are called, in their order, where that is not made from their labels: in a translation as in its original."""


Content = Page | Question | Guide | Worksheet
