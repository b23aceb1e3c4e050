"""The printed editions of the real site, as files: every PDF of the build held against three checkers and against its page."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.request import urlopen

import pikepdf
import pypdfium2
import pytest

from bench_editions import CONTROLS
from helping.handbook import volume_of
from helping.pdf_checks import check_pdfs, count_structure
from helping.pdf_pages import filled, text_of
from helping.sites import HOST, QUIET, ROOT, findings, run_mkdocs, small_files, write_small
from helping.spoken import spoken_files
from portal.content.kinds import RUN_SHEET
from portal.content.library import Library
from portal.content.model import Guide, Module, Worksheet
from portal.editions.plan import Printed, leaflet_places, plan_printed
from portal.learn.quiz import parse_quiz
from portal.print.columns import grids_of
from portal.print.html import read_html
from portal.print.pack_job import job_of
from portal.print.run_sheet import fill_run_sheet, in_room
from portal.sheets.form import render_form
from portal.sheets.names import name_fields
from portal.text.links import address, stem

NOTE = re.compile(r"(?:^|--)fn[:-]")
"""The place of a note in a document, by its name."""


def fields_of(path: Path) -> list[str]:
    """What each field is called, page by page."""
    with pikepdf.open(path) as pdf:
        widgets = [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Widget"]
        return [str(widget.TU) for widget in widgets]


@pytest.fixture(scope="session")
def pdfs(printed_site: Path) -> list[Path]:
    return sorted(printed_site.rglob("*.pdf"))


def test_every_planned_edition_is_there(printed_site: Path, library: Library) -> None:
    planned = {edition.src for edition in plan_printed(library)} | {*leaflet_places(library)}
    assert {path.relative_to(printed_site).as_posix() for path in printed_site.rglob("*.pdf")} == planned
    for sheet in library.of(Worksheet):
        for ending in (".pdf", "-large-print.pdf", ".docx", ".png"):
            assert (printed_site / (sheet.path.removesuffix(".md") + ending)).stat().st_size > 1000, sheet.path
    for guide in library.of(Guide):
        assert (printed_site / (guide.path.removesuffix(".md") + "-pack.pdf")).is_file()
    assert len(planned) > 155


def test_a_person_s_sheet_has_room_for_a_mark_at_its_head(printed_site: Path, library: Library) -> None:
    for sheet in library.of(Worksheet, None):
        for ending in (".pdf", "-large-print.pdf"):
            path = printed_site / f"{stem(sheet.path)}{ending}"
            with pypdfium2.PdfDocument(path) as document:
                lines = document[0].get_textpage().get_text_range().splitlines()
            mark = library.words[sheet.language].mark
            at_head = mark in " ".join(lines[:3])
            assert at_head == (sheet.audience == "participant"), (sheet.path, lines[:3])


def test_no_pdf_breaks_a_rule(pdfs: list[Path]) -> None:
    assert {path.name: found for path, found in check_pdfs(pdfs).items() if found} == {}


def test_a_sheet_has_the_same_fields_on_paper_as_on_the_page(printed_site: Path, library: Library) -> None:
    for sheet in library.of(Worksheet):
        html = (printed_site / sheet.path.removesuffix(".md") / "index.html").read_text(encoding="utf-8")
        form = re.search(r'<form class="gp-content.*?</form>', html, re.S)
        assert form
        on_page = len(re.findall(r"<(?:input|textarea)\b", form[0]))
        for ending in (".pdf", "-large-print.pdf"):
            names = fields_of(printed_site / (sheet.path.removesuffix(".md") + ending))
            assert len(names) == on_page, sheet.path
            assert len(set(names)) == len(names), sheet.path
            assert all(len(name) > 2 for name in names), sheet.path


def counts_of_page(path: Path, guide: Guide | None, library: Library) -> Counter[str]:
    """What a page holds of what a reader of its print is told of: its own heading, and all that stands in its text.

    The run sheet in the pack of a guide is filled in, so that it has fewer fields, and as many rows as the guide has steps. The guide in it is
    without what holds for other ways to run the series.
    """
    html = path.read_text(encoding="utf-8")
    text = re.search(
        r'<(form|div) class="gp-content.*?(?=<section class="gp-(?:onward|related)|</article>)', html, re.S
    )
    assert text, path
    kinds = {
        "tables": r"<table\b",
        "rows": r"<tr\b",
        "lists": r"<[uo]l\b",
        "items": r"<li\b",
        "headings": r"<h[1-6]\b",
        "fields": r"<(?:input|textarea)\b",
    }
    written = CONTROLS.sub("", text[0])
    if guide and RUN_SHEET in path.parts:
        written = fill_run_sheet(written, guide, library)
    elif guide and guide.slug in path.parts:
        written = in_room(written, guide)
    return Counter({kind: len(re.findall(tag, written)) for kind, tag in kinds.items()}) + Counter(headings=1)


def as_records(counts: Counter[str], sheet: Worksheet) -> Counter[str]:
    """The same where each row of a table to fill in is a heading with its boxes."""
    grids = grids_of(read_html(render_form(sheet)))
    rows = [len(table.findall("tbody/tr")) for table in grids]
    fewer = Counter(tables=len(grids), rows=sum(rows) + len(grids))
    return counts - fewer + Counter(headings=sum(rows))


def counts_of_handbook(edition: Printed) -> Counter[str]:
    """What the handbook has besides its pages: a cover, how to use it, contents, parts, topics and answers."""
    topics = [shelf for part in edition.handbook for shelf in part.shelves if shelf.title]
    questions = [len(parse_quiz(item.body)) for item in edition.parts if isinstance(item, Module)]
    checks = [item for item in edition.parts if '??? check "' in item.body.text]
    parts = len(edition.handbook)
    found = Counter(headings=4 + parts + len(topics) + sum(questions) + len(questions) + len(checks))
    return found + Counter(lists=1 + parts + len(topics), items=parts + len(topics) + len(edition.parts) + 1)


def test_every_pdf_tells_of_the_same_tables_lists_headings_and_fields_as_its_pages(
    printed_site: Path, library: Library
) -> None:
    wrong = {}
    for edition in plan_printed(library):
        wanted = Counter[str]()
        for part in edition.parts:
            wanted += counts_of_page(printed_site / address(part.path) / "index.html", edition.guide, library)
            if edition.large and isinstance(part, Worksheet):
                wanted = as_records(wanted, part)
        if edition.is_example:
            continue  # its forms are filled in: no fields, and only the lists that forms have
        if edition.handbook:
            wanted += counts_of_handbook(edition)
            wanted += Counter(lists=1, items=len(volume_of(printed_site, library, HOST).index))
        elif edition.book:
            wanted += Counter(headings=2, lists=1, items=len(edition.parts))
        if job := job_of(edition, library):
            lists = [one for one in (job.bring, job.chart, job.calls) if one]
            wanted += Counter(headings=2 + len(lists), tables=1, rows=1 + len(job.copies))
            wanted += Counter(lists=len(lists), items=sum(map(len, lists)))
        if edition.series:
            wanted += Counter(headings=1, tables=1, rows=1 + len(edition.series))
        told = {kind: number for kind, number in count_structure(printed_site / edition.src).items() if number}
        if told != wanted:
            wrong[edition.src] = {
                kind: (told.get(kind, 0), wanted[kind]) for kind in wanted if told.get(kind, 0) != wanted[kind]
            }
    assert wrong == {}


def test_a_hand_has_eight_millimeters_for_a_line(printed_site: Path, library: Library) -> None:
    """A box of a line or more; an inner edge of a millimeter in tables takes part of the border's room."""
    low = {}
    for sheet in library.of(Worksheet):
        lines = {name: field.lines for name, field in name_fields(sheet).items() if field.kind in ("text", "lines")}
        for ending in (".pdf", "-large-print.pdf"):
            src = sheet.path.removesuffix(".md") + ending
            with pikepdf.open(printed_site / src) as pdf:
                for field in pdf.Root.AcroForm.Fields:
                    if str(field.T) in lines:
                        bottom, top = float(field.Rect[1]), float(field.Rect[3])
                        high = (top - bottom) / 72 * 25.4 / lines[str(field.T)]
                        if high < 7.9:
                            low[f"{src}: {field.T}"] = round(high, 2)
    assert low == {}


