"""What the side navigation shows of a page: the levels above it, each of bounded length."""

from __future__ import annotations

from collections.abc import Collection, Iterator
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

    def __init__(self, items: list[Any], languages: Collection[str] = ()) -> None:
        """`items` are what the navigation holds; the entries that are called like one of the `languages` hold its pages."""
        self._top = [item for item in items if item.title not in languages]
        self._spoken = {item.title: list(item.children) for item in items if item.title in languages}
        self._places: dict[int, tuple[list[Any], int]] = {}
        for level in (self._top, *self._spoken.values()):
            self._note(level)
            pages = list(_pages(level))
            if languages and pages:  # the way on ends with a language
                pages[0].previous_page = pages[-1].next_page = None

    def _note(self, items: list[Any]) -> None:
        for number, item in enumerate(items):
            self._places[id(item)] = (items, number)
            self._note(getattr(item, "children", None) or [])

    def tabs(self, language: str) -> dict[str, Any]:
        """The front page and the sections of a language; of one that has no pages, those of the site's own."""
        items = self._spoken.get(language, self._top)
        return {"home": next(_pages(items), None), "tabs": items}

    def around(self, page: Any) -> dict[str, Any]:
        """Where a page stands: the `trail` of levels for the side navigation, and the sections `above` it, from the top down."""
        above = list(page.ancestors)[::-1]
        spoken = above[0].title if above and id(above[0]) not in self._places else ""
        return {"trail": self._levels(page, above[1:] if spoken else above), "above": above[1:] if spoken else above}

    def _levels(self, page: Any, above: list[Any]) -> list[Level]:
        """The levels from the top of the navigation down to the page; of a page that is not in it, the top."""
        levels = []
        for item in [*above, page]:
            items, number = self._places.get(id(item), (self._top, 0))
            listed = [other for other in items if not getattr(other, "is_index", False) or other.is_homepage]
            place = min(number, len(listed))
            first = max(0, min(place - WINDOW // 2, len(listed) - WINDOW))
            levels.append(Level(listed[first : first + WINDOW], max(0, len(listed) - WINDOW), _front(page)))
        return levels


def _pages(items: list[Any]) -> Iterator[Any]:
    """The pages of a part of the navigation, in order."""
    for item in items:
        children = getattr(item, "children", None)
        yield from _pages(children) if children else [item]


def _front(page: Any) -> str:
    """The nearest front page above a page."""
    for section in page.ancestors:
        for child in getattr(section, "children", None) or ():
            if getattr(child, "is_index", False):
                return str(child.url)
    return ""
