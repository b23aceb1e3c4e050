"""Source to model value, or Issues. Driven by the declarations in `model.py`; knows no kind by name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, get_type_hints

from portal.content.entries import Amounts, Datum
from portal.content.kinds import Kind, kind_of
from portal.content.model import Content, Entity
from portal.text.fields import Entry, Fields, Record, parse_records
from portal.text.issues import Issue
from portal.text.markup import check_values
from portal.text.source import Source

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The name of a file or a folder that can be a part of an address."""
D = TypeVar("D", bound=Datum)
_KEYS: dict[type[Any], dict[str, tuple[Field[Any], Any]]] = {}


def keys_of(cls: type[Any]) -> dict[str, tuple[Field[Any], Any]]:
    """The declared keys of a class, in order, each with its type. What every kind has comes last."""
    if cls not in _KEYS:
        hints = get_type_hints(cls)
        declared = sorted(fields(cls), key=lambda f: cls is not Entity and f.name in keys_of(Entity))
        _KEYS[cls] = {f.name: (f, hints[f.name]) for f in declared if "says" in f.metadata}
    return _KEYS[cls]


def load_content(source: Source) -> tuple[Content | None, list[Issue]]:
    """A Markdown file as the value that its folder says it is."""
    kind = _kind(source)
    values, issues = load_fields(
        kind.cls, source.path, source.fields, source.body.first_line - 1, f"a {kind.name}", "front-matter"
    )
    name = source.path.rsplit("/", 1)[-1].removesuffix(".md")
    if not SLUG.fullmatch(name):
        problem = f"The file name '{name}' can't be an address."
        issues.append(Issue(source.path, 1, "slug", problem, "Use lower-case letters, digits and hyphens."))
    if issues or any(entry.faulty for entry in source.fields.values()):
        return None, issues
    lines = {name: entry.line for name, entry in source.fields.items()}
    return kind.cls(path=source.path, lines=lines, body=source.body, **values), []


def class_of(source: Source) -> type[Content]:
    """What a Markdown file is, whether or not it can be loaded."""
    return _kind(source).cls


def _kind(source: Source) -> Kind:
    entry = source.fields.get("translates")
    return kind_of(source.path, entry.value if entry and isinstance(entry.value, str) else "")


def load_records(cls: type[D], path: str, data: bytes) -> tuple[dict[str, D], Container[str], list[Issue]]:
    """A data file as values by id, in the order of the file; the ids that could not be loaded; the findings.

    Where the file itself can't be read, every id counts as one that could not be loaded.
    """
    records, issues = parse_records(path, data)
    loaded: dict[str, D] = {}
    broken: set[str] = set()
    if not records and issues:
        return {}, ANYTHING, issues
    for record in records:
        issues += record.issues
        value, found = _load_record(cls, path, record)
        issues += found
        if value is None:
            broken.add(record.id)
        else:
            loaded[record.id] = value
    return loaded, broken, issues


class _Anything:
    """Holds everything: the names in a file that can't be read, or the places on a page that can't."""

    def __contains__(self, item: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


ANYTHING = _Anything()


def _load_record(cls: type[D], path: str, record: Record) -> tuple[D | None, list[Issue]]:
    if not record.fields:
        return None, []
    values, issues = load_fields(cls, path, record.fields, record.line, f"'{record.id}'", "data-file")
    if not SLUG.fullmatch(record.id):
        problem = f"The id '{record.id}' can't be an anchor."
        issues.append(Issue(path, record.line, "slug", problem, "Use lower-case letters, digits and hyphens."))
    issues += check_values(path, record.fields)
    if issues or record.issues:
        return None, issues
    lines = {name: entry.line for name, entry in record.fields.items()}
    return cls(id=record.id, path=path, line=record.line, lines=lines, **values), []


def load_fields(
    cls: type[Any], path: str, typed: Fields, line: int, whole: str, rule: str
) -> tuple[dict[str, Any], list[Issue]]:
    """Check every typed field against the declared ones, and every declared one against the typed."""
    declared = keys_of(cls)
    issues: list[Issue] = []
    values: dict[str, Any] = {}
    for name, entry in typed.items():
        if entry.faulty:
            continue
        if name not in declared:
            known = ", ".join(declared)
            problem = f"'{name}' is not a key of {whole}."
            issues.append(Issue(path, entry.line, "unknown-key", problem, f"Use one of: {known}."))
            continue
        spec, wanted = declared[name]
        value, wrong = _parse(entry, wanted, spec.metadata)
        if wrong:
            fix = f"Write '{name}: {spec.metadata['example']}', say."
            issues.append(Issue(path, entry.line, rule, f"'{name}' {wrong}.", fix))
        else:
            values[name] = value
    for name, (spec, _) in declared.items():
        if name not in typed and spec.default is MISSING and spec.default_factory is MISSING:
            fix = f"Add '{name}: {spec.metadata['example']}', say."
            issues.append(Issue(path, line, "missing-key", f"'{name}' is missing from {whole}.", fix))
    return values, issues


def _parse(entry: Entry, wanted: Any, metadata: Mapping[str, Any]) -> tuple[Any, str]:
    """The value that the declaration wants, or the second half of a sentence that begins with the key."""
    value = entry.value
    if value is None or value == () or (isinstance(value, str) and not value.strip()):
        return None, "has nothing behind it"
    if wanted in (tuple[str, ...], Amounts):
        items = (value,) if isinstance(value, str) and wanted == Amounts else value
        if isinstance(items, str):
            return None, f"is the text '{items}', where a list is wanted"
        return _parse_list(items, wanted, metadata)
    if not isinstance(value, str):
        return None, f"is a list of {len(value)}, where one value is wanted"
    if wanted is int:
        return (int(value), "") if re.fullmatch(r"\d{1,5}", value) else (None, f"is '{value}', not a whole number")
    if wanted in (date, date | None):
        try:
            return date.fromisoformat(value), ""
        except ValueError:
            return None, f"is '{value}', not a date as year-month-day"
    if "\n" in value:
        return None, "runs over more than one line"
    problem = _unknown_choice([value], metadata)
    return (None, problem) if problem else (value, "")


def _parse_list(items: tuple[str, ...], wanted: Any, metadata: Mapping[str, Any]) -> tuple[Any, str]:
    doubled = next((item for n, item in enumerate(items) if item in items[:n]), None)
    if doubled is not None and wanted != Amounts:
        return None, f"names '{doubled}' twice"
    if any(not item.strip() for item in items):
        return None, "has an empty item"
    if wanted == Amounts:
        bad = next((item for item in items if not re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", item)), None)
        return (
            (tuple(Decimal(item) for item in items), "")
            if bad is None
            else (None, f"holds '{bad}', which is not a number without commas or signs")
        )
    problem = _unknown_choice(items, metadata)
    return (None, problem) if problem else (items, "")


def _unknown_choice(items: list[str] | tuple[str, ...], metadata: Mapping[str, Any]) -> str:
    choices = metadata["choices"]
    unknown = [item for item in items if choices and item not in choices]
    return f"is '{unknown[0]}', which is none of {', '.join(choices)}" if unknown else ""
