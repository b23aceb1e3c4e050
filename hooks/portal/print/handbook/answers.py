"""The checks of understanding in a book: first all questions, so that a learner can try, and behind them all answers."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from portal.print.html import classes, take_out, with_parents, words_of

HOW = {
    "one": "Choose one.",
    "several": "Choose all that belong.",
    "order": "Put them in order.",
    "sort": "Sort them.",
    "case": "Write down what you would do. Then compare.",
}
"""What to do, by the kind of a question. On the site, the form says it."""
LAST = "last-question"
"""The class of a module's last question, which no page of a book holds alone."""


def collect_checks(body: Element) -> None:
    """The same for the short checks of a page, whose questions have no headings: their answers follow the last one."""
    checks = [element for element in body if element.tag == "details" and "check" in classes(element)]
    if not checks:
        return
    place = list(body).index(checks[-1]) + 1
    title = Element("h3", {"id": "answers"})
    title.text, title.tail = "Answers", "\n"
    body.insert(place, title)
    for number, check in enumerate(checks, 1):
        told = Element("div", {"class": "answer", "id": f"answer-{number}"})
        back = SubElement(
            SubElement(told, "p", {"class": "summary"}), "a", {"href": f"#check-{number}", "class": "back"}
        )
        back.text = f"To question {number}"
        told.extend(child for child in check if child.tag != "summary")
        told.tail = "\n"
        body.insert(place + number, told)
        _shut(check, number)


def _shut(check: Element, number: int) -> None:
    """A check without its answer: the question, and where the answer is."""
    asked = next(child for child in check if child.tag == "summary")
    for child in list(check):
        check.remove(child)
    check.tag, check.text = "div", "\n"
    check.set("class", "check")
    question = SubElement(check, "p", {"class": "summary", "id": f"check-{number}"})
    question.text, question.tail = f"{number}. {asked.text or ''}", "\n"
    question.extend(asked)
    check.append(_where(number))


def _where(number: int) -> Element:
    """The paragraph below a question that leads to its answer."""
    where = Element("p", {"class": "to-answer"})
    where.tail = "\n"
    link = SubElement(where, "a", {"href": f"#answer-{number}"})
    link.text = f"Answer {number}"
    return where


def collect_answers(body: Element) -> None:
    """Move the answers of a module behind its last question, each with a link from its question and one back."""
    answers: list[Element] = []
    last: Element | None = None
    asked = Element("h3")
    heading = Element("h3")
    for element, parent in with_parents(body):
        if element.tag == "h3":
            heading = element
        if element.tag == "details" and "gp-quiz__answer" in classes(element):
            number = len(answers) // 2 + 1
            answers += _answer(element, heading, number)
            take_out(parent, element)
            last, asked = parent, heading
            _ask(last, heading, number)
    if last is not None:
        asked.set("class", LAST)  # the engine knows no `:has()` that looks two steps ahead
        place = list(body).index(last) + 1
        title = Element("h2", {"id": "answers", "class": "answers"})
        title.text = "Answers"
        title.tail = "\n"
        for offset, element in enumerate([title, *answers]):
            body.insert(place + offset, element)


def _ask(quiz: Element, heading: Element, number: int) -> None:
    """A number before the question, what to do below it, and where the answer is."""
    how = Element("p", {"class": "how"})
    how.text = HOW.get(quiz.attrib.pop("data-kind", ""), "")
    how.tail = "\n"
    quiz.insert(0, how)
    quiz.append(_where(number))
    heading.text = f"{number}. {heading.text or ''}"


def _answer(details: Element, heading: Element, number: int) -> tuple[Element, Element]:
    """The heading of an answer, which leads back to the question, and the answer itself."""
    title = Element("h3", {"id": f"answer-{number}", "class": "answer-title"})
    link = SubElement(title, "a", {"href": f"#{heading.get('id', '')}", "class": "back"})
    link.text = f"Answer {number}: {words_of(heading)}"
    title.tail = "\n"
    told = Element("div", {"class": "answer"})
    told.extend(child for child in details if child.tag != "summary")
    told.tail = "\n"
    return title, told
