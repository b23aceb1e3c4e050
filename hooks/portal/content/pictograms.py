"""Pictures beside words, for people who read little: the same picture for the same idea, on every page that has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from portal.content.icons import PACKAGES, read_icons
from portal.content.library import Library
from portal.content.model import Content, Worksheet
from portal.content.pictured import Pictogram
from portal.text.issues import Issue

LEVEL = 2
"""Of the headings that have a picture."""


def pictograms_of(item: Content, library: Library) -> dict[str, str]:
    """The idea that stands beside each part of a page, by the id of its heading. A translation has those of its original, by position."""
    if not library.pictograms:
        return {}
    original = library.content.get(item.translates) if item.translates else item
    if original is None:
        return {}
    places = _places(library.pictograms)
    wild = isinstance(item, Worksheet) and item.audience == "participant"
    ideas = {
        name: places.get(f"{original.path.removesuffix('.md')}#{name}") or (wild and places.get(f"#{name}"))
        for name in _parts(original)
    }
    pairs = zip(_parts(item), ideas.values(), strict=False)
    return {name: idea for name, idea in pairs if idea and idea in library.symbols}


def _places(pictograms: Mapping[str, Pictogram]) -> dict[str, str]:
    return {place: idea.id for idea in pictograms.values() for place in idea.beside}


def _parts(item: Content) -> list[str]:
    return [heading.id for heading in item.body.headings if heading.level == LEVEL]


def with_symbols(library: Library, root: Path) -> tuple[Library, list[Issue]]:
    """The library with the picture of each idea, as SVG, from the packages below `root`; and which of them no package has."""
    icons = read_icons(root, (idea.icon for idea in library.pictograms.values()))
    there = {name for name, place in PACKAGES.items() if (root / place).is_file()}
    issues = [
        Issue(
            idea.path,
            idea.lines["icon"],
            "asset-missing",
            f"'{idea.id}' has the icon '{idea.icon}', which no package has.",
            f"Name one of {' or '.join(PACKAGES)}, such as 'fluent:bus'.",
        )
        for idea in library.pictograms.values()
        if idea.icon not in icons and (there == PACKAGES.keys() or idea.icon.partition(":")[0] not in PACKAGES)
    ]
    drawn = {idea.id: icons[idea.icon].as_svg() for idea in library.pictograms.values() if idea.icon in icons}
    return replace(library, symbols=drawn), issues


def check(library: Library) -> Iterator[Issue]:
    """Each picture stands beside a heading that is there."""
    places = {f"{path.removesuffix('.md')}#{name}" for path, item in library.content.items() for name in _parts(item)}
    places |= {f"#{place.partition('#')[2]}" for place in places}
    for idea in library.pictograms.values():
        for place in idea.beside:
            if f"{place.partition('#')[0]}.md" in library.withheld:
                continue
            if place not in places:
                near = get_close_matches(place, places, 1, 0.6)
                fix = (
                    f"Did you mean '{near[0]}'?" if near else "Write the path of a page without '.md', '#' and the id."
                )
                problem = f"'{idea.id}' stands beside '{place}', where no heading of the second level is."
                yield Issue(idea.path, idea.lines["beside"], "anchor-missing", problem, fix)
