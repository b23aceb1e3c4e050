"""The search part of `make bench`: weight, and time from the last key to the list, in a real browser, in one run.

ours        our index and engine
ours x10    the same over ten times the content
theme       the same pages under stock Material, with its own engine and box
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import statistics
import threading
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bundling import bundle_alone, make_small
from portal.publish.scripts import WORKER
from setup import find_browser

ROOT = Path(__file__).resolve().parent.parent
ENGINE = tuple(f"search/{name}.mjs" for name in ("box", "engine", "results", "highlight"))
WEIGHT_LIMIT = 640
"""Bytes of the index and the engine as published, compressed, for each page that search knows."""
FIRST_LIMIT = 100.0
MEDIAN_LIMIT = 40.0
GROWTH_LIMIT = 2.5
BAD_LIMIT = 200.0
EVERY = 9
"""Every ninth query of the relevance test is typed."""
OURS = ("#gp-find-q", "#gp-find-list", "#gp-find-told")
THEME = (".md-search__input", ".md-search-result__list", ".md-search-result__meta")
"""Where one types, the results, and the line that tells of them."""
WAIT = """async ([query, ...parts]) => {
    const [box, list, told] = parts.map((part) => document.querySelector(part));
    const type = (text) => { box.value = text; for (const event of ["input", "keyup"]) box.dispatchEvent(new Event(event)); };
    const changed = (test) => new Promise((done) => {
        if (test()) return done();
        const seen = new MutationObserver(() => { if (test()) { seen.disconnect(); done(); } });
        seen.observe(list.parentElement, {childList: true, subtree: true, characterData: true});
        setTimeout(() => { seen.disconnect(); done(); }, 3000);
    });
    // All but the last key, as somebody would have typed it; then the last one, on the clock.
    type(query.slice(0, -1));
    await new Promise((done) => setTimeout(done, 120));
    list.innerHTML = told.textContent = "";
    const start = performance.now();
    type(query);
    await changed(() => list.childElementCount > 0 || told.textContent);
    return performance.now() - start;
}"""


BAD_WAIT = """async ([query, ...parts]) => {
    const [box, list] = parts.map((part) => document.querySelector(part));
    const type = (text) => { box.value = text; box.dispatchEvent(new Event("input")); };
    const until = async (done) => { for (let n = 0; n < 1000 && !done(); n++) await new Promise((r) => setTimeout(r, 5)); };
    type("");
    await until(() => list.childElementCount === 0);
    let longest = 0, last = performance.now(), on = true;
    // How long the page could not answer a key, beside how long the answer took.
    const tick = () => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; if (on) setTimeout(tick); };
    tick();
    const start = performance.now();
    type(query);
    await until(() => list.childElementCount > 0);
    on = false;
    return Math.max(longest, performance.now() - start);
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def weigh(site: Path) -> dict[str, int]:
    """Bytes of each file that search loads, made small as for publishing and compressed."""
    scripts = make_small(ROOT, site, [f"assets/javascripts/{name}" for name in ENGINE])
    worker = bundle_alone(ROOT, site, WORKER)
    files = {**scripts, WORKER: worker, "search/index.js": (site / "search/index.js").read_bytes()}
    return {Path(path).name: len(gzip.compress(data, 9)) for path, data in files.items()}


def measure(
    browser: Browser, site: Path, queries: list[str], wait: str = WAIT, parts: tuple[str, ...] = OURS
) -> list[float]:
    """Milliseconds from the last key to the first result, a query each, after one that warms up. `parts` are box, list and status."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_address[1]}/faq/drug-testing/")
    page.keyboard.press("/")
    page.wait_for_selector(f"{parts[0]}:focus")
    page.keyboard.type("drug")
    page.wait_for_selector(f"{parts[1]} > li", timeout=60_000)
    times = [float(page.evaluate(wait, [query, *parts])) for query in queries]
    page.close()
    server.shutdown()
    server.server_close()
    return times


def report(one: Path, ten: Path, theme: Path) -> list[tuple[str, bool]]:
    """Print the table; give back each figure beside its limit."""
    weights = weigh(one)
    lines = (ROOT / "search/queries.jsonl").read_text(encoding="utf-8").splitlines()[::EVERY]
    queries = [json.loads(line)["q"] for line in lines]
    bad = json.loads((ROOT / "search/bad.json").read_text(encoding="utf-8"))
    hostile = {
        name: text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") * n for name, (text, n) in bad.items()
    }
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic"]
        browser = playwright.chromium.launch(executable_path=find_browser(), args=arguments)
        sites = (("ours", one, OURS), ("ours x10", ten, OURS), ("theme", theme, THEME))
        times = {name: measure(browser, site, queries, parts=parts) for name, site, parts in sites}
        hangs = dict(zip(hostile, measure(browser, one, list(hostile.values()), BAD_WAIT), strict=True))
        browser.close()
    print(f"\n{'search':16}{'queries':>9}{'median ms':>11}{'p95 ms':>8}{'index KB':>10}{'engine KB':>11}")
    medians = {name: statistics.median(found) for name, found in times.items()}
    lunr = next((theme / "assets/javascripts/workers").glob("search.*.min.js"))
    sizes = {
        "ours": (weights["index.js"], sum(weights.values()) - weights["index.js"]),
        "ours x10": (weigh(ten)["index.js"], sum(weights.values()) - weights["index.js"]),
        "theme": tuple(len(gzip.compress(p.read_bytes(), 9)) for p in (theme / "search/search_index.json", lunr)),
    }
    for name, found in times.items():
        p95 = sorted(found)[int(len(found) * 0.95)]
        index, engine = sizes[name]
        print(f"{name:16}{len(found):>9}{medians[name]:>11.1f}{p95:>8.1f}{index / 1024:>10.1f}{engine / 1024:>11.1f}")
    worst = max(hangs, key=lambda name: hangs[name])
    p95 = sorted(times["ours"])[int(len(times["ours"]) * 0.95)]
    known = (one / "search/index.js").read_text(encoding="utf-8").removeprefix("globalThis.guidepostIndex=")
    share = sum(weights.values()) / len(json.loads(known.removesuffix(";\n"))["pages"][0])
    growth = medians["ours x10"] / medians["ours"]
    return [
        (f"weight of search: {share:.0f} bytes a page, limit {WEIGHT_LIMIT}", share <= WEIGHT_LIMIT),
        (
            f"last key to list, median: {medians['ours']:.1f} ms, limit {MEDIAN_LIMIT:.0f}",
            medians["ours"] <= MEDIAN_LIMIT,
        ),
        (f"last key to list, 95 of 100: {p95:.1f} ms, limit {FIRST_LIMIT:.0f}", p95 <= FIRST_LIMIT),
        (f"bad input, longest: {hangs[worst]:.0f} ms for {worst}, limit {BAD_LIMIT:.0f}", hangs[worst] <= BAD_LIMIT),
        (f"median at ten times the content: times {growth:.2f}, limit {GROWTH_LIMIT}", growth <= GROWTH_LIMIT),
    ]
