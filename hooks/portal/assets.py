"""Third-party files that the site ships: named here, brought by npm's lock file, never committed."""

from __future__ import annotations

from pathlib import Path

from portal.issues import Issue

FONT = "node_modules/@fontsource/atkinson-hyperlegible-next"
FILES = {
    **{
        f"assets/fonts/atkinson-{style}.woff2": f"{FONT}/files/atkinson-hyperlegible-next-latin-{style}.woff2"
        for style in ("400-normal", "400-italic", "700-normal")
    },
    "assets/fonts/LICENSE.txt": f"{FONT}/LICENSE",
}


def find_assets(root: Path) -> tuple[dict[str, Path], list[Issue]]:
    """Where each shipped file comes from, by the path that it gets on the site."""
    found = {name: root / source for name, source in FILES.items()}
    missing = [source for source in FILES.values() if not (root / source).is_file()]
    problem = (
        f"{len(missing)} of {len(FILES)} files that npm brings are not there, '{missing[0]}' first." if missing else ""
    )
    issues = [Issue("package.json", 1, "asset-missing", problem, "Type 'make setup'.")] if missing else []
    return {name: path for name, path in found.items() if path.is_file()}, issues
