"""A question is renamed, a heading removed, two pages merged: every old address arrives, with and without JavaScript."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from helping.browser import serve
from helping.sites import ROOT, copy_of_site, findings, run_mkdocs

RENAMED = "drug-testing"
MERGED = "federal-bonding"
INTO = "justice-involvement"
ARRIVALS = {
    "/faq/drug-testing/": "/faq/drug-tests-at-work/",
    "/faq/drug-testing/#why": "/faq/drug-tests-at-work/#why",
    "/faq/drug-testing/#after-a-no": "/faq/drug-tests-at-work/#after-a-no",
    "/faq/federal-bonding/": "/faq/justice-involvement/#rules",
    "/faq/federal-bonding/#covers": "/faq/justice-involvement/#rules",
    "/faq/justice-involvement/#what-employers-say": "/faq/justice-involvement/#what-employers-say",
    "/funding/#words": "/faq/how-is-ips-funded/#words",
}
MOVES = """faq/federal-bonding/: faq/justice-involvement/#rules
faq/federal-bonding/#covers: faq/justice-involvement/#rules
faq/federal-bonding/#for-whom: faq/justice-involvement/#rules
faq/federal-bonding/#what-to-do: faq/justice-involvement/#rules
faq/federal-bonding/#mix-ups: faq/justice-involvement/#rules
faq/federal-bonding/#who-decides: faq/justice-involvement/#who-decides
faq/justice-involvement/#what-employers-say: faq/justice-involvement/#what-to-do
funding/#words: faq/how-is-ips-funded/#words
"""


def rewrite(root: Path, old: str, new: str) -> None:
    """What an editor does with search and replace."""
    for path in [
        *root.glob("docs/**/*.md"),
        *root.glob("faq/**/*.md"),
        *root.glob("guides/**/*.md"),
        *root.glob("docs/data/*.yml"),
    ]:
        text = path.read_text(encoding="utf-8")
        changed = re.sub(old, new, text)
        if changed != text:
            path.write_text(changed, encoding="utf-8")


@pytest.fixture(scope="module")
def moved_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("moved")
    root = copy_of_site(folder / "checkout")
    (root / "tests").mkdir()
    shutil.copy(ROOT / "tests/permalinks.txt", root / "tests")  # the build reports each one that does not arrive
    # A real question gets another name.
    renamed = (
        (root / f"faq/{RENAMED}.md")
        .read_text(encoding="utf-8")
        .replace("\nrelated:", "\naliases: [drug-testing]\nrelated:", 1)
    )
    (root / f"faq/{RENAMED}.md").unlink()
    (root / "faq/drug-tests-at-work.md").write_text(renamed, encoding="utf-8")
    asked = root / f"search/asked/faq/{RENAMED}.txt"
    asked.rename(asked.with_stem("drug-tests-at-work"))
    rewrite(root, r"\bdrug-testing(?=\.md|[,\]])(?<!aliases: \[drug-testing)", "drug-tests-at-work")
    # One question is merged into another.
    (root / f"faq/{MERGED}.md").unlink()
    (root / f"search/asked/faq/{MERGED}.txt").unlink()
    rewrite(root, rf"\b{MERGED}\.md", f"{INTO}.md")
    rewrite(root, rf"(related: \[[^\]]*)\b{MERGED}, ", r"\1")
    rewrite(root, rf"(related: \[[^\]]*), {MERGED}\b", r"\1")
    topics = root / "docs/data/topics.yml"
    topics.write_text(topics.read_text(encoding="utf-8").replace(f"    - {MERGED}\n", ""), encoding="utf-8")
    # A heading goes, and another's matter goes to another page.
    for path, anchor in ((f"faq/{INTO}.md", "what-employers-say"), ("docs/funding/index.md", "words")):
        text = (root / path).read_text(encoding="utf-8")
        (root / path).write_text(re.sub(rf"^## .*\{{ #{anchor} \}}\n\n", "", text, flags=re.M), encoding="utf-8")
    rewrite(root, r"justice-involvement\.md#what-employers-say", "justice-involvement.md#what-to-do")
    rewrite(root, r"\(((?:\.\./)*)(docs/)?funding/index\.md#words\)", r"(\1\2funding/index.md)")
    moves = root / "docs/data/moved.yml"
    moves.write_text(f"{moves.read_text(encoding='utf-8').rstrip()}\n{MOVES}", encoding="utf-8")
    run = run_mkdocs(root, folder / "site", "--strict")
    assert (run.returncode, findings(run)) == (0, []), run.stderr
    with serve(folder / "site") as address:
        yield address


@pytest.mark.parametrize("old", ARRIVALS)
def test_an_old_address_arrives_with_javascript(browser: Browser, moved_site: str, old: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(moved_site + old)
    page.wait_for_url(moved_site + ARRIVALS[old])
    anchor = ARRIVALS[old].partition("#")[2]
    if anchor:
        assert page.locator(f"#{anchor}").count() == 1
        assert page.evaluate("id => document.getElementById(id).getBoundingClientRect().top < innerHeight", anchor)
    context.close()


@pytest.mark.parametrize("old", ARRIVALS)
def test_an_old_address_arrives_without_javascript(browser: Browser, moved_site: str, old: str) -> None:
    """A page always; a place that stayed on its page too. A place on a vanished page is the one thing that needs a script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(moved_site + old)
    if old == "/funding/#words":
        line = page.locator(".gp-moved:target")
        assert line.inner_text().startswith("This part is now at ")
        line.get_by_role("link").click()
    page.wait_for_url(lambda url: url.split("#")[0] == moved_site + ARRIVALS[old].split("#")[0])
    assert page.locator("article h1").is_visible()
    assert "This page has moved" not in page.locator("h1").inner_text()
    context.close()


@pytest.mark.parametrize(
    ("name", "shown"),
    [(RENAMED, "How do I help someone who uses drugs"), (MERGED, "How do I help someone with a criminal record")],
)
def test_a_card_of_a_renamed_or_merged_question_stands_where_it_was_embedded(
    browser: Browser, moved_site: str, name: str, shown: str
) -> None:
    page = browser.new_page()
    page.goto(f"{moved_site}/404.html")
    page.set_content(f'<guidepost-answer name="{name}"><a href="#">Old</a></guidepost-answer>')
    page.add_script_tag(url=f"{moved_site}/embed/v1/{name}.js")
    page.locator("guidepost-answer section").wait_for()
    assert page.locator("guidepost-answer .title").inner_text().startswith(shown)
    page.goto(f"{moved_site}/embed/v1/{name}.html")
    assert page.get_by_role("heading").inner_text().startswith(shown)
    page.close()


def test_the_line_for_a_moved_place_is_out_of_sight_for_everybody_else(browser: Browser, moved_site: str) -> None:
    page = browser.new_page()
    page.goto(f"{moved_site}/funding/")
    assert page.locator(".gp-moved").count() == 1
    assert not page.locator(".gp-moved").is_visible()
    page.close()
