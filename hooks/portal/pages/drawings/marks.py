"""Bars and dots beside words. In Markdown each is an empty place that holds its numbers; the finished page has an SVG there.

The place is needed because a page may hold no SVG that was typed. A mark says nothing that the words beside it do not say, so a screen
reader passes over it. Without a style sheet it has the color of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

PLACE = re.compile(r'<i class="gp-mark" data-(?P<kind>strip|dots)="(?P<told>[^"]*)"></i>')
FILLED = 'class="a" fill="currentColor"'
LOOKS = {
    "a": FILLED,
    "b": 'class="b" fill="none" stroke="currentColor"',
    "t": 'class="t" fill="none" stroke="currentColor" stroke-opacity=".35"',
}
"""What is counted is filled, what is set beside it has an outline, and the whole of a scale is a faint frame."""
END, STEP, DASH = 84, 6, 3
"""In percent of the scale: where a bar without an end breaks up, and the pieces into which it does."""
Part = tuple[float, float, str]
"""Where a piece of a bar begins and ends, and its look."""


def strip(low: float, high: float, parts: Iterable[Part], *, on: bool = False) -> str:
    """The place of a bar on a scale from `low` to `high`. With `on`, its last piece goes on past the end of the scale."""
    told = [f"{_place(start, low, high)} {_place(end, low, high)} {look}" for start, end, look in parts]
    return f'<i class="gp-mark" data-strip="{";".join([*told, "on"] if on else told)}"></i>'


def dots(pattern: Sequence[bool]) -> str:
    """The place of a row of dots, of which some are filled."""
    return f'<i class="gp-mark" data-dots="{"".join("1" if one else "0" for one in pattern)}"></i>'


def draw_marks(html: str) -> str:
    """The page with each place drawn."""
    return PLACE.sub(_drawn, html) if "gp-mark" in html else html


def _place(value: float, low: float, high: float) -> str:
    return f"{(value - low) / (high - low) * 100:.4g}"


def _drawn(match: re.Match[str]) -> str:
    if match["kind"] == "dots":
        return _svg("dots", "18", _dots(match["told"]))
    return _svg("strip", ".9em", _strip(match["told"].split(";")))


def _svg(kind: str, height: str, inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gp-mark gp-mark--{kind}" width="100%" height="{height}" '
        f'aria-hidden="true">{inside}</svg>'
    )


def _rect(start: float, end: float, look: str) -> str:
    return f'<rect x="{start:g}%" y="8%" width="{end - start:.4g}%" height="84%" {LOOKS[look]}/>'


def _strip(told: list[str]) -> str:
    drawn = [_rect(0, 100, "t")]
    on = told[-1] == "on"
    for part in told[:-1] if on else told:
        start, end, look = part.split()
        drawn.append(_rect(float(start), min(float(end), END) if on else float(end), look))
    if on:
        drawn += [_rect(at, at + DASH, "a") for at in range(END + DASH, 100 - DASH, STEP)]
    return "".join(drawn)


def _dots(pattern: str) -> str:
    drawn = []
    for one, look in (("1", "a"), ("0", "b")):
        places = ((number + 0.5) * 100 / len(pattern) for number, other in enumerate(pattern) if other == one)
        circles = "".join(f'<circle cx="{place:.4g}%" r="4.4"/>' for place in places)
        drawn.append(f'<g transform="translate(0 9)" {LOOKS[look]}>{circles}</g>')
    return "".join(drawn)
