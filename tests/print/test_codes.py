"""QR codes as a phone sees them: read from the rendered pages of every printed edition, and held against the address beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from helping.sites import HOST, real_library, small_library
from portal.content.library import Library
from portal.content.model import Question
from portal.editions.plan import plan_printed
from portal.editions.posters import posters
from portal.text.links import address

NAMED = re.compile("|".join(w.print_qr.replace("{address}", "(.+)") for w in real_library().words.values()))
"""How codes are named, in each language that we print."""


def described_codes(path: Path) -> dict[int, list[str]]:
    """What each code of a file is said to lead to, by the number of its page."""
    found = defaultdict(list)
    with pikepdf.open(path) as pdf:
        numbers = {sheet.objgen: number for number, sheet in enumerate(pdf.pages)}
        waiting = [pdf.Root.StructTreeRoot.K[0]]
        while waiting:
            element = waiting.pop(0)
            named = NAMED.fullmatch(str(element.get("/Alt", "")))
            if named:
                found[numbers[element.Pg.objgen]].append(next(filter(None, named.groups())))
            kids = element.get("/K", [])
            kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
            waiting += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return found


def read_codes(path: Path, pages: list[int]) -> dict[int, list[str]]:
    """What a reader of codes makes of the pages, drawn as on a screen at twice its size."""
    with pypdfium2.PdfDocument(path) as document:
        drawn = {number: document[number].render(scale=2, grayscale=True).to_pil() for number in pages}
    kind = zxingcpp.BarcodeFormat.QRCode
    return {number: [code.text for code in zxingcpp.read_barcodes(image, kind)] for number, image in drawn.items()}


def codes_of(path: Path) -> list[str]:
    """All codes of a file, in the order of its pages."""
    with pypdfium2.PdfDocument(path) as document:
        pages = list(range(len(document)))
    return [text for found in read_codes(path, pages).values() for text in found]


def test_every_code_of_every_edition_leads_where_the_words_beside_it_say(printed_site: Path) -> None:
    cards = set((printed_site / "guides/cards").glob("*.pdf"))  # cut apart, no card of them is an address
    for path in sorted(set(printed_site.rglob("*.pdf")) - cards):
        described = described_codes(path)
        assert described, f"{path.name} has no code."
        for number, codes in read_codes(path, list(described)).items():
            said = sorted(f"https://{text}" for text in described[number])
            assert sorted(codes) == said, (path.name, number + 1)


def test_the_code_of_a_slip_is_the_address_of_its_question(printed_site: Path, library: Library) -> None:
    for question in library.of(Question):
        where = address(question.path)
        assert codes_of(printed_site / f"{where.rstrip('/')}.pdf") == [HOST + where]


def test_a_poster_has_the_code_of_each_of_its_questions_once(printed_site: Path, library: Library) -> None:
    for poster in posters(library):
        wanted = [f"{HOST}{address(question.path)}" for sheet in poster.sheets for question in sheet]
        assert sorted(codes_of(printed_site / poster.src)) == sorted(wanted), poster.src
        topic = {question.slug for question in library.of(Question) if poster.topic.id in question.topics}
        assert {text.rstrip("/").rpartition("/")[2] for text in wanted} == topic


def test_sheets_guides_and_covers_carry_the_codes_of_their_pages(printed_site: Path, library: Library) -> None:
    for edition in plan_printed(library):
        said = [text for codes in described_codes(printed_site / edition.src).values() for text in codes]
        cover = [f"{HOST}{edition.src}"] if edition.book else []
        parts = () if edition.handbook else (edition.parts[0], *edition.parts) if edition.is_example else edition.parts
        wanted = [*cover, *(f"{HOST}{address(part.path)}" for part in parts)]
        assert sorted(f"https://{text}" for text in said) == sorted(wanted), edition.src


def test_without_a_host_there_is_an_address_and_no_code(small_pages: dict[str, Path]) -> None:
    for name, shown in (
        ("faq/drug-testing.pdf", "/faq/drug-testing/"),
        ("faq/posters/barriers.pdf", "/faq/drug-testing/"),
    ):
        assert codes_of(small_pages[name]) == []
        with pypdfium2.PdfDocument(small_pages[name]) as document:
            words = document[0].get_textpage().get_text_range()
        assert shown in words
        assert "://" not in words


@pytest.fixture(scope="module")
def small_pages(printing: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The slips and posters of the small site, printed for a host that nobody named."""
    from bench_editions import fill_in, styles_and_fonts
    from portal.print.pdf import render_pdf
    from portal.print.slips_and_posters import render_slips_and_posters

    room = tmp_path_factory.mktemp("room")
    made = {}
    for src, html in render_slips_and_posters(small_library(), "", fill_in).items():
        made[src] = room / src.replace("/", "-")
        made[src].write_bytes(render_pdf(html, styles_and_fonts()))
    return made
