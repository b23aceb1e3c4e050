"""What the code knows by name: kinds of editions, and single sheets."""

from __future__ import annotations

RUN_SHEET = "run-sheet"
ENDINGS = {"pdf": ".pdf", "large-print": "-large-print.pdf", "docx": ".docx", "pack": "-pack.pdf"}
ALL = frozenset(ENDINGS)
"""The kinds that the build makes. A page links to none that a build leaves out."""
