"""Old addresses stay alive: a page that has moved leaves a small page, and a place that has moved leaves its anchor."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape

from portal.content.kinds import FACTS_PAGE
from portal.content.library import Library
from portal.content.model import Content
from portal.text.links import address, relative, site_path
from portal.text.policy import bare_policy
from portal.text.prose import place_in

SCRIPT = "assets/javascripts/site/redirect.mjs"


def render_redirect(old: str, new: str, title: str, places: Mapping[str, str]) -> str:
    """The page that stands at an old address. `places` are its old anchors with the address that each has now.

    Without JavaScript a browser is sent to the page; with it, also to the place on the page.
    """
    up = "../" * old.count("/")
    target = escape(up + new)
    known = {f"#{name}": up + place for name, place in sorted(places.items())}
    moved = json.dumps({"places": known, "page": up + new.partition("#")[0], "whole": up + new}).replace("<", "\\u003c")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{bare_policy()}">
<title>Moved: {escape(title)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="{up}assets/images/favicon.svg">
<script type="application/json" id="moved">{moved}</script>
<script src="{up}{SCRIPT}"></script>
<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
<link rel="canonical" href="{target}">
</head>
<body>
<main>
<h1>This page has moved</h1>
<p>It is now at <a href="{target}">{escape(title)}</a>.</p>
</main>
</body>
</html>
"""


def render_redirects(library: Library) -> dict[str, str]:
    """Every redirect page by its path on the site."""
    by_address = {address(item.path): item for item in library.content.values()}
    pages = {}
    for old, new in library.moves.pages.items():
        item = by_address.get(new.partition("#")[0])
        if item:
            pages[f"{old}index.html"] = render_redirect(old, new, item.title, library.moves.on(old))
    return pages


def with_old_places(item: Content, body: str, library: Library) -> str:
    """The body with the anchors that it once had: beside the heading that has the matter now, or as a line that says where it is.

    The line is in sight only for a reader who came to that anchor.
    """
    here = address(item.path)
    by_address = {address(other.path): other for other in library.content.values()}
    away = []
    for old, new in library.moves.on(here).items():
        page, _, anchor = new.partition("#")
        if item.path == FACTS_PAGE and page == here:
            page = address(library.fact_page(anchor))
        if page == here:
            cut = place_in(body, anchor) if anchor else 0
            body = f'{body[:cut]}<div id="{old}" class="gp-place"></div>\n\n{body[cut:]}'
        elif page in by_address:
            other = by_address[page]
            link = f"{relative(site_path(other.path), site_path(item.path))}{f'#{anchor}' if anchor else ''}"
            away.append(
                f'<div id="{old}" class="gp-moved" markdown>\n\nThis part is now at [{other.title}]({link}).\n\n</div>\n'
            )
    return f"{body.rstrip()}\n\n{chr(10).join(away)}" if away else body
