"""Addresses: what a link in a source means, and what it becomes on the site.

Links are written as paths in the repository, right on the forge and in an editor. On the site `docs/` is the root, and `faq/` and
`guides/` stand beside its folders.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from urllib.parse import quote, unquote

from portal.text.body import Body
from portal.text.issues import Issue
from portal.text.prose import Link
from portal.text.tongues import site_path as site_path

SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
SLUG_PATH = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
OUTSIDE = ("http", "https", "mailto", "tel")


def stem(path: str) -> str:
    """A page's place in the site's source tree without its ending, from which the names of its editions are made."""
    return site_path(path).removesuffix(".md")


def address(path: str) -> str:
    """A page's permalink from the root of the site, without the leading slash: `faq/drug-testing/`."""
    inner = site_path(path)
    if inner == "index.md":
        return ""
    return inner.removesuffix("index.md") if inner.endswith("/index.md") else inner.removesuffix(".md") + "/"


def alias_address(alias: str, path: str) -> str:
    """The old address that an alias names: a bare one lies in the same folder as the file that has it now."""
    folder = posixpath.dirname(site_path(path))
    name = alias.strip("/")
    return f"{name}/" if "/" in name or not folder else f"{folder}/{name}/"


def scheme_of(target: str) -> str:
    """What a target begins with where it is a full address, in lower case: `https`; empty for a path."""
    scheme = SCHEME.match(target)
    return scheme[1].lower() if scheme else ""


def is_slug_path(text: str) -> bool:
    """Whether a text can be an address of this site: words of lower-case letters, digits and hyphens, with slashes between."""
    return bool(SLUG_PATH.fullmatch(text))


def relative(target: str, start: str) -> str:
    """A site path as seen from another one."""
    return posixpath.relpath(target, posixpath.dirname(start) or ".")


def resolve(target: str, path: str) -> str | None:
    """The file that a relative target means, or None where it leaves the repository."""
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
    return None if found.startswith(("..", "/")) or found == "." else found


def check_links(path: str, body: Body, files: Collection[str], anchors: Mapping[str, Collection[str]]) -> list[Issue]:
    """Every link of one file, held against the files and the anchors that there are."""
    return [issue for link in body.links if (issue := _check(link, path, files, anchors))]


def _check(link: Link, path: str, files: Collection[str], anchors: Mapping[str, Collection[str]]) -> Issue | None:
    target, _, anchor = link.target.partition("#")
    if scheme := scheme_of(link.target):
        if scheme in OUTSIDE:
            return _elsewhere(link, path) if link.picture else None
        fix = "Link to a file of the repository, or to an address that begins with https://."
        return Issue(
            path,
            link.line,
            "link-scheme",
            f"The link '{link.target}' begins with '{link.target.partition(':')[0]}:'.",
            fix,
        )
    if target.startswith("/"):
        fix = "Write the path from this file, such as '../docs/funding.md'."
        return Issue(path, link.line, "link-absolute", f"The link '{link.target}' begins at the root.", fix)
    if not target and not anchor:
        return Issue(
            path, link.line, "link-missing", "A link has no target.", "Write a path between its round brackets."
        )
    found = path if not target else resolve(target, path)
    if found is None:
        return Issue(
            path,
            link.line,
            "link-outside",
            f"The link '{link.target}' leaves the repository.",
            "Link to a file of the repository.",
        )
    if found not in files:
        near = get_close_matches(found, files, 1, 0.6)
        fix = f"Did you mean '{relative(near[0], path)}'?" if near else "Correct the path, or add the file."
        return Issue(path, link.line, "link-missing", f"The link '{link.target}' leads to no file.", fix)
    if anchor and anchor not in anchors.get(found, ()):
        known = anchors.get(found, ())
        near = get_close_matches(anchor, known, 1, 0.4)
        fix = f"Did you mean '#{near[0]}'?" if near else "Give the heading that id, or leave the anchor out."
        return Issue(path, link.line, "anchor-missing", f"'{found}' has no place called '#{anchor}'.", fix)
    return None


def _elsewhere(link: Link, path: str) -> Issue:
    fix = "Put the picture beside the page, or link to it in words."
    return Issue(path, link.line, "picture-outside", f"The picture '{link.target}' stands on another host.", fix)


def rewrite_links(
    path: str, body: Body, shown: Collection[str], withheld: Collection[str], start: str | None = None
) -> str:
    """The text with each link as the site needs it.

    A link to a withheld page keeps its words and goes to that folder's front page, so one author's mistake breaks nobody else's page.
    `start` is the place in the site's source tree that the text goes to, where that is not its own.
    """
    here = start or site_path(path)

    def rewritten(target: str) -> str | None:
        place = place_of(target, path, shown, withheld)
        return quote(relative(place[0], here)) + place[1] if place else None

    return replace_targets(body, rewritten)


def place_of(target: str, path: str, shown: Collection[str], withheld: Collection[str]) -> tuple[str, str] | None:
    """The place in the site's source tree that a target means, and its anchor with the `#`.

    None for a full address, a place on the same page, and what leaves the repository.
    """
    inner, mark, anchor = target.partition("#")
    found = resolve(inner, path) if inner and not scheme_of(inner) else None
    if found is None:
        return None
    return (site_path(_shelter(found, shown)), "") if found in withheld else (site_path(found), mark + anchor)


def replace_targets(body: Body, replaced: Callable[[str], str | None]) -> str:
    """The text with the targets of its links and pictures replaced; None leaves one as it is."""
    parts: list[str] = []
    done = 0
    for link in body.links:
        new = replaced(link.target)
        if new is not None:
            parts += [body.text[done : link.start], new]
            done = link.start + len(link.target)
    return "".join([*parts, body.text[done:]])


def _shelter(path: str, shown: Collection[str]) -> str:
    """The nearest front page above a withheld page that is itself shown."""
    folder = posixpath.dirname(path)
    while folder and f"{folder}/index.md" not in shown:
        folder = posixpath.dirname(folder)
    return f"{folder}/index.md" if folder else "docs/index.md"
