"""The handbook: the path, the principles, the components and the questions as one book, in two sizes on paper and as EPUB."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

from helping.epub_checks import ace, check_epub, epubcheck
from helping.handbook import contents_of, volume_of
from helping.pdf_pages import filled
from helping.sites import HOST, TODAY, print_small, small_library
from portal.content.kinds import QUESTION_FOLDERS
from portal.content.library import Library
from portal.content.model import Content, Module, Question
from portal.editions import handbook
from portal.editions.plan import plan_printed
from portal.learn.quiz import parse_quiz
from portal.pages.lists import render_list
from portal.print.handbook.page import read_page
from portal.print.handbook.volume import Volume, make_volume
from portal.print.html import read_html, write_inside
from portal.text.links import address

DAY = date.fromisoformat(TODAY)
XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
SIZES = ("learn/handbook.pdf", "learn/handbook-large-print.pdf")


def pages_of(library: Library) -> list[Content]:
    return [page for part in handbook.plan_handbook(library) for page in part.pages]


@cache
def texts(path: Path) -> list[str]:
    """The words of each page, in lines as they stand on the paper."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


@cache
def places(path: Path) -> dict[str, int]:
    """The page on which each linked place stands, from 1."""
    with pikepdf.open(path) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        names = pdf.Root.Names.Dests.Names
        return {str(names[n]): numbers[names[n + 1][0].objgen] for n in range(0, len(names), 2)}


@cache
def links(path: Path) -> list[tuple[int, str, str]]:
    """Every link to a place inside: the page that it stands on, where it leads, and how it is described."""
    with pikepdf.open(path) as pdf:
        return [
            (number, str(link.Dest), str(link.Contents))
            for number, page in enumerate(pdf.pages, 1)
            for link in page.get("/Annots", [])
            if "/Dest" in link
        ]


def outline(path: Path) -> list[tuple[int, str]]:
    """The bookmarks with their depth."""
    with pypdfium2.PdfDocument(path) as document:
        return [(mark.level, mark.get_title()) for mark in document.get_toc()]


@pytest.fixture(scope="session")
def contents(printed_site: Path, library: Library) -> dict[str, str]:
    return contents_of(printed_site, library)


@pytest.fixture(scope="session")
def volume(printed_site: Path, library: Library) -> Volume:
    """The book before it is drawn on paper."""
    return volume_of(printed_site, library, HOST)


def test_every_page_of_the_parts_is_in_the_book_once_and_in_order(library: Library) -> None:
    parts = handbook.plan_handbook(library)
    assert [part.title for part in parts] == [
        "The learning path",
        "The eight principles",
        "Customized Employment",
        "Questions and answers",
    ]
    folders = ("docs/learn/", "docs/ips/", "docs/ce/", *(f"{folder}/" for folder in QUESTION_FOLDERS))
    lists = {f"{folder}/index.md" for folder in QUESTION_FOLDERS}
    # What stands in a folder below these teaches with sheets, and is no part of the book.
    wanted = {path for path in library.content if f"{path.rpartition('/')[0]}/" in folders} - lists
    on_screen = {"docs/learn/again.md", "docs/learn/team.md"}
    assert Counter(page.path for page in pages_of(library)) == Counter(wanted - on_screen)
    learn = [page.path.removeprefix("docs/learn/") for page in parts[0].pages]
    assert learn[:3] == ["index.md", "why-this-work.md", "eight-principles.md"]
    assert learn[-4:] == ["supervisors.md", "calculators.md", "record.md", "cohort.md"]
    assert [page.slug for page in parts[1].pages[:3]] == [
        "index",
        "competitive-employment",
        "systematic-job-development",
    ]
    assert [page.slug for page in parts[2].pages] == ["index", "overview", "discovery", "planning", "representation"]
    assert [shelf.id for shelf in parts[3].shelves] == list(library.topics)
    for shelf in parts[3].shelves:
        assert all(isinstance(page, Question) and page.topics[0] == shelf.id for page in shelf.pages)


def test_a_site_without_a_path_has_no_handbook() -> None:
    library = small_library()
    modules = {path for path, item in library.content.items() if isinstance(item, Module)}
    assert modules
    without = replace(library, content={path: item for path, item in library.content.items() if path not in modules})
    assert handbook.plan_handbook(without) == ()
    assert not [edition for edition in plan_printed(without) if edition.handbook]


