"""What the calculators of the learning path reckon with: figures of facts, rendered into the page, so that no script holds one.

Each calculator stands below a worked example in plain words. Without JavaScript the example is all there is, and it is complete.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape

from portal.content.figures import day_in_words, print_value
from portal.content.library import Library
from portal.text.links import address

CALCULATORS = {
    "rate": {"minimum": "benchmark-minimal", "average": "benchmark-average", "excellent": "benchmark-excellent"},
    "quarters": {"trial": "quarterly-versus-trial"},
    "week": {
        "caseload": "fidelity-caseload",
        "contacts": "fidelity-employer-contacts",
        "community": "fidelity-community",
        "employment": "fidelity-employment-only",
        "support": "support-weekly-first-month",
    },
    "outcomes": {
        "minimum": "benchmark-minimal",
        "average": "benchmark-average",
        "excellent": "benchmark-excellent",
        "contacts": "fidelity-employer-contacts",
    },
}
"""The facts that each calculator uses, by the name under which its script knows them."""


def render_calculator(name: str, library: Library, page: str) -> Iterator[str]:
    """The place of one calculator with its figures as JSON; nothing where one of its facts can't be stated."""
    wanted = CALCULATORS[name]
    if not set(wanted.values()) <= library.facts.keys():
        return
    up = "../" * address(page).count("/")
    facts = {}
    for short, fact_id in wanted.items():
        fact = library.facts[fact_id]
        first = fact.value[0] if fact.value else None
        facts[short] = {
            "value": float(first) if first is not None else None,
            "shown": print_value(first, fact.unit) if first is not None else "",
            "says": fact.says,
            "asOf": day_in_words(fact.as_of),
            "address": f"{up}facts/#{fact.id}",
        }
    told = json.dumps(facts, ensure_ascii=False)
    yield f'<div class="gp-calculator gp-{name}" data-calculator="{name}" data-facts="{escape(told)}"></div>'
