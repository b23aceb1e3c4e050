"""Publishing: the same bytes from the same files, names that follow from content, and never half a site."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

import pytest

from helping.publishing import PATIENCE, start_publishing, wait_for
from helping.sites import PRINTED, QUIET, ROOT, copy_of_site, publish, run_mkdocs, tree, write_small
from portal.publish.hashed_names import fixed_names, with_fixed_names
from portal.publish.scripts import Script, modules_of, read_scripts, with_one_script, with_scripts
from portal.publish.styles import join_sheets, sheets_of, with_one_sheet

FORGE = "https://forge.example/guidepost"


def test_two_clean_builds_of_the_real_site_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """The second in another folder, from a copy of the files, with no cache."""
    copy = copy_of_site(tmp_path / "elsewhere")
    run = publish(tmp_path / "again", root=copy)
    assert run.returncode == 0, run.stdout + run.stderr
    one, two = tree(site), tree(tmp_path / "again")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
    assert len(one) > 400


class TestEditions:
    """The small site with all that is printed: from two empty caches, and from one that a disk spoiled."""

    def test_two_clean_builds_with_all_printed_editions_give_the_same_bytes(
        self, small_site: Path, again: tuple[Path, Path]
    ) -> None:
        one, two = tree(small_site), tree(again[1])
        assert len([name for name in one if name.endswith((".pdf", ".docx"))]) > 5
        assert one.keys() == two.keys()
        assert [name for name in one if one[name] != two[name]] == []

    def test_what_a_disk_spoiled_in_the_cache_is_made_anew(
        self, small_site: Path, again: tuple[Path, Path], tmp_path: Path
    ) -> None:
        """The middle of every Word file and picture and of one PDF is other bytes of the same length; the ends look right."""
        kept = again[0] / ".cache/editions"
        spoiled = [*kept.glob("*.docx"), *kept.glob("*.png"), min(kept.glob("*.pdf"))]
        assert {path.suffix for path in spoiled} == {".docx", ".png", ".pdf"}
        for path in spoiled:
            data = path.read_bytes()
            path.write_bytes(data[:200] + b"?" * 100 + data[300:])
        run = run_mkdocs(again[0], tmp_path / "out", "--strict", GUIDEPOST_REPO=FORGE, **PRINTED)
        assert run.returncode == 0, run.stdout + run.stderr
        one, two = tree(small_site), tree(tmp_path / "out")
        assert [name for name in one if one[name] != two[name]] == []


@pytest.fixture(scope="module")
def again(printing: None, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Another checkout of the small site with its own cache, and what was built of it."""
    folder = tmp_path_factory.mktemp("again")
    base = write_small(folder / "checkout", {})
    run = run_mkdocs(base, folder / "out", "--strict", GUIDEPOST_REPO=FORGE, **PRINTED)
    assert run.returncode == 0, run.stdout + run.stderr
    return base, folder / "out"


class TestNames:
    FILES: ClassVar = {
        "assets/javascripts/search/box.mjs": b'load("assets/javascripts/c.js")',
        "assets/javascripts/c.js": b'next("search/index.js"); "assets/javascripts/search/box.mjs"',
        "assets/javascripts/nobody.mjs": b"1",
        "assets/stylesheets/x.css": b'a{background:url("../fonts/f.woff2")} b{background:url(data:x)}',
        "assets/fonts/f.woff2": b"wOF2",
        "search/index.js": b"index",
        "assets/images/card.png": b"png",
        "embed/v1/answer.js": b"card",
    }
    PAGE = '<link href="../assets/stylesheets/x.css"> "search": "/site/assets/javascripts/search/box.mjs" <p>assets/javascripts/c.js</p>'

    def test_a_name_follows_from_all_that_a_file_needs(self) -> None:
        names = fixed_names([self.PAGE], self.FILES)
        changed = fixed_names([self.PAGE], {**self.FILES, "search/index.js": b"another"})
        assert {path for path in names if names[path] != changed[path]} == {
            "search/index.js",
            "assets/javascripts/c.js",
            "assets/javascripts/search/box.mjs",
        }

    def test_what_no_page_loads_gets_no_name(self) -> None:
        names = fixed_names([self.PAGE], self.FILES)
        assert self.FILES.keys() - names.keys() == {
            "assets/javascripts/nobody.mjs",
            "assets/images/card.png",
            "embed/v1/answer.js",
        }
        assert fixed_names(["<p>Words</p>"], self.FILES) == {}

    def test_a_name_tells_which_file_it_is(self) -> None:
        names = fixed_names([self.PAGE], self.FILES)
        assert {re.sub(r"[0-9a-f]{10}", "H", name) for name in names.values()} == {
            "assets/fixed/search-box.H.mjs",
            "assets/fixed/c.H.js",
            "assets/fixed/x.H.css",
            "assets/fixed/f.H.woff2",
            "assets/fixed/search-index.H.js",
        }

    def test_what_names_a_file_names_its_other_name(self) -> None:
        names = {path: f"assets/fixed/{path.rsplit('/', 1)[1]}.H" for path in fixed_names([self.PAGE], self.FILES)}
        box, style = "assets/javascripts/search/box.mjs", "assets/stylesheets/x.css"
        assert with_fixed_names(box, self.FILES[box].decode(), names) == 'load("assets/fixed/c.js.H")'
        assert with_fixed_names(style, self.FILES[style].decode(), names) == (
            "a{background:url(../../assets/fixed/f.woff2.H)} b{background:url(data:x)}"
        )
        assert with_fixed_names("faq/index.html", self.PAGE, names) == (
            '<link href="../assets/fixed/x.css.H"> "search": "/site/assets/fixed/box.mjs.H" <p>assets/javascripts/c.js</p>'
        )


