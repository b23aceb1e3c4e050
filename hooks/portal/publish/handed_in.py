"""Pictures of authors in finished pages: with their size on the site, and as part of the text where a page travels."""

from __future__ import annotations

import mimetypes
import posixpath
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from html import escape, unescape
from urllib.parse import unquote

from portal.content.pictures import Picture
from portal.text.links import address, site_path

IMAGE = re.compile(r"<img\b[^<>]*>")
SOURCE = re.compile(r'\ssrc="([^"]*)"')
WORDS = re.compile(r'\salt="([^"]*)"')
WIDEST = 640
"""How many points across a picture has on a page at most; its file has more, for fine screens."""
ABOVE = re.compile(r"<h2\b")


def with_sizes(html: str, path: str, pictures: Mapping[str, Picture]) -> str:
    """The page with the size of each picture, so that nothing moves while it loads. What stands far down is loaded when it comes near."""
    fold = ABOVE.search(html)
    start = fold.start() if fold else len(html)

    def sized(picture: Picture, source: str, words: str, place: int) -> str:
        width, height = shown_size(picture)
        later = ' loading="lazy"' if place > start else ""
        return f'<img alt="{words}" src="{source}" width="{width}" height="{height}"{later}>'

    return _each(html, path, pictures, sized)


def with_data(html: str, path: str, pictures: Mapping[str, Picture]) -> str:
    """The page with each picture inside of it, for files that stand alone."""

    def inside(picture: Picture, source: str, words: str, place: int) -> str:
        kind = mimetypes.guess_type(unescape(source))[0] or "image/png"
        return f'<img alt="{words}" src="data:{kind};base64,{b64encode(picture.data).decode()}" class="gp-picture">'

    return _each(html, path, pictures, inside)


def shown_size(picture: Picture) -> tuple[int, int]:
    """Width and height on a page, in points."""
    width = min(picture.width, WIDEST)
    return width, max(1, round(picture.height * width / picture.width))


def _each(
    html: str, path: str, pictures: Mapping[str, Picture], render: Callable[[Picture, str, str, int], str]
) -> str:
    if not pictures or "<img" not in html:
        return html
    by_place = {site_path(name): picture for name, picture in pictures.items()}

    def replaced(match: re.Match[str]) -> str:
        source, words = SOURCE.search(match[0]), WORDS.search(match[0])
        place = posixpath.normpath(posixpath.join(address(path), unquote(unescape(source[1])))) if source else ""
        picture = by_place.get(place)
        if not picture or not source:
            return match[0]
        return render(picture, escape(unescape(source[1])), words[1] if words else "", match.start())

    return IMAGE.sub(replaced, html)
