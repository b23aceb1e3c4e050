"""A real browser for the tests, the built site to look at with it, and axe."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from helping.sites import ROOT
from portal.publish.hosting import headers_of
from setup import find_browser

Scheme = Literal["light", "dark"]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = {
    "home": "/",
    "page": "/ips/zero-exclusion/",
    "question": "/faq/drug-testing/",
    "questions": "/faq/",
    "guide": "/guides/discovery/1-welcome/",
    "worksheet": "/guides/worksheets/what-i-need/",
    "crosswalk": "/crosswalk/",
    "facts": "/facts/ips/",
    "facts by topic": "/facts/",
    "glossary": "/glossary/",
    "reference": "/contribute/front-matter/",
    "fields": "/contribute/worksheets/",
    "gallery": "/guides/worksheets/",
    "series": "/guides/discovery/",
    "job centers": "/for-job-centers/",
    "embedding": "/embed/",
    "path": "/learn/",
    "module": "/learn/meeting-a-person/",
    "record": "/learn/record/",
    "mixed questions": "/learn/again/",
    "team": "/learn/team/",
    "changes": "/changes/",
    "supervisors": "/learn/supervisors/",
    "calculators": "/learn/calculators/",
    "self-review": "/guides/worksheets/fidelity-self-review/",
    "missing": "/404.html",
    "component": "/ce/",
    "run": "/guides/discovery/1-welcome/run/",
    "wall": "/guides/discovery/1-welcome/run/group/",
    "planner": "/guides/discovery/plan/",
    "card": "/embed/v1/drug-testing.html",
}
WIDTHS = (1280, 390, 320)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A static host as ours is: files, and 404.html where there is none."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


class Host(Quiet):
    """A host that says with each file what ours is told to say."""

    def end_headers(self) -> None:
        for name, values in headers_of(urlsplit(self.path).path.removeprefix("/")).items():
            for value in values:
                self.send_header(name, value)
        super().end_headers()


@contextlib.contextmanager
def serve(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The address at which a folder is served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with serve(site, Host) as found:
        yield found


@pytest.fixture(scope="session")
def small_address(small_site: Path) -> Iterator[str]:
    with serve(small_site, Host) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    assert path, "No Chromium was found. Type 'make setup-test'."
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))  # not by the page itself: its policy lets nothing in
    found = page.evaluate(
        """async tags => {
            const result = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
            return result.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 140)} ${n.any.concat(n.all, n.none).map(c => c.message)[0] ?? ""}`));
        }""",
        TAGS,
    )
    return [str(line) for line in found]


UNNAMED = ("RootWebArea", "Iframe", "code", "main")
"""The way past the header leads to the text itself, which is no stop of the keyboard. Code that scrolls sideways takes the focus in Chromium, and what is read out is the code."""


def nameless(session: CDPSession) -> list[str]:
    """What can take the focus and has no name in Chromium's own tree."""
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        f"{node['role']['value']} {node.get('backendDOMNodeId')}"
        for node in nodes
        if not node.get("ignored")
        and any(one["name"] == "focusable" and one["value"].get("value") for one in node.get("properties", ()))
        and node["role"]["value"] not in UNNAMED
        and not str(node.get("name", {}).get("value", "")).strip()
    ]


MANY = 30
THIN = """many => {
    const kept = new Map();
    const look = one => `${one.tagName} ${one.className} ${[...Object.entries(one.dataset)].filter(([, value]) => value.length < 12).join()}`;
    for (const parent of document.querySelectorAll("article, article *")) {
        if (parent.children.length <= many || parent.matches("tr, table, p, svg")) continue;
        kept.clear();
        for (const child of [...parent.children]) {
            const number = (kept.get(look(child)) ?? 0) + 1;
            kept.set(look(child), number);
            if (number > 5) child.remove();
        }
    }
}"""


def thin_out(page: Page) -> None:
    """Take out of a long list all but five of each look, where a page has been looked at whole: the facts page has 600 of a few looks."""
    page.evaluate(THIN, MANY)


def fits(page: Page) -> dict[int, list[str]]:
    """What axe finds on the page as it is now, and whether it scrolls sideways, by the width of the window: a phone held close, a phone, a laptop."""
    found = {}
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        wrong = violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wrong.append("The page scrolls sideways.")
        if wrong:
            found[width] = wrong
    return found


def until(page: Page, expression: str, arg: object = None) -> None:
    """Wait for something to be true in a page, up to two minutes. Playwright's own waiting evaluates text in the page, which our policy refuses."""
    end = time.monotonic() + 120
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"This did not come true: {expression}"
        page.wait_for_timeout(20)


def settle(page: Page) -> None:
    """Wait until what was begun in the page is drawn: two frames, and each movement to its end."""
    page.evaluate(
        """async () => {
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            const moving = document.getAnimations().filter(one => Number.isFinite(one.effect.getComputedTiming().endTime));
            await Promise.allSettled(moving.map(one => one.finished));
        }"""
    )
