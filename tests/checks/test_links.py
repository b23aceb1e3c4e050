"""Addresses out of the site: what an editor is told, and the command that looks."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from helping.browser import Quiet, serve
from helping.sites import ROOT, SMALL, small_library
from portal.checks import outside_links as outward
from portal.content.library import Library

NOTE = """---
title: A note
description: Links that lead out.
reviewed: 2026-11-21
---
See [one]({host}/alive.html), [two]({host}/gone.html), [three]({host}/busy) and [an example](https://www.example.org/x).
"""


def test_the_file_names_every_address_and_no_other(library: Library) -> None:
    states, issues = outward.read_states((ROOT / outward.PATH).read_bytes())
    assert issues == []
    assert list(states) == [link.url for link in outward.outward_links(library, states)], "Type 'make links'."
    assert len(states) > 50


def test_a_source_is_used_by_every_page_that_cites_it() -> None:
    library = small_library()
    (link,) = [link for link in outward.outward_links(library, {}) if "newsletter" in link.url] or [None]
    assert link is None  # the small site cites example.org only, which is nobody's address
    changed = (
        (SMALL / "docs/data/sources.yml")
        .read_text(encoding="utf-8")
        .replace("https://example.org/newsletter", "https://center.test/n")
    )
    (link,) = outward.outward_links(
        small_library({"docs/data/sources.yml": changed}), {"https://center.test/n": "dead since 2026-03-01"}
    )
    assert (link.used_in, link.dead, link.confirmed) == (("docs/ips/zero-exclusion.md",), date(2026, 3, 1), None)
    assert list(outward.tell_links((link,))) == [
        "https://center.test/n: dead since 2026-03-01, linked in docs/ips/zero-exclusion.md.",
        "1 links lead out of the site: 1 dead, 0 never confirmed.",
    ]


def test_a_line_in_no_known_form_is_told() -> None:
    _, issues = outward.read_states(
        b"https://a.test/: never\nhttps://b.test/: last week\nhttps://c.test/: dead since 2026-02-31\n"
    )
    assert [str(issue) for issue in issues] == [
        "docs/data/links.yml:2: 'last week' is no state of an address. Fix: Write 'never', a day such as 2026-11-21, or 'dead since 2026-11-21'. [link-state]",
        "docs/data/links.yml:3: 'dead since 2026-02-31' is no state of an address. Fix: Write 'never', a day such as 2026-11-21, or 'dead since 2026-11-21'. [link-state]",
    ]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    class Other(Quiet):
        def do_GET(self) -> None:  # noqa: N802 - its base names it so
            if self.path == "/busy":
                self.send_response(503)
                self.end_headers()
            else:
                super().do_GET()

    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "alive.html").write_text("Here.", encoding="utf-8")
    with serve(folder, Other) as found:
        yield found


def run(root: Path, program: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = (
        [sys.executable, str(ROOT / "tools/links.py")]
        if program == "links"
        else [sys.executable, "-m", f"portal.{program}"]
    )
    return subprocess.run(
        [*command, "--root", str(root), *options],
        check=False,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT / "hooks")},
    )


def test_the_command_notes_what_answers_what_is_gone_and_leaves_the_rest(tmp_path: Path, elsewhere: str) -> None:
    root = tmp_path / "checkout"
    for name in ("docs", "faq", "guides"):
        shutil.copytree(SMALL / name, root / name)
    (root / "docs/note.md").write_text(NOTE.format(host=elsewhere), encoding="utf-8")
    (root / outward.PATH).write_text(f"{elsewhere}/busy: 2026-01-05\n{elsewhere}/old.html: never\n", encoding="utf-8")
    first = run(root, "links", "--today", "2026-11-21", "--pause", "0")
    assert first.returncode == 0, first.stderr
    assert (
        first.stdout
        == f"{elsewhere}/busy: status 503\n{elsewhere}/gone.html: gone\n3 links lead out of the site: 1 dead, 0 never confirmed.\n"
    )
    lines = (root / outward.PATH).read_text(encoding="utf-8").splitlines()[2:]
    assert lines == [
        f"{elsewhere}/alive.html: 2026-11-21",
        f"{elsewhere}/busy: 2026-01-05",
        f"{elsewhere}/gone.html: dead since 2026-11-21",
    ]
    run(root, "links", "--today", "2026-12-01", "--pause", "0")
    assert f"{elsewhere}/gone.html: dead since 2026-11-21" in (root / outward.PATH).read_text(encoding="utf-8")
    told = run(root, "check", "--today", "2026-11-21")
    assert told.returncode == 0
    assert f"{elsewhere}/gone.html: dead since 2026-11-21, linked in docs/note.md." in told.stdout
    assert f"{elsewhere}/alive.html: worked on 2026-12-01." in told.stdout


def test_without_a_network_nothing_is_written(tmp_path: Path) -> None:
    root = tmp_path / "checkout"
    for name in ("docs", "faq", "guides"):
        shutil.copytree(SMALL / name, root / name)
    (root / "docs/note.md").write_text(NOTE.format(host="http://127.0.0.1:9"), encoding="utf-8")
    told = run(root, "links", "--today", "2026-11-21", "--pause", "0")
    assert told.returncode == 1
    assert told.stderr == "links: no address answered, so there seems to be no network. Nothing was written.\n"
    assert not (root / outward.PATH).exists()
