"""What a page may do in a browser: the Content-Security-Policy, as each page carries it and as a host sends it.

No directive allows inline code or `eval`, so a script that got into a page by mistake stays text. Why it is so:
docs/decisions/0021-nothing-inline.md
"""

from __future__ import annotations

SELF = "'self'"
PAGE = {
    "default-src": "'none'",
    "script-src": SELF,
    "style-src": SELF,
    "img-src": SELF,
    "font-src": SELF,
    "connect-src": SELF,
    "worker-src": SELF,
    "manifest-src": SELF,
    "frame-src": SELF,
    "form-action": SELF,
    "base-uri": "'none'",
}
BARE = {
    "default-src": "'none'",
    "script-src": SELF,
    "style-src": SELF,
    "img-src": SELF,
    "form-action": "'none'",
    "base-uri": "'none'",
    # Nothing on these pages turns a text into HTML.
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
"""For a page without a frame around it: a card in a frame of others, an old address."""
WALL = {**BARE, "font-src": SELF}
"""For what a group sees on the wall: a page without a frame, in our letters."""


def page_policy() -> str:
    """What each page of the site carries."""
    return _written(PAGE)


def bare_policy() -> str:
    """What a page without a frame around it carries."""
    return _written(BARE)


def wall_policy() -> str:
    """What the page for the wall carries."""
    return _written(WALL)


def framed_by(whom: str) -> str:
    """Who may show a page in a frame. Only a host can say that: a browser does not believe the page itself."""
    return _written({"frame-ancestors": whom})


def _written(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())
