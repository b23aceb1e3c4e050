"""The library of a checkout: every file loaded, held against the others, and kept back where something is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from portal.checks import page as checks
from portal.checks.asked import check_asked
from portal.checks.languages import check_languages, names_in_languages, with_names, without_entry
from portal.checks.records import EVERYDAY, Records, read_records
from portal.content import asked, moved
from portal.content.files import find_files, load_assets
from portal.content.kinds import DATA, QUESTION_FOLDERS, ROOTS, is_in, is_template
from portal.content.library import Library, spoken_pages, with_homes
from portal.content.load import ANYTHING, load_content
from portal.content.model import Content, Guide, Module, Worksheet
from portal.content.promised import LIST, read_list
from portal.content.words import Words
from portal.groups.fit import check_writing
from portal.groups.variants import check_variants
from portal.groups.ways import check_whens
from portal.learn import quiz_rules as examiner
from portal.pages.by_need import check_order
from portal.pages.lists import list_anchors
from portal.sheets.gathering import check_gathers
from portal.sheets.own_lines import complete
from portal.text.bare import with_links
from portal.text.issues import Issue
from portal.text.links import address, alias_address, is_slug_path, site_path
from portal.text.remembered import remembered
from portal.text.source import Source, read_source


def read_library(root: Path) -> tuple[Library, list[Issue]]:
    """The library of a checkout: everything below `docs/`, `faq/` and `guides/`, and the words of readers in `search/`."""
    found = find_files(root)
    texts = [root / EVERYDAY, *sorted((root / asked.FOLDER).rglob("*"))]
    files = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in texts
        if path.is_file() and not path.name.startswith(".")
    }
    files |= {name: (root / name).read_bytes() for name in found.texts}
    assets = {name: (root / name).read_bytes() for name in found.assets}
    library, issues = build_library(files, assets, read_list(root / LIST))
    return library, sorted({*issues, *found.issues})


def build_library(
    files: Mapping[str, bytes], assets: Mapping[str, bytes] = {}, promised: Collection[str] = ()
) -> tuple[Library, list[Issue]]:
    """Load all files, given by path, and check them against each other.

    `assets` are pictures and files that are handed out. `promised` are the addresses that were ever published.
    """
    records, issues = read_records(files)
    pages = _load_pages(files, records.words)
    pictures, handed_out, asset_issues = load_assets(assets)
    wordings, asked_found = asked.read_asked(files)
    library, moves_found = _with_moves(_put_together(pages, records, wordings), files.get(moved.PATH))
    library = replace(library, pictures=pictures, assets=handed_out)
    asked_found += check_asked(library.content, wordings, {*library.content, *library.withheld})
    taken = [*checks.check_addresses(library.content, promised), *check_languages(pages.loaded, pages.withheld)]
    alone = _check_each(pages.sources, records, _known(library, files, assets))
    aliases = checks.check_aliases(library.content, library.withheld)
    withheld = {*library.withheld, *_paths(taken), *_paths(alone), *_citing_broken(pages.sources, records)}
    gathers = list(check_gathers(library.content, frozenset(withheld)))
    writing = list(check_writing(library.content))
    withheld |= {*_paths(gathers), *_paths(writing)}
    variants = [
        *check_variants(records.variants, library.of(Guide), withheld),
        *check_whens(records.variants, library.of(Guide)),
    ]
    withheld |= without_entry(library)
    issues += [*pages.issues, *moves_found, *asked_found, *taken, *aliases, *alone]
    issues += [*gathers, *writing, *variants, *asset_issues, *check_order(library)]
    # What two pages share is told of both and withholds neither, so that a new page can't push an old one off the site.
    issues += [*checks.check_titles(library.content), *examiner.check_across(library.of(Module))]
    return _without(library, withheld), sorted(set(issues))


@dataclass(frozen=True, slots=True)
class _Pages:
    """All Markdown files, each by itself."""

    sources: tuple[Source, ...]
    """As they were typed, with findings or not."""
    loaded: Mapping[str, Content]
    """Those without a finding, by path."""
    withheld: frozenset[str]
    issues: tuple[Issue, ...]


def _load_pages(files: Mapping[str, bytes], words: Mapping[str, Words]) -> _Pages:
    paths = sorted(path for path in files if path.endswith(".md") and path.startswith(ROOTS) and not is_template(path))
    read = {path: _read_file(path, files[path]) for path in paths}
    whole = {path: value for path, (_, value, found) in read.items() if value and not found}
    return _Pages(
        sources=tuple(source for source, _, _ in read.values() if source),
        loaded=with_names({path: _finish(value, words) for path, value in whole.items()}),
        withheld=frozenset(read.keys() - whole.keys()),
        issues=tuple(issue for _, _, found in read.values() for issue in found),
    )


@remembered
def _read_file(path: str, data: bytes) -> tuple[Source | None, Content | None, tuple[Issue, ...]]:
    """One file by itself: as it was typed, as what it is, and what is wrong with it.

    While `make serve` runs, a file that nobody changed is the same value again, with all that was read in its Body.
    """
    source, found = read_source(path, data)
    value, more = load_content(source) if source else (None, [])
    return source, value, (*found, *more)


def _finish(item: Content, words: Mapping[str, Words]) -> Content:
    """What is shown of a file: its bare addresses are links, and a sheet has the lines in which each of its language ends."""
    linked = with_links(item.body)
    item = item if linked is item.body else replace(item, body=linked)
    if isinstance(item, Worksheet) and item.language in words:
        return complete(item, words[item.language])
    return item


def _put_together(pages: _Pages, records: Records, wordings: Mapping[str, tuple[asked.Wording, ...]]) -> Library:
    return Library(
        content=pages.loaded,
        spoken=spoken_pages(pages.loaded),
        withheld=pages.withheld,
        facts={name: fact for name, fact in records.facts.items() if fact.confidence != "M"},
        sources=records.sources,
        terms=records.terms,
        topics=records.topics,
        crosswalk=records.crosswalk,
        words=records.words,
        variants=records.variants,
        errands=records.errands,
        everyday=records.everyday,
        asked=wordings,
        finders=records.finders,
        drawings=records.drawings,
        states=records.states,
    )


def _with_moves(library: Library, data: bytes | None) -> tuple[Library, list[Issue]]:
    """The library with the places of its pages, and with where old addresses lead."""
    places = _places(library)
    moves, found = moved.read_moves(data, _aliases(library.content, places), places)
    return replace(library, places=places, moves=moves), found


def _places(library: Library) -> dict[str, Collection[str]]:
    held_back = {address(path): ANYTHING for path in library.withheld}
    shown = {
        address(path): {heading.id for heading in item.body.headings} | list_anchors(library, item)
        for path, item in library.content.items()
    }
    return {**held_back, **shown}


def _aliases(content: Mapping[str, Content], places: Collection[str]) -> dict[str, str]:
    """Each old page address with the one that has it now; what is wrong with an alias is told elsewhere."""
    pairs = [(alias_address(a, item.path), address(item.path)) for item in content.values() for a in item.aliases]
    pairs.reverse()  # of two pages that claim one, the first has it
    return {old: new for old, new in pairs if old not in places and is_slug_path(old.strip("/"))}


def _known(library: Library, files: Collection[str], assets: Collection[str]) -> checks.Known:
    """What pages may name, findings or not: a link to a page that is held back is no mistake of the linking one."""
    pages = {*library.content, *library.withheld}
    addresses = {address(path).strip("/") for path in pages} - {""}
    addresses |= names_in_languages(pages)
    return checks.Known(
        files=pages.union(assets, (path for path in files if is_in(path, DATA))),
        anchors={path: library.places[address(path)] for path in pages},
        addresses=addresses | {name.removeprefix(f"{site_path(f)}/") for f in QUESTION_FOLDERS for name in addresses},
        pictures=library.pictures.keys(),
    )


def _check_each(sources: Iterable[Source], records: Records, known: checks.Known) -> list[Issue]:
    return [issue for source in sources for issue in checks.check_page(source, records, known)]


def _paths(issues: Iterable[Issue]) -> set[str]:
    return {issue.path for issue in issues}


def _citing_broken(sources: Iterable[Source], records: Records) -> set[str]:
    """The pages that cite a fact whose own entry has a finding."""
    return {s.path for s in sources if any(cited.id in records.broken_facts for cited in s.body.citations)}


def _without(library: Library, withheld: Collection[str]) -> Library:
    shown = {path: item for path, item in library.content.items() if path not in withheld}
    return with_homes(replace(library, content=shown, withheld=frozenset(withheld)))
