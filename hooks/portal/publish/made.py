"""Files of the site that the host does not find in `docs/`: made by the build, or handed in beside a page. Each name is given once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.text.issues import Issue
from portal.text.links import site_path


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the site: its place in the source tree, what is in it, and the file to edit, if there is one."""

    src: str
    content: str | bytes | Path
    edit: str | None = None
    listed: bool = True

    @property
    def source(self) -> dict[str, Any]:
        """Where a host finds what is in it: in a file, or here."""
        return {"abs_src_path": str(self.content)} if isinstance(self.content, Path) else {"content": self.content}


def each_once(
    made: Iterable[Made], beside: Mapping[str, bytes], is_taken: Callable[[str], bool], warn: Callable[[str], None]
) -> Iterator[Made]:
    """What was made, and then what authors put `beside` their pages, by path. A name of a page, of the theme or of ours is no author's."""
    names: set[str] = set()
    for file in made:
        if file.src.endswith(".md") and is_taken(file.src):
            problem = f"The name is taken by docs/{file.src}."
            warn(str(Issue(file.src, 1, "name-taken", problem, "Rename one of the two.")))
        else:
            names.add(file.src)
            yield file
    for path, data in beside.items():
        src = site_path(path)
        if src in names or is_taken(src):
            problem = "The site has a file of its own at this address."
            warn(str(Issue(path, 1, "name-taken", problem, "Rename the file.")))
        else:
            yield Made(src, data)
