"""What a browser takes of the site beyond its pages, and what it shows where an address leads nowhere."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from helping.browser import serve, violations
from helping.sites import HOME
from portal.publish import browser, pictures

SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_the_manifest_names_icons_that_are_there_in_their_size(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert {"name", "short_name", "start_url", "display", "icons"} <= manifest.keys()
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        with Image.open(site / icon["src"]) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]
            assert picture.format == "PNG"
    for shortcut in manifest["shortcuts"]:
        assert (site / shortcut["url"] / "index.html").is_file()
    html = (site / "faq/drug-testing/index.html").read_text(encoding="utf-8")
    assert '<link rel="manifest" href="../../manifest.webmanifest">' in html


def test_chromium_can_read_the_manifest(page: Page, address: str) -> None:
    page.goto(f"{address}/faq/")
    session = page.context.new_cdp_session(page)
    told = session.send("Page.getAppManifest")
    assert told["url"] == f"{address}/manifest.webmanifest"
    assert told["errors"] == []


def test_a_whole_icon_keeps_clear_of_its_edges() -> None:
    with Image.open(
        BytesIO(pictures.draw_icon(512, pictures.Paint("#12454f", "#ffd58a", "#ffffff"), whole=True))
    ) as picture:
        assert picture.getpixel((2, 2)) == (0x12, 0x45, 0x4F, 255)
        assert picture.getpixel((256, 200)) == (0xFF, 0xD5, 0x8A, 255)
        safe = {picture.getpixel((x, y)) for x in (20, 490) for y in range(0, 512, 8)}
    assert safe == {(0x12, 0x45, 0x4F, 255)}


def test_a_shared_link_shows_the_card(told_site: Path) -> None:
    html = (told_site / "faq/drug-testing/index.html").read_text(encoding="utf-8")
    assert f'<meta property="og:image" content="{HOME}assets/images/card.png">' in html
    assert f'<meta property="og:url" content="{HOME}faq/drug-testing/">' in html
    assert (
        '<meta property="og:title" content="How do I help someone who uses drugs when employers test for them?">'
        in html
    )
    with Image.open(told_site / browser.CARD) as picture:
        assert picture.size == (1200, 630)
        assert (
            len(set(picture.convert("RGB").crop((380, 300, 1130, 420)).get_flattened_data())) > 20
        )  # words were drawn


def test_the_search_description_leads_to_the_search(told_site: Path, site: Path) -> None:
    root = ElementTree.parse(told_site / "opensearch.xml").getroot()
    assert root.tag == f"{SEARCH}OpenSearchDescription"
    assert 0 < len(root.findtext(f"{SEARCH}ShortName") or "") <= 16
    assert 0 < len(root.findtext(f"{SEARCH}Description") or "") <= 1024
    templates = {url.get("type"): url.get("template") for url in root.iter(f"{SEARCH}Url")}
    assert templates["text/html"] == f"{HOME}search/?q={{searchTerms}}"
    assert (
        '<link rel="search" type="application/opensearchdescription+xml" title="Guidepost" href="../../opensearch.xml">'
        in (told_site / "faq/drug-testing/index.html").read_text(encoding="utf-8")
    )
    assert not (site / "opensearch.xml").exists()  # its addresses must be full, and this build was told none


def test_a_search_from_the_browsers_own_box_is_answered(page: Page, address: str) -> None:
    page.goto(f"{address}/search/?q=federal+bond")
    page.locator("#gp-find-list > li > a").first.wait_for()
    assert page.locator("#gp-find-q").input_value() == "federal bond"


def test_a_site_that_knows_its_address_says_it_in_examples_and_feeds(told_site: Path) -> None:
    page = (told_site / "for-job-centers/index.html").read_text(encoding="utf-8")
    assert f"{HOME}faq/feed.json" in page
    assert "guidepost.example" not in page
    feed = json.loads((told_site / "faq/feed.json").read_text(encoding="utf-8"))
    assert feed["feed_url"] == f"{HOME}faq/feed.json"
    block = re.search(
        r'<script type="application/ld\+json">(.*?)</script>',
        (told_site / "faq/drug-testing/index.html").read_text(encoding="utf-8"),
    )
    assert block
    assert json.loads(block[1])["mainEntity"]["url"] == f"{HOME}faq/drug-testing/"


MISSED = {
    "/faq/drug-tests/": "How do I help someone who uses drugs when employers test for them?",
    "/faq/federal_bonding.html": "How do I get a federal bond for someone an employer hesitates to hire?",
    "/wotc": "Can I promise an employer a tax credit for hiring someone?",
    "/ips/zero-exlusion/": "Zero exclusion",
    "/old/site/faq/telework": "How do I help someone who only wants to work from home?",
    "/guides/worksheet/what-i-ned": "What I need to do my best",
}


@pytest.mark.parametrize("missed", MISSED)
def test_a_missed_address_is_answered_with_the_nearest_pages(page: Page, address: str, missed: str) -> None:
    answer = page.goto(address + missed)
    assert answer
    assert answer.status == 404
    page.get_by_role("heading", name="Pages with a similar address").wait_for()
    links = page.locator("#gp-nearest li a")
    assert 1 <= links.count() <= 5
    assert MISSED[missed] in links.all_inner_texts()[:2]
    links.first.click()
    assert "This page is not here" not in page.locator("h1").inner_text()


def test_the_list_of_addresses_holds_what_tells_pages_apart(site: Path) -> None:
    text = (site / "addresses.json").read_text(encoding="utf-8")
    pages = {address: (title, words.split(), question) for address, title, words, question in json.loads(text)["pages"]}
    assert pages["ips/zero-exclusion/"][0] == "Zero exclusion"
    assert pages["faq/drug-testing/"][2] == 1
    assert "wotc" in pages["faq/work-opportunity-tax-credit/"][1]
    assert not {"work", "help"} & {word for _, words, _ in pages.values() for word in words}
    assert len(text) < 200 * len(pages)


def test_a_missed_address_below_a_language_is_answered_in_it(page: Page, address: str) -> None:
    page.goto(f"{address}/es/hojas/mi-plan")
    page.get_by_role("heading", name="Páginas con una dirección parecida").wait_for()
    assert page.title() == "Esta página no está aquí - Guidepost"
    assert page.locator("h1:visible").all_inner_texts() == ["Esta página no está aquí"]
    links = page.locator("main a:visible")
    assert all(link.startswith(f"{address}/es/") for link in links.evaluate_all("all => all.map(one => one.href)"))
    assert "Mi plan de empleo" in links.all_inner_texts()
    assert links.last.inner_text() == 'Buscar "hojas mi plan" en este sitio'
    assert links.last.evaluate("one => one.closest('[lang]').lang") == "es"
    assert violations(page) == []


def test_a_missed_address_like_nothing_offers_a_search(page: Page, address: str) -> None:
    page.goto(f"{address}/zzqx/<b>bold")
    page.get_by_role("heading", name="Nothing here has a similar address").wait_for()
    assert page.locator("#gp-nearest b").count() == 0
    assert page.get_by_role("link", name=re.compile("^Search the site for")).is_visible()
    assert violations(page) == []


def test_the_page_for_missed_addresses_works_in_a_folder(browser: Browser, told_site: Path, tmp_path: Path) -> None:
    (tmp_path / "help").symlink_to(told_site)
    (tmp_path / "404.html").symlink_to(told_site / "404.html")
    with serve(tmp_path) as found:
        page = browser.new_page()
        page.goto(f"{found}/help/faq/drug-test")
        page.locator("#gp-nearest li a").first.click()
        page.wait_for_url(f"{found}/help/faq/drug-testing/")
        page.close()


def test_without_javascript_there_are_still_places_to_start(site: Path) -> None:
    html = (site / "404.html").read_text(encoding="utf-8")
    assert 'href="/faq/">All questions, by topic</a>' in html
