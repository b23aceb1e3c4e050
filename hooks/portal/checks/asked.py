"""Rules for the words of readers: each leads to one page that is there, and says what the page does not. None holds a page back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import chain

from portal.content.asked import MOST, Wording, asked_path, bare
from portal.content.model import Content
from portal.content.words import SITE
from portal.text.issues import Issue
from portal.text.links import address, alias_address
from portal.text.tongues import tongue


def check_asked(
    content: Mapping[str, Content], asked: Mapping[str, tuple[Wording, ...]], pages: Collection[str]
) -> Iterator[Issue]:
    """All wordings, in front matter and in files. `pages` are the paths of all pages, those that could not be loaded too."""
    yield from _check_pages(content, asked, pages)
    titles = {(item.language, bare(item.title)): item.path for item in content.values()}
    alike: dict[tuple[str, str], list[tuple[str, Wording]]] = {}
    for item in content.values():
        line = item.lines.get("also_asked", 1)
        if len(item.also_asked) > MOST:
            problem = f"'also_asked' holds {len(item.also_asked)} wordings, more than {MOST}."
            yield Issue(item.path, line, "asked-many", problem, f"Put the others into {asked_path(item.path)}.")
        for text in item.also_asked:
            alike.setdefault((item.language, bare(text)), []).append((item.path, Wording(text, item.path, line)))
    for page in sorted(asked.keys() & pages):
        for wording in asked[page]:
            alike.setdefault((tongue(page) or SITE, bare(wording.text)), []).append((page, wording))
    for words, group in alike.items():
        for wording, other in _pairs(group):
            if words in titles:
                problem = f"'{wording.text}' is the title of '{titles[words]}', and titles are searched anyway."
                fix = "Leave it out, or write how somebody would ask who has not read the page."
                yield Issue(wording.path, wording.line, "asked-title", problem, fix)
            if other:
                problem = f"'{wording.text}' stands in {other.path}:{other.line} as well."
                fix = "Keep it where the answer is, or make one of the two more exact."
                yield Issue(wording.path, wording.line, "asked-twice", problem, fix)


def _pairs(alike: Sequence[tuple[str, Wording]]) -> Iterator[tuple[Wording, Wording | None]]:
    """Each wording of some that are alike, given with their pages, beside another one: of another page, if there is one."""
    first = dict(reversed(alike))
    for page, wording in alike:
        elsewhere = (other for owner, other in first.items() if owner != page)
        again = (other for _, other in alike[:2] if other is not wording)
        yield wording, next(chain(elsewhere, again), None)


def _check_pages(
    content: Mapping[str, Content], asked: Mapping[str, tuple[Wording, ...]], pages: Collection[str]
) -> Iterator[Issue]:
    """Files that lead to no page: a slip of the pen, or a page that was renamed and left its file behind."""
    renamed = {alias_address(alias, item.path): item.path for item in content.values() for alias in item.aliases}
    for page in asked:
        if page not in pages:
            near = [renamed[address(page)]] if address(page) in renamed else get_close_matches(page, pages, 1, 0.6)
            fix = f"Did you mean '{asked_path(near[0])}'?" if near else "Give the file the path of its page."
            yield Issue(asked_path(page), 1, "asked-page", f"There is no page '{page}'.", fix)
