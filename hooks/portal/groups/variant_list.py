"""The list of the other ways to run the series, with the minutes that follow from the steps."""

from __future__ import annotations

from collections.abc import Iterator

from portal.content.library import Library, link_to
from portal.content.model import Guide
from portal.groups.variants import Part, left_out, plan_meeting, total
from portal.text.links import relative, site_path


def render_variants(library: Library, page: str) -> Iterator[str]:
    """Each way to run the series: its meetings with their minutes, and what no meeting takes."""
    guides = {guide.session: guide for guide in library.of(Guide)}
    for variant in library.variants.values():
        try:
            meetings = [plan_meeting(text, guides) for text in variant.meetings]
        except (KeyError, ValueError):
            continue  # one of its guides is held back
        yield f"\n### {variant.title} {{ #{variant.id} }}\n"
        yield f"{len(meetings)} meetings, up to {variant.people} people.\n"
        yield "| Meeting | What | Minutes |"
        yield "|---|---|---|"
        for number, parts in enumerate(meetings, 1):
            yield f"| {number} | {_parts(parts, page)} | {total(parts)} |"
        yield f"| All | | {sum(total(parts) for parts in meetings)} |\n"
        rest = left_out(variant, guides)
        yield variant.says
        if rest:
            yield f"\nNot in a meeting: {_parts(rest, page)}."


def _parts(parts: list[Part], page: str) -> str:
    """Each session by its name, and where it is not whole, with the steps and their minutes."""
    return ". ".join(f"**{link_to(part.guide, page)}**{_steps(part, page)}" for part in parts)


def _steps(part: Part, page: str) -> str:
    if part.whole:
        return ", all of it"
    target = relative(site_path(part.guide.path), site_path(page))
    return ": " + ", ".join(f"[{step.title}]({target}#{step.id}) {step.minutes}" for step in part.steps)
