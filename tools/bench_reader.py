"""What a reader waits for, in `make bench`: Lighthouse, what the first view weighs, and search on a slow phone.

    python tools/bench_reader.py [SITE]

The site is published and compressed, and nginx serves it with our configuration. Lighthouse counts with its own slow phone: it loads a
page at full speed and works out what a processor four times slower on a mobile network would have needed, so a busy machine moves
the figures less than a stopwatch would. Each page is read three times, and the middle counts.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from publish import publish
from setup import find_browser
from webserver import nginx

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "home": "",
    "question": "faq/drug-testing/",
    "guide": "guides/discovery/1-welcome/",
    "worksheet": "guides/worksheets/what-i-need/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = {
    "first-contentful-paint": "first paint ms",
    "largest-contentful-paint": "largest ms",
    "speed-index": "speed index ms",
    "total-blocking-time": "blocked ms",
    "cumulative-layout-shift": "shift",
}
ROUNDS = 3
TRIES = 4
"""On a busy machine a browser does not always start in the time that Lighthouse gives it."""
SLOWER = 4
"""Times that the processor is slowed, as Lighthouse does for a phone of the middle price."""
SEARCH_LIMIT = 1000.0
WEIGHT_LIMIT = 65_000
"""Bytes of the first view of a question, fonts included, with an empty cache."""
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
FIRST = """async () => {
    const box = document.querySelector("#gp-find-q");
    const list = document.querySelector("#gp-find-list");
    const start = performance.now();
    document.querySelector("#gp-search-open").click();
    box.value = "drug test";
    box.dispatchEvent(new Event("input"));
    while (!list.childElementCount && performance.now() - start < 30000) await new Promise((done) => setTimeout(done, 5));
    return performance.now() - start;
}"""


def report(site: Path, folder: Path) -> list[tuple[str, bool]]:
    """Each figure beside its limit. `site` is published and compressed; `folder` takes what the measuring leaves."""
    room = folder / "reader"
    room.mkdir()
    with nginx(site, room) as address:
        told = {name: lighthouse(f"{address}/{path}", room) for name, path in PAGES.items()}
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS.split()[1:])
            weight = first_view(browser, f"{address}/{PAGES['question']}")
            search = first_search(browser, f"{address}/{PAGES['question']}")
            browser.close()
    columns = (*CATEGORIES, *FIGURES.values())
    print(f"\n{'Lighthouse':12}" + "".join(f"{name:>16}" for name in columns))
    for name, found in told.items():
        print(f"{name:12}" + "".join(f"{found[column]:>16.3g}" for column in columns))
    print(f"first view of a question {weight / 1000:.1f} KB; first search, {SLOWER} times slower: {search:.0f} ms")
    scores = [
        (
            f"Lighthouse, {name}: {' / '.join(f'{found[c]:.0f}' for c in CATEGORIES)}, limit 100 each",
            all(found[c] >= 100 for c in CATEGORIES),
        )
        for name, found in told.items()
    ]
    return [
        *scores,
        (
            f"first view of a question: {weight / 1000:.1f} KB, limit {WEIGHT_LIMIT // 1000}",
            weight <= WEIGHT_LIMIT,
        ),
        (
            f"from the first focus to a result, {SLOWER} times slower: {search:.0f} ms, limit {SEARCH_LIMIT:.0f}",
            search <= SEARCH_LIMIT,
        ),
    ]


def lighthouse(url: str, room: Path) -> dict[str, float]:
    """Scores out of 100 and the figures behind the first of them, each the middle of all rounds."""
    runs = [_read_once(url, room) for _ in range(ROUNDS)]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _read_once(url: str, room: Path) -> dict[str, float]:
    out = room / "lighthouse.json"
    command = ["node", str(ROOT / "node_modules/lighthouse/cli/index.js"), url, "--quiet", "--output=json"]
    command += [f"--output-path={out}", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}"]
    path = f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "CHROME_PATH": find_browser() or "", "PATH": path}
    for _ in range(TRIES):
        run = subprocess.run(command, check=False, env=environment, capture_output=True, text=True)
        if run.returncode == 0:
            break
    else:
        raise RuntimeError(f"Lighthouse could not read {url}: {run.stderr.strip()[-300:]}")
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    scores = {name: 100.0 * found["categories"][name]["score"] for name in CATEGORIES}
    return scores | {words: float(found["audits"][name]["numericValue"]) for name, words in FIGURES.items()}


def first_view(browser: Browser, url: str) -> int:
    """Bytes that a browser with an empty cache receives for one page, headers included."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(url, wait_until="networkidle")
    page.close()
    return round(sum(received))


def first_search(browser: Browser, url: str) -> float:
    """Milliseconds from the first focus of the search box to the first result, on a slowed processor; the middle of all rounds."""
    found = []
    for _ in range(ROUNDS):
        page: Page = browser.new_page(viewport={"width": 390, "height": 844})
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(url, wait_until="load")
        found.append(float(page.evaluate(FIRST)))
        page.close()
    return statistics.median(found)


def main(words: list[str]) -> int:
    """Measure a site that `make compress` wrote, or one that is published here."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(words[0]) if words else Path(name) / "site"
        if not words and publish(ROOT, site, compress=True):
            return 1
        verdicts = report(site, Path(name))
    for figure, kept in verdicts:
        print(f"{'ok' if kept else 'FAILED':7} {figure}")
    return 0 if all(kept for _, kept in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
