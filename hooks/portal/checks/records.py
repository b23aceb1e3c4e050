"""The data files together, from facts to fixed words, and which of their entries can't be used."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TypeVar

from portal.checks.languages import WORDS, know_languages
from portal.content import facts as fact_rules
from portal.content.drawing import Drawing
from portal.content.entries import (
    CrosswalkRow,
    Datum,
    Errand,
    Fact,
    Ring,
    SourceRecord,
    Term,
    Topic,
    Variant,
)
from portal.content.kinds import DATA, PRINCIPLES
from portal.content.load import load_records
from portal.content.pictured import CardSet, Pictogram
from portal.content.states import Finder, State, check_finder, check_state
from portal.content.words import Words
from portal.pages.drawings.rows import check_drawing
from portal.sheets.own_lines import check_words
from portal.text.body import Body
from portal.text.issues import Issue

EVERYDAY = "search/everyday.yml"
D = TypeVar("D", bound=Datum)


@dataclass(frozen=True, slots=True)
class Records:
    """What the data files hold. An entry with a finding is left out, and naming it elsewhere is no second mistake."""

    facts: Mapping[str, Fact]
    sources: Mapping[str, SourceRecord]
    terms: Mapping[str, Term]
    topics: Mapping[str, Topic]
    crosswalk: Mapping[str, CrosswalkRow]
    words: Mapping[str, Words]
    variants: Mapping[str, Variant]
    everyday: Mapping[str, Ring]
    errands: Mapping[str, Errand]
    cards: Mapping[str, CardSet]
    finders: Mapping[str, Finder]
    states: Mapping[str, State]
    drawings: Mapping[str, Drawing]
    pictograms: Mapping[str, Pictogram]
    broken_facts: Container[str] = ()
    broken_topics: Container[str] = ()
    broken_words: Container[str] = ()


def read_records(files: Mapping[str, bytes]) -> tuple[Records, list[Issue]]:
    """Load the data files, given by path, and hold them against each other."""
    issues: list[Issue] = []
    sources, broken_sources = _load(SourceRecord, "sources", files, issues, fact_rules.check_source)
    facts, broken_facts = _load(Fact, "facts", files, issues, fact_rules.check_fact)
    topics, broken_topics = _load(Topic, "topics", files, issues)
    terms, _ = _load(Term, "terms", files, issues)
    everyday, _ = _load(Ring, "everyday", files, issues, path=EVERYDAY)
    crosswalk, _ = _load(CrosswalkRow, "crosswalk", files, issues)
    know_languages(files.get(WORDS, b""))
    words, broken_words = _load(Words, "words", files, issues, check_words)
    variants, _ = _load(Variant, "variants", files, issues)
    errands, _ = _load(Errand, "errands", files, issues)
    cards, _ = _load(CardSet, "cards", files, issues)
    finders, _ = _load(Finder, "finders", files, issues, check_finder)
    states, _ = _load(State, "states", files, issues, check_state)
    pictograms, _ = _load(Pictogram, "pictograms", files, issues)
    lost = {fact.id for fact in facts.values() if fact.source not in sources}
    issues += (_unknown_source(facts[name], sources) for name in lost if facts[name].source not in broken_sources)
    usable = {name: fact for name, fact in facts.items() if name not in lost}
    issues += [*check_terms(terms, files), *check_everyday(everyday), *check_see(errands, files)]
    drawings, _ = _load(Drawing, "pictures", files, issues, lambda drawing: check_drawing(drawing, usable))
    records = Records(
        usable,
        sources,
        terms,
        topics,
        crosswalk,
        words,
        variants,
        everyday,
        errands,
        cards,
        finders,
        states,
        drawings,
        pictograms,
        broken_facts=_Either(broken_facts, lost),
        broken_topics=broken_topics,
        broken_words=broken_words,
    )
    issues += check_crosswalk(records, files)
    return records, issues


@dataclass(frozen=True, slots=True)
class _Either:
    one: Container[str]
    other: Container[str]

    def __contains__(self, item: object) -> bool:
        return item in self.one or item in self.other


def _load(
    cls: type[D],
    name: str,
    files: Mapping[str, bytes],
    issues: list[Issue],
    check: Callable[[D], Iterator[Issue]] | None = None,
    path: str = "",
) -> tuple[dict[str, D], Container[str]]:
    """One file: the entries that can be used, and the ids of those that can't."""
    path = path or f"{DATA}/{name}.yml"
    if path not in files:
        return {}, ()
    values, broken, found = load_records(cls, path, files[path])
    issues += found
    wrong = {entry.id: list(check(entry)) for entry in values.values()} if check else {}
    issues += (issue for found in wrong.values() for issue in found)
    bad = {name for name, found in wrong.items() if found}
    return {name: value for name, value in values.items() if name not in bad}, _Either(broken, bad)


