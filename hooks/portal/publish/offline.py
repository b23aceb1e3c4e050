"""The copy of the site that opens from a disk: pages name files and not folders, and load nothing that a browser refuses there."""

from __future__ import annotations

import base64
import json
import posixpath
import re
from collections.abc import Collection, Container, Mapping

from portal.publish import packing
from portal.publish.packing import Entry

FOLDER = "guidepost/"
NAME = "guidepost-offline.zip"
ADDRESS = re.compile(r"""(<(?:a|area|form|iframe|link)\b[^<>]*?\s(?:href|action|src)=")([^"]*)(")""")
POLICY = re.compile(r"""(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)""")
DROPPED = re.compile(
    r"""[ \t]*<link rel="(?:manifest|preload|search)"[^<>]*>\n?|<span class="gp-offline">.*?</span>""", re.S
)
"""A browser fetches these as from another host when a page stands on a disk, and says so; the last one leads to this very copy."""
FILLED = re.compile(r"""\sdata-(pdf|large|docx)="([^"]+)\"""")
"""The printed editions that a sheet's page fills in."""
LETTERS = "assets/fonts/letters.bin"
"""What pages fill these in with; there it is a script as well, and only that."""
LIBRARY = "assets/javascripts/pdf-lib.mjs"
"""A module that pages load by its name, and that no page on a disk can load."""
LIBRARY_ALONE = "assets/javascripts/pdf-lib.js"
"""The same as a script that pages there can load."""
LIBRARY_CALLED = "guidepostPdfLib"
OWN = re.compile(r"<form\b[^<>]*\sdata-by-question\b")
"""A sheet of the person who fills it in, and not of staff."""
LINK = re.compile(r"""<a\b[^<>]*?\shref="([^"]*\.pdf)"[^<>]*>(.*?)</a>""", re.S)
WEB = re.compile(r""""web": "([^"]*)\"""")
"""The words of the page for what is not in the copy."""
MOVED = 'http-equiv="refresh"'
LEFT_OUT = re.compile(
    r"404\.html|sitemap\.xml(\.gz)?|opensearch\.xml|robots\.txt|manifest\.webmanifest|_(headers|redirects)|assets/fixed/.*"
    rf"|assets/fonts/(letters\.bin|more/.*)|learn/scorm/.*|embed/v1/.*\.js|{re.escape(LIBRARY)}"
)
STORED = (".woff2", ".png", ".docx", ".zip", ".epub")
"""Compressed already. A PDF is so only in pieces: packed as one, a sheet takes a quarter less."""


def is_taken(path: str) -> bool:
    """Whether a file of the site is of use without a host."""
    return not LEFT_OUT.fullmatch(path)


def too_heavy(files: Collection[str], pages: Mapping[str, str]) -> frozenset[str]:
    """The PDFs that stay on the web, so that the copy is no larger than the 25 MiB that a host takes as one file.

    Sheets of the person go along in both sizes. Those of staff go for Word, and print from their page. Slips, posters, packs, books and
    cards stay.
    """
    kept = {
        _beside(path, target) for path, html in pages.items() for _, target in FILLED.findall(html) if OWN.search(html)
    }
    return frozenset(path for path in files if path.endswith(".pdf") and path not in kept)


def offline_page(path: str, html: str, heavy: Container[str] = ()) -> str | None:
    """A page as it opens from a disk; None for one that only sends readers on. A link to what is too `heavy` is words alone."""
    if MOVED in html:
        return None
    only = f" ({found[1]})" if (found := WEB.search(html)) else ""
    html = LINK.sub(lambda m: m[2] + only if _beside(path, m[1]) in heavy else m[0], DROPPED.sub("", html))
    html = html if OWN.search(html) else FILLED.sub("", html)
    html = POLICY.sub(lambda m: m[1] + m[2].replace("'self'", "'self' file:") + m[3], html)
    return ADDRESS.sub(lambda m: m[1] + named(m[2]) + m[3], html)


def _beside(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def scripts_of(path: str, html: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What a person's sheet at `path` reads whole, each file as a script beside it: from a disk a page may load scripts and read nothing.

    Sheets of staff have none, which would weigh as much as all pages: they are filled in as they are, and printed.
    """
    places = {_beside(path, target) for _, target in FILLED.findall(html)} if OWN.search(html) else set()
    read = {*places, LETTERS} if places else places
    return {f"{place}.js": _as_script(place, files[place]) for place in sorted(read & files.keys())}


def _as_script(path: str, data: bytes) -> bytes:
    name, text = json.dumps(posixpath.basename(path)), base64.b64encode(data).decode()
    return f'(globalThis.guidepostFiles??={{}})[{name}]="{text}"\n'.encode()


def named(target: str) -> str:
    """An address within the site with the page's file in it: `../faq/#basics` is `../faq/index.html#basics`."""
    found = re.fullmatch(r"([^?#]*)([?#].*)?", target, re.S)
    path = found[1] if found else ""
    if not path or ":" in path or path.startswith("/"):
        return target
    folder = path.endswith("/") or path.rsplit("/", 1)[-1] in (".", "..")
    return f"{path.rstrip('/')}/index.html{found[2] or ''}" if found and folder else target


def pack(files: Mapping[str, bytes]) -> bytes:
    """All files in one archive, the same bytes each time."""
    placed = (Entry(FOLDER + path, data, stored=path.endswith(STORED)) for path, data in sorted(files.items()))
    return packing.pack(placed, level=6)
