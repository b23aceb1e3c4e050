"""What the entries of the data files are: facts and their sources, terms, topics, the crosswalk, other ways to run the series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from portal.content.model import key

Amounts = tuple[Decimal, ...]
CONFIDENCE = {"P": "primary source", "S": "secondary source", "M": "from memory, not to be published"}
SEEN = {
    "original": "read at its publisher",
    "abstract": "read in its abstract",
    "copy": "read in a copy kept by others",
    "summary": "known through a summary by others",
}
SHELVES = {
    "ips": "Individual Placement and Support",
    "ce": "Customized Employment and Discovery",
    "paying": "Paying for it, and state data",
    "rights": "Rights, accommodation and telling an employer",
    "veterans": "Veterans",
}
USES = {"data": "in tables, on the page of facts and in facts.json; no sentence cites it"}
PLACES = {"room": "in one room", "home": "each from home, by video or by phone; their sheets are sent"}
COUNTED = {"before": "days before the first meeting", "after": "days after the last meeting"}


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
    use: str = key("Left out of a fact that sentences cite.", example="data", choices=USES, default="")


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
    serves: str = key(
        "What a reader gets it for. A source that has it stands in the library.",
        example="Steps to set up a program, with training for new staff.",
        default="",
    )
    shelf: str = key("Its heading in the library.", example="ips", choices=SHELVES, default="ips")
    cost: str = key("What it costs a reader, as last seen.", example="free", default="ask the publisher")
    ask: str = key("Whom to ask for it, where no address is known.", example="the IPS Employment Center", default="")


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
    es_says: str = key(
        "What it means, in Spanish, for the Spanish glossary.",
        example="La oficina del estado para trabajo y discapacidad.",
        default="",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Datum):
    """A heading under which questions are listed, in the order of the file."""

    title: str = key("The heading.", example="Working with employers")
    says: str = key("What a reader comes with, in a line.", example="What do I say, and who says it?")
    order: tuple[str, ...] = key(
        "Slugs of its questions, those that people need most first; the others follow by title. Words with blanks are the heading of a group.",
        example="[A car and the way to work, no-car, bus-pass]",
        default=(),
    )


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Datum):
    """One other way to run the series. Nothing of the guides is written again: it names their steps."""

    title: str = key("Its name.", example="Remote")
    says: str = key("What happens to the steps that it leaves out.", example="Do them by phone in the week.")
    longest: int = key("The most minutes that a meeting may take; the build checks it.", example="75")
    people: int = key("How many people at most.", example="6", default=10)
    place: str = key("Where people are.", example="home", choices=PLACES, default="room")
    meetings: tuple[str, ...] = key(
        "What each meeting is made of.", example='["1", "2: first half", "4: themes; 5: plan"]'
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand(Datum):
    """Something that a group needs done on a day that is counted from its dates."""

    says: str = key("What to do, in a sentence.", example="Call each person, in the way they asked to be reached.")
    counted: str = key("From which meeting its days are counted.", example="before", choices=COUNTED)
    days: int = key("How many days.", example="2")
    see: str = key("The file of the page that helps with it.", example="guides/worksheets/welcome-talk.md")
    late: str = key(
        "What still matters of it where its day has passed; left out where nothing does.",
        example="Ask each person what they need in the room.",
        default="",
    )
    place: str = key("Where it is left out unless people are there.", example="room", choices=PLACES, default="")


def tooltips(terms: Mapping[str, Term]) -> dict[str, str]:
    """Each acronym with its long form, for the `abbr` extension."""
    return {term.term: term.long for term in terms.values() if term.long}
