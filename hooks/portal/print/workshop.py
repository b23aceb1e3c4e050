"""What printing needs besides the pages: the styles and fonts, where files are kept, and how a template is filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

STYLES = "assets/stylesheets"


@dataclass(frozen=True, slots=True)
class Workshop:
    """What printing needs besides the pages."""

    cache: Path
    """The folder of the files that were printed before."""
    files: Mapping[str, bytes]
    """The styles and fonts that a document may name, by their address from the root of the site."""
    render: Callable[[str, Mapping[str, object]], str]
    """Fills in the template of that name."""
    host: str
    """The site's address with its last slash, or nothing where it is not known."""
    tell: Callable[[str], None]


def set_up_workshop(
    cache: Path,
    overrides: Path,
    fonts: Mapping[str, Path],
    render: Callable[[str, Mapping[str, object]], str],
    host: str,
    tell: Callable[[str], None],
) -> Workshop:
    """A workshop that keeps its files below `cache`, with the styles of `overrides`."""
    paths = {f"{STYLES}/{path.name}": path for path in sorted((overrides / STYLES).glob("*.css"))}
    files = {name: path.read_bytes() for name, path in {**paths, **fonts}.items()}
    return Workshop(cache / "editions", files, render, host, tell)
