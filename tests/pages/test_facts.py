"""Facts stand by topic: a note's link opens a page of some, and every link to the page of all facts arrives."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from helping.browser import until
from portal.content.fact_areas import AREAS, fact_homes
from portal.content.library import Library
from portal.content.model import Question
from portal.text.links import address as address_of

LARGEST = 200_000
"""Bytes of a page of facts. A page of all of them took a phone seconds to open."""


def test_each_fact_stands_on_one_page_of_its_own_topic(library: Library) -> None:
    assert set(library.homes) == set(library.facts)
    assert set(library.homes.values()) == {f"docs/facts/{area}.md" for area in AREAS}
    assert library.fact_page("zero-exclusion") == "docs/facts/ips.md"
    assert library.fact_page("ssa-phone") == "docs/facts/benefits.md"


def test_a_fact_that_no_page_cites_goes_where_most_of_its_source_are(library: Library) -> None:
    uncited = "ssi-federal-rate-single-2027"
    assert uncited not in library.citing()
    assert library.fact_page(uncited) == "docs/facts/benefits.md"


def test_without_pages_of_topics_all_facts_stay_together(library: Library) -> None:
    content = {path: item for path, item in library.content.items() if not path.startswith("docs/facts/")}
    assert fact_homes(content, library.facts, library.citing()) == {}
    assert replace(library, homes={}).fact_page("zero-exclusion") == "docs/facts.md"


def test_no_page_of_facts_is_long(site: Path) -> None:
    pages = {path.parent.name: path.stat().st_size for path in (site / "facts").rglob("index.html")}
    assert len(pages) == 1 + len(AREAS)
    assert {name: size for name, size in pages.items() if size > LARGEST} == {}


def test_a_notes_link_leads_to_the_fact_without_a_detour(site: Path, library: Library) -> None:
    for item in library.of(Question):
        html = (site / address_of(item.path) / "index.html").read_text(encoding="utf-8")
        for page, name in re.findall(r'href="\.\./\.\./(facts/[^"#]*)#([^"]+)"', html):
            assert page == address_of(library.fact_page(name)), item.path


@pytest.mark.parametrize("name", ["pass-business-plan", "zero-exclusion", "ndrn-finder"])
def test_a_link_to_the_page_of_all_facts_arrives_at_the_fact(
    page: Page, address: str, library: Library, name: str
) -> None:
    fact = {"ndrn-finder": "rights-protection-advocacy"}.get(name, name)
    page.goto(f"{address}/facts/#{name}")
    page.wait_for_url(f"{address}/{address_of(library.fact_page(fact))}#{fact}")
    until(
        page,
        "(() => { const { top } = document.querySelector(':target').getBoundingClientRect(); return top > -2 && top < 200 })()",
    )
