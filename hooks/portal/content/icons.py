"""Icons of a package that npm brings, read when the site is built. Only those that are asked for are shipped."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PACKAGE = "node_modules/@iconify-json/fluent-emoji-high-contrast/icons.json"
"""Where the icons stand. Their license: `overrides/assets/pictograms/LICENSE.txt`."""


@dataclass(frozen=True, slots=True)
class Icon:
    """A drawing of one color, which is that of the text around it where it stands in a page, and black in a file of its own."""

    body: str
    """The SVG elements that draw it."""
    side: int
    """Width and height of the field in which they are drawn."""

    def as_svg(self) -> str:
        """The icon as a file that stands alone."""
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.side} {self.side}">{self.body}</svg>\n'


def read_icons(root: Path, names: Iterable[str]) -> dict[str, Icon]:
    """The icons of these names that there are, such as `bus`. `root` is the folder below which npm put its packages."""
    return dict(_read(root, tuple(sorted(set(names)))))


@lru_cache(maxsize=8)
def _read(root: Path, names: tuple[str, ...]) -> tuple[tuple[str, Icon], ...]:
    """Remembered, because the package is two megabytes and no save changes it."""
    if not names or not (root / PACKAGE).is_file():
        return ()
    drawn = json.loads((root / PACKAGE).read_text(encoding="utf-8"))
    icons = ((name, drawn["icons"].get(name)) for name in names)
    return tuple((name, Icon(one["body"], one.get("width", drawn["width"]))) for name, one in icons if one)