def test_the_modules_of_a_page_become_one_script_before_the_first_paint() -> None:
    page = (
        '<head>\n<script blocking="render" src="../assets/javascripts/a.mjs" type="module"></script>\n</head><body>'
        '<script src="../assets/javascripts/classic.mjs"></script><script type="module" src="../assets/javascripts/b.mjs"></script></body>'
    )
    assert modules_of(page) == ("assets/javascripts/a.mjs", "assets/javascripts/b.mjs")
    one = with_one_script(page, "assets/javascripts/page-0.js")
    assert one.count("<script") == 2
    assert '<script type="module" blocking="render" src="../assets/javascripts/page-0.js"></script>\n  </head>' in one
    assert '<script defer src="../assets/javascripts/off.js">' in with_one_script(
        page, "assets/javascripts/off.js", classic=True
    )


PAGE = '<head>\n  <link rel="icon" href="../assets/images/favicon.svg">\n</head><body><form class="big gp-start"><p id="of">.gp-fact</p></body>'


def test_a_page_gets_the_scripts_that_have_work_in_it_and_waits_only_for_those_that_would_move_it() -> None:
    start = Script("assets/javascripts/site/timetable.mjs", (".gp-start",), steady=True)
    fact = Script("assets/javascripts/site/fact-filter.mjs", (".gp-fact", "#gp-fact", "table"), steady=False)
    form = Script("assets/javascripts/sheet/page.mjs", ("table", "form"), steady=False)
    later = '  <script type="module" fetchpriority="low" src="../assets/javascripts/site/timetable.mjs"></script>\n'
    waits = '  <script type="module" blocking="render" src="../assets/javascripts/sheet/page.mjs"></script>\n'
    assert with_scripts(PAGE, [start, fact]) == PAGE.replace("</head>", f"{later}</head>")
    assert with_scripts(PAGE, [start, fact, form]) == PAGE.replace("</head>", f"{later}{waits}</head>")
    assert '<script type="module" fetchpriority="low" src="../assets/x.js">' in with_one_script(
        with_scripts(PAGE, [start]), "assets/x.js"
    )
    assert '<script type="module" blocking="render" src="../assets/x.js">' in with_one_script(
        with_scripts(PAGE, [start, form]), "assets/x.js"
    )


def test_every_script_has_work_on_some_page(site: Path) -> None:
    """So that none is left out everywhere because what it needs is mistyped in its head, or went from the pages."""
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    pages.append(
        '<div id="old" class="gp-moved">'
    )  # what a place leaves that moved to another page, as test_moved shows
    scripts = read_scripts(ROOT / "overrides")
    assert len(scripts) > 10
    assert [script.path for script in scripts if not any(script.has_work(html) for html in pages)] == []


def test_the_style_sheets_of_a_page_become_one_in_the_place_of_the_first() -> None:
    page = (
        '<link rel="preload" href="../assets/fonts/f.woff2">\n<link rel="stylesheet" href="../assets/stylesheets/a.css">\n'
        '<link rel="icon" href="../i.svg">\n<link rel="stylesheet" href="../assets/stylesheets/b.css">\n<p>Words</p>'
    )
    assert sheets_of(page) == ("assets/stylesheets/a.css", "assets/stylesheets/b.css")
    assert with_one_sheet(page, "assets/stylesheets/page-0.css") == (
        '<link rel="preload" href="../assets/fonts/f.woff2">\n  <link rel="stylesheet" href="../assets/stylesheets/page-0.css">\n'
        '<link rel="icon" href="../i.svg">\n<p>Words</p>'
    )
    assert sheets_of('<link rel="stylesheet" href="../assets/stylesheets/card.css">') == ()
    assert join_sheets(["a{color:red}\n\n", "a{color:blue}"]) == "a{color:red}\na{color:blue}\n"


