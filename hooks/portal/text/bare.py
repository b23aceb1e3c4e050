"""Addresses that stand bare in a text, `https://example.org` or `name@example.org`: they become links, as other programs make them."""

from __future__ import annotations

import re

from portal.text.body import Body
from portal.text.places import CODE, Places

BARE = re.compile(
    r"(?<![\w<\[\"'=/:.+@-])(?<!\]\()"
    r"(?:(?P<web>https?://[^\W_][^\s<>|]*)|(?P<www>www\.[\w-]+\.[^\s<>|]+)|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+))",
    re.I,
)
TAKEN = re.compile(
    r"<[^<>\n]*>|!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()\n]*\)|\[[^\[\]]*\])|\{[^{}\n]*\}|^[ ]{0,3}\*?\[[^\]\n]+\]:.*$",
    re.M,
)
"""Where an address is part of something: tags, links, lists of attributes, definitions."""
BEHIND = "?!.,:;*_~'\"”’"


def with_links(body: Body) -> Body:
    """The same lines with each bare address as a link. Code stays as it is, and so does what is a link already."""
    if not any(sign in body.text for sign in ("http", "www.", "@")) or not BARE.search(body.masked):
        return body
    free = TAKEN.sub(lambda match: re.sub(r"[^\n]", "\x00", match[0]), body.masked)
    places = Places()
    coded = [places.of(line) == CODE for line in body.masked.split("\n")]
    parts: list[str] = []
    done = 0
    for match in BARE.finditer(free):
        if coded[free.count("\n", 0, match.start())]:
            continue
        typed = _without_end(match[0])
        parts += [body.text[done : match.start()], f"[{typed}](https://{typed})" if match["www"] else f"<{typed}>"]
        done = match.start() + len(typed)
    return Body("".join([*parts, body.text[done:]]), body.first_line) if parts else body


def _without_end(address: str) -> str:
    """An address without what belongs to the sentence around it."""
    spare = address.count(")") - address.count("(")
    end = len(address)
    while address[end - 1] in BEHIND or (address[end - 1] == ")" and spare > 0):
        end -= 1
        spare -= address[end] == ")"
    return address[:end]
