"""The library of a checkout: every file loaded, held against the others, and kept back where something is wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from portal.checks import page as checks
from portal.checks.records import FOLDER, read_records
from portal.content import moved
from portal.content.library import FOLDERS, Library
from portal.content.load import ANYTHING, is_template, load_content
from portal.content.model import Content, Guide, Question, Worksheet
from portal.content.module import Module
from portal.content.words import Words
from portal.groups.variants import check_variants
from portal.learn import quiz_rules as examiner
from portal.pages.lists import list_anchors
from portal.sheets.fields import complete
from portal.sheets.gathering import check_gathers
from portal.text.issues import Issue
from portal.text.links import address, alias_address
from portal.text.prose import parse_citations, parse_headings
from portal.text.remembered import remembered
from portal.text.source import Source, read_source


def read_library(root: Path) -> tuple[Library, list[Issue]]:
    """The library of a checkout: everything below `docs/`, `faq/` and `guides/`."""
    files: dict[str, bytes] = {}
    assets: set[str] = set()
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and path.suffix in (".md", ".yml"):
                files[name] = path.read_bytes()
            elif path.is_file():
                assets.add(name)
    return build_library(files, assets)


def build_library(files: Mapping[str, bytes], assets: Collection[str] = ()) -> tuple[Library, list[Issue]]:
    """Load all files, given by path, and check them against each other. `assets` are other files that a link may name."""
    records, issues = read_records(files)
    sources: list[Source] = []
    loaded: dict[str, Content] = {}
    withheld: set[str] = set()
    for path in sorted(p for p in files if p.endswith(".md") and not is_template(p)):
        source, value, own = _read_file(path, files[path])
        if source:
            sources.append(source)
        issues += own
        if value is None or own:
            withheld.add(path)
        else:
            loaded[path] = _finish(value, records.words)
    library = Library(
        content=loaded,
        withheld=frozenset(withheld),
        facts={name: fact for name, fact in records.facts.items() if fact.confidence != "M"},
        sources=records.sources,
        terms=records.terms,
        topics=records.topics,
        crosswalk=records.crosswalk,
        words=records.words,
        variants=records.variants,
        errands=records.errands,
        everyday=records.everyday,
        finders=records.finders,
        states=records.states,
    )
    places = _places(library)
    moves, found = moved.read_moves(files.get(moved.PATH), _aliases(loaded, places), places)
    library, issues = replace(library, places=places, moves=moves), issues + found
    shared = [*checks.check_shared(loaded), *checks.check_asked(loaded), *checks.check_aliases(loaded, withheld)]
    shared += examiner.check_across(library.of(Module))
    issues += shared
    withheld |= {issue.path for issue in shared}
    known = _known(library, files, assets)
    for source in sources:
        found = list(checks.check_page(source, records, known))
        issues += found
        if found or any(c.id in records.broken_facts for c in parse_citations(source.body, 1)):
            withheld.add(source.path)
    gathered = list(check_gathers(loaded, frozenset(withheld)))
    withheld |= {issue.path for issue in gathered}
    issues += [*gathered, *check_variants(records.variants, library.of(Guide), withheld)]
    withheld |= {item.path for item in library.of(Question) if not set(item.topics) <= records.topics.keys()}
    printed: list[Guide | Worksheet] = [*library.of(Guide), *library.of(Worksheet)]
    withheld |= {item.path for item in printed if item.language not in records.words}
    shown = {path: item for path, item in loaded.items() if path not in withheld}
    return replace(library, content=shown, withheld=frozenset(withheld)), sorted(set(issues))


@remembered
def _read_file(path: str, data: bytes) -> tuple[Source | None, Content | None, tuple[Issue, ...]]:
    """One file by itself: as it was typed, as what it is, and what is wrong with it."""
    source, found = read_source(path, data)
    value, more = load_content(source) if source else (None, [])
    return source, value, (*found, *more)


def _finish(item: Content, words: Mapping[str, Words]) -> Content:
    """A sheet with the lines in which each of its language ends; anything else as it is."""
    if isinstance(item, Worksheet) and item.language in words:
        return complete(item, words[item.language])
    return item


def _places(library: Library) -> dict[str, Collection[str]]:
    held_back = {address(path): ANYTHING for path in library.withheld}
    shown = {
        address(path): {heading.id for heading in parse_headings(item.body, 1)} | list_anchors(library, item)
        for path, item in library.content.items()
    }
    return {**held_back, **shown}


def _aliases(content: Mapping[str, Content], places: Collection[str]) -> dict[str, str]:
    """Each old page address with the one that has it now; what is wrong with an alias is told elsewhere."""
    pairs = ((alias_address(a, item.path), address(item.path)) for item in content.values() for a in item.aliases)
    return {old: new for old, new in pairs if old not in places}


def _known(library: Library, files: Collection[str], assets: Collection[str]) -> checks.Known:
    """What pages may name, findings or not: a link to a page that is held back is no mistake of the linking one."""
    pages = {*library.content, *library.withheld}
    addresses = {address(path).strip("/") for path in pages} - {""}
    return checks.Known(
        files=pages.union(assets, (path for path in files if path.startswith(FOLDER))),
        anchors={path: library.places[address(path)] for path in pages},
        addresses=addresses | {name.removeprefix("faq/") for name in addresses},
    )
