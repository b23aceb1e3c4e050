"""How easy a Spanish text is to read: the perspicuity of Szigriszt Pazos, on the INFLESZ scale.

Szigriszt Pazos, 1993: 206.835 - 62.3 × syllables per word - words per sentence. Barrio-Cantalejo and others, 2008, call 55 to 65
normal, 65 to 80 rather easy, and more than 80 very easy.
"""

from __future__ import annotations

import re

from portal.text.sentences import count_as_sentences

WORD = re.compile(r"[a-záéíóúüñ]+", re.IGNORECASE)
SILENT = re.compile(r"(?<=[qg])u(?=[eiéí])")
"""The u of "que" and "guía"."""
VOWELS = re.compile(r"[aeiouáéíóúü]+")
STRONG = re.compile(r"[aeoáéíóú]")


def syllables(word: str) -> int:
    """How many a Spanish word has: two strong vowels side by side are two, a weak one beside another vowel makes none of its own."""
    heard = SILENT.sub("", word.lower())
    return max(1, sum(max(1, len(STRONG.findall(group))) for group in VOWELS.findall(heard)))


def ease_text(body: str) -> tuple[float, int]:
    """Ease and number of words of a Markdown text: its paragraphs and list items, without headings, tables and code."""
    sentences = [found for sentence in count_as_sentences(body) if (found := WORD.findall(sentence))]
    words = sum(map(len, sentences))
    if not words:
        return 100.0, 0
    sounds = sum(syllables(word) for found in sentences for word in found)
    return 206.835 - 62.3 * sounds / words - words / len(sentences), words
