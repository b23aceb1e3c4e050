"""The words of running text as search keeps them: each once a page, and only where it tells pages apart.

With whole texts the index would be three times as large. What is lost is the order of words, so no sentence can be looked for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

LETTERS = re.compile(r"[^\W_]+")
MARKUP = re.compile(r"<!--.*?-->|<[^>]+>|\]\([^)]*\)|\[\^[^\]]+\]|\{[^}]*\}", re.S)
ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ers", "ed", "es", "s", "ly", "e")
COMMON = 0.05
"""A word on more than this share of the pages is left out: it would find too much."""
FEW = 20
"""With fewer pages than this, no word counts as common."""


def render_words(pages: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Each word with the pages that hold it, as steps from one page to the next, a character each, `0` for the next page.

    Of each page come its Markdown and the text that search has of it anyway; a word of the latter is not told twice. Forms of a
    word count as one, and the shortest stands for all.
    """
    found: dict[str, tuple[set[str], set[int]]] = defaultdict(lambda: (set(), set()))
    for place, (text, told) in enumerate(pages):
        shown = {_root(word) for word in _letters(told)}
        for word in set(_letters(MARKUP.sub(" ", text))):
            if len(word) > 2 and _root(word) not in shown:
                forms, places = found[_root(word)]
                forms.add(word)
                places.add(place)
    limit = len(pages) if len(pages) < FEW else COMMON * len(pages)
    kept = {
        min(forms, key=lambda form: (len(form), form)): held for forms, held in found.values() if len(held) <= limit
    }
    return {word: "".join(_steps(sorted(held))) for word, held in sorted(kept.items())}


def _letters(text: str) -> list[str]:
    return LETTERS.findall(text.casefold())


def _root(word: str) -> str:
    """What the forms of a word share, roughly. The ranking has its own, finer rule."""
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), "")
    return word[: len(word) - len(ending)]


def _steps(places: Iterable[int]) -> Iterator[str]:
    last = -1
    for place in places:
        yield chr(0x2F + place - last)
        last = place
