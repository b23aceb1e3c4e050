"""What others put into their own pages: a card for each answer and each topic, as a script and as a page for a frame.

The version is part of the address. What stands at `/embed/v1/` may gain, and never breaks a page that uses it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from html import escape

from portal.content.figures import day_in_words
from portal.content.kinds import QUESTION_FOLDERS, is_in, topic_address, topic_at
from portal.content.last_days import first_to_lapse, mark_day
from portal.content.library import Library, cited_by
from portal.content.model import Question
from portal.content.words import SITE, Words
from portal.text.links import address, site_path
from portal.text.policy import bare_policy

FOLDER = "embed/v1/"
CODE = "assets/javascripts/embed/v1.mjs"
SOURCE = "Source: Guidepost. Text under CC BY 4.0."
STYLE = "assets/stylesheets/card.css"
DAYS = "assets/javascripts/shared/out-of-date.mjs"


@dataclass(frozen=True, slots=True)
class Told:
    """One question in a card."""

    question: str
    short: str
    address: str
    expires: str
    """The last day on which all that the answer cites was good, such as 2026-12-31; empty where that holds for good."""


@dataclass(frozen=True, slots=True)
class Card:
    """What one embedding shows. A card of one answer has that question as its title."""

    name: str
    """`drug-testing` for an answer, `topic-barriers` for a topic."""
    title: str
    address: str
    reviewed: str
    source: str
    answers: tuple[Told, ...]


def cards(library: Library) -> tuple[Card, ...]:
    """A card for each answer, one for each topic, and each of them again under the names that it once had."""
    questions = library.of(Question)
    found = [
        Card(
            item.slug, item.title, address(item.path), day_in_words(str(item.reviewed)), SOURCE, (_told(item, library),)
        )
        for item in questions
    ]
    for topic in library.topics.values():
        inside = library.questions_of(topic)
        if inside:
            oldest = min(item.reviewed for item in inside)
            told = tuple(_told(item, library) for item in inside)
            where = topic_address(topic.id)
            found.append(Card(f"topic-{topic.id}", topic.title, where, _since(oldest), SOURCE, told))
    return (*found, *_under_old_names(library, found))


def _under_old_names(library: Library, found: list[Card]) -> Iterator[Card]:
    """A question that was renamed or merged, and a topic that has another id, go on standing where they were embedded."""
    by_address = {card.address: card for card in found}
    for old, new in library.moves.pages.items():
        card = by_address.get(new.partition("#")[0])
        if card and any(is_in(old, site_path(folder)) for folder in QUESTION_FOLDERS):
            yield replace(card, name=old.strip("/").rpartition("/")[2])
    for old, new in library.moves.anchors.items():
        if (topic := topic_at(old)) and new in by_address:
            yield replace(by_address[new], name=f"topic-{topic}")


def _told(item: Question, library: Library) -> Told:
    expires = first_to_lapse(cited_by(item, library))
    return Told(item.title, item.body.short, address(item.path), str(expires or ""))


def _since(oldest: date) -> str:
    return f"{day_in_words(str(oldest))} or later"


def embed_names(library: Library) -> set[str]:
    """The addresses of all that can be embedded."""
    return {f"{FOLDER}{card.name}{ending}" for card in cards(library) for ending in (".js", ".html")}


def render_embeds(library: Library, code: str, today: date) -> dict[str, str]:
    """Every script and every page for a frame, by its path, as it stands on a day. `code` is the text of `embed/v1.mjs`."""
    plain_code = code.replace("export function", "function")
    found = {}
    for card in cards(library):
        data = json.dumps(asdict(card), ensure_ascii=False).replace("<", "\\u003c")
        found[f"{FOLDER}{card.name}.js"] = (
            f"(() => {{\n{plain_code}\n"
            f'show({data}, new URL("../../", /** @type {{HTMLScriptElement}} */ (document.currentScript).src).href);\n}})();\n'
        )
        found[f"{FOLDER}{card.name}.html"] = render_frame(card, today, library.words[SITE])
    return found


def render_frame(card: Card, today: date, words: Words) -> str:
    """A card as a page of its own, for a frame; its links open in the whole window.

    A script of the site says above an answer what is past its last good day; without one the answer says the day itself.
    """
    up = "../" * FOLDER.count("/")
    single = len(card.answers) == 1 and card.answers[0].question == card.title
    if single:
        body = f"{_short(card.answers[0], today)}\n{_link(up, card.address, 'Read the whole answer')}"
    else:
        inside = [
            f"<details><summary>{escape(told.question)}</summary>\n{_short(told, today)}\n"
            f"{_link(up, told.address, f'Read the whole answer: {told.question}')}</details>"
            for told in card.answers
        ]
        body = "\n".join([*inside, _link(up, card.address, f"All questions: {card.title}")])
    told = {"mark": words.frame_lapsed_mark, "since": words.frame_lapsed_since, "check": words.frame_lapsed_before}
    says = f"{card.title} A card of Guidepost to show in a frame of another page."
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{bare_policy()}">
<title>{escape(card.title)} (card)</title>
<meta name="description" content="{escape(says[:190])}">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="{up}assets/images/favicon.svg">
<link rel="canonical" href="{up}{card.address}">
<base target="_top">
<link rel="stylesheet" href="{up}{STYLE}">
{f'<script type="module" src="{up}{DAYS}"></script>' if any(told.expires for told in card.answers) else ""}
</head>
<body data-words="{escape(json.dumps(told))}">
<main>
<article>
<h1>{escape(card.title)}</h1>
{body}
<p><small>{escape(card.source)} Reviewed {card.reviewed}.</small></p>
</article>
</main>
</body>
</html>
"""


def _short(told: Told, today: date) -> str:
    """The short answer with its last good day below it, or above it what is said once that is past."""
    short = f"<p>{escape(told.short)}</p>"
    if not told.expires:
        return short
    day = date.fromisoformat(told.expires)
    said = f'<p class="gp-day">{mark_day(day, today)}</p>'
    return f"{said}\n{short}" if today > day else f"{short}\n{said}"


def _link(up: str, where: str, words: str) -> str:
    return f'<p><a href="{up}{where}">{escape(words)}</a></p>'
