"""The pages that a session is run from: one for whoever leads, with the notes of each step, and one for the wall, with none of them.

Each session has them, and each meeting of a variant that takes something else than one whole session.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from portal.content.kinds import PLANNER
from portal.content.library import Library
from portal.content.model import Guide
from portal.content.steps import Step, cuts
from portal.groups.group_lines import group_line, sections_of_steps, without_group
from portal.groups.series import WHOLE, Series, list_series
from portal.groups.variants import BREAK, Part, plan_meeting, total
from portal.groups.ways import guide_for
from portal.text.body import Body
from portal.text.inline import without_citations
from portal.text.links import rewrite_links, site_path, stem


@dataclass(frozen=True, slots=True)
class Run:
    """One meeting to run."""

    name: str
    """The folder of its pages on the site, such as `guides/discovery/1-welcome`."""
    title: str
    parts: tuple[Part, ...]

    @property
    def src(self) -> str:
        """The leader's page in the site's source tree."""
        return f"{self.name}/run.md"

    @property
    def group_src(self) -> str:
        """The group's page, which is no page of MkDocs but a file."""
        return f"{self.name}/run/group/index.html"

    @property
    def steps(self) -> list[tuple[str, Guide, Step]]:
        """Its steps in order, each with an id of its own."""
        several = len({part.guide.session for part in self.parts}) > 1
        return [
            (f"{part.guide.session}-{step.id}" if several else step.id, part.guide, step)
            for part in self.parts
            for step in part.steps
        ]


def list_runs(library: Library) -> list[Run]:
    """Every meeting that can be run, whole sessions first."""
    ordered = sorted(library.of(Guide), key=lambda guide: guide.session)
    guides = {guide.session: guide_for(guide, WHOLE[0]) for guide in ordered}
    whole = [Run(stem(g.path), g.title, tuple(plan_meeting(str(n), guides))) for n, g in guides.items()]
    ways = [way for way in list_series(library) if way.id != WHOLE[0]]
    return [*whole, *(run for way in ways for run in _meetings(way))]


def run_of(series: str, number: int, parts: tuple[Part, ...]) -> str:
    """The folder of the pages of one meeting of a series."""
    if len(parts) == 1 and parts[0].whole:
        return stem(parts[0].guide.path)
    return f"{posixpath.dirname(PLANNER)}/{series}-{number}"


def _meetings(way: Series) -> Iterator[Run]:
    for number, meeting in enumerate(way.meetings, 1):
        if len(meeting.parts) > 1 or not meeting.parts[0].whole:
            yield Run(run_of(way.id, number, meeting.parts), f"{way.title}, meeting {number}", meeting.parts)


def describe_run(run: Run) -> dict[str, Any]:
    """What the page of a run tells its template, with its title and description as HTML."""
    says = f"A page to lead from while it is on: a clock that ends on time, the notes of each step. {run.title}."
    return {
        "title": escape(f"Run it: {run.title}"),
        "description": escape(says),
        "template": "run.html",
        "run": run,
    }


def render_run(run: Run, library: Library) -> str:
    """The Markdown of the leader's page: a timetable, then each step with all that its guide says of it.

    Citations are left out: the guide has them, and a leader in a session reads no sources.
    """
    return "\n\n".join(["## The steps { #steps }", "\n".join(_table(run)), *_sections(run, library)])


def _table(run: Run) -> Iterator[str]:
    """A table with a class of its own, since it needs no box to scroll in."""
    yield '<table class="gp-steps">'
    yield '<thead><tr><th scope="col">Step</th><th scope="col">Minutes</th></tr></thead>'
    yield "<tbody>"
    for name, _, step in run.steps:
        yield f'<tr><td><a href="#step-{name}">{escape(step.title)}</a></td><td>{step.minutes}</td></tr>'
    yield f"<tr><td>All</td><td>{total(run.parts)}</td></tr>"
    yield "</tbody>"
    yield "</table>"


def _sections(run: Run, library: Library) -> Iterator[str]:
    shown = library.content.keys()
    for name, guide, step in run.steps:
        section = sections_of_steps(guide.body)[step.id]
        text = without_citations(without_group(guide.body, section))
        notes = rewrite_links(guide.path, Body(text), shown, library.withheld, run.src)
        yield f'<section class="gp-step" id="step-{name}" markdown="1">'
        yield f"## {step.title} ({step.minutes} min) {{ #step-{name}-name }}"
        yield f"**The group sees:** {group_line(guide.body, section)}"
        yield notes or "Nothing else is written for this step."
        yield "</section>"


def run_data(run: Run) -> dict[str, object]:
    """What the leader's script needs to know: names, minutes, and what is left out first when 20 of them are lost."""
    steps = [
        {"id": name, "title": step.title, "minutes": step.minutes, "break": step.id == BREAK}
        for name, _, step in run.steps
    ]
    named = {(guide.session, step.id): name for name, guide, step in run.steps}
    found = ((part.guide.session, step) for part in run.parts for step in cuts(part.guide.body))
    return {"name": run.name, "steps": steps, "cut": [named[one] for one in found if one in named]}


def group_steps(run: Run) -> list[dict[str, str]]:
    """What the group's page knows of each step: its name and the task, in plain words."""
    return [
        {"id": name, "title": step.title, "task": group_line(guide.body, sections_of_steps(guide.body)[step.id])}
        for name, guide, step in run.steps
    ]


def guide_links(run: Run) -> list[tuple[str, str]]:
    """The guides that a run is made of: names and source paths."""
    return [(part.guide.title, site_path(part.guide.path)) for part in run.parts]
