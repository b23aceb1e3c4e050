"""Open data: what the site publishes for other programs to read."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from portal.content.entries import CONFIDENCE, SEEN
from portal.content.last_days import is_expired
from portal.content.library import Library
from portal.sharing import catalog, syndication
from portal.sharing.answers import answers
from portal.text.links import address

FILES = ("facts/facts.json", "faq/faq.json", "faq/index.json", "faq/faq.schema.json", "faq/feed.json", "faq/feed.xml")


def render_all(library: Library, today: date, base: str = "") -> dict[str, str]:
    """Every published data file, by its path on the site. `base` is the site's address, or empty where nobody told it."""
    found = answers(library, base, today)
    texts = (
        render_facts(library, today),
        catalog.render_catalog(found, library, base, today),
        catalog.render_index(found, base),
        catalog.render_schema(),
        syndication.render_json_feed(found, base),
        syndication.render_atom(found, base),
    )
    return dict(zip(FILES, texts, strict=True))


def render_facts(library: Library, today: date) -> str:
    """All facts with their sources and the pages that cite them. Addresses are counted from the root of the site."""
    citing = library.citing()
    facts = []
    for fact in library.facts.values():
        source = library.sources[fact.source]
        facts.append(
            _without_empty(
                {
                    "id": fact.id,
                    "address": f"facts/#{fact.id}",
                    "says": fact.says,
                    "values": [_number(value) for value in fact.value],
                    "unit": fact.unit,
                    "limits": fact.limits,
                    "as_of": fact.as_of,
                    "expires": str(fact.expires or ""),
                    "out_of_date": is_expired(fact, today),
                    "confidence": CONFIDENCE[fact.confidence],
                    "source": _without_empty(
                        {
                            "id": source.id,
                            "title": source.title,
                            "publisher": source.publisher,
                            "date": source.date,
                            "url": source.url,
                            "read": SEEN[source.seen],
                            "where": fact.where,
                        }
                    ),
                    "cited_in": [address(item.path) for item in citing.get(fact.id, ())],
                }
            )
        )
    return json.dumps({"version": 1, "facts": facts}, indent=1, ensure_ascii=False) + "\n"


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", [], None)}
