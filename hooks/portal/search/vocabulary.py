"""The words of running text as search keeps them: each once a page, and only where it tells pages apart.

With whole texts the index would be three times as large. What is lost is the order of words, so no sentence can be looked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from portal.search.shorthand import split
from portal.text.inline import without_markup
from portal.text.remembered import remembered

ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ers", "ed", "es", "s", "ly", "e")
SMALL = """
a about above after all also am an and any are as at be because been being but by can cannot cant could couldnt did didnt do
does doesnt doing dont down during each else even ever every few for from further get gets getting give go goes going gone
got had has have having he hed her here hers herself hes him himself his how i id if ill im in into is isnt it its ive just
let lets like ll make makes may me might mine more most must my myself no nor not of off on one only or other our ours out
over own please quite rather really said same say says shall she should shouldnt so some somebody someone something still
such take than that thats the their theirs them themselves then there these they theyre thing things this those through to
too tell told under up us very was wasnt way we well went were what whats when where whether which while whos whose why will
with wont would wouldnt yes yet you your youre yours keep al algo como con cual cuando de del donde e el ella en es esta
este esto eso y ya yo la las le lo los mas me mi mis muy no nos o para pero por porque que ser si sin sobre soy su sus
tengo tiene tu tus un una unas unos hay hacer hace voy puedo puede u ur r im idk bc cuz cause b4 wanna gonna gotta wanted
pls plz thx hi hello dear thanks ok okay lol kinda sorta stuff theyll theyve youll youd shes wed weve
"""
"""Words of English and Spanish that say little in a query. No text of the index is without them, so none is found by them."""
COMMON = 0.01
"""A word on more than this share of the pages is left out. What readers ask tells pages apart better than what a page mentions."""
SHORTEST = 8
"""Letters of a word of running text. Shorter ones and numbers are seldom what somebody looks for."""
FEW = 20
"""With fewer pages than this, no word counts as common."""


def read_words(pages: Sequence[tuple[str, str]]) -> dict[str, set[int]]:
    """Each word with the places of the pages that hold it.

    Of each page come its Markdown and the text that search has of it anyway; a word of the latter is not told twice. Forms of a
    word count as one, and the shortest stands for all.
    """
    found: dict[str, tuple[set[str], set[int]]] = defaultdict(lambda: (set(), set()))
    for place, (text, told) in enumerate(pages):
        for word in _words_of(text, told):
            forms, places = found[_root(word)]
            forms.add(word)
            places.add(place)
    limit = len(pages) if len(pages) < FEW else COMMON * len(pages)
    return {
        min(forms, key=lambda form: (len(form), form)): held for forms, held in found.values() if len(held) <= limit
    }


@remembered
def _words_of(text: str, told: str) -> frozenset[str]:
    shown = {_root(word) for word in split(told)}
    return frozenset(
        w for w in split(without_markup(text)) if len(w) >= SHORTEST and w.isalpha() and _root(w) not in shown
    )


@remembered
def _root(word: str) -> str:
    """What the forms of a word share, roughly. The ranking has its own, finer rule."""
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), "")
    return word[: len(word) - len(ending)]
