"""The style sheets of a page: found in it, and put into it as one.

Each is a request that has to be answered before anything is drawn, and on a phone the way there and back takes longer than the bytes.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

SHEET = re.compile(r"""[ \t]*<link rel="stylesheet" href="(?P<href>[^":]+)">\n?""")
SHEETS = "assets/stylesheets/"


def sheets_of(html: str) -> tuple[str, ...]:
    """The style sheets of a page in their order, by their paths from the root of the site; none where one would not be enough."""
    found = tuple(from_root(match["href"]) for match in SHEET.finditer(html))
    return found if len(found) > 1 and all(posixpath.dirname(path) + "/" == SHEETS for path in found) else ()


def with_one_sheet(html: str, name: str) -> str:
    """The page with one style sheet in the place of the first of its own."""
    first = SHEET.search(html)
    if first is None:
        return html
    up = first["href"].partition("assets/")[0]
    head, tail = html[: first.start()], html[first.start() :]
    return f'{head}  <link rel="stylesheet" href="{up}{name}">\n{SHEET.sub("", tail)}'


def join_sheets(texts: Iterable[str]) -> str:
    """Style sheets of one folder as one, in their order, so that later rules go on winning."""
    return "\n".join(text.strip() for text in texts) + "\n"


def from_root(href: str) -> str:
    """An address in a page as a path of the site: `../../assets/x.css` and `/folder/assets/x.css` are both `assets/x.css`."""
    return posixpath.normpath("assets/" + href.partition("assets/")[2])
