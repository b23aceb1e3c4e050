"""What is around a page: the way past it, search, menu, colors, contents, footer. By keyboard, by ear, at every width, without scripts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from helping.browser import KINDS, WIDTHS, until
from helping.sites import findings, run_mkdocs, tree, write_small

QUESTION = KINDS["question"]
FRAMED = [path for kind, path in KINDS.items() if kind not in ("wall", "card")]


def open_search(page: Page, query: str) -> None:
    page.get_by_role("button", name="Search", exact=True).first.press("Enter")
    page.keyboard.type(query)
    page.locator("#gp-find-list > li").first.wait_for()


def names(page: Page) -> list[tuple[str, str]]:
    """Role and name of everything in the page as Chromium gives it to a screen reader."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    heard = [node for node in nodes if not node.get("ignored")]
    return [(str(n.get("role", {}).get("value")), str(n.get("name", {}).get("value", ""))) for n in heard]


class TestTheWayPast:
    def test_each_page_begins_with_a_link_to_its_text(self, site: Path) -> None:
        seen = 0
        for path in sorted(site.rglob("*.html")):
            html = path.read_text(encoding="utf-8")
            if 'class="gp-header"' not in html:
                continue
            seen += 1
            body = re.split(r"<body\b[^>]*>", html, maxsplit=1)[1]
            assert re.search(r"<(?:a|button|input)\b[^>]*>", body)[0] == '<a class="gp-skip" href="#main">', path  # type: ignore[index]
            assert html.count('<main id="main" tabindex="-1">') == 1, path
            assert "<h1" in html.partition("<main")[2], path
            assert "gp-here" not in html.partition("<main")[2].partition("<article")[0], path
        assert seen > 200

    @pytest.mark.parametrize("path", FRAMED)
    def test_it_leads_to_the_top_of_the_text(self, page: Page, address: str, path: str) -> None:
        page.goto(address + path)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main, .gp-contents, .gp-footer') !== null")


