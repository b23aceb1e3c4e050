"""What other programs read: feeds, the catalog of questions, and the data blocks of pages. Each is held against its schema."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from helping.sites import ROOT, small_library
from portal.content import model
from portal.content.library import Library
from portal.sharing import feeds
from portal.sharing.answers import with_full_links
from portal.text.body import Body

BASE = "https://guide.example/help/"
ATOM = "{http://www.w3.org/2005/Atom}"
DAY = date(2026, 11, 21)


def problems(schema: dict[str, Any], data: Any) -> list[str]:
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message[:200]}" for error in checker.iter_errors(data)]


def schema_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "tests/schemas" / f"{name}.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def published(library: Library) -> dict[str, str]:
    return feeds.render_all(library, DAY, BASE)


def test_the_json_feed_keeps_its_specification(published: dict[str, str], library: Library) -> None:
    feed = json.loads(published["faq/feed.json"])
    assert problems(schema_of("json-feed-1.1"), feed) == []
    assert feed["feed_url"] == f"{BASE}faq/feed.json"
    titles = [item["title"] for item in feed["items"]]
    assert "New question: How do I get a federal bond for someone an employer hesitates to hire?" in titles
    assert len(feed["items"]) == 100 < sum(len(question.changes) or 1 for question in library.of(model.Question))
    assert (
        "Date of the last check added to the answer: Can I promise an employer a tax credit for hiring someone?"
        in titles
    )
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids))


CHANGED = """---
question: May I ask for a raise?
topics: [barriers]
audience: [specialist]
reviewed: 2026-12-02
changes: [2026-11-20 new question, 2026-12-02 "figure updated & checked"]
---
Yes. Ask in spring.

