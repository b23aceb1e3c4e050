"""Rules for pages in other languages: each stands in its folder, and a translation holds what its original holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from itertools import zip_longest

from portal.content.kinds import DATA, DOCS, is_in, kind_of
from portal.content.library import Library
from portal.content.model import Content, Guide, Question, Worksheet
from portal.content.words import SITE, read_folders
from portal.sheets.fields import Field, parse_worksheet
from portal.sheets.names import name_fields
from portal.text.fields import parse_records
from portal.text.issues import Issue
from portal.text.links import address
from portal.text.tongues import is_known, know, tongue, without_tongue

WORDS = f"{DATA}/words.yml"
FIELD = {
    "text": "a line",
    "date": "a date",
    "lines": "a box",
    "choose": "a choice",
    "tick": "a tick",
    "total": "a total",
}


def know_languages(words: bytes) -> None:
    """Tell which languages there are besides the site's own, and how their folders are called, whatever else is wrong with their words."""
    for record in parse_records(WORDS, words)[0] if words.strip() else ():
        folders = record.fields.get("folders")
        if record.id != SITE:
            know(record.id, dict(read_folders(folders.value if folders and isinstance(folders.value, tuple) else ())))


def with_names(content: dict[str, Content]) -> dict[str, Content]:
    """All content, where a translated sheet calls its fields as its original does, so that filled sheets fit both, and gathers alike."""
    pairs = [(item, content.get(item.translates)) for item in content.values() if item.translates]
    named = {
        item.path: replace(item, names=tuple(name_fields(original)), gathers=original.gathers)
        for item, original in pairs
        if isinstance(item, Worksheet) and isinstance(original, Worksheet)
    }
    return content | named


def check_languages(content: Mapping[str, Content], withheld: Iterable[str]) -> Iterator[Issue]:
    """Where each page stands, and what a translation shares with its original."""
    known = {*content, *withheld}
    first: dict[tuple[str, str], str] = {}
    for item in content.values():
        yield from _check_folder(item)
        if item.translates:
            yield from _check_original(item, known)
            original = content.get(item.translates)
            if isinstance(item, Worksheet) and isinstance(original, Worksheet) and not original.translates:
                yield from _check_fields(item, original)
            kept = first.setdefault((item.translates, item.language), item.path)
            if kept != item.path:
                problem = f"'{kept}' translates '{item.translates}' into '{item.language}' already."
                yield Issue(item.path, item.lines["translates"], "translates-twice", problem, "Keep one of the two.")


def without_entry(library: Library) -> set[str]:
    """The pages that can't be drawn, because their topic or the words of their language can't be used."""
    questions = {item.path for item in library.of(Question, None) if not set(item.topics) <= library.topics.keys()}
    spoken = [item for item in library.content.values() if isinstance(item, Guide | Worksheet) or item.language != SITE]
    return questions | {item.path for item in spoken if item.language not in library.words}


def names_in_languages(paths: Iterable[str]) -> set[str]:
    """What `related:` may call pages in other languages: their slugs, and their addresses without the language."""
    spoken = [path for path in paths if tongue(path)]
    slugs = {path.rsplit("/", 1)[-1].removesuffix(".md") for path in spoken}
    return slugs | {address(path).strip("/").partition("/")[2] for path in spoken} - {""}


def _check_folder(item: Content) -> Iterator[Issue]:
    folder = tongue(item.path) or SITE
    if item.language != folder and (item.language == SITE or is_known(item.language)):
        line = item.lines.get("language", 1)
        problem = f"The page is in the language '{item.language}', and stands in a folder of '{folder}'."
        root, _, rest = without_tongue(item.path).partition("/")
        place = item.path if item.language == SITE else f"{root}/{item.language}/{rest}"
        place = f"{root}/{rest}" if item.language == SITE else place
        yield Issue(
            item.path, line, "language-folder", problem, f"Write 'language: {folder}', or move it to '{place}'."
        )


def _check_original(item: Content, known: set[str]) -> Iterator[Issue]:
    line = item.lines["translates"]
    if item.translates not in known:
        near = get_close_matches(item.translates, known, 1, 0.6)
        fix = (
            f"Did you mean '{near[0]}'?" if near else "Write the path of the original, from the root of the repository."
        )
        problem = f"'translates' names '{item.translates}', which isn't there."
        yield Issue(item.path, line, "translates-missing", problem, fix)
    elif item.language != (tongue(item.path) or SITE):
        return
    elif tongue(item.translates) or item.language == SITE:
        problem = f"'{item.path}' can't be a translation of '{item.translates}'."
        fix = f"Name the page in the language '{SITE}', and write the language of this one: 'language: es'."
        yield Issue(item.path, line, "translates-missing", problem, fix)
    elif _shelf(item.path) != _shelf(item.translates):
        kind = kind_of(item.translates).name
        problem = f"'{item.translates}' is a {kind}, and translations of it stand elsewhere."
        fix = f"Move this file to '{_shelf(item.translates, item.language)}/', or name its original."
        yield Issue(item.path, line, "translates-kind", problem, fix)


def _shelf(path: str, language: str = "") -> str:
    """The folder in which a page and its translations stand, but for the language. Folders of `docs/` may be called otherwise."""
    root, _, rest = without_tongue(path).partition("/")
    folder = "" if is_in(path, DOCS) else rest.rpartition("/")[0]
    return "/".join(filter(None, (root, language, folder)))


def _check_fields(item: Worksheet, original: Worksheet) -> Iterator[Issue]:
    """The same boxes in the same order and under as many headings, so that a filled sheet fits both."""
    for mine, other in zip_longest(_shape(item), _shape(original)):
        if mine is None or other is None or mine[:2] != other[:2]:
            there = f"has {_named(other)}" if other else "ends"
            here = f"has {_named(mine)}" if mine else "ends"
            problem = f"Where '{original.path}' {there}, this sheet {here}."
            fix = "Give both sheets the same boxes in the same order, below the same headings."
            yield Issue(item.path, mine[3] if mine else 1, "translates-fields", problem, fix)
            return


Part = tuple[str, int, str, int]


def _named(part: Part) -> str:
    kind, number, label, _ = part
    choices = f" of {number}" if kind == "choose" else ""
    return f"{FIELD.get(kind, 'a heading')}{choices} ('{label}')"


def _shape(sheet: Worksheet) -> list[Part]:
    """Headings and fields in order: what each is, how many choices it has, its words, its line."""
    fields = [item for _, items in parse_worksheet(sheet) for item in items if isinstance(item, Field)]
    parts = [(field.kind, len(field.options), field.label, field.line) for field in fields]
    heads = [("heading", head.level, head.text, head.line) for head in sheet.body.headings if head.level == 2]
    return sorted([*parts, *heads], key=lambda part: part[3])
