"""Words within a line of Markdown: with its marks, without them, and the facts that it cites."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

LINK = re.compile(r"\]\([ \t]*(?:<([^>\n]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))")
CITATION = re.compile(r"\[\^([^\]\s]+)\](?!:)")
MARKS = frozenset("*_`[\\<&{")
TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()>#+\-.!|~<])"
    r"|(?P<ticks>`+)(?P<code>(?:(?!\n[ \t]*\n).)+?)(?<!`)(?P=ticks)(?!`)"
    r"|!?\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\]){0,500})\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
    r"|\[\^[^\]\s]+\]"
    r"|<(?P<address>https?://[^\s<>]+|[\w.+-]+@[\w.-]+)>"
    r"|</?(?P<tag>br|wbr|kbd|sub|sup|div)\b[^<>]*>"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});)"
    r"|(?:(?<=[)*_`>])|[ \t]+(?=\{[^{}\n]*\}[ \t]*$))\{:?[ ]*[#.][^{}\n]*\}",
    re.M | re.S,
)
"""What is no emphasis, in the order in which Markdown looks for it. A list in braces counts behind what it can belong to."""
NO_BREAK = r"(?:(?!\n[ \t]*\n).)"
EMPHASIS = (
    re.compile(rf"(?<![\w*])\*\*\*(?P<in>(?=[^\s*]){NO_BREAK}+?)(?<=\S)\*\*\*(?![\w*])", re.S),
    re.compile(rf"(?<![\w*])\*\*(?P<in>(?=[^\s*]){NO_BREAK}+?)(?<=\S)\*\*(?!\w)", re.S),
    re.compile(r"(?<![\w*])\*(?P<in>(?=[^\s*])[^*\n]*(?:\n(?![ \t]*\n)[^*\n]*)*)(?<=\S)\*(?![\w*])"),
    re.compile(rf"(?<!\w)__(?P<in>(?=[^\s_]){NO_BREAK}+?)(?<=\S)__(?!\w)", re.S),
    re.compile(rf"(?<!\w)_(?P<in>(?=[^\s_]){NO_BREAK}+?)(?<=\S)_(?!\w)", re.S),
)
"""Signs in the middle of a word are no emphasis: 2*3 and first_last@example.org."""
KEPT = re.compile("\ue000(\\d+)\ue001")
MARKUP = re.compile(r"<!--.*?-->|<[^>]+>|\]\([^)]*\)|\[\^[^\]]+\]|\{[^}]*\}", re.S)


def plain(text: str) -> str:
    """Inline Markdown as the words that a reader sees: what is code or was escaped stays as it was typed. `<br>` begins a line."""
    if MARKS.isdisjoint(text):
        return text.strip()
    kept: list[str] = []

    def keep(words: str) -> str:
        kept.append(words)
        return f"\ue000{len(kept) - 1}\ue001"

    def read(match: re.Match[str]) -> str:
        if match["escaped"]:
            return keep(match["escaped"])
        if match["code"]:
            return keep(match["code"].strip())
        if match["address"]:
            return keep(match["address"])
        if match["entity"]:
            return keep(unescape(match["entity"]))
        if match["tag"]:
            return "\n" if match["tag"].lower() == "br" else ""
        return match["words"] or ""

    found = TOKEN.sub(read, TOKEN.sub(read, text) if "](" in text else text)
    for pattern in EMPHASIS:
        found = pattern.sub(lambda match: match["in"], found)
    if kept:
        found = KEPT.sub(lambda match: kept[int(match[1])], found)
    return re.sub(r"[ \t]*\n[ \t]*", "\n", found).strip() if "\n" in found else found.strip()


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
