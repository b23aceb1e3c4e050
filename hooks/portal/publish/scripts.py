"""The scripts of a page: found in it, and put into it as one."""

from __future__ import annotations

import posixpath
import re

from portal.publish.styles import from_root

MODULE = re.compile(r"""[ \t]*<script\b(?=[^<>]*\stype="module")[^<>]*\ssrc="(?P<src>[^"]+)"[^<>]*></script>\n?""")
HEAD_ENDS = "</head>"
NEEDS = {
    "fact-filter": ("gp-fact",),
    "moved-place": ("gp-moved",),
    "quiz": ("gp-module",),
    "learn-progress": ("gp-path", "gp-module", "gp-onward", "gp-record"),
    "calculator": ("gp-calculator",),
    "share-answer": ("gp-share",),
    "embed-chooser": ("gp-cards",),
    "table-scroll": ("<table",),
    "timetable": ("gp-start",),
}
"""What a script looks for in a page, one of these or more; a page that holds none of them need not load it."""
STEADY = frozenset({"moved-place", "share-answer", "table-scroll", "timetable"})
"""Scripts that put nothing into a page that moves the rest: what they need has its room from the first."""
WAITS = ' blocking="render"'
LATER = ' fetchpriority="low"'


def modules_of(html: str) -> tuple[str, ...]:
    """The module scripts of a page in their order, by their paths from the root of the site."""
    found = (match["src"] for match in MODULE.finditer(html))
    return tuple(dict.fromkeys(from_root(src) for src in found))


def without_idle(html: str) -> str:
    """The page without the scripts that would find nothing to do in it. A script that is not known here stays.

    Of those that stay, the page waits only for the ones that would move it.
    """

    def kept(match: re.Match[str]) -> str:
        name = posixpath.basename(match["src"]).removesuffix(".mjs")
        needed = NEEDS.get(name)
        if needed is not None and not any(words in html for words in needed):
            return ""
        return match[0].replace(WAITS, LATER) if name in STEADY else match[0]

    return MODULE.sub(kept, html)


def with_one_script(html: str, name: str, *, classic: bool = False) -> str:
    """The page with one script in the place of its modules. Where one of them would move the page, it runs before the first paint.

    On a disk browsers load no modules, so there it is a classic script that waits for the end of the page.
    """
    first = MODULE.search(html)
    if first is None:
        return html
    up = first["src"].partition("assets/")[0]
    steady = all(LATER in match[0] for match in MODULE.finditer(html))
    how = "defer" if classic else f'type="module"{LATER if steady else WAITS}'
    tag = f'  <script {how} src="{up}{name}"></script>\n  '
    return MODULE.sub("", html).replace(HEAD_ENDS, tag + HEAD_ENDS, 1)
