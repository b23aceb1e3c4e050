"""`faq.json`: every question with its answer, for programs, and the schema that it keeps."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from portal.content.choices import AUDIENCES
from portal.content.entries import Fact, SourceRecord
from portal.content.last_days import is_expired
from portal.content.library import Library
from portal.sharing.answers import Answer
from portal.text.links import alias_address

VERSION = 1
LICENSE = "https://creativecommons.org/licenses/by/4.0/"


def render_catalog(found: tuple[Answer, ...], library: Library, base: str, today: date) -> str:
    """All questions as JSON, as they stand on a day. Addresses are full where the site knows its own, else counted from its root."""
    questions = [
        {
            "id": answer.question.slug,
            "question": answer.question.title,
            "short_answer": answer.short,
            "answer_html": answer.html,
            "topics": [{"id": name, "title": library.topics[name].title} for name in answer.question.topics],
            "audience": list(answer.question.audience),
            "facts": [_fact(fact, today) for fact in answer.facts],
            "sources": [_source(source) for source in answer.sources],
            "reviewed": str(answer.question.reviewed),
            "changes": [{"date": str(change.day), "what": change.what} for change in answer.changes],
            **_days(answer.expires, out_of_date=answer.out_of_date),
            "address": f"{base}{answer.address}",
            "aliases": [f"{base}{old}" for old in _old(answer, library)],
        }
        for answer in found
    ]
    data = {
        "version": VERSION,
        "schema": f"{base}faq/faq.schema.json",
        "license": LICENSE,
        "language": "en",
        "questions": questions,
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def render_index(found: tuple[Answer, ...], base: str) -> str:
    """What `faq.json` holds, without the answers: for a program that looks one question up."""
    questions = [
        {
            "id": answer.question.slug,
            "question": answer.question.title,
            "topics": list(answer.question.topics),
            "reviewed": str(answer.question.reviewed),
            "address": f"{base}{answer.address}",
        }
        for answer in found
    ]
    data = {"version": VERSION, "answers": f"{base}faq/faq.json", "language": "en", "questions": questions}
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _fact(fact: Fact, today: date) -> dict[str, object]:
    told = {"id": fact.id, "says": fact.says, "source": fact.source}
    return told | _days(fact.expires, out_of_date=is_expired(fact, today))


def _days(expires: date | None, *, out_of_date: bool) -> dict[str, object]:
    """The last good day, where there is one, and whether it was past when the site was built."""
    return {"expires": str(expires), "out_of_date": out_of_date} if expires else {"out_of_date": False}


def _source(source: SourceRecord) -> dict[str, str]:
    told = {"id": source.id, "title": source.title, "publisher": source.publisher, "date": source.date}
    return told | ({"url": source.url} if source.url else {})


def _old(answer: Answer, library: Library) -> list[str]:
    own = {alias_address(alias, answer.question.path) for alias in answer.question.aliases}
    return sorted(own | {old for old, new in library.moves.pages.items() if new.partition("#")[0] == answer.address})


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list(items: dict[str, Any], least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least, "uniqueItems": True}


def render_schema() -> str:
    """The JSON Schema of `faq.json`. A change that could break a reader raises the version."""
    text = {"type": "string", "minLength": 1}
    name = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
    place = {"type": "string", "pattern": "^(https?://[^/]+/)?([a-z0-9-]+/)*$"}
    day = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}
    days = {"expires": day, "out_of_date": {"type": "boolean"}}
    source = {"id": name, "title": text, "publisher": text, "date": text, "url": {"type": "string", "format": "uri"}}
    question = {
        "id": name,
        "question": {"type": "string", "pattern": r"\?$"},
        "short_answer": text,
        "answer_html": text,
        "topics": _list(_object({"id": name, "title": text}), 1),
        "audience": _list({"enum": list(AUDIENCES)}, 1),
        "facts": _list(_object({"id": name, "says": text, "source": name, **days}, optional=("expires",))),
        "sources": _list(_object(source, optional=("url",))),
        "reviewed": day,
        **days,
        "changes": _list(_object({"date": day, "what": text}), 1),
        "address": place,
        "aliases": _list(place),
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Guidepost questions",
        "description": "Every question of the site with its answer. The version changes only when a reader of version 1 could break.",
        **_object(
            {
                "version": {"const": VERSION},
                "schema": text,
                "license": {"const": LICENSE},
                "language": {"const": "en"},
                "questions": _list(_object(question, optional=("expires",)), 1),
            }
        ),
    }
    return json.dumps(schema, indent=1) + "\n"
