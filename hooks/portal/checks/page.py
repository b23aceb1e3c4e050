"""Rules for pages that need more than one file: names that two files claim, and names that lead nowhere.

A page is checked as it was typed, so all that is wrong with it is told at once, whether or not its front matter could be loaded.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from portal.checks.headings import check_answer, check_headings
from portal.checks.records import Records
from portal.content import facts as fact_rules
from portal.content.changes import check_changes
from portal.content.kinds import is_published
from portal.content.load import class_of, keys_of
from portal.content.model import Content, Guide, Module, Page, Question, Worksheet
from portal.content.words import SITE
from portal.groups import group_lines as projection
from portal.groups import notes as handout
from portal.groups import schedule
from portal.groups.fit import check_fit
from portal.learn import quiz
from portal.learn import quiz_rules as examiner
from portal.learn.modules import check_module
from portal.pages.lists import LISTS
from portal.sheets import fields as worksheet
from portal.sheets.asked import without_asked
from portal.text import links, markup
from portal.text.everyday import check_everyday
from portal.text.fields import Entry
from portal.text.issues import Issue
from portal.text.link_words import check_link_words
from portal.text.source import Source


@dataclass(frozen=True, slots=True)
class Known:
    """What a page may name: files, places on them, and addresses."""

    files: Collection[str]
    anchors: Mapping[str, Collection[str]]
    addresses: Collection[str]
    pictures: Collection[str] = ()
    """Files that can be shown on a page."""


def check_page(source: Source, records: Records, known: Known) -> Iterator[Issue]:
    """Every rule that one page must keep, given all the others."""
    yield from links.check_links(source.path, source.body, known.files, known.anchors)
    yield from check_link_words(source.path, source.body)
    yield from _check_data_links(source, known)
    yield from markup.check_markup(source.path, source.body)
    yield from markup.check_values(source.path, source.fields)
    cls = class_of(source)
    yield from check_everyday(source.path, source.body, boxes=cls in (Worksheet, Module))
    told = without_asked(source) if cls is Worksheet else source.body
    told = quiz.without_wrong(source.body) if cls is Module else told
    yield from fact_rules.check_citations(source.path, told, records.facts, records.broken_facts)
    yield from _check_references(source, records, known)
    yield from check_headings(source)
    for marker in source.body.markers:
        if marker.kind == "picture" and marker.name not in records.drawings:
            near = get_close_matches(marker.name, records.drawings, 1, 0.5)
            fix = f"Did you mean '{near[0]}'?" if near else f"Add '{marker.name}' to docs/data/pictures.yml."
            yield Issue(source.path, marker.line, "picture-unknown", f"There is no picture '{marker.name}'.", fix)
        if marker.kind == "list" and marker.name not in LISTS:
            problem = f"There is no list '{marker.name}'."
            yield Issue(source.path, marker.line, "list-unknown", problem, f"Use one of: {', '.join(LISTS)}.")
    yield from _check_language(source, records)
    yield from check_changes(source)
    if cls is Question:
        yield from check_answer(source)
    if cls is Module and source.body.text.strip():
        yield from check_module(source)
        yield from examiner.check_quiz(source.path, source.body, records.facts)
    if cls is Guide and source.body.text.strip():
        yield from schedule.check_steps(source)
        yield from check_fit(source)
        yield from projection.check_group(source)
        yield from handout.check_notes(source)
    if cls is Worksheet and source.body.text.strip():
        yield from worksheet.check_worksheet(source)
        yield from _check_series(source)


def _check_data_links(source: Source, known: Known) -> Iterator[Issue]:
    """A file that only the build reads is there for an author, and not for a reader. What is shown as a picture must be one."""
    for link in source.body.links:
        found = links.resolve(link.target.partition("#")[0], source.path)
        if link.picture and found in known.files and found not in known.pictures:
            problem = f"The picture '{link.target}' can't be shown."
            fix = "Save it anew as PNG or JPEG, or link to it in words."
            yield Issue(source.path, link.line, "picture-broken", problem, fix)
        elif found and not is_published(found):
            problem = f"The link '{link.target}' leads to '{found}', which is not published."
            yield Issue(source.path, link.line, "link-unpublished", problem, f"Name it in words: `{found}`.")


def _check_references(source: Source, records: Records, known: Known) -> Iterator[Issue]:
    """Keys whose values are names of other things."""
    names: dict[str, tuple[Collection[str], Container[str]]] = {
        "topic": (records.topics, records.broken_topics),
        "address": (known.addresses, ()),
    }
    for name, (spec, _) in keys_of(class_of(source)).items():
        entry = source.fields.get(name)
        collection, broken = names.get(spec.metadata["refers"], ((), ()))
        if not entry or (not collection and not broken):
            continue
        for value, line in _items(entry):
            if value not in collection and value not in broken:
                near = get_close_matches(value, collection, 1, 0.5)
                fix = f"Did you mean '{near[0]}'?" if near else f"Use one of: {', '.join(sorted(collection)[:8])}."
                problem = f"'{name}' names '{value}', which isn't there."
                yield Issue(source.path, line, f"{spec.metadata['refers']}-unknown", problem, fix)


def _check_language(source: Source, records: Records) -> Iterator[Issue]:
    """A page needs the fixed words of its language."""
    entry = source.fields.get("language")
    name = entry.value if entry else SITE
    if isinstance(name, str) and name not in records.words and name not in records.broken_words:
        fix = f"Use one of: {', '.join(records.words)}; or add '{name}' to docs/data/words.yml."
        problem = f"There are no words for the language '{name}'."
        yield Issue(source.path, entry.line if entry else 1, "language-unknown", problem, fix)


def _check_series(source: Source) -> Iterator[Issue]:
    """A sheet of the groups is listed below the session that uses it."""
    entry = source.fields.get("series")
    if (entry is None or entry.value == "discovery") and "session" not in source.fields:
        problem = "'session' is missing from a worksheet."
        fix = "Add 'session: 3', say; or 'series: learn' to a sheet that belongs to no group."
        yield Issue(source.path, source.body.first_line - 1, "missing-key", problem, fix)


def _items(entry: Entry) -> Iterable[tuple[str, int]]:
    """The values of a list with their lines; a text in its place is another finding's affair."""
    return zip(entry.value, entry.item_lines, strict=True) if isinstance(entry.value, tuple) else ()


