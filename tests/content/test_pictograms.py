"""Pictures beside words: one for an idea, beside the same parts in each language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from helping.sites import ROOT, small_library
from portal.content.library import Library
from portal.content.model import Worksheet
from portal.content.pictograms import pictograms_of, with_symbols
from portal.publish.pictograms import with_pictograms

DATA = "docs/data/pictograms.yml"
BLUEPRINT = "guides/worksheets/my-blueprint.md"


def test_a_translation_has_the_pictures_of_its_original(library: Library) -> None:
    own = pictograms_of(library.content[BLUEPRINT], library)
    assert own["employers"] == "business"
    assert own["yours"] == "private"
    assert pictograms_of(library.content["guides/es/worksheets/mi-plan-de-empleo.md"], library) == own


def test_each_sheet_of_people_in_a_group_has_a_picture_for_what_is_private(library: Library) -> None:
    sheets = [sheet for sheet in library.of(Worksheet, None) if sheet.audience == "participant"]
    assert {pictograms_of(sheet, library)["yours"] for sheet in sheets} == {"private"}


def test_forms_of_staff_have_none(library: Library) -> None:
    forms = [sheet for sheet in library.of(Worksheet) if sheet.audience != "participant"]
    assert [form.path for form in forms if pictograms_of(form, library)] == []


def test_no_idea_is_drawn_that_stands_nowhere_and_no_two_are_drawn_alike(library: Library) -> None:
    assert [idea.id for idea in library.pictograms.values() if not idea.beside] == []
    assert library.symbols.keys() == library.pictograms.keys()
    assert len(set(library.symbols.values())) == len(library.symbols)


def test_the_picture_stands_before_the_words_and_says_nothing(library: Library) -> None:
    shown = with_pictograms(
        '<h2 id="home">At home</h2><h2 id="x">X</h2><h2 class="a" id="yours">Y</h2>',
        library.content["guides/worksheets/home-and-neighborhood.md"],
        library,
    )
    assert shown == (
        '<h2 id="home"><img class="gp-pictogram" src="../../../assets/pictograms/home.svg" alt="" width="32" height="32">'
        'At home</h2><h2 id="x">X</h2><h2 class="a" id="yours">'
        '<img class="gp-pictogram" src="../../../assets/pictograms/private.svg" alt="" width="32" height="32">Y</h2>'
    )


def test_an_icon_that_no_package_has_is_told() -> None:
    text = "home:\n  icon: houze\n  beside: ['#yours']\nother:\n  icon: fluent:bus\n  beside: ['#yours']\n"
    library, issues = with_symbols(small_library({DATA: text}), ROOT)
    assert library.symbols == {}
    assert [str(issue) for issue in issues] == [
        "docs/data/pictograms.yml:2: 'home' has the icon 'houze', which 'node_modules/@iconify-json/fluent-emoji-high-contrast/icons.json' has not. Fix: Name one that it has, such as 'bus'. [asset-missing]",
        "docs/data/pictograms.yml:5: 'other' has the icon 'fluent:bus', which 'node_modules/@iconify-json/fluent-emoji-high-contrast/icons.json' has not. Fix: Name one that it has, such as 'bus'. [asset-missing]",
    ]


def test_without_the_packages_pages_have_no_pictures_and_one_finding_is_enough(tmp_path: Path) -> None:
    found = small_library({DATA: "home:\n  icon: house\n  beside: ['#yours']\n"})
    bare, issues = with_symbols(found, tmp_path)
    assert (dict(bare.symbols), issues) == ({}, [])
    sheet = bare.content["guides/worksheets/first-look.md"]
    assert pictograms_of(sheet, bare) == {}
    whole, _ = with_symbols(found, ROOT)
    assert pictograms_of(sheet, whole) == {"yours": "home"}
    assert pictograms_of(sheet, replace(whole, pictograms={})) == {}
