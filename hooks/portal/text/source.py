"""Bytes to `Source`: the front matter of a Markdown file, and the Markdown below it."""

from __future__ import annotations

from dataclasses import dataclass

from portal.text.body import Body
from portal.text.bounds import check_depth
from portal.text.fields import Fields, parse_fields
from portal.text.issues import Issue
from portal.text.reading import check_entities, read_text

FENCE = "---"


@dataclass(frozen=True, slots=True)
class Source:
    """One Markdown file, taken apart but not yet understood."""

    path: str
    fields: Fields
    body: Body


def read_source(path: str, data: bytes) -> tuple[Source | None, list[Issue]]:
    """Take a Markdown file apart. Without readable front matter there is no Source, only findings."""
    text, issues = read_text(path, data)
    if text is None:
        return None, issues
    lines = text.split("\n")
    if lines[0].strip() != FENCE:
        found = f"The file begins with {lines[0].strip()[:40]!r}, not with front matter."
        fix = "Begin the file with a line '---', the keys, and a line '---'."
        return None, [*issues, Issue(path, 1, "front-matter", found, fix)]
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        fix = "Put a line '---' after its last key."
        return None, [*issues, Issue(path, 1, "front-matter", "The front matter is never closed.", fix)]
    fields, found_in_fields = parse_fields(path, "\n".join(lines[1:end]), first_line=2)
    issues += found_in_fields
    typed = "\n".join(lines[end + 1 :])
    first_line = end + 2
    if not typed.strip():
        fix = "Write the page below the second '---'."
        issues.append(Issue(path, end + 1, "empty-body", "There is no text below the front matter.", fix))
    if deep := check_depth(path, typed, first_line):
        return None, [*issues, *deep]
    body = Body(typed, first_line)
    issues += check_entities(path, body.masked, first_line)
    return (Source(path, fields, body) if fields else None), issues
