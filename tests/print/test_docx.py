"""The Word edition, read as Word reads it: the XML in the zip."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

import docx
import html5lib
import pytest
from docx.oxml.ns import qn

from helping.sites import ROOT, real_library, small_library
from portal.content.facts import cited_facts
from portal.content.library import Library
from portal.content.model import Worksheet
from portal.print.word import render_docx
from portal.print.word.controls import Controls, shorten
from portal.print.word.passages import Passage, Span, parse_passages
from portal.sheets.fields import Field
from portal.sheets.form import render_form

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
SITE = "https://guidepost.example/"
REAL = real_library()
SHEETS = [ROOT / sheet.path for sheet in REAL.of(Worksheet)]
ENGLISH = REAL.words["en"]
FRONT = """---
title: A sheet
description: One plain sentence about what the sheet is for.
audience: facilitator
session: 3
minutes: 15
reviewed: 2026-11-21
---
"""


def part(data: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return ElementTree.fromstring(file.read(name))


def sheet_of(body: str) -> Worksheet:
    item = small_library({"guides/worksheets/one.md": FRONT + body}).content["guides/worksheets/one.md"]
    assert isinstance(item, Worksheet)
    return item


def sheet_at(name: str, library: Library = REAL) -> Worksheet:
    item = library.content[f"guides/worksheets/{name}.md"]
    assert isinstance(item, Worksheet)
    return item


def render(sheet: Worksheet) -> bytes:
    cited = cited_facts(sheet.body.citations, REAL.facts, REAL.sources, date(2026, 11, 21))
    return render_docx(sheet, ENGLISH, site=SITE, cited=cited)


@cache
def rendered(name: str) -> bytes:
    """A real sheet, rendered once for all that is asked of it."""
    return render(sheet_at(name))


def controls(root: ElementTree.Element) -> list[tuple[str, str]]:
    """Name and kind of each content control, in order."""
    found = []
    for properties in root.iter(f"{W}sdtPr"):
        alias = properties.find(f"{W}alias")
        assert alias is not None
        kinds = {f"{W}text": "text", f"{W}date": "date", f"{W14}checkbox": "box"}
        (kind,) = [name for tag, name in kinds.items() if properties.find(tag) is not None]
        text = properties.find(f"{W}text")
        many = text is not None and text.get(f"{W}multiLine") == "1"
        found.append((alias.get(f"{W}val", ""), "lines" if many else kind))
    return found


def words(element: ElementTree.Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def paragraphs(root: ElementTree.Element) -> list[tuple[str, str]]:
    """Style and words of each paragraph."""
    found = []
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        found.append((style.get(f"{W}val", "") if style is not None else "Normal", words(paragraph)))
    return found


def form_labels(sheet: Worksheet) -> list[tuple[str, str]]:
    """Name and kind of each field of the web form, in order, as a screen reader finds them."""
    page = html5lib.parse(render_form(sheet), namespaceHTMLElements=False)
    above = {child: parent for parent in page.iter() for child in parent}
    labels = {label.get("for"): " ".join("".join(label.itertext()).split()) for label in page.iter("label")}
    found = []
    for field in page.iter():
        if field.tag not in ("input", "textarea", "select") or field.get("type") in ("hidden", "button", "submit"):
            continue
        if field.get("type") == "radio":
            option, group = above[field], field
            while group.tag != "fieldset" and group.get("role") != "radiogroup":
                group = above[group]
            legend = group.find("legend")
            head = group.get("aria-label") or " ".join("".join(legend.itertext() if legend is not None else ()).split())
            found.append((f"{head}: {' '.join(''.join(option.itertext()).split())}", "box"))
            continue
        name = field.get("aria-label") or labels[field.get("id")]
        kind = {"checkbox": "box", "date": "date"}.get(field.get("type", ""), "text")
        many = field.tag == "textarea" and field.get("rows") != "1"
        found.append((name, "lines" if many else kind))
    return found


def fits(name: str, label: str) -> bool:
    """Whether a name is the label, or where that is too long for Word, its two ends around an ellipsis."""
    if len(label) <= 64:
        return name == label
    head, ellipsis, tail = name.partition("…")
    return bool(ellipsis) and len(name) <= 64 and len(head) >= 25 and label.startswith(head) and label.endswith(tail)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_has_the_fields_of_its_web_form(path) -> None:
    sheet = sheet_at(path.stem)
    found, wanted = controls(part(rendered(path.stem))), form_labels(sheet)
    assert wanted
    assert [kind for _, kind in found] == [kind for _, kind in wanted]
    assert [(name, label) for (name, _), (label, _) in zip(found, wanted, strict=True) if not fits(name, label)] == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_is_sound_and_the_same_twice(path) -> None:
    sheet = sheet_at(path.stem)
    data = rendered(path.stem)
    assert data == render(sheet)
    root = part(data)
    for name in ("alias", "tag", "id"):
        values = [element.get(f"{W}val", "") for element in root.iter(f"{W}{name}")]
        assert len(values) == len(set(values)) == len(controls(root))
        assert all(0 < len(value) <= 64 for value in values)
    opened = docx.Document(BytesIO(data))
    assert (opened.core_properties.title, opened.core_properties.language) == (sheet.title, "en-US")
    assert opened.core_properties.modified.date() == sheet.reviewed
    headings = [(int(style[-1]), text) for style, text in paragraphs(root) if style.startswith("Heading")]
    assert headings[0] == (1, sheet.title)
    assert {level for level, _ in headings[1:]} <= {2, 3}
    assert [text for level, text in headings if level == 2] == [
        p.spans[0].text for p in parse_passages(sheet.body.text) if (p.kind, p.level) == ("heading", 2)
    ] + (["Sources"] if "[^" in sheet.body.text else [])
    assert not [text for _, text in paragraphs(root) if "{ #" in text or "](" in text or "[^" in text or "**" in text]


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_table_says_what_names_its_cells(path) -> None:
    for table in part(rendered(path.stem)).iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        look, caption = table.find(f"{W}tblPr/{W}tblLook"), table.find(f"{W}tblPr/{W}tblCaption")
        assert look is not None
        assert caption is not None
        assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")
        assert caption.get(f"{W}val")
        for row in rows:
            style = row.find(f"{W}tc/{W}p/{W}pPr/{W}pStyle")
            assert style is not None
            assert style.get(f"{W}val") == "Tableheading"
            assert row.find(f"{W}trPr/{W}cantSplit") is not None


def test_all_the_sheets_were_looked_at() -> None:
    assert len(SHEETS) >= 38


def test_each_kind_of_line_becomes_its_kind_of_field() -> None:
    root = part(
        render_docx(
            sheet_of(
                "Your name: [text]\n\nWhen do I start? [date]\n\n1. What went well? [3 lines]\n\n"
                "How sure am I? [choose: a little | very]\n\n- [ ] I asked first.\n\n"
                "| Person | How they could help |\n|---|---|\n| Person [2 rows] | [text] |\n"
            ),
            ENGLISH,
        )
    )
    assert controls(root) == [
        ("Your name", "text"),
        ("When do I start?", "date"),
        ("1. What went well?", "lines"),
        ("How sure am I?: a little", "box"),
        ("How sure am I?: very", "box"),
        ("I asked first.", "box"),
        ("Person 1: How they could help", "text"),
        ("Person 2: How they could help", "text"),
    ]
    third = list(root.iter(f"{W}sdt"))[2]
    assert len(third.findall(f".//{W}br")) == 2  # three lines of room on paper
    assert {lock.get(f"{W}val") for lock in root.iter(f"{W}lock")} == {"sdtLocked"}
    unticked = list(root.iter(f"{W}sdt"))[3]
    assert words(unticked) == "☐"


def test_what_is_no_field_keeps_its_form() -> None:
    sheet = sheet_of(
        "**Bold** and *slanted* words, and [a site](https://askjan.org/).\n\n## Two lists { #lists }\n\n"
        "- One\n- Two\n\nThen.\n\n1. First\n2. Second\n\nBetween.\n\n1. First again\n\n> Said by Lena.\n\nName: [text]\n"
    )
    root = part(render_docx(sheet, ENGLISH))
    assert paragraphs(root) == [
        ("Heading1", "A sheet"),
        ("Normal", "Bold and slanted words, and a site (https://askjan.org/)."),
        ("Heading2", "Two lists"),
        ("ListBullet", "One"),
        ("ListBullet", "Two"),
        ("Normal", "Then."),
        ("ListNumber", "First"),
        ("ListNumber", "Second"),
        ("Normal", "Between."),
        ("ListNumber", "First again"),
        ("Quote", "Said by Lena."),
        ("Question", "Name"),
        ("Answer", "\u00a0" * 12),
    ]
    numbers = [element.get(f"{W}val") for element in root.iter(f"{W}numId")]
    assert numbers[0] == numbers[1] != numbers[2]  # the second list counts from 1 again
    runs = {words(run): run.find(f"{W}rPr") for run in root.iter(f"{W}r")}
    assert runs["Bold"].find(f"{W}b") is not None
    assert runs["slanted"].find(f"{W}i") is not None


def test_links_to_pages_are_followed_where_the_site_has_an_address() -> None:
    sheet = sheet_at("work-themes")
    with zipfile.ZipFile(BytesIO(render(sheet))) as file:
        assert b"https://guidepost.example/guides/worksheets/my-interests/" in file.read("word/_rels/document.xml.rels")
    withheld = render_docx(sheet, ENGLISH, site=SITE, withheld={"guides/worksheets/my-interests.md"})
    for data in (withheld, render_docx(sheet, ENGLISH)):
        with zipfile.ZipFile(BytesIO(data)) as file:
            assert b"/my-interests/" not in file.read("word/_rels/document.xml.rels")
        assert "My interests" in words(part(data))


def test_the_footer_says_where_the_sheet_is_and_how_new() -> None:
    footer = part(rendered("what-i-need"), "word/footer1.xml")
    lines = [text for _, text in paragraphs(footer)]
    assert lines == [
        "What I need to do my best · https://guidepost.example/guides/worksheets/what-i-need/",
        "Reviewed November 21, 2026Page 1 of 1",
    ]
    assert [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


def test_a_cited_fact_stands_among_the_sources() -> None:
    found = paragraphs(part(rendered("help-at-work")))
    at = found.index(("Heading2", "Sources"))
    assert len(found) == at + 2
    assert found[at + 1][1].startswith("1. ")
    assert "Job Accommodation Network" in found[at + 1][1]
    assert any(text.endswith("It is free and private.1") for _, text in found)


def test_another_language_is_words_and_no_code() -> None:
    spanish = replace(
        ENGLISH, id="es", locale="es-US", print_page="Página {page} de {pages}", print_reviewed="Revisado el {day}"
    )
    data = render_docx(sheet_at("what-i-need"), spanish, site=SITE)
    languages = {element.get(f"{W}val") for element in part(data, "word/styles.xml").iter(f"{W}lang")}
    assert languages == {"es-US"}
    assert docx.Document(BytesIO(data)).core_properties.language == "es-US"
    assert "Revisado el 21 de noviembre de 2026" in words(part(data, "word/footer1.xml"))
    assert "Página 1 de 1" in words(part(data, "word/footer1.xml"))


def test_a_sheet_in_another_language_names_its_sources_alone_and_marks_them() -> None:
    sheet = REAL.content["guides/es/worksheets/ayuda-en-el-trabajo.md"]
    assert isinstance(sheet, Worksheet)
    cited = cited_facts(REAL.citations(sheet), REAL.facts, REAL.sources, date(2026, 11, 21))
    last = [*part(render_docx(sheet, REAL.words["es"], cited=cited)).iter(f"{W}p")][-1]
    runs = [(run.find(f"{W}rPr/{W}lang"), "".join(run.itertext())) for run in last.iter(f"{W}r")]
    assert [("" if mark is None else mark.get(f"{W}val"), text) for mark, text in runs] == [
        ("", "1. Fuente:"),
        ("en", f" {cited[0].sentence}."),
        ("", " https://askjan.org/ Válido hasta el 31 de marzo de 2027."),
    ]


def test_a_day_is_written_as_the_language_writes_it() -> None:
    sheet = sheet_of("Day: [date]\n")
    for language, expected in {"en": "MMMM d, yyyy", "es": "d 'de' MMMM 'de' yyyy"}.items():
        written = part(render_docx(sheet, REAL.words[language])).iter(f"{W}dateFormat")
        assert [one.get(f"{W}val") for one in written] == [expected]


def test_words_are_twelve_points_on_letter_paper() -> None:
    data = rendered("what-i-need")
    opened = docx.Document(BytesIO(data))
    page = opened.sections[0]
    assert (page.page_width.inches, page.page_height.inches) == (8.5, 11)
    assert opened.styles["Normal"].font.size.pt == 12
    smaller = [int(size.get(f"{W}val", "")) for size in part(data).iter(f"{W}sz")]
    assert smaller == []


def test_the_file_holds_no_time_and_nothing_of_another_document() -> None:
    with zipfile.ZipFile(BytesIO(rendered("what-i-need"))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = set(file.namelist())
    assert not {name for name in names if "thumbnail" in name or "Effects" in name or "customXml" in name}


def test_a_note_to_the_facilitator_is_in_no_sheet() -> None:
    body = 'Name: [text]\n\n!!! facilitator "Say"\n    Welcome, all.\n\n    - And smile.\n\n!!! note "For you"\n    Take your time.\n'
    found = paragraphs(part(render_docx(sheet_of(body), ENGLISH)))
    assert found[-2:] == [("Normal", "For you"), ("Normal", "Take your time.")]
    assert not [text for _, text in found if "Welcome" in text or "smile" in text or text == "Say"]


def test_passages_tell_words_links_and_citations_apart() -> None:
    assert parse_passages("See [**it**](a.md) & `x < y`.[^one]\n\n- a\n    1. b\n\n    c") == [
        Passage(
            "paragraph",
            0,
            (
                Span("See "),
                Span("it", strong=True, target="a.md"),
                Span(" & "),
                Span("x < y"),
                Span("."),
                Span("", cites="one"),
            ),
        ),
        Passage("bullet", 1, (Span("a"),), first=True),
        Passage("number", 2, (Span("b"),), first=True),
        Passage("paragraph", 1, (Span("c"),)),
    ]


def test_a_long_name_is_shortened_where_it_does_not_tell_fields_apart() -> None:
    assert shorten("Person 3: How they could help") == "Person 3: How they could help"
    long = "Seats, light, format and interpreters to set up. First names or initials, never why: Today"
    assert shorten(long) == "Seats, light, format and interpreters to set up. First…: Today"
    made = Controls("en-US", {"name": Field("Name", "text", 1), "name_1": Field("Name", "text", 2)})
    twice = [made.text("Name"), made.text("Name")]
    assert ['w:alias w:val="Name"' in twice[0], 'w:alias w:val="Name (2)"' in twice[1]] == [True, True]


def test_a_control_is_tagged_with_the_name_of_its_field() -> None:
    question = "What would you like the people who know you best to say about you"
    root = part(render_docx(sheet_of(f"Name: [text]\n\n{question}? [choose: yes | no]\n"), ENGLISH))
    tags = [one.get(qn("w:val")) for one in root.iter(qn("w:tag"))]
    assert tags == ["name", *(f"what-would-you-like-the-people-who-know-you-be~916a3a73.{turn}" for turn in (1, 2))]
    assert all(len(tag) <= 64 for tag in tags)


def test_marks_in_a_label_are_no_xml() -> None:
    root = part(render_docx(sheet_of('Is "A & B" < C? [text]\n'), ENGLISH))
    assert controls(root) == [('Is "A & B" < C?', "text")]


def test_a_changed_sheet_changes_the_file() -> None:
    sheet = sheet_at("what-i-need")
    assert render(replace(sheet, title="Another")) != render(sheet)


def test_a_box_in_a_table_or_a_numbered_line_is_a_box_in_word() -> None:
    sheet = sheet_of("| Task | Done |\n|---|---|\n| Call<br>them | [ ] |\n\n1. [ ] Write\n\nI asked [ ]\n")
    root = part(render(sheet))
    assert controls(root) == [("Call them: Done", "box"), ("1. Write", "box"), ("I asked", "box")] == form_labels(sheet)
