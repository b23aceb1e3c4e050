"""One finding that an author can act on."""

from __future__ import annotations

from dataclasses import dataclass


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

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.problem} Fix: {self.fix} [{self.rule}]"

    def as_annotation(self) -> str:
        """The same finding as a code forge shows it on a changed line."""
        return f"::error file={self.path},line={self.line},title={self.rule}::{self.problem} Fix: {self.fix}"
