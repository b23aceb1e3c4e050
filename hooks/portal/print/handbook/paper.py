"""The handbook on paper: what its template receives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portal.content.entries import Term
from portal.content.figures import day_in_words
from portal.editions.plan import Printed
from portal.print import qr
from portal.print.footnote_marks import hold_marks
from portal.print.handbook.volume import Division, make_volume, review_days
from portal.print.html import write_inside
from portal.print.margins import render_foot
from portal.print.page import shown
from portal.text.links import address


def paper_text(edition: Printed, contents: Mapping[str, str], terms: Mapping[str, Term], host: str) -> dict[str, Any]:
    """The text of the printed handbook, which is the same in both sizes. `contents` is the HTML of each page by its path."""
    volume = make_volume(edition.handbook, contents, terms, place=lambda _, anchor: f"#{anchor}", host=host, paper=True)
    return {"divisions": [_division(division, host) for division in volume.divisions], "index": volume.index}


def paper_context(edition: Printed, text: Mapping[str, Any], host: str) -> dict[str, Any]:
    """What the template of the printed handbook receives. `text` is what `paper_text` gives."""
    return {
        "edition": edition,
        "address": shown(host, edition.src),
        "qr": qr.as_image(f"{host}{edition.src}") if host else "",
        "reviewed": say_reviewed(edition),
        "style": render_foot(edition.words),
        **text,
    }


def say_reviewed(edition: Printed) -> str:
    """When the pages of the book were last checked."""
    oldest, newest = (day_in_words(str(day)) for day in review_days(edition.parts))
    return f"Reviewed {newest}" if oldest == newest else f"Reviewed between {oldest} and {newest}"


def _division(division: Division, host: str) -> dict[str, Any]:
    return {
        "id": division.id,
        "title": division.title,
        "says": division.says,
        "groups": [
            {
                "id": group.id,
                "title": group.title,
                "says": group.says,
                "pages": [
                    {
                        "name": page.name,
                        "level": page.level,
                        "title": page.item.title,
                        "address": shown(host, address(page.item.path)),
                        "reviewed": day_in_words(str(page.item.reviewed)),
                        "html": hold_marks(write_inside(page.body, xml=False)),
                    }
                    for page in group.pages
                ],
            }
            for group in division.groups
        ],
    }
