"""`aliases:` keep old addresses alive: each becomes a small page that sends a reader on, with or without JavaScript."""

from __future__ import annotations

from html import escape

from portal.library import Library
from portal.links import address, alias_address


def render_redirect(old: str, new: str, title: str) -> str:
    """The page that stands at an old address."""
    target = "../" * old.count("/") + new
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Moved: {escape(title)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="0; url={escape(target)}">
<link rel="canonical" href="{escape(target)}">
</head>
<body>
<main>
<h1>This page has moved</h1>
<p>It is now at <a href="{escape(target)}">{escape(title)}</a>.</p>
</main>
</body>
</html>
"""


def render_redirects(library: Library) -> dict[str, str]:
    """Every redirect page by its path on the site."""
    pages = {}
    for item in library.content.values():
        for alias in item.aliases:
            old = alias_address(alias, item.path)
            pages[f"{old}index.html"] = render_redirect(old, address(item.path), item.title)
    return pages
