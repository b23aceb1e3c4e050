"""Input that nobody would think of: whatever a contributor's file holds, the answer is findings, and nothing else is ever raised."""

from __future__ import annotations

from datetime import date
from typing import Any

import markdown
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helping.sites import ROOT, TODAY, small_files
from portal.checks import records
from portal.checks.assemble import build_library
from portal.content.load import load_content
from portal.pages import views
from portal.sheets.check_fields import check_worksheet
from portal.text import live, markup
from portal.text.body import Body
from portal.text.fields import parse_records
from portal.text.inline import plain
from portal.text.issues import Issue
from portal.text.links import address, check_links, is_slug_path, resolve, rewrite_links
from portal.text.source import read_source

QUICK = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
PATHS = ["faq/x.md", "docs/x.md", "docs/index.md", "guides/discovery/1-x.md", "guides/worksheets/x.md"]
PIECES = st.sampled_from(
    [
        *"\n\n\n \t`~#*_-+>|[](){}!:&;=/\\\"'<.",
        *(
            "---\n",
            "\r\n",
            "\ufeff",
            "\x00",
            "\u2028",
            "é",
            "🙂",
            "\u202e",
            "    ",
            "\n\n",
            "```\n",
            "~~~\n",
            "<!--",
            "-->",
            "--!>",
        ),
        *(
            "question: ",
            "title: ",
            "topics: [barriers]\n",
            "audience: [specialist]\n",
            "reviewed: 2026-11-21\n",
            "minutes: 35\n",
        ),
        *(
            "session: 1\n",
            "description: d\n",
            "summary: s\n",
            "also_asked: ",
            "related: ",
            "aliases: ",
            "changes: ",
            "order: ",
        ),
        *(
            "&a ",
            "*a",
            "!!python/object:os.system ",
            "? ",
            "{a: b}",
            "[a, b]",
            "'",
            '"',
            "|\n  ",
            ">-\n",
            "null",
            "9:30",
            "1e999",
        ),
        *(
            "[text]",
            "[3 lines]",
            "[99999999999 lines]",
            "[choose: a | b]",
            "[ ]",
            "[date]",
            "Name: ",
            "| a | b |\n",
            "| - | - |\n",
        ),
        *(
            "[^hired-before]",
            "[^nothing]",
            "63%",
            "$1,690",
            "<!-- list: questions -->\n",
            "<!-- list: x -->\n",
            "???+ note\n",
        ),
        *(
            "## Pairs (25 min) { #pairs }\n",
            "# One\n",
            "## Two\n",
            "{ #id }",
            "{ onclick=a() }",
            '{ style="x" }',
            "!!! note\n    ",
        ),
        *(
            "](javascript:a())",
            "](//host.example/)",
            "](../../../etc/passwd)",
            "](../faq/drug-testing.md#x)",
            "](%2e%2e/x)",
            "](data:x)",
        ),
        *(
            "<script>",
            "</script>",
            "<img src=x onerror=a()>",
            "<div markdown>",
            "<div>",
            "</div>",
            "<svg/onload=a()>",
            "<a href=x>",
        ),
        *(
            "[r]: ",
            "[r]",
            "javascript:a()",
            "](java\tscript:a())",
            "&#106;avascript:a()",
            "<javascript:a()>",
            "<https://a.example>",
        ),
        *(
            "\x07",
            "\x0b",
            "\x1b",
            "\x7f",
            "\u00a0",
            "\u00ad",
            "\u200b",
            "\u200d",
            "\u2060",
            "\ufffe",
            "\U0001ffff",
        ),
        *(
            "> " * 120,
            "- " * 120,
            "[" * 3000,
            "](" * 1500,
            "<div>" * 300,
            "<!--" * 3000,
            "{a: " * 200,
            "*[a]: b\n" * 300,
            "  " * 200 + "- a\n",
        ),
        *(
            ":::\n",
            "> [!NOTE]\n",
            "[[x]]",
            "{{ x }}",
            "- [ ] a\n",
            "\u2610 ",
            "____",
            "1) a\n",
            "https://a.example/x_y",
            "a\n- b\n",
        ),
    ]
)
TEXT = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=80))
BYTES = st.one_of(TEXT.map(str.encode), st.binary(max_size=80))
FRONT = {
    "faq/x.md": "question: Why?\ntopics: [barriers]\naudience: [specialist]\nreviewed: 2026-11-21\n",
    "docs/x.md": "title: X\ndescription: D.\nreviewed: 2026-11-21\n",
    "guides/discovery/1-x.md": "title: X\nsummary: S.\nsession: 1\nminutes: 35\nreviewed: 2026-11-21\n",
    "guides/worksheets/x.md": "title: X\ndescription: D.\naudience: participant\nsession: 1\nminutes: 5\nreviewed: 2026-11-21\n",
}


def all_are_findings(found: Any, lines: int) -> None:
    """Each is a finding that a person can act on: it has a place, a sentence and a cure."""
    for issue in found:
        assert isinstance(issue, Issue)
        assert 1 <= issue.line <= lines + 2, issue
        assert str(issue).count("\n") == 0, issue
        assert "Fix: " in str(issue)


def lines_of(text: str) -> int:
    return text.count("\n") + 1