def check_addresses(content: Mapping[str, Content], promised: Collection[str]) -> Iterator[Issue]:
    """Two files that would stand at one address. The one that keeps more of what was promised to readers stays."""
    there: dict[str, list[Content]] = {}
    for item in content.values():
        there.setdefault(links.address(item.path), []).append(item)
    for where, items in there.items():
        kept, *others = sorted(items, key=lambda item: (-_keeps(item, where, promised), item.path))
        for item in others:
            problem = f"The address '/{where}' belongs to '{kept.path}'."
            yield Issue(item.path, 1, "name-taken", problem, "Give one of the two files another name.")


def _keeps(item: Content, where: str, promised: Collection[str]) -> int:
    """How many of the promised places of an address a page has."""
    wanted = {line.partition("#")[2] for line in promised if line.startswith(f"/{where}#")}
    return sum(heading.id in wanted for heading in item.body.headings)


def check_titles(content: Mapping[str, Content]) -> Iterator[Issue]:
    """Titles that two files have. A page may be called what a question, a guide or a sheet is called."""
    titled: dict[tuple[str, str], list[Content]] = {}
    for item in content.values():
        titled.setdefault((item.language, item.title.casefold()), []).append(item)
    for items in titled.values():
        for item in items:
            other = next((other for other in items if other is not item), None)
            if other and not isinstance(item, Page):
                line = item.lines["question" if isinstance(item, Question) else "title"]
                problem = f"'{item.title}' is the title of '{other.path}' as well."
                fix = "Reword one of them, so that a reader can tell them apart."
                yield Issue(item.path, line, "title-taken", problem, fix)


def check_aliases(content: Mapping[str, Content], withheld: Collection[str]) -> Iterator[Issue]:
    """An alias must be free, and nobody else's. It is told, and holds no page back: the page has an address of its own."""
    live = {links.address(path): path for path in [*content, *withheld]}
    owners: dict[str, Content] = {}
    for item in content.values():
        for alias in item.aliases:
            old = links.alias_address(alias, item.path)
            line = item.lines["aliases"]
            if not links.is_slug_path(old.strip("/")):
                problem = f"The alias '{alias}' can't be an address of this site."
                fix = "Write a slug, or folders and a slug: lower-case letters, digits and hyphens."
                yield Issue(item.path, line, "alias", problem, fix)
            elif old in live:
                problem = f"The alias '{alias}' is the address of '{live[old]}', which is alive."
                yield Issue(item.path, line, "alias", problem, "Remove the alias, or rename that file.")
            elif old in owners and owners[old] is item:
                problem = f"The alias '{alias}' names the same address as another one here."
                yield Issue(item.path, line, "alias", problem, "Keep one of the two.")
            elif old in owners:
                problem = f"The alias '{alias}' belongs to '{owners[old].path}' already."
                yield Issue(item.path, line, "alias", problem, "Keep it in one of the two files.")
            else:
                owners[old] = item
