from __future__ import annotations

import contextlib
import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from portal.library import FOLDERS, Library, build_library, read_library
from setup import find_browser

ROOT = Path(__file__).resolve().parent.parent
SMALL = Path(__file__).resolve().parent / "site"
TODAY = "2026-11-21"
EPOCH = "1795219200"  # noon of TODAY
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": EPOCH}

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def small_files(changes: Mapping[str, str | bytes | None] = {}) -> dict[str, bytes]:
    """The small site's files with some replaced, added or (None) taken out."""
    files: dict[str, bytes] = {}
    for folder in FOLDERS:
        for path in sorted((SMALL / folder).rglob("*")):
            if path.is_file():
                files[path.relative_to(SMALL).as_posix()] = path.read_bytes()
    for name, text in changes.items():
        if text is None:
            files.pop(name)
        else:
            files[name] = text if isinstance(text, bytes) else text.encode()
    return files


def small_library(changes: Mapping[str, str | bytes | None] = {}) -> Library:
    """The small site as a library; its findings are a mistake of the test."""
    library, issues = build_library(small_files(changes))
    assert issues == []
    return library


def copy_of_site(target: Path, source: Path = ROOT) -> Path:
    """A checkout that a test may change: the content is copied, what npm brought is shared."""
    for name in (*FOLDERS, "overrides", "hooks", "mkdocs.yml"):
        origin = source / name
        if origin.is_dir():
            shutil.copytree(origin, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(origin, target / name)
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    return target


def run_mkdocs(
    root: Path, site: Path, *options: str, program: str = "mkdocs", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build a site as a person would, in a process of its own."""
    return subprocess.run(
        [
            str(Path(sys.executable).parent / program),
            "build",
            "-f",
            str(root / "mkdocs.yml"),
            "-d",
            str(site),
            *options,
        ],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **QUIET, **environment},
    )


def findings(run: subprocess.CompletedProcess[str]) -> list[str]:
    """The warnings that a build printed."""
    return re.findall(r"^WARNING -\s+(.*)$", run.stdout + run.stderr, re.M)


@pytest.fixture(scope="session")
def library() -> Library:
    """The real content."""
    return read_library(ROOT)[0]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly, once."""
    folder = tmp_path_factory.mktemp("real") / "site"
    run = run_mkdocs(ROOT, folder, "--strict")
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built strictly, once, with a forge to edit it on."""
    folder = tmp_path_factory.mktemp("small")
    shutil.copytree(SMALL, folder / "tests/site")
    for name in ("overrides", "hooks"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "tests/site/node_modules").symlink_to(ROOT / "node_modules")
    run = run_mkdocs(
        folder / "tests/site", folder / "out", "--strict", GUIDEPOST_REPO="https://forge.example/guidepost"
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return folder / "out"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the real site that a test may change."""
    return copy_of_site(tmp_path / "checkout")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A static host as ours is: files, and 404.html where there is none."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@contextlib.contextmanager
def serve(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The address at which a folder is served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with serve(site) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    assert path, "No Chromium was found. Type 'make setup-test'."
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def violations(page: Page) -> list[str]:
    found = page.evaluate(
        """async ([source, tags]) => {
            if (!window.axe) (0, eval)(source);
            const result = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
            return result.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 140)} ${n.any.concat(n.all, n.none).map(c => c.message)[0] ?? ""}`));
        }""",
        [AXE, TAGS],
    )
    return [str(line) for line in found]
