"""The list of every address that was ever published. Posters, letters and programs carry them, so each must arrive for ever."""

from __future__ import annotations

from pathlib import Path

LIST = "tests/permalinks.txt"


def read_list(path: Path) -> list[str]:
    """The published addresses, one a line, such as `/faq/drug-testing/#what-to-do`; none where a checkout has no list."""
    return path.read_text(encoding="utf-8", errors="replace").split() if path.is_file() else []