def test_fields_in_tables_are_named_by_row_and_column(printed_site: Path) -> None:
    names = fields_of(printed_site / "guides/worksheets/what-i-need.pdf")
    assert "Hours and days: I must have this" in names
    book = fields_of(printed_site / "guides/participant-workbook.pdf")
    assert "What I need to do my best: Hours and days: I must have this" in book
    assert len(set(book)) == len(book)


def test_no_facilitator_note_is_in_an_edition_for_participants(printed_site: Path, library: Library) -> None:
    notes = [
        " ".join(note.split())
        for guide in library.of(Guide)
        for note in re.findall(r'^!!! facilitator "[^"]+"\n    (.+)$', guide.body.text, re.M)
    ]
    assert len(notes) > 100
    handouts = [sheet for sheet in library.of(Worksheet) if sheet.audience == "participant"]
    paths = [
        printed_site / (sheet.path.removesuffix(".md") + ending)
        for sheet in handouts
        for ending in (".pdf", "-large-print.pdf")
    ]
    for path in [
        *paths,
        printed_site / "guides/participant-workbook.pdf",
        printed_site / "guides/participant-workbook-large-print.pdf",
    ]:
        text = text_of(path)
        assert not [note for note in notes if note[:60] in text], path
    assert notes[0][:40].split("*")[0].strip('"“') in text_of(printed_site / "guides/facilitator-binder.pdf")


