"""What a browser may take of the site: a manifest with icons, a search for its own box, a card for shared links, and a list of pages
that the page for missed addresses reads.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from portal.content.library import Library
from portal.content.model import Question
from portal.publish import pictures
from portal.search.shorthand import split
from portal.text.links import address

NAME = "Guidepost"
SAYS = "Help people with disabilities find work of their own choosing"
CARD = "assets/images/card.png"
FAVICON = "assets/images/favicon.svg"
ICONS = {
    "assets/icons/icon-192.png": (192, False),
    "assets/icons/icon-512.png": (512, False),
    "assets/icons/icon-whole-512.png": (512, True),
    "assets/icons/apple-touch-icon.png": (180, True),
}
SHORTEST = 4
"""Letters of a word that is told of a page for missed addresses."""
SHARED = 2
"""On so many pages it may stand."""
FONTS = [f"assets/fonts/atkinson-{style}.woff2" for style in ("700-normal", "400-normal")]


def render_browser_files(
    library: Library, shipped: Mapping[str, Path], colors: Mapping[str, str], base: str
) -> dict[str, str | bytes]:
    """Every file by its path. The card needs the typeface among what is `shipped`; the search box needs the address of the site."""
    paint = pictures.Paint(ground=colors["house"], sign=colors["sun"], letters=colors["white"])
    found: dict[str, str | bytes] = {
        name: pictures.draw_icon(size, paint, whole=whole) for name, (size, whole) in ICONS.items()
    }
    found[FAVICON] = pictures.render_favicon(paint)
    found["manifest.webmanifest"] = render_manifest(colors)
    found["addresses.json"] = render_addresses(library)
    if all(name in shipped for name in FONTS):
        bold, regular = (shipped[name] for name in FONTS)
        found[CARD] = pictures.draw_card(NAME, SAYS, paint, bold, regular)
    found["robots.txt"] = render_robots(base)
    if base:
        found["opensearch.xml"] = render_search(base)
    return found


def render_manifest(colors: Mapping[str, str]) -> str:
    """The web app manifest; its addresses are relative to it, so that the site may stand in any folder."""
    icons = [
        {"src": name, "sizes": f"{size}x{size}", "type": "image/png", "purpose": "maskable" if whole else "any"}
        for name, (size, whole) in ICONS.items()
        if "apple" not in name
    ]
    data = {
        "name": f"{NAME}: {SAYS[0].lower()}{SAYS[1:]}",
        "short_name": NAME,
        "description": SAYS,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "lang": "en-US",
        "dir": "ltr",
        "background_color": colors["day"],
        "theme_color": colors["house"],
        "icons": icons,
        "shortcuts": [{"name": "Questions", "url": "./faq/"}, {"name": "Session guides", "url": "./guides/discovery/"}],
    }
    return json.dumps(data, indent=1) + "\n"


def render_robots(base: str) -> str:
    """What robots may read: all of it. Where the site knows its own address, they learn where the map of it is."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {base}sitemap.xml\n" if base else "")


def render_search(base: str) -> str:
    """The OpenSearch description, which lets a browser search the site from its own box."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{escape(NAME)}</ShortName>
<Description>{escape(SAYS)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image width="192" height="192" type="image/png">{escape(base)}assets/icons/icon-192.png</Image>
<Url type="text/html" method="get" template={quoteattr(f"{base}search/?q={{searchTerms}}")}/>
<Url type="application/opensearchdescription+xml" rel="self" template={quoteattr(f"{base}opensearch.xml")}/>
<Language>en</Language>
</OpenSearchDescription>
"""


def render_addresses(library: Library) -> str:
    """Every page as address, title, further words by which a missed address may have meant it, and whether it is a question.

    Of what readers ask only words are told that hardly any other page has: the others would tell no page apart. Old addresses are whole.
    """
    old: dict[str, list[str]] = {}
    for gone, new in library.moves.pages.items():
        old.setdefault(new.partition("#")[0], []).append(gone)
    asked = {
        item.path: {word for text in library.wordings(item) for word in split(text)}
        for item in library.content.values()
    }
    spread = Counter(word for words in asked.values() for word in words)
    pages = []
    for item in library.content.values():
        place = address(item.path)
        told = {*split(item.title), *split(place.replace("-", " "))}
        rare = sorted(w for w in asked[item.path] - told if len(w) >= SHORTEST and spread[w] <= SHARED)
        pages.append([place, item.title, " ".join([*rare, *old.get(place, ())]), int(isinstance(item, Question))])
    return json.dumps({"pages": pages}, ensure_ascii=False, separators=(",", ":")) + "\n"
