"""The list of questions: topics as cards, and in each topic first what people need most, with the answer in a line."""

from __future__ import annotations

from collections.abc import Iterator

from portal.content.entries import Topic
from portal.content.library import Library, link_to
from portal.content.model import Question
from portal.editions.posters import poster_links
from portal.text.issues import Issue
from portal.text.links import stem
from portal.text.sentences import split_sentences

SAYS_LITTLE = 40
"""Letters of a sentence that answers nothing by itself, such as 'You decide.'"""


def render_questions(library: Library, page: str) -> Iterator[str]:
    """The topics as cards, then each with its questions and their answers in a line."""
    printed = poster_links(library, page)
    topics = [topic for topic in library.topics.values() if library.questions_of(topic)]
    yield '<div class="gp-topics" markdown>\n'
    for topic in topics:
        count = len(library.questions_of(topic))
        yield f"- **[{topic.title}](#{topic.id})** {topic.says} {count} question{'s' if count > 1 else ''}"
    yield "\n</div>"
    for topic in topics:
        title = topic.title.replace("{", "&#123;")  # a brace in words would take the id along
        yield f"\n## {title} {{ #{topic.id} }}\n\n{topic.says}"
        for group, questions in by_need(topic, library):
            yield f"\n**{group}**\n" if group else ""
            for question in questions:
                yield f"- {link_to(question, page)}  \n    {_in_a_line(question)}"
        if topic.id in printed:
            yield f"\nPoster of these questions: {printed[topic.id]}"


def _in_a_line(question: Question) -> str:
    """The answer in its first sentence, or in two where the first says little."""
    first, *more = (sentence.text for sentence in split_sentences(question.body.short))
    return first if len(first) >= SAYS_LITTLE or not more else f"{first} {more[0]}"


def by_need(topic: Topic, library: Library) -> list[tuple[str, list[Question]]]:
    """The questions of a topic in the groups and the order that it names; those that it does not name stand at the end, by title."""
    left = {question.slug: question for question in library.questions_of(topic)}
    groups: list[tuple[str, list[Question]]] = [("", [])]
    for name in topic.order:
        if " " in name:
            groups.append((name, []))
        elif name in left:
            groups[-1][1].append(left.pop(name))
    rest = ("More" if len(groups) > 1 else "", list(left.values()))
    return [(group, questions) for group, questions in (*groups, rest) if questions]


def check_order(library: Library) -> Iterator[Issue]:
    """A topic orders only questions that it has."""
    for topic in library.topics.values():
        there = {question.slug for question in library.questions_of(topic)} | {
            stem(p).rpartition("/")[2] for p in library.withheld
        }
        for name in topic.order:
            if " " not in name and name not in there:
                problem = f"'order' of the topic '{topic.id}' names '{name}', which is no question of it."
                fix = "Take it out, or add the topic to that question."
                yield Issue(topic.path, topic.lines.get("order", topic.line), "topic-order", problem, fix)
