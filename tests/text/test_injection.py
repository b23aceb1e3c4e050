"""What somebody might type to get a script into a page, and what becomes of it."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import html5lib
import pytest

import mkdocs_hooks
from helping.sites import findings, run_mkdocs, small_files, write_small
from portal.build import Site
from portal.text import live

SIGNS = r"""\"' onmouseover=alert(1) x=\" > {{ 7*7 }} &lt;img src=x&gt;"""
"""No tag, so no finding: it must come out as the words that it is."""
KEYS = re.compile(r"^( *)(question|title|summary|description|says|long|limits|publisher): ([^\[>|].*)$", re.M)


def with_signs(text: str) -> str:
    """Front matter or data with the signs behind each value."""

    def signed(match: re.Match[str]) -> str:
        value = match[3].strip("\"' ").replace("\\", "").replace('"', "")
        return f'{match[1]}{match[2]}: "{value} {SIGNS}"'

    return KEYS.sub(signed, text)


def test_values_of_front_matter_and_data_are_words_wherever_they_stand(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {}
    for name, data in small_files().items():
        text = data.decode()
        if name.endswith(".md"):
            start, front, body = text.split("---\n", 2)
            files[name] = f"{start}---\n{with_signs(front)}---\n{body}"
        elif name.endswith(("terms.yml", "topics.yml", "sources.yml", "facts.yml")):
            files[name] = with_signs(text)
    base = write_small(tmp_path, files)
    run = run_mkdocs(base, tmp_path / "out", "--strict", GUIDEPOST_URL="https://guidepost.example/")
    assert (run.returncode, findings(run)) == (0, []), run.stderr
    pages = sorted((tmp_path / "out").rglob("*.html"))
    assert sum("onmouseover" in path.read_text(encoding="utf-8") for path in pages) > 10
    for path in pages:
        for node in html5lib.parse(path.read_text(encoding="utf-8")).iter():
            assert not {name for name in node.attrib if str(name).startswith("on") or name == "x"}, (path, node.attrib)
            assert node.get("src") != "x", path
        assert "49 &" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Words, <a href='../faq/'>a link</a> and <code>&lt;script&gt;</code>.</p>", []),
        ("<script>alert(1)</script>", ["<script>"]),
        ('<script type="application/json">{}</script>', []),
        ("<svg/onload=a()>", ["<svg>", "onload="]),
        ('<a href=" java&#115;\tcript:a()">x</a>', ["href= javas\tcript:a()"]),
        ('<img src="//host.example/x.png">', ["src=//host.example/x.png"]),
        ('<img src="https://host.example/x.png">', ["src=https://host.example/x.png"]),
        ("<img src=HTTPS:x.png>", ["src=HTTPS:x.png"]),
        ('<img src="data:image/png;base64,AA">', ["src=data:image/png;base64,AA"]),
        ('<img src="../map.png" alt="https: is words">', []),
        (r'<a href="/\host.example/">x</a>', [r"href=/\host.example/"]),
        ('<p style="position:fixed">', ["style="]),
        ("<form method=dialog><input></form>", []),
        ('<form action="https://host.example/">', ["<form>"]),
        ("<IFRAME srcdoc='x'>", ["<iframe>", "srcdoc="]),
    ],
)
def test_the_last_look_at_a_page_sees_what_could_run(html: str, found: list[str]) -> None:
    assert live.live_parts(html) == found


def test_what_slips_through_the_rules_is_said_and_not_published(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    site = Site.__new__(Site)
    site.library = SimpleNamespace(pictures={}, words={}, pictograms={})  # type: ignore[assignment]
    site.by_src = {"note.md": SimpleNamespace(path="docs/note.md", language="en")}  # type: ignore[dict-item]
    monkeypatch.setattr(mkdocs_hooks, "site", site, raising=False)
    page = SimpleNamespace(file=SimpleNamespace(src_uri="note.md"))

    def finished(html: str) -> str:
        return mkdocs_hooks.on_page_content(html, page=page, config=None, files=None)  # type: ignore[arg-type]

    assert finished("<p>Words.</p>") == "<p>Words.</p>"
    assert caplog.messages == []
    assert finished('<p><a href="javascript:alert(1)">Go</a></p>') == "<p>This page is being mended.</p>"
    assert caplog.messages == [
        "docs/note.md:1: The page would hold href=javascript:alert(1), which could run or load something. Fix: Take it out, or put it between backticks. [html-live]"
    ]
