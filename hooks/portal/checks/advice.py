"""What would make the content better: rules that a page should keep. They hold nothing back, and `make check` tells them."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.grade import grade_content
from portal.checks.review import unspelled
from portal.content.asked import asked_path
from portal.content.changes import changes_of
from portal.content.library import Library
from portal.content.model import Content, Page, Question
from portal.text.issues import Issue

DESCRIPTION = (50, 170)
"""Letters that a search result shows."""
ANSWER = (15, 90)
"""Words of a short answer, which stands alone on cards and on paper."""
WORDINGS = 8
"""Ways to ask, below which readers who use other words find nothing."""
NO_SENTENCE = ("#", "-", "*", ">", "|", "!", "1.")


def advise(library: Library) -> Iterator[Issue]:
    """All advice on what is shown, page by page and then for the data files."""
    for item in library.content.values():
        yield from _on_reading(item, library)
        yield from _on_translation(item, library)
        if isinstance(item, Page):
            yield from _on_description(item)
        if isinstance(item, Question):
            yield from _on_question(item, library)
    used = {fact.source for fact in library.facts.values()}
    for source in library.sources.values():
        if source.id not in used and not source.serves:
            fix = "Take it out, or cite it in a fact."
            yield Issue(source.path, source.line, "source-unused", f"No fact comes from '{source.id}'.", fix)
    asked = {topic for question in library.of(Question) for topic in question.topics}
    for topic in library.topics.values():
        if topic.id not in asked:
            fix = "Take it out, or give it a question."
            yield Issue(topic.path, topic.line, "topic-empty", f"No question belongs to '{topic.id}'.", fix)


def _on_reading(item: Content, library: Library) -> Iterator[Issue]:
    found = grade_content(item)
    if found and found.over:
        where, wanted = (
            (f"{found.grade} on the INFLESZ scale", f"{found.limit:.0f} or more")
            if found.eases
            else (f"grade {found.grade}", f"{found.limit:.0f}")
        )
        problem = f"The page reads at {where}, and its readers were promised {wanted}."
        yield Issue(item.path, 1, "grade", problem, "Write shorter sentences, and shorter words.")
    long = {term.term: term.long for term in library.terms.values()}
    for name in unspelled(item, library.terms.values()):
        fix = f"Write '{long[name]} ({name})' where it stands first."
        yield Issue(item.path, 1, "acronym", f"'{name}' is never spelled out.", fix)


def _on_translation(item: Content, library: Library) -> Iterator[Issue]:
    """A translation that was not looked at since its original changed: a reader would be told what no longer holds."""
    original = library.content.get(item.translates)
    newest = changes_of(original)[0] if original and original.changes else None
    if original and newest and newest.day > item.reviewed:
        problem = f"The original, '{original.path}', changed on {newest.day}: '{newest.what}'."
        fix = "Bring the translation up to it, and put the day of that into 'reviewed'."
        yield Issue(item.path, item.lines["reviewed"], "translation-behind", problem, fix)


def _on_description(item: Page) -> Iterator[Issue]:
    least, most = DESCRIPTION
    letters = len(item.description)
    if not least <= letters <= most:
        problem = f"'description' has {letters} letters, where a search result shows {least} to {most}."
        fix = "Say in one sentence what a reader finds here."
        yield Issue(item.path, item.lines["description"], "description", problem, fix)


def _on_question(item: Question, library: Library) -> Iterator[Issue]:
    first = item.body.blocks[0] if item.body.blocks else None
    if first:
        least, most = ANSWER
        words = len(item.body.short.split())
        fix = "Answer in two or three sentences that stand alone; put lists and links below them."
        wrong = f"has {words} words, where {least} to {most} are wanted" if not least <= words <= most else ""
        wrong = wrong or ("holds a link, which a card or a page of paper can't follow" if "](" in first.text else "")
        wrong = wrong or ("is no sentence" if first.text.startswith(NO_SENTENCE) else "")
        if wrong:
            yield Issue(item.path, first.line, "short-answer", f"The short answer {wrong}.", fix)
    ways = len(library.wordings(item))
    if ways < WORDINGS:
        problem = f"{ways} wordings lead here, fewer than {WORDINGS}."
        fix = f"Put how people ask into {asked_path(item.path)}, a wording a line."
        yield Issue(item.path, item.lines.get("also_asked", 1), "wordings", problem, fix)
