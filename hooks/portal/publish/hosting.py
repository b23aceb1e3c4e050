"""What a host should say with each file: how long it may be kept, what a page may do, and who may show it in a frame.

One table for every host; `deploy/` and the site's own `_headers` are written from it. The patterns of one header never overlap, since
hosts join what two patterns say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portal.content.library import Library
from portal.sharing.embed import FOLDER as EMBEDDED
from portal.text.policy import framed_by, page_policy

FIXED = "assets/fixed/"
"""Here a file's name holds a hash of what is in it, so it never changes."""
YEAR = 31_536_000
HOUR = 3_600
MINUTES = 300
EVERYWHERE = {
    "Content-Security-Policy": page_policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": f"max-age={YEAR}",
    # Everything here is public and the same for everybody, so a program of somebody else's may read it.
    "Access-Control-Allow-Origin": "*",
}


@dataclass(frozen=True, slots=True)
class Cache:
    """How long what stands below a folder may be kept, by a browser and by whatever is on the way."""

    folder: str
    value: str


CACHES = (
    Cache(FIXED, f"public, max-age={YEAR}, immutable"),
    Cache(EMBEDDED, f"public, max-age={HOUR}"),
    Cache("", f"public, max-age={MINUTES}"),
)
"""The first folder that a path stands in counts; the last one is every folder."""


def cache_of(path: str) -> str:
    """What Cache-Control says of a file, by its path from the root of the site."""
    return next(cache.value for cache in CACHES if path.startswith(cache.folder))


def headers_of(path: str) -> dict[str, list[str]]:
    """All that a host says with one file. The policy comes in two parts, and a browser keeps both."""
    said = {name: [value] for name, value in EVERYWHERE.items()}
    said["Content-Security-Policy"].append(framed_by("*" if path.startswith(EMBEDDED) else "'self'"))
    said["Cache-Control"] = [cache_of(path)]
    return said


def render_headers(paths: Iterable[str]) -> str:
    """The `_headers` file of Netlify, Cloudflare Pages and their like. `paths` are all files of the site."""
    places = sorted({_place(path) for path in paths if not path.startswith("_")})
    rules = [("/*", EVERYWHERE), *((f"/{place}", _own(place)) for place in places)]
    return "\n".join(
        [
            "# Written by the build. A pattern of two lines would be joined with a comma, so none of these overlap but the first.",
            *(
                f"{pattern}\n" + "\n".join(f"  {name}: {value}" for name, value in said.items())
                for pattern, said in rules
            ),
            "",
        ]
    )


def _own(path: str) -> dict[str, str]:
    """What is said of this path and not of every path."""
    said = headers_of(path)
    return {name: said[name][-1] for name in ("Content-Security-Policy", "Cache-Control")}


def _place(path: str) -> str:
    """The pattern that a file falls under: the widest folder that has no folder of other headers in it."""
    apart = (FIXED, EMBEDDED)
    for folder in apart:
        if path.startswith(folder):
            return f"{folder}*"
    parts = path.split("/")
    for depth in range(1, len(parts)):
        above = "/".join(parts[:depth]) + "/"
        if not any(folder.startswith(above) for folder in apart):
            return f"{above}*"
    return path.removesuffix("index.html")


def render_moves(library: Library) -> str:
    """The `_redirects` file: old addresses that need no script to arrive. The others have a page, and so have these on other hosts."""
    lines = [f"/{old} /{new} 301" for old, new in sorted(library.moves.pages.items()) if not library.moves.on(old)]
    return "\n".join(["# Written by the build.", *lines, ""])


def render_nginx() -> str:
    """The part of nginx's configuration that follows from this table."""
    caches = [f'    ~^/{c.folder} "{c.value}";' for c in CACHES if c.folder]
    said = "\n".join(f'add_header {name} "{value}" always;' for name, value in EVERYWHERE.items())
    return f"""# Written by 'make headers' from hooks/portal/publish/hosting.py: change it there.
map $uri $guidepost_cache {{
    default "{CACHES[-1].value}";
{chr(10).join(caches)}
}}
map $uri $guidepost_frames {{
    default "{framed_by("'self'")}";
    ~^/{EMBEDDED} "{framed_by("*")}";
}}
add_header Cache-Control $guidepost_cache;
add_header Content-Security-Policy $guidepost_frames always;
{said}
"""


if __name__ == "__main__":
    print(render_nginx(), end="")