COVERED = """() => {
    const one = document.activeElement;
    if (one === document.body || one.matches("iframe, main")) return null;
    const boxes = [...one.getClientRects()].filter(box => box.width && box.height);
    const seen = boxes.some(box => {
        const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
        const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
        const top = document.elementFromPoint(x, y);
        return top && (one.contains(top) || top.contains(one) || [...one.labels ?? []].some(label => label.contains(top)));
    });
    return seen ? null : one.outerHTML.slice(0, 120);
}"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", ["question", "guide", "crosswalk", "worksheet", "run"])
def test_what_has_the_focus_is_never_covered(page: Page, address: str, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + KINDS[kind])
    covered = []
    for key in ["Tab"] * 30 + ["Shift+Tab"] * 30:
        page.keyboard.press(key)
        covered.append(page.evaluate(COVERED))
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator(".gp-footer a").last.focus()
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        covered.append(page.evaluate(COVERED))
    assert [what for what in covered if what] == []


class TestSearch:
    def test_a_closed_search_is_in_nobodys_way(self, page: Page, address: str) -> None:
        page.goto(address + QUESTION)
        heard = names(page)
        assert ("button", "Search") in heard
        assert not [one for one in heard if one[0] in ("dialog", "searchbox", "textbox", "alert", "status") and one[1]]

    def test_each_result_is_a_link_with_the_name_of_its_page(self, page: Page, address: str) -> None:
        page.goto(address + QUESTION)
        open_search(page, "drug test")
        heard = names(page)
        assert ("dialog", "Search this site") in heard
        assert ("link", "How do I help someone who uses drugs when employers test for them?") in heard
        assert [
            one for one in heard if one[0] in ("link", "button", "searchbox", "textbox") and not one[1].strip()
        ] == []
        first = page.locator("#gp-find-list a").first
        assert first.evaluate("one => document.getElementById(one.getAttribute('aria-describedby')).textContent") == (
            "Question: Records, drug tests and other hard spots"
        )

    def test_results_are_reached_by_tab_and_by_arrows(self, page: Page, address: str) -> None:
        page.goto(address + QUESTION)
        open_search(page, "drug test")
        place = "[...document.querySelectorAll('#gp-find-q, #gp-find-list a')].indexOf(document.activeElement)"
        seen = []
        for key in ("Tab", "Tab", "Shift+Tab", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown"):
            page.keyboard.press(key)
            seen.append(page.evaluate(place))
        assert seen == [1, 2, 1, 2, 1, 0, 1]
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "gp-search-open"

    def test_past_its_last_result_the_keyboard_leaves_it_closed(self, page: Page, address: str) -> None:
        page.goto(address + QUESTION)
        open_search(page, "drug test")
        page.locator("#gp-find-list a").last.focus()
        for _ in range(3):  # Chromium stops once at its own frame
            page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#gp-find')") is None
        assert not page.locator("#gp-find").is_visible()

    def test_the_number_is_told_once_when_the_letters_have_come_to_rest(self, page: Page, address: str) -> None:
        page.goto(address + QUESTION)
        open_search(page, "job")
        until(page, "document.querySelector('#gp-find-told').textContent.endsWith('results')")
        page.evaluate("""() => {
            globalThis.told = [];
            const line = document.querySelector("#gp-find-told");
            new MutationObserver(() => told.push(line.textContent)).observe(line, {childList: true, characterData: true, subtree: true});
        }""")
        page.keyboard.type(" coach for my son", delay=60)
        until(page, "globalThis.told.length > 0")
        page.wait_for_timeout(800)
        told = page.evaluate("globalThis.told")
        count = page.locator("#gp-find-list > li").count()
        assert told == [f"{count} results"]

    def test_enter_goes_to_the_first_result_also_before_it_is_there(self, page: Page, address: str) -> None:
        page.goto(address + QUESTION)
        page.get_by_role("button", name="Search", exact=True).click()
        page.locator("#gp-find-q").fill("drug test")
        page.keyboard.press("Enter")
        until(page, "document.activeElement === document.querySelector('#gp-find-list a')")

    def test_the_field_at_home_is_the_same_search_and_is_not_wrong_before_somebody_types(
        self, page: Page, address: str
    ) -> None:
        page.goto(address)
        field = page.get_by_label("What do you need to know?")
        assert field.evaluate("one => [one.required, one.validity.valid]") == [False, True]
        field.fill("parole")
        field.press("Enter")
        until(page, "document.querySelector('#gp-find-list a')?.pathname === '/faq/justice-involvement/'")
        assert page.locator("#gp-find-q").input_value() == "parole"
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "gp-q"

    def test_what_a_result_says_is_whole(self, page: Page, address: str) -> None:
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(address + QUESTION)
        open_search(page, "background check")
        cut = page.locator("#gp-find-list :is(p, a)").evaluate_all(
            "all => all.filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline').length"
        )
        texts = page.locator("#gp-find-list > li > p:not(.gp-hit)").all_inner_texts()
        assert (cut, [text for text in texts if text.endswith("…")]) == (0, [])

    def test_an_old_phone_that_knows_no_popover_searches_as_well(self, context: BrowserContext, address: str) -> None:
        context.add_init_script("delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.hidePopover;")
        page = context.new_page()
        page.goto(address + QUESTION)
        open_search(page, "parole")
        assert page.locator("#gp-find").is_visible()
        page.keyboard.press("Escape")
        assert not page.locator("#gp-find").is_visible()
        assert page.evaluate("document.activeElement.id") == "gp-search-open"


class TestKeys:
    """WCAG 2.1.4: a single key that does something can be turned off, since it comes up in dictated words."""

    @pytest.mark.parametrize("key", ["s", "f", "n", "p", ",", "."])
    def test_no_letter_does_anything(self, page: Page, address: str, key: str) -> None:
        page.goto(address + QUESTION)
        page.keyboard.press(key)
        page.wait_for_timeout(100)
        assert page.url == address + QUESTION
        assert not page.locator("#gp-find").is_visible()

    def test_the_one_key_is_turned_off_for_good(self, page: Page, address: str) -> None:
        page.goto(address + QUESTION)
        page.get_by_label("The key / opens the search").uncheck()
        page.goto(address + KINDS["guide"])
        page.keyboard.press("/")
        assert not page.locator("#gp-find").is_visible()
        page.get_by_label("The key / opens the search").check()
        assert page.evaluate("Object.keys(localStorage)") == []
        page.goto(address + QUESTION)
        page.keyboard.press("/")
        assert page.locator("#gp-find").is_visible()


BACKGROUND = "getComputedStyle(document.body).backgroundColor"
DAY, NIGHT = "rgb(253, 252, 249)", "rgb(22, 32, 35)"


class TestColors:
    def test_one_group_tells_which_are_on_and_keeps_them_only_when_somebody_chose(
        self, page: Page, address: str
    ) -> None:
        page.goto(address + QUESTION)
        group = page.get_by_role("group", name="Colors")
        assert group.get_by_label("As on this device").is_checked()
        assert page.evaluate("Object.keys(localStorage)") == []
        group.get_by_label("Dark").check()
        assert page.evaluate(BACKGROUND) == NIGHT
        page.goto(address)
        assert (page.evaluate(BACKGROUND), group.get_by_label("Dark").is_checked()) == (NIGHT, True)
        group.get_by_label("As on this device").check()
        assert (page.evaluate(BACKGROUND), page.evaluate("Object.keys(localStorage)")) == (DAY, [])

    @pytest.mark.parametrize(("scheme", "color"), [("light", DAY), ("dark", NIGHT)])
    def test_without_a_script_they_are_those_of_the_device(
        self, browser: Browser, address: str, scheme: Any, color: str
    ) -> None:
        context = browser.new_context(java_script_enabled=False, color_scheme=scheme)
        page = context.new_page()
        page.goto(address + QUESTION)
        assert page.evaluate(BACKGROUND) == color
        assert not page.get_by_role("button", name="Search", exact=True).is_visible()
        assert page.get_by_role("link", name="All questions").first.is_visible()
        context.close()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_more_contrast_is_given_to_who_asks_for_it(self, browser: Browser, address: str, scheme: Any) -> None:
        context = browser.new_context(color_scheme=scheme, contrast="more")
        page = context.new_page()
        page.goto(address + QUESTION)
        ink, paper = ("rgb(0, 0, 0)", "rgb(255, 255, 255)")[:: 1 if scheme == "light" else -1]
        small = page.locator(".gp-reviewed").evaluate("one => getComputedStyle(one).color")
        assert (page.evaluate(BACKGROUND), small) == (paper, ink)
        context.close()


def test_regions_are_named_once_and_by_what_they_are(page: Page, address: str) -> None:
    page.goto(address + QUESTION)
    regions = [one for one in names(page) if one[0] in ("banner", "navigation", "main", "contentinfo", "search")]
    assert sorted(regions) == [
        ("banner", ""),
        ("contentinfo", ""),
        ("main", ""),
        ("navigation", "On this page"),
        ("navigation", "Pages"),
        ("navigation", "Previous and next page"),
        ("navigation", "Sections"),
        ("navigation", "You are here"),
    ]


def test_headings_have_their_own_names_and_permalinks_are_for_the_mouse_alone(page: Page, address: str) -> None:
    page.goto(address + QUESTION)
    heard = names(page)
    assert ("heading", "Why you do not wait") in heard
    assert [one for one in heard if "¶" in one[1]] == []
    assert page.locator(".headerlink").first.evaluate("one => one.tabIndex") == -1


def test_each_link_back_from_a_note_has_a_name_of_its_own_and_is_large_enough(page: Page, address: str) -> None:
    page.goto(address + KINDS["crosswalk"])
    links = page.locator(".footnote-backref")
    told = links.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert len(set(told)) == len(told) > 20
    assert "Back to the text, note 3, place 1 of 2" in "\n".join(told)
    sizes = links.evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => Math.min(box.width, box.height))"
    )
    assert min(sizes) >= 24


SMALL_TARGETS = """[...document.querySelectorAll(".gp-header a, .gp-header button, .gp-nav a, .gp-here a, .gp-contents a, .gp-turn a, .gp-choices label, .gp-copyright a, .gp-edit")]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 24).map(one => one.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_pressed_around_a_page_is_24_pixels_high(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for kind in ("home", "question", "guide"):
        page.goto(address + KINDS[kind])
        if width < 1220:
            page.get_by_role("button", name="Menu").click()
        assert page.evaluate(SMALL_TARGETS) == [], kind


def test_the_titles_of_the_pages_before_and_after_are_whole_on_a_small_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + QUESTION)
    for link in page.locator(".gp-turn a").all():
        assert link.evaluate("one => [...one.children].every(part => part.getBoundingClientRect().right <= innerWidth)")
        assert link.locator("b").evaluate("one => getComputedStyle(one).whiteSpace") == "normal"
        assert link.locator("b").evaluate("one => one.getClientRects().length") >= 1
    assert page.locator(".gp-turn [rel=next]").inner_text().split("\n")[-1].endswith("?")


def test_the_contents_tell_where_one_is(page: Page, address: str) -> None:
    page.goto(address + QUESTION)
    third = page.locator("main .gp-content h2").nth(2).get_attribute("id")
    page.locator(f"#{third}").evaluate("one => one.scrollIntoView()")
    until(page, "id => document.querySelector('.gp-contents [aria-current]')?.hash === `#${id}`", third)


def test_without_a_script_the_navigation_of_a_phone_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address + QUESTION)
    assert page.locator("#gp-side a").first.is_visible()
    assert page.locator("main").bounding_box()["y"] < page.locator("#gp-side").bounding_box()["y"]  # type: ignore[index]
    assert not page.get_by_role("button", name="Menu").is_visible()
    context.close()


