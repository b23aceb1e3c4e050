"""The ways out of MkDocs and Material: a staged tree that builds anywhere, and the fork that continues MkDocs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bench_editions import CONTROLS
from helping.sites import HOME, QUIET, ROOT, TODAY, findings, run_mkdocs, write_small
from portal.content.library import Library
from portal.pages import frame
from portal.pages.drawings import draw_marks
from portal.text.links import address

CONTENT = re.compile(r'<(?:div|form) class="gp-content[^>]*>\n(.*?)\n  </(?:div|form)>\n', re.S)


def stage(folder: Path, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "portal.stage", str(folder), "--today", TODAY, "--root", str(root)],
        check=False,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT / "hooks")},
    )


def real_configuration() -> dict[str, object]:
    """The settings of Markdown, which any generator needs to read the pages as we do."""
    text = re.sub(r"!ENV \[[^\]]*\]", '""', (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    return yaml.safe_load(text)


def contents(site: Path, marked: re.Pattern[str]) -> dict[str, str]:
    found = {}
    for path in sorted(site.rglob("index.html")):
        match = marked.search(path.read_text(encoding="utf-8"))
        if match:
            found[path.relative_to(site).as_posix()] = CONTROLS.sub("", match[1]).strip()
    return found


def test_plain_mkdocs_builds_the_staged_tree_into_the_same_articles(
    site: Path, library: Library, tmp_path: Path
) -> None:
    pages = {f"{address(item.path)}index.html": item for item in library.content.values()}

    def dressed(page: str, html: str) -> str:
        """What is put around and drawn into a finished page; its words stand in the staged one."""
        place = library.words[pages[page].language].frame_back_place
        return draw_marks(frame.dress(frame.as_shown(html, pages[page], library), place))

    assert stage(tmp_path / "docs").returncode == 0
    assert sorted(path.name for path in (tmp_path / "docs/data").iterdir()) == ["facts.yml", "sources.yml"]
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "main.html").write_text("<article>\n{{ page.content }}\n</article>", encoding="utf-8")
    acronyms = yaml.safe_load((ROOT / "docs/data/terms.yml").read_text(encoding="utf-8")).values()
    tooltips = {term["term"]: term["long"] for term in acronyms if "long" in term}
    extensions = [
        {"abbr": {"glossary": tooltips}} if extension == "abbr" else extension
        for extension in real_configuration()["markdown_extensions"]
    ]
    settings = {
        "site_name": "Staged",
        "theme": {"name": None, "custom_dir": "theme"},
        "plugins": [],
        "markdown_extensions": extensions,
        "validation": {"links": {"anchors": "warn", "unrecognized_links": "warn"}},
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    run = run_mkdocs(tmp_path, tmp_path / "out", "--strict")
    assert (run.returncode, findings(run)) == (0, []), run.stderr
    # The runner's pages show a guide once more, as a tool of our own scripts; what they say is staged with the guide.
    ours = {page: html for page, html in contents(site, CONTENT).items() if "/run/" not in page}
    plain = contents(tmp_path / "out", re.compile(r"<article>\n(.*)\n</article>", re.S))
    assert len(ours) > 120
    assert ours == {page: dressed(page, html) for page, html in plain.items()}


def test_staging_refuses_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep me", encoding="utf-8")
    run = stage(tmp_path)
    assert run.returncode == 1
    assert run.stderr == (
        f"{tmp_path}:1: The folder holds files already. "
        "Fix: Name an empty folder, or one that isn't there: make stage DIR=/tmp/guidepost. [stage-folder]\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_staging_writes_nothing_where_there_are_findings(checkout: Path, tmp_path: Path) -> None:
    (checkout / "faq/bad.md").write_text("Text without front matter.\n", encoding="utf-8")
    run = stage(tmp_path / "out", checkout)
    assert run.returncode == 1
    assert run.stderr.startswith(
        "faq/bad.md:1: The file begins with 'Text without front matter.', not with front matter."
    )
    assert not (tmp_path / "out").exists()


def test_properdocs_builds_the_same_pages(told_site: Path, tmp_path: Path) -> None:
    run = run_mkdocs(ROOT, tmp_path / "site", "--strict", program="properdocs", GUIDEPOST_URL=HOME)
    assert run.returncode == 0, run.stdout + run.stderr
    pages = sorted(told_site.rglob("*.html"))
    assert len(pages) > 120
    for path in pages:
        other = (tmp_path / "site" / path.relative_to(told_site)).read_text(encoding="utf-8")
        assert path.read_text(encoding="utf-8") == other, path


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_a_build_as_people_type_it_in_the_folder_has_its_editions(tmp_path: Path, program: str) -> None:
    """`-f mkdocs.yml` names the settings from where one stands."""
    base = write_small(tmp_path, {})
    run = subprocess.run(
        [str(Path(sys.executable).with_name(program)), "build", "-f", "mkdocs.yml", "-d", str(tmp_path / "out")],
        check=False,
        capture_output=True,
        text=True,
        cwd=base,
        env={**os.environ, **QUIET, "GUIDEPOST_EDITIONS": "on"},
    )
    assert (run.returncode, findings(run)) == (0, []), run.stderr
    assert (tmp_path / "out/guides/worksheets/first-look.pdf").read_bytes().startswith(b"%PDF")


def test_the_site_works_in_a_folder_below_the_root_of_a_host(site: Path) -> None:
    """Every link is relative, so the site needs to know no address. 404.html alone is served from anywhere."""
    for path in site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        assert not re.search(r'(?:href|src)="/(?!/)', html), path
