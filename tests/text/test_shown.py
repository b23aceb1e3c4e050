"""What a finished page still shows of Markdown is said, with the line that was typed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from markdown import Markdown

import mkdocs_hooks
from portal.build import Site
from portal.sharing.answers import CONFIGS, EXTENSIONS
from portal.text.body import Body
from portal.text.everyday import with_gaps
from portal.text.shown import check_shown, shown_signs

LEAVE = "Leave a line empty above it and begin it where the line begins, or write a backslash before its first sign."
TABLE = "Write a line '|---|---|' below its head, and leave a line empty above it."
PLAIN = "Write a plain list, or make it a sheet in guides/worksheets/."


def rendered(text: str) -> str:
    return Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS).convert(with_gaps(text))


def told(text: str) -> list[str]:
    return [str(issue) for issue in check_shown("docs/note.md", shown_signs(rendered(text)), Body(text, 6))]


@pytest.mark.parametrize(
    ("text", "line", "shown", "what", "fix"),
    [
        ("Bring:\n    - a pen\n    - a cup\n\nGo.", 7, "- a pen", "a list", LEAVE),
        ("Then:\n    1. Call.", 7, "1. Call.", "a list", LEAVE),
        ("Bring:\n\n• a pen\n• a cup", 8, "• a pen", "an item of a list", "Begin each item with '- '."),
        ("Days:\n\n| Monday | 9 |\n| Tuesday | 10 |", 8, "| Monday | 9 |", "a table", TABLE),
        ("- Call.\n- Ask.\n| Day | Hours |\n|---|---|", 8, "| Day | Hours |", "a table", TABLE),
        ("Type:\n```\nmake", 7, "```", "a block of code", LEAVE),
        ("- [ ] Call\n- Ask", 6, "- [ ] Call", "a box to tick", PLAIN),
        ("[x] Call", 6, "[x] Call", "a box to tick", PLAIN),
    ],
)
def test_what_came_out_otherwise_than_meant_is_said(text: str, line: int, shown: str, what: str, fix: str) -> None:
    assert told(text) == [
        f"docs/note.md:{line}: '{shown}' still looks like {what} on the finished page. Fix: {fix} [markdown-shown]"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bring:\n- a pen\n\n1. Call.\n\n    Then wait.",
        r"\- no list, and \[ ] no box",
        "In the year\n2026\\. It was.",
        "| Day | Hours |\n|---|---|\n| Monday | 9 |",
        "Type `- a` or\n`| b | c |` here.",
        "```\n- a\n| b | c |\n```\n\n    - d",
        "> Words.\n\n!!! note\n    - a pen",
    ],
)
def test_what_came_out_as_meant_is_not(text: str) -> None:
    assert told(text) == []


def test_a_build_says_it_and_publishes_the_page(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    text = "Bring:\n    - a pen"
    site = Site.__new__(Site)
    site.library = SimpleNamespace(pictures={}, words={}, pictograms={})  # type: ignore[assignment]
    site.by_src = {"note.md": SimpleNamespace(path="docs/note.md", language="en", body=Body(text, 6))}  # type: ignore[dict-item]
    monkeypatch.setattr(mkdocs_hooks, "site", site, raising=False)
    page = SimpleNamespace(file=SimpleNamespace(src_uri="note.md"))
    html = rendered(text)
    assert mkdocs_hooks.on_page_content(html, page=page, config=None, files=None) == html  # type: ignore[arg-type]
    assert caplog.messages == [
        "docs/note.md:7: '- a pen' still looks like a list on the finished page. Fix: Leave a line empty above it and begin it where the line begins, or write a backslash before its first sign. [markdown-shown]"
    ]
