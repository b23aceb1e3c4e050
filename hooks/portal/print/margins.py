"""What the page itself carries in print, outside of its text: the count of pages, and the tabs at the edge of a binder."""

from __future__ import annotations

from collections.abc import Iterator

from portal.content.model import Content, Guide
from portal.content.words import Words
from portal.editions.plan import Printed
from portal.print.paper_size import PAPER

FIRST = 0.1
"""Inches from the upper margin to the first tab."""
ROOM = PAPER.height - 1.8
"""Inches in which all tabs stand, one below the other, so that each can be seen when the stack of paper is fanned."""
GAP = 0.08


def tab_of(item: Content) -> str:
    """The part's tab in a binder: its session's number; the forms share the one behind the guides."""
    return str(item.session) if isinstance(item, Guide) else "forms"


def render_foot(words: Words) -> str:
    """The style with the size of the paper, and 'Page 1 of 3' at the foot of each page in the language of the edition."""
    shown = _quoted(words.print_page).replace("{pages}", '" counter(pages) "').replace("{page}", '" counter(page) "')
    return f"@page {{ size: {PAPER.name}; @bottom-right {{ content: {shown} }} }}\n@page cover {{ @bottom-right {{ content: none }} }}\n"


def render_tabs(edition: Printed) -> str:
    """The style that gives each part of a binder its tab: a label at the outer edge, lower with each session."""
    names = list(dict.fromkeys(tab_of(item) for item in edition.parts))
    step = ROOM / max(len(names), 1)
    return "".join(_tabs(names, step, edition.words))


def _tabs(names: list[str], step: float, words: Words) -> Iterator[str]:
    for number, name in enumerate(names):
        label = name if name.isdecimal() else words.book_forms
        yield f".tab-{name} {{ page: tab-{name} }}\n"
        for side, indent in (("right", "0 0 0.3in"), ("left", "0.3in 0 0")):
            yield (
                f"@page tab-{name}:{side} {{ @{side}-top {{ content: {_quoted(label)}; "
                f"margin: {FIRST + number * step:.2f}in {indent}; width: 0.5in; height: {step - GAP:.2f}in; "
                f"font: bold {'17pt' if name.isdecimal() else '9pt'} Atkinson; text-align: center; "
                "vertical-align: middle; color: var(--gp-white); background: var(--gp-house) } }\n"
            )


def _quoted(text: str) -> str:
    """A string of CSS."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\A ")
    return f'"{escaped}"'
