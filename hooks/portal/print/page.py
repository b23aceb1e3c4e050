"""A page's own HTML made ready for paper: fields that name themselves, ids that are unique in a book, links that lead somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from portal.content.model import Content, Worksheet
from portal.content.words import Words, write_day
from portal.editions.plan import Printed
from portal.print import qr
from portal.print.columns import column_widths, grids_of, head_of, read_grid
from portal.print.footnote_marks import hold_marks, without_grades
from portal.print.html import classes, read_html, take_out, with_parents, words_of, write_inside
from portal.print.margins import render_foot, render_tabs, tab_of
from portal.print.records import let_cells_grow, stack_rows
from portal.text.links import address

NAMING = ("id", "for", "name", "headers", "aria-labelledby", "aria-describedby")


def print_part(
    html: str, *, page: str, prefix: str, context: str, inside: Mapping[str, str], host: str, large: bool = False
) -> str:
    """One page's content for a document, `large` for large print.

    `page` is the page's address from the root of the site, `prefix` what makes its ids unique in a book, `context` what its fields'
    names begin with, `inside` the anchors of pages that the same document holds, `host` the address of the site or nothing.
    A link to a page of the site becomes one inside the book or one to the host; where there is no host, only its words stay.
    """

    def link(target: str) -> str | None:
        parts = urlsplit(target)
        if parts.scheme:
            return target
        if not parts.path:
            return f"#{prefix}{parts.fragment}" if parts.fragment else None
        address = urljoin(f"/{page}", parts.path).lstrip("/")
        if address in inside:
            return f"#{inside[address]}"
        return f"{host}{address}{f'#{parts.fragment}' if parts.fragment else ''}" if host else None

    root = read_html(html)
    if large:
        stack_rows(root)
    else:
        _set_widths(root)
    let_cells_grow(root, large=large)
    _name_fields(root, context)
    for element, parent in with_parents(root):
        if element.tag == "a" and "headerlink" in classes(element):
            take_out(parent, element)
        elif element.tag == "a":
            _relink(parent, element, link(element.get("href", "")))
        elif element.tag == "details":
            element.set("open", "")
        for name in NAMING:
            if element.get(name):
                element.set(name, " ".join(f"{prefix}{part}" for part in element.attrib[name].split()))
    return hold_marks(without_grades(write_inside(root, xml=False)))


def _name_fields(root: Element, context: str) -> None:
    """Each field says what it asks for: by its own name, by its label, or by what its group is called."""
    labels = [(label.get("for"), label) for label in root.iter("label")]
    labels += [(group.get("id"), legend) for group in root.iter("fieldset") for legend in group.iter("legend")]
    called = {name: " ".join(words_of(label).split()) for name, label in labels if name}
    groups = (span for span in root.iter("span") if span.get("role") == "radiogroup")
    grouped = {id(field): group.get("aria-label", "") for group in groups for field in group.iter("input")}
    for field in root.iter():
        if field.tag not in ("input", "textarea"):
            continue
        name = field.get("aria-label") or called.get(field.get("id", ""), "")
        if field.get("type") == "radio":
            group = grouped.get(id(field)) or called.get(field.get("name", ""), "")
            name = f"{group}: {field.get('value', '')}"
        field.set("aria-label", f"{context}{name}")
        if field.tag == "textarea":
            field.set("style", f"--rows:{int(field.get('rows', '1'))}")  # print.css makes a height of it


def _set_widths(root: Element) -> None:
    """The head of each column says how wide it is."""
    for table in grids_of(root):
        head = head_of(table)
        for column, wide in column_widths(read_grid(table)).items():
            head[column].set("style", f"width:{wide}em")


def _relink(parent: Element, link: Element, target: str | None) -> None:
    """A link leads somewhere, or is words alone."""
    for inner, holder in with_parents(link):
        if inner.tag == "abbr":  # within a link it would become a second link, which no tag holds
            take_out(holder, inner, words=True)
    if target is None:
        take_out(parent, link, words=True)
    else:
        link.set("href", target)


def document_context(edition: Printed, contents: Mapping[str, str], host: str) -> dict[str, Any]:
    """What the template of a printed document receives. `contents` is the HTML of each page by its path in the repository."""
    words = edition.words
    inside = {address(item.path): _anchor(item) for item in edition.parts} if edition.book else {}
    return {
        "inside": inside,
        "edition": edition,
        "words": words,
        "address": shown(host, edition.src),
        **_qr(host, edition.src, words),
        "reviewed": _reviewed(min(item.reviewed for item in edition.parts), words),
        "style": render_foot(words) + (render_tabs(edition) if edition.series else ""),
        "series": [
            {"tab": tab_of(evening.guide), "anchor": _anchor(evening.guide), "evening": evening}
            for evening in edition.series
        ],
        "parts": [_part(item, edition, contents[item.path], inside, host) for item in edition.parts],
    }


def _part(item: Content, edition: Printed, html: str, inside: Mapping[str, str], host: str) -> dict[str, str | bool]:
    where = address(item.path)
    return {
        "title": item.title,
        "anchor": _anchor(item),
        "kind": type(item).__name__.lower(),
        "own": isinstance(item, Worksheet) and item.audience == "participant",
        "tab": tab_of(item) if edition.series else "",
        "address": shown(host, where),
        **_qr(host, where, edition.words),
        "reviewed": _reviewed(item.reviewed, edition.words),
        "html": print_part(
            html,
            page=where,
            prefix=f"{item.slug}--" if edition.book else "",
            context=f"{item.title}: " if edition.book else "",
            inside=inside,
            host=host,
            large=edition.large,
        ),
    }


def _qr(host: str, where: str, words: Words) -> dict[str, str]:
    """The code and what it is called. There is none where the host is not known."""
    if not host:
        return {"qr": "", "qr_name": ""}
    return {
        "qr": qr.as_image(f"{host}{where}"),
        "qr_name": words.print_qr.replace("{address}", shown(host, where)),
    }


def _reviewed(day: date, words: Words) -> str:
    return words.print_reviewed.replace("{day}", write_day(day, words))


def _anchor(item: Content) -> str:
    return f"part-{item.slug}"


def shown(host: str, where: str) -> str:
    """An address as people read it: without the scheme; from the root where the host is not known."""
    return f"{host.split('://')[-1]}{where}" if host else f"/{where}"
