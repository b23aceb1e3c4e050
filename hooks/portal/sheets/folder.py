"""My folder: every sheet as a line of a list, with what a script needs to say how far it is filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape

from portal.content.kinds import ENDINGS
from portal.content.library import Library, link_to, place
from portal.content.model import Worksheet
from portal.content.words import words_for_script
from portal.sheets.chosen_elsewhere import chosen_elsewhere
from portal.sheets.form import name_fields
from portal.sheets.gallery import session_name
from portal.text.links import address, relative


def render_folder(library: Library, page: str) -> Iterator[str]:
    """All sheets: those of the people in a group by session, then, closed, those of leaders and staff."""
    words = library.words[library.language]
    told = {**words_for_script(words, "sheet_"), **{f"my_{k}": v for k, v in words_for_script(words, "my_").items()}}
    yield f'<div class="gp-folder" data-words="{escape(json.dumps(told))}" markdown="1">\n'
    for name, sheets in _parts(library).items():
        own = any(sheet.audience == "participant" for sheet in sheets)
        yield f"**{name}**\n" if own else f'<details markdown="1">\n<summary>{escape(name)}</summary>\n'
        yield '<ul class="gp-folder__sheets" markdown="1">'
        yield from (_line(sheet, library, page) for sheet in sheets)
        yield "</ul>\n" if own else "</ul>\n\n</details>\n"
    yield "</div>"


def _line(sheet: Worksheet, library: Library, page: str) -> str:
    fields = name_fields(sheet)
    count = sum(field.kind != "total" for field in fields.values())
    dates = " ".join(name for name, field in fields.items() if field.kind == "date")
    lang = "" if sheet.language == library.language else f' lang="{sheet.language}"'
    labels = escape(json.dumps({name: field.label for name, field in fields.items()}))
    chosen = escape(json.dumps(chosen_elsewhere(sheet, library)))
    own = " data-own" if sheet.audience == "participant" and sheet.series == "discovery" else ""
    paper = (
        relative(address(sheet.path).rstrip("/") + ENDINGS["pdf"], address(page) + "index.html")
        if "pdf" in library.built
        else ""
    )
    data = f'data-sheet="{sheet.id}"{own} data-paper="{paper}" data-fields="{count}" data-dates="{dates}" data-labels="{labels}" data-chosen="{chosen}"'
    return f'<li {data}{lang} markdown="span">{link_to(sheet, page)}</li>'


def _parts(library: Library) -> dict[str, list[Worksheet]]:
    found: dict[str, list[Worksheet]] = {}
    words = library.words[library.language]
    others = {"facilitator": words.list_leaders, "staff": words.list_staff}
    for sheet in sorted(
        sorted(library.of(Worksheet), key=place), key=lambda sheet: (sheet.audience != "participant", sheet.session)
    ):
        money = words.list_benefits if sheet.series == "benefits" else ""
        name = money or others.get(sheet.audience) or session_name(library, sheet.session)
        found.setdefault(name, []).append(sheet)
    return found
