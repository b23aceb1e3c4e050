"""Other languages than the site's own: which folders hold them, and what these are called in addresses.

Both are data of the site (`docs/data/words.yml`), and every path is read with them in mind. So they are told once, before the first
page is read, and are remembered: a path alone then says its language.
"""

from __future__ import annotations

from collections.abc import Mapping

ROOTS = ("docs", "faq", "guides")
_folders: dict[str, Mapping[str, str]] = {}


def know(language: str, folders: Mapping[str, str]) -> None:
    """Read the folder `language` below each root as that language.

    `folders` are names in addresses by the folder of the originals: `guides/worksheets` is `hojas`.
    """
    _folders[language] = dict(folders)


def is_known(language: str) -> bool:
    """Whether a folder of this name holds a language."""
    return language in _folders


def tongue(path: str) -> str:
    """The language of the folder that a file stands in; empty for the site's own."""
    root, _, rest = path.partition("/")
    name, slash, _ = rest.partition("/")
    return name if slash and root in ROOTS and name in _folders else ""


def without_tongue(path: str) -> str:
    """The same path without the folder of its language: `faq/es/mi-boleto.md` is `faq/mi-boleto.md`."""
    spoken = tongue(path)
    return path.replace(f"/{spoken}/", "/", 1) if spoken else path


def site_path(path: str) -> str:
    """A file's path in the site's source tree: `docs/ips/index.md` is `ips/index.md`, `faq/es/mi-boleto.md` is `es/preguntas/mi-boleto.md`."""
    spoken = tongue(path)
    if not spoken:
        return path.removeprefix("docs/")
    inner = without_tongue(path).removeprefix("docs/")
    folder = inner.rpartition("/")[0]
    called = _folders[spoken]
    known = next((name for name in _upward(folder) if name in called), "") if not path.startswith("docs/") else ""
    return f"{spoken}/{called[known] + inner[len(known) :] if known else inner}"


def _upward(folder: str) -> list[str]:
    """A folder and those above it, from the innermost."""
    parts = folder.split("/")
    return ["/".join(parts[:end]) for end in range(len(parts), 0, -1)]
