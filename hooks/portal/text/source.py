"""Bytes to `Source`: the front matter of a Markdown file, and the Markdown below it."""

from __future__ import annotations

from dataclasses import dataclass

from portal.text.body import Body
from portal.text.fields import Fields, parse_fields, read_text
from portal.text.issues import Issue

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
    if issues:
        return None, issues
    lines = text.split("\n")
    if lines[0].strip() != FENCE:
        found = f"The file begins with {lines[0].strip()[:40]!r}, not with front matter."
        return None, [
            Issue(path, 1, "front-matter", found, "Begin the file with a line '---', the keys, and a line '---'.")
        ]
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        return None, [
            Issue(path, 1, "front-matter", "The front matter is never closed.", "Put a line '---' after its last key.")
        ]
    fields, issues = parse_fields(path, "\n".join(lines[1:end]), first_line=2)
    body = "\n".join(lines[end + 1 :])
    if not body.strip():
        issues.append(
            Issue(
                path,
                end + 1,
                "empty-body",
                "There is no text below the front matter.",
                "Write the page below the second '---'.",
            )
        )
    return (Source(path, fields, Body(body, end + 2)) if fields else None), issues
