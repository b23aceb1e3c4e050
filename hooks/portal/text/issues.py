"""One finding that an author can act on."""

from __future__ import annotations

from dataclasses import dataclass

from portal.text.characters import visible

SHOULD = frozenset([
    "acronym", "asked-form", "asked-many", "asked-page", "asked-title", "asked-twice", "description", "grade", "short-answer",
    "source-unused", "title-taken", "topic-empty", "translation-behind", "wordings",
])  # fmt: skip
"""Rules that make a page better. All others must be kept: what breaks one of them is held back, and no site is published with it."""


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """What is wrong, where, and what to type instead.

    The field order is the report's order: by file, then by line.
    """

    path: str
    """From the root of the repository, with forward slashes."""
    line: int
    """Counted from 1; 1 where the whole file is meant."""
    rule: str
    """A stable id, explained in `docs/contribute/rules.md`."""
    problem: str
    """A sentence that shows the value found."""
    fix: str
    """A sentence that says what to type."""

    @property
    def must(self) -> bool:
        """Whether it must be mended before the site can be published."""
        return self.rule not in SHOULD

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {visible(f'{self.problem} Fix: {self.fix}')} [{self.rule}]"

    def as_annotation(self) -> str:
        """The same finding as a code forge shows it on a changed line."""
        level = "error" if self.must else "warning"
        text = visible(f"{self.problem} Fix: {self.fix}").replace("%", "%25")
        return f"::{level} file={self.path},line={self.line},title={self.rule}::{text}"
