"""A second language is data and files: where its pages stand, what they share with their originals, and what is said where they don't."""

from __future__ import annotations

import pytest

from helping.sites import small_files, small_library
from helping.spoken import QUESTION, SHEET, spoken_files
from portal.checks.assemble import build_library
from portal.content.model import Question, Worksheet
from portal.sheets.names import name_fields
from portal.text.links import address

SHEET_PATH = "guides/es/worksheets/primera-mirada.md"
QUESTION_PATH = "faq/es/pruebas-de-drogas.md"


def issues_with(path: str, text: str | None) -> list[str]:
    """What is said of the small site in two languages where one file is another."""
    _, issues = build_library(small_files(spoken_files() | {path: text}))
    return [str(issue) for issue in issues]


def test_pages_stand_below_their_language() -> None:
    library = small_library(spoken_files())
    found = {address(path) for path, item in library.content.items() if item.language == "es"}
    assert found == {"es/", "es/nadie-queda-fuera/", "es/preguntas/pruebas-de-drogas/", "es/hojas/primera-mirada/"}


def test_lists_of_the_site_hold_one_language() -> None:
    library = small_library(spoken_files())
    assert [item.path for item in library.of(Question)] == ["faq/drug-testing.md"]
    assert [item.path for item in library.of(Worksheet, "es")] == [SHEET_PATH]
    assert list(library.languages_of(library.content["faq/drug-testing.md"])) == ["en", "es"]


def test_a_translated_sheet_calls_its_fields_as_its_original_does() -> None:
    library = small_library(spoken_files())
    original, translated = library.content["guides/worksheets/first-look.md"], library.content[SHEET_PATH]
    assert isinstance(original, Worksheet)
    assert isinstance(translated, Worksheet)
    assert list(name_fields(translated)) == list(name_fields(original))
    assert name_fields(translated)["your-name"].label == "Su nombre"
    assert translated.id == "first-look"


def test_a_page_links_to_what_is_there_in_its_language() -> None:
    library = small_library(spoken_files())
    found = [library.find(name, "es") for name in library.content[QUESTION_PATH].related]
    assert [item.path for item in found if item] == ["docs/es/nadie-queda-fuera.md"]


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        (
            SHEET_PATH,
            SHEET.format("es").replace("Su nombre: [text]", "Su cumpleaños: [date]"),
            f"{SHEET_PATH}:13: Where 'guides/worksheets/first-look.md' has a line ('Your name'), this sheet has a date ('Su cumpleaños'). "
            "Fix: Give both sheets the same boxes in the same order, below the same headings. [translates-fields]",
        ),
        (
            SHEET_PATH,
            SHEET.format("es").replace("language: es\n", ""),
            f"{SHEET_PATH}:1: The page is in the language 'en', and stands in a folder of 'es'. "
            "Fix: Write 'language: es', or move it to 'guides/worksheets/primera-mirada.md'. [language-folder]",
        ),
        (
            QUESTION_PATH,
            QUESTION.format("es").replace("faq/drug-testing.md", "faq/drug-test.md"),
            f"{QUESTION_PATH}:6: 'translates' names 'faq/drug-test.md', which isn't there. "
            "Fix: Did you mean 'faq/drug-testing.md'? [translates-missing]",
        ),
    ],
)
def test_what_does_not_fit_is_said(path: str, text: str, message: str) -> None:
    assert message in issues_with(path, text)
