"""Items of a list as questions and modules use them: the mark that an item begins with, its words, and what stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ITEM = re.compile(r"(?:(?P<bullet>[-*])|\d{1,2}[.)])[ \t]+(?P<rest>\S.*)")
EMPTY = re.compile(r"(?:[-*]|\d{1,2}[.)])[ \t]+(.*)")
MARKED = re.compile(r"(?P<mark>\([^()]{0,3}\)|\[[^\[\]]{0,3}\](?![(\[:])|\{[^{}#]+\})[ \t]+(?P<text>\S.*)")
INDENTED = re.compile(r" {4}|\t")
INDENT = re.compile(r"^(?: {1,4}|\t)")


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list."""

    text: str
    """Markdown on one line, without the mark."""
    mark: str
    """What it begins with in brackets or braces, such as `(x)`, `[ ]` or `{IPS}`; empty where there is none."""
    below: str
    """The Markdown that is indented below it."""
    line: int
    numbered: bool


def is_item(line: str) -> bool:
    """Whether a line begins an item."""
    return bool(ITEM.match(line))


def is_below(line: str) -> bool:
    """Whether a line is indented far enough to stand below an item."""
    return bool(INDENTED.match(line))


def parse_items(lines: Sequence[str], first_line: int) -> Iterator[ListItem]:
    """Every item. What is indented by four stands below the item above; what is less, and follows at once, continues its words."""
    starts = [number for number, line in enumerate(lines) if is_item(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)][: len(starts)], strict=True):
        item = ITEM.match(lines[start])
        if not item:
            continue
        marked = MARKED.fullmatch(item["rest"])
        words = [marked["text"] if marked else item["rest"]]
        rest = list(lines[start + 1 : end])
        while rest and rest[0].strip() and not is_below(rest[0]):
            words.append(rest.pop(0))
        yield ListItem(
            text=" ".join(" ".join(words).split()),
            mark=marked["mark"] if marked else "",
            below="\n".join(INDENT.sub("", line) for line in rest).strip(),
            line=first_line + start,
            numbered=not item["bullet"],
        )


def first_list(lines: Sequence[str]) -> list[str]:
    """The items of the first list in these lines, each as Markdown on one line."""
    found: list[list[str]] = []
    for line in lines:
        item = EMPTY.match(line)
        if item:
            found.append([item[1]])
        elif found and not line.strip():
            found[-1].append("")
        elif found and found[-1][-1]:
            found[-1].append(line)
        elif found:
            break  # a paragraph below the list
    return [" ".join(" ".join(words).split()) for words in found]
