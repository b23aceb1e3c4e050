"""The scripts of a page: found in it, and put into it as one."""

from __future__ import annotations

import posixpath
import re

MODULE = re.compile(r"""[ \t]*<script\b(?=[^<>]*\stype="module")[^<>]*\ssrc="(?P<src>[^"]+)"[^<>]*></script>\n?""")
HEAD_ENDS = "</head>"


def modules_of(html: str) -> tuple[str, ...]:
    """The module scripts of a page in their order, by their paths from the root of the site."""
    found = (match["src"] for match in MODULE.finditer(html))
    return tuple(dict.fromkeys(_from_root(src) for src in found))


def with_one_script(html: str, name: str, *, classic: bool = False) -> str:
    """The page with one script in the place of its modules. It runs before the first paint, so nothing moves.

    On a disk browsers load no modules, so there it is a classic script that waits for the end of the page.
    """
    first = MODULE.search(html)
    if first is None:
        return html
    up = first["src"].partition("assets/")[0]
    how = "defer" if classic else 'type="module" blocking="render"'
    tag = f'  <script {how} src="{up}{name}"></script>\n  '
    return MODULE.sub("", html).replace(HEAD_ENDS, tag + HEAD_ENDS, 1)


def _from_root(src: str) -> str:
    """`../../assets/x.mjs` and `/folder/assets/x.mjs` are both `assets/x.mjs`."""
    return posixpath.normpath("assets/" + src.partition("assets/")[2])
