"""What stands in Markdown, found in it: code, headings, links, citations and blocks, each with its line.

`Body` asks these for a page and keeps what they say. Other modules ask the Body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown.extensions.toc import slugify, unique

from portal.text.inline import CITATION, LINK, plain

FENCED = re.compile(r"^([ \t]*)(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*\2[`~]*[ \t]*$|\Z)", re.M | re.S)
COMMENT = re.compile(r"<!--.*?-->", re.S)
CODE = re.compile(r"(?<![\\`])(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.S)
HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.M)
HEADING_ID = re.compile(r"[ \t]*\{[^}\n]*#([\w:-]+)[^}\n]*\}[ \t]*$")
REFERENCE = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\n?[ \t]*(?:<([^>\n]*)>|(\S+))", re.M)
PICTURE = re.compile(r"!\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:(?=\()|[ ]?\[([^\[\]]*)\]|)")
NAMED = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\]){0,300})\](?=\()")
DEFINED = re.compile(r"[ ]{0,3}\[([^\]\n]+)\]:")
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading, with the id that a link to it names."""

    level: int
    text: str
    id: str
    line: int
    explicit: bool


@dataclass(frozen=True, slots=True)
class Link:
    """One target of a link or a picture."""

    target: str
    start: int
    """Where the target stands in the text, so that it can be replaced in place."""
    line: int
    picture: bool = False
    """Whether a page would load it, and not only lead to it."""
    words: str | None = None
    """What stands between its square brackets, as typed; None of a reference, whose words stand elsewhere."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a fact, `[^id]`."""

    id: str
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, one list item, a whole table, or a quotation."""

    text: str
    line: int
    quoted: bool


def mask_code(text: str) -> str:
    """The same text, of the same length, with code and comments blanked out."""
    return mask_spans(mask_comments(mask_fences(text)))


def mask_fences(text: str) -> str:
    """The same text, of the same length, with blocks of code blanked out."""
    return FENCED.sub(_blank, text)


def mask_comments(text: str) -> str:
    """The same text, of the same length, with comments blanked out."""
    end = text.rfind("-->") + 3  # each beginning without an end would be read to the end of the text
    return COMMENT.sub(_blank, text[:end]) + text[end:] if end > 2 else text


def mask_spans(text: str) -> str:
    """The same text, of the same length, with code within lines blanked out. Call it on a text without blocks of code."""
    return CODE.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def line_at(text: str, offset: int, first_line: int) -> int:
    """The file's line on which an offset of the body stands."""
    return first_line + text.count("\n", 0, offset)


def find_headings(masked: str, first_line: int) -> Iterator[Heading]:
    """All headings with the ids that Python-Markdown gives them: the explicit one, or one made from the words."""
    matches = list(HEADING.finditer(masked))
    given = [HEADING_ID.search(match[2]) for match in matches]
    used = {match[1] for match in given if match}
    for match, name in zip(matches, given, strict=True):
        text = plain(HEADING_ID.sub("", match[2]))
        made = name[1] if name else unique(slugify(text, "-"), used)
        yield Heading(len(match[1]), text, made, line_at(masked, match.start(), first_line), bool(name))


def find_links(masked: str, first_line: int) -> list[Link]:
    """All targets of inline links, images and reference definitions, in order."""
    pictures = list(PICTURE.finditer(masked)) if "![" in masked else []
    ends = {match.end() - 1: match[1] for match in pictures}
    named = {match.end() - 1: match[1] for match in NAMED.finditer(masked)} if "](" in masked else {}
    names = {_label(match[2] or match[1]) for match in pictures}
    found = []
    for pattern in (LINK, REFERENCE):
        for match in pattern.finditer(masked):
            group = 1 if match[1] is not None else 2
            defined = DEFINED.match(match[0])
            picture = _label(defined[1]) in names if defined else match.start() in ends
            line = line_at(masked, match.start(), first_line)
            words = ends.get(match.start(), named.get(match.start()))
            found.append(Link(match[group], match.start(group), line, picture, words))
    return sorted(found, key=lambda link: link.start)


def _label(text: str) -> str:
    """The name of a reference as Markdown compares it."""
    return " ".join(text.split()).lower()


def find_citations(masked: str, first_line: int) -> Iterator[Citation]:
    """All citations of facts, in order; a fact cited twice is there twice."""
    return (Citation(m[1], line_at(masked, m.start(), first_line)) for m in CITATION.finditer(masked))


def find_blocks(masked: str, first_line: int) -> Iterator[Block]:
    """The units in which a figure and its citation belong together."""
    current: list[str] = []
    start = first_line
    for number, line in enumerate([*masked.split("\n"), ""], first_line):
        heading = bool(HEADING.match(line))
        fresh = heading or bool(ITEM.match(line)) or line.lstrip().startswith(("!!!", "???"))
        if current and (not line.strip() or fresh):
            yield Block("\n".join(current), start, current[0].lstrip().startswith(">"))
            current = []
        if not line.strip() or heading:
            continue
        if not current:
            start = number
        current.append(line)


def place_in(text: str, anchor: str) -> int:
    """Where the line begins of the heading or the HTML that has an id; behind the text where nothing has it."""
    name = re.escape(anchor)
    found = re.search(rf'^(?:#+ .*#{name}[\s}}].*|.* id="{name}".*)$', text, re.M)
    return found.start() if found else len(text)