def test_the_site_is_the_same_in_every_file_without_its_theme(tmp_path: Path) -> None:
    """The end of the theme's life is one line of `mkdocs.yml`."""
    base = write_small(tmp_path, {})
    with_theme = run_mkdocs(base, tmp_path / "with", "--strict")
    settings = base / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("theme:\n", "theme:\n  name: null\n"), encoding="utf-8")
    without = run_mkdocs(base, tmp_path / "without", "--strict")
    assert [(run.returncode, findings(run)) for run in (with_theme, without)] == [(0, []), (0, [])]
    ours, bare = tree(tmp_path / "with"), tree(tmp_path / "without")
    assert len(bare) > 60
    assert {path for path in ours.keys() | bare.keys() if ours.get(path) != bare.get(path)} - {
        "sitemap.xml.gz"
    } == set()


def test_nothing_on_a_page_is_the_themes(site: Path) -> None:
    folders = {path.relative_to(site).parts[1] for path in site.glob("assets/*")}
    assert folders == {"fixed", "fonts", "icons", "images", "javascripts", "pictograms", "stylesheets"}
    shipped = {path.name for path in (site / "assets/javascripts").iterdir()}
    assert not any(name.startswith(("bundle", "lunr", "workers")) for name in shipped), shipped
    for path in sorted(site.rglob("*.html")):
        assert not re.search(r'\bdata-md-|class="md-(?!typeset)|id="__', path.read_text(encoding="utf-8")), path
