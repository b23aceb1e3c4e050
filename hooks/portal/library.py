"""All content, by path and by address: what is shown, and what is held back until its findings are mended."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from portal import checks, examiner, moved
from portal.editions import ALL
from portal.gathering import check_gathers
from portal.issues import Issue
from portal.links import address, alias_address
from portal.lists import list_anchors
from portal.load import ANYTHING, is_template, kind_of, load_content
from portal.model import (
    Content,
    CrosswalkRow,
    Fact,
    Guide,
    Page,
    Question,
    Ring,
    SourceRecord,
    Term,
    Topic,
    Worksheet,
)
from portal.modules import Module
from portal.prose import Citation, parse_citations, parse_headings, parse_markers
from portal.records import FOLDER, read_records
from portal.remembered import remembered
from portal.series import Errand
from portal.source import Source, read_source
from portal.variants import Variant, check_variants
from portal.words import Words
from portal.worksheet import complete

FOLDERS = ("docs", "faq", "guides")
LAST = 10_000
C = TypeVar("C", Page, Module, Question, Guide, Worksheet)


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that is shown, and the paths of what is held back until its findings are mended."""

    content: Mapping[str, Content]
    withheld: frozenset[str]
    facts: Mapping[str, Fact]
    """What may be said. What somebody only remembers is not in it."""
    sources: Mapping[str, SourceRecord]
    terms: Mapping[str, Term]
    topics: Mapping[str, Topic]
    crosswalk: Mapping[str, CrosswalkRow]
    everyday: Mapping[str, Ring]
    """Everyday words that mean the same in a search."""
    words: Mapping[str, Words]
    """What the build itself writes on sheets, editions and buttons, by language."""
    variants: Mapping[str, Variant]
    errands: Mapping[str, Errand]
    built: frozenset[str] = ALL
    """The kinds of printed editions that this build makes, and that pages may link to."""
    places: Mapping[str, Collection[str]] = field(default_factory=dict)
    """The anchors of every page by its address. A page that can't be read counts as having any."""
    moves: moved.Moves = field(default_factory=moved.Moves)

    def of(self, cls: type[C]) -> list[C]:
        """All content of one kind, by path."""
        return [item for item in self.content.values() if isinstance(item, cls)]

    def in_folder(self, folder: str) -> list[Content]:
        """What stands directly in a folder, its front page left out, in the order of the navigation."""
        inside = [i for i in self.content.values() if i.path.rpartition("/")[0] == folder and i.slug != "index"]
        return sorted(inside, key=place)

    def citations(self, item: Content) -> tuple[Citation, ...]:
        """The facts that a page cites, in order."""
        own = parse_citations(item.body, item.body_line)
        if not any(name == "crosswalk" for name, _ in parse_markers(item.body, item.body_line)):
            return own
        return own + tuple(found for row in self.crosswalk.values() for found in parse_citations(row.text, row.line))

    def find(self, name: str) -> Content | None:
        """What `related:` means: a question's slug, or a page's address."""
        for path in (f"faq/{name}.md", f"docs/{name}.md", f"docs/{name}/index.md", f"{name}.md", f"{name}/index.md"):
            if path in self.content:
                return self.content[path]
        return None


def place(item: Content) -> tuple[int, str]:
    """Where an entry stands among its neighbors."""
    number = item.order if isinstance(item, Page) else item.session if isinstance(item, Guide | Worksheet) else 0
    if isinstance(item, Worksheet) and item.series != "discovery":
        number = LAST  # behind the sheets of the sessions
    return number, item.title.casefold()


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


def template_of(item: Content) -> str:
    """The template that shows a piece of content."""
    return kind_of(item.path).template
