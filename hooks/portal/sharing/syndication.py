"""The feeds of the questions: JSON Feed 1.1 and Atom, an entry a change, the newest first, with what changed in words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from portal.content.changes import Change
from portal.content.last_days import out_of_date
from portal.sharing.answers import Answer

TITLE = "Guidepost: questions and answers"
SAYS = "New and changed answers about helping people with disabilities find work of their own choosing."
EXTENSION = "_guidepost"
"""Where JSON Feed lets a publisher add keys of its own: the last good day of an answer, and whether it was past."""
LENGTH = 100
"""The most entries that a feed holds."""

Entry = tuple[Change, Answer]


def entries(found: Iterable[Answer]) -> list[Entry]:
    """The changes of all answers, the newest first, as many as a feed holds."""
    told = [(change, answer) for answer in found for change in answer.changes]
    return sorted(told, key=lambda entry: (-entry[0].day.toordinal(), entry[1].question.slug))[:LENGTH]


def identify(entry: Entry) -> str:
    """The name of one change, the same in both feeds and in every build, whatever the address of the site."""
    change, answer = entry
    return uuid5(NAMESPACE_URL, f"guidepost/{answer.question.slug}/{change.day}/{change.what}").urn


def headline(entry: Entry) -> str:
    """What changed, then where: 'Figure updated: Can I …?'"""
    change, answer = entry
    return f"{change.what[:1].upper()}{change.what[1:]}: {answer.question.title}"


def told_short(answer: Answer) -> str:
    """The short answer, behind a warning where something of the answer no longer holds."""
    return f"{out_of_date(answer.expires)} {answer.short}" if answer.expires and answer.out_of_date else answer.short


def render_json_feed(found: tuple[Answer, ...], base: str) -> str:
    """JSON Feed 1.1."""
    items = [
        {
            "id": identify((change, answer)),
            "url": f"{base}{answer.address}",
            "title": headline((change, answer)),
            "summary": told_short(answer),
            "content_html": answer.html,
            "date_published": at_midnight(change.day),
            "date_modified": at_midnight(change.day),
            "tags": list(answer.question.topics),
            **(
                {EXTENSION: {"expires": str(answer.expires), "out_of_date": answer.out_of_date}}
                if answer.expires
                else {}
            ),
        }
        for change, answer in entries(found)
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": TITLE,
        "description": SAYS,
        "home_page_url": f"{base}faq/",
        "feed_url": f"{base}faq/feed.json",
        "language": "en-US",
        "authors": [{"name": "Guidepost"}],
        "items": items,
    }
    return json.dumps(feed, indent=1, ensure_ascii=False) + "\n"


def render_atom(found: tuple[Answer, ...], base: str) -> str:
    """Atom (RFC 4287). Without an address of the site its links are relative to the feed."""
    up = base or "../"
    told = entries(found)
    newest = told[0][0].day if told else date(2026, 1, 1)
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">',
        f"<id>{uuid5(NAMESPACE_URL, 'guidepost/faq').urn}</id>",
        f"<title>{escape(TITLE)}</title>",
        f"<subtitle>{escape(SAYS)}</subtitle>",
        f"<updated>{at_midnight(newest)}</updated>",
        "<author><name>Guidepost</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(f"{up}faq/feed.xml")}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(f"{up}faq/")}/>',
    ]
    for change, answer in told:
        parts += [
            "<entry>",
            f"<id>{identify((change, answer))}</id>",
            f"<title>{escape(headline((change, answer)))}</title>",
            f"<updated>{at_midnight(change.day)}</updated>",
            f'<link rel="alternate" type="text/html" href={quoteattr(f"{up}{answer.address}")}/>',
            *(f"<category term={quoteattr(topic)}/>" for topic in answer.question.topics),
            f"<summary>{escape(told_short(answer))}</summary>",
            f'<content type="html" xml:base={quoteattr(up)}>{escape(answer.html)}</content>',
            "</entry>",
        ]
    return "\n".join([*parts, "</feed>", ""])


def at_midnight(day: date) -> str:
    """A day as feeds write it: midnight, in universal time."""
    return f"{day}T00:00:00Z"