@QUICK
@given(st.sampled_from(PATHS), BYTES)
def test_any_bytes_are_a_source_or_findings(path: str, data: bytes) -> None:
    source, found = read_source(path, data)
    all_are_findings(found, data.count(b"\n") + 1)
    assert source or found
    if source:
        value, more = load_content(source)
        all_are_findings(more, data.count(b"\n") + 1)
        assert value is not None or more or any(entry.faulty for entry in source.fields.values())


@QUICK
@given(BYTES)
def test_any_bytes_are_records_or_findings(data: bytes) -> None:
    found, issues = parse_records("docs/data/terms.yml", data)
    all_are_findings([*issues, *(one for record in found for one in record.issues)], data.count(b"\n") + 1)


@QUICK
@given(
    st.sampled_from(["facts", "sources", "terms", "topics", "crosswalk", "everyday", "words", "variants", "moved"]),
    BYTES,
)
def test_any_data_file_gives_findings_and_leaves_the_rest_whole(name: str, data: bytes) -> None:
    folder = "search" if name == "everyday" else "docs/data"
    files = small_files({f"{folder}/{name}.yml": data})
    _, issues = records.read_records(files)
    all_are_findings(issues, max(text.count(b"\n") for text in files.values()) + 1)


@QUICK
@given(BYTES)
def test_any_bytes_are_words_of_readers_or_findings_and_hold_nothing_back(data: bytes) -> None:
    library, issues = build_library(small_files({"search/asked/faq/drug-testing.txt": data}))
    all_are_findings(issues, data.count(b"\n") + 1)
    assert library.withheld == frozenset()
    assert all(text == text.strip() for text in library.wordings(library.content["faq/drug-testing.md"]))


@QUICK
@given(TEXT)
def test_a_body_takes_any_text_apart(text: str) -> None:
    body = Body(text, 7)
    assert len(body.masked) == len(text)
    assert body.masked.count("\n") == text.count("\n")
    for link in body.links:
        assert text[link.start : link.start + len(link.target)] == link.target
    for section in body.sections:
        start = section.heading.line - 7
        assert body.lines[start + 1 : section.end - 7] == section.lines
        assert section.lines[: len(section.own)] == section.own
    for note in body.notes:
        assert body.lines[note.line - 7].lstrip(" \t").startswith(note.mark)
        assert "\n".join(body.lines[note.line - 6 : note.end - 7]) == note.text
    there = (*body.headings, *body.links, *body.citations, *body.blocks, *body.notes, *body.markers)
    assert {found.line for found in there} <= set(range(7, 7 + len(body.lines)))
    assert body.short == plain(body.first_paragraph)
    assert body.told("To bring") == []


@QUICK
@given(TEXT)
def test_no_link_leaves_the_site(text: str) -> None:
    target = resolve(text, "faq/x.md")
    assert target is None or not target.startswith(("..", "/"))
    body = Body(f"[x]({text})")
    all_are_findings(check_links("faq/x.md", body, {"faq/x.md"}, {"faq/x.md": ()}), lines_of(body.text))
    rewrite_links("faq/x.md", body, {"faq/x.md"}, {"docs/held.md"})
    assert address(f"faq/{text}.md").startswith("faq/")
    if is_slug_path(text):
        assert ".." not in text
        assert not text.startswith("/")


@QUICK
@given(TEXT)
def test_any_body_of_a_worksheet_is_checked(body: str) -> None:
    source, _ = read_source(
        "guides/worksheets/x.md", f"---\n{FRONT['guides/worksheets/x.md']}---\n{body}".encode("utf-8", "replace")
    )
    if source:
        all_are_findings(check_worksheet(source), lines_of(body) + 8)


@settings(QUICK, max_examples=60)
@given(st.sampled_from(sorted(FRONT)), TEXT)
def test_a_file_is_published_whole_or_held_back(path: str, body: str) -> None:
    files = small_files({path: f"---\n{FRONT[path]}---\n{body}".encode("utf-8", "replace")})
    library, issues = build_library(files)
    all_are_findings(issues, max(text.count(b"\n") for text in files.values()) + 1)
    assert (path in library.content) != (path in library.withheld)
    if path in library.withheld:
        assert any(issue.path == path for issue in issues)
    for item in library.content.values():
        views.render_body(item, library, date.fromisoformat(TODAY))
        views.view_of(item, library, date.fromisoformat(TODAY))


class _Loader(yaml.SafeLoader):
    pass


_Loader.add_constructor("!ENV", lambda *_: "")
SETTINGS = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)["markdown_extensions"]
NAMES = [next(iter(one)) if isinstance(one, dict) else one for one in SETTINGS]
OPTIONS = {name: options for one in SETTINGS if isinstance(one, dict) for name, options in one.items()}


@settings(QUICK, max_examples=250)
@given(TEXT)
def test_what_the_rules_let_pass_can_run_nothing(body: str) -> None:
    found = [
        *markup.check_markup("docs/x.md", Body(body)),
        *check_links("docs/x.md", Body(body), {"docs/x.md"}, {"docs/x.md": ()}),
    ]
    if not found:
        html = markdown.Markdown(extensions=NAMES, extension_configs=OPTIONS).convert(body)
        assert live.live_parts(html) == []


@QUICK
@given(TEXT)
def test_the_short_look_at_a_page_sees_all_that_the_long_one_sees(html: str) -> None:
    whole = live.read_live_parts(html)
    assert live.live_parts(html) == whole
