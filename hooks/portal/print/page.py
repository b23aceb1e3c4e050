"""A page's own HTML made ready for paper: fields that name themselves, ids that are unique in a book, links that lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from html import escape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from portal.content.model import Content
from portal.content.words import Words, write_day
from portal.editions.plan import Printed
from portal.print import qr
from portal.print.columns import column_widths, read_grids
from portal.print.marks import hold_marks
from portal.print.tabs import render_foot, render_tabs, tab_of
from portal.text.links import address

VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
NAMING = ("id", "for", "name", "headers", "aria-labelledby", "aria-describedby")
Attributes = list[tuple[str, str | None]]


class _Labels(HTMLParser):
    """What each field of a page is called: by its label, or by the legend of its group."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.named: dict[str, str] = {}
        self._for: str | None = None
        self._group: str | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        values = dict(attrs)
        if tag == "fieldset":
            self._group = values.get("id")
        if tag == "label" and values.get("for"):
            self._for, self._text = values["for"], []
        if tag == "legend":
            self._for, self._text = self._group, []

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("label", "legend") and self._for:
            self.named[self._for] = " ".join("".join(self._text).split())
            self._for = None


class _Writer(HTMLParser):
    """Writes the page anew, tag by tag."""

    def __init__(
        self,
        labels: Mapping[str, str],
        widths: Iterable[Mapping[int, float]],
        prefix: str,
        context: str,
        link: Callable[[str], str | None],
    ) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._labels = labels
        self._widths = iter(widths)
        self._columns: Mapping[int, float] = {}
        self._column = 0
        self._prefix = prefix
        self._context = context
        self._link = link
        self._group = ""
        self._anchors: list[bool] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        values = {name: value or "" for name, value in attrs}
        if self._hidden or (tag == "a" and "headerlink" in values.get("class", "")):
            self._hidden += tag not in VOID
            return
        if tag == "a":
            address = self._link(values.get("href", ""))
            self._anchors.append(address is not None)
            if address is None:
                return
            values["href"] = address
        if tag == "abbr" and self._anchors:
            return  # within a link it would become a second link, which no tag holds
        if tag == "span" and values.get("role") == "radiogroup":
            self._group = values.get("aria-label", "")
        if tag in ("input", "textarea"):
            values["aria-label"] = self._name(values)
        if tag == "textarea":
            values["style"] = f"--rows:{int(values.get('rows', '1'))}"  # print.css makes a height of it
        if tag == "details":
            values["open"] = ""
        self._place_in_table(tag, values)
        for name in NAMING:
            if values.get(name):
                values[name] = " ".join(f"{self._prefix}{part}" for part in values[name].split())
        written = (f' {name}="{escape(value)}"' for name, value in values.items())
        self.out.append(f"<{tag}{''.join(written)}>")

    def _place_in_table(self, tag: str, values: dict[str, str]) -> None:
        """The head of a column says how wide it is."""
        if tag == "table" and "gp-grid" in values.get("class", "").split():
            self._columns, self._column = next(self._widths), 0
        elif tag in ("th", "td") and self._columns:
            if self._column in self._columns:
                values["style"] = f"width:{self._columns[self._column]}em"
            self._column += 1

    def _name(self, values: Mapping[str, str]) -> str:
        name = values.get("aria-label") or self._labels.get(values.get("id", ""), "")
        if values.get("type") == "radio":
            group = self._group or self._labels.get(values.get("name", ""), "")
            name = f"{group}: {values.get('value', '')}"
        return f"{self._context}{name}"

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self._group = ""
        if self._hidden:
            self._hidden -= 1
        elif tag == "a":
            if self._anchors and self._anchors.pop():
                self.out.append("</a>")
        elif tag not in VOID and not (tag == "abbr" and self._anchors):
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._emit(data)

    def handle_entityref(self, name: str) -> None:
        self._emit(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._emit(f"&#{name};")

    def _emit(self, text: str) -> None:
        if not self._hidden:
            self.out.append(text)


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

    labels = _Labels()
    labels.feed(html)
    widths = [column_widths(grid, large=large) for grid in read_grids(html)]
    writer = _Writer(labels.named, widths, prefix, context, link)
    writer.feed(html)
    return hold_marks("".join(writer.out))


def document_context(edition: Printed, contents: Mapping[str, str], host: str) -> dict[str, Any]:
    """What the template of a printed document receives. `contents` is the HTML of each page by its path in the repository."""
    words = edition.words
    inside = {address(item.path): _anchor(item) for item in edition.parts} if edition.book else {}
    return {
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


def _part(item: Content, edition: Printed, html: str, inside: Mapping[str, str], host: str) -> dict[str, str]:
    where = address(item.path)
    return {
        "title": item.title,
        "anchor": _anchor(item),
        "kind": type(item).__name__.lower(),
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
