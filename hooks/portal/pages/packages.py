"""Each module of the learning path as a package that an agency's learning system opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from portal.content.changes import version_of
from portal.content.figures import day_in_words
from portal.content.library import Library
from portal.learn.path import modules, stop_of
from portal.pages.frame import dress
from portal.publish import scorm
from portal.text.links import address, site_path


def places(library: Library) -> list[str]:
    """Where each package stands on the site."""
    return [scorm.place(module.slug) for module in modules(library)]


def render_packages(
    library: Library,
    base: str,
    render: Callable[[str, dict[str, Any]], str],
    contents: Mapping[str, str],
    overrides: Path,
    shipped: Mapping[str, Path],
) -> Iterator[tuple[str, bytes]]:
    """Each package by its place. `contents` is the HTML of each page, `base` the address of the site or empty.

    What a page loads stands in `overrides`, or is one of the `shipped` files, by its place on the site.
    """

    def read(src: str) -> bytes | None:
        path = shipped.get(src, overrides / src)
        return path.read_bytes() if path.is_file() else None

    version = day_in_words(str(version_of(library)))
    for module in modules(library):
        where = base and f"{base}{address(module.path)}"
        text = scorm.alone(
            dress(contents[site_path(module.path)], library.words[module.language].frame_back_place), where
        )
        told = {"title": module.title, "slug": module.slug, "stop": stop_of(module, library)}
        page = render("scorm.html", told | {"content": text, "where": where, "version": version})
        yield scorm.place(module.slug), scorm.pack(module.slug, module.title, version, page, read)
