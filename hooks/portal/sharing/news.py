"""What changed on the whole site: a list by month for a page, and feeds of it, each line in a reader's words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from portal.content.changes import Change, changes_of
from portal.content.figures import day_in_words
from portal.content.library import Library, describe, link_to
from portal.content.model import Content
from portal.sharing.syndication import at_midnight
from portal.text.links import address

FILES = ("changes/feed.json", "changes/feed.xml")
TITLE = "Guidepost: what changed"
SAYS = "Every change of a page, a question, a guide or a sheet, in words, the newest first."
LENGTH = 100
"""The most entries that a feed holds."""


@dataclass(frozen=True, slots=True)
class News:
    """One change with the page that it belongs to."""

    change: Change
    item: Content

    @property
    def headline(self) -> str:
        """What changed, then where."""
        return f"{self.what}: {self.item.title}"

    @property
    def what(self) -> str:
        """What changed, with a capital."""
        return f"{self.change.what[:1].upper()}{self.change.what[1:]}"

    @property
    def name(self) -> str:
        """The same in both feeds and in every build, whatever the address of the site."""
        return uuid5(NAMESPACE_URL, f"guidepost/{address(self.item.path)}/{self.change.day}/{self.change.what}").urn


def news(library: Library) -> list[News]:
    """All changes that pages tell of, the newest first. A page that tells none was not changed since it has been there."""
    found = [News(change, item) for item in library.content.values() if item.changes for change in changes_of(item)]
    return sorted(found, key=lambda one: (-one.change.day.toordinal(), one.change.what, one.item.title.casefold()))


def render_news(library: Library, page: str) -> Iterator[str]:
    """A heading a month, one a day below it, and a line for each kind of change with its pages."""
    for month, in_month in groupby(news(library), lambda one: (one.change.day.year, one.change.day.month)):
        name = day_in_words(str(date(*month, 1))).replace(" 1,", "")
        yield f"\n## {name} {{ #{month_anchor(*month)} }}\n"
        for day, on_day in groupby(in_month, lambda one: one.change.day):
            yield f"\n**{day_in_words(str(day))}**\n"
            for what, alike in groupby(on_day, lambda one: one.what):
                links = [link_to(one.item, page) for one in alike]
                yield (
                    f"- {what}: {links[0]}" if len(links) == 1 else f"- {what}, {len(links)} times: {' · '.join(links)}"
                )


def month_anchor(year: int, month: int) -> str:
    """The id of a month's heading."""
    return f"in-{year}-{month:02}"


def month_anchors(library: Library) -> set[str]:
    """The ids of the headings that `render_news` writes."""
    return {month_anchor(one.change.day.year, one.change.day.month) for one in news(library)}


def render_feeds(library: Library, base: str) -> dict[str, str]:
    """JSON Feed 1.1 and Atom by path. Without an address of the site, links are counted from its root or from the feed."""
    told = news(library)[:LENGTH]
    return dict(zip(FILES, (_json(told, base), _atom(told, base)), strict=True))


def _json(told: list[News], base: str) -> str:
    items = [
        {
            "id": one.name,
            "url": f"{base}{address(one.item.path)}",
            "title": one.headline,
            "content_text": describe(one.item),
            "date_published": at_midnight(one.change.day),
            "date_modified": at_midnight(one.change.day),
        }
        for one in told
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": TITLE,
        "description": SAYS,
        "home_page_url": f"{base}changes/",
        "feed_url": f"{base}{FILES[0]}",
        "language": "en-US",
        "authors": [{"name": "Guidepost"}],
        "items": items,
    }
    return json.dumps(feed, indent=1, ensure_ascii=False) + "\n"


def _atom(told: list[News], base: str) -> str:
    up = base or "../"
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">',
        f"<id>{uuid5(NAMESPACE_URL, 'guidepost/changes').urn}</id>",
        f"<title>{escape(TITLE)}</title>",
        f"<subtitle>{escape(SAYS)}</subtitle>",
        f"<updated>{at_midnight(told[0].change.day if told else date(2026, 1, 1))}</updated>",
        "<author><name>Guidepost</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(up + FILES[1])}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(f"{up}changes/")}/>',
    ]
    for one in told:
        parts += [
            "<entry>",
            f"<id>{one.name}</id>",
            f"<title>{escape(one.headline)}</title>",
            f"<updated>{at_midnight(one.change.day)}</updated>",
            f'<link rel="alternate" type="text/html" href={quoteattr(up + address(one.item.path))}/>',
            f"<summary>{escape(describe(one.item))}</summary>",
            "</entry>",
        ]
    return "\n".join([*parts, "</feed>", ""])
