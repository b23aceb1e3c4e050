"""Pages and their translations: which belong together, and who has read them."""

from __future__ import annotations

from collections.abc import Mapping

from portal.content.model import Content
from portal.content.words import Words, write_day


def spoken_pages(content: Mapping[str, Content]) -> dict[str, tuple[str, ...]]:
    """The paths of each page that is translated and of its translations, by the path of the original."""
    found: dict[str, tuple[str, ...]] = {}
    for item in content.values():
        if item.translates:
            found[item.translates] = (*found.get(item.translates, (item.translates,)), item.path)
    return found


def read_by(item: Content, words: Words) -> str:
    """Who has read a translation, as its page says it."""
    if not (item.read_by and item.read_on):
        return words.frame_translated
    return words.frame_read_by.replace("{name}", item.read_by).replace("{day}", write_day(item.read_on, words))
