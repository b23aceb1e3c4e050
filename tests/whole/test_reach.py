"""Every kind of page by keyboard, by ear, in large letters, in the colors of the device, without motion and on paper."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from helping.browser import KINDS, thin_out, until, violations
from helping.sites import ROOT

HEARD = ROOT / "tests/cases/heard"
STOPS = 60
STOP = """() => {
    const one = document.activeElement, seen = one === document.body ? null : one;
    if (!seen) return null;
    seen.dataset.stop ??= String(document.querySelectorAll("[data-stop]").length + 1);
    const shown = [seen, ...(seen.labels ?? []), seen.closest("summary"), seen.parentElement].filter(Boolean).map(part => {
        const style = getComputedStyle(part), box = part.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none";
    });
    const box = seen.getBoundingClientRect();
    // A date and a frame have stops of their own within.
    return {number: Number(seen.dataset.stop), total: document.querySelectorAll("[data-stop]").length, shown: shown.some(Boolean),
        place: document.querySelectorAll("*").length && [...document.querySelectorAll("a, button, input, select, textarea, summary, iframe, [tabindex]")].indexOf(seen),
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        parts: seen.matches("iframe, input[type=date]"), skip: seen.classList.contains("md-skip"), what: seen.outerHTML.slice(0, 100), hidden: seen.closest("[hidden], [inert], [aria-hidden=true]") !== null};
}"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_goes_through_in_order_and_shows_where_it_is(
    page: Page, address: str, kind: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + KINDS[kind])
    stops: list[dict[str, Any]] = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        if not stops or not stop["parts"] or stop["what"] != stops[-1]["what"]:
            stops.append(stop)
    if page.locator(".md-skip").count():
        assert stops[0]["skip"], stops[0]["what"]
    assert [stop["what"] for stop in stops if not stop["shown"] and "<iframe" not in stop["what"]] == []
    assert [stop["what"] for stop in stops if not stop["inside"] or stop["hidden"]] == []
    assert [stop["number"] for stop in stops] == list(range(1, len(stops) + 1)), (
        "a stop came twice: the keyboard is trapped"
    )
    places = [stop["place"] for stop in stops]
    assert places == sorted(places), [stop["what"] for stop in stops]


@pytest.mark.parametrize("width", [1280, 390])
def test_escape_closes_the_search_and_gives_the_focus_back(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address + KINDS["question"])
    page.get_by_role("button", name="Copy link").focus()
    page.keyboard.press("/")
    page.keyboard.type("job coach")
    page.locator(".md-search-result__link").first.wait_for()
    assert page.locator("#__search").is_checked()
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()
    until(page, "document.activeElement.textContent === 'Copy link'")


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + KINDS["question"])
    menu = page.get_by_role("button", name="Menu")
    assert menu.get_attribute("aria-expanded") == "false"
    assert not page.locator(".md-sidebar--primary a").first.is_visible()
    menu.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    until(page, "document.activeElement.matches('.md-sidebar--primary a')")
    until(page, "document.activeElement.getBoundingClientRect().left >= 0")
    page.keyboard.press("Escape")
    assert menu.get_attribute("aria-expanded") == "false"
    until(page, "document.activeElement.matches('.gp-menu')")
    until(page, "!document.querySelector('.md-sidebar--primary a').checkVisibility({visibilityProperty: true})")


@pytest.fixture(params=["forced colors", "twice the text", "print"])
def changed(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[str, Page]]:
    colors: Any = "active" if request.param == "forced colors" else "none"
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion="reduce", forced_colors=colors
    )
    page = context.new_page()
    if request.param == "print":
        page.emulate_media(media="print")
    yield request.param, page
    context.close()


