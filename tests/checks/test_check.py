"""`make check` as an editor runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from helping.sites import ROOT, findings, run_mkdocs, write_small


def check(*options: str, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "portal.check", "--root", str(root), *options],
        check=False,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT / "hooks")},
    )


def test_on_the_day_of_writing_nothing_is_due() -> None:
    run = check("--today", "2026-11-21")
    assert run.returncode == 0, run.stdout
    lines = run.stdout.splitlines()
    assert lines[:2] == ["0 findings.", "0 more that should be mended, and hold nothing back."]
    assert "0 pages were last reviewed more than 365 days before 2026-11-21." in lines
    assert "0 facts are past their date." in lines
    assert [line for line in lines if line.startswith("GUIDEPOST_CONTACT is not set: ")] != []
    assert lines[-1].startswith("0 of ")


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """What is told on a day when much is due."""
    run = check("--today", "2028-01-01", "--json")
    assert run.returncode == 0
    return dict(json.loads(run.stdout))


def test_next_year_pages_are_due_and_yearly_amounts_are_past_their_date(report: dict[str, Any]) -> None:
    assert report["today"] == "2028-01-01"
    assert {"path": "faq/burning-employers.md", "reviewed": "2026-11-21", "due": "2027-11-21"} in report["due"]
    expired = dict(report["expired"])
    assert expired["wotc-lapsed"] == "2026-12-21"
    assert "2026-12-31" in expired.values()


def test_what_lapses_soon_is_listed_with_its_pages() -> None:
    report = json.loads(check("--today", "2026-12-10", "--within", "15", "--json").stdout)
    assert [(one["fact"], one["last"]) for one in report["lapsing"]] == [("wotc-lapsed", "2026-12-21")]
    assert "faq/work-opportunity-tax-credit.md" in report["lapsing"][0]["pages"]
    assert report["unused"] == []
    later = check("--today", "2026-12-10", "--within", "21").stdout
    assert "docs/data/facts.yml: 'ssdi-sga-blind-2026' is good through 2026-12-31: in tables." in later


def test_a_shorter_interval_makes_pages_due_sooner(tmp_path: Path) -> None:
    small = write_small(tmp_path, {})
    report = json.loads(check("--today", "2027-03-01", "--days", "90", "--json", root=small).stdout)
    assert report["grades"]
    assert len(report["due"]) == len(report["grades"])


def test_a_grade_is_told_for_every_page(report: dict[str, Any]) -> None:
    grades = {grade["path"]: grade for grade in report["grades"]}
    assert grades["guides/worksheets/what-i-need.md"]["limit"] == 6.0
    assert grades["faq/drug-testing.md"]["limit"] == 10.0
    assert grades["faq/drug-testing.md"]["words"] > 400


def test_findings_end_it_with_a_failure(tmp_path: Path) -> None:
    small = write_small(tmp_path, {"faq/bad.md": "---\nquestion: Why?\n---\nText.\n"})
    run = check("--today", "2026-11-21", root=small)
    assert run.returncode == 1
    assert "3 findings." in run.stdout
    assert run.stdout.startswith("faq/bad.md:3: 'audience' is missing from a question.")


def test_what_should_be_better_is_told_and_fails_nothing(tmp_path: Path) -> None:
    page = "---\ntitle: Note\ndescription: Short.\nreviewed: 2026-11-21\n---\nText.\n"
    small = write_small(tmp_path, {"docs/ips/note.md": page})
    run = check("--today", "2026-11-21", root=small)
    assert run.returncode == 0
    assert run.stdout.startswith("0 findings.\n")
    assert "docs/ips/note.md:3: 'description' has 6 letters, where a search result shows 50 to 170." in run.stdout
    build = run_mkdocs(small, tmp_path / "out", "--strict")
    assert (build.returncode, findings(build)) == (0, [])


def test_a_day_that_is_none_is_refused_in_a_sentence() -> None:
    run = check("--today", "2026-02-31")
    assert run.returncode == 2
    assert "invalid fromisoformat value: '2026-02-31'" in run.stderr
