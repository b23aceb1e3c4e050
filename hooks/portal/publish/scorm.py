"""A module of the learning path as a package for a learning system (SCORM 1.2): one page with all that it loads, and its manifest.

Such a system opens the page in a frame, gives it what it kept of the learner, and is told when all questions are answered, with the score.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import urljoin

from portal.publish import packing
from portal.publish.packing import Entry

FOLDER = "learn/scorm/"
PAGE = "index.html"
MANIFEST = "imsmanifest.xml"
LOADED = re.compile(r"""<(?:link|script)\b[^<>]*?\s(?:href|src)="(?P<path>assets/[^"]+)\"""")
NAMED = re.compile(r"""\burl\(["']?(?P<style>[^"')]+)["']?\)|\b(?:from|import)\s*["'](?P<script>\.{1,2}/[^"']+)["']""")
ANCHOR = re.compile(r"""<a\b(?P<before>[^<>]*?)\shref="(?P<href>[^"]*)"(?P<after>[^<>]*)>(?P<words>.*?)</a>""", re.S)
FORM = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{name}" version="{version}" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"\
 xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="{name}-path">
    <organization identifier="{name}-path">
      <title>{title}</title>
      <item identifier="{name}-item" identifierref="{name}-module">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="{name}-module" type="webcontent" adlcp:scormtype="sco" href="{page}">
{files}
    </resource>
  </resources>
</manifest>
"""


def place(slug: str) -> str:
    """Where the package of a module stands on the site."""
    return f"{FOLDER}{slug}.zip"


def alone(html: str, where: str) -> str:
    """The text of a page for a package: links within it stay, others open the site in a tab of their own.

    `where` is the page's full address; empty where nobody told the site its own, and then such links are words.
    """

    def changed(link: re.Match[str]) -> str:
        href = link["href"]
        if href.startswith("#"):
            return link[0]
        if ":" not in href.partition("/")[0]:
            if not where:
                return link["words"]
            href = urljoin(where, href)
        return f'<a{link["before"]} href="{href}"{link["after"]} target="_blank" rel="noopener">{link["words"]}</a>'

    return ANCHOR.sub(changed, html)


def pack(slug: str, title: str, version: str, page: str, read: Callable[[str], bytes | None]) -> bytes:
    """The package. `page` is its whole HTML, with addresses from the root of the site; `read` gives a file of the site by such a path."""
    files = {
        PAGE: _named_js(page.encode()),
        **{_js(path): _named_js(data) for path, data in _loaded(page, read).items()},
    }
    lines = "\n".join(f'      <file href="{escape(path)}"/>' for path in sorted(files))
    told = {"name": f"guidepost-{slug}", "version": escape(version), "title": escape(title), "page": PAGE}
    files[MANIFEST] = FORM.format(files=lines, **told).encode()
    return packing.pack(Entry(path, files[path]) for path in sorted(files))


def _js(path: str) -> str:
    """A script's name with an ending that each learning system serves as a script."""
    return path.removesuffix(".mjs") + ".js" if path.endswith(".mjs") else path


def _named_js(data: bytes) -> bytes:
    return data.replace(b'.mjs"', b'.js"')


def _loaded(page: str, read: Callable[[str], bytes | None]) -> Mapping[str, bytes]:
    """What a page loads, and what these files load in turn."""
    found: dict[str, bytes] = {}
    wanted = [match["path"] for match in LOADED.finditer(page)]
    while wanted:
        path = wanted.pop()
        data = read(path) if path not in found else None
        if data is None:
            continue
        found[path] = data
        if path.endswith((".css", ".mjs", ".js")):
            names = (match["style"] or match["script"] for match in NAMED.finditer(data.decode("utf-8")))
            wanted += [posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) for name in names]
    return found
