"""A page while some of its printed editions are still being printed: it offers only those that are there."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from urllib.parse import urljoin

from portal.pages.views import View

LINK = re.compile(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', re.S)
PICTURE = re.compile(r'<img [^>]*?src="([^"]+)"[^>]*>')


def without(view: View, waiting: Collection[str]) -> View:
    """What a template may know, without the editions that are waiting to be printed."""
    there = tuple(edition for edition in view.editions if edition.src not in waiting)
    slip, for_you = ("" if name in waiting else name for name in (view.slip, view.slip_for_you))
    return replace(view, editions=there, slip=slip, slip_for_you=for_you)


def without_links(html: str, url: str, waiting: Collection[str]) -> str:
    """The text of a page, whose address is `url`: a link to such an edition becomes plain words, and its picture nothing."""

    def where_waiting(words: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
        return lambda found: words(found) if urljoin(f"/{url}", found[1]).lstrip("/") in waiting else found[0]

    html = LINK.sub(where_waiting(lambda link: link[2]), html)
    return PICTURE.sub(where_waiting(lambda _: ""), html)