def test_the_handbook_is_offered_where_it_is_built_and_nowhere_else(site: Path, printed_site: Path) -> None:
    for page in ("learn", "learn/supervisors", "ips", "ce", "faq"):
        here = printed_site / page
        html = (here / "index.html").read_text(encoding="utf-8")
        offered = re.findall(r'<a aria-label="Handbook: ([^"]+)" href="([^"]+)">\1</a>', html)
        assert [name for name, _ in offered] == ["PDF", "Large print PDF", "EPUB, for reading apps"], page
        for _, target in offered:
            assert (here / target).resolve().stat().st_size > 100_000, target
        assert "handbook" not in re.findall(r'href="[^"]*"', (site / page / "index.html").read_text(encoding="utf-8"))
    for path in site.rglob("*.html"):
        assert not re.search(r'href="[^"]*learn/handbook[.-]', path.read_text(encoding="utf-8")), path


def test_no_offer_is_written_where_no_edition_is_built(library: Library) -> None:
    assert render_list("handbook", replace(library, built=frozenset()), "docs/ips/index.md", DAY) == ""
    assert "](../learn/handbook-large-print.pdf)" in render_list("handbook", library, "docs/ips/index.md", DAY)


@pytest.mark.parametrize("name", SIZES)
def test_the_contents_name_every_page_with_the_number_that_it_has(
    printed_site: Path, library: Library, volume: Volume, name: str
) -> None:
    path = printed_site / name
    where = places(path)
    first = where["part-learn"]
    shown = " ".join(" ".join(texts(path)[1 : first - 1]).split())
    shown = re.sub(r"(?: ?\.)+ ?(?=\d+ )", " ", shown)  # where a title fills the line, no dots lead to its number
    parts = handbook.plan_handbook(library)
    named = [(f"part-{part.id}", part.title) for part in parts]
    named += [(f"topic-{shelf.id}", shelf.title) for part in parts for shelf in part.shelves if shelf.title]
    named += [(page.name, page.item.title) for page in volume.pages]
    assert len(named) > 90
    wrong = [(title, where[place]) for place, title in named if f"{title} {where[place]} " not in shown]
    assert wrong == []


@pytest.mark.parametrize("name", SIZES)
def test_the_number_behind_a_link_is_the_page_where_its_target_stands(printed_site: Path, name: str) -> None:
    path = printed_site / name
    where = places(path)
    told = [set(map(int, re.findall(r"\(page\s+(\d+)\)", text))) for text in texts(path)]
    meant: list[set[int]] = [set() for _ in told]
    for number, target, _ in links(path):
        meant[number - 1].add(where[target])
    assert sum(map(len, told)) > 250
    assert [number for number, pages in enumerate(told, 1) if not pages <= meant[number - 1] | meant[number - 2]] == []


def test_three_references_by_name(printed_site: Path) -> None:
    path = printed_site / SIZES[0]
    where, text = places(path), " ".join(" ".join(texts(path)).split())
    assert f"The record of your path (page {where['learn-record']}) lists the modules" in text
    assert f"More detail is under how strong the evidence is (page {where['ips--evidence']})" in text
    assert f"Answer 1 (page {where['learn-why-this-work--answer-1']})" in text


@pytest.mark.parametrize("name", SIZES)
def test_the_last_question_of_a_module_shares_its_page_with_the_one_before(
    printed_site: Path, volume: Volume, name: str
) -> None:
    where = places(printed_site / name)
    modules = [page for page in volume.pages if isinstance(page.item, Module)]
    assert len(modules) == 10
    for page in modules:
        assert isinstance(page.item, Module)
        before, last = [page.anchor(question.id) for question in parse_quiz(page.item.body)][-2:]
        assert where[before] == where[last], page.name


def test_no_page_of_the_handbook_holds_a_line_or_two_and_the_record_has_one_page(printed_site: Path) -> None:
    """Between the contents and the index; the first page of a part says what is in it, far from the top."""
    used = filled(printed_site / SIZES[0])
    where = places(printed_site / SIZES[0])
    between = enumerate(used[where["part-learn"] - 1 : where["index-of-terms"] - 1], where["part-learn"])
    assert [page for page, share in between if share < 15] == []
    # What is filled in and signed has one page, and what it is worth to others the next.
    assert where["learn-record"] + 2 == where["learn-cohort"]


