"""What a newcomer goes by: the map of the code, and the files that pages for contributors name."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from helping.sites import ROOT

PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "deploy/README.md")),
    *sorted((ROOT / "docs/contribute").glob("*.md")),
    *sorted((ROOT / "docs/decisions").glob("*.md")),
]
ELSEWHERE = {".git", ".venv", ".cache", "node_modules", "site"}
"""What is no part of the project's own files."""
TOP = {path.name for path in ROOT.iterdir()} - ELSEWHERE
CODE = (".py", ".mjs", ".cjs", ".css", ".yml", ".md", ".java", ".lock", ".toml")
"""Endings of files that only the project holds. One in `.html` or `.json` may be of the built site."""
STANDS_FOR_ANY = re.compile(r"<[\w-]+>|\{\w+\}|…|your-slug")


def names_a_file(word: str) -> bool:
    """Whether a word in code letters is meant as a path of ours. An address of the site begins with a slash."""
    if not re.fullmatch(r"[\w.*{}<>…/-]*\w[\w.*{}<>…/-]*", word) or word.startswith("/") or word in CODE:
        return False
    return word.endswith(CODE) or ("/" in word and word.split("/")[0] in TOP)


def is_there(word: str) -> bool:
    """Whether a path leads somewhere from the root, or a mere name is that of a file anywhere."""
    pattern = STANDS_FOR_ANY.sub("*", word).rstrip("/")
    if "/" in pattern:
        return any(ROOT.glob(pattern)) or ("your-slug" in word and (ROOT / word).parent.is_dir())
    return any(any((ROOT / top).rglob(pattern)) for top in TOP) or any(ROOT.glob(pattern))


def test_every_file_that_a_page_for_contributors_names_is_there() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{number}: {word}"
        for path in PAGES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for word in re.findall(r"`([^`]+)`", line)
        if names_a_file(word) and not is_there(word)
    ]
    assert wrong == []


def test_every_link_at_the_root_leads_to_a_file() -> None:
    """The site checks links between its pages; these files are not among them."""
    for path in ROOT.glob("*.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), (path.name, target)


WINGS = sorted(path.parent for path in (ROOT / "hooks/portal").glob("*/__init__.py"))


def said_by(wing: Path) -> str:
    return ast.get_docstring(ast.parse((wing / "__init__.py").read_text(encoding="utf-8"))) or ""


def test_the_map_of_the_code_says_of_each_wing_what_the_wing_says() -> None:
    text = (ROOT / "docs/contribute/code.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^\| `hooks/portal/(\w+)/` \| (.+) \|$", text, re.M))
    assert shown == {wing.name: said_by(wing).split("\n")[0].rstrip(".") for wing in WINGS}


@pytest.mark.parametrize("wing", WINGS, ids=lambda wing: wing.name)
def test_a_wing_sends_newcomers_to_files_that_it_has(wing: Path) -> None:
    for word in re.findall(r"`([\w./-]+)`", said_by(wing)):
        assert any((place / word).exists() for place in (wing, wing.parent, ROOT)), word
