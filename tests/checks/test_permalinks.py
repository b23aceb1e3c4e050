"""Addresses are for ever: every line of permalinks.txt leads somewhere on the built site."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from helping.sites import ROOT, copy_of_site
from portal.checks.assemble import read_library
from portal.checks.permalinks import check_published, permalinks, read_list
from portal.content.library import Library

LIST = ROOT / "tests/permalinks.txt"


def leads_somewhere(site: Path, link: str) -> bool:
    """Whether a browser without a script arrives: a redirect page counts, and so does the anchor that a heading left behind."""
    page, _, anchor = link.removeprefix("/").partition("#")
    file = site / page / "index.html" if page.endswith("/") or not page else site / page
    if not file.is_file():
        return False
    if file.suffix != ".html":
        return not anchor
    html = file.read_text(encoding="utf-8")
    return not anchor or f'id="{anchor}"' in html or "<title>Moved: " in html


def test_every_published_address_still_leads_somewhere(printed_site: Path) -> None:
    published = read_list(LIST)
    assert len(published) > 1000
    assert [link for link in published if not leads_somewhere(printed_site, link)] == []


def test_every_published_address_arrives_by_the_list_of_moves(library: Library) -> None:
    assert check_published(ROOT, library) == []


def test_the_list_is_what_was_ever_published_so_a_line_can_neither_be_missing_nor_taken_out(library: Library) -> None:
    """Old addresses are aliases and moves, so today's addresses and the list are the same, each way."""
    published = set(read_list(LIST))
    assert permalinks(library) - published == set(), "Type 'make permalinks'."
    assert published - permalinks(library) == set()


def test_a_line_that_was_ever_in_the_list_is_in_it_still() -> None:
    """Taking a line and its page out together would pass the test above; the history does not forget."""
    log = subprocess.run(
        ["git", "log", "-p", "--format=", "--", "tests/permalinks.txt"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    ever = {line[1:] for line in log.stdout.splitlines() if line.startswith("+/")}
    assert ever - set(read_list(LIST)) == set()


def test_an_address_taken_away_with_its_line_is_still_missed(tmp_path: Path) -> None:
    """Removing a question without a word about where it went is a finding of the build, with the line of the list."""
    root = copy_of_site(tmp_path)
    (root / "tests").mkdir()
    (root / "tests/permalinks.txt").write_text(
        "/faq/federal-bonding/\n/faq/federal-bonding/#covers\n", encoding="utf-8"
    )
    (root / "faq/federal-bonding.md").unlink()
    library, _ = read_library(root)
    assert [str(issue) for issue in check_published(root, library)] == [
        "tests/permalinks.txt:1: 'faq/federal-bonding/' was promised to readers and leads nowhere. "
        "Fix: Add 'faq/federal-bonding/: …' to docs/data/moved.yml with the address that has it now. [address-lost]",
        "tests/permalinks.txt:2: 'faq/federal-bonding/#covers' was promised to readers and leads nowhere. "
        "Fix: Add 'faq/federal-bonding/#covers: …' to docs/data/moved.yml with the address that has it now. [address-lost]",
    ]


def test_the_list_is_sorted_and_names_nothing_twice() -> None:
    published = read_list(LIST)
    assert published == sorted(set(published))


def test_the_command_adds_and_never_removes(tmp_path: Path) -> None:
    root = copy_of_site(tmp_path)
    written = tmp_path / "permalinks.txt"
    written.write_text("/a-page-of-long-ago/\n", encoding="utf-8")
    command = [sys.executable, "-m", "portal.checks.permalinks", "--write", str(written), "--root", str(root)]
    subprocess.run(command, check=True, env={"PYTHONPATH": str(ROOT / "hooks")}, capture_output=True)
    lines = read_list(written)
    assert "/a-page-of-long-ago/" in lines
    assert "/faq/drug-testing/" in lines
    assert "/ips/zero-exclusion/#meaning" in lines
