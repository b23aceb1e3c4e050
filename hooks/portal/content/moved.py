"""Addresses that have moved: where each old one leads today, and what is wrong with the list of them.

`docs/data/moved.yml` holds one line for each, `old: new`, and is only added to. `aliases:` of a page count as lines of it. A chain is
followed to its end, so that a reader is sent on once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from portal.content.kinds import DATA
from portal.text.fields import parse_fields
from portal.text.issues import Issue
from portal.text.links import is_slug_path
from portal.text.reading import read_text

PATH = f"{DATA}/moved.yml"
ANCHOR = re.compile(r"[A-Za-z][\w:-]*")


@dataclass(frozen=True, slots=True)
class Moves:
    """Every old address with the place that it leads to now: `faq/drug-testing/#what-to-do`, or a page alone."""

    pages: Mapping[str, str] = field(default_factory=dict)
    anchors: Mapping[str, str] = field(default_factory=dict)

    def on(self, page: str) -> dict[str, str]:
        """The old anchors of one page address, each with its new place."""
        return {old.partition("#")[2]: new for old, new in self.anchors.items() if old.partition("#")[0] == page}


def is_address(text: str) -> bool:
    """Whether a text has the form of an address of this site: folders, a slash at the end, perhaps an anchor."""
    page, mark, anchor = text.partition("#")
    form = page == "" or (page.endswith("/") and is_slug_path(page[:-1]))
    return form and bool(ANCHOR.fullmatch(anchor)) if mark else form


def read_moves(
    data: bytes | None, aliases: Mapping[str, str], anchors: Mapping[str, Collection[str]]
) -> tuple[Moves, list[Issue]]:
    """The list, held against what is alive.

    `aliases` leads from an old page to a living one; `anchors` holds the places of every living page, by its address.
    """
    text, issues = read_text(PATH, data or b"")
    typed, found = parse_fields(PATH, text, 1) if text and _has_lines(text) else ({}, [])
    issues += found
    edges: dict[str, str] = {}
    lines: dict[str, int] = {}
    for old, entry in typed.items():
        new = entry.value if isinstance(entry.value, str) else ""
        bad = next((name for name in (old, new) if not is_address(name) or not name), None)
        if bad is not None:
            fix = "Write 'faq/old-name/: faq/new-name/' or 'faq/name/#old: faq/name/#new'."
            issues.append(Issue(PATH, entry.line, "moved-form", f"'{bad}' is no address of this site.", fix))
        elif old in aliases:
            problem = f"'{old}' is an alias of the page at '{aliases[old]}' already."
            issues.append(Issue(PATH, entry.line, "moved-alive", problem, "Keep it in one of the two places."))
        elif _alive(old, anchors):
            fix = "Remove the line, or take the old place away first."
            issues.append(
                Issue(PATH, entry.line, "moved-alive", f"'{old}' is alive, so nothing can lead on from it.", fix)
            )
        else:
            edges[old], lines[old] = new, entry.line
    moves: dict[str, str] = {}
    circles: set[str] = set()
    for old in edges:
        end, cycle = _follow(old, {**aliases, **edges}, anchors)
        if cycle:
            if circles.isdisjoint({end, *cycle}):  # one mistake is one finding, whoever else is led into it
                problem = f"'{end}' leads back to itself, by way of {', '.join(repr(step) for step in cycle)}."
                fix = "Let one of these lines lead to a living place."
                issues.append(Issue(PATH, lines.get(end, lines[old]), "moved-cycle", problem, fix))
            circles |= {end, *cycle}
        elif not _alive(end, anchors):
            issues.append(_nowhere(old, end, lines[old], anchors))
        else:
            moves[old] = end
    pages = {old: new for old, new in moves.items() if "#" not in old}
    for old in [*aliases, *pages]:
        moves |= _places_on_the_way(old, edges, moves)
    return Moves({**aliases, **pages}, {old: new for old, new in moves.items() if "#" in old}), issues


def resolve_address(address: str, moves: Moves, anchors: Mapping[str, Collection[str]]) -> str | None:
    """Where an address, old or new, arrives today; None where it arrives nowhere."""
    end, cycle = _follow(address, {**moves.pages, **moves.anchors}, anchors)
    return None if cycle or not _alive(end, anchors) else end


def _has_lines(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n"))


def _alive(address: str, anchors: Mapping[str, Collection[str]]) -> bool:
    page, mark, anchor = address.partition("#")
    return page in anchors and (not mark or anchor in anchors[page])


def _follow(
    start: str, edges: Mapping[str, str], anchors: Mapping[str, Collection[str]]
) -> tuple[str, tuple[str, ...]]:
    """The end of a chain, or the steps of a circle. A place on a page that has moved moves with it under its own name."""
    here, seen = start, [start]
    while not _alive(here, anchors):
        page, mark, anchor = here.partition("#")
        if here in edges:
            here = edges[here]
        elif mark and page in edges:
            here = edges[page].partition("#")[0] + "#" + anchor
        else:
            break
        if here in seen:
            return here, tuple(seen[seen.index(here) + 1 :]) or (here,)
        seen.append(here)
    return here, ()


def _places_on_the_way(old: str, edges: Mapping[str, str], moves: Mapping[str, str]) -> dict[str, str]:
    """What a page that has moved twice inherits: places that were taken from it at a stop on the way."""
    found: dict[str, str] = {}
    page = edges.get(old, "").partition("#")[0]
    while page in edges:
        for place in [name for name in moves if name.startswith(f"{page}#")]:
            inherited = f"{old}#{place.partition('#')[2]}"
            if inherited not in moves:
                found.setdefault(inherited, moves[place])
        page = edges[page].partition("#")[0]
    return found


def _nowhere(old: str, end: str, line: int, anchors: Mapping[str, Collection[str]]) -> Issue:
    page = end.partition("#")[0]
    known = [f"{page}#{name}" for name in anchors[page]] if page in anchors else list(anchors)
    near = get_close_matches(end, known, 1, 0.6)
    fix = f"Did you mean '{near[0]}'?" if near else "Lead it to a page, or to a heading that has that id."
    return Issue(PATH, line, "moved-nowhere", f"'{old}' leads to '{end}', where nothing is.", fix)


def lost_addresses(
    path: str, published: list[str], moves: Moves, anchors: Mapping[str, Collection[str]], files: Collection[str]
) -> Iterator[Issue]:
    """Each line of the list of published addresses that arrives nowhere. `files` are addresses that are no pages."""
    for number, line in enumerate(published, 1):
        address = line.removeprefix("/")
        if address not in files and resolve_address(address, moves, anchors) is None:
            fix = f"Add '{address}: …' to {PATH} with the address that has it now."
            if not is_address(address):
                fix = "Publish that file again: somebody's program asks for it."
            yield Issue(path, number, "address-lost", f"'{address}' was promised to readers and leads nowhere.", fix)