def _unknown_source(fact: Fact, sources: Collection[str]) -> Issue:
    near = get_close_matches(fact.source, sources, 1, 0.5)
    fix = f"Did you mean '{near[0]}'?" if near else f"Add '{fact.source}' to {DATA}/sources.yml."
    problem = f"'{fact.id}' names the source '{fact.source}', which isn't there."
    return Issue(fact.path, fact.lines["source"], "source-unknown", problem, fix)


def check_terms(terms: Mapping[str, Term], files: Collection[str]) -> Iterator[Issue]:
    """A name leads to one term, and a term to a page that is there."""
    owners: dict[str, str] = {}
    for term in terms.values():
        for name, line in [(term.term, term.line), *((other, term.lines["also"]) for other in term.also)]:
            owner = owners.setdefault(name.casefold(), term.id)
            if owner != term.id:
                problem = f"'{name}' is a name of both '{owner}' and '{term.id}'."
                yield Issue(term.path, line, "term-twice", problem, "Keep it where a reader would look for it.")
        if not term.see:
            fix = "Add 'see:' with the file of the page that explains it most."
            yield Issue(term.path, term.line, "term-without-page", f"'{term.id}' leads to no page.", fix)
    yield from check_see(terms, files)


def check_see(entries: Mapping[str, Term] | Mapping[str, Errand], files: Collection[str]) -> Iterator[Issue]:
    """The page that an entry sends readers to is there."""
    for entry in entries.values():
        if entry.see and entry.see not in files:
            near = get_close_matches(entry.see, files, 1, 0.6)
            fix = f"Did you mean '{near[0]}'?" if near else "Correct the path."
            problem = f"'{entry.id}' sends readers to '{entry.see}', which isn't there."
            yield Issue(entry.path, entry.lines["see"], "link-missing", problem, fix)


def check_everyday(words: Mapping[str, Ring]) -> Iterator[Issue]:
    """A word on two lines would make one of both, and search would go round in it."""
    owners: dict[str, str] = {}
    for ring in words.values():
        for name in (ring.id.replace("-", " "), *ring.words):
            owner = owners.setdefault(name.casefold(), ring.id)
            if owner != ring.id:
                problem = f"'{name}' stands with '{owner}' and with '{ring.id}'."
                fix = "Keep it where most people would mean it, or write a longer phrase in one of the two."
                yield Issue(ring.path, ring.lines["words"], "word-twice", problem, fix)


def check_crosswalk(records: Records, files: Collection[str]) -> Iterator[Issue]:
    """The rows of the crosswalk keep the rules of prose, and each belongs to a principle."""
    for row in records.crosswalk.values():
        if f"{PRINCIPLES}/{row.id}.md" not in files:
            fix = "Use the file name of a principle, without its ending."
            yield Issue(row.path, row.line, "crosswalk-row", f"There is no principle '{row.id}'.", fix)
        for name, text in (("ips", "\n\n".join(row.ips)), ("vr", "\n\n".join(row.vr)), ("together", row.together)):
            for issue in fact_rules.check_citations(row.path, Body(text), records.facts, records.broken_facts):
                yield replace(issue, line=row.lines[name])
