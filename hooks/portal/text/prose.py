"""What stands in Markdown: headings, links, citations and blocks, each with its line. Code and comments are passed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown.extensions.toc import slugify, unique

from portal.text.remembered import remembered

FENCED = re.compile(r"^([ \t]*)(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*\2[`~]*[ \t]*$|\Z)", re.M | re.S)
COMMENT = re.compile(r"<!--.*?-->", re.S)
CODE = re.compile(r"(?<![\\`])(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.S)
HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.M)
HEADING_ID = re.compile(r"[ \t]*\{[^}\n]*#([\w:-]+)[^}\n]*\}[ \t]*$")
LINK = re.compile(r"\]\([ \t]*(?:<([^>\n]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))")
REFERENCE = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\n?[ \t]*(?:<([^>\n]*)>|(\S+))", re.M)
PICTURE = re.compile(r"!\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:(?=\()|[ ]?\[([^\[\]]*)\]|)")
DEFINED = re.compile(r"[ ]{0,3}\[([^\]\n]+)\]:")
CITATION = re.compile(r"\[\^([^\]\s]+)\](?!:)")
MARKER = re.compile(r"^<!-- list: ([a-z-]+) -->[ \t]*$", re.M)
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
INLINE = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|\[\^[^\]]+\]|[*_`]|\{[^}]*\}")


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


@remembered
def mask_code(text: str) -> str:
    """The same text, of the same length, with code and comments blanked out."""
    for pattern in (FENCED, COMMENT, CODE):
        text = pattern.sub(_blank, text)
    return text


def line_at(text: str, offset: int, first_line: int) -> int:
    """The file's line on which an offset of the body stands."""
    return first_line + text.count("\n", 0, offset)


@remembered
def parse_headings(body: str, first_line: int) -> tuple[Heading, ...]:
    """All headings with the ids that Python-Markdown gives them: the explicit one, or one made from the words."""
    matches = list(HEADING.finditer(COMMENT.sub(_blank, _without_fences(body))))
    given = [HEADING_ID.search(match[2]) for match in matches]
    used = {match[1] for match in given if match}
    found = []
    for match, name in zip(matches, given, strict=True):
        text = plain(HEADING_ID.sub("", match[2]))
        made = name[1] if name else unique(slugify(text, "-"), used)
        found.append(Heading(len(match[1]), text, made, line_at(body, match.start(), first_line), bool(name)))
    return tuple(found)


@remembered
def parse_links(body: str, first_line: int) -> tuple[Link, ...]:
    """All targets of inline links, images and reference definitions, in order."""
    masked = mask_code(body)
    pictures = list(PICTURE.finditer(masked)) if "![" in masked else []
    ends = {match.end() - 1 for match in pictures}
    names = {_label(match[2] or match[1]) for match in pictures}
    found = []
    for pattern in (LINK, REFERENCE):
        for match in pattern.finditer(masked):
            group = 1 if match[1] is not None else 2
            defined = DEFINED.match(match[0])
            picture = _label(defined[1]) in names if defined else match.start() in ends
            line = line_at(body, match.start(), first_line)
            found.append(Link(match[group], match.start(group), line, picture))
    return tuple(sorted(found, key=lambda link: link.start))


def _label(text: str) -> str:
    """The name of a reference as Markdown compares it."""
    return " ".join(text.split()).lower()


@remembered
def parse_citations(body: str, first_line: int) -> tuple[Citation, ...]:
    """All citations of facts, in order; a fact cited twice is there twice."""
    masked = mask_code(body)
    return tuple(Citation(m[1], line_at(body, m.start(), first_line)) for m in CITATION.finditer(masked))


def parse_blocks(body: str, first_line: int) -> Iterator[Block]:
    """The units in which a figure and its citation belong together."""
    masked = mask_code(body)
    current: list[str] = []
    start = first_line
    for number, line in enumerate([*masked.split("\n"), ""], first_line):
        fresh = bool(ITEM.match(line)) or bool(HEADING.match(line)) or line.lstrip().startswith(("!!!", "???"))
        if current and (not line.strip() or fresh):
            yield _block(current, start)
            current = []
        if not line.strip() or HEADING.match(line):
            continue
        if not current:
            start = number
        current.append(line)


def _block(lines: list[str], start: int) -> Block:
    return Block("\n".join(lines), start, lines[0].lstrip().startswith(">"))


def plain(text: str) -> str:
    """Inline Markdown as the words that a reader sees."""
    return INLINE.sub(lambda m: m[1] or "", text).strip()


def without_targets(text: str) -> str:
    """The same Markdown with the addresses of its links taken out, so that a number in one is no figure."""
    return LINK.sub("](", text)


@remembered
def first_paragraph(body: str) -> str:
    """The short answer: the first paragraph, still as Markdown, on one line."""
    block = next(parse_blocks(body, 1), None)
    return " ".join(block.text.split()) if block else ""


@remembered
def parse_markers(body: str, first_line: int) -> tuple[tuple[str, int], ...]:
    """Where a page asks for a generated list: `<!-- list: questions -->`."""
    return tuple((m[1], line_at(body, m.start(), first_line)) for m in MARKER.finditer(_without_fences(body)))


def replace_markers(body: str, render: Callable[[str], str]) -> str:
    """The body with each marker outside of code replaced by the list that it names."""
    parts: list[str] = []
    done = 0
    for match in MARKER.finditer(_without_fences(body)):
        parts += [body[done : match.start()], render(match[1])]
        done = match.end()
    return "".join([*parts, body[done:]])


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _without_fences(body: str) -> str:
    return FENCED.sub(_blank, body)
