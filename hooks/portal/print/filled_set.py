"""The forms of one invented person as a book: each as its page has it, with what the page of the example gives for each line.

Nothing is typed twice: labels and values are read from that page's own lists, and what is said between them stands above the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from portal.content.model import Content, Worksheet
from portal.editions.plan import Printed, form_of
from portal.print.html import classes, read_html, take_out, with_parents, words_of, write_inside
from portal.print.page import document_context, part_of
from portal.sheets.names import name_fields


@dataclass(frozen=True, slots=True)
class Passage:
    """What the example says below one heading."""

    id: str
    title: str
    values: Mapping[str, str]
    """What stands on a form, by the label of its line; nothing where the passage is no form."""
    told: tuple[Element, ...]
    """What else is said there."""


def filled_context(edition: Printed, contents: Mapping[str, str], host: str) -> dict[str, Any]:
    """What the template receives: the story up to the first form, the forms in its order, and how it ends."""
    example, *sheets = edition.parts
    forms = {sheet.slug: sheet for sheet in sheets if isinstance(sheet, Worksheet)}
    context = document_context(replace(edition, parts=(example, *forms.values())), contents, host)
    passages = list(_passages(contents[example.path], edition.src.rpartition("/")[2]))
    first = next(place for place, one in enumerate(passages) if form_of(one.id) in forms)
    parts: list[dict[str, Any]] = [_story(passages[:first], example, edition, host)]
    for one in passages[first:]:
        sheet = forms.get(form_of(one.id))
        if sheet is None:
            if one.id != "sources":
                parts.append(_story([one], example, edition, host))
            continue
        html = _filled(contents[sheet.path], sheet, one)
        part = part_of(sheet, edition, html, {}, host, name=one.id)
        parts.append({**part, "title": one.title, "kind": "filled"})
    return {**context, "parts": parts}


def _story(passages: list[Passage], example: Content, edition: Printed, host: str) -> dict[str, str | bool]:
    body = Element("body")
    for one in passages:
        if one.title and len(passages) > 1:
            SubElement(body, "h2").text = one.title
        body.extend(one.told)
    part = part_of(example, edition, write_inside(body, xml=False), {}, host, name=f"story-{passages[-1].id}")
    return {**part, "title": example.title if len(passages) > 1 else passages[0].title, "kind": "filled"}


def _passages(html: str, own: str) -> Iterator[Passage]:
    """The page cut at its headings, from what stands before the first of them, without its link to the document itself."""
    name, title, values, told = "", "", dict[str, str](), list[Element]()
    for block in read_html(html):
        if block.tag == "h2":
            yield Passage(name, title, values, tuple(told))
            for link in [one for one in block if "headerlink" in classes(one)]:
                take_out(block, link)
            name, title, values, told = block.get("id", ""), words_of(block).strip(), {}, []
        elif block.tag == "ul":
            values |= dict(_value(item) for item in block)
        elif block.tag != "h1" and not any(link.get("href", "").endswith(own) for link in block.iter("a")):
            told.append(block)
    yield Passage(name, title, values, tuple(told))


def _value(item: Element) -> tuple[str, str]:
    label = item.find("strong")
    if label is None:
        return "", words_of(item)
    name = words_of(label)
    return name.removesuffix(":"), words_of(item)[len(name) :].strip()


def _filled(html: str, sheet: Worksheet, passage: Passage) -> str:
    """The form with words in the place of its fields: a blank line where nobody wrote anything."""
    labels = {name: field.label for name, field in name_fields(sheet).items()}
    root = read_html(html)
    for element, parent in with_parents(root):
        if element.get("role") == "radiogroup" or (element.tag == "span" and parent.tag == "fieldset"):
            name = next((one.get("name", "") for one in element.iter("input")), "")
        elif element.tag in ("input", "textarea") and element.get("type") != "radio":
            name = element.get("name", "")
        else:
            continue
        written = Element("span", {"class": "gp-written"})
        written.text = passage.values.get(labels.get(name, ""), "")
        written.tail = element.tail
        parent[list(parent).index(element)] = written
    for label in root.iter("label"):
        label.attrib.pop("for", None)
    top = Element("body")
    top.extend(passage.told)
    top.extend(root)
    return write_inside(top, xml=False)
