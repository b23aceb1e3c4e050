"""What holds on every page, whatever its kind: it asks nobody else, keeps nothing, breaks no policy, and stands still."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from helping.browser import settle, until
from helping.every_page import WATCH, Visit, every_page, one_of_each
from helping.sheets import tools
from helping.sites import ROOT
from portal.text import policy
from setup import find_java

REFUSED = "globalThis.seen.refused"


class TestEveryPage:
    def test_each_was_opened(self, visits: list[Visit], site: Path) -> None:
        assert len(visits) == len(every_page(site)) > 200

    def test_none_asks_anything_of_another_host(self, visits: list[Visit], address: str) -> None:
        asked = [url for visit in visits for url in visit.asked]
        assert len(asked) > 1000
        assert [url for url in asked if not url.startswith((f"{address}/", "data:", "blob:"))] == []

    def test_none_leaves_anything_in_the_browser(self, visits: list[Visit]) -> None:
        assert {visit.path: visit.kept for visit in visits if visit.kept} == {}

    def test_none_has_anything_stopped_by_its_policy(self, visits: list[Visit]) -> None:
        assert {visit.path: visit.refused for visit in visits if visit.refused} == {}

    def test_none_has_an_error_or_a_warning_in_its_console(self, visits: list[Visit]) -> None:
        assert {visit.path: visit.errors for visit in visits if visit.errors} == {}

    def test_nothing_in_sight_moves(self, visits: list[Visit]) -> None:
        assert {visit.path: visit.moved for visit in visits if visit.shift > 0} == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_scripts_come_after_the_first_paint(
    browser: Browser, address: str, site: Path, width: int
) -> None:
    """As on a slow network, on one page of each look: a page is read before its scripts come, and what they work on has its room."""
    moved = {}
    for path in one_of_each(site):
        html = (site / path).read_text(encoding="utf-8")
        if 'fetchpriority="low"' not in html:
            continue  # it has no script, or waits for the one that it has
        context = browser.new_context(viewport={"width": width, "height": 2400})
        context.add_init_script(WATCH)
        moved[path] = moved_by_scripts(context.new_page(), f"{address}/{path}", LATE)
        context.close()
    assert moved.keys() > {"faq/accommodation-costs/index.html"}
    assert {path: what for path, what in moved.items() if what} == {}


DRAWN = """async () => {
    await document.fonts.ready;
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
    globalThis.seen.moved = [];
}"""


def moved_by_scripts(page: Page, url: str, late: re.Pattern[str]) -> list[str]:
    """What moved on a page whose scripts were held until it was drawn."""
    held: list[Route] = []
    drawn = False

    def hold(route: Route) -> None:
        if drawn:
            route.continue_()
        else:
            held.append(route)

    page.route(late, hold)
    page.goto(url, wait_until="commit")
    until(page, "performance.getEntriesByName('first-contentful-paint').length === 1")
    page.evaluate(DRAWN)  # what a typeface moves on a slow machine is not what scripts move
    drawn = True
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    moved: list[str] = page.evaluate("globalThis.seen.moved")
    return moved


LATE = re.compile(r"/assets/fixed/page-\d+\.\w+\.js$")


def test_each_page_carries_the_policy_before_anything_that_it_could_stop(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
        assert found in ([policy.page_policy()], [policy.bare_policy()], [policy.wall_policy()]), path
        assert not re.search(r"<(script|link|style)\b", html.split("Content-Security-Policy")[0]), path


def test_no_policy_lets_inline_code_or_another_host_in() -> None:
    for text in (policy.page_policy(), policy.bare_policy(), policy.wall_policy()):
        directives = dict(part.split(" ", 1) for part in text.split("; "))
        assert directives["default-src"] == "'none'"
        assert directives["script-src"] == "'self'"
        assert directives["style-src"] == "'self'"
        assert directives["base-uri"] == "'none'"
        assert "unsafe" not in text
        assert "//" not in text
    assert "require-trusted-types-for 'script'" in policy.bare_policy()


def test_no_page_has_inline_code_styles_or_handlers(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        html = re.sub(r"<(code|pre|textarea)\b.*?</\1>", "", path.read_text(encoding="utf-8"), flags=re.S)
        assert not re.search(r"<style\b", html), path
        assert not re.search(r"<[a-z][^<>]*\s(?:style|on[a-z]+)=", html), path
        assert not re.search(r"""(?:href|src|action)=["']?\s*(?:javascript|data):""", html, re.I), path
        for attributes in re.findall(r"<script\b([^>]*)>[^<]", html):
            assert re.search(r'type="application/(ld\+)?json"', attributes), (path, attributes)


@pytest.fixture
def watched(context: BrowserContext) -> Page:
    context.add_init_script(WATCH)
    return context.new_page()


