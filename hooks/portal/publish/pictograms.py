"""Pictures beside words in finished pages: as files of the site, and inside of the text where it is printed."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping

from portal.content.library import Library
from portal.content.model import Content
from portal.content.pictograms import pictograms_of
from portal.text.links import address

FOLDER = "assets/pictograms/"
SIDE = 32
"""Width and height on a page, in points, before a style has its say: nothing moves while the picture loads."""
HEADING = re.compile(r'<h2\b[^>]*?\sid="([^"]+)"[^>]*>')
SHOWN = re.compile(r'(<img class="gp-pictogram" src=")[^"]*/([\w-]+)\.svg(" alt="")[^>]*>')


def pictogram_files(library: Library) -> dict[str, str]:
    """The picture of each idea by its place on the site."""
    return {f"{FOLDER}{idea}.svg": drawing for idea, drawing in library.symbols.items()}


def with_pictograms(html: str, item: Content, library: Library) -> str:
    """The page with a picture in front of the words of its headings. Its text is empty: who listens to the page hears the words alone."""
    ideas = pictograms_of(item, library)
    place = f"{'../' * address(item.path).count('/')}{FOLDER}"

    def beside(found: re.Match[str]) -> str:
        if found[1] not in ideas:
            return found[0]
        picture = f'src="{place}{ideas[found[1]]}.svg" alt="" width="{SIDE}" height="{SIDE}"'
        return f'{found[0]}<img class="gp-pictogram" {picture}>'

    return HEADING.sub(beside, html) if ideas else html


def with_symbols_inside(html: str, symbols: Mapping[str, str]) -> str:
    """The page with each such picture inside of it, for files that stand alone. `symbols` are SVG by idea."""

    def inside(found: re.Match[str]) -> str:
        data = b64encode(symbols[found[2]].encode()).decode()
        return f"{found[1]}data:image/svg+xml;base64,{data}{found[3]}>"

    return SHOWN.sub(inside, html)