def test_a_page_on_paper_says_what_it_is_and_where_it_is(printed_site: Path) -> None:
    text = text_of(printed_site / "guides/worksheets/what-i-need.pdf")
    assert "What I need to do my best" in text
    assert "guidepost.example/guides/worksheets/what-i-need/" in text
    assert "Reviewed November 21, 2026" in text
    assert re.search(r"Page 1 of \d", text)


def test_large_print_is_larger(printed_site: Path) -> None:
    for name in ("guides/worksheets/my-pitch", "guides/discovery/1-welcome"):
        with (
            pypdfium2.PdfDocument(printed_site / f"{name}.pdf") as normal,
            pypdfium2.PdfDocument(printed_site / f"{name}-large-print.pdf") as large,
        ):
            assert len(large) > len(normal)


def test_a_sheet_filled_in_through_pdfium_keeps_and_prints_the_words(printed_site: Path, tmp_path: Path) -> None:
    typed = "José Nuñez, 3 p.m."
    filled = tmp_path / "filled.pdf"
    with pikepdf.open(printed_site / "guides/worksheets/what-i-need.pdf") as pdf:
        first = next(a for a in pdf.pages[0].Annots if a.Subtype == "/Widget")
        name = str(first.TU)
    document = pypdfium2.PdfDocument(printed_site / "guides/worksheets/what-i-need.pdf")
    document.init_forms()
    page = document[0]
    box = [float(value) for value in first.Rect]
    raw = pypdfium2.raw
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    raw.FORM_OnLButtonDown(document.formenv, page, 0, x, y)
    raw.FORM_OnLButtonUp(document.formenv, page, 0, x, y)
    for letter in typed:
        raw.FORM_OnChar(document.formenv, page, ord(letter), 0)
    raw.FORM_ForceToKillFocus(document.formenv)
    shown = page.render(may_draw_forms=True).to_pil().convert("L")
    document.save(filled)
    document.close()
    with pikepdf.open(filled) as pdf:
        values = {str(a.TU): str(a.get("/V", "")) for a in pdf.pages[0].Annots if a.Subtype == "/Widget"}
    assert values[name] == typed
    height = shown.height
    ink = shown.crop((int(box[0]) + 3, height - int(box[3]) + 3, int(box[2]) - 3, height - int(box[1]) - 3))
    assert ink.getextrema()[0] < 100


def marks_of(path: Path) -> list[tuple[int, str]]:
    """The page of each mark of a note, and what stands directly before it on its line."""
    found = []
    with pikepdf.open(path) as pdf, pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(pdf.pages):
            links = [link for link in page.get("/Annots", []) if NOTE.search(str(link.get("/Dest", "")))]
            text = document[number].get_textpage() if links else None
            for left, one, _, other in ([float(side) for side in link.Rect] for link in links):
                assert text
                bottom, top = sorted((one, other))
                assert top - bottom > 5, (path.name, number + 1)  # a mark that can be clicked
                # A full stop is lower than a raised mark.
                before = text.get_text_bounded(left - 20, bottom - (top - bottom), left, top).strip()
                found.append((number + 1, before))
    return found


