"""Every page of the built site, opened once in a browser, with all that was seen on the way. A new kind of page is in it by itself."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage

from helping.sites import made_once

WATCH = """
globalThis.seen = {refused: [], shift: 0, moved: []};
addEventListener("securitypolicyviolation", event => seen.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) { seen.shift += entry.value; for (const source of entry.sources) seen.moved.push(source.node?.outerHTML?.slice(0, 80) ?? source.node?.nodeName); } })
    .observe({type: "layout-shift", buffered: true});
"""
SETTLED = """async () => {
    await document.fonts.ready;
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const bases = location.protocol === "file:" ? [] : (await indexedDB.databases()).map(one => one.name);
    const others = location.protocol === "file:" ? [] : [...await caches.keys(), ...(await navigator.serviceWorker.getRegistrations()).map(one => one.scope)];
    return {...seen, kept: [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...bases, ...others, ...document.cookie.split(";").filter(Boolean)]};
}"""


HERE = "http://this-site.test"
"""Stands for the address of the site, which is another one in each test process."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one page did while it was open."""

    path: str
    asked: list[str]
    errors: list[str]
    refused: list[str]
    """What the page's policy stopped."""
    kept: list[str]
    """The names of what it left in the browser."""
    shift: float
    """How much of what was in sight moved, as Cumulative Layout Shift."""
    moved: list[str]


def every_page(site: Path) -> list[str]:
    """The address of every HTML file below the root."""
    return sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html"))


def one_of_each(site: Path) -> list[str]:
    """The first page of each look, told by the classes of ours that are on it: a new kind of page is among them by itself."""
    found: dict[frozenset[str], str] = {}
    for path in sorted(site.rglob("*.html")):
        looks = frozenset(re.findall(r'class="[^"]*?(gp-[a-z]+)', path.read_text(encoding="utf-8")))
        found.setdefault(looks, path.relative_to(site).as_posix())
    return sorted(found.values())


class Walker:
    """One page of a browser that goes from address to address and notes what happens."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.page = context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._hear)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.errors.append(said.text)

    def visit(self, path: str) -> Visit:
        """Open one page and wait until it is drawn."""
        self.asked, self.errors = [], []
        self.page.goto(f"{self.address}/{path}", wait_until="load")
        found = self.page.evaluate(SETTLED)
        return Visit(path, self.asked, self.errors, **found)


@pytest.fixture(scope="session")
def visits(browser: Browser, address: str, site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Visit]:
    """Every page, opened one after the other by somebody on a phone who has read nothing here before. Once for all test processes."""

    def make(folder: Path) -> None:
        context = browser.new_context(viewport={"width": 390, "height": 844})
        context.add_init_script(WATCH)
        walker = Walker(context, address)
        found = [asdict(walker.visit(path)) for path in every_page(site)]
        assert context.cookies() == []
        context.close()
        text = json.dumps(found).replace(address, HERE)
        (folder / "visits.json").write_text(text, encoding="utf-8")

    text = (made_once(tmp_path_factory, "visits", make) / "visits.json").read_text(encoding="utf-8")
    return [Visit(**visit) for visit in json.loads(text.replace(HERE, address))]
