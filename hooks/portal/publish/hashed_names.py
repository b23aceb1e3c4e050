"""Names that say what is in a file: `portal.1f0c2a9b.css` may be kept for ever, because another content gets another name.

Each file that a page loads is copied below `assets/fixed/`, and what names it there is changed. The plain names stay as well: what is
not rewritten here, or stands in somebody else's page, goes on working.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Mapping

from portal.publish.hosting import FIXED

ENDINGS = (".css", ".js", ".mjs", ".woff2")
HASHED = re.compile(r"\.[0-9a-f]{8}(\.min)?(?=\.)")
NAMED = re.compile(
    r"""(?P<quote>["'`])(?P<up>(?:[^"'`\s<>:]*/)?)(?P<name>(?:assets|search)/[\w./-]+\.(?:css|m?js|woff2))(?P=quote)"""
)
BESIDE = re.compile(r"""(?P<quote>["'`])\./(?P<name>[\w.-]+\.m?js)(?P=quote)""")
IN_STYLE = re.compile(r"""url\((?P<quote>["']?)(?P<name>[^"')\s]+)(?P=quote)\)""")
SCRIPTS = "assets/javascripts/"
UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""The theme's own search, which no page loads."""


def is_fixed(path: str) -> bool:
    """Whether a file of the site gets a name of this kind."""
    inside = path.startswith("assets/") or path == "search/index.js"
    return inside and path.endswith(ENDINGS) and not path.startswith((*UNUSED, FIXED))


def fixed_names(files: Mapping[str, bytes]) -> dict[str, str]:
    """The other name of each file, by its plain one. A hash covers the file and all that it names, however far."""
    wanted = {path: data for path, data in files.items() if is_fixed(path)}
    named = {path: _names(path, data, wanted) for path, data in wanted.items()}
    found = {}
    for path in wanted:
        reached, todo = {path}, [path]
        while todo:
            todo += (more := named[todo.pop()] - reached)
            reached |= more
        mark = hashlib.sha256()
        for other in sorted(reached):
            mark.update(other.encode() + b"\0" + hashlib.sha256(wanted[other]).digest())
        stem, ending = posixpath.splitext(HASHED.sub("", posixpath.basename(path)))
        found[path] = f"{FIXED}{stem}.{mark.hexdigest()[:10]}{ending}"
    return found


def with_fixed_names(path: str, text: str, names: Mapping[str, str]) -> str:
    """A page, script or style sheet that names the others by their other names.

    A script or a style sheet is meant to stand below `assets/fixed/`, which is as deep as the folder that it comes from.
    """
    if path.endswith(".css"):
        return IN_STYLE.sub(_in_style(path, names), text)
    text = NAMED.sub(lambda m: _swapped(m, names, m["name"], m["up"]), text)
    if path.endswith(".html"):
        return text
    return BESIDE.sub(lambda m: _swapped(m, names, SCRIPTS + m["name"], "../../"), text)


def _swapped(match: re.Match[str], names: Mapping[str, str], name: str, up: str) -> str:
    return f"{match['quote']}{up}{names[name]}{match['quote']}" if name in names else match[0]


def _in_style(path: str, names: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    def swapped(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), match["name"]))
        return f"url(../../{names[target]})" if target in names else match[0]

    return swapped


def _names(path: str, data: bytes, known: Mapping[str, bytes]) -> set[str]:
    """The files that one file names."""
    if path.endswith(".woff2") or path == "search/index.js":
        return set()
    text = data.decode("utf-8")
    if path.endswith(".css"):
        folder = posixpath.dirname(path)
        found = {posixpath.normpath(posixpath.join(folder, m["name"])) for m in IN_STYLE.finditer(text)}
    else:
        found = {m["name"] for m in NAMED.finditer(text)} | {SCRIPTS + m["name"] for m in BESIDE.finditer(text)}
    return found & known.keys()
