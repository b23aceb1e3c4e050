"""The lists of the page on help in each state: national finders, and the states that somebody has looked up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.content.figures import day_in_words
from portal.content.library import Library
from portal.content.states import KINDS, Finder


def render_finders(library: Library) -> Iterator[str]:
    """Each finder below a heading of its own, so that other pages can link to it."""
    for finder in library.finders.values():
        yield f"\n### {finder.title} {{ #{finder.id} }}\n\n{finder.says}\n"
        yield " · ".join(_ways(finder))


def _ways(finder: Finder) -> Iterator[str]:
    if finder.phone:
        yield f"Call {_call(finder.phone)}"
    if finder.tty:
        yield f"TTY {_call(finder.tty)}"
    yield f"[{finder.name}]({finder.url})"


def _call(number: str) -> str:
    digits = "".join(filter(str.isdigit, number))
    return f"[{number}](tel:+{digits})"


def render_states(library: Library, today: date) -> Iterator[str]:
    """The states whose addresses somebody has opened within a year; nothing at all where there are none."""
    shown = [state for state in library.states.values() if state.is_shown(today)]
    if shown:
        yield "## States that we have looked up { #states }\n"
        yield "Where a state has no line for something here, use the national list above. Programs exist that we have not listed."
    for state in sorted(shown, key=lambda state: state.name):
        yield f"\n### {state.name} {{ #state-{state.id} }}\n"
        for kind, (name, url) in state.agencies.items():
            yield f"- {KINDS[kind]}: [{name}]({url})"
        yield f"\nEach address was opened on {day_in_words(str(state.checked))}."


def finder_anchors(library: Library) -> set[str]:
    """The ids of the finders on their page."""
    return set(library.finders)
