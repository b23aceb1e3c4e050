"""What printing needs besides the pages: the styles and fonts, where files are kept, and how a template is filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec

from portal.print.cache import kept, read
from portal.print.keys import key_of

STYLES = "assets/stylesheets"
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Workshop:
    """What printing needs besides the pages."""

    cache: Path
    """The folder of the files that were printed before."""
    files: Mapping[str, bytes]
    """The styles, fonts and pictures of cards that a document may name, by their address from the root of the site."""
    render: Callable[[str, Mapping[str, object]], str]
    """Fills in the template of that name."""
    host: str
    """The site's address with its last slash, or nothing where it is not known."""
    tell: Callable[[str], None]
    now: Callable[[], float]
    """A clock in seconds."""
    only_kept: bool = False
    """Whether only what the cache holds is given, and nothing is printed."""

    def keep(self, ending: str, make: Callable[P, bytes], /, *given: P.args, **named: P.kwargs) -> bytes | None:
        """What was made before from the same, or what is made now; None where nothing is to be made."""
        if self.only_kept:
            return read(self.cache, ending, key_of(make, *given, **named))
        return kept(self.cache, ending, make, *given, **named)


def set_up_workshop(
    cache: Path,
    overrides: Path,
    fonts: Mapping[str, Path],
    drawings: Mapping[str, str],
    render: Callable[[str, Mapping[str, object]], str],
    host: str,
    tell: Callable[[str], None],
    now: Callable[[], float],
    *,
    only_kept: bool,
) -> Workshop:
    """A workshop that keeps its files below `cache`, with the styles of `overrides`, and `drawings` by their address."""
    paths = {f"{STYLES}/{path.name}": path for path in sorted((overrides / STYLES).glob("*.css"))}
    files = {name: path.read_bytes() for name, path in {**paths, **fonts}.items()}
    files |= {name: svg.encode() for name, svg in drawings.items()}
    return Workshop(cache / "editions", files, render, host, tell, now, only_kept)
