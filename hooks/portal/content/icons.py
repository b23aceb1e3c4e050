"""Icons of the packages that npm brings, read when the site is built. Only those that are asked for are shipped."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PACKAGES = {
    "fluent": "node_modules/@iconify-json/fluent-emoji-high-contrast/icons.json",
    "tabler": "node_modules/@iconify-json/tabler/icons.json",
}
"""Where each set of icons stands, by what an icon's name begins with. Their licenses: `overrides/assets/pictograms/LICENSE.txt`."""


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
    """The icons of these names that there are, such as `fluent:bus` or `tabler:wheelchair`. `root` is the folder that npm filled."""
    return dict(_read(root, tuple(sorted(set(names)))))


@lru_cache(maxsize=8)
def _read(root: Path, names: tuple[str, ...]) -> tuple[tuple[str, Icon], ...]:
    """Remembered, because the packages are five megabytes and no save changes them."""
    found: dict[str, Icon] = {}
    for package, place in PACKAGES.items():
        wanted = [name for name in names if name.startswith(f"{package}:")]
        if wanted and (root / place).is_file():
            drawn = json.loads((root / place).read_text(encoding="utf-8"))
            icons = {name: drawn["icons"].get(name.removeprefix(f"{package}:")) for name in wanted}
            found |= {name: Icon(one["body"], one.get("width", drawn["width"])) for name, one in icons.items() if one}
    return tuple(found.items())