def test_no_line_begins_with_the_mark_of_a_note(printed_site: Path, library: Library) -> None:
    count, lone = 0, {}
    for edition in plan_printed(library):
        found = marks_of(printed_site / edition.src)
        count += len(found)
        if alone := [page for page, before in found if not before]:
            lone[edition.src] = alone
    assert count > 2000
    assert lone == {}


def test_no_sheet_or_guide_ends_in_a_page_with_a_line_or_two(printed_site: Path, library: Library) -> None:
    singles = [edition for edition in plan_printed(library) if not edition.book]
    last = {edition.src: filled(printed_site / edition.src)[-1] for edition in singles}
    assert len(last) > 85
    assert {src: used for src, used in last.items() if used < 15} == {}


@pytest.mark.parametrize(
    ("name", "pages", "large"),
    [("attendance", 2, 9), ("help-at-work", 3, 7), ("how-others-see-me", 2, 4), ("skills-checklist", 3, 6)],
)
def test_a_sheet_takes_no_more_paper_than_it_needs(printed_site: Path, name: str, pages: int, large: int) -> None:
    sheets = printed_site / "guides/worksheets"
    assert len(filled(sheets / f"{name}.pdf")) == pages
    assert len(filled(sheets / f"{name}-large-print.pdf")) == large


def test_large_print_has_letters_of_eighteen_points_in_its_tables(printed_site: Path) -> None:
    with pypdfium2.PdfDocument(printed_site / "guides/worksheets/attendance-large-print.pdf") as document:
        text = document[2].get_textpage()
        words = text.get_text_range()
        for word in ("Person 2", "phone or online", "has left", "Who calls them"):
            pixels = pypdfium2.raw.FPDFText_GetFontSize(text, words.index(word))
            assert pixels * 72 / 96 == pytest.approx(18), word


@pytest.mark.parametrize("ending", [".pdf", "-large-print.pdf"])
def test_what_is_written_down_to_a_choice_stands_on_its_page(printed_site: Path, ending: str) -> None:
    with pypdfium2.PdfDocument(printed_site / f"guides/worksheets/fidelity-self-review{ending}") as document:
        pages = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    for number in range(1, 26):
        asked = [page for page, text in enumerate(pages) if re.search(rf"^{number}\. [A-Z][^\n]*:", text, re.M)]
        told = [page for page, text in enumerate(pages) if f"What we saw for item {number}\n" in text]
        assert told[0] in asked, number


def test_a_session_pack_holds_the_guide_the_run_sheet_and_the_handouts(printed_site: Path) -> None:
    text = text_of(printed_site / "guides/discovery/3-conditions-pack.pdf")
    for title in (
        "Session 3: Conditions",
        "run sheet",
        "What I need to do my best",
        "Sharing information",
        "Money questions",
    ):
        assert title in text


@pytest.mark.usefixtures("printing")
def test_a_new_sheet_of_six_lines_has_all_its_editions(tmp_path: Path) -> None:
    sheet = small_files()["guides/worksheets/first-look.md"].decode().replace("First look", "Second look")
    sheet += f"\n{'Verylongword' * 12}: [text]\n\nSee https://example.org/{'a' * 120} for more.\n"
    base = write_small(tmp_path, {"guides/worksheets/second-look.md": sheet})
    run = run_mkdocs(base, tmp_path / "out", "--strict", GUIDEPOST_EDITIONS="on")
    assert (run.returncode, findings(run)) == (0, []), run.stderr
    for ending in (".pdf", "-large-print.pdf", ".docx", ".png"):
        assert (tmp_path / f"out/guides/worksheets/second-look{ending}").stat().st_size > 500
    for ending in (".pdf", "-large-print.pdf"):  # a long word breaks where its line ends, and is not cut off
        with pypdfium2.PdfDocument(tmp_path / f"out/guides/worksheets/second-look{ending}") as document:
            text = document[0].get_textpage()
            assert max(text.get_charbox(at)[2] for at in range(text.count_chars())) < document[0].get_width() - 36
    html = (tmp_path / "out/guides/worksheets/second-look/index.html").read_text(encoding="utf-8")
    assert 'href="../second-look.pdf"' in html
    assert 'href="../second-look.docx"' in html
    again = run_mkdocs(base, tmp_path / "again", "--strict", GUIDEPOST_EDITIONS="on")
    assert "Printing" not in again.stderr
    (base / "guides/worksheets/second-look.md").write_text(
        sheet.replace("Look around.", "Look twice."), encoding="utf-8"
    )
    changed = run_mkdocs(base, tmp_path / "changed", "--strict", GUIDEPOST_EDITIONS="on")
    printed = re.search(r"Printing (\d+) of (\d+) editions", changed.stderr)
    assert printed
    assert int(printed[1]) < int(printed[2])


