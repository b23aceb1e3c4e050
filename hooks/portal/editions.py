"""The printed editions of a guide or a sheet: where each stands, so that pages can link to it."""

from __future__ import annotations

from dataclasses import dataclass

from portal.links import site_path
from portal.model import Guide, Worksheet
from portal.words import Words

BUILT: frozenset[str] = frozenset()
"""The kinds that the build makes. A page links to no edition that isn't among them."""
ENDINGS = {"pdf": ".pdf", "large-print": "-large-print.pdf", "docx": ".docx"}
THUMBNAIL = "thumbnail"


@dataclass(frozen=True, slots=True)
class Edition:
    """One printed edition."""

    kind: str
    """One of the keys of `ENDINGS`."""
    src: str
    """Its path in the site's source tree, beside the page."""

    def name(self, words: Words) -> str:
        """What a link to it says."""
        return str(getattr(words, f"edition_{self.kind.replace('-', '_')}"))


def editions(item: Guide | Worksheet) -> tuple[Edition, ...]:
    """The editions of one page that are built, in the order in which they are offered. A guide has no Word edition."""
    stem = site_path(item.path).removesuffix(".md")
    kinds = [kind for kind in ENDINGS if kind in BUILT and (kind != "docx" or isinstance(item, Worksheet))]
    return tuple(Edition(kind, stem + ENDINGS[kind]) for kind in kinds)


def thumbnail(item: Worksheet) -> str | None:
    """The source path of the picture of a sheet's first page, or None while none is made."""
    return site_path(item.path).removesuffix(".md") + ".png" if THUMBNAIL in BUILT else None
