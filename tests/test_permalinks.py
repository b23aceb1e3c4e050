"""Addresses are for ever: every line of permalinks.txt leads somewhere on the built site."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from conftest import ROOT, copy_of_site
from portal.library import Library
from portal.permalinks import permalinks, read_list

LIST = ROOT / "tests/permalinks.txt"


def leads_somewhere(site: Path, link: str) -> bool:
    page, _, anchor = link.removeprefix("/").partition("#")
    file = site / page / "index.html" if page.endswith("/") or not page else site / page
    return file.is_file() and (not anchor or f'id="{anchor}"' in file.read_text(encoding="utf-8"))


def test_every_published_address_still_leads_somewhere(site: Path) -> None:
    published = read_list(LIST)
    assert len(published) > 1000
    assert [link for link in published if not leads_somewhere(site, link)] == []


def test_the_list_knows_every_address_of_today(library: Library) -> None:
    missing = permalinks(library) - set(read_list(LIST))
    assert missing == set(), "Type 'make permalinks'."


def test_the_list_is_sorted_and_names_nothing_twice() -> None:
    published = read_list(LIST)
    assert published == sorted(set(published))


def test_the_command_adds_and_never_removes(tmp_path: Path) -> None:
    root = copy_of_site(tmp_path)
    written = tmp_path / "permalinks.txt"
    written.write_text("/a-page-of-long-ago/\n", encoding="utf-8")
    command = [sys.executable, "-m", "portal.permalinks", "--write", str(written), "--root", str(root)]
    subprocess.run(command, check=True, env={"PYTHONPATH": str(ROOT / "hooks")}, capture_output=True)
    lines = read_list(written)
    assert "/a-page-of-long-ago/" in lines
    assert "/faq/drug-testing/" in lines
    assert "/ips/zero-exclusion/#meaning" in lines
