"""Pictures beside words, for people who read little: the same picture for the same idea, on every page that has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from portal.content.icons import PACKAGE, read_icons
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
    """The library with the picture of each idea and of each card, as SVG, from the package below `root`; and which of them it has not."""
    ideas = [(idea, "icon", idea.icon, idea.id) for idea in library.pictograms.values()]
    faces = [(found, card) for found in library.cards.values() for card in found.faces if card.icon]
    cards = [(found, "cards", card.icon, card.word) for found, card in faces]
    icons = read_icons(root, (icon for _, _, icon, _ in [*ideas, *cards]))
    issues = [
        Issue(
            entry.path,
            entry.lines[key],
            "asset-missing",
            f"'{name}' has the icon '{icon}', which '{PACKAGE}' has not.",
            "Name one that it has, such as 'bus'.",
        )
        for entry, key, icon, name in [*ideas, *cards]
        if icon not in icons and (root / PACKAGE).is_file()
    ]
    drawn = {name: icon.as_svg() for name, icon in icons.items()}
    symbols = {name: drawn[icon] for _, _, icon, name in ideas if icon in drawn}
    pictures = {icon: drawn[icon] for _, _, icon, _ in cards if icon in drawn}
    return replace(library, symbols=symbols, card_pictures=pictures), issues


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
