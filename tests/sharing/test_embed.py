"""Answers in somebody else's page: another origin, a strict policy of its own, light and dark, by keyboard, without JavaScript."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from helping.browser import Quiet, serve, until, violations

HOST = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Staff intranet</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="host.css">
</head>
<body>
<main>
<h1>Staff intranet</h1>
{card}
</main>
</body>
</html>
"""
STYLE = ":root { color-scheme: light dark } body { font: 20px/1.5 monospace; background: Canvas; color: CanvasText }"
POLICY = (
    "default-src 'none'; script-src {site}; style-src 'self'; frame-src {site}; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def example(site: Path, page: str, number: int) -> str:
    """The lines that a page of ours tells people to copy."""
    text = (site / page / "index.html").read_text(encoding="utf-8")
    found = re.findall(r"<pre>.*?<code>(.*?)</code></pre>", text, re.S)
    return html.unescape(re.sub(r"<[^>]+>", "", found[number]))


class Host:
    """A site on another origin, which may load scripts and frames of ours and nothing else."""

    def __init__(self, folder: Path, ours: str) -> None:
        self.folder = folder
        self.ours = ours
        self.address = ""

    def put(self, card: str) -> str:
        text = card.replace("https://guidepost.example", self.ours)
        (self.folder / "index.html").write_text(HOST.format(card=text), encoding="utf-8")
        return f"{self.address}/"


@pytest.fixture
def host(tmp_path: Path, address: str) -> Iterator[Host]:
    policy = POLICY.format(site=address)

    class Strict(Quiet):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", policy)
            self.send_header("Cache-Control", "no-store")
            super().end_headers()

    (tmp_path / "host.css").write_text(STYLE, encoding="utf-8")
    made = Host(tmp_path, address)
    with serve(tmp_path, Strict) as found:
        made.address = found
        yield made


def watch(page: Page) -> list[str]:
    """What a page complains of, refusals of its policy among them."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_topic_stands_in_a_strict_host_page_and_axe_finds_nothing(
    browser: Browser, host: Host, site: Path, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    told = watch(page)
    page.goto(host.put(example(site, "for-job-centers", 0)))
    card = page.locator("guidepost-answer")
    card.locator(".title").wait_for()
    assert card.locator("details").count() >= 15
    assert told == []
    assert [url for url in asked if not url.startswith((host.address, host.ours))] == []
    assert len([url for url in asked if url.startswith(host.ours)]) == 1
    assert context.cookies() == []
    axe = browser.new_context(color_scheme=scheme, bypass_csp=True)
    inside = axe.new_page()
    inside.goto(page.url)
    inside.locator("guidepost-answer summary").first.click()
    assert violations(inside) == []
    assert inside.locator("guidepost-answer section").evaluate("one => getComputedStyle(one).fontFamily") == "monospace"
    axe.close()
    context.close()


def test_it_follows_the_scheme_of_its_host(browser: Browser, host: Host, site: Path) -> None:
    address = host.put(example(site, "embed", 0))
    seen = []
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(address)
        section = page.locator("guidepost-answer section")
        section.wait_for()
        seen.append(section.evaluate("one => getComputedStyle(one).color"))
        page.close()
    assert seen == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_an_answer_says_link_date_and_source(context: BrowserContext, host: Host, site: Path) -> None:
    page = context.new_page()
    told = watch(page)
    page.goto(host.put(example(site, "embed", 0)))
    card = page.locator("guidepost-answer section")
    card.wait_for()
    text = card.inner_text()
    assert text.startswith("How do I help someone who uses drugs when employers test for them?")
    assert "Start the search, and say plainly that some employers test." in text
    assert "Source: Guidepost. Text under CC BY 4.0. Reviewed November 30, 2026." in text
    assert card.get_by_role("link").get_attribute("href") == f"{host.ours}/faq/drug-testing/"
    assert told == []


def test_it_works_by_keyboard_alone(context: BrowserContext, host: Host, site: Path) -> None:
    page = context.new_page()
    page.goto(host.put(example(site, "for-job-centers", 0)))
    page.locator("guidepost-answer summary").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    first = page.locator("guidepost-answer details").first
    assert first.get_attribute("open") is not None
    page.keyboard.press("Tab")
    focused = "document.querySelector('guidepost-answer').shadowRoot.activeElement"
    assert page.evaluate(f"{focused}.tagName") == "A"
    assert page.evaluate(f"getComputedStyle({focused}).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{host.ours}/faq/*/")


def test_two_cards_and_one_twice_stand_in_one_page(context: BrowserContext, host: Host, site: Path) -> None:
    page = context.new_page()
    told = watch(page)
    one, topic = example(site, "embed", 0), example(site, "for-job-centers", 0)
    page.goto(host.put(f"{one}\n{one}\n{topic}"))
    until(page, "[...document.querySelectorAll('guidepost-answer')].every(one => one.shadowRoot)")
    assert page.locator("guidepost-answer section").count() == 3
    assert told == []


def test_without_javascript_a_plain_link_stays(browser: Browser, host: Host, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.put(example(site, "embed", 0)))
    link = page.get_by_role("link", name="How do I help someone who uses drugs when employers test for them?")
    assert link.is_visible()
    link.click()
    assert page.url == f"{host.ours}/faq/drug-testing/"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_frame_shows_the_same_and_its_links_leave_the_frame(
    browser: Browser, host: Host, site: Path, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    told = watch(page)
    page.goto(host.put(example(site, "embed", 1)))
    frame = page.frame_locator("iframe")
    frame.get_by_role("heading", name="At the job center").wait_for()
    assert told == []
    frame.locator("summary").first.click()
    frame.locator("details a").first.click()
    page.wait_for_url(f"{host.ours}/faq/*/")
    inside = context.new_page()
    inside.goto(f"{host.ours}/embed/v1/topic-job-centers.html")
    assert violations(inside) == []
    context.close()


def test_the_page_for_choosing_gives_lines_that_work(context: BrowserContext, address: str, host: Host) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page = context.new_page()
    page.goto(f"{address}/embed/")
    page.get_by_label("What to show", exact=True).select_option(
        label="How do I get a federal bond for someone an employer hesitates to hire?"
    )
    assert violations(page) == []
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("The lines were copied.").wait_for()
    lines = page.evaluate("navigator.clipboard.readText()")
    assert lines == page.get_by_label("Put this into your page").input_value()
    assert (
        page.frame_locator(".gp-preview").get_by_role("heading").inner_text().startswith("How do I get a federal bond")
    )
    page.goto(host.put(lines))
    page.locator("guidepost-answer section").get_by_text("Ask your state's bonding coordinator").wait_for()
    page.goto(f"{address}/embed/")
    page.get_by_label("In a frame").check()
    assert page.get_by_label("Put this into your page").input_value() == (
        f'<iframe src="{address}/embed/v1/topic-basics.html" title="What IPS and CE are" width="100%" height="320" '
        'loading="lazy"></iframe>'
    )


def test_every_example_address_on_the_page_for_job_centers_is_there(site: Path) -> None:
    text = (site / "for-job-centers/index.html").read_text(encoding="utf-8")
    words = html.unescape(re.sub(r"<[^>]+>", "", text))
    addresses = {name.rstrip(".,") for name in re.findall(r"https://guidepost\.example/([^\s<&#\"]*)", words)}
    assert {"faq/federal-bonding/", "faq/feed.json", "faq/feed.xml", "faq/faq.json", "facts/facts.json"} <= addresses
    for name in addresses:
        file = site / name / "index.html" if name.endswith("/") or not name else site / name
        assert file.is_file(), name


def test_the_quotation_on_the_page_for_job_centers_is_the_answer_of_today(site: Path, address: str, page: Page) -> None:
    page.goto(f"{address}/for-job-centers/")
    shown = page.locator("blockquote").inner_text()
    page.goto(f"{address}/faq/work-opportunity-tax-credit/")
    answer = page.locator(".gp-content > p").first.inner_text()
    assert answer in shown
    assert page.locator(".gp-share .gp-source").text_content() in shown


def test_the_link_is_copied_and_it_is_said(context: BrowserContext, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page = context.new_page()
    page.goto(f"{address}/faq/federal-bonding/?h=bond#covers")
    page.get_by_role("button", name="Copy link").focus()
    page.keyboard.press("Enter")
    status = page.locator("[aria-live]").filter(has_text="copied")
    assert status.inner_text() == "The link was copied."
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/faq/federal-bonding/"
    rich = """async () => {
        const [item] = await navigator.clipboard.read();
        return (await item.getType("text/html")).text();
    }"""
    link = f'<a href="{address}/faq/federal-bonding/">How do I get a federal bond for someone an employer hesitates to hire?</a>'
    assert link in page.evaluate(rich)
    page.get_by_role("button", name="Copy short answer").click()
    page.get_by_text("The short answer was copied, with its source line.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“Ask your state's bonding coordinator, once there is a job offer and a start date.")
    assert copied.endswith(
        "\nGuidepost, “How do I get a federal bond for someone an employer hesitates to hire?”, "
        f"reviewed November 21, 2026. {address}/faq/federal-bonding/"
    )
    assert link in page.evaluate(rich)


def test_a_browser_that_refuses_is_told_in_words(page: Page, address: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.add_init_script("navigator.clipboard.write = navigator.clipboard.writeText")
    page.goto(f"{address}/faq/federal-bonding/")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text(f"The browser did not allow it. Copy this by hand: {address}/faq/federal-bonding/").wait_for()


def test_without_javascript_the_answer_can_still_be_quoted(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/faq/federal-bonding/")
    assert page.get_by_role("button", name="Copy").count() == 0
    page.locator(".gp-share summary").click()
    assert page.locator(".gp-share .gp-source").is_visible()
    context.close()
