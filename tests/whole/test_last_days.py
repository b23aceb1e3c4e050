"""Time passes after the build: what was good through a day is marked from the next, wherever it stands, with and without JavaScript."""

from __future__ import annotations

import json
import re
from datetime import date
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from helping.browser import until
from helping.node import run_module
from portal.content.facts import cited_facts
from portal.content.last_days import good_through, is_expired, out_of_date
from portal.content.library import Library, cited_by
from portal.content.model import Question
from portal.pages.structured import describe_page
from portal.pages.views import last_days, render_body, view_of
from portal.sharing import feeds
from portal.sharing.embed import render_embeds
from portal.text.links import address as address_of

BUILT = date(2026, 11, 21)
DAYS = (date(2027, 2, 1), date(2028, 1, 1))
CREDIT = "work-opportunity-tax-credit"
"""A question whose answer is good through December 21, 2026."""
LOOK = """({ day, since, mark }) => {
    const wrong = [];
    const notes = [...document.querySelectorAll("li[id^='fn:']")];
    const lapsed = notes.filter((note) => note.textContent.includes(since));
    for (const until of document.querySelectorAll(".gp-until")) if (until.dataset.until < day) wrong.push(`stands: ${until.closest("li, .gp-fact").id}`);
    for (const note of notes) {
        for (const cited of document.querySelectorAll(`a.footnote-ref[href="#${note.id}"]`)) {
            const marked = cited.closest("sup").nextElementSibling?.textContent === mark;
            if (marked !== lapsed.includes(note)) wrong.push(`sentence: ${note.id}`);
        }
    }
    const box = document.querySelector(".gp-expired");
    if (Boolean(lapsed.length) !== Boolean(box?.checkVisibility())) wrong.push("box");
    if (box && (box.compareDocumentPosition(document.querySelector(".gp-content")) & 4) === 0) wrong.push("box below");
    const told = [...(box?.querySelectorAll("li") ?? [])].map((line) => line.textContent);
    if (told.length !== lapsed.length || !told.every((line) => /^\\S/.test(line) && line.includes(` ${since}`) && /\\d{4}\\.$/.test(line))) wrong.push(`box says ${told}`);
    return { wrong, lapsed: lapsed.map((note) => note.id.slice(3)).sort() };
}"""


ASK = """async (query) => {
    // As on a disk, where search runs in the page itself: a test can set the clock of a page, and not that of a worker.
    for (const file of ["search/index.js", "search/facts.js", "assets/javascripts/search/worker.mjs"]) await import(`/${file}`);
    return guidepostAnswer(query).found.flatMap((one) => [one, ...one.parts]).map(({address, text, lapsed}) => [address, `${lapsed} ${text}`]);
}"""


