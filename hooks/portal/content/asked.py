"""The words of readers: how people ask for a page, a wording a line in `search/asked/`, at the path of the page.

The front matter holds the few that the author of the page thinks of. All of them are searched and none is shown, so a mistake in one
is told and holds no page back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from portal.text.characters import code_of, is_unseen
from portal.text.issues import Issue
from portal.text.reading import decode
from portal.text.remembered import remembered

FOLDER = "search/asked/"
MOST = 8
"""Wordings in the front matter of a page. The others stand in its file."""
LONGEST = 200
"""Letters of a wording. A longer line is most often several."""
LARGEST = 64 * 1024
"""Bytes of a file, ten times what the page that is asked for most has."""
STEERING = {"Cc", "Cf", "Zl", "Zp"}
"""Unicode's names for characters that steer and show nothing."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How somebody asks for a page, and where that is written."""

    text: str
    path: str
    line: int


def asked_path(page: str) -> str:
    """The file with the wordings of a page: `search/asked/faq/car.txt` for `faq/car.md`."""
    return f"{FOLDER}{page.removesuffix('.md')}.txt"


def bare(wording: str) -> str:
    """A wording without capitals and marks. Two that are alike in this are the same."""
    return " ".join(re.findall(r"\w+", wording.casefold()))


def read_asked(files: Mapping[str, bytes]) -> tuple[dict[str, tuple[Wording, ...]], list[Issue]]:
    """The wordings of all files, in the order of each, by the path of the page; whether that page is there is not asked."""
    asked: dict[str, tuple[Wording, ...]] = {}
    issues: list[Issue] = []
    for path in sorted(path for path in files if path.startswith(FOLDER)):
        if path.endswith(".txt"):
            page = path.removeprefix(FOLDER).removesuffix(".txt") + ".md"
            asked[page], found = _read_file(path, files[path])
            issues += found
        else:
            stem = path.rpartition(".")[0] if "." in path.rpartition("/")[2] else path
            problem = "The file's name does not end in '.txt', so nobody reads it."
            issues.append(Issue(path, 1, "asked-page", problem, f"Rename it to '{stem}.txt'."))
    return asked, issues


@remembered
def _read_file(path: str, data: bytes) -> tuple[tuple[Wording, ...], tuple[Issue, ...]]:
    """One file; a line with a finding is left out, and so is the whole of a file that can't be read."""
    if len(data) > LARGEST:
        problem = f"The file holds {len(data):,} bytes, more than {LARGEST:,}."
        return (), (Issue(path, 1, "asked-form", problem, "Keep what people really type, a wording a line."),)
    text, found = decode(path, data)
    wordings: list[Wording] = []
    for number, line in enumerate((text or "").split("\n"), 1):
        wording = line.strip()
        if wording and not wording.startswith("#"):
            wrong = _wrong_line(wording)
            if wrong:
                found.append(Issue(path, number, "asked-form", *wrong))
            else:
                wordings.append(Wording(wording, path, number))
    return tuple(wordings), tuple(found)


def _wrong_line(wording: str) -> tuple[str, str] | None:
    """What is wrong with a line, and what to type."""
    unseen = next((letter for letter in wording if unicodedata.category(letter) in STEERING or is_unseen(letter)), None)
    if unseen:
        problem = f"The line holds a character that can't be seen: {code_of(unseen)}."
        return problem, "Delete that character, or type the line anew."
    if len(wording) > LONGEST:
        return f"The line has {len(wording)} letters, more than {LONGEST}.", "Write one wording a line."
    if not bare(wording):
        return f"'{wording}' has no word in it.", "Write what somebody would type, or begin a note with '#'."
    return None
