"""What a person sees when something that the site needs is not there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import setup
from helping.sites import ROOT, findings, run_mkdocs, small_files, write_small
from portal.publish.assets import FILES, find_assets


def test_a_second_set_up_does_nothing() -> None:
    run = subprocess.run(
        [sys.executable, "tools/setup.py", "test"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert run.stdout == ""


def test_what_npm_brings_is_asked_for_in_a_sentence(tmp_path: Path) -> None:
    shipped, issues = find_assets(tmp_path)
    assert shipped == {}
    assert [str(issue) for issue in issues] == [
        "package.json:1: 21 of 21 files that npm brings are not there, 'node_modules/@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2' first. Fix: Type 'make setup'. [asset-missing]"
    ]


def test_a_build_without_them_warns_and_a_strict_one_fails(tmp_path: Path) -> None:
    base = write_small(tmp_path / "checkout", {})
    (base / "node_modules").unlink()
    run = run_mkdocs(base, tmp_path / "out", "--strict")
    assert run.returncode == 1
    assert [line.rsplit("[", 1)[1] for line in findings(run)] == ["asset-missing]"]


def test_everything_shipped_is_there() -> None:
    shipped, issues = find_assets(ROOT)
    assert (list(shipped), issues) == (list(FILES), [])


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A machine on which nothing was found and nothing can be installed."""
    monkeypatch.setattr(setup, "find_browser", lambda: None)
    monkeypatch.setattr(setup, "find_firefox", lambda: None)
    monkeypatch.setattr(setup, "find_java", lambda: None)
    monkeypatch.setattr(setup, "missing_ears", list)
    monkeypatch.setattr(setup, "is_loadable", lambda library: library != "harfbuzz-subset")
    monkeypatch.setattr(setup, "install", lambda *packages: None)
    return monkeypatch


def test_a_missing_browser_is_one_line_to_type_for_each_system(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "find_browser", lambda: None)
    monkeypatch.setattr(setup, "find_firefox", lambda: "/usr/bin/firefox-esr")
    monkeypatch.setattr(setup, "install", lambda *packages: None)
    assert setup.main(["test"]) == 1
    assert capsys.readouterr().err == (
        "setup: The tests drive a Chromium browser, and none was found. Type the line for your system, then try again:\n"
        "  Debian  sudo apt-get install -y --no-install-recommends chromium\n"
        "  Fedora  sudo dnf install -y chromium\n"
        "  macOS   brew install --cask google-chrome\n"
    )


