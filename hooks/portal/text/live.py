"""What in HTML could run or load something: the second wall behind the rules for what authors type."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from portal.text.links import OUTSIDE, scheme_of

RUNS = frozenset([
    "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "link", "meta", "base", "form", "svg", "math",
    "template", "portal",
])  # fmt: skip
ADDRESSES = frozenset(
    ["href", "src", "action", "formaction", "data", "poster", "cite", "background", "srcdoc", "xlink:href"]
)
LOADED = ("src", "poster", "data", "background")
"""What a browser asks for by itself; the others only lead somewhere."""
EVENTS = ("on[a-z]+", "style", "srcdoc")
DOUBTFUL = (
    re.compile(rf"<(?:{'|'.join(sorted(RUNS))})\b"),
    # Few letters begin such a name, and to look at one letter first takes half of the time.
    re.compile(
        rf"""[\s/"'](?=[{"".join(sorted({name[0] for name in (*ADDRESSES, *EVENTS)}))}])(?:(?:{"|".join(EVENTS)})\s*="""
        rf"""|(?:{"|".join(LOADED)})\s*=\s*["'][^"']*[:&]"""
        rf"""|(?:{"|".join(sorted(ADDRESSES))})\s*=\s*(?!"(?!//)(?:(?:https?|mailto|tel):|#[^"&\\]*"|[#?./\w-][^":&\\]*"|")))"""
    ),
)
"""What a finished page seldom holds, in small letters. Only then it is worth being taken apart, which takes a hundred times as long."""


def live_parts(html: str) -> list[str]:
    """What in finished HTML could run or load something: elements, handlers, addresses. Empty for a page as it should be."""
    small = html.lower()
    return read_live_parts(html) if any(pattern.search(small) for pattern in DOUBTFUL) else []


def read_live_parts(html: str) -> list[str]:
    """The same, with every element taken apart."""
    reader = _Reader(convert_charrefs=True)
    reader.feed(html)
    reader.close()
    return reader.found


def is_wrong_address(typed: str, *, loaded: bool = False) -> bool:
    """Whether a browser would run it, or take it for another host: it skips blanks and reads a backslash as a slash."""
    address = re.sub(r"[\x00-\x20]", "", typed)
    if scheme := scheme_of(address):
        return loaded or scheme not in OUTSIDE
    return address.startswith("\\") or address.replace("\\", "/").startswith("//")


class _Reader(HTMLParser):
    """Sees every tag as it is written, also one that a tree would leave out or put elsewhere, such as a second `<body onload=…>`."""

    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name.lower(): value or "" for name, value in attrs}
        is_data = tag == "script" and given.get("type", "").lower() == "application/json"
        is_form = tag == "form" and not given.get("action")
        if tag in RUNS and not (is_data or is_form):
            self.found.append(f"<{tag}>")
        for name, value in given.items():
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.found.append(f"{name}=")
            elif name in ADDRESSES and is_wrong_address(value, loaded=name in LOADED):
                self.found.append(f"{name}={value[:40]}")
