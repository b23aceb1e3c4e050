"""What `make build` does with a site that MkDocs built: scripts and styles made small and named by what is in them, a copy for a disk."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

from bundling import bundle_alone, bundle_modules, make_small
from portal.checks.assemble import read_library
from portal.publish import offline
from portal.publish.hashed_names import fixed_names, with_fixed_names
from portal.publish.hosting import render_headers, render_moves
from portal.publish.scripts import WORKER, modules_of, with_one_script
from portal.publish.styles import SHEETS, join_sheets, sheets_of, with_one_sheet

COMPRESSED = (".html", ".css", ".js", ".mjs", ".json", ".xml", ".svg", ".txt", ".webmanifest")
LEAST = 512
"""Bytes; a smaller file gains nothing."""


def finish(root: Path, site: Path) -> None:
    """Make a site that MkDocs built into one that is published."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    pages = {path: data.decode("utf-8") for path, data in files.items() if path.endswith(".html")}
    sets = sorted({found for html in pages.values() if (found := modules_of(html))})
    looks = sorted({found for html in pages.values() if (found := sheets_of(html))})
    fresh = make_small(root, site, [path for path in files if _is_ours(path)])
    fresh[WORKER] = bundle_alone(root, site, WORKER)
    alone = {**files, **fresh, **_bundles(bundle_modules(root, site, sets, classic=True), "offline")}
    alone[offline.LIBRARY_ALONE] = bundle_alone(root, site, offline.LIBRARY, called=offline.LIBRARY_CALLED)
    fresh |= _bundles(bundle_modules(root, site, sets), "page")
    for number, paths in enumerate(looks):
        joined = join_sheets({**files, **fresh}[path].decode("utf-8") for path in paths)
        fresh[f"{SHEETS}page-{number}.css"] = joined.encode()
    whole = {}
    for path, html in pages.items():
        used = modules_of(html)
        whole[path] = with_one_script(html, _bundle("page", sets.index(used))) if used else html
        if worn := sheets_of(html):
            whole[path] = with_one_sheet(whole[path], f"{SHEETS}page-{looks.index(worn)}.css")
    fresh |= _with_names(whole, {**files, **fresh})
    fresh[offline.NAME] = offline.pack(_for_a_disk(alone, pages, sets))
    fresh["_redirects"] = render_moves(read_library(root)[0]).encode()
    fresh["_headers"] = render_headers([*files, *fresh]).encode()
    for path, data in fresh.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)


def _with_names(pages: Mapping[str, str], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The pages, and what they load, under names that may be kept for ever."""
    names = fixed_names(pages.values(), files)
    found = {path: with_fixed_names(path, html, names).encode() for path, html in pages.items()}
    for path, name in names.items():
        text = path.endswith((".css", ".js", ".mjs")) and path != "search/index.js"
        data = files[path]
        found[name] = with_fixed_names(path, data.decode("utf-8"), names).encode() if text else data
    return found


def _for_a_disk(files: Mapping[str, bytes], pages: Mapping[str, str], sets: list[tuple[str, ...]]) -> dict[str, bytes]:
    """The files of the copy for a disk."""
    heavy = offline.too_heavy(files, pages)
    left_out = {*pages, *heavy}
    found = {path: data for path, data in files.items() if offline.is_taken(path) and path not in left_out}
    for path, html in pages.items():
        used = modules_of(html)
        one = with_one_script(html, _bundle("offline", sets.index(used)), classic=True) if used else html
        changed = offline.offline_page(path, one, heavy) if offline.is_taken(path) else None
        if changed is not None:
            found[path] = changed.encode()
            found |= offline.scripts_of(path, html, files)
    return found


def _is_ours(path: str) -> bool:
    return path.startswith("assets/") and path.endswith((".css", ".js", ".mjs"))


def _bundle(name: str, number: int) -> str:
    return f"assets/javascripts/{name}-{number}.js"


def _bundles(scripts: list[bytes], name: str) -> dict[str, bytes]:
    return {_bundle(name, number): data for number, data in enumerate(scripts)}


def compress_files(site: Path) -> None:
    """Write each file again as gzip and as Brotli, where that is worth it. The same bytes each time."""
    import brotli

    for path in sorted(site.rglob("*")):
        if path.suffix in COMPRESSED and path.stat().st_size >= LEAST:
            data = path.read_bytes()
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
            path.with_name(f"{path.name}.br").write_bytes(brotli.compress(data, quality=9))
