"""The printed editions of a guide or a sheet: where each stands, so that pages can link to it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from portal.content.kinds import ENDINGS
from portal.content.model import Guide, Question, Worksheet
from portal.content.words import SITE, Words
from portal.text.links import stem

LETTERS = "assets/fonts/letters.bin"
"""The typeface with which pages fill in these: a PDF without pages, under an ending that no host packs or shows."""
ONLY = {"docx": Worksheet, "pack": Guide}
YOU, PERSON = "you", "job-seeker"
"""The id of the section of an answer that speaks to the person it is about, and the audience that they are."""


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


def editions(item: Guide | Worksheet, built: Collection[str]) -> tuple[Edition, ...]:
    """The editions of one page that are built, in the order in which they are offered. A guide has no Word edition, a sheet no pack."""
    kinds = [kind for kind in ENDINGS if kind in built and isinstance(item, ONLY.get(kind, Guide | Worksheet))]
    return tuple(Edition(kind, stem(item.path) + ENDINGS[kind]) for kind in kinds)


def slip(item: Question, built: Collection[str]) -> str | None:
    """The source path of a question's slip, beside its page, or None where no PDF is made. Slips are in the language of the site."""
    return stem(item.path) + ".pdf" if "pdf" in built and item.language == SITE else None


def slip_for_you(item: Question, built: Collection[str]) -> str | None:
    """The source path of the slip that speaks to the person the answer is about, or None where the answer has no such part."""
    return f"{stem(item.path)}-for-you.pdf" if slip(item, built) and has_part_for_you(item) else None


def has_part_for_you(item: Question) -> bool:
    """Whether an answer that speaks to staff has a part that speaks to the person. One whose first audience is job seekers does so anyway."""
    return item.audience[0] != PERSON and item.body.section(YOU) is not None


def thumbnail(item: Worksheet, built: Collection[str]) -> str | None:
    """The source path of the picture of a sheet's first page, or None where no PDF is made."""
    return stem(item.path) + ".png" if "pdf" in built else None


def word_place(item: Worksheet) -> str:
    """The source path of a sheet's Word edition, beside its page."""
    return stem(item.path) + ENDINGS["docx"]
