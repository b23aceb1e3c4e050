"""Where a page asks for what the build makes: `<!-- list: questions -->` or `<!-- picture: name -->` on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from portal.text.prose import line_at, mask_fences

MARKER = re.compile(r"^<!-- (list|picture): ([a-z-]+) -->[ \t]*$", re.M)


@dataclass(frozen=True, slots=True)
class Marker:
    """One list or picture that a page asks for."""

    kind: str
    name: str
    line: int


def find_markers(masked: str, first_line: int) -> Iterator[Marker]:
    """All markers, in order. In `masked` code is blanked out."""
    return (Marker(m[1], m[2], line_at(masked, m.start(), first_line)) for m in MARKER.finditer(masked))


def fill_markers(text: str, render: Callable[[str, str], str]) -> str:
    """The text with each marker outside of code replaced by what is rendered for its kind and its name."""
    parts: list[str] = []
    done = 0
    for match in MARKER.finditer(mask_fences(text)):
        parts += [text[done : match.start()], render(match[1], match[2])]
        done = match.end()
    return "".join([*parts, text[done:]])
