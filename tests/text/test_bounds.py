"""Files that are too large or too deep end in one line. Each of these took minutes, or ended the build."""

from __future__ import annotations

import pytest

from helping.sites import small_files
from portal.checks.assemble import build_library

HEAD = "---\ntitle: A note\ndescription: Too much.\nreviewed: 2026-11-21\n---\n"
PASTED = "Fix: Take out what was pasted by mistake, or put it into a block of code. [too-much]"


@pytest.mark.parametrize(
    ("body", "line", "problem"),
    [
        ("[" * 50_000, 6, "The page holds 50,000 '[', more than 5,000."),
        ("Words.\n\n" + "[x](" * 600, 8, "A paragraph holds 600 '[', more than 250."),
        ("<!--" * 15_000, 6, "The page holds 15,000 '<', more than 5,000."),
        ("*[AB]: Long\n" * 5_000, 6, "The page holds 5,000 short forms such as '*[VR]', more than 50."),
        ("<div markdown>\n\n" * 800, 6, "The page holds 800 boxes of HTML, more than 40."),
        ("Fine.\n\n" + "1. " * 5_000 + "x", 8, "More than 12 lists or quotations begin within each other."),
        ("> " * 400 + "x", 6, "More than 12 lists or quotations begin within each other."),
        ("- a\n" + " " * 400 + "- b", 7, "The line is indented by 400 blanks, more than 60."),
        ("## A { #a }\n\n" * 12_000, 6, "The page holds 12,000 headings, more than 300."),
        ("`" * 6_000, 6, "The page holds 6,000 '`', more than 5,000."),
    ],
    ids=lambda value: str(value)[:12].strip(),
)
def test_a_page_that_is_too_deep_is_one_finding(body: str, line: int, problem: str) -> None:
    library, issues = build_library(small_files({"docs/note.md": HEAD + body}))
    assert [str(issue) for issue in issues] == [f"docs/note.md:{line}: {problem} {PASTED}"]
    assert library.withheld == {"docs/note.md"}


@pytest.mark.parametrize("value", ["[" * 50_000, "{a: " * 5_000, "- " * 50_000 + "x", "? " * 50_000 + "x"])
def test_brackets_that_would_end_the_reader_of_yaml_are_one_finding(value: str) -> None:
    """In front matter and in a data file: libyaml would end the whole program, and nobody would learn which file it was."""
    page = f"---\ntitle: A note\ndescription: Too much.\nreviewed: 2026-11-21\nrelated: {value}\n---\nWords.\n"
    _, issues = build_library(small_files({"docs/note.md": page, "docs/data/terms.yml": f"ips:\n  term: {value}\n"}))
    assert [(issue.path, issue.line, issue.rule) for issue in issues if issue.rule == "too-much"] == [
        ("docs/data/terms.yml", 2, "too-much"),
        ("docs/note.md", 5, "too-much"),
    ]


def test_a_file_larger_than_any_page_is_not_read() -> None:
    words = "One more sentence.\n\n" * 60_000
    files = small_files({"docs/note.md": HEAD + words, "docs/data/terms.yml": "# note\n" * 200_000})
    _, issues = build_library(files)
    assert [str(issue) for issue in issues if issue.rule == "too-much"] == [
        "docs/data/terms.yml:1: The file holds 1,400,000 bytes, more than 1,000,000. Fix: Split it, and take out what was pasted by mistake. [too-much]",
        "docs/note.md:1: The file holds 1,200,066 bytes, more than 1,000,000. Fix: Split it, and take out what was pasted by mistake. [too-much]",
    ]


def test_what_people_really_write_is_not_too_much() -> None:
    table = "| Agency | Address |\n|---|---|\n" + "| [VR](https://vr.example/) | a_b |\n" * 120
    deep = "".join(f"{'    ' * depth}- one more\n" for depth in range(8))
    _, issues = build_library(small_files({"docs/note.md": f"{HEAD}{table}\n{deep}\n> > > said\n"}))
    assert [str(issue) for issue in issues] == []
