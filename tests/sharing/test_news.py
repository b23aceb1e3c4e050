"""What changed: the page of it, its feeds, and the days that pages, feeds, data and the map of the site tell alike."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace as Told
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Page

from helping.sites import HOME, ROOT, small_library
from portal.content.changes import changed_on, version_of
from portal.content.library import Library
from portal.pages.contact import ways
from portal.pages.structured import describe_page
from portal.sharing.news import FILES, news, render_feeds, render_news
from portal.text.links import address

ATOM = "{http://www.w3.org/2005/Atom}"
PAGE = """---
title: {title}
description: A page that changed.
reviewed: 2026-11-21
changes: [{changes}]
---
Words.
"""


def changed_library(**pages: str) -> Library:
    texts = {
        f"docs/ips/{name}.md": PAGE.format(title=name.capitalize(), changes=changes) for name, changes in pages.items()
    }
    return small_library(texts)


def test_changes_stand_by_month_the_newest_first_and_alike_ones_together() -> None:
    library = changed_library(
        first="2026-11-28 figure updated, 2026-10-02 new page", second="2026-11-28 figure updated"
    )
    lines = [line for line in render_news(library, "docs/changes.md") if line.strip()]
    mine = [
        line.strip() for line in lines if "First" in line or "Second" in line or line.strip().startswith(("#", "**"))
    ]
    assert mine[:3] == [
        "## November 2026 { #in-2026-11 }",
        "**November 28, 2026**",
        "- Figure updated, 2 times: [First](ips/first.md) · [Second](ips/second.md)",
    ]
    assert mine[-3:] == [
        "## October 2026 { #in-2026-10 }",
        "**October 2, 2026**",
        "- New page: [First](ips/first.md)",
    ]
    assert version_of(library) == date(2026, 11, 28)


def test_both_feeds_tell_all_changes_and_are_well_formed() -> None:
    library = changed_library(first="2026-11-28 figure updated")
    feeds = render_feeds(library, HOME)
    told = [one.headline for one in news(library)]
    assert told[0] == "Figure updated: First"
    entries = ElementTree.fromstring(feeds[FILES[1]]).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == told
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"{HOME}ips/first/"
    items = json.loads(feeds[FILES[0]])["items"]
    assert [item["title"] for item in items] == told
    assert items[0]["date_modified"] == "2026-11-28T00:00:00Z"
    assert len({item["id"] for item in items}) == len(items)


def test_page_data_feed_and_map_of_the_site_tell_the_same_day(told_site: Path, library: Library) -> None:
    places = re.findall(r"<loc>(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", (told_site / "sitemap.xml").read_text())
    days = {place.removeprefix(HOME): day for place, day in places}
    for item in library.content.values():
        day = str(changed_on(item))
        assert days[address(item.path)] == day, item.path
        data = describe_page(item, library, HOME)
        if '"dateModified"' in data:
            assert f'"dateModified": "{day}"' in data, item.path
    newest: dict[str, str] = {}
    for entry in json.loads((told_site / "changes/feed.json").read_text(encoding="utf-8"))["items"]:
        newest.setdefault(entry["url"].removeprefix(HOME), entry["date_modified"][:10])
    assert newest
    assert {place: day for place, day in newest.items() if day > days[place]} == {}
    robots = (told_site / "robots.txt").read_text(encoding="utf-8")
    assert robots == f"User-agent: *\nAllow: /\nSitemap: {HOME}sitemap.xml\n"


def test_a_page_names_its_version_and_how_to_cite_it(page: Page, address: str, library: Library) -> None:
    page.goto(f"{address}/ips/zero-exclusion/")
    version = page.locator(".gp-copyright time")
    assert version.get_attribute("datetime") == str(version_of(library))
    assert page.locator(".gp-copyright").get_by_role("link", name="What changed").count() == 1
    page.get_by_text("Cite this page, or report an error").click()
    cited = page.locator(".gp-cite p").first.inner_text()
    assert cited.startswith("Guidepost, “Zero exclusion”, version of ")
    link = page.locator(".gp-cite").get_by_role("link", name="Report an error")
    assert link.evaluate("one => one.href") == f"{address}/about/#wrong"


@pytest.mark.parametrize(
    ("contact", "mail", "web"),
    [
        ("help@guide.example", "help@guide.example", ""),
        ("https://guide.example/form", "", "https://guide.example/form"),
        ("555 010 1234", "", ""),
        ("", "", ""),
    ],
)
def test_an_error_is_reported_by_mail_or_by_a_form_where_there_is_one(contact: str, mail: str, web: str) -> None:
    assert ways(contact) == {"mail": mail, "web": web}


def test_the_mail_of_a_report_names_page_address_and_version(library: Library) -> None:
    env = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=False)
    env.filters["in_words"] = lambda day, _: str(day)
    html = env.get_template("partials/cite.html").render(
        view=Told(kind="page", title="Zero & more", reviewed="2026-11-21"),
        page=Told(canonical_url=f"{HOME}ips/", url="ips/"),
        version="2026-11-28",
        say=library.words["en"],
        config=Told(site_name="Guidepost"),
        report=ways("help@guide.example"),
    )
    target = re.search(r'href="(mailto:[^"]+)"', html)
    assert target
    told = unquote(target[1].replace("&amp;", "&"))
    assert told == (
        "mailto:help@guide.example?subject=Guidepost: Zero & more&body=Page: Zero & more\n"
        f"{HOME}ips/\nVersion: 2026-11-28\n\nWhat is wrong, or what did not help:\n"
    )
