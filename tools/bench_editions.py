"""The printed editions in `make bench`: our printing against the engine alone, two processes against one, a warm build against none."""

from __future__ import annotations

import io
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import jinja2
import weasyprint

from portal.content.library import Library
from portal.editions.plan import Printed, plan_printed
from portal.print import slips_and_posters
from portal.print.all_editions import STYLESHEET, TEMPLATE
from portal.print.page import document_context
from portal.print.pdf import render_pdf
from portal.print.pdf.engine import VARIANT
from portal.print.pdf.press import press
from portal.publish import assets
from portal.text.links import address
from portal.text.tokens import TOKENS

ROOT = Path(__file__).resolve().parent.parent
CONTENT = re.compile(r'<(form|div) class="gp-content[^>]*>\n(.*?)\n  </\1>\n', re.S)
CONTROLS = re.compile(r'\n<(p|form) class="gp-(?:share__row|start)".*?</\1>', re.S)
"""What the template puts into an answer and a session guide; the build prints the content without it."""
SAMPLE = 16
MANY = 60
"""Editions for two processes: starting the second takes as long as printing several, and a build prints two hundred."""
ENGINE_LIMIT = 1.35
POOL_LIMIT = 1.6
WARM_LIMIT = 1.35
"""The HTML of every edition is made to see whether it changed: decision 36."""
HOST = "https://guidepost.example/"


def report(site: Path, library: Library, folder: Path) -> list[tuple[str, bool]]:
    """Measure on the editions of a built site; print the figures, and give back each with whether it keeps its limit."""
    files = styles_and_fonts()
    room = lay_out(files, folder / "room")
    singles = [edition for edition in plan_printed(library) if not edition.book]
    documents = [_html(edition, site) for edition in singles[:: max(1, len(singles) // SAMPLE)]]
    render_pdf(documents[0], files)
    engine = _timed(lambda: [_engine_alone(html, room) for html in documents], time.process_time)
    ours = _timed(lambda: [render_pdf(html, files) for html in documents], time.process_time)
    many = {edition.src: _html(edition, site) for edition in singles[:: max(1, len(singles) // MANY)]}
    one = _timed(lambda: _press(many, files, folder / "one", 1), time.perf_counter)
    two = _timed(lambda: _press(many, files, folder / "two", 2), time.perf_counter)
    loose = [*slips_and_posters.render_slips_and_posters(library, HOST, fill_in).values()]
    loose = loose[:: max(1, len(loose) // SAMPLE)]
    handed_out = _timed(lambda: [render_pdf(html, files) for html in loose], time.process_time)
    pages_only, warm = _warm_builds(folder)
    cold_pages = sum(
        len(weasyprint.HTML(string=html, base_url=f"{room.as_uri()}/").render().pages) for html in documents
    )
    print(
        f"\n{len(documents)} printed editions, {cold_pages} pages: the engine alone {engine:.2f} s, ours {ours:.2f} s "
        f"({cold_pages / ours:.0f} pages a second); {len(many)} editions by one process {one:.2f} s, by two {two:.2f} s; "
        f"{len(loose)} slips and posters {handed_out:.2f} s; "
        f"build without editions {pages_only:.2f} s, with all of them kept from before {warm:.2f} s"
    )
    return [
        (
            f"printing against the engine alone: {ours / engine:.2f}, limit {ENGINE_LIMIT}",
            ours / engine <= ENGINE_LIMIT,
        ),
        (f"two processes against one: {one / two:.2f}, at least {POOL_LIMIT}", one / two >= POOL_LIMIT),
        (
            f"a build with nothing to print: {warm / pages_only:.2f}, limit {WARM_LIMIT}",
            warm / pages_only <= WARM_LIMIT,
        ),
    ]


def styles_and_fonts() -> dict[str, bytes]:
    """What printed documents may load, by its address."""
    styles = {name: ROOT / "overrides" / name for name in (STYLESHEET, TOKENS, slips_and_posters.STYLESHEET)}
    return {name: path.read_bytes() for name, path in {**styles, **assets.find_assets(ROOT)[0]}.items()}


def lay_out(files: Mapping[str, bytes], room: Path) -> Path:
    """A folder with these files, for the engine alone."""
    for name, data in files.items():
        (room / name).parent.mkdir(parents=True, exist_ok=True)
        (room / name).write_bytes(data)
    return room


def _html(edition: Printed, site: Path) -> str:
    contents = {}
    for part in edition.parts:
        found = CONTENT.search((site / address(part.path) / "index.html").read_text(encoding="utf-8"))
        contents[part.path] = CONTROLS.sub("", found[2]) if found else ""
    return fill_in(TEMPLATE, {"stylesheet": STYLESHEET, **document_context(edition, contents, HOST)})


def fill_in(name: str, context: Mapping[str, object]) -> str:
    """A template of ours without MkDocs."""
    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "overrides"))
    return templates.get_template(name).render(**context)


def _engine_alone(html: str, room: Path) -> bytes:
    document = weasyprint.HTML(string=html, base_url=f"{room.as_uri()}/")
    out = io.BytesIO()
    document.write_pdf(out, pdf_variant=VARIANT, pdf_forms=True, pdf_tags=True)
    return out.getvalue()


def _press(documents: Mapping[str, str], files: Mapping[str, bytes], cache: Path, processes: int) -> None:
    shutil.rmtree(cache, ignore_errors=True)
    press(documents, files, cache=cache, tell=lambda _: None, processes=processes)


def _timed(work: Callable[[], object], clock: Callable[[], float]) -> float:
    """Seconds by a clock, the better of two runs. Work in one process is told by the seconds that it worked, whatever else runs."""
    taken = []
    for _ in range(2):
        start = clock()
        work()
        taken.append(clock() - start)
    return min(taken)


def _warm_builds(folder: Path) -> tuple[float, float]:
    """Seconds that a build of the pages alone works, and one with every edition kept from before; the middle of three in turn."""
    mkdocs = str(Path(sys.executable).with_name("mkdocs"))
    command = [mkdocs, "build", "--quiet", "-f", str(ROOT / "mkdocs.yml"), "-d", str(folder / "warm")]
    taken: dict[str, list[float]] = {"off": [], "on": []}
    subprocess.run(command, check=True, env={**os.environ, "GUIDEPOST_EDITIONS": "on"})
    for _ in range(3):
        for editions, seconds in taken.items():
            start = _worked_by_children()
            subprocess.run(command, check=True, env={**os.environ, "GUIDEPOST_EDITIONS": editions})
            seconds.append(_worked_by_children() - start)
    return statistics.median(taken["off"]), statistics.median(taken["on"])


def _worked_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
