"""What links and pictures are called. Whoever listens to a page hears only these words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.text.body import Body
from portal.text.inline import plain
from portal.text.issues import Issue
from portal.text.prose import Link

ANYWHERE = re.compile(
    r"(?:click |press |see |go )?(?:here|this link|this page|more|read more|learn more|details)", re.I
)
FILE_NAME = re.compile(
    r"[^/]*\.(?:png|jpe?g|gif|webp|svg|pdf)|(?:img|dsc|image|picture|photo|screenshot|untitled|bild|foto|imagen)[\W_]*\d*",
    re.I,
)


def check_link_words(path: str, body: Body) -> Iterator[Issue]:
    """Links and pictures whose words say nothing of where they lead or of what they show."""
    for link in body.links:
        problem = _wrong(link)
        if problem and link.picture:
            fix = "Say between its square brackets what it shows: '![A map of the town](map.png)'."
            yield Issue(path, link.line, "picture-words", problem, fix)
        elif problem:
            fix = "Say between its square brackets where it leads: '[the form](form.md)'."
            yield Issue(path, link.line, "link-words", problem, fix)


def _wrong(link: Link) -> str:
    if link.words is None:
        return ""
    words = plain(link.words).strip(" .:,;!?…»›→")
    what = "picture" if link.picture else "link"
    if not words:
        return f"The {what} '{link.target}' has no words."
    if FILE_NAME.fullmatch(words) and (link.picture or words == link.target):
        return f"The words of the {what} '{link.target}' are only the name of a file: '{words}'."
    if not link.picture and ANYWHERE.fullmatch(words):
        return f"The words '{words}' say nothing of where the link '{link.target}' leads."
    return ""