def test_building_needs_what_draws_the_pdfs_and_nothing_that_only_tests_need(
    bare: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert setup.main([]) == 1
    assert capsys.readouterr().err == (
        "setup: The PDFs are drawn by Pango and HarfBuzz, and a library of theirs was not found. Type the line for your system, then try again:\n"
        "  Debian  sudo apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
        "  Fedora  sudo dnf install -y pango harfbuzz\n"
        "  macOS   brew install pango\n"
    )


def test_all_that_is_missing_is_asked_for_in_one_line(
    bare: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert setup.main(["test"]) == 1
    assert capsys.readouterr().err.splitlines()[1:] == [
        "  Debian  sudo apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 chromium firefox-esr default-jre-headless",
        "  Fedora  sudo dnf install -y pango harfbuzz chromium firefox java-17-openjdk-headless",
        "  macOS   brew install pango openjdk && brew install --cask google-chrome && brew install --cask firefox",
    ]


def test_what_a_screen_reader_takes_is_one_line_to_type_and_cannot_be_had_on_a_mac(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "install", lambda *packages: None)
    found = {name: f"/usr/bin/{name}" for name in (*setup.EARS, "firefox") if name != "orca"}
    monkeypatch.setattr(setup.shutil, "which", lambda name, path=None: found.get(name))
    assert setup.missing_ears() == ["orca"]
    found.pop("firefox")
    assert setup.missing_ears() == ["orca", "firefox"]
    setup.stop(setup.NEEDS["ears"], "ears")
    assert capsys.readouterr().err == (
        "setup: The tests listen to the screen reader Orca with Firefox, and not all that it takes was found. Type the line for your system, then try again:\n"
        "  Debian  sudo apt-get install -y --no-install-recommends orca at-spi2-core dbus-daemon xvfb speech-dispatcher firefox-esr xdotool openbox python3-pyatspi gir1.2-wnck-3.0 gir1.2-gtk-3.0 gir1.2-gstreamer-1.0\n"
        "  Fedora  sudo dnf install -y orca at-spi2-core dbus-daemon xorg-x11-server-Xvfb speech-dispatcher firefox xdotool openbox libwnck3\n"
        "  macOS   Orca is not made for macOS: run the tests on Linux\n"
    )


def test_what_is_missing_is_installed_at_once_and_looked_for_again(bare: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []

    def install(*packages: str) -> None:
        asked.append(packages)
        bare.setattr(setup, "is_loadable", lambda library: True)
        bare.setattr(setup, "find_firefox", lambda: "/usr/bin/firefox-esr")
        bare.setattr(setup, "find_java", lambda: "/usr/bin/java")

    bare.setattr(setup, "install", install)
    assert setup.set_up_system(testing=True) == ["browser"]
    assert asked == [("pdf", "browser", "firefox", "java")]


def test_several_packages_are_one_call_of_the_package_manager(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(setup.os, "geteuid", lambda: 0)
    monkeypatch.setattr(setup.subprocess, "run", lambda command, **options: called.append(command))
    setup.install("pdf", "java")
    assert called == [
        ["apt-get", "update", "-qq"],
        [
            *["apt-get", "install", "-y", "-qq", "--no-install-recommends"],
            *["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "default-jre-headless"],
        ],
    ]
    assert capsys.readouterr().out == (
        "setup: Debian packages libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 default-jre-headless …\n"
    )


def test_a_library_is_looked_for_as_the_engine_does() -> None:
    assert setup.missing_libraries() == []
    assert not setup.is_loadable("no-such-library-1.0")


@pytest.mark.parametrize(
    ("says", "status", "major"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 0, 17),
        ('openjdk version "25" 2025-09-16', 0, 25),
        ('java version "1.8.0_421"', 0, 1),
        ("The operation couldn't be completed. Unable to locate a Java Runtime.", 1, 0),
    ],
)
def test_a_java_is_known_by_what_it_says_of_itself(tmp_path: Path, says: str, status: int, major: int) -> None:
    program = tmp_path / "java"
    program.write_text(f"#!/bin/sh\ncat >&2 <<'END'\n{says}\nEND\nexit {status}\n", encoding="utf-8")
    program.chmod(0o755)
    assert setup.java_major(str(program)) == major
    assert setup.java_major(str(tmp_path / "none")) == 0


def test_an_old_java_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "MAC_JAVAS", ())
    monkeypatch.setattr(setup.shutil, "which", lambda name: "/usr/bin/java")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.setattr(setup, "java_major", lambda program: 21 if program.startswith(str(tmp_path)) else 11)
    assert setup.find_java() == f"{tmp_path}/bin/java"
    monkeypatch.delenv("JAVA_HOME")
    assert setup.find_java() is None


def test_what_only_the_system_can_bring_is_told_before_anything_is_fetched(
    bare: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []
    bare.setattr(setup, "STAMPS", tmp_path / "stamps")
    bare.setattr(setup, "run", lambda *command, **options: ran.append(str(command)))
    assert setup.main([]) == 1
    assert "libharfbuzz-subset0" in capsys.readouterr().err
    assert ran == []


def test_a_home_folder_is_not_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What pip and npm fetch is kept below the checkout, so a home folder may be read-only."""
    ran: list[list[str]] = []
    monkeypatch.setattr(setup, "STAMPS", tmp_path / "stamps")
    monkeypatch.setattr(setup, "node_major", lambda: 0)
    monkeypatch.setattr(setup, "run", lambda *command, **options: ran.append([*map(str, command)]))
    setup.set_up_python()
    setup.set_up_node(testing=False)
    kept = [(Path(words[0]).name, words[words.index(flag) + 1]) for words in ran for flag in words if flag in CACHES]
    pip = ("python", str(ROOT / ".cache/downloads/pip"))
    assert kept == [pip, pip, ("npm", str(ROOT / ".cache/downloads/npm"))]
    assert len(ran) == 3


CACHES = ("--cache-dir", "--cache")


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
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in text
    packages = {name: entry for name, entry in json.loads(text)["packages"].items() if name}
    assert len(packages) > 100
    assert [name for name, entry in packages.items() if not entry.get("integrity", "").startswith("sha512-")] == []


@pytest.mark.usefixtures("printing")
def test_a_system_library_that_went_away_stops_the_build_with_one_line(tmp_path: Path) -> None:
    """What was printed before is kept; only when something is to print is the engine missed, and then nothing is published."""
    base = write_small(tmp_path, {})
    run = run_mkdocs(base, tmp_path / "out", "--strict", GUIDEPOST_EDITIONS="on")
    assert (run.returncode, findings(run)) == (0, []), run.stderr
    (tmp_path / "without").mkdir()
    (tmp_path / "without/weasyprint.py").write_text("raise OSError('cannot load library')\n", encoding="utf-8")
    without = {"GUIDEPOST_EDITIONS": "on", "PYTHONPATH": str(tmp_path / "without")}
    run = run_mkdocs(base, tmp_path / "kept", "--strict", **without)
    assert (run.returncode, findings(run)) == (0, []), run.stderr
    assert (tmp_path / "kept/guides/worksheets/first-look.pdf").read_bytes().startswith(b"%PDF")
    sheet = small_files()["guides/worksheets/first-look.md"].decode()
    (base / "guides/worksheets/first-look.md").write_text(
        sheet.replace("Look around.", "Look twice."), encoding="utf-8"
    )
    run = run_mkdocs(base, tmp_path / "stopped", "--strict", **without)
    assert run.returncode == 1
    assert (
        "requirements.lock:1: The PDF engine can't start: cannot load library. Fix: Type 'make setup', "
        "or build without printed editions: GUIDEPOST_EDITIONS=off. [pdf-engine]"
    ) in run.stderr
    assert "Traceback" not in run.stderr
    assert not list((tmp_path / "stopped").rglob("*.html"))


def test_a_missing_system_library_is_one_finding_and_no_hole(tmp_path: Path) -> None:
    """Without Pango the PDFs can't be made: one line says so, no page links to a file that isn't there, and strict builds fail."""
    base = write_small(tmp_path / "checkout", {})
    (tmp_path / "weasyprint.py").write_text(
        "raise OSError(\"cannot load library 'libpango-1.0-0'\")\n", encoding="utf-8"
    )
    run = run_mkdocs(base, tmp_path / "out", "--strict", GUIDEPOST_EDITIONS="on", PYTHONPATH=str(tmp_path))
    assert run.returncode == 1
    assert findings(run) == [
        "requirements.lock:1: The PDF engine can't start: cannot load library 'libpango-1.0-0'. Fix: Type 'make setup', or build without printed editions: GUIDEPOST_EDITIONS=off. [pdf-engine]"
    ]
    assert "Traceback" not in run.stderr


def test_checkers_are_fetched_for_the_tests_only_and_never_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(setup, "STAMPS", tmp_path / "stamps")
    monkeypatch.setattr(setup, "node_major", lambda: setup.NODE_MAJOR)
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(setup, "run", lambda *command, environment: ran.append([*command]))
    for testing in (False, False, True, True, False):
        setup.set_up_node(testing=testing)
    assert [["--omit=dev" in command, command[1]] for command in ran] == [[True, "ci"], [False, "ci"]]
