"""Names that say what is in a file: `search-box.1f0c2a9b7d.mjs` may be kept for ever, because another content gets another name.

Each file that a page loads is copied below `assets/fixed/`, and what names it there is changed. The plain names stay as well: what is
not rewritten here, or stands in somebody else's page, goes on working.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Mapping

from portal.publish.hosting import FIXED

KIND = re.compile(r"^assets/[^/]+/")
"""The folder that says no more of a file than its ending does."""
HASHED = re.compile(r"\.[0-9a-f]{8}(\.min)?(?=\.)")
NAMED = re.compile(
    r"""(?P<quote>["'`])(?P<up>(?:[^"'`\s<>:]*/)?)(?P<name>assets/[\w./-]+\.(?:css|m?js|woff2)|search/index\.js)(?P=quote)"""
)
IN_STYLE = re.compile(r"""url\((?P<quote>["']?)(?P<name>[^"')\s]+)(?P=quote)\)""")
SILENT = (".woff2", "search/index.js")
"""Files that name no others: nobody need look into them."""


def fixed_names(pages: Iterable[str], files: Mapping[str, bytes]) -> dict[str, str]:
    """The other name of each of the `files` that the texts of `pages` name, themselves or through one another, by its plain name.

    A hash covers the file and all that it names, however far.
    """
    named: dict[str, set[str]] = {}
    todo = set().union(*(_names(".html", html, files) for html in pages))
    while todo:
        path = todo.pop()
        named[path] = set() if path.endswith(SILENT) else _names(path, files[path].decode("utf-8"), files)
        todo |= named[path] - named.keys()
    return {path: _hashed(path, _reached(path, named), files) for path in sorted(named)}


def with_fixed_names(path: str, text: str, names: Mapping[str, str]) -> str:
    """A page, script or style sheet that names the others by their other names.

    A style sheet is meant to stand below `assets/fixed/`, which is as deep as the folder that it comes from.
    """
    if path.endswith(".css"):
        return IN_STYLE.sub(_in_style(path, names), text)
    return NAMED.sub(lambda m: f"{m['quote']}{m['up']}{names.get(m['name'], m['name'])}{m['quote']}", text)


def _in_style(path: str, names: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    def swapped(match: re.Match[str]) -> str:
        target = _beside(path, match["name"])
        return f"url(../../{names[target]})" if target in names else match[0]

    return swapped


def _names(path: str, text: str, known: Mapping[str, bytes]) -> set[str]:
    """The files that one file names."""
    if path.endswith(".css"):
        return {_beside(path, m["name"]) for m in IN_STYLE.finditer(text)} & known.keys()
    return {m["name"] for m in NAMED.finditer(text)} & known.keys()


def _beside(path: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))


def _reached(path: str, named: Mapping[str, set[str]]) -> set[str]:
    found, todo = {path}, [path]
    while todo:
        todo += (more := named[todo.pop()] - found)
        found |= more
    return found


def _hashed(path: str, reached: Collection[str], files: Mapping[str, bytes]) -> str:
    mark = hashlib.sha256()
    for other in sorted(reached):
        mark.update(other.encode() + b"\0" + hashlib.sha256(files[other]).digest())
    stem, ending = posixpath.splitext(HASHED.sub("", KIND.sub("", path).replace("/", "-")))
    return f"{FIXED}{stem}.{mark.hexdigest()[:10]}{ending}"
