"""YAML as it was typed: keys with their values, and a line number for each key and each item.

YAML's implicit types are not applied. A scalar stays the text that the author typed, so a message can show it (`9:30` is not 570)
and the model alone decides what a value means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from portal.text.bounds import check_nesting
from portal.text.characters import UNSEEN, code_of, name_of, without_unseen
from portal.text.issues import Issue
from portal.text.reading import read_text, with_letters

# The parser in C takes an eighth of the time; without it, messages of the YAML itself may be worded otherwise.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
IN_PLAIN_WORDS = {
    "mapping values are not allowed": "a value holds ': ' and has no quotes around it",
    "could not find expected ':'": "there is no colon after the key",
    "cannot start any token": "it begins with a tab or a special character",
    "expected ',' or ']'": "a list in square brackets holds a special character, or is never closed",
    "expected alphabetic or numeric character": "a value begins with '*' or '&' and has no quotes around it",
    "found another document": "there is a second '---'",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One value as typed: a text, a list of texts, or None for a key with nothing behind it."""

    value: str | tuple[str, ...] | None
    line: int
    item_lines: tuple[int, ...] = ()
    faulty: bool = False
    """Its form was found wrong already, so nothing more is said of it."""


Fields = dict[str, Entry]


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a data file: an id, the line that it stands on, its fields, and what is wrong with their form."""

    id: str
    line: int
    fields: Fields
    issues: tuple[Issue, ...] = ()


def parse_fields(path: str, text: str, first_line: int) -> tuple[Fields, list[Issue]]:
    """A flat YAML mapping: each key a text or a list of texts."""
    node, issues = _compose(path, text, first_line)
    if node is None:
        return {}, issues
    if not isinstance(node, yaml.MappingNode):
        return {}, [
            Issue(
                path,
                first_line,
                "front-matter",
                "The front matter is not made of 'key: value' lines.",
                "Write one 'key: value' on each line.",
            )
        ]
    return _fields(path, node, first_line)


def parse_records(path: str, data: bytes) -> tuple[list[Record], list[Issue]]:
    """A data file: a YAML mapping of ids, each with its own flat mapping. A file that can't be read has no records."""
    text, read = read_text(path, data)
    if text is None:
        return [], read
    root, issues = _compose(path, text, 1)
    issues = [*read, *issues]
    if root is None:
        return [], issues
    if not isinstance(root, yaml.MappingNode):
        fix = "Begin each entry with its id and a colon, and indent what belongs to it."
        return [], [*read, Issue(path, 1, "data-file", "The file is not a list of named entries.", fix)]
    records: list[Record] = []
    for name, line, node in _pairs(path, root, 1, issues):
        if isinstance(node, yaml.MappingNode):
            fields, found = _fields(path, node, 1)
        else:
            fields = {}
            problem = f"'{name}' has no fields below it."
            fix = f"Indent the fields of '{name}' by two spaces, as its neighbors do."
            found = [Issue(path, line, "data-file", problem, fix)]
        records.append(Record(name, line, fields, tuple(found)))
    return records, issues


def _compose(path: str, text: str, first_line: int) -> tuple[yaml.Node | None, list[Issue]]:
    if issues := check_nesting(path, text, first_line):
        return None, issues
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        said = error.problem or error.context or "it can't be read"
        plain = next((words for part, words in IN_PLAIN_WORDS.items() if part in said), f"YAML says: {said}")
        fix = "Put quotes around a value that holds ': ' or begins with a special character, and check the indentation."
        return None, [Issue(path, line, "yaml", f"The line can't be read: {plain}.", fix)]
    except yaml.reader.ReaderError as error:
        line = first_line + text[: error.position].count("\n")
        problem = f"The line holds a character that can't be read: U+{_code(error.character):04X}."
        return None, [Issue(path, line, "yaml", problem, "Delete that character.")]
    if node is None:
        fix = "Write one 'key: value' on each line."
        return None, [Issue(path, first_line, "front-matter", "There are no keys.", fix)]
    return node, []


def _code(character: str | int) -> int:
    return character if isinstance(character, int) else ord(character)


def _pairs(
    path: str, node: yaml.MappingNode, first_line: int, issues: list[Issue]
) -> Iterator[tuple[str, int, yaml.Node]]:
    seen: dict[str, int] = {}
    for key, value in node.value:
        line = first_line + key.start_mark.line
        if not isinstance(key, yaml.ScalarNode):
            issues.append(
                Issue(
                    path, line, "yaml", "A key is a list or a mapping, not a word.", "Write the key as one plain word."
                )
            )
        elif key.value in seen:
            found = f"'{key.value}' appears twice."
            issues.append(Issue(path, line, "duplicate-key", found, f"Keep one of lines {seen[key.value]} and {line}."))
        else:
            seen[key.value] = line
            yield key.value, line, value


def _fields(path: str, node: yaml.MappingNode, first_line: int) -> tuple[Fields, list[Issue]]:
    fields: Fields = {}
    issues: list[Issue] = []
    for name, line, value in _pairs(path, node, first_line, issues):
        if isinstance(value, yaml.ScalarNode):
            empty = value.value == "" and not value.style
            fields[name] = Entry(None if empty else _words(path, name, value.value, line, issues), line)
        elif isinstance(value, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in value.value):
            lines = tuple(first_line + item.start_mark.line for item in value.value)
            typed = zip(value.value, lines, strict=True)
            words = tuple(_words(path, name, item.value, number, issues) for item, number in typed)
            fields[name] = Entry(words, line, lines)
        else:
            fields[name] = Entry(None, line, faulty=True)
            found = f"'{name}' holds something nested, where a text or a list of texts is wanted."
            issues.append(Issue(path, line, "yaml", found, f"Write '{name}: a text' or '{name}: [one, two]'."))
    return fields, issues


def _words(path: str, name: str, value: str, line: int, issues: list[Issue]) -> str:
    """A value with its entities as the letters that they mean. What nobody sees can be typed here as an escape, so it is looked for again."""
    words = with_letters(value)
    if words.isascii() and words.isprintable():
        return words
    unseen = UNSEEN.search(words)
    if unseen:
        problem = f"'{name}' holds {code_of(unseen[0])}, {name_of(unseen[0])}."
        issues.append(Issue(path, line, "character", problem, "Delete it, or type the words anew."))
    return without_unseen(words)
