"""Citations of facts: held against the prose, and turned into footnotes.

A paragraph that cites a fact shows one of its figures; a figure in a paragraph (a percentage, an amount of money) belongs to a fact
that the paragraph cites. So a number can't change in one place and stay in another.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from portal.content.entries import CONFIDENCE, SEEN, Fact, SourceRecord
from portal.content.figures import day_in_words, figures, may_hold_figures, print_value, shows
from portal.content.kinds import DATA
from portal.content.last_days import is_expired, mark_day
from portal.content.words import Words
from portal.text.body import Body
from portal.text.inline import cited_in, without_citations, without_targets
from portal.text.issues import Issue
from portal.text.prose import Block, Citation

PATH = f"{DATA}/facts.yml"
UNDATED = "undated"
"""What stands in the place of a date where there is none."""


@dataclass(frozen=True, slots=True)
class CitedFact:
    """A fact as one page cites it."""

    fact: Fact
    source: SourceRecord
    expired: bool

    @property
    def sentence(self) -> str:
        """The footnote's words after the fact itself: where it comes from, how new it is and how sure."""
        return describe_source(self.fact, self.source)


def describe_source(fact: Fact, source: SourceRecord) -> str:
    """One line: title, publisher, date, place, and how the source was read. That neither has a date is said once."""
    parts = [source.publisher, day_in_words(source.date)]
    if fact.where:
        parts.append(fact.where)
    told = [f"{source.title} ({', '.join(parts)})"]
    if fact.as_of != UNDATED:
        told.append(f"as of {day_in_words(fact.as_of)}")
    elif source.date != UNDATED:
        told.append("its evidence undated")
    return f"{', '.join(told)}; {CONFIDENCE[fact.confidence]}, {SEEN[source.seen]}"


def check_fact(fact: Fact) -> Iterator[Issue]:
    """What one declaration can't see: figures without a unit, figures that the sentence lacks, a date that isn't."""
    if fact.value and not fact.unit:
        problem = f"'{fact.id}' has a figure but no unit."
        fix = "Add 'unit: \"%\"', 'unit: \"$\"' or a plural noun."
        yield Issue(fact.path, fact.lines["value"], "fact-unit", problem, fix)
    for value in fact.value:
        shown = print_value(value, fact.unit)
        if not shows(fact.says, value, fact.unit):
            problem = f"'{fact.id}' has the figure {shown}, which its sentence lacks."
            fix = f"Write {shown} in 'says', or correct 'value'."
            yield Issue(fact.path, fact.lines["says"], "fact-value", problem, fix)
    yield from _check_age(fact.path, fact.lines["as_of"], "as_of", fact.as_of)


def check_source(source: SourceRecord) -> Iterator[Issue]:
    """A date that isn't one, and an address that nobody could open."""
    yield from _check_age(source.path, source.lines["date"], "date", source.date)
    if source.url and not source.url.startswith(("https://", "http://")):
        problem = f"The address '{source.url}' of '{source.id}' is not one of the web."
        yield Issue(source.path, source.lines["url"], "source-url", problem, "Begin it with https://.")


def _check_age(path: str, line: int, name: str, text: str) -> Iterator[Issue]:
    whole = text + "-01-01"[len(text) - 4 :] if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text) else text
    try:
        if text != UNDATED:
            date.fromisoformat(whole)
    except ValueError:
        problem = f"'{name}' is '{text}', which is no year, month or day."
        fix = f"Write '{name}: 2024', '{name}: 2024-03', '{name}: 2024-03-15' or '{name}: undated'."
        yield Issue(path, line, "fact-date", problem, fix)


def check_citations(path: str, body: Body, facts: Mapping[str, Fact], broken: Container[str] = ()) -> Iterator[Issue]:
    """Every citation and every figure of one file. Citing a fact whose own entry is broken is no second mistake."""
    for citation in body.citations:
        fact = facts.get(citation.id)
        if fact is None and citation.id not in broken:
            near = get_close_matches(citation.id, facts, 1, 0.5)
            fix = f"Did you mean '[^{near[0]}]'?" if near else f"Add '{citation.id}' to {PATH} with its source."
            yield Issue(path, citation.line, "fact-unknown", f"There is no fact '{citation.id}'.", fix)
        elif fact and fact.confidence == "M":
            problem = f"The fact '{fact.id}' is from memory (confidence M)."
            fix = "Find a source and make it P or S, or leave the statement out."
            yield Issue(path, citation.line, "fact-unconfirmed", problem, fix)
    for block in body.blocks:
        yield from _check_block(path, block, facts)


def _check_block(path: str, block: Block, facts: Mapping[str, Fact]) -> Iterator[Issue]:
    named = cited_in(block.text)
    if not named and not may_hold_figures(block.text):
        return
    cited = [facts[name] for name in named if name in facts]
    words = without_targets(without_citations(block.text))
    for fact in cited:
        if fact.value and not any(shows(words, value, fact.unit) for value in fact.value):
            shown = " or ".join(print_value(value, fact.unit) for value in fact.value)
            problem = f"The paragraph cites '{fact.id}' but shows none of its figures ({shown})."
            yield Issue(path, block.line, "fact-figure", problem, f"Write {shown}, or cite another fact.")
    if block.quoted or len(cited) < len(named):
        return
    backed = {figure for fact in cited for figure in figures(f"{fact.says} {fact.limits}")}
    for figure in sorted(figures(words) - backed):
        problem = f"The figure {figure} stands in a paragraph that cites no fact with it."
        fix = f"Add the citation of a fact that says {figure}, or leave the figure out."
        yield Issue(path, block.line, "figure-uncited", problem, fix)


def cited_facts(
    citations: Iterable[Citation], facts: Mapping[str, Fact], sources: Mapping[str, SourceRecord], today: date
) -> tuple[CitedFact, ...]:
    """The facts of one page in order of first citation."""
    found = (facts[name] for name in dict.fromkeys(citation.id for citation in citations))
    return tuple(CitedFact(fact, sources[fact.source], is_expired(fact, today)) for fact in found)


def render_footnotes(
    cited: tuple[CitedFact, ...], at: Mapping[str, str], today: date, words: Words | None = None
) -> str:
    """Footnote definitions in Markdown. `at` has the relative link to the page of each fact, by the fact's id.

    `words` are those of a language in which facts are not written: there a note names the source alone.
    What holds only until a day is told apart from the rest of its note, so that a script can name it when the day is past.
    """
    lines = []
    for item in cited:
        title = f"[{item.source.title}]({item.source.url})" if item.source.url else f"*{item.source.title}*"
        rest = item.sentence.removeprefix(item.source.title)
        limits = f" {item.fact.limits}" if item.fact.limits else ""
        days = mark_day(item.fact.expires, today, words)
        if words:
            source = f'<span class="gp-says" lang="en">{title}{rest}</span>'
            link = f"[{words.frame_fact}]({at[item.fact.id]}#{item.fact.id})"
            lines.append(f"[^{item.fact.id}]: {words.frame_source} {source}. {f'{days} ' if days else ''}{link}.")
            continue
        says = f'<span class="gp-says">{item.fact.says}</span>' if days else item.fact.says
        lines.append(
            f"[^{item.fact.id}]: {says}{limits}{f' {days}' if days else ''} Source: {title}{rest}. [This fact on its own]({at[item.fact.id]}#{item.fact.id})."
        )
    return "\n".join(lines)
