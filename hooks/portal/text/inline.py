"""Words within a line of Markdown: with its marks, without them, and the facts that it cites."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

LINK = re.compile(r"\]\([ \t]*(?:<([^>\n]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))")
CITATION = re.compile(r"\[\^([^\]\s]+)\](?!:)")
INLINE = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|\[\^[^\]]+\]|[*_`]|\{[^}]*\}")
MARKUP = re.compile(r"<!--.*?-->|<[^>]+>|\]\([^)]*\)|\[\^[^\]]+\]|\{[^}]*\}", re.S)


def plain(text: str) -> str:
    """Inline Markdown as the words that a reader sees."""
    return INLINE.sub(lambda m: m[1] or "", text).strip()


def without_emphasis(text: str) -> str:
    """The same text with a space in the place of each mark of emphasis."""
    return re.sub(r"[*_]+", " ", text)


def without_targets(text: str) -> str:
    """The same Markdown with the addresses of its links taken out, so that a number in one is no figure."""
    return LINK.sub("](", text)


def without_markup(text: str) -> str:
    """A text with a space in the place of its tags, comments, link targets, citations and attribute lists."""
    return MARKUP.sub(" ", text)


def without_citations(text: str) -> str:
    """The same Markdown without its citations."""
    return CITATION.sub("", text)


def cited_in(text: str) -> list[str]:
    """The ids of the facts that a piece of Markdown without code cites, in order."""
    return CITATION.findall(text)


def replace_citations(text: str, render: Callable[[str], str], masked: str | None = None) -> str:
    """The Markdown with each citation replaced by what is rendered for its id. `masked` is the same text with its code blanked out."""
    parts: list[str] = []
    done = 0
    for match in CITATION.finditer(text if masked is None else masked):
        parts += [text[done : match.start()], render(match[1])]
        done = match.end()
    return "".join([*parts, text[done:]])


def split_citations(text: str) -> Iterator[tuple[str, str]]:
    """The words between citations, each with the id that is cited behind them; the last with none."""
    *pairs, rest = CITATION.split(text)
    yield from zip(pairs[::2], pairs[1::2], strict=True)
    yield rest, ""


def close_gaps(text: str) -> str:
    """The text with one empty line where there were several, and none at its ends."""
    return re.sub(r"\n{3,}", "\n\n", text).strip()
