"""What is done to the text of a page before it is shown, and what is done to it in its frame, on screen alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from html import escape

from portal.content.library import Library
from portal.content.model import Content
from portal.content.words import SITE, Words
from portal.publish.handed_in import with_sizes
from portal.publish.pictograms import with_pictograms

PERMALINK = '<a class="headerlink"'
TABLE = re.compile(r"<table>.*?</table>", re.S)
ABBR = re.compile(r'<abbr title="[^"]*">(.*?)</abbr>')
BACK = re.compile(r'<a class="footnote-backref" href="#fnref(?P<use>\d*):(?P<note>[^"]+)" title="(?P<title>[^"]*)"')


def in_language(html: str, language: str, words: Mapping[str, Words]) -> str:
    """The text of a page with what extensions of Markdown write into it said in its language, and without the site's own long forms."""
    if language == SITE:
        return html
    own, theirs = words[SITE], words[language]
    back = re.compile(re.escape(escape(own.frame_back)).replace(r"\{\}", r"(\d+)"))
    html = back.sub(lambda found: escape(theirs.frame_back).replace("{}", found[1]), ABBR.sub(r"\1", html))
    return html.replace(f'title="{escape(own.frame_section)}"', f'title="{escape(theirs.frame_section)}"')


def as_shown(html: str, item: Content, library: Library) -> str:
    """The text of a page in its language, with its pictures and their sizes."""
    html = in_language(html, item.language, library.words)
    return with_pictograms(with_sizes(html, item.path, library.pictures), item, library)


def dress(html: str, place: str) -> str:
    """The text with quiet permalinks, boxes in which wide tables scroll, and links back from notes that each have a name.

    `place` says which of several places of a note a link goes to, with `{place}` and `{places}`.
    """
    html = html.replace(PERMALINK, f'{PERMALINK} tabindex="-1" aria-hidden="true"')
    html = TABLE.sub(lambda table: f'<div class="gp-wide">{table[0]}</div>', html)
    uses = Counter(back["note"] for back in BACK.finditer(html))
    return BACK.sub(lambda back: _named(back, uses[back["note"]], place), html)


def _named(back: re.Match[str], uses: int, place: str) -> str:
    """A link back, named by its note, and where the text uses that note more than once, by the place that it leads to."""
    which = place.replace("{place}", back["use"] or "1").replace("{places}", str(uses))
    name = f"{back['title']}, {which}" if uses > 1 else back["title"]
    return f'<a class="footnote-backref" href="#fnref{back["use"]}:{back["note"]}" aria-label="{name}"'
