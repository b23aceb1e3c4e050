"""Each module as a package, run in a learning system: scorm-again gives it the interface that such a system has."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Frame, Page

from helping.browser import serve, until, violations
from helping.node import run_module
from helping.sites import ROOT
from portal.content.library import Library
from portal.learn.path import modules
from portal.publish.scorm import alone

RUNTIME = ROOT / "node_modules/scorm-again/dist/scorm12.min.js"
SYSTEM = """<!doctype html><title>System</title><script src="scorm12.js"></script>
<script>
  const before = sessionStorage.getItem("attempt");
  window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
  window.API.on("LMSFinish", () => (window.ended = true));
  if (before) window.API.loadFromJSON(JSON.parse(before).cmi, "cmi");
</script>
<iframe src="module/index.html" title="Module" width="900" height="700"></iframe>"""
STATE = "() => JSON.parse(JSON.stringify(window.API.renderCMIToJSONObject())).cmi"
IMS = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"


@pytest.fixture(scope="module")
def system(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A learning system that has taken in the first module."""
    folder = tmp_path_factory.mktemp("system")
    zipfile.ZipFile(site / "learn/scorm/why-this-work.zip").extractall(folder / "module")
    (folder / "scorm12.js").write_bytes(RUNTIME.read_bytes())
    (folder / "index.html").write_text(SYSTEM, encoding="utf-8")
    with serve(folder) as address:
        yield address


def opened(page: Page, address: str) -> Frame:
    page.goto(f"{address}/index.html")
    frame = page.frame(url="**/module/index.html")
    assert frame
    frame.locator(".gp-score").wait_for()
    return frame


def answer(frame: Frame, which: slice, *, right: bool = True) -> None:
    """Answer some of the questions; those with one answer as the page's own key says, or not."""
    for quiz in frame.locator(".gp-quiz").all()[which]:
        kind = quiz.get_attribute("data-kind")
        if kind in ("one", "several"):
            for row in quiz.locator(".gp-quiz__row").all():
                box = row.locator("input")
                number = box.get_attribute("value")
                key = quiz.locator(f".gp-quiz__paper li[data-option='{number}']").get_attribute("data-right")
                if (key == "yes") == right:
                    box.check()
        elif kind == "sort":
            for row in quiz.locator("fieldset.gp-quiz__row").all():
                row.locator("input").first.check()
        elif kind == "case":
            quiz.locator("textarea").fill("I would ask what he has seen.")
        quiz.locator(".gp-quiz__check").click()


def test_a_module_starts_suspends_resumes_completes_and_says_its_score(page: Page, system: str) -> None:
    frame = opened(page, system)
    assert page.evaluate(STATE)["core"]["lesson_status"] == "incomplete"
    answer(frame, slice(0, 2))
    until(page, "window.API.cmi.suspend_data.includes('check-family')")
    assert frame.locator(".gp-scorm").inner_text() == "Your learning system keeps your answers."
    frame.evaluate("location.replace('about:blank')")
    until(page, "window.ended")
    state = page.evaluate(STATE)
    assert state["core"]["lesson_status"] == "incomplete"
    kept = json.loads(state["suspend_data"])
    assert kept["check-board:first"] == "right"
    again = {"cmi": {"suspend_data": state["suspend_data"], "core": {"lesson_status": "incomplete"}}}
    page.evaluate("text => { sessionStorage.clear(); sessionStorage.setItem('attempt', text); }", json.dumps(again))

    frame = opened(page, system)
    told = frame.locator(".gp-score__sum")
    assert told.inner_text().startswith("You have answered 2 of 7 questions. 2 of 6 right so far.")
    answer(frame, slice(2, None), right=False)
    until(page, "window.API.cmi.core.lesson_status === 'completed'")
    core = page.evaluate(STATE)["core"]
    right = frame.locator(".gp-quiz__status", has_text="Right. Each line").count()
    assert (core["score"]["min"], core["score"]["max"]) == ("0", "100")
    expected = round((2 + right) / 6 * 100)
    assert core["score"]["raw"] == str(expected)
    assert expected < 100


def test_a_package_has_no_faults_for_axe_and_needs_nothing_outside(page: Page, system: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{system}/module/index.html")
    page.get_by_text("No learning system was found here.").wait_for()
    assert page.get_by_role("heading", level=1).inner_text() == "Why this work"
    assert [url for url in asked if not url.startswith(system)] == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_the_next_person_at_this_computer_opens_holds_nothing_of_the_last(browser: Browser, system: str) -> None:
    page = browser.new_page()
    answer(opened(page, system), slice(0, 1))
    page.reload()
    frame = opened(page, system)
    assert frame.locator(".gp-score__sum").inner_text().startswith("You have answered none")
    page.close()


def test_each_package_names_every_file_in_its_manifest(site: Path, library: Library) -> None:
    for module in modules(library):
        with zipfile.ZipFile(io.BytesIO((site / f"learn/scorm/{module.slug}.zip").read_bytes())) as package:
            names = set(package.namelist())
            tree = ElementTree.fromstring(package.read("imsmanifest.xml"))
            named = {one.get("href") for one in tree.iter(f"{IMS}file")}
            assert named == names - {"imsmanifest.xml"}, module.slug
            assert tree.findtext(f"{IMS}metadata/{IMS}schemaversion") == "1.2"
            assert tree.findtext(f".//{IMS}item/{IMS}title") == module.title
            assert not [name for name in names if name.endswith(".mjs")]
            assert b".mjs" not in package.read("index.html")


def test_links_out_of_a_package_open_the_site_or_are_words() -> None:
    html = '<a href="#proof">proof</a> <a class="x" href="../../facts/#a">A fact</a> <a href="https://ssa.gov">SSA</a>'
    assert alone(html, "https://guide.example/learn/employers/") == (
        '<a href="#proof">proof</a> '
        '<a class="x" href="https://guide.example/facts/#a" target="_blank" rel="noopener">A fact</a> '
        '<a href="https://ssa.gov" target="_blank" rel="noopener">SSA</a>'
    )
    assert alone(html, "").split("</a> ")[1].startswith("A fact <a href=")


def test_as_much_is_kept_as_a_system_has_room_for_and_choices_come_first() -> None:
    found = run_module(
        "learn/scorm.mjs",
        "return m.packed(new Map([['case', 'x'.repeat(5000)], ['one', '2'], ['line', 'y'.repeat(3000)]]));",
    )
    assert found["left"] == 1
    assert {name: len(text) for name, text in json.loads(found["text"]).items()} == {"one": 1, "line": 3000}
    assert run_module("learn/scorm.mjs", "return m.spent(3_725_900);") == "0001:02:05.00"