def test_every_page_of_the_site_has_one_style_sheet_and_the_same(site: Path) -> None:
    sheets = {
        tuple(re.findall(r'<link rel="stylesheet" href="[^"]*assets/([^"]+)">', path.read_text(encoding="utf-8")))
        for path in site.rglob("*.html")
        if "gp-main" in path.read_text(encoding="utf-8")
    }
    assert len(sheets) == 1
    assert re.fullmatch(r"fixed/page-\d+\.[0-9a-f]{10}\.css", "".join(sheets.pop()))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_small(tmp_path / "checkout", {})


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    run = publish(folder / "site", root=write_small(folder / "checkout", {}))
    assert run.returncode == 0, run.stdout + run.stderr
    return folder / "site"


@pytest.fixture
def published(published_once: Path, tmp_path: Path) -> Path:
    """A published site of our own, to be spoiled."""
    return shutil.copytree(published_once, tmp_path / "site")


class TestFaults:
    def test_a_build_that_is_killed_leaves_the_old_site_whole(
        self, published: Path, small: Path, tmp_path: Path
    ) -> None:
        """When MkDocs is done, and when all is ready to take the place of the old one."""
        before = tree(published)
        for step in ("finish", "put_in_place"):
            running = start_publishing(published, small, step, tmp_path / "held")
            wait_for(running, (tmp_path / "held").exists)
            os.killpg(running.pid, signal.SIGKILL)
            running.communicate(timeout=PATIENCE)
            assert tree(published) == before
            assert (published.parent / ".site.new/index.html").is_file()
        assert publish(published, root=small).returncode == 0
        assert tree(published) == before
        assert [path.name for path in published.parent.glob(".site.*")] == []

    def test_a_run_that_ended_between_the_two_renames_is_finished(self, published: Path, small: Path) -> None:
        before = tree(published)
        published.rename(published.with_name(".site.old"))
        assert publish(published, root=small).returncode == 0
        assert tree(published) == before

    def test_a_finding_leaves_the_old_site_whole(self, published: Path, small: Path) -> None:
        before = tree(published)
        with (small / "faq/drug-testing.md").open("a", encoding="utf-8") as file:
            file.write("\n<script>alert(1)</script>\n")
        assert publish(published, root=small).returncode == 1
        assert tree(published) == before

    def test_a_font_that_is_gone_is_said_and_leaves_the_old_site_whole(self, published: Path, small: Path) -> None:
        before = tree(published)
        packages = small / "node_modules"
        packages.unlink()
        packages.mkdir()
        for package in (ROOT / "node_modules").iterdir():
            if package.name != "@fontsource":
                (packages / package.name).symlink_to(package)
        run = publish(published, root=small)
        assert run.returncode == 1
        assert "package.json:1: 18 of 21 files that npm brings are not there" in run.stdout + run.stderr
        assert "Traceback" not in run.stderr
        assert tree(published) == before

    def test_without_a_program_it_says_what_to_type(self, published: Path, small: Path) -> None:
        before = tree(published)
        packages = small / "node_modules"
        packages.unlink()
        packages.mkdir()
        for package in (ROOT / "node_modules").iterdir():
            if "esbuild" not in package.name:
                (packages / package.name).symlink_to(package)
        run = publish(published, root=small)
        assert run.returncode == 1
        assert run.stderr.splitlines()[-1] == (
            "publish: esbuild is not there, type 'make setup': node_modules/esbuild/bin/esbuild. The site is as it was."
        )
        assert tree(published) == before

    def test_a_full_disk_is_said_and_leaves_the_old_site_whole(self, published: Path, small: Path) -> None:
        """A limit on the size of a file fails like a full disk, and needs no rights: EFBIG where a disk says ENOSPC."""
        before = tree(published)
        command = f'ulimit -f 200; exec "{sys.executable}" "{ROOT / "tools/publish.py"}" "{published}" --root "{small}"'
        run = subprocess.run(
            ["bash", "-c", f"trap '' XFSZ; {command}"],
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, **QUIET},
        )
        assert run.returncode == 1
        assert re.fullmatch(r"publish: .*File too large.* The site is as it was\.", run.stderr.splitlines()[-1])
        assert "Traceback" not in run.stderr
        assert tree(published) == before
