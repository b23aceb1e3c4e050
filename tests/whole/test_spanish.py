"""Whoever reads no English meets none: on every Spanish page, in what its scripts say, and in every Spanish file."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Browser

from helping.english import SAID, english_in, names_in_english
from portal.content.library import Library
from portal.content.model import Guide, Question
from portal.content.steps import parse_steps
from portal.pages.around import around

PHONE = {"width": 390, "height": 844}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPOKEN = ("TU", "Alt", "Contents", "Title")
"""What a PDF says of a field, a picture, a link or itself to whoever can't see it."""


@pytest.fixture(scope="module")
def names(library: Library) -> tuple[str, ...]:
    return names_in_english(library.terms)


def test_english_words_are_told_from_names(names: tuple[str, ...]) -> None:
    assert english_in("Se guardó como {file}. Individual Placement and Support, no use.", names) == []
    assert english_in("Save: no se guardó the sheet", names) == ["Save", "the", "sheet"]


def test_no_spanish_page_and_no_script_on_it_says_an_english_word(
    browser: Browser, site: Path, address: str, names: tuple[str, ...]
) -> None:
    paths = sorted(path.parent.relative_to(site).as_posix() for path in (site / "es").rglob("index.html"))
    assert len(paths) > 100
    page = browser.new_page(viewport=PHONE)
    found: dict[str, list[str]] = {}
    for path in paths:
        page.goto(f"{address}/{path}/")
        for text in page.evaluate(SAID):
            if words := english_in(text, names):
                found.setdefault(f"{' '.join(text.split())[:120]}: {words}", []).append(path)
    page.close()
    assert found == {}


SAID_IN_STEPS = {
    "guides/discovery/0-planning.md": "guides/es/antes-del-grupo.md",
    "guides/discovery/1-welcome.md": "guides/es/sesion-1.md",
    "guides/discovery/2-interests-and-contributions.md": "guides/es/sesion-2.md",
    "guides/discovery/3-conditions.md": "guides/es/sesion-3.md",
    "guides/discovery/4-networking-and-themes.md": "guides/es/sesion-4.md",
    "guides/discovery/5-talking-with-employers.md": "guides/es/sesion-5.md",
    "guides/discovery/6-my-blueprint.md": "guides/es/sesion-6.md",
}


@pytest.mark.parametrize("path", SAID_IN_STEPS)
def test_a_leader_finds_in_spanish_each_step_of_the_guide_and_at_most_five_sentences(
    library: Library, path: str
) -> None:
    guide, spoken = library.content[path], library.content[SAID_IN_STEPS[path]]
    assert isinstance(guide, Guide)
    steps = parse_steps(spoken.body)
    assert [(step.id, step.minutes) for step in steps] == [(step.id, step.minutes) for step in parse_steps(guide.body)]
    for step in steps:
        section = spoken.body.section(step.id)
        assert section
        assert 1 <= sum(line.startswith("- ") for line in section.lines) <= 5, step.id
        assert any(line.startswith(("**En la pared:**", "**Para leer:**")) for line in section.lines), step.id
    assert f"](../es/{spoken.path.rpartition('/')[2]})" in guide.body.text.partition("\n## ")[0]


def test_a_question_that_is_answered_in_spanish_only_in_short_leads_to_that_answer(library: Library) -> None:
    page = library.content["docs/es/respuestas-cortas.md"]
    answers = page.body.sections_at(3)
    assert len(answers) >= 20
    for answer in answers:
        question = library.content[f"faq/{answer.id}.md"]
        assert isinstance(question, Question)
        assert library.in_language(question, "es") is None, (
            f"{question.path} has a page of its own: take the short one out"
        )
        assert any(line.endswith(f"](../../{question.path}) (en inglés)") for line in answer.lines)
        [there] = around(question, library)["switch"]
        assert (there.src, there.says) == ("es/respuestas-cortas.md", f"#{answer.id}")


def test_no_spanish_pdf_shows_or_tells_an_english_word(printed_site: Path, names: tuple[str, ...]) -> None:
    """Sources have titles of their own, so what stands below the heading of the sources is left out."""
    files = sorted((printed_site / "es").rglob("*.pdf"))
    assert len(files) >= 60
    found = {path.name: english for path in files if (english := english_in(said_by_pdf(path), names))}
    assert found == {}
    for path in files:
        with pikepdf.open(path) as pdf:
            assert str(pdf.Root.Lang).startswith("es"), path


def said_by_pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    shown = " ".join(" ".join(pages).split()).partition(" Fuentes Fuente: ")[0]
    with pikepdf.open(path) as pdf:
        held = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") != "/Link"]
        told = [str(one[f"/{key}"]) for one in held for key in SPOKEN if isinstance(one.get(f"/{key}"), pikepdf.String)]
    return " . ".join([shown, *told])


def test_no_spanish_word_file_says_an_english_word_that_is_not_marked(
    printed_site: Path, names: tuple[str, ...]
) -> None:
    files = sorted((printed_site / "es").rglob("*.docx"))
    assert len(files) >= 30
    found = {path.name: english for path in files if (english := english_in(said_by_word(path), names))}
    assert found == {}


def said_by_word(path: Path) -> str:
    """The runs of the document and its footer that are in its own language, and the names of its fields."""
    said: list[str] = []
    with zipfile.ZipFile(path) as file:
        for name in ("word/document.xml", "word/footer1.xml"):
            root = ElementTree.fromstring(file.read(name))
            runs = [run for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}lang") is None]
            said += ["".join(text.text or "" for text in run.iter(f"{W}t")) for run in runs]
            said += [one.get(f"{W}val", "") for one in root.iter(f"{W}alias")]
    return " . ".join(said)
