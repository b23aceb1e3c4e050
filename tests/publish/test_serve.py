"""A site that is served answers with its pages at once; its printed editions follow and appear."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from helping.processes import is_running, processes
from helping.sites import QUIET, run_mkdocs, small_library, write_small
from portal.content.words import SITE
from portal.groups.planner import plan_context
from portal.pages.unprinted import without_links
from portal.serve import Printer, port_problem

SHEET = "guides/worksheets/first-look"
BEING_PRINTED = small_library().words[SITE].printing
GATE = """
import os, sys, time

class Gate:
    '''The process that prints waits before its engine, until a file is there; by then it has read all pages. So do those that it starts.'''

    @staticmethod
    def find_spec(name, *_):
        gate = os.environ["GATE"] + (".workers" if "--multiprocessing-fork" in sys.orig_argv else "")
        while name == "weasyprint" and not os.path.exists(gate):
            open(gate + ".reached", "w").close()
            time.sleep(0.05)

if os.environ.get("GUIDEPOST_EDITIONS") == "only":
    sys.meta_path.insert(0, Gate)
"""
GATES = ("gate", "gate.workers")
PATIENCE = 900
"""Seconds after which a test is lost, on however slow a machine."""


class Server:
    """`mkdocs serve` for a small site, whose printing waits for a gate to open."""

    def __init__(self, root: Path, folder: Path, **environment: str) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "sitecustomize.py").write_text(GATE, encoding="utf-8")
        self.root, self.gate, self.port = root, folder / GATES[0], free_port()
        more = {"GUIDEPOST_EDITIONS": "on", "PYTHONPATH": str(folder), "GATE": str(self.gate), **environment}
        self.process = subprocess.Popen(
            [*command("serve", root), "-a", f"127.0.0.1:{self.port}", "-w", str(root / "guides")],
            env={**os.environ, **QUIET, **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.lines: list[str] = []
        self.listening = threading.Thread(target=self._listen, daemon=True)
        self.listening.start()

    def _listen(self) -> None:
        with self.process:
            for line in self.process.stdout or ():
                self.lines.append(line)

    def reaches(self, gate: str) -> None:
        """Wait until the printing waits."""
        self.wait(self.gate.with_name(f"{gate}.reached").exists)

    def open(self, *gates: str) -> None:
        """Let the printing go on."""
        for gate in gates:
            self.gate.with_name(gate).touch()

    def said(self, words: str) -> int:
        """How many lines held the words so far."""
        return sum(words in line for line in list(self.lines))

    def hear(self, words: str, times: int = 1) -> None:
        """Wait until so many lines held the words."""
        self.wait(lambda: self.said(words) >= times)

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something is so. Where the server ended before, or nothing comes for very long, the test has failed."""
        begun = time.monotonic()
        while not until():
            assert self.process.poll() is None, "".join(self.lines)
            assert time.monotonic() - begun < PATIENCE, "".join(self.lines)
            time.sleep(0.05)

    def get(self, path: str) -> bytes | None:
        """What stands at an address; None where nothing does."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=PATIENCE) as answer:
                return bytes(answer.read())
        except HTTPError as error:
            if error.code == 404:
                return None
            raise

    def page(self, path: str) -> str:
        """The HTML of a page."""
        return (self.get(path) or b"").decode()

    def save(self, old: str, new: str) -> None:
        """Change a word of the sheet, as its author does, and wait until pages show it."""
        path, before = self.root / f"{SHEET}.md", self.said("Reloading browsers")
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        self.hear("Reloading browsers", before + 1)

    def family(self) -> list[int]:
        """The processes that it started, and those that they started."""
        found, parents = [self.process.pid], processes()
        for pid in found:
            found += [child for child, (parent, _) in parents.items() if parent == pid]
        return found[1:]


def command(what: str, root: Path) -> list[str]:
    return [str(Path(sys.executable).with_name("mkdocs")), what, "-f", str(root / "mkdocs.yml")]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(root: Path, folder: Path, **environment: str) -> Iterator[Server]:
    server = Server(root, folder, **environment)
    try:
        server.hear("Serving on")
        yield server
    finally:
        server.process.kill()
        server.listening.join(60)  # a process that printed on would hold what it speaks through


def text_of(pdf: bytes, folder: Path) -> str:
    (folder / "read.pdf").write_bytes(pdf)
    run = subprocess.run(
        [sys.executable, "-c", READ, str(folder / "read.pdf")], check=True, capture_output=True, text=True
    )
    return run.stdout


READ = "import sys, pypdfium2; print(*(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(sys.argv[1])))"


def test_pages_answer_before_anything_is_printed_and_the_editions_appear_by_themselves(tmp_path: Path) -> None:
    with serving(write_small(tmp_path / "checkout", {}), tmp_path / "gate") as server:
        assert server.said("Pages first. The printed editions follow, and the site shows them by itself") == 1
        html = server.page(f"{SHEET}/")
        assert html.count(BEING_PRINTED) == 1
        assert 'href="../first-look' not in html
        assert server.get(f"{SHEET}.pdf") is None
        assert server.page("faq/drug-testing/").count(BEING_PRINTED) == 1
        assert BEING_PRINTED not in server.page("glossary/")
        server.open(*GATES)
        server.hear("Reloading browsers")
        html = server.page(f"{SHEET}/")
        assert BEING_PRINTED not in html
        for ending in (".pdf", "-large-print.pdf", ".docx"):
            assert f'href="../first-look{ending}"' in html
            assert server.get(f"{SHEET}{ending}")
        assert 'href="../drug-testing.pdf"' in server.page("faq/drug-testing/")
        assert server.said("Printing ") == 1
        assert server.said("Pages first") == 1


def test_what_is_kept_stays_while_a_changed_sheet_is_printed_and_a_save_meanwhile_is_printed_after(
    tmp_path: Path,
) -> None:
    base = write_small(tmp_path / "checkout", {})
    run = run_mkdocs(base, tmp_path / "out", "--strict", GUIDEPOST_EDITIONS="on")
    assert run.returncode == 0, run.stdout + run.stderr
    with serving(base, tmp_path / "gate") as server:
        assert server.said("Pages first") == 0
        assert server.get(f"{SHEET}.pdf")
        server.save("Look around.", "Look twice.")
        html = server.page(f"{SHEET}/")
        assert "Look twice." in html
        assert BEING_PRINTED in html
        assert server.get(f"{SHEET}.pdf") is None
        assert server.get("guides/discovery/1-welcome.pdf")
        assert BEING_PRINTED not in server.page("faq/drug-testing/")
        assert server.get("faq/drug-testing.pdf")
        server.reaches(GATES[0])
        first = server.family()
        server.save("Look twice.", "Look three times.")
        assert server.family() == first
        assert "Look three times." in server.page(f"{SHEET}/")
        assert server.said("Pages first") == 1
        server.open(*GATES)
        server.wait(lambda: server.get(f"{SHEET}.pdf") is not None)
        assert "Look three times." in text_of(server.get(f"{SHEET}.pdf") or b"", tmp_path)
        assert server.said("Pages first") == 2
        assert BEING_PRINTED not in server.page(f"{SHEET}/")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_goes_on_printing_after_the_server(tmp_path: Path, how: signal.Signals) -> None:
    """Ctrl+C goes to every process that has the terminal; the end of a service, and a kill, to the server alone."""
    with serving(write_small(tmp_path / "checkout", {}), tmp_path / "gate") as server:
        server.open(GATES[0])
        server.reaches(GATES[1])
        family = server.family()
        assert len(family) > 1  # the process that prints, and the first of its own
        (os.killpg if how is signal.SIGINT else os.kill)(server.process.pid, how)
        server.process.wait(PATIENCE)
        begun = time.monotonic()
        while any(map(is_running, family)) and time.monotonic() - begun < PATIENCE:
            time.sleep(0.05)
        assert not any(map(is_running, family))
        if how is not signal.SIGKILL:
            assert server.process.returncode == 0
            assert server.said("Shutting down...") == 1
            assert server.said("Traceback") == 0


def test_what_can_not_be_printed_is_told_in_a_line_and_no_page_promises_it(tmp_path: Path) -> None:
    (tmp_path / "gate").mkdir()
    (tmp_path / "gate/weasyprint.py").write_text("raise OSError('cannot load library')\n", encoding="utf-8")
    base = write_small(tmp_path / "checkout", {})
    run_mkdocs(base, tmp_path / "out", GUIDEPOST_EDITIONS="on")  # the engine started once, and no longer does
    shutil.rmtree(base / ".cache/editions")
    with serving(base, tmp_path / "gate") as server:
        assert BEING_PRINTED in server.page(f"{SHEET}/")
        server.open(*GATES)
        server.hear("Reloading browsers")
        assert BEING_PRINTED not in server.page(f"{SHEET}/")
        assert [line.partition(" printed")[2] for line in server.lines if line.startswith("WARNING")] == [
            " editions are missing: Printing: requirements.lock:1: The PDF engine can't start: cannot load library. "
            "Fix: Type 'make setup', or build without printed editions: GUIDEPOST_EDITIONS=off. [pdf-engine]. "
            "The next save tries again\n"
        ]


def test_without_editions_nothing_is_printed_and_nothing_is_said_of_it(tmp_path: Path) -> None:
    with serving(write_small(tmp_path / "checkout", {}), tmp_path / "gate", GUIDEPOST_EDITIONS="off") as server:
        assert BEING_PRINTED not in server.page(f"{SHEET}/")
        assert server.said("Pages first") == 0
        assert server.family() == []


def test_a_port_that_is_taken_is_told_before_anything_is_built(tmp_path: Path) -> None:
    base = write_small(tmp_path / "checkout", {})
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = subprocess.run(
            [*command("serve", base), "-a", f"127.0.0.1:{port}"],
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, **QUIET},
        )
    assert run.returncode == 1
    said = [line for line in run.stderr.splitlines() if not line.startswith("INFO")]
    assert said == [f"serve: Port {port} can't be used: Address already in use. Type: make serve PORT={port + 1}"]
    assert "Cleaning site" not in run.stderr
    assert not (base / ".cache").exists()


def test_a_port_that_nobody_can_have_gets_another_one_to_type() -> None:
    assert port_problem("127.0.0.1", free_port()) == ""
    assert port_problem("127.0.0.1", 99999).endswith("Type: make serve PORT=8001")


class TestPrinter:
    """With commands that end at once, in the place of a build."""

    @pytest.fixture
    def told(self) -> list[str]:
        return []

    @pytest.fixture
    def printer(self, tmp_path: Path, told: list[str]) -> Printer:
        printer = Printer(dict(os.environ), told.append, told.append, serving=True)
        printer.open(tmp_path / "mkdocs.yml", "127.0.0.1", free_port())
        printer.command = [sys.executable, "-c", "raise SystemExit('The disk is full.')"]
        return printer

    def printed(self, printer: Printer) -> None:
        """Print, and wait until that is noted."""
        before = printer.stamp.stat().st_mtime_ns
        printer.start()
        while printer.stamp.stat().st_mtime_ns == before:
            time.sleep(0.01)

    def test_what_can_not_be_printed_is_told_and_not_tried_in_circles(self, printer: Printer, told: list[str]) -> None:
        assert printer.expects(3)
        self.printed(printer)
        told.clear()
        assert not printer.expects(3)
        assert told == ["3 printed editions are missing: The disk is full. The next save tries again"]
        printer.start()
        assert printer.running is None
        assert printer.expects(3)

    def test_a_save_meanwhile_is_a_reason_to_print_again(self, printer: Printer, told: list[str]) -> None:
        printer.command = [sys.executable, "-c", "import sys; sys.stdin.read()"]
        assert printer.expects(1)
        printer.start()
        first = printer.running
        assert printer.expects(2)
        printer.start()
        assert printer.running is first
        assert first
        assert first.stdin
        first.stdin.close()
        first.wait()
        assert printer.expects(1)
        assert told == ["Pages first. The printed editions follow, and the site shows them by itself"] * 2

    def test_when_all_is_there_nothing_is_started(self, printer: Printer, told: list[str]) -> None:
        assert not printer.expects(0)
        printer.start()
        assert (printer.running, told) == (None, [])


def test_a_link_to_what_is_not_there_is_words_and_its_picture_nothing() -> None:
    html = '<p><img alt="" src="../a.png"> <a class="x" href="../a.pdf">PDF</a> · <a href="../b.pdf">Large</a> <a href="a.pdf">Other</a></p>'
    waiting = {"guides/a.pdf", "guides/a.png"}
    assert (
        without_links(html, "guides/index-of/", waiting)
        == '<p> PDF · <a href="../b.pdf">Large</a> <a href="a.pdf">Other</a></p>'
    )
    assert without_links(html, "guides/index-of/", set()) == html


def test_the_planner_offers_no_file_that_is_not_there(library) -> None:
    from dataclasses import replace

    from portal.content.kinds import ALL

    whole = replace(library, built=ALL)
    sheets = plan_context(whole, {})["sheets"]
    name, sheet = next(iter(sheets.items()))
    assert sorted(sheet["files"]) == ["docx", "large-print", "pdf"]
    less = plan_context(whole, {}, {f"guides/worksheets/{name}.pdf"})["sheets"][name]
    assert sorted(less["files"]) == ["docx", "large-print"]
