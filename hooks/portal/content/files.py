"""Which files may stand below `docs/`, `faq/` and `guides/`. Whatever is not known here by its kind stays off the site, and is told."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from portal.content.kinds import DATA, DATA_FILES, ROOTS, is_in, is_template
from portal.content.load import SLUG
from portal.content.pictures import Picture, read_picture
from portal.text.issues import Issue

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
HANDED_OUT = (".pdf", ".csv")
"""Files that a reader takes as they are."""
PAGES = (".md.txt", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdx", ".md")
"""How files end that somebody meant as a page, in small letters."""
LEFT_BEHIND = ("~", ".bak", ".orig", ".rej", ".tmp", ".swp", ".old", ".part", ".crdownload", ".lnk")
BY_THE_SYSTEM = ("thumbs.db", "desktop.ini", "icon\r")
ENDINGS = ", ".join([*PICTURES, *HANDED_OUT])
LARGEST = 10_000_000
"""Bytes of a picture or of a file that is handed out."""
PDF = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Found:
    """What stands below the folders of content."""

    texts: tuple[str, ...]
    """The paths of pages and data, to be read."""
    assets: tuple[str, ...]
    """The paths of pictures and of files that are handed out."""
    issues: tuple[Issue, ...]


def find_files(root: Path) -> Found:
    """Every file of a checkout that an author may have put there. Links of the file system are never followed."""
    texts: list[str] = []
    assets: list[str] = []
    issues: list[Issue] = []
    for path in _walk(root):
        name = path.relative_to(root).as_posix()
        issue = _check_form(path, name)
        if issue:
            issues.append(issue)
        elif name.endswith((".md", ".yml")):
            texts.append(name)
        else:
            assets.append(name)
    return Found(tuple(texts), tuple(assets), tuple(issues))


def load_assets(assets: Mapping[str, bytes]) -> tuple[dict[str, Picture], dict[str, bytes], list[Issue]]:
    """Pictures, files that are handed out as they are, and what is wrong with those that are neither."""
    pictures: dict[str, Picture] = {}
    handed_out: dict[str, bytes] = {}
    issues: list[Issue] = []
    for path, data in assets.items():
        found = _check_asset(path, data) or (read_picture(path, data) if path.lower().endswith(PICTURES) else None)
        if isinstance(found, Issue):
            issues.append(found)
        elif found:
            pictures[path] = found
        else:
            handed_out[path] = data
    return pictures, handed_out, issues


def _walk(root: Path) -> Iterator[Path]:
    """All files, and all links, in order. What begins with a dot belongs to programs: it is never read and never published."""
    for folder in ROOTS:
        for place, folders, files in os.walk(root / folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            links = [name for name in folders if (Path(place) / name).is_symlink()]
            yield from (Path(place) / name for name in sorted([*files, *links]) if not name.startswith("."))


def _check_form(path: Path, name: str) -> Issue | None:
    """What a file's kind, place and name say, without a look at what is in it."""
    shown = name.encode("utf-8", "backslashreplace").decode()
    last = shown.rpartition("/")[2]
    if path.is_symlink():
        problem = "The file is a link to another place of this machine."
        return Issue(shown, 1, "file-link", problem, "Put a copy of the file itself here.")
    if not path.is_file() or not os.access(path, os.R_OK):
        return Issue(shown, 1, "file-kind", f"'{last}' can't be read.", "Let everybody read it, or delete it.")
    if wrong := _wrong_kind(shown, last):
        return Issue(shown, 1, "file-kind", *wrong)
    folder = next((part for part in shown.split("/")[1:-1] if not SLUG.fullmatch(part)), None)
    if folder is not None:
        problem = f"The name '{folder}' of a folder can't be part of an address."
        return Issue(shown, 1, "slug", problem, "Use lower-case letters, digits and hyphens.")
    return None


def _wrong_kind(name: str, last: str) -> tuple[str, str] | None:
    small = last.lower()
    if small.startswith("~$") or small.endswith(LEFT_BEHIND) or small in BY_THE_SYSTEM:
        return f"'{last}' was left behind by a program.", "Delete it."
    if small == "readme.md":
        return "A file of this name is no page here.", "Rename it to 'index.md', or delete it."
    ending = next((one for one in PAGES if small.endswith(one)), None)
    if ending and not last.endswith(".md"):
        stem = last[: -len(ending)] or "page"
        return f"'{last}' does not end in '.md', so it is no page.", f"Rename it to '{stem}.md'."
    if ending and last.startswith("_") and not is_template(name):
        return f"'{last}' can't be a page.", "Let the name begin with a letter."
    if small.endswith((".yml", ".yaml")):
        if name in DATA_FILES:
            return None
        if is_in(name, DATA):
            names = sorted(path.rpartition("/")[2].removesuffix(".yml") for path in DATA_FILES)
            near = get_close_matches(last.rpartition(".")[0], names, 1, 0.7)
            fix = "Delete it, or put its entries into another file."
            fix = f"Rename it to '{DATA}/{near[0]}.yml', or delete it." if near else fix
            return f"Nothing reads a data file '{name.removeprefix(f'{DATA}/')}'.", fix
        return f"'{last}' is a data file, and stands outside of {DATA}/.", f"Move it to {DATA}/, or delete it."
    if ending or small.endswith((*PICTURES, *HANDED_OUT)):
        return None
    if small.endswith(".svg"):
        return f"'{last}' is a drawing that can hold programs.", "Save the picture as PNG."
    return f"'{last}' is no kind of file that a page can use.", f"Delete it, or hand in one of: {ENDINGS}."


def _check_asset(path: str, data: bytes) -> Issue | None:
    """A file that is handed out is what its name says, and not too large for a telephone. Pictures are opened elsewhere."""
    if len(data) > LARGEST:
        problem = f"The file holds {len(data):,} bytes, more than {LARGEST:,}."
        return Issue(path, 1, "too-much", problem, "Make it smaller, or link to the place where it can be had.")
    if path.lower().endswith(".pdf") and not data.startswith(PDF):
        return Issue(path, 1, "file-kind", "The file ends in '.pdf' and is no PDF.", "Save it as PDF anew.")
    return None
