"""Write the pictures that cards name, from a set of icons among the packages: `python tools/card_pictures.py`.

Only these files go with the site, with the license of the set.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
ICONS = ROOT / "node_modules/@iconify-json/fluent-emoji-high-contrast/icons.json"
FOLDER = ROOT / "overrides/assets/cards"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{body}</svg>\n'


def pictures_named(cards: Path = ROOT / "docs/data/cards.yml") -> set[str]:
    """The pictures that cards name."""
    sets = yaml.safe_load(cards.read_text(encoding="utf-8")).values()
    parts = [card.split("|") for found in sets for card in found["cards"]]
    return {part[1].strip() for part in parts if len(part) > 1 and part[1].strip()}


def draw(name: str, icons: Mapping[str, Any]) -> str:
    """The SVG of a picture. Raises KeyError where the set has none of that name."""
    return SVG.format(**{"width": icons["width"], "height": icons["height"], **icons["icons"][name]})


def main() -> int:
    """Write those that are named, and take away the others."""
    icons, wanted = json.loads(ICONS.read_text(encoding="utf-8")), pictures_named()
    for path in FOLDER.glob("*.svg"):
        if path.stem not in wanted:
            path.unlink()
    for name in sorted(wanted):
        try:
            (FOLDER / f"{name}.svg").write_text(draw(name, icons), encoding="utf-8")
        except KeyError:
            print(
                f"docs/data/cards.yml: there is no picture '{name}' among the icons. Fix: choose one that {ICONS.name} names."
            )
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