See [drug testing](drug-testing.md#what-to-do).
"""


def test_a_change_comes_first_in_words_and_with_full_addresses() -> None:
    library = small_library({"faq/a-raise.md": CHANGED.replace('"', "")})
    rendered = feeds.render_all(library, DAY, BASE)
    items = json.loads(rendered["faq/feed.json"])["items"]
    assert [(item["title"], item["date_published"]) for item in items] == [
        ("Figure updated & checked: May I ask for a raise?", "2026-12-02T00:00:00Z"),
        ("Reviewed: Employers test for drugs. What do I do?", "2026-11-21T00:00:00Z"),
        ("New question: May I ask for a raise?", "2026-11-20T00:00:00Z"),
    ]
    assert items[0]["content_html"] == (
        f'<p>Yes. Ask in spring.</p>\n<p>See <a href="{BASE}faq/drug-testing/#what-to-do">drug testing</a>.</p>'
    )
    atom = ElementTree.fromstring(rendered["faq/feed.xml"])
    assert [entry.findtext(f"{ATOM}title") for entry in atom.iter(f"{ATOM}entry")] == [item["title"] for item in items]


def test_a_citation_travels_as_a_link_to_its_fact() -> None:
    rendered = feeds.render_all(small_library(), DAY, BASE)
    (question,) = json.loads(rendered["faq/faq.json"])["questions"]
    assert f'<sup><a href="{BASE}facts/#hired-before">1</a></sup>' in question["answer_html"]
    assert [source["title"] for source in question["sources"]] == ["The survey"]
    assert question["aliases"] == [f"{BASE}faq/drug-screens/"]
    assert "[^" not in question["answer_html"]


def test_atom_keeps_what_its_standard_requires(published: dict[str, str]) -> None:
    """RFC 4287, section 4: what a feed and an entry must have, once each, and the form of names, times and links."""
    feed = ElementTree.fromstring(published["faq/feed.xml"])
    assert feed.tag == f"{ATOM}feed"
    names = set()
    for node in [feed, *feed.iter(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"{ATOM}{name}")) == 1, name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", node.findtext(f"{ATOM}updated") or "")
        names.add(node.findtext(f"{ATOM}id"))
        for link in node.findall(f"{ATOM}link"):
            assert (link.get("href") or "").startswith(BASE)
            assert link.get("rel") in ("self", "alternate")
    assert all(name and name.startswith("urn:uuid:") for name in names)
    assert len(names) == 1 + len(list(feed.iter(f"{ATOM}entry")))
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    updated = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert updated == sorted(updated, reverse=True)


def test_the_catalog_keeps_its_published_schema(published: dict[str, str], library: Library) -> None:
    schema = json.loads(published["faq/faq.schema.json"])
    catalog = json.loads(published["faq/faq.json"])
    assert problems(schema, catalog) == []
    assert (catalog["version"], catalog["schema"]) == (1, f"{BASE}faq/faq.schema.json")
    assert {entry["id"] for entry in catalog["questions"]} == {item.slug for item in library.of(model.Question)}
    broken = json.loads(published["faq/faq.json"])
    broken["questions"][0]["reviewed"] = "last week"
    del broken["questions"][1]["short_answer"]
    assert len(problems(schema, broken)) >= 2


def test_the_index_of_the_catalog_names_each_answer_and_is_small(published: dict[str, str]) -> None:
    catalog = json.loads(published["faq/faq.json"])
    index = json.loads(published["faq/index.json"])
    assert (index["version"], index["answers"]) == (1, f"{BASE}faq/faq.json")
    told = ("id", "question", "reviewed", "address")
    assert [{name: one[name] for name in told} for one in catalog["questions"]] == [
        {name: one[name] for name in told} for one in index["questions"]
    ]
    assert all(one["topics"] for one in index["questions"])
    assert len(published["faq/index.json"]) < len(published["faq/faq.json"]) / 10


class Hrefs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


def test_every_link_in_a_travelling_answer_arrives(published: dict[str, str], site: Path) -> None:
    for entry in json.loads(published["faq/faq.json"])["questions"]:
        reader = Hrefs()
        reader.feed(entry["answer_html"])
        for href in reader.found:
            assert re.match(r"https?://|mailto:|tel:", href), (entry["id"], href)
            if href.startswith(BASE):
                page, _, anchor = href.removeprefix(BASE).partition("#")
                html = (site / page / "index.html").read_text(encoding="utf-8")
                assert not anchor or f'id="{anchor}"' in html, (entry["id"], href)
        assert "[^" not in entry["answer_html"]


def test_a_travelling_link_does_not_depend_on_the_name_of_the_checkout(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ips").mkdir()
    monkeypatch.chdir(tmp_path / "ips")
    full = with_full_links("faq/car.md", Body("[money](../docs/ips/benefits-planning.md#door)"), library, BASE)
    assert full == f"[money]({BASE}ips/benefits-planning/#door)"


def blocks(site: Path, *, crumbs: bool = False) -> dict[str, Any]:
    """The data blocks of pages: what each page says of itself, or where it stands."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S):
            block = json.loads(text)
            if (block["@type"] == "BreadcrumbList") == crumbs:
                found[path.relative_to(site).as_posix()] = block
    return found


def test_data_blocks_are_valid_and_stand_where_they_belong(site: Path, library: Library) -> None:
    found = blocks(site)
    schema = schema_of("schema-org")
    assert {page: found_ for page, block in found.items() if (found_ := problems(schema, block))} == {}
    crumbs = blocks(site, crumbs=True)
    assert {page: found_ for page, block in crumbs.items() if (found_ := problems(schema, block))} == {}
    names = [item["name"] for item in crumbs["learn/employers/index.html"]["itemListElement"]]
    assert names == ["Home", "Learn"]
    kinds = {page: block["@type"] for page, block in found.items()}
    assert kinds["faq/index.html"] == "CollectionPage"
    assert kinds["glossary/index.html"] == "DefinedTermSet"
    assert kinds["guides/discovery/1-welcome/index.html"] == "LearningResource"
    assert sum(kind == "WebPage" for kind in kinds.values()) == len(library.of(model.Question, None))
    assert found["faq/index.html"]["mainEntity"]["numberOfItems"] == len(library.of(model.Question))
    assert len(found["glossary/index.html"]["hasDefinedTerm"]) == len(library.terms)


def test_a_data_block_says_what_the_page_says(site: Path) -> None:
    block = blocks(site)["faq/federal-bonding/index.html"]["mainEntity"]
    html = (site / "faq/federal-bonding/index.html").read_text(encoding="utf-8")
    assert f"<h1>{block['name']}</h1>" in html
    assert block["acceptedAnswer"]["text"].startswith("Ask your state's bonding coordinator, once there is a job offer")
    for page, block in blocks(site).items():
        if block["@type"] == "WebPage":
            assert urljoin(f"/{page}", block["mainEntity"]["url"]) == f"/{page.removesuffix('index.html')}"


def test_pages_name_the_feeds(site: Path) -> None:
    html = (site / "ips/zero-exclusion/index.html").read_text(encoding="utf-8")
    assert (
        '<link rel="alternate feed" type="application/feed+json" title="Questions and answers (JSON Feed)" href="../../faq/feed.json">'
        in html
    )
    assert (
        '<link rel="alternate feed" type="application/atom+xml" title="Questions and answers (Atom)" href="../../faq/feed.xml">'
        in html
    )