@pytest.mark.parametrize("name", SIZES)
def test_bookmarks_lead_from_part_to_page_to_section(printed_site: Path, library: Library, name: str) -> None:
    marks = outline(printed_site / name)
    assert max(level for level, _ in marks) == 2
    assert [title for level, title in marks if level == 0] == [
        "Guidepost handbook",
        "How to use this book",
        "Contents",
        "The learning path",
        "The eight principles",
        "Customized Employment",
        "Questions and answers",
        "Index of terms",
    ]
    at = marks.index((1, "Zero exclusion"))
    assert marks[at + 1][0] == 2
    topics = marks.index((0, "Questions and answers"))
    first = handbook.plan_handbook(library)[3].shelves[0]
    assert marks[topics + 1] == (1, first.title)
    assert marks[topics + 2] == (2, first.pages[0].title)


@pytest.mark.parametrize("name", SIZES)
def test_the_index_has_each_term_once_with_the_pages_where_it_stands(
    printed_site: Path, volume: Volume, name: str
) -> None:
    path = printed_site / name
    where = places(path)
    names = [entry.name for entry in volume.index]
    assert len(names) > 80
    assert len(set(names)) == len(names)
    assert names == sorted(names, key=str.casefold)
    shown = " ".join(
        " ".join(
            re.sub(r"Index of terms\s+Page \d+ of \d+", "", text) for text in texts(path)[where["index-of-terms"] - 1 :]
        ).split()
    )
    for entry in volume.index:
        assert 1 <= len(entry.references) <= 8
        numbers = ", ".join(str(where[reference.anchor]) for reference in entry.references)
        assert shown.count(f"{entry.name}: {numbers}") == 1, entry.name
        for reference in entry.references:
            page = " ".join(texts(path)[where[reference.anchor] - 1].split()).casefold()
            words = {entry.term.term.casefold(), (entry.term.long or entry.term.term).casefold()}
            title = reference.anchor == reference.page.name
            assert title or any(re.split(r"\W", word)[0] in page for word in words), (entry.name, reference.anchor)


def test_a_term_leads_first_to_the_page_that_explains_it(volume: Volume) -> None:
    entries = {entry.term.id: entry for entry in volume.index}
    zero = entries["zero-exclusion"].references
    assert (zero[0].page.name, zero[0].explains) == ("ips-zero-exclusion", True)
    assert [reference.explains for reference in zero[1:]] == [False] * (len(zero) - 1)
    assert entries["vr"].name == "VR (Vocational Rehabilitation)"


def test_answers_stand_behind_the_last_question_of_a_module(volume: Volume) -> None:
    for page in volume.pages:
        if not isinstance(page.item, Module):
            continue
        quiz = parse_quiz(page.item.body)
        ids = re.findall(
            r'<h[1-6][^>]* id="[^"]*--([^"]+)"|<h[1-6] id="[^"]*--([^"]+)"', write_inside(page.body, xml=True)
        )
        order = [one or other for one, other in ids]
        at = order.index("answers")
        count = len(quiz)
        assert order[at - count : at] == [question.id for question in quiz], page.name
        assert order[at + 1 : at + 1 + count] == [f"answer-{n}" for n in range(1, count + 1)], page.name


def test_answers_of_short_checks_stand_behind_their_questions(volume: Volume) -> None:
    page = next(page for page in volume.pages if page.name == "ips-zero-exclusion")
    html = write_inside(page.body, xml=True)
    order = re.findall(r'(?:id|href)="#?ips-zero-exclusion--((?:check|answers?)-?\d?)"', html)
    asked = [name for number in "123" for name in (f"check-{number}", f"answer-{number}")]
    told = [name for number in "123" for name in (f"answer-{number}", f"check-{number}")]
    assert order[1:] == [*asked, "answers", *told]
    asking, telling = html.split('--answers"')
    assert "You meet Mina this week" not in asking
    assert "You meet Mina this week" in telling


