"""What the side navigation shows of a page: the levels above it, each of bounded length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

WINDOW = 12


@dataclass(frozen=True, slots=True)
class Level:
    """What the side navigation shows of one folder: all of a small one, of a large one the nearest."""

    shown: list[Any]
    hidden: int
    all: str
    """The address of the page that lists them all."""


class Trails:
    """Where each page stands among its neighbors, noted once, so that no page has to list them all."""

    def __init__(self, items: list[Any]) -> None:
        self._top = items
        self._places: dict[int, tuple[list[Any], int]] = {}
        self._note(items)

    def _note(self, items: list[Any]) -> None:
        for number, item in enumerate(items):
            self._places[id(item)] = (items, number)
            self._note(getattr(item, "children", None) or [])

    def of(self, page: Any) -> list[Level]:
        """The levels from the top of the navigation down to the page; of a page that is not in it, the top."""
        levels = []
        for item in [*list(page.ancestors)[::-1], page]:
            items, number = self._places.get(id(item), (self._top, 0))
            listed = [other for other in items if not getattr(other, "is_index", False) or other.is_homepage]
            place = min(number, len(listed))
            first = max(0, min(place - WINDOW // 2, len(listed) - WINDOW))
            levels.append(Level(listed[first : first + WINDOW], max(0, len(listed) - WINDOW), _front(page)))
        return levels


def _front(page: Any) -> str:
    """The nearest front page above a page."""
    for section in page.ancestors:
        for child in getattr(section, "children", None) or ():
            if getattr(child, "is_index", False):
                return str(child.url)
    return ""
