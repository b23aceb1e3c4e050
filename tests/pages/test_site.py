"""What a reader gets: the real site and the small one, built strictly, read as files."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest

from helping.sites import QUIET, ROOT, copy_of_site, findings, run_mkdocs, search_index, write_small

HTML = "{http://www.w3.org/1999/xhtml}"


def pages(site: Path) -> list[Path]:
    """Every page that somebody reads. One that only sends readers on from an old address is the list of moves' affair."""
    found = sorted(site.rglob("*.html"))
    return [path for path in found if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")]


def parse(path: Path):
    return html5lib.parse(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def trees(site: Path):
    """Every page of the real site that somebody reads, as a browser takes it apart."""
    return {path: parse(path) for path in pages(site)}


def text_of(node) -> str:
    return " ".join("".join(node.itertext()).split())


def text_outside_code(node) -> str:
    """The words of an element, without those that stand as an example of what to type."""
    if node.tag in (f"{HTML}code", f"{HTML}pre"):
        return ""
    inside = (text_outside_code(child) + (child.tail or "") for child in node if isinstance(child.tag, str))
    return (node.text or "") + "".join(inside)


def article(html: str) -> str:
    match = re.search(r"<article.*?</article>", html, re.S)
    assert match
    return match[0]


class TestRealSite:
    def test_every_link_and_anchor_leads_somewhere(self, site: Path, trees) -> None:
        ids = {path: {node.get("id") for node in tree.iter() if node.get("id")} for path, tree in trees.items()}
        wrong = []
        for path, tree in trees.items():
            here = "/" + path.relative_to(site).as_posix()
            for node in tree.iter():
                for name in ("href", "src"):
                    target = node.get(name)
                    if not target or urlsplit(target).scheme or path.name == "404.html":
                        continue
                    parts = urlsplit(urljoin(here, target))
                    file = site / unquote(parts.path).lstrip("/")
                    file = file / "index.html" if parts.path.endswith("/") else file
                    if not file.is_file() or (
                        parts.fragment and file in ids and unquote(parts.fragment) not in ids[file]
                    ):
                        wrong.append((here, target))
        assert wrong == []

    def test_nothing_is_asked_of_anybody_else(self, site: Path, trees) -> None:
        for path, tree in trees.items():
            for node in tree.iter():
                kind = node.tag.removeprefix(HTML) if isinstance(node.tag, str) else ""
                if kind in ("script", "img", "iframe", "source", "video", "audio"):
                    assert not urlsplit(node.get("src") or "").netloc, path
                if kind == "link" and node.get("rel") not in ("canonical", "prev", "next"):
                    assert not urlsplit(node.get("href") or "").netloc, path
        for style in site.rglob("*.css"):
            assert not re.search(r"url\([\"']?(https?:)?//", style.read_text(encoding="utf-8")), style

    def test_each_page_has_one_first_heading_a_title_a_description_and_no_id_twice(self, trees) -> None:
        titles: dict[str, Path] = {}
        for path, tree in trees.items():
            assert len(list(tree.iter(f"{HTML}h1"))) == 1, path
            ids = [node.get("id") for node in tree.iter() if node.get("id")]
            assert len(ids) == len(set(ids)), path
            title = text_of(next(tree.iter(f"{HTML}title")))
            assert titles.setdefault(title, path) == path
            meta = [node.get("content") for node in tree.iter(f"{HTML}meta") if node.get("name") == "description"]
            assert len(meta) == 1, path
            assert 50 <= len(meta[0]) <= 200, path

    def test_headings_go_down_one_step_at_a_time(self, trees) -> None:
        for path, tree in trees.items():
            level = 0
            for node in tree.iter():
                if isinstance(node.tag, str) and re.fullmatch(r"h[1-6]", node.tag.removeprefix(HTML)):
                    now = int(node.tag[-1])
                    assert now <= level + 1, (path, text_of(node))
                    level = now

    def test_nothing_of_the_sources_is_left_on_a_page(self, trees) -> None:
        for path, tree in trees.items():
            words = text_outside_code(next(tree.iter(f"{HTML}article")))
            for trace in ("[^", "<!--", "](", "///Footnotes", "{ #", "!!! ", "??? "):
                assert trace not in words, (path, trace)

    def test_no_file_names_the_machine_that_built_it(self, site: Path) -> None:
        """A path of somebody's disk tells who they are, and differs from one build to the next."""
        places = {str(ROOT).encode(), str(site).encode(), str(Path.home()).encode() + b"/"}
        named = [
            path for path in site.rglob("*") if path.is_file() and any(map(path.read_bytes().__contains__, places))
        ]
        assert named == []

    def test_home_has_four_doors_each_one_link_from_what_it_promises(self, site: Path) -> None:
        html = (site / "index.html").read_text(encoding="utf-8").split('<div class="gp-doors">')[1]
        doors = [
            (*re.findall(r'^([a-z]+)">(.*?)<a class="headerlink', part), *re.findall(r'<a href="([^"]+)"', part)[:1])
            for part in re.split(r'<h[23] id="', html)[1:7]
        ]
        assert doors == [
            (("work", "I am looking for work"), "for/job-seekers/"),
            (("family", "Someone close to me wants to work"), "for/families/"),
            (("staff", "I help people find work"),),
            (("new", "I'm new to this work"), "learn/"),
            (("answer", "I need an answer for the person in front of me"), "faq/"),
            (("group", "I run a discovery group"), "guides/discovery/"),
        ]

    def test_every_question_is_listed_below_its_topic(self, site: Path) -> None:
        html = (site / "faq/index.html").read_text(encoding="utf-8")
        barriers = html.split('id="barriers"')[1].split("<h2")[0]
        assert 'href="drug-testing/"' in barriers
        assert 'href="missed-appointments/"' in barriers

    def test_principles_are_listed_in_their_order(self, site: Path) -> None:
        html = (
            article((site / "ips/index.html").read_text(encoding="utf-8")).split('id="principles"')[1].split("<h2")[0]
        )
        assert re.findall(r"<li><strong><a href=\"([a-z-]+)/\"", html) == [
            "competitive-employment",
            "systematic-job-development",
            "rapid-job-search",
            "integrated-services",
            "benefits-planning",
            "zero-exclusion",
            "time-unlimited-supports",
            "worker-preferences",
        ]

    def test_of_the_data_files_only_facts_and_sources_are_published(self, site: Path) -> None:
        assert sorted(path.name for path in (site / "data").iterdir()) == ["facts.yml", "sources.yml"]

    def test_facts_are_published_as_data_that_equals_the_pages(self, site: Path) -> None:
        data = json.loads((site / "facts/facts.json").read_text(encoding="utf-8"))
        assert data["version"] == 1
        shown = []
        for path in (site / "facts").glob("*/index.html"):
            blocks = re.findall(r'<div class="gp-fact"[^>]*>', path.read_text(encoding="utf-8"))
            shown += re.findall(r'id="([^"]+)"', " ".join(blocks))
        assert sorted(shown) == sorted(fact["id"] for fact in data["facts"])
        for fact in data["facts"]:
            assert fact["confidence"] in ("primary source", "secondary source")
            for link in fact.get("cited_in", []):
                assert (site / link / "index.html").is_file()

    def test_a_question_is_found_by_the_search(self, site: Path) -> None:
        found = {page[0]: page[3] for page in search_index(site)["pages"]}
        assert found["faq/drug-testing/"].endswith("employers test for them?")

    def test_lists_are_found_and_no_page_stands_twice_in_the_search(self, site: Path) -> None:
        places = [page[0] for page in search_index(site)["pages"]]
        assert {"faq/", "facts/", "guides/worksheets/", "glossary/", "crosswalk/", "guides/discovery/"} <= set(places)
        assert len(set(places)) == len(places)

    def test_there_is_one_index_and_it_is_ours(self, site: Path) -> None:
        assert sorted(path.name for path in (site / "search").iterdir()) == ["facts.js", "index.html", "index.js"]

    def test_a_page_grows_little_with_the_number_of_pages(self, site: Path) -> None:
        html = (site / "faq/drug-testing/index.html").read_text(encoding="utf-8")
        side = re.search(r'<nav class="gp-nav".*?</nav>', html, re.S)
        assert side
        assert side[0].count("<li") <= 36

    def test_the_font_comes_with_its_license(self, site: Path) -> None:
        assert "SIL OPEN FONT LICENSE" in (site / "assets/fonts/LICENSE.txt").read_text(encoding="utf-8").upper()
        assert (site / "assets/fonts/atkinson-400-normal.woff2").read_bytes()[:4] == b"wOF2"


class TestSmallSite:
    def test_each_kind_has_its_address_and_its_edit_link(self, small_site: Path) -> None:
        edits = {
            "index.html": "docs/index.md",
            "ips/zero-exclusion/index.html": "docs/ips/zero-exclusion.md",
            "faq/index.html": "faq/index.md",
            "faq/drug-testing/index.html": "faq/drug-testing.md",
            "guides/discovery/1-welcome/index.html": "guides/discovery/1-welcome.md",
            "guides/worksheets/first-look/index.html": "guides/worksheets/first-look.md",
        }
        for page, source in edits.items():
            html = (small_site / page).read_text(encoding="utf-8")
            if page != "index.html":
                assert f'href="https://forge.example/guidepost/edit/main/{source}"' in html

    def test_links_between_folders_are_right(self, small_site: Path) -> None:
        question = article((small_site / "faq/drug-testing/index.html").read_text(encoding="utf-8"))
        assert 'href="../../ips/zero-exclusion/"' in question
        principle = article((small_site / "ips/zero-exclusion/index.html").read_text(encoding="utf-8"))
        assert 'href="../../faq/drug-testing/#what-to-do"' in principle

    def test_a_page_says_when_it_was_reviewed(self, small_site: Path) -> None:
        html = (small_site / "faq/drug-testing/index.html").read_text(encoding="utf-8")
        assert 'Reviewed <time datetime="2026-11-21">November 21, 2026</time>' in html

    def test_a_citation_is_a_footnote_with_source_date_and_limit(self, small_site: Path) -> None:
        tree = parse(small_site / "faq/drug-testing/index.html")
        note = next(node for node in tree.iter(f"{HTML}div") if node.get("class") == "footnote")
        assert text_of(note).startswith(
            "Of 128 employers, 63% had hired a person with a felony record. It is not a national rate. "
            "Source: The survey (A university, March 2010), as of March 2010; secondary source, read in a copy kept by others."
        )

    def test_an_acronym_has_its_long_form_as_a_tooltip(self, small_site: Path) -> None:
        html = (small_site / "ips/zero-exclusion/index.html").read_text(encoding="utf-8")
        assert '<abbr title="Individual Placement and Support">IPS</abbr>' in html

    def test_an_old_address_sends_readers_on(self, small_site: Path) -> None:
        html = (small_site / "faq/drug-screens/index.html").read_text(encoding="utf-8")
        assert 'content="0; url=../../faq/drug-testing/"' in html
        assert '<a href="../../faq/drug-testing/">' in html

    def test_related_pages_are_named_by_their_title(self, small_site: Path) -> None:
        html = (small_site / "faq/drug-testing/index.html").read_text(encoding="utf-8")
        assert '<li><a href="../../ips/zero-exclusion/">Zero exclusion</a></li>' in html

    def test_a_worksheet_is_a_form_with_a_label_for_each_field(self, small_site: Path) -> None:
        tree = parse(small_site / "guides/worksheets/first-look/index.html")
        labels = {node.get("for"): text_of(node) for node in tree.iter(f"{HTML}label")}
        assert labels["your-name"] == "Your name"
        assert labels["what-did-you-see"] == "What did you see?"
        assert labels["i-am-done"] == "I am done."

    def test_a_guide_has_its_timetable(self, small_site: Path) -> None:
        html = article((small_site / "guides/discovery/1-welcome/index.html").read_text(encoding="utf-8"))
        cells = [re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<td>(.*?)</td>", html)]
        assert cells == ["9:00", "Arrive", "10", "9:10", "Pairs", "25", "9:35", "End", "35 in all"]


TWICE = """
import sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config
for number, folder in enumerate(sys.argv[2:]):
    page = Path(sys.argv[1], "faq/drug-testing.md")
    changed = page.read_text(encoding="utf-8").replace("question: ", "question: Once more, ") + "\\n## New { #new }\\n\\nA word: gooseberry.\\n"
    page.write_text(changed if number == 1 else page.read_text(encoding="utf-8"), encoding="utf-8")
    build(load_config(str(Path(sys.argv[1], "mkdocs.yml")), site_dir=folder))
"""


def test_a_build_after_a_save_in_the_same_process_is_as_a_clean_one(tmp_path: Path) -> None:
    """What is remembered from the build before must not be seen: titles, search, feeds and cards are those of the new text."""
    base = write_small(tmp_path / "checkout", {})
    again = [str(tmp_path / name) for name in ("first", "second")]
    environment = {**os.environ, **QUIET}
    subprocess.run([sys.executable, "-c", TWICE, str(base), *again], check=True, capture_output=True, env=environment)
    assert run_mkdocs(base, tmp_path / "clean", "--strict").returncode == 0
    trees = [
        {p.relative_to(tmp_path / name): p.read_bytes() for p in (tmp_path / name).rglob("*") if p.is_file()}
        for name in ("first", "second", "clean")
    ]
    assert trees[1].keys() == trees[2].keys()
    assert [path for path in trees[1] if trees[1][path] != trees[2][path]] == []
    told = {path.as_posix() for path in trees[0] if trees[0][path] != trees[1][path]}
    assert told >= {"faq/drug-testing/index.html", "faq/feed.json", "faq/faq.json", "embed/v1/drug-testing.js"}
    assert "search/index.js" in told


def test_a_save_in_any_folder_that_a_build_reads_builds_again() -> None:
    text = re.search(r"^watch:\n((?:  - .*\n)+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.M)
    assert text
    assert set(re.findall(r"\w+", text[1])) == {"faq", "guides", "search", "overrides"}


THREE_MISTAKES = """---
question: May I ask for a raise?
topics: [employer]
audience: [specialist]
reviewed: 2026-11-21
---
Yes. About 40% of people do.

See [drug testing](drug-test.md).
"""


def test_three_mistakes_are_three_lines_and_mending_them_shows_the_page(tmp_path: Path) -> None:
    base = write_small(tmp_path, {"faq/a-raise.md": THREE_MISTAKES})
    run = run_mkdocs(base, tmp_path / "out")
    assert run.returncode == 0
    assert findings(run) == [
        "faq/a-raise.md:3: 'topics' names 'employer', which isn't there. Fix: Did you mean 'employers'? [topic-unknown]",
        "faq/a-raise.md:7: The figure 40% stands in a paragraph that cites no fact with it. "
        "Fix: Add the citation of a fact that says 40%, or leave the figure out. [figure-uncited]",
        "faq/a-raise.md:9: The link 'drug-test.md' leads to no file. Fix: Did you mean 'drug-testing.md'? [link-missing]",
    ]
    assert not (tmp_path / "out/faq/a-raise").exists()
    assert (tmp_path / "out/faq/drug-testing/index.html").is_file()
    assert run_mkdocs(base, tmp_path / "strict", "--strict").returncode == 1

    mended = (
        THREE_MISTAKES.replace("[employer]", "[employers]")
        .replace("About 40% of people do.", "Many do.")
        .replace("drug-test.md", "drug-testing.md")
    )
    (base / "faq/a-raise.md").write_text(mended, encoding="utf-8")
    run = run_mkdocs(base, tmp_path / "out", "--strict")
    assert (run.returncode, findings(run)) == (0, [])
    assert "<h1>May I ask for a raise?</h1>" in (tmp_path / "out/faq/a-raise/index.html").read_text(encoding="utf-8")
    listing = (tmp_path / "out/faq/index.html").read_text(encoding="utf-8")
    assert 'href="a-raise/"' in listing.split('id="employers"')[1]
    assert "faq/a-raise/" in {entry[0] for entry in search_index(tmp_path / "out")["pages"]}


BROKEN = {
    "front matter": ("faq/bad.md", b"---\nquestion: Why: not?\n---\nText.\n", "yaml"),
    "encoding": ("faq/bad.md", b"---\nquestion: Caf\xe9?\n---\nText.\n", "utf-8"),
    "empty": (
        "faq/bad.md",
        b"---\nquestion: Why?\ntopics: [barriers]\naudience: [specialist]\nreviewed: 2026-11-21\n---\n\n",
        "empty-body",
    ),
    "no front matter": ("docs/bad.md", b"# A page\n\nText.\n", "front-matter"),
    "minutes": (
        "guides/discovery/2-bad.md",
        b"---\ntitle: Bad\nsummary: Bad.\nsession: 2\nminutes: 9:30\nreviewed: 2026-11-21\n---\n## A (10 min) { #a }\n\n!!! group\n    Do it.\n",
        "front-matter",
    ),
    "field": (
        "guides/worksheets/bad.md",
        b"---\ntitle: Bad\ndescription: Bad.\naudience: participant\nsession: 1\nminutes: 5\nreviewed: 2026-11-21\n---\nName: [txt]\n",
        "worksheet-field",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_bad_input_is_one_finding_and_never_a_page(tmp_path: Path, name: str) -> None:
    path, data, rule = BROKEN[name]
    base = write_small(tmp_path, {path: data})
    run = run_mkdocs(base, tmp_path / "out", "--strict")
    assert run.returncode == 1
    assert [line.rsplit("[", 1)[1].rstrip("]") for line in findings(run)] == [rule], run.stderr
    assert "Traceback" not in run.stderr
    address = path.removeprefix("docs/").removesuffix(".md")
    assert (tmp_path / "out/index.html").is_file()
    assert not (tmp_path / "out" / address).exists()


def test_a_fact_past_its_date_is_marked_on_the_page(tmp_path: Path) -> None:
    text = (
        THREE_MISTAKES.replace("[employer]", "[employers]")
        .replace("About 40% of people do.", "The limit in 2026 is $1,690 a month.[^monthly-limit]")
        .replace("drug-test.md", "drug-testing.md")
    )
    base = write_small(tmp_path, {"faq/a-raise.md": text})
    assert findings(run_mkdocs(base, tmp_path / "before", "--strict")) == []
    before = (tmp_path / "before/faq/a-raise/index.html").read_text(encoding="utf-8")
    assert '<aside class="gp-expired" aria-label="Out of date" hidden>' in before
    assert '<span class="gp-until" data-until="2026-12-31">Good through December 31, 2026.</span>' in before
    run = run_mkdocs(base, tmp_path / "after", "--strict", SOURCE_DATE_EPOCH="1798804800")  # January 1, 2027
    assert (run.returncode, findings(run)) == (0, [])
    html = (tmp_path / "after/faq/a-raise/index.html").read_text(encoding="utf-8")
    above, _, below = html.partition('<div class="gp-content">')
    assert 'aria-label="Out of date">' in above
    said = 'In 2026 the limit is $1,690 a month. <strong class="gp-lapsed">Out of date since January 1, 2027.</strong>'
    assert said in above
    assert '</sup><span class="gp-lapsed">(out of date)</span>' in below
    assert "Out of date since January 1, 2027. Check before you use it." in below
    facts = (tmp_path / "after/facts/index.html").read_text(encoding="utf-8")
    assert 'data-state="expired"' in facts


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    base = write_small(tmp_path, {})
    for name in ("one", "two"):
        assert run_mkdocs(base, tmp_path / name, "--strict").returncode == 0
    one = {
        p.relative_to(tmp_path / "one"): p.read_bytes()
        for p in (tmp_path / "one").rglob("*")
        if p.is_file() and p.suffix != ".gz"
    }
    two = {
        p.relative_to(tmp_path / "two"): p.read_bytes()
        for p in (tmp_path / "two").rglob("*")
        if p.is_file() and p.suffix != ".gz"
    }
    assert one == two


NEW = {
    "faq": ("faq/_template.md", "faq/a-new-question.md", "faq/a-new-question/", "faq/"),
    "guide": (
        "guides/discovery/_template.md",
        "guides/discovery/8-a-new-session.md",
        "guides/discovery/8-a-new-session/",
        "guides/discovery/",
    ),
    "worksheet": (
        "guides/worksheets/_template.md",
        "guides/worksheets/a-new-sheet.md",
        "guides/worksheets/a-new-sheet/",
        "guides/worksheets/",
    ),
    "page": ("docs/_template.md", "docs/contribute/a-new-page.md", "contribute/a-new-page/", "contribute/"),
}


@pytest.fixture(scope="module")
def with_new_files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The real site, built with a copy of each template."""
    folder = tmp_path_factory.mktemp("new")
    copy = copy_of_site(folder / "checkout")
    for template, path, _, _ in NEW.values():
        shutil.copy(copy / template, copy / path)
    return folder / "out", run_mkdocs(copy, folder / "out", "--strict")


@pytest.mark.parametrize("kind", NEW)
def test_a_new_file_of_each_kind_is_one_copy_away(
    with_new_files: tuple[Path, subprocess.CompletedProcess[str]], kind: str
) -> None:
    site, run = with_new_files
    assert (run.returncode, findings(run)) == (0, []), run.stderr
    template, _, address, listing = NEW[kind]
    html = (site / address / "index.html").read_text(encoding="utf-8")
    title = re.search(r"^(?:title|question): (.+)$", (ROOT / template).read_text(encoding="utf-8"), re.M)
    assert title
    assert title[1].replace("'", "&#39;") in html
    name = address.rstrip("/").rsplit("/", 1)[1]
    assert f'href="{name}/"' in (site / listing / "index.html").read_text(encoding="utf-8")
    assert address in {entry[0] for entry in search_index(site)["pages"]}
