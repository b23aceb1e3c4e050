"""The fields of a sheet in a Word document: a question with its line or box, choices, boxes to tick."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml import parse_xml

from portal.print.word.controls import Controls
from portal.sheets.fields import Field


def add_field(document: Document, controls: Controls, field: Field, number: str) -> None:
    """A field with its label, which begins with the number of its line, where that has one."""
    label = f"{number}. {field.label}" if number else field.label
    if field.kind == "tick":
        _add_box(document.add_paragraph(style="Tick"), controls, label, label)
        return
    document.add_paragraph(label, style="Question")
    if field.kind == "choose" and field.in_a_row:
        add_row_of_boxes(document.add_paragraph(style="Choice"), controls, field, label)
    elif field.kind == "choose":
        for option in field.options:
            paragraph = document.add_paragraph(style="Choice")
            paragraph.paragraph_format.keep_with_next = option != field.options[-1]
            _add_box(paragraph, controls, f"{label}: {option}", option)
    else:
        add_control(document.add_paragraph(style="Answer"), controls, field, label, field.lines)


def add_control(paragraph: Any, controls: Controls, field: Field, label: str, lines: int) -> None:
    """What can be written in, the calendar of a date, or a box to tick."""
    if field.kind == "tick":
        made = controls.box(label)
    else:
        made = controls.date(label) if field.kind == "date" else controls.text(label, lines)
    paragraph._p.append(parse_xml(made))


def add_row_of_boxes(paragraph: Any, controls: Controls, field: Field, label: str) -> None:
    """Choices beside each other."""
    for option in field.options:
        paragraph.add_run("" if option == field.options[0] else "   ")
        _add_box(paragraph, controls, f"{label}: {option}", option.replace(" ", "\u00a0"))


def _add_box(paragraph: Any, controls: Controls, name: str, words: str) -> None:
    """A box and its words, with a space between that no line ends at."""
    paragraph._p.append(parse_xml(controls.box(name)))
    paragraph.add_run(f"\u00a0{words}")