def test_nothing_in_the_book_waits_for_a_click(volume: Volume) -> None:
    for page in volume.pages:
        tags = {element.tag for element in page.body.iter()}
        assert not tags & {"input", "textarea", "select", "button", "form", "details", "summary", "img", "script"}
        html = write_inside(page.body, xml=False)
        assert "gp-calculator" not in html
        assert " data-" not in html
        assert "headerlink" not in html
        assert "This fact on its own" not in html


SOME = """<h2 id="a">A<a class="headerlink" href="#a">¶</a></h2><p>See <a href="../two/#x">the other <abbr title="Long">L</abbr></a>,
<a href="../../about/">about</a>, <a href="#nowhere">nowhere</a> &amp; <em>open</p><table><tr><th></th><th>B</th></tr></table>
<details class="decide"><summary>Go?</summary><p>Yes.</p></details>"""


def test_html_becomes_a_tree_whatever_was_left_open() -> None:
    written = write_inside(read_html("<p>1 < 2 &amp; <b>bold</p></i><br>&nbsp;end"), xml=True)
    assert written == "<p>1 &lt; 2 &amp; <b>bold</b></p><br />\xa0end"
    assert write_inside(read_html(""), xml=True) == ""
    ElementTree.fromstring(f"<div>{write_inside(read_html(SOME), xml=True)}</div>")


def test_a_page_of_the_site_becomes_a_page_of_the_book() -> None:
    library = small_library()
    page = read_page(library.content["docs/ips/zero-exclusion.md"], SOME, 2, paper=True)
    html = write_inside(page.body, xml=False)
    assert '<h3 id="ips-zero-exclusion--a">A</h3>' in html
    assert "<tr><td></td><th>B</th></tr>" in html
    assert '<div class="decide"><p class="summary"><strong>Stop and decide. </strong>Go?</p><p>Yes.</p></div>' in html


def test_a_link_leads_inside_or_shows_where_it_would_lead() -> None:
    library = small_library()
    zero = library.content["docs/ips/zero-exclusion.md"]
    shelf = handbook.Shelf("", "", "", (zero, library.content["faq/drug-testing.md"]))
    parts = (handbook.Part("ips", "Principles", "Some.", (shelf,)),)
    html = (
        '<p><a href="../../faq/drug-testing/#why">why</a> <a href="../../faq/drug-testing/#gone">gone</a> '
        '<a href="../../about/#who">about</a> <a href="../../about/">again</a> <a href="#nowhere">nowhere</a> '
        '<a href="../">the principles</a> <a href="https://example.org/">out <abbr title="x">AB</abbr></a></p>'
    )
    contents = {"docs/ips/zero-exclusion.md": html, "faq/drug-testing.md": '<h2 id="why">Why</h2>'}

    def written(*, paper: bool, host: str) -> str:
        place = (lambda _, anchor: f"#{anchor}") if paper else (lambda name, anchor: f"{name}.xhtml#{anchor}")
        made = make_volume(parts, contents, {}, place=place, host=host, paper=paper)
        return write_inside(made.pages[0].body, xml=True)

    assert written(paper=True, host=HOST) == (
        '<p><a href="#faq-drug-testing--why" class="inside">why</a> <a href="#faq-drug-testing" class="inside">gone</a> '
        f'<a href="{HOST}about/#who">about</a><span class="outside"> (guidepost.example/about/)</span> '
        f'<a href="{HOST}about/">again</a> nowhere '
        '<a href="#part-ips" class="inside">the principles</a> <a href="https://example.org/">out AB</a></p>'
    )
    assert written(paper=False, host="") == (
        '<p><a href="faq-drug-testing.xhtml#faq-drug-testing--why" class="inside">why</a> '
        '<a href="faq-drug-testing.xhtml#faq-drug-testing" class="inside">gone</a> about again nowhere '
        '<a href="part-ips.xhtml#part-ips" class="inside">the principles</a> <a href="https://example.org/">out AB</a></p>'
    )


