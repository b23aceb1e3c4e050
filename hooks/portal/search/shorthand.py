"""Texts that search never shows, at a letter a word.

What readers ask, other names and everyday words are only compared with a query, so their spelling is needed once. Each different
word gets a number, the most used ones the lowest, and a text becomes one letter a word: that takes two thirds of its weight.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from portal.text.remembered import remembered

FIRST = 0x21
"""The letter of word 0. A space stands between two wordings."""
TIERS = (88, 1900)
"""So many words have a letter of one byte, so many one of two at most. Within a tier words stand in order, to share their beginnings."""
SHARED = ord("A")
"""The letter for no shared beginning. Words are in lower case, so a capital begins the next one."""
LETTERS = re.compile(r"[^\W_]+")
DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}")


class _Bare(dict[int, str]):
    """Letters without their accents, worked out for each letter once."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFD", chr(code))
        self[code] = "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M"))
        return self[code]


BARE = _Bare({ord(mark): "" for mark in "'’‘"})


def split(text: str) -> list[str]:
    """Words in lower case without accents and apostrophes; `14(c)`, `VR&E` and `S.S.I.` are one word each. The ranking splits queries alike."""
    plain = text.lower()
    plain = plain.replace("'", "") if plain.isascii() else plain.translate(BARE)
    if "." in plain:
        plain = DOTTED.sub(lambda found: found[0].replace(".", ""), plain)
    if "(" in plain:
        plain = re.sub(r"(\d)\(([a-z])\)", r"\1\2", plain)
    if "&" in plain:
        plain = re.sub(r"([a-z])&([a-z])", r"\1\2", plain)
    return LETTERS.findall(plain)


SPELLINGS = (
    ("isation", "ization"),
    ("ise(?=s?$|d$|r$|rs$)", "ize"),
    ("ising$", "izing"),
    ("yse(?=s?$|d$)", "yze"),
    ("([a-z]{2}[^aeiou]?)our(?=s?$|ed$|ing$|al$|hood|ly$)", r"\1or"),
    ("centre", "center"),
    ("programme(?=s?$)", "program"),
    ("ll(?=ed$|ing$|or$|ors$|er$|ers$)", "l"),
    ("practis", "practic"),
    ("licenc", "licens"),
    ("defence", "defense"),
    ("cheque", "check"),
    ("fulfil$", "fulfill"),
    ("enrol(?=$|s$|ment)", "enroll"),
    ("grey", "gray"),
    ("judgement", "judgment"),
)
"""British forms and American ones."""
AMERICAN = [(re.compile(pattern), to) for pattern, to in SPELLINGS]
BRITISH = re.compile("|".join(pattern for pattern, _ in SPELLINGS))


@remembered
def stem(word: str) -> str:
    """What the forms of a word share. The same rule as in `search/words.mjs`; a test compares the two."""
    if len(word) < 4 or any(letter.isdigit() for letter in word):
        return word
    found = word
    for pattern, to in AMERICAN if BRITISH.search(word) else ():
        found = pattern.sub(to, found, count=1)
    if found.endswith("ies") and len(found) > 4:
        found = found[:-3] + "y"
    elif re.search("(?:ss|sh|ch|x|z)es$", found):
        found = found[:-2]
    elif re.search("[^su]s$", found):
        found = found[:-1]
    shorter = re.sub("(?:ing|ed)$", "", found)
    if shorter != found and len(shorter) > 2 and re.search("[aeiouy]", shorter):
        found = re.sub(r"([bdgmnprt])\1$", r"\1", shorter)
    else:
        found = re.sub("ly$", "", found)
    if len(found) > 4:
        found = re.sub("e$", "", found)
    return re.sub("y$", "i", found) if len(found) > 3 else found


class Shorthand:
    """The numbers of the words of some wordings, and of words that stand in none.

    Of the forms of a word the most used one stands for all, except for words that must stay as they are.
    """

    def __init__(self, wordings: Iterable[Sequence[str]], others: Iterable[str], fixed: frozenset[str]) -> None:
        self._fixed = fixed
        used = Counter(word for wording in wordings for word in wording)
        self._forms: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for word in [*sorted(used, key=lambda word: (-used[word], word)), *sorted(others)]:
            counts[self._forms.setdefault(self._key(word), word)] += used[word]
        common = sorted(filter(counts.__getitem__, counts), key=lambda word: (-counts[word], word))
        rare = [word for word in counts if not counts[word]]
        ends = [0, *TIERS, len(common)]
        self.words = [word for start, end in pairwise(ends) for word in sorted(common[start:end])] + sorted(rare)
        self._letters = {word: chr(FIRST + number) for number, word in enumerate(self.words)}

    def _key(self, word: str) -> str:
        return f" {word}" if word in self._fixed else stem(word)

    def form(self, word: str) -> str:
        """The form that stands for a word."""
        return self._forms[self._key(word)]

    def write(self, wordings: Iterable[Sequence[str]]) -> str:
        """Wordings in shorthand, each once, in the order that packs best."""
        written = {"".join(self._letters[self.form(word)] for word in wording) for wording in wordings}
        return " ".join(sorted(filter(None, written)))

    def render_words(self) -> str:
        """All words in the order of their numbers: how many letters each shares with the one before, as a capital, then the rest."""
        shared = ((_shared(before, word), word) for before, word in pairwise(["", *self.words]))
        return "".join(f"{chr(SHARED + count)}{word[count:]}" for count, word in shared)

    def render_places(self, places: Mapping[str, Iterable[int]]) -> str:
        """The places of each word, a space between words: steps from one place to the next, a letter each, `0` for the next place."""
        held: dict[str, set[int]] = defaultdict(set)
        for word, found in places.items():
            held[self.form(word)].update(found)
        return " ".join("".join(_steps(sorted(held[word]))) for word in self.words)


def _steps(places: Iterable[int]) -> Iterator[str]:
    last = -1
    for place in places:
        yield chr(0x2F + place - last)
        last = place


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike, at most as many as there are capitals after A."""
    return next(
        (at for at, (a, b) in enumerate(zip(one[:25], other[:25], strict=False)) if a != b),
        min(len(one), len(other), 25),
    )


class SmallWords:
    """Words that say little, and the wordings that need them all the same: 'let go' is two of them."""

    def __init__(self, small: frozenset[str], names: Iterable[Sequence[str]]) -> None:
        self._small = small
        self._names = {tuple(map(stem, name)) for name in names if len(name) > 1 and len(self._counting(name)) < 2}
        self._longest = max(map(len, self._names), default=0)
        self._firsts = {name[0] for name in self._names}

    def _counting(self, words: Sequence[str]) -> list[str]:
        return [word for word in words if word not in self._small]

    def leave_out(self, words: Sequence[str]) -> list[str]:
        """A wording without its small words, but for those that are part of a name."""
        kept: set[int] = set()
        stems = tuple(map(stem, words))
        for start in (at for at, first in enumerate(stems) if first in self._firsts):
            for size in range(2, min(self._longest, len(words) - start) + 1):
                if stems[start : start + size] in self._names:
                    kept.update(range(start, start + size))
        return [word for at, word in enumerate(words) if at in kept or word not in self._small]
