"""The second page of a session's pack: what to copy, bring, write on the chart beforehand, and whom to call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.content.library import Library
from portal.content.model import Guide, Worksheet
from portal.content.steps import CALLS, CHART, parse_steps, told_of, uses
from portal.content.words import Words
from portal.editions.plan import Printed
from portal.groups.series import copies_for, supplies
from portal.groups.variants import Part
from portal.text.inline import plain
from portal.text.links import address


@dataclass(frozen=True, slots=True)
class Copy:
    """A sheet of the pack, and how many copies somebody makes of it."""

    title: str
    path: str
    """The address of its page, from the root of the site."""
    copies: str


@dataclass(frozen=True, slots=True)
class Job:
    """What has to be done before a session."""

    copies: tuple[Copy, ...]
    bring: tuple[str, ...]
    chart: tuple[tuple[str, str], ...]
    """The title of a step, and what stands on the chart for it."""
    calls: tuple[str, ...]


def job_of(edition: Printed, library: Library) -> Job | None:
    """What a session's pack asks somebody to do before the day; None for every other edition."""
    guide = edition.guide
    if guide is None:
        return None
    steps = parse_steps(guide.body)
    chart = ((step.title, plain(line)) for step in steps for line in told_of(guide, step.id, CHART))
    told = (plain(line) for name in ("", *(step.id for step in steps)) for line in told_of(guide, name, CALLS))
    calls = (call.strip() for line in told for call in line.split(";"))
    copies = _copies(edition, guide, library.words[guide.language])
    return Job(tuple(copies), supplies(Part(guide, steps)), tuple(chart), tuple(calls))


def _copies(edition: Printed, guide: Guide, words: Words) -> Iterator[Copy]:
    handed_out = {use.path for use in uses(guide.path, guide.body) if use.handed_out}
    says = {"person": words.pack_person, "each": words.pack_each, "leader": words.pack_leader}
    for part in edition.parts:
        if isinstance(part, Worksheet):
            copied = part.path in handed_out or part.audience == "facilitator"
            count = says.get(copies_for(part), words.pack_one) if copied else words.pack_one
            yield Copy(part.title, address(part.path), count)
