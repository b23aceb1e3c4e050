"""Minutes in step headings, `## Pairs (25 min)`, and the timetable that follows from them."""

from __future__ import annotations

from collections.abc import Iterator

from portal.content.model import Guide
from portal.content.steps import clock, parse_steps
from portal.content.words import Words
from portal.text.issues import Issue
from portal.text.source import Source


def check_steps(source: Source) -> Iterator[Issue]:
    """A facilitator plans the room by the total, so it must be true."""
    steps = parse_steps(source.body)
    total = sum(step.minutes for step in steps)
    entry = source.fields.get("minutes")
    stated = entry.value if entry else None
    if not steps:
        problem = "No heading has minutes in it."
        yield Issue(source.path, source.body.first_line, "guide-steps", problem, "Write a step as '## Pairs (25 min)'.")
    elif entry and isinstance(stated, str) and stated.isdecimal() and total != int(stated):
        problem = f"The steps add up to {total} minutes but 'minutes' says {stated}."
        fix = f"Write 'minutes: {total}' or change a step heading."
        yield Issue(source.path, entry.line, "guide-minutes", problem, fix)
    for step in steps:
        if step.minutes == 0:
            problem = f"'{step.title}' takes 0 minutes."
            fix = "Give the step its minutes, or make it a plain heading."
            yield Issue(source.path, step.line, "guide-step", problem, fix)


def hours(guide: Guide) -> tuple[str, str]:
    """When a session begins and ends that starts at nine."""
    return clock(0), clock(guide.minutes)


def render_timetable(guide: Guide, words: Words) -> str:
    """The steps as a Markdown table for a session that starts at nine."""
    steps = parse_steps(guide.body)
    rows = [f"| {step.clock} | [{step.title}](#{step.id}) | {step.minutes} |" for step in steps]
    end = hours(guide)[1]
    heads = f"| {words.time_starts} | {words.time_step} | {words.time_minutes} |"
    total = f"| {end} | {words.time_end} | {words.time_all.replace('{minutes}', str(guide.minutes))} |"
    return "\n".join([heads, "|---|---|---|", *rows, total])
