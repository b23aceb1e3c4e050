"""The handbook before it is drawn, made from the pages of a built site."""

from __future__ import annotations

import re
from pathlib import Path

from bench_editions import CONTROLS
from portal.content.library import Library
from portal.editions import handbook
from portal.print.handbook.volume import Volume, make_volume
from portal.text.links import address

CONTENT = re.compile(r'<div class="gp-content[^>]*>\n(.*?)\n  </div>\n', re.S)


def contents_of(site: Path, library: Library) -> dict[str, str]:
    """The HTML of each page of the book, as a build has it."""
    found = {}
    for page in (page for part in handbook.plan_handbook(library) for page in part.pages):
        match = CONTENT.search((site / address(page.path) / "index.html").read_text(encoding="utf-8"))
        assert match, page.path
        found[page.path] = CONTROLS.sub("", match[1])
    return found


def volume_of(site: Path, library: Library, host: str) -> Volume:
    """The book as it is printed."""
    parts = handbook.plan_handbook(library)
    contents = contents_of(site, library)
    return make_volume(parts, contents, library.terms, place=lambda _, anchor: f"#{anchor}", host=host, paper=True)