def test_out_of_date_is_the_day_after_the_last_good_one() -> None:
    assert out_of_date(date(2026, 12, 31)) == "Out of date since January 1, 2027."
    script = "return ['2026-12-31', '2199-12-31', '', undefined].map(m.lapsedSince)"
    assert run_module("shared/last-good-day.mjs", f"globalThis.Date = class extends Date {{ constructor(...a) {{ super(...(a.length ? a : ['2027-01-01T00:30'])); }} }}; {script}") == ["January 1, 2027", "", "", ""]  # fmt: skip
    eve = "globalThis.Date = class extends Date { constructor(...a) { super(...(a.length ? a : ['2026-12-31T23:30'])); } }"
    assert run_module("shared/last-good-day.mjs", f"{eve}; {script}") == ["", "", "", ""]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_browser_marks_each_lapsed_fact_on_each_page(
    browser: Browser, address: str, library: Library, day: date
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    context.clock.set_fixed_time(f"{day}T12:00:00")
    page = context.new_page()
    seen = 0
    for path, last in last_days(library, BUILT).items():
        if last >= day:
            continue
        item = library.content[path]
        page.goto(f"{address}/{address_of(path)}", wait_until="domcontentloaded")
        until(page, "() => document.readyState === 'complete'")
        words = library.words[item.language]
        since = words.frame_lapsed_since.partition("{day}")[0]
        found = page.evaluate(LOOK, {"day": str(day), "since": since, "mark": words.frame_lapsed_mark})
        shown = view_of(item, library, BUILT).cited
        asked = {one.fact.id for one in shown if is_expired(one.fact, day)}
        assert found["wrong"] == [], path
        assert set(found["lapsed"]) == asked, path
        seen += 1
    assert seen
    expired = []
    for path in sorted(set(library.homes.values())):
        page.goto(f"{address}/{address_of(path)}")
        expired += page.evaluate(
            "() => [...document.querySelectorAll('.gp-fact[data-state=expired]')].map((one) => one.id)"
        )
    assert set(expired) == {fact.id for fact in library.facts.values() if is_expired(fact, day)}
    context.close()


def test_an_explanation_is_marked_when_it_is_shown(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.clock.set_fixed_time("2028-01-01T12:00:00")
    page = context.new_page()
    page.goto(f"{address}/learn/benefits-counseling/")
    form = page.locator("#check-medicaid + .gp-quiz form")
    form.locator("input").first.check()
    form.locator("button[type=submit]").click()
    cited = form.locator("sup:has(a[href='#fn:medicaid-work-rule-not-ssi'])")
    cited.wait_for()
    assert cited.locator("+ .gp-lapsed").inner_text() == "(out of date)"
    context.close()


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_build_marks_each_lapsed_fact_without_a_script(library: Library, day: date) -> None:
    marked = 0
    for item in library.content.values():
        view = view_of(item, library, day)
        text = render_body(item, library, day)
        words = library.words[item.language]
        body, _, notes = text.partition("///Footnotes Go Here///")
        assert [one.fact.id for one in view.expired] == [one.fact.id for one in view.cited if is_expired(one.fact, day)]
        for one in view.cited:
            note = re.search(rf"^\[\^{one.fact.id}\]: .*$", notes, re.M)
            assert note, (item.path, one.fact.id)
            last = one.fact.expires
            if not is_expired(one.fact, day):
                assert not last or f'data-until="{last}">{good_through(last, words)}' in note[0]
                continue
            assert last
            assert out_of_date(last, words) in note[0]
            assert f"[^{one.fact.id}]" not in re.sub(
                rf"\[\^{one.fact.id}\]<span class=\"gp-lapsed\">{re.escape(words.frame_lapsed_mark)}</span>", "", body
            ), item.path
            marked += 1
    assert marked


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_travels_says_what_has_lapsed(library: Library, day: date) -> None:
    files = feeds.render_all(library, day, "https://guide.example/")
    told = {one["id"]: one for one in json.loads(files["faq/faq.json"])["questions"]}
    facts = {one["id"]: one for one in json.loads(files["facts/facts.json"])["facts"]}
    items = {one["url"]: one for one in json.loads(files["faq/feed.json"])["items"]}
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ElementTree.fromstring(files["faq/feed.xml"]).findall(f"{atom}entry")
    summaries = {entry.find(f"{atom}link").get("href"): entry.findtext(f"{atom}summary") for entry in entries}  # type: ignore[union-attr]
    cards = render_embeds(library, "", day)
    lapsed = 0
    for question in library.of(Question):
        days = [fact.expires for fact in cited_by(question, library) if fact.expires]
        one = told[question.slug]
        assert one.get("expires") == (str(min(days)) if days else None)
        assert one["out_of_date"] == (bool(days) and min(days) < day)
        assert [fact["out_of_date"] for fact in one["facts"]] == [facts[f["id"]]["out_of_date"] for f in one["facts"]]
        data = json.loads(describe_page(question, library, ""))
        assert data["mainEntity"]["acceptedAnswer"].get("expires") == one.get("expires")
        frame = cards[f"embed/v1/{question.slug}.html"]
        if not one["out_of_date"]:
            assert 'class="gp-lapsed"' not in frame
            continue
        lapsed += 1
        says = out_of_date(min(days))
        assert one["answer_html"].startswith(f'<p><strong class="gp-lapsed">{says}')
        assert " out of date</sup>" in one["answer_html"]
        where = one["address"]
        assert items[where]["_guidepost"] == {"expires": one["expires"], "out_of_date": True}
        assert items[where]["summary"].startswith(says)
        assert (summaries[where] or "").startswith(says)
        assert says in frame.partition("<p>")[0] + frame.partition("gp-day")[2].partition("</p>")[0]
    assert lapsed


@pytest.mark.parametrize(("day", "says"), [("2026-12-21", "Good through December 21, 2026."), ("2026-12-22", "Out of date since December 22, 2026. Check before you use it.")])  # fmt: skip
def test_a_card_looks_at_the_day_itself(browser: Browser, address: str, day: str, says: str) -> None:
    context = browser.new_context()
    context.clock.set_fixed_time(f"{day}T12:00:00")
    page = context.new_page()
    page.goto(f"{address}/embed/v1/{CREDIT}.html")
    lines = page.locator("article > p").all_inner_texts()
    assert (lines[0] if day.endswith("22") else lines[1]) == says
    page.goto(f"{address}/embed/")
    page.evaluate(
        """(src) => {
            document.body.append(Object.assign(document.createElement("guidepost-answer"), { id: "it" }));
            document.getElementById("it").setAttribute("name", src.match(/v1.(.*).js/)[1]);
            document.body.append(Object.assign(document.createElement("script"), { src }));
        }""",
        f"{address}/embed/v1/{CREDIT}.js",
    )
    inside = page.locator("#it section > p")
    inside.first.wait_for()
    lines = inside.all_inner_texts()
    assert (lines[1] if day.endswith("22") else lines[2]) == says
    context.close()


def test_a_result_of_search_says_it(browser: Browser, address: str) -> None:
    found = {}
    for day in ("2026-12-21", "2026-12-22"):
        context = browser.new_context()
        context.clock.set_fixed_time(f"{day}T12:00:00")
        page = context.new_page()
        page.goto(f"{address}/faq/")
        items = page.evaluate(ASK, "work opportunity tax credit")
        found[day] = next(text for where, text in items if f"faq/{CREDIT}/" in where)
        context.close()
    says = "Out of date since December 22, 2026. Check before you use it."
    assert says not in found["2026-12-21"]
    assert says in found["2026-12-22"]


def test_each_cited_fact_of_a_page_is_known_by_its_view(library: Library) -> None:
    for item in library.content.values():
        cited = {one.fact.id for one in view_of(item, library, BUILT).cited}
        own = cited_facts(item.body.citations, library.facts, library.sources, BUILT)
        assert cited >= {one.fact.id for one in own}
