"""The filled forms of one invented person as a document: each value of the example stands on its form, and nothing else is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from portal.content.library import Library
from portal.editions.plan import EXAMPLE, plan_printed
from portal.print.filled_set import filled_context
from portal.print.html import classes, read_html, with_parents, words_of, write_inside
from portal.text.links import address

LINE = re.compile(r"- \*\*(.+?):\*\* (.+)")


@pytest.fixture(scope="module")
def parts(library: Library, site: Path) -> list[dict[str, Any]]:
    edition = next(one for one in plan_printed(library) if one.is_example)
    contents: Mapping[str, str] = {item.path: _content(site, item.path) for item in edition.parts}
    found: list[dict[str, Any]] = filled_context(edition, contents, "")["parts"]
    return found


def _content(site: Path, path: str) -> str:
    """What a page holds, as the printing of a build has it: what stands beside its headings."""
    html = (site / address(path) / "index.html").read_text(encoding="utf-8")
    holder = next(parent for one, parent in with_parents(read_html(html)) if one.tag == "h2" and one.get("id"))
    return write_inside(holder, xml=False)


def written(part: Mapping[str, Any]) -> list[str]:
    spans = [one for one in read_html(part["html"]).iter("span") if "gp-written" in classes(one)]
    return sorted(words_of(one) for one in spans if words_of(one))


def test_each_value_of_the_example_stands_on_its_form_and_nothing_else(
    library: Library, parts: list[dict[str, Any]]
) -> None:
    told: dict[str, list[str]] = {}
    for line in library.content[EXAMPLE].body.lines:
        if heading := re.fullmatch(r"## .*\{ #([\w-]+) \}", line):
            section = heading[1]
        elif item := LINE.fullmatch(line):
            told.setdefault(section, []).append(item[2])
    forms = {part["anchor"].removeprefix("part-"): written(part) for part in parts if written(part)}
    assert forms == {name: sorted(values) for name, values in told.items()}
    assert next(iter(forms)) == "career-profile"


def test_no_field_is_left_to_fill_in_and_no_id_stands_twice(parts: list[dict[str, Any]]) -> None:
    html = "".join(part["html"] for part in parts)
    assert not re.search(r"<(input|textarea|button)\b", html)
    ids = re.findall(r'\bid="([^"]+)"', html) + [part["anchor"] for part in parts]
    assert sorted(ids) == sorted(set(ids))


def test_the_story_opens_the_document_and_ends_it(parts: list[dict[str, Any]]) -> None:
    assert [part["title"] for part in parts][:2] == ["One person’s forms, filled in", "Career profile"]
    assert parts[-1]["title"] == "Leaving the caseload"
    assert "Corinne" in parts[0]["html"]
