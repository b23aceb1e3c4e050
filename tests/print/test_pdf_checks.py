"""The checks of PDFs, tried on PDFs that were broken on purpose: what can't be caught here would not be caught in the build."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Name, String

import setup
from helping import pdf_checks
from helping.pdf_checks import check_pdfs, count_structure, failed_rules, field_names, own_findings, second_opinion
from helping.sites import ROOT

SAMPLE = """<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<title>People who know me</title>
<style>
@font-face {
  font-family: Atkinson;
  src: url("atkinson-400-normal.woff2");
}
@page { size: Letter; margin: 1in; @bottom-center { content: "Page " counter(page) " of " counter(pages) } }
html { font: 12pt/1.4 Atkinson }
h1, th { font-weight: normal }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #555; text-align: left }
input, textarea { appearance: auto; border: 1px solid #555 }
input[type=text] { height: 16pt }
input[type=checkbox] { width: 12pt; height: 12pt }
li { list-style: none }
</style>
</head>
<body>
<main>
<h1>People who know me</h1>
<p>You can skip any line.</p>
<p><img alt="Three people at a table" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='40'%3E%3Ccircle cx='20' cy='20' r='18'/%3E%3C/svg%3E"></p>
<ul><li>Pick anyone.</li><li>Ask first.</li></ul>
<form>
<p><label for="name">Your name</label> <input type="text" id="name" name="name"></p>
<p><label for="well">What went well?</label> <textarea id="well" name="well" rows="3"></textarea></p>
<p><input type="checkbox" id="asked" name="asked"> <label for="asked">I asked first.</label></p>
<table>
<thead><tr><th>Person</th><th>How they could help</th></tr></thead>
<tbody>
<tr><th>Person 1</th><td><input type="text" id="help-1" name="help-1" aria-label="Person 1: how they could help"></td></tr>
<tr><th>Person 2</th><td><input type="text" id="help-2" name="help-2" aria-label="Person 2: how they could help"></td></tr>
</tbody>
</table>
</form>
</main>
</body>
</html>
"""
NAMES = [
    "Your name",
    "What went well?",
    "I asked first.",
    "Person 1: how they could help",
    "Person 2: how they could help",
]


@pytest.fixture(scope="module")
def good(printing: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound PDF of one page, made by the engine that makes the editions."""
    from portal.print.pdf import render_pdf
    from portal.publish import assets

    path = tmp_path_factory.mktemp("pdf") / "good.pdf"
    font = assets.find_assets(ROOT)[0]["assets/fonts/atkinson-400-normal.woff2"]
    path.write_bytes(render_pdf(SAMPLE, {"atkinson-400-normal.woff2": font.read_bytes()}))
    return path


def elements(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    return [element for element in pdf_checks._elements(pdf) if f"/{tag}" == element.S]


def widgets(pdf: pikepdf.Pdf) -> list[Any]:
    return [widget for _, widget in pdf_checks._widgets(pdf)]


def take_name(pdf: pikepdf.Pdf) -> None:
    del widgets(pdf)[0].TU


def take_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def take_title_display(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences.DisplayDocTitle


def take_widget_from_its_form(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Form")[0].S = Name.Span


def take_words_of_figure(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0].Alt


def take_scope(pdf: pikepdf.Pdf) -> None:
    for cell in [*elements(pdf, "TH"), *elements(pdf, "TD")]:
        if "/A" in cell:
            del cell.A


def take_tab_order(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Tabs


BROKEN: Mapping[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "a field without a name": (take_name, "7.18.1-3"),
    "no language": (take_language, "7.2-2 7.2-22 7.2-24 7.2-25 7.2-33 7.2-34"),
    "no title in the window": (take_title_display, "7.1-10"),
    "a field outside of a Form tag": (take_widget_from_its_form, "7.18.4-1"),
    "a figure without words": (take_words_of_figure, "7.3-1"),
    "header cells without a scope": (take_scope, "7.5-1"),
    "no tab order": (take_tab_order, "7.18.3-1"),
}


@pytest.fixture(scope="module")
def broken(good: Path) -> dict[str, Path]:
    """The same PDF with one fault each."""
    made = {}
    for name, (change, _) in BROKEN.items():
        made[name] = good.with_name(f"{name.replace(' ', '-')}.pdf")
        with pikepdf.open(good) as pdf:
            change(pdf)
            pdf.save(made[name])
    return made


@pytest.fixture(scope="module")
def judged(good: Path, broken: dict[str, Path]) -> dict[Path, list[str]]:
    return check_pdfs([good, *broken.values()])


def test_a_sound_file_has_no_findings(good: Path, judged: dict[Path, list[str]]) -> None:
    assert judged[good] == []


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_caught_by_both_checkers(
    name: str, broken: dict[str, Path], judged: dict[Path, list[str]]
) -> None:
    rules = BROKEN[name][1].split()
    found = judged[broken[name]]
    assert [line.split(":")[0] for line in found if line.startswith("veraPDF")] == [f"veraPDF {rule}" for rule in rules]
    assert [line for line in found if line.startswith("page-validation")]


def changed(good: Path, tmp_path: Path, change: Callable[[pikepdf.Pdf], None]) -> list[str]:
    """What our own checks say of the sound file after a change."""
    path = tmp_path / "changed.pdf"
    with pikepdf.open(good) as pdf:
        change(pdf)
        pdf.save(path)
    return own_findings(path)


def test_two_fields_with_one_name_are_told(good: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        widgets(pdf)[4].TU = String("Person 1: how they could help")

    assert changed(good, tmp_path, change) == [
        "Page 1: the fields 'help-1' and 'help-2' are both named 'Person 1: how they could help'."
    ]


def test_two_fields_that_are_one_are_told(good: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        widgets(pdf)[4].T = String("help-1")

    assert changed(good, tmp_path, change) == [
        "Page 1: two fields are 'help-1', so one can't be filled in without the other."
    ]


@pytest.mark.parametrize("name", ["", "x", "text", "Field 12", "12.", "help-2", "Check box"])
def test_a_name_that_says_nothing_is_told(good: Path, tmp_path: Path, name: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        widgets(pdf)[4].TU = String(name)

    assert changed(good, tmp_path, change) == [f"Page 1: the field 'help-2' is named {name!r}, which says nothing."]


def test_fields_in_another_order_than_the_tags_are_told(good: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Annots = Array([*list(pdf.pages[0].Annots)[1:], pdf.pages[0].Annots[0]])

    assert changed(good, tmp_path, change) == [
        "The Tab key comes to 'What went well?' where the tags come to 'Your name'."
    ]


def test_a_field_that_no_tag_holds_is_told(good: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        elements(pdf, "Form")[-1].K = Array([])

    assert changed(good, tmp_path, change)[0] == "There are 5 fields on the pages and 4 in the tags."


def test_content_that_no_tag_holds_is_told(good: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        del elements(pdf, "H1")[0].K

    assert changed(good, tmp_path, change) == ["Page 1: 1 pieces of content belong to no tag and are no artifact."]


def test_a_tag_whose_content_is_gone_is_told(good: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        elements(pdf, "H1")[0].K = Array([9999])

    assert changed(good, tmp_path, change) == [
        "Page 1: 1 pieces of content belong to no tag and are no artifact.",
        "Page 1: 1 pieces of content that tags hold are not on the page.",
    ]


def test_paper_of_another_size_is_told(good: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].mediabox = Array([0, 0, 594, 841.5])

    assert changed(good, tmp_path, change) == ["Page 1 is 8.25 by 11.6875 inches, not Letter, A4 or tabloid."]


def test_a_file_without_a_title_is_told(good: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata() as about:
            del about["dc:title"]

    assert changed(good, tmp_path, change) == ["The file has no title."]


def test_fields_that_a_reader_has_to_draw_are_told(good: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm.NeedAppearances = True
        del widgets(pdf)[0].AP
        del widgets(pdf)[2].AP.N.Off

    assert changed(good, tmp_path, change) == [
        "NeedAppearances is set, so a reader may draw the fields in another typeface.",
        "Page 1: the field 'Your name' has no appearance for each of its states.",
        "Page 1: the field 'I asked first.' has no appearance for each of its states.",
    ]


def test_a_field_too_small_to_hit_is_told(good: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        widgets(pdf)[2].Rect = Array([100, 100, 108, 108])

    assert changed(good, tmp_path, change) == ["Page 1: the field 'I asked first.' is less than 9 points wide or high."]


def test_our_own_checks_know_the_seven_that_they_can(broken: dict[str, Path]) -> None:
    assert own_findings(broken["a field without a name"]) == [
        "Page 1: the field 'name' is named '', which says nothing."
    ]
    assert own_findings(broken["no language"]) == ["The language is ''."]
    assert own_findings(broken["no title in the window"]) == ["The window shows the file's name in place of its title."]


def test_a_file_that_is_no_pdf_is_told_by_each(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_text("Dear reader,\n", encoding="utf-8")
    assert list(failed_rules([path])[path]) == ["unread"]
    assert second_opinion(path)[0].startswith("unread: ")
    assert own_findings(path)[0].startswith("The file can't be opened: ")


def test_a_name_with_spaces_and_accents_is_a_file_as_any_other(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "mis metas número 1.pdf"
    path.write_bytes(good.read_bytes())
    assert check_pdfs([path]) == {path: []}


def test_what_a_reader_is_told_of_can_be_counted(good: Path) -> None:
    assert count_structure(good) == {"tables": 1, "rows": 3, "lists": 1, "items": 2, "headings": 1, "fields": 5}
    assert field_names(good) == NAMES


def test_without_java_the_checks_fail_and_say_why(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "find_java", lambda: None)
    with pytest.raises(AssertionError, match="No Java was found"):
        failed_rules([good])


def test_a_checker_that_fails_is_not_taken_for_a_sound_file(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "find_java", lambda: "/bin/true")
    with pytest.raises(AssertionError, match="veraPDF said nothing about"):
        failed_rules([good])
    monkeypatch.setattr(setup, "find_java", lambda: "/bin/false")
    with pytest.raises(AssertionError, match="Java ended with status 1"):
        failed_rules([good])