@pytest.mark.usefixtures("printing")
def test_a_sheet_in_another_language_is_in_that_language_in_every_edition(tmp_path: Path) -> None:
    gallery = "---\ntitle: Hojas\ndescription: Todas las hojas.\nlanguage: es\nreviewed: 2026-11-21\n---\nTodas.\n\n<!-- list: participant-sheets -->\n"
    base = write_small(tmp_path, spoken_files() | {"guides/es/worksheets/index.md": gallery})
    run = run_mkdocs(base, tmp_path / "out", "--strict", GUIDEPOST_EDITIONS="on")
    assert (run.returncode, findings(run)) == (0, []), run.stderr
    made = tmp_path / "out/es/hojas"
    html = (made / "primera-mirada/index.html").read_text(encoding="utf-8")
    assert '<html lang="es"' in html
    assert re.search(r'<p class="gp-editions"[^>]*>.*PDF en letra grande', html, re.S)
    assert re.search(r'<form [^>]*data-words=\'[^\']*"print": "Imprimir"', html)
    shown = (made / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<div class="gp-card">(?:(?!</div>).)*Primera mirada(?:(?!</div>).)* minutos', shown, re.S)
    for name in ("primera-mirada.pdf", "primera-mirada-large-print.pdf"):
        assert re.search(r"Revisado el \d+ de \w+ de 20\d\d.*Página 1 de [12]", text_of(made / name))
        with pikepdf.open(made / name) as pdf:
            assert str(pdf.Root.Lang) == "es"
    book = text_of(tmp_path / "out/guides/participant-workbook-es.pdf")
    assert book.startswith("Guidepost Cuaderno")
    assert "Primera mirada" in book
    assert "Primera mirada" not in text_of(tmp_path / "out/guides/participant-workbook.pdf")


@pytest.mark.usefixtures("printing")
def test_a_sheet_printed_while_the_site_is_served_does_not_carry_the_address_of_this_machine(tmp_path: Path) -> None:
    base = write_small(tmp_path, {})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        str(Path(sys.executable).parent / "mkdocs"),
        "serve",
        "-f",
        str(base / "mkdocs.yml"),
        "-a",
        f"127.0.0.1:{port}",
    ]
    environment = {**os.environ, **QUIET, "GUIDEPOST_EDITIONS": "on"}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        try:
            assert server.stdout
            said = []
            for line in server.stdout:
                said.append(line)
                if "Reloading browsers" in line:
                    break
            address = f"http://127.0.0.1:{port}/guides/worksheets/first-look.pdf"
            (tmp_path / "sheet.pdf").write_bytes(urlopen(address).read())
        finally:
            server.terminate()
    assert any("printed pages carry their address without a host" in line for line in said)
    text = text_of(tmp_path / "sheet.pdf")
    assert "First look /guides/worksheets/first-look/" in text
    assert "127.0.0.1" not in text


def test_the_real_cache_lies_outside_of_what_is_published() -> None:
    assert "/.cache/" in (ROOT / ".gitignore").read_text(encoding="utf-8")


def test_sheets_of_a_specialist_or_a_program_fit_on_two_pages(printed_site: Path, library: Library) -> None:
    for sheet in library.of(Worksheet):
        if sheet.series in ("ce", "program"):
            with pypdfium2.PdfDocument(printed_site / f"guides/worksheets/{sheet.slug}.pdf") as document:
                assert len(document) <= 2, sheet.slug
