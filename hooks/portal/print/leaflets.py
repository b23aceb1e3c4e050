"""Loose printed pages: a slip for every question, and posters for every topic, as work for the press."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from portal.content.figures import day_in_words
from portal.content.kinds import ALL, topic_address
from portal.content.library import Library, cited_by
from portal.content.model import Question
from portal.editions.places import slip
from portal.editions.posters import Poster, posters
from portal.print import qr
from portal.print.marks import hold_marks
from portal.print.page import shown
from portal.print.pdf.press import Job
from portal.print.slip import as_html, slip_of
from portal.text.links import address

STYLESHEET = "assets/stylesheets/leaflet.css"
TEMPLATES = ("print/slip.html", "print/poster.html")
Render = Callable[[str, Mapping[str, object]], str]


def leaflet_jobs(library: Library, host: str, looks: Mapping[str, bytes], render: Render) -> list[Job]:
    """Every slip and poster as work for the press. `looks` is what shapes them and no other edition."""
    seed = [host, *(looks[name].decode() for name in sorted(looks))]
    slips = [_slip_job(item, library, host, seed, render) for item in library.of(Question)]
    return [*slips, *(_poster_job(poster, host, seed, render) for poster in posters(library))]


def _slip_job(item: Question, library: Library, host: str, seed: list[str], render: Render) -> Job:
    src = slip(item, ALL) or ""
    topic = library.topics[item.topics[0]].title
    sources = [f"{fact.id} {fact.expires} {library.sources[fact.source]}" for fact in cited_by(item, library)]

    def make() -> str:
        where = shown(host, address(item.path))
        slip = slip_of(item, library, where)
        return render(TEMPLATES[0], {"slip": slip, **_common(host, address(item.path)), "words": _words(slip.numbers)})

    return Job(src, (src, item.title, topic, str(item.reviewed), item.body.text, *sources, *seed), make)


def _poster_job(poster: Poster, host: str, seed: list[str], render: Render) -> Job:

    def make() -> str:
        where = topic_address(poster.topic.id)
        sheets = [[_entry(question, host) for question in sheet] for sheet in poster.sheets]
        reviewed = day_in_words(str(poster.reviewed))
        return render(TEMPLATES[1], {"poster": poster, "sheets": sheets, "reviewed": reviewed, **_common(host, where)})

    rows = (str([(question.path, question.title) for question in sheet]) for sheet in poster.sheets)
    about = (poster.src, poster.topic.title, poster.topic.says, str(poster.reviewed), poster.paper)
    return Job(poster.src, (*about, *rows, *seed), make)


def _common(host: str, where: str) -> dict[str, Any]:
    return {
        "stylesheet": STYLESHEET,
        "address": shown(host, where),
        "qr": qr.as_image(f"{host}{where}") if host else "",
    }


def _entry(question: Question, host: str) -> dict[str, Any]:
    return {"title": question.title, **_common(host, address(question.path))}


def _words(numbers: Mapping[str, int]) -> Callable[[str], str]:
    return lambda text: hold_marks(as_html(text, numbers))