LARGER = """async () => {
    const root = document.documentElement;
    root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`;
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
CUT = """[...document.querySelectorAll("h1, h2, h3, p, li, a, button, label, td, th, summary")].filter(one => {
    const style = getComputedStyle(one);
    return one.checkVisibility() && style.overflowX === "hidden" && style.position !== "absolute" && style.clipPath === "none"
        && (one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2);
}).map(one => one.outerHTML.slice(0, 100))"""


def test_axe_finds_nothing_and_nothing_is_cut_off(changed: tuple[str, Page], address: str) -> None:
    how, page = changed
    for kind, path in KINDS.items():
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address + path)
        if how == "twice the text":
            page.evaluate(LARGER)
            for width in (320, 390, 1280):
                page.set_viewport_size({"width": width, "height": 900})
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (kind, width)
                assert page.evaluate(CUT) == [], (kind, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, kind
        assert page.evaluate(CUT) == [], kind
        thin_out(page)
        found = violations(page)
        if how == "print":  # paper does not scroll
            found = [line for line in found if not line.startswith("scrollable-region-focusable: <html")]
        assert found == [], kind


MOVING = """[...document.querySelectorAll("*")].filter(one => {
    const style = getComputedStyle(one);
    return style.animationName !== "none" && parseFloat(style.animationDuration) > 0.01 || parseFloat(style.transitionDuration) > 0.01
        || style.scrollBehavior === "smooth";
}).map(one => one.outerHTML.slice(0, 100))"""


HEED = """
globalThis.glided = [];
for (const [owner, name] of [[Element.prototype, "scrollIntoView"], ...["scroll", "scrollTo", "scrollBy"].flatMap(name => [[Element.prototype, name], [window, name]])]) {
    const real = owner[name];
    owner[name] = function (...given) { if (given[0]?.behavior === "smooth") glided.push(name); return real.apply(this, given); };
}
Element.prototype.animate = () => glided.push("animate");
"""
"""Notes what a script sets in motion, which no style can forbid."""


def test_nothing_moves_for_people_who_asked_for_that(page: Page, address: str) -> None:
    page.add_init_script(HEED)
    for kind, path in KINDS.items():
        page.goto(address + path)
        assert page.evaluate(MOVING) == [], kind
        for link in page.locator("article a[href^='#']").all()[:3]:
            link.dispatch_event("click")
        page.keyboard.press("/")
        page.keyboard.press("Escape")
        assert page.evaluate("glided") == [], kind
    page.evaluate("document.body.scrollIntoView({behavior: 'smooth'})")
    assert page.evaluate("glided") == ["scrollIntoView"]


def test_what_is_pressed_is_large_enough(page: Page, address: str) -> None:
    """Axe's rule of 24 pixels, which exempts links within a sentence, is among those that all other tests run."""
    page.goto(address + KINDS["question"])
    page.evaluate("""() => {
        const box = document.createElement("p");
        box.innerHTML = '<button class="t">a</button><button class="t">b</button>';
        document.querySelector("article").append(box);
        for (const one of box.children) Object.assign(one.style, {width: "12px", height: "12px", padding: 0, overflow: "hidden"});
    }""")
    assert {line.split(":")[0] for line in violations(page)} == {"target-size"}


def test_nothing_is_said_by_color_alone(page: Page, address: str) -> None:
    page.goto(address + KINDS["question"])
    plain = page.locator("article p a:not(.headerlink, .footnote-ref, .footnote-backref)").evaluate_all(
        "all => all.filter(one => getComputedStyle(one).textDecorationLine !== 'underline').map(one => one.outerHTML.slice(0, 80))"
    )
    assert plain == []
    current = page.locator(".gp-nav [aria-current=page]").first
    assert current.evaluate("one => getComputedStyle(one).fontWeight") == "700"
    page.goto(address + KINDS["facts"])
    assert page.locator(".gp-fact").first.inner_text().count("source") >= 1


def heard(page: Page) -> str:
    """The page's article as Chromium gives it to a screen reader: a line for each thing, with its role, name and state."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    lines: list[str] = []

    def read(node: dict[str, Any], depth: int) -> None:
        role = node.get("role", {}).get("value", "")
        name = " ".join(str(node.get("name", {}).get("value", "")).split())
        silent = node.get("ignored") or role in ("none", "generic", "InlineTextBox", "LineBreak", "ListMarker")
        if not silent and (role != "StaticText" or name):
            state = [
                f"{one['name']}={one['value'].get('value')}"
                for one in node.get("properties", [])
                if one["name"] in ("level", "checked", "expanded", "required") and "value" in one["value"]
            ]
            described = node.get("description", {}).get("value", "")
            said = " ".join(
                filter(None, [role, f'"{name}"' if name else "", f"({described})" if described else "", *state])
            )
            lines.append("  " * depth + said)
            depth += 1
        if role in ("StaticText", "textbox"):
            return
        for child in node.get("childIds", []):
            if child in by_id:
                read(by_id[child], depth)

    article = next(node for node in nodes if node.get("role", {}).get("value") == "article")
    read(article, 0)
    return "\n".join(lines) + "\n"


HEARD_PAGES = {
    "question": "faq/drug-testing/",
    "worksheet": "guides/worksheets/first-look/",
    "timetable": "guides/discovery/1-welcome/",
}


@pytest.mark.parametrize("name", HEARD_PAGES)
def test_a_screen_reader_is_given_this(context: BrowserContext, small_address: str, name: str) -> None:
    """Write the transcripts anew with GUIDEPOST_HEARD=write, and read what changed."""
    page = context.new_page()
    page.goto(f"{small_address}/{HEARD_PAGES[name]}")
    text = heard(page)
    golden = HEARD / f"{name}.txt"
    if os.environ.get("GUIDEPOST_HEARD") == "write":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