def sheets(path: Path) -> Iterator[tuple[str, Any]]:
    """Every text file of an EPUB in the order of reading, as a tree."""
    with zipfile.ZipFile(path) as packed:
        package = ElementTree.fromstring(packed.read("EPUB/package.opf"))
        files = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
        for item in package.iter(f"{OPF}itemref"):
            name = files[item.get("idref")] or ""
            yield name, ElementTree.fromstring(packed.read(f"EPUB/{name}"))


def test_the_epub_has_every_page_once_and_every_link_arrives(printed_site: Path, library: Library) -> None:
    read = dict(sheets(printed_site / handbook.EPUB))
    chapters = [name for name, root in read.items() if root.find(f".//{XHTML}section[@role='doc-chapter']") is not None]
    assert chapters == [f"{address(page.path).strip('/').replace('/', '-')}.xhtml" for page in pages_of(library)]
    ids = {name: Counter(e.get("id") for e in root.iter() if e.get("id")) for name, root in read.items()}
    assert [name for name, found in ids.items() if found and max(found.values()) > 1] == []
    inside = outside = 0
    for name, root in read.items():
        assert root.find(f".//{XHTML}script") is None
        for link in root.iter(f"{XHTML}a"):
            target = link.attrib["href"]
            if "://" in target or target.startswith("tel:"):
                outside += 1
                continue
            inside += 1
            file, _, anchor = target.partition("#")
            assert file in read, (name, target)
            assert not anchor or anchor in ids[file], (name, target)
    assert inside > 2500
    assert outside > 400


def test_the_contents_of_the_epub_are_those_of_the_paper(printed_site: Path, volume: Volume) -> None:
    root = dict(sheets(printed_site / handbook.EPUB))["contents.xhtml"]
    listed = [link.text for link in root.find(f".//{XHTML}nav[@role='doc-toc']").iter(f"{XHTML}a")]
    wanted = []
    for division in volume.divisions:
        wanted.append(division.title)
        for group in division.groups:
            wanted += [group.title] if group.title else []
            wanted += [page.item.title for page in group.pages]
    assert listed == [*wanted, "Index of terms"]


def test_the_epub_says_how_accessible_it_is_and_when_it_was_reviewed(printed_site: Path, library: Library) -> None:
    with zipfile.ZipFile(printed_site / handbook.EPUB) as packed:
        assert packed.namelist()[0] == "mimetype"
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        package = ElementTree.fromstring(packed.read("EPUB/package.opf"))
    told: dict[str, list[str]] = {}
    for meta in package.iter(f"{OPF}meta"):
        told.setdefault(meta.attrib["property"], []).append(meta.text or "")
    newest = max(page.reviewed for page in pages_of(library))
    assert told["dcterms:modified"] == [f"{newest}T00:00:00Z"]
    assert told["schema:accessMode"] == told["schema:accessModeSufficient"] == ["textual"]
    assert {"index", "tableOfContents", "structuralNavigation"} <= set(told["schema:accessibilityFeature"])
    assert told["schema:accessibilityHazard"] == ["none"]
    assert "its bars and dots only repeat the words beside them" in told["schema:accessibilitySummary"][0]
    assert told["dcterms:conformsTo"] == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert told["a11y:certifiedBy"] == ["Guidepost"]
    reports = [link.attrib["href"] for link in package.iter(f"{OPF}link")]
    assert reports == [f"{HOST}accessibility/"]


def test_the_epub_passes_epubcheck_and_ace(printed_site: Path, tmp_path: Path) -> None:
    assert check_epub(printed_site / handbook.EPUB, tmp_path) == []


def test_a_broken_epub_is_seen_by_both(small_site: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(small_site / handbook.EPUB) as sound, zipfile.ZipFile(broken, "w") as packed:
        for entry in sound.infolist():
            data = sound.read(entry)
            if entry.filename == "EPUB/title.xhtml":
                data = data.replace(b"</section>", b'<img src="missing.png"/></section>')
            packed.writestr(entry, data)
    told = epubcheck(broken)
    assert any("missing.png" in found for found in told), told
    assert any(found.startswith("image-alt in ") for found in ace(broken, tmp_path))


def test_the_same_pages_give_the_same_bytes(small_site: Path, tmp_path: Path) -> None:
    print_small(tmp_path)
    assert (tmp_path / "out" / handbook.EPUB).read_bytes() == (small_site / handbook.EPUB).read_bytes()
