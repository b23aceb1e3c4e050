"""Slips and posters as somebody holds them: one page a question, nothing cut in the middle, nothing over anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser

from helping.browser import serve, violations
from helping.pdf_pages import text_of
from helping.sites import ROOT, run_mkdocs, write_small
from portal.content.library import Library
from portal.content.model import Question
from portal.editions.posters import FORMATS, posters
from portal.print import typeface
from portal.print.slip import SIZES, slip_for_you_of, slip_of
from portal.publish import assets
from portal.text.links import address
from portal.text.sentences import parse_sections, split_marks, without_marks


def squeezed(text: str) -> str:
    """Words without the blanks and hyphens that lines add or take."""
    return re.sub(r"[\s\u00ad\u0002\ufffe-]+", "", text)


def lines_of(page: pypdfium2.PdfPage) -> list[tuple[str, float, float]]:
    """The lines of text on a page with their lower and upper edge, in points from the bottom."""
    text = page.get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    return [(text.get_text_bounded(*box).strip(), box[1], box[3]) for box in boxes]


@pytest.mark.parametrize(("style", "widths"), [("400-normal", typeface.REGULAR), ("700-normal", typeface.BOLD)])
def test_the_widths_are_those_of_the_font(style: str, widths: tuple[int, ...]) -> None:
    font = TTFont(assets.find_assets(ROOT)[0][f"assets/fonts/atkinson-{style}.woff2"])
    advances, names, unit = font["hmtx"], font.getBestCmap(), font["head"].unitsPerEm
    assert widths == tuple(round(1000 * advances[names[code]][0] / unit) for code in range(32, 127))


def test_every_slip_is_one_page(printed_site: Path, library: Library) -> None:
    pages = {}
    for question in library.of(Question):
        with pypdfium2.PdfDocument(printed_site / f"{address(question.path)[:-1]}.pdf") as document:
            pages[question.slug] = len(document)
    assert len(pages) >= 54
    assert {slug: count for slug, count in pages.items() if count != 1} == {}


def test_a_slip_holds_what_it_promises(printed_site: Path, library: Library) -> None:
    for question in library.of(Question):
        words = squeezed(text_of(printed_site / f"{address(question.path)[:-1]}.pdf"))
        day = f"Reviewed November {question.reviewed.day}, {question.reviewed.year}."
        decides = next(s for s in parse_sections(question.body) if s.id == "who-decides")
        first = without_marks(decides.steps[0].sentences[0].text)
        short = question.body.short
        where = f"guidepost.example/{address(question.path)}"
        for part in (question.title, short, "Who decides", first, "Sources: ", day, where):
            assert squeezed(part) in words, (question.slug, part)


def test_the_heading_of_a_slip_is_its_question(printed_site: Path) -> None:
    with pikepdf.open(printed_site / "faq/drug-testing.pdf") as pdf:
        assert (
            str(pdf.docinfo.get("/Title", "")) == "How do I help someone who uses drugs when employers test for them?"
        )
    said = text_of(printed_site / "faq/drug-testing.pdf")
    assert "The steps are shortened here. The whole answer, with its reasons:" in said
    assert "shortened" not in text_of(printed_site / "faq/federal-bonding.pdf")


def test_a_slip_is_never_cut_in_a_sentence_and_keeps_every_step(library: Library) -> None:
    shortened = []
    for question in library.of(Question):
        slip = slip_of(question, library, f"guidepost.example/{address(question.path)}")
        section = next((s for s in parse_sections(question.body) if s.title == slip.heading), None)
        if section:
            assert len(slip.steps) == len(section.steps), question.slug
        for step in slip.steps:
            for sentence in step.sentences:
                text = without_marks(sentence.text)
                assert text.endswith((".", "?", "!", '"', "”", ")", ":")), (question.slug, text)
                listed = bool(sentence.points) or (step.kind == "text" and step is not slip.steps[-1])
                assert listed or not text.endswith(":"), (question.slug, text)
                assert text.count('"') % 2 == 0, (question.slug, text)
        assert min(SIZES) >= 12
        shortened += [question.slug] * slip.shortened
    assert len(shortened) < len(library.of(Question)) / 3


def test_a_slip_for_the_person_says_their_part_and_nothing_for_staff(library: Library) -> None:
    slips = {q.slug: slip_for_you_of(q, library, f"guidepost.example/{address(q.path)}") for q in library.of(Question)}
    spoken_to = {q.slug for q in library.of(Question) if "job-seeker" in q.audience[1:]}
    assert spoken_to | {"person-in-distress", "panic-attack-at-work"} == {name for name, slip in slips.items() if slip}
    asking = slips["asking-for-accommodation"]
    assert asking
    assert asking.title == "How to ask for a change at work"
    assert asking.short.startswith("You can ask for a change that helps you do your job.")
    assert [step.lead for step in asking.steps][:3] == [
        "Find what is hard.",
        "Think of two changes.",
        "Pick one person to tell.",
    ]
    assert "1-800-669-4000" in " ".join(sentence.text for sentence in asking.help)
    staff = slip_of(library.content["faq/person-in-distress.md"], library, "guidepost.example/")  # type: ignore[arg-type]
    assert not any(
        "You do not need to be sure" in s.text for step in staff.steps for s in (*step.sentences, *staff.help)
    )
    assert {name for name, slip in slips.items() if slip and slip.shortened} == set()


def test_a_slip_names_the_source_of_every_figure_on_it(library: Library) -> None:
    for question in library.of(Question):
        slip = slip_of(question, library, f"guidepost.example/{address(question.path)}")
        sentences = [s for step in slip.steps for s in step.sentences] + [*slip.who, *slip.help]
        marks = {name for s in sentences for _, name in split_marks(" ".join([s.text, *s.points])) if name}
        assert marks == slip.numbers.keys(), question.slug
        for name, number in slip.numbers.items():
            source = library.sources[library.facts[name].source]
            assert slip.sources[number - 1].startswith(f"{source.title}, {source.publisher}"), question.slug


def test_the_number_to_call_is_on_the_slip(printed_site: Path) -> None:
    said = text_of(printed_site / "faq/asking-for-accommodation.pdf")
    assert "Where to get help" in said
    assert "1-800-526-7234" in said


def test_nothing_stands_over_anything_else_or_off_the_paper(printed_site: Path, library: Library) -> None:
    places = [f"{address(question.path)[:-1]}.pdf" for question in library.of(Question)]
    places += [poster.src for poster in posters(library)]
    for place in places:
        with pypdfium2.PdfDocument(printed_site / place) as document:
            for page in document:
                found = lines_of(page)
                assert min(low for _, low, _ in found) > 30, place
                edges = [(low, high) for text, low, high in found if len(text) > 3]
                for number, (low, high) in enumerate(edges):
                    for other_low, other_high in edges[:number]:
                        shared = min(high, other_high) - max(low, other_low)
                        apart = shared < 0.6 * min(high - low, other_high - other_low)
                        assert apart or abs(low - other_low) < 6, (place, shared)


def test_a_poster_is_balanced_and_as_large_as_its_paper(printed_site: Path, library: Library) -> None:
    for poster in posters(library):
        with pypdfium2.PdfDocument(printed_site / poster.src) as document:
            assert len(document) == len(poster.sheets), poster.src
            size = {"letter": (612, 792), "tabloid": (792, 1224)}[poster.paper]
            assert {document[number].get_size() for number in range(len(document))} == {size}
        lengths = [len(sheet) for sheet in poster.sheets]
        assert max(lengths) <= FORMATS[poster.paper]
        assert max(lengths) - min(lengths) <= 1, poster.src
        assert len(lengths) == ceil(sum(lengths) / FORMATS[poster.paper])
    assert {len(p.sheets) for p in posters(library) if p.topic.id == "job-centers"} == {5, 4}


def test_a_poster_shows_each_question_with_its_address(printed_site: Path, library: Library) -> None:
    for poster in posters(library):
        words = squeezed(text_of(printed_site / poster.src))
        for question in (question for sheet in poster.sheets for question in sheet):
            assert squeezed(question.title) in words, (poster.src, question.slug)
            assert squeezed(f"guidepost.example/{address(question.path)}") in words, (poster.src, question.slug)


def test_pages_link_to_slips_and_posters(printed_site: Path, library: Library) -> None:
    for question in library.of(Question):
        html = (printed_site / address(question.path) / "index.html").read_text(encoding="utf-8")
        assert f'<a class="gp-copy" href="../{question.slug}.pdf">Print this answer (PDF)</a>' in html
    index = (printed_site / "faq/index.html").read_text(encoding="utf-8")
    staff = (printed_site / "for-job-centers/index.html").read_text(encoding="utf-8")
    for poster in posters(library):
        name = poster.src.removeprefix("faq/")
        topic = index.split(f'id="{poster.topic.id}"')[1].split("<h2")[0]
        assert f'href="{name}"' in topic
        assert f'href="../faq/{name}"' in staff.split('id="print"')[1].split("<h2")[0]


def test_a_build_without_editions_links_to_none(site: Path) -> None:
    assert "Print this answer" not in (site / "faq/drug-testing/index.html").read_text(encoding="utf-8")
    assert "posters/" not in (site / "faq/index.html").read_text(encoding="utf-8")
    assert "built without printed editions" in (site / "for-job-centers/index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def printed_address(printed_site: Path) -> Iterator[str]:
    with serve(printed_site) as address:
        yield address


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_an_answer_is_printed_from_its_page(browser: Browser, printed_address: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{printed_address}/faq/federal-bonding/")
    link = page.get_by_role("link", name="Print this answer (PDF)")
    assert link.count() == 1
    assert link.is_visible()
    assert page.locator(".gp-content > p + .gp-share__row").get_by_role("link").count() == 1
    href = link.evaluate("link => link.href")
    assert href == f"{printed_address}/faq/federal-bonding.pdf"
    got = context.request.get(href)
    assert got.headers["content-type"] == "application/pdf"
    assert got.body().startswith(b"%PDF")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_where_slips_and_posters_are_linked(
    browser: Browser, printed_address: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce"
    )
    page = context.new_page()
    for path in ("faq/federal-bonding/", "faq/", "for-job-centers/"):
        page.goto(f"{printed_address}/{path}")
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()


@pytest.mark.usefixtures("printing")
def test_a_renamed_question_and_topic_go_on_giving_their_slip_and_poster(tmp_path: Path) -> None:
    moves = "faq/merged/: faq/drug-testing/#what-to-do\nfaq/#obstacles: faq/#barriers\n"
    base = write_small(tmp_path, {"docs/data/moved.yml": moves})
    run = run_mkdocs(base, tmp_path / "out", "--strict", GUIDEPOST_EDITIONS="on")
    assert run.returncode == 0, run.stderr
    now = (tmp_path / "out/faq/drug-testing.pdf").read_bytes()
    assert (tmp_path / "out/faq/drug-screens.pdf").read_bytes() == now
    assert (tmp_path / "out/faq/merged.pdf").read_bytes() == now
    for ending in (".pdf", "-tabloid.pdf"):
        old, new = (tmp_path / f"out/faq/posters/{name}{ending}" for name in ("obstacles", "barriers"))
        assert old.read_bytes() == new.read_bytes()
