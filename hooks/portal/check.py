"""`make check`: everything that an editor should know, as text or JSON.

Findings that must be mended end it with status 1. What should be mended, due reviews, old facts and grades are told and fail nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from portal.checks.advice import advise
from portal.checks.assemble import read_library
from portal.checks.grade import Grade, grade_content
from portal.checks.outside_links import PATH as LINKS
from portal.checks.outside_links import Outward, outward_links, read_states, tell_links
from portal.checks.permalinks import check_published
from portal.checks.review import SOON, Due, Lapse, due_pages, expired_facts, lapsing_facts, unused_facts
from portal.content.facts import PATH as FACTS
from portal.content.library import Library
from portal.pages.contact import MISSING
from portal.text.issues import Issue

INTERVAL = 365


@dataclass(frozen=True, slots=True)
class Report:
    """What `make check` tells."""

    findings: list[Issue]
    """What must be mended."""
    advice: list[Issue]
    """What should be."""
    due: list[Due]
    expired: list[tuple[str, str]]
    """Fact id and the day until which it held."""
    lapsing: list[Lapse]
    """The facts that will soon be past it."""
    unused: list[str]
    """The facts that no page cites, but for those that say so; and those that say so and are cited."""
    grades: list[Grade]
    links: tuple[Outward, ...] = ()
    """Where the site leads out, and when each address was last seen to work."""
    contact: str = ""
    """Where a reader reaches a person; empty where nobody said."""


def report_on(
    library: Library,
    findings: list[Issue],
    today: date,
    days: int,
    states: Mapping[str, str] | None = None,
    within: int = SOON,
    contact: str = "",
) -> Report:
    """Gather all that is worth an editor's look on a given day."""
    items = list(library.content.values())
    told = sorted({*findings, *advise(library)})
    return Report(
        findings=[issue for issue in told if issue.must],
        advice=[issue for issue in told if not issue.must],
        due=due_pages(library, today, days),
        expired=[(fact.id, str(fact.expires)) for fact in expired_facts(library, today)],
        lapsing=lapsing_facts(library, today, within),
        unused=unused_facts(library),
        grades=sorted(filter(None, map(grade_content, items)), key=lambda grade: (grade.eases, -grade.grade)),
        links=outward_links(library, states or {}),
        contact=contact,
    )


def render_text(report: Report, today: date, days: int, within: int = SOON) -> str:
    """The report for a person at a terminal."""
    over = [grade for grade in report.grades if grade.over]
    lines = [str(issue) for issue in report.findings]
    lines.append(f"{len(report.findings)} findings.")
    lines += [str(issue) for issue in report.advice]
    lines.append(f"{len(report.advice)} more that should be mended, and hold nothing back.")
    lines += [f"{due.path}: reviewed {due.reviewed}, due since {due.due}." for due in report.due]
    lines.append(f"{len(report.due)} pages were last reviewed more than {days} days before {today}.")
    lines += [f"{FACTS}: '{name}' was vouched for until {day}." for name, day in report.expired]
    lines.append(f"{len(report.expired)} facts are past their date.")
    lines += [
        f"{FACTS}: '{lapse.fact}' is good through {lapse.last}: {', '.join(lapse.pages) or 'in tables'}."
        for lapse in report.lapsing
    ]
    lines.append(f"{len(report.lapsing)} facts lapse within {within} days.")
    lines += [f"{FACTS}: '{name}': cite it, or set 'use: data'; not both." for name in report.unused]
    lines.append(f"{len(report.unused)} facts are neither cited nor data only.")
    lines += tell_links(report.links)
    lines += [] if report.contact else [f"{MISSING}."]
    lines += map(_tell_grade, report.grades)
    lines.append(
        f"{len(over)} of {len(report.grades)} pages read harder than promised (participants' sheets and pages for job seekers 6, "
        "the rest 10; in Spanish 65 and 55 on the INFLESZ scale)."
    )
    return "\n".join(lines)


def _tell_grade(grade: Grade) -> str:
    measure, wrong = ("ease", "below") if grade.eases else ("grade", "over")
    return f"{grade.path}: {measure} {grade.grade}, {grade.words} words{f', {wrong} {grade.limit:.0f}' if grade.over else ''}."


def render_json(report: Report, today: date, days: int, within: int = SOON) -> str:
    """The same for a program, such as a weekly job that opens an issue."""
    data: dict[str, Any] = {"today": today, "interval_days": days, "within_days": within, **asdict(report)}
    return json.dumps(data, indent=1, default=str)


def main(arguments: list[str]) -> int:
    """Run the command; the status is 1 where there are findings."""
    parser = argparse.ArgumentParser(prog="make check", description=__doc__)
    parser.add_argument(
        "--today", type=date.fromisoformat, required=True, help="the day to check for, as year-month-day"
    )
    parser.add_argument("--days", type=int, default=INTERVAL, help="how long a review holds")
    parser.add_argument("--within", type=int, default=SOON, help="list the facts that lapse in as many days")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the checkout")
    options = parser.parse_args(arguments)
    library, findings = read_library(options.root)
    findings += check_published(options.root, library)
    path = options.root / LINKS
    states, found = read_states(path.read_bytes() if path.is_file() else None)
    contact = os.environ.get("GUIDEPOST_CONTACT", "").strip()
    report = report_on(library, findings + found, options.today, options.days, states, options.within, contact)
    render = render_json if options.json else render_text
    print(render(report, options.today, options.days, options.within))
    return 1 if report.findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