def test_code_that_got_into_a_page_does_not_run(watched: Page, address: str) -> None:
    watched.goto(f"{address}/faq/drug-testing/")
    watched.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "globalThis.caught = 1";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='globalThis.caught = 2'>");
            document.body.setAttribute("onclick", "globalThis.caught = 3");
            document.body.click();
            setTimeout("globalThis.caught = 4");
        }"""
    )
    until(watched, f"{REFUSED}.length >= 4")
    assert watched.evaluate("globalThis.caught") is None
    assert {line.split()[0] for line in watched.evaluate(REFUSED)} >= {
        "script-src-elem",
        "script-src-attr",
        "script-src",
    }


@pytest.mark.parametrize("path", ["embed/v1/drug-testing.html", "guides/discovery/1-welcome/run/group/"])
def test_a_card_in_a_frame_and_the_wall_write_no_html_from_strings(watched: Page, address: str, path: str) -> None:
    watched.goto(f"{address}/{path}")
    said = watched.evaluate("(() => { try { document.body.innerHTML = '<b>x</b>'; } catch (e) { return e.name; } })()")
    assert said == "TypeError"


def test_nothing_is_stopped_while_somebody_searches_reads_fills_in_and_chooses(watched: Page, address: str) -> None:
    watched.set_viewport_size({"width": 390, "height": 844})
    watched.goto(f"{address}/faq/drug-testing/")
    watched.keyboard.press("/")
    watched.keyboard.type("criminal record")
    watched.wait_for_selector("#gp-find-list > li")
    watched.keyboard.press("Escape")
    watched.locator("#gp-menu").click()
    settle(watched)
    watched.keyboard.press("Escape")
    assert watched.evaluate(REFUSED) == []
    watched.goto(f"{address}/guides/worksheets/what-i-need/")
    watched.locator(".gp-sheet :is(input[type=text], textarea)").first.fill("Quiet mornings")
    with watched.expect_download() as saved:
        tools(watched).get_by_role("button", name="Save").first.click()
    assert saved.value.suggested_filename == "what-i-need.json"
    assert watched.evaluate(REFUSED) == []
    watched.goto(f"{address}/embed/")
    watched.locator(".gp-chooser select").first.select_option(index=2)
    settle(watched)
    assert watched.evaluate(REFUSED) == []


def test_only_cards_may_stand_in_frames_of_others(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    sent = {path: page.request.get(f"{address}/{path}").headers["content-security-policy"] for path in FRAMES}
    assert {path: "frame-ancestors *" in said for path, said in sent.items()} == FRAMES
    assert all("frame-ancestors 'self'" in said or FRAMES[path] for path, said in sent.items())


FRAMES = {"": False, "faq/drug-testing/": False, "embed/": False, "embed/v1/drug-testing.html": True}


def test_the_nu_checker_finds_no_error_on_any_page(site: Path) -> None:
    """One Java for all pages, the cards and the page for missed addresses among them."""
    java = find_java()
    assert java, "Java was not found. Type 'make setup-test'."
    checker = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
    run = subprocess.run(
        [
            java,
            "-XX:+UseSerialGC",
            "-jar",
            str(checker),
            "--errors-only",
            "--skip-non-html",
            "--format",
            "json",
            str(site),
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    found = {f"{line['message']} {line.get('extract', '')}" for line in json.loads(run.stderr)["messages"]}
    assert found == set()
    assert run.returncode == 0


def gzipped(path: Path) -> int:
    """Bytes of a file as a host sends it; a font is compressed already."""
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data, 6))


def test_the_first_view_of_a_question_is_light(page: Page, site: Path, address: str) -> None:
    """Every file that a browser asked for, as an empty cache would get it: at most 65 KB, fonts included."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/faq/drug-testing/")
    settle(page)
    paths = {urlsplit(url).path.removeprefix("/") for url in asked if url.startswith(address)}
    files = [site / path / "index.html" if path.endswith("/") else site / path for path in paths]
    sizes = {path.name: gzipped(path) for path in files}
    assert {Path(name).suffix for name in sizes} >= {".html", ".css", ".js", ".woff2"}
    assert sum(sizes.values()) <= 65_000, sizes


def test_what_a_page_loads_may_be_kept_for_ever(visits: list[Visit], address: str) -> None:
    """All but the page, its icon and its data has a name with a hash."""
    for visit in visits:
        paths = {urlsplit(url).path for url in visit.asked if url.startswith(address)}
        code = {path for path in paths if path.endswith((".css", ".js", ".mjs", ".woff2"))}
        assert all(path.startswith("/assets/fixed/") for path in code), (visit.path, code)


def test_every_table_says_what_each_column_holds_and_no_words_are_escaped_twice(site: Path) -> None:
    """What axe finds on the pages that it looks at, on all of them."""
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        assert not re.search(r"<th\b[^>]*>\s*</th>", html), path
        assert not re.search(r'="[^"]*&amp;(?:#x27|#39|#34|quot|amp|lt|gt);', html), path


def test_pictures_have_their_size(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        for image in re.findall(r"<img\b[^>]*>", path.read_text(encoding="utf-8")):
            assert re.search(r'\bwidth="\d+"', image), (path, image)
            assert re.search(r'\bheight="\d+"', image), (path, image)


def test_scripts_and_styles_are_small_and_name_only_what_is_there(site: Path) -> None:
    for path in sorted((site / "assets/fixed").iterdir()):
        if path.suffix not in (".css", ".js", ".mjs"):
            continue
        text = path.read_text(encoding="utf-8")
        assert max(map(len, text.splitlines())) > 200 or len(text) < 500, path
        assert "sourceMappingURL" not in text, path
        for name in re.findall(r"assets/fixed/[\w.-]+", text):
            assert (site / name).is_file(), (path, name)
