"""Third-party files that the site ships: named here, brought by npm's lock file, never committed."""

from __future__ import annotations

import json
from pathlib import Path

from portal.content import icons
from portal.text.issues import Issue

PDF = "node_modules/@cantoo/pdf-lib"
FONT = "node_modules/@fontsource/atkinson-hyperlegible-next"
FILES = {
    **{
        f"assets/fonts/atkinson-{style}.woff2": f"{FONT}/files/atkinson-hyperlegible-next-latin-{style}.woff2"
        for style in ("400-normal", "400-italic", "700-normal")
    },
    "assets/fonts/LICENSE.txt": f"{FONT}/LICENSE",
    "assets/fonts/letters-LICENSE.txt": "node_modules/@fontsource/noto-sans/LICENSE",
    "assets/javascripts/pdf-lib.mjs": f"{PDF}/dist/pdf-lib.esm.min.js",
    "assets/javascripts/pdf-lib-LICENSE.txt": f"{PDF}/LICENSE.md",
}
LETTERS = tuple(
    f"node_modules/@fontsource/noto-sans/files/noto-sans-{part}-400-normal.woff2"
    for part in ("latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext")
)
"""The pieces of a typeface of many languages: filled PDFs are written with it, and no page."""
MORE = ("noto-sans-hebrew", "noto-sans-arabic", "noto-sans-sc", "noto-sans-jp", "noto-sans-kr", "noto-emoji")
"""Typefaces in pieces, with `unicode.json` for what each piece has: for letters in filled PDFs that somebody's device lacks."""
MORE_FROM = "node_modules/@fontsource/{family}/{file}"


def find_assets(root: Path) -> tuple[dict[str, Path], list[Issue]]:
    """Where each shipped file comes from, by the path that it gets on the site."""
    found = {name: root / source for name, source in FILES.items()}
    more = [MORE_FROM.format(family=family, file="unicode.json") for family in MORE]
    wanted = [*FILES.values(), *LETTERS, *more, icons.PACKAGE]
    missing = [source for source in wanted if not (root / source).is_file()]
    problem = (
        f"{len(missing)} of {len(wanted)} files that npm brings are not there, '{missing[0]}' first." if missing else ""
    )
    issues = [Issue("package.json", 1, "asset-missing", problem, "Type 'make setup'.")] if missing else []
    return {name: path for name, path in found.items() if path.is_file()}, issues


def find_more_fonts(root: Path) -> dict[str, Path]:
    """Where each piece of the typefaces of other scripts comes from, in weight 400 alone, with its license, by the path that it gets."""
    found: dict[str, Path] = {}
    for family in MORE:
        ranges = root / MORE_FROM.format(family=family, file="unicode.json")
        if not ranges.is_file():
            continue
        pieces = [name.strip("[]") for name in json.loads(ranges.read_text(encoding="utf-8"))]
        files = {"unicode.json": "unicode.json", "LICENSE.txt": "LICENSE"}
        files |= {f"{piece}.woff2": f"files/{family}-{piece}-400-normal.woff2" for piece in pieces}
        found |= {f"assets/fonts/more/{family}/{name}": ranges.parent / file for name, file in files.items()}
    return found


def read_letters(root: Path) -> list[bytes]:
    """The pieces of the typeface of many languages that are there."""
    return [path.read_bytes() for source in LETTERS if (path := root / source).is_file()]
