"""What is kept from an earlier print: a change of anything that shapes an edition prints it anew, and nothing else does."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from helping.sites import PRINTED, QUIET, ROOT, findings, run_mkdocs
from portal.content.facts import cited_facts
from portal.content.library import Library
from portal.content.model import Worksheet
from portal.print.cache import kept
from portal.print.keys import key_of, modules_of, versions_of
from portal.print.pdf.thumbnail import first_page
from portal.print.word import render_docx

KEYS = """
import hashlib, json, sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config
from portal.print import all_editions, workshop
from portal.print.keys import key_of
from portal.print.pdf.engine import render_pdf
from portal.print.pdf.press import named_in

keys, print_editions = {}, all_editions.print_editions

def press(documents, files, **_):
    keys.update((src, key_of(render_pdf, html, named_in(html, files))) for src, html in documents.items())
    return dict.fromkeys(documents, b"a PDF")

def kept(folder, ending, make, *given, **named):
    keys[ending] = key_of(make, *given, **named)
    return b""

def tell(*given):
    made = print_editions(*given)
    keys["epub"] = hashlib.sha256(made["learn/handbook.epub"]).hexdigest()
    Path(sys.argv[2]).write_text(json.dumps(keys))
    sys.exit()

all_editions.press, workshop.kept, all_editions.print_editions = press, kept, tell
build(load_config(sys.argv[1], site_dir=sys.argv[1] + ".site"))
"""
"""Builds a site up to its editions, and writes the key of each in the place of printing it."""
LONGER = 'old(*given) + "\\n\\nOne more line.\\n"'
SHEET, GUIDE, BOOK = (
    "guides/worksheets/first-look.pdf",
    "guides/discovery/1-welcome.pdf",
    "learn/handbook.pdf",
)
SLIP, POSTER = "faq/drug-testing.pdf", "faq/posters/barriers.pdf"
SHAPING = {
    "text": ("text/inline.py", "plain", 'old(*given) + "!"', {SLIP, ".docx"}, {GUIDE}),
    "content": ("content/figures.py", "day_in_words", 'old(*given) + "!"', {SLIP, POSTER, BOOK, "epub"}, {SHEET}),
    "editions": ("editions/handbook.py", "plan_handbook", "old(*given)[::-1]", {BOOK, "epub"}, {SHEET, SLIP}),
    "sheets": ("sheets/form.py", "render_form", LONGER, {SHEET, "guides/participant-workbook.pdf"}, {GUIDE, SLIP}),
    "groups": ("groups/schedule.py", "render_timetable", LONGER, {GUIDE}, {SHEET, BOOK, SLIP}),
    "learn": ("learn/quiz_page.py", "render_quiz", LONGER, {BOOK, "epub"}, {SHEET, GUIDE, SLIP}),
    "print": ("print/slip.py", "as_html", 'old(*given) + "!"', {SLIP}, {SHEET, BOOK, ".docx"}),
    "pdf": ("print/pdf/polish.py", "print_links", "old(*given)", {SHEET, GUIDE, BOOK, SLIP, POSTER}, {"epub", ".docx"}),
    "word": ("print/word/controls.py", "shorten", "old(*given)", {".docx"}, {SHEET, "epub"}),
}
"""A function of each wing that shapes paper, what it gives instead, editions that it shapes, and some that it does not."""
ELSEWHERE = {
    "search/index.py": "render_index",
    "sharing/feeds.py": "render_facts",
    "publish/browser.py": "render_manifest",
    "groups/planner.py": "plan_context",
    "pages/navigation.py": "expand",
    "pages/structured.py": "describe_page",
    "checks/grade.py": "grade_text",
}
"""Functions that shape no paper."""


def changed_site(root: Path, changes: dict[str, tuple[str, str]]) -> Path:
    """The small site below a copy of the code in which functions give something else."""
    from helping.sites import write_small

    base = write_small(root, {})
    (root / "hooks").unlink()
    shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    for name, (function, gives) in changes.items():
        path = root / "hooks/portal" / name
        assert re.search(rf"^def {function}\b", path.read_text(encoding="utf-8"), re.M)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n\nold = {function}\n\n\ndef {function}(*given):\n    return {gives}\n")
    return base


def keys_of(base: Path) -> dict[str, str]:
    """The key of each edition of a site."""
    given = [str(base / "mkdocs.yml"), str(base / "keys.json")]
    hooks = {"PYTHONPATH": str(base.parents[1] / "hooks"), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", KEYS, *given], check=True, env={**os.environ, **QUIET, **PRINTED, **hooks})
    found: dict[str, str] = json.loads((base / "keys.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    keys = keys_of(changed_site(tmp_path_factory.mktemp("before"), {}))
    assert len(set(keys.values())) == len(keys) == 16
    return keys


@pytest.mark.parametrize("wing", SHAPING)
def test_a_change_of_what_shapes_an_edition_prints_it_anew(tmp_path: Path, wing: str, before: dict[str, str]) -> None:
    name, function, gives, shaped, others = SHAPING[wing]
    after = keys_of(changed_site(tmp_path, {name: (function, gives)}))
    anew = {place for place, key in after.items() if before[place] != key}
    assert shaped <= anew
    assert not others & anew


def test_a_change_of_what_shapes_no_paper_prints_nothing(tmp_path: Path, before: dict[str, str]) -> None:
    changes = {name: (function, "old(*given)") for name, function in ELSEWHERE.items()}
    assert keys_of(changed_site(tmp_path, changes)) == before


def test_a_build_prints_what_changed_and_takes_the_rest_from_before(small_site: Path, tmp_path: Path) -> None:
    base = changed_site(tmp_path, {"groups/schedule.py": ("render_timetable", LONGER)})
    shutil.copytree(small_site.parent / "tests/site/.cache", base / ".cache")
    run = run_mkdocs(base, tmp_path / "out", "--strict", **PRINTED)
    assert (run.returncode, findings(run)) == (0, []), run.stderr
    assert re.findall(r"Printing (\d+) of (\d+) editions", run.stderr) == [("3", "12")]
    for place, says in ((GUIDE, True), (SHEET, False)):
        with pypdfium2.PdfDocument(tmp_path / "out" / place) as document:
            assert ("One more line." in document[0].get_textpage().get_text_range()) is says
        assert ((tmp_path / "out" / place).read_bytes() == (small_site / place).read_bytes()) is not says


def test_a_key_holds_every_module_behind_a_function_and_every_library_behind_them() -> None:
    word = modules_of("portal.print.word.document")
    assert {"portal.sheets.fields", "portal.content.words", "portal.text.source"} <= word.keys()
    assert not [name for name in word if name.split(".")[1] in ("search", "sharing", "pages", "checks")]
    assert {"python-docx", "lxml", "markdown", "pymdown-extensions", "babel"} <= versions_of(word).keys()
    assert {"pypdfium2", "pillow"} <= versions_of(modules_of(first_page.__module__)).keys()
    assert {"weasyprint", "pydyf", "fonttools", "tinycss2", "pikepdf"} <= versions_of(
        modules_of("portal.print.pdf.engine")
    ).keys()


def written(text: str, *, times: int = 1) -> bytes:
    return (text * times).encode()


def test_a_key_tells_arguments_apart_and_refuses_what_it_cannot_tell_apart() -> None:
    keys = [key_of(written, "ab"), key_of(written, "abab"), key_of(written, "ab", times=2)]
    assert len({*keys, key_of(first_page, b"ab"), key_of(first_page, b"abab")}) == 5
    assert key_of(written, "ab") == keys[0]
    with pytest.raises(TypeError, match="A object can't be part of a key"):
        key_of(written, object())  # type: ignore[arg-type]

    def inner(text: str) -> bytes:
        return str(keys).encode() + text.encode()

    with pytest.raises(TypeError, match="may see more than it is given"):
        key_of(inner, "ab")


def test_every_sheet_of_the_site_has_a_key_of_its_own(library: Library) -> None:
    sheets = library.of(Worksheet)
    keys = set()
    for sheet in sheets:
        cited = cited_facts(library.citations(sheet), library.facts, library.sources, date(2026, 11, 30))
        keys.add(key_of(render_docx, sheet, library.words[sheet.language], cited=cited, withheld=library.withheld))
    assert len(keys) == len(sheets) > 30


def test_what_is_kept_is_given_back_without_being_made(tmp_path: Path) -> None:
    assert kept(tmp_path, ".txt", written, "ab", times=2) == b"abab"
    assert [path.suffix for path in tmp_path.iterdir()] == [".txt"]
    only = next(tmp_path.iterdir())
    only.write_bytes(only.read_bytes().replace(b"abab", b"abba"))
    assert kept(tmp_path, ".txt", written, "ab", times=2) == b"abab"
