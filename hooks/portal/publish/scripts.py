"""The scripts of a page: each says in its head which pages need it, is put into those, and is published with their others as one.

// @needs .gp-fact, table     pages that hold an element of one of these kinds: `.class`, `#id`, or its name
// @steady                    it moves nothing, so the page need not wait for it
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from portal.publish.styles import from_root

FOLDER = "assets/javascripts/"
WORKER = "assets/javascripts/search/worker.mjs"
"""Loaded by its address, and from a disk as a classic script. So it is published joined with what it imports, in its own place."""
NEEDS = re.compile(r"^// @needs (.+)$", re.M)
STEADY = re.compile(r"^// @steady$", re.M)
MODULE = re.compile(r"""[ \t]*<script\b(?=[^<>]*\stype="module")[^<>]*\ssrc="(?P<src>[^"]+)"[^<>]*></script>\n?""")
ASSET = re.compile(r"""\s(?:href|src)="(?P<up>[^":]*)assets/""")
HEAD_ENDS = "</head>"
WAITS = ' blocking="render"'
LATER = ' fetchpriority="low"'
PATTERNS = {".": r'\sclass="(?:[^"]*\s)?{}[\s"]', "#": r'\sid="{}"', "": r"<{}[\s>]"}


@dataclass(frozen=True, slots=True)
class Script:
    """A module that pages load."""

    path: str
    """From the root of the site."""
    needs: tuple[str, ...]
    steady: bool
    """It puts nothing into a page that moves the rest: what it fills has its room from the first."""

    def has_work(self, html: str) -> bool:
        """Whether the page holds anything that the script looks for."""
        return any(_holds(html, need) for need in self.needs)


def read_scripts(overrides: Path) -> tuple[Script, ...]:
    """Every script below a theme's folder that says what it needs. The others are loaded by these, or by a template."""
    found = []
    for path in sorted((overrides / FOLDER).rglob("*.mjs")):
        text = path.read_text(encoding="utf-8")
        if needs := NEEDS.search(text):
            words = tuple(word.strip() for word in needs[1].split(","))
            found.append(Script(path.relative_to(overrides).as_posix(), words, bool(STEADY.search(text))))
    return tuple(found)


def with_scripts(html: str, scripts: Iterable[Script]) -> str:
    """The page with those of the scripts that have work in it, before its first paint where they would move it."""
    first = ASSET.search(html)
    tags = [
        f'  <script type="module"{LATER if script.steady else WAITS} src="{first["up"]}{script.path}"></script>\n'
        for script in scripts
        if first and script.has_work(html)
    ]
    return html.replace(HEAD_ENDS, "".join([*tags, HEAD_ENDS]), 1)


def modules_of(html: str) -> tuple[str, ...]:
    """The module scripts of a page in their order, by their paths from the root of the site."""
    found = (match["src"] for match in MODULE.finditer(html))
    return tuple(dict.fromkeys(from_root(src) for src in found))


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


def _holds(html: str, need: str) -> bool:
    mark = need[0] if need[0] in PATTERNS else ""
    name = need.removeprefix(mark)
    return name in html and bool(re.search(PATTERNS[mark].format(re.escape(name)), html))
