"""What a person sees when something that the site needs is not there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import setup
from conftest import ROOT, findings, run_mkdocs
from portal.assets import FILES, find_assets


def test_a_second_set_up_does_nothing() -> None:
    run = subprocess.run(
        [sys.executable, "tools/setup.py", "test"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert run.stdout == ""


def test_what_npm_brings_is_asked_for_in_a_sentence(tmp_path: Path) -> None:
    shipped, issues = find_assets(tmp_path)
    assert shipped == {}
    assert [str(issue) for issue in issues] == [
        "package.json:1: 4 of 4 files that npm brings are not there, 'node_modules/@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2' first. Fix: Type 'make setup'. [asset-missing]"
    ]


def test_a_build_without_them_warns_and_a_strict_one_fails(checkout: Path, tmp_path: Path) -> None:
    (checkout / "node_modules").unlink()
    run = run_mkdocs(checkout, tmp_path / "out", "--strict")
    assert run.returncode == 1
    assert [line.rsplit("[", 1)[1] for line in findings(run)] == ["asset-missing]"]


def test_everything_shipped_is_there() -> None:
    shipped, issues = find_assets(ROOT)
    assert (list(shipped), issues) == (list(FILES), [])


def test_a_missing_browser_is_one_line_to_type_for_each_system(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "find_browser", lambda: None)
    monkeypatch.setattr(setup, "install", lambda package: None)
    assert setup.main(["test"]) == 1
    assert capsys.readouterr().err == (
        "setup: The tests drive a Chromium browser, and none was found. Type the line for your system, then try again:\n"
        "  Debian  sudo apt-get install -y --no-install-recommends chromium\n"
        "  Fedora  sudo dnf install -y chromium\n"
        "  macOS   brew install --cask google-chrome\n"
    )


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(setup, "OLDEST", (3, 99))
    assert setup.main([]) == 1
    assert capsys.readouterr().err.startswith("setup: Python 3.99 or newer is needed; this is 3.")


def test_the_make_targets_of_the_readme_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.M))
    named = set(
        re.findall(
            r"`make ([a-z-]+)",
            "".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]),
        )
    )
    assert named <= targets
    assert {"setup", "serve", "build", "test", "bench", "check", "stage", "permalinks"} <= targets


def test_ci_calls_make_test_and_nothing_else() -> None:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "exec make test"


def test_locked_packages_have_hashes_and_name_no_host() -> None:
    for name in ("requirements.lock", "requirements-node.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        entries = re.split(r"^(?=\S)", text, flags=re.M)[1:]
        assert entries
        assert all("--hash=sha256:" in entry for entry in entries if "==" in entry)
    assert "resolved" not in (ROOT / "package-lock.json").read_text(encoding="utf-8")


def test_a_missing_system_library_is_one_finding_and_no_hole(checkout: Path, tmp_path: Path) -> None:
    """Without Pango the PDFs can't be made: one line says so, no page links to a file that isn't there, and strict builds fail."""
    (tmp_path / "weasyprint.py").write_text(
        "raise OSError(\"cannot load library 'libpango-1.0-0'\")\n", encoding="utf-8"
    )
    run = run_mkdocs(checkout, tmp_path / "out", "--strict", GUIDEPOST_EDITIONS="on", PYTHONPATH=str(tmp_path))
    assert run.returncode == 1
    assert findings(run) == [
        "requirements.lock:1: The PDF engine can't start: cannot load library 'libpango-1.0-0'. Fix: Type 'make setup', or build without printed editions: GUIDEPOST_EDITIONS=off. [pdf-engine]"
    ]
    assert "Traceback" not in run.stderr
