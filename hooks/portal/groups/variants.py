"""Other ways to run the series, made of the same steps: `docs/data/variants.yml` names them and the minutes are computed.

A meeting is written as the sessions that it is made of, and what it takes from each:

1                               all of session 1
1: first half                   what comes before its break; `second half` is what comes after
4: themes, pitch; 5: plan       some steps, by the ids of their headings
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.content.entries import Variant
from portal.content.kinds import GUIDES, is_in
from portal.content.model import Guide
from portal.content.steps import Step, parse_steps
from portal.text.issues import Issue

BREAK = "break"
HALVES = ("first half", "second half")


@dataclass(frozen=True, slots=True)
class Part:
    """What one meeting takes from one session."""

    guide: Guide
    steps: tuple[Step, ...]

    @property
    def whole(self) -> bool:
        """Whether it takes all of the session."""
        return self.steps == parse_steps(self.guide.body)


def parse_meeting(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """The sessions of a meeting with the names of what it takes from each; no names mean all of it.

    Raises ValueError where the text has another form.
    """
    found = []
    for part in text.split(";"):
        match = re.fullmatch(r"\s*(\d+)\s*(?::\s*(.+?)\s*)?", part)
        if not match:
            raise ValueError(part.strip())
        found.append((int(match[1]), tuple(name.strip() for name in match[2].split(",")) if match[2] else ()))
    return found


def plan_meeting(text: str, guides: Mapping[int, Guide]) -> list[Part]:
    """The steps of a meeting, in its order. Raises ValueError with the name that means nothing."""
    return [Part(guides[session], _take(guides[session], names)) for session, names in parse_meeting(text)]


def _take(guide: Guide, names: tuple[str, ...]) -> tuple[Step, ...]:
    steps = parse_steps(guide.body)
    if not names:
        return steps
    if len(names) == 1 and names[0] in HALVES:
        cut = next((n for n, step in enumerate(steps) if step.id == BREAK), None)
        if cut is None:
            raise ValueError(names[0])
        return steps[:cut] if names[0] == HALVES[0] else steps[cut + 1 :]
    by_id = {step.id: step for step in steps}
    unknown = next((name for name in names if name not in by_id), None)
    if unknown is not None:
        raise ValueError(unknown)
    return tuple(by_id[name] for name in names)


def total(parts: Iterable[Part]) -> int:
    """The minutes of a meeting."""
    return sum(step.minutes for part in parts for step in part.steps)


def check_variants(variants: Mapping[str, Variant], guides: list[Guide], withheld: Collection[str]) -> Iterator[Issue]:
    """Each meeting is made of steps that are there, and takes no longer than the variant allows."""
    known = {guide.session: guide for guide in guides}
    for variant in variants.values():
        line = variant.lines["meetings"]
        for text in variant.meetings:
            try:
                missing: list[object] = [session for session, _ in parse_meeting(text) if session not in known]
                if missing and any(is_in(path, GUIDES) for path in withheld):
                    continue  # the guide has a finding of its own
                minutes = 0 if missing else total(plan_meeting(text, known))
            except ValueError as error:
                missing, minutes = [str(error)], 0
            if missing:
                problem = f"The meeting '{text}' of '{variant.id}' names '{missing[0]}', which isn't there."
                fix = "Write a session's number, then 'first half', 'second half' or ids of its steps: '4: themes, pitch'."
                yield Issue(variant.path, line, "variant-meeting", problem, fix)
            elif minutes > variant.longest:
                problem = (
                    f"The meeting '{text}' of '{variant.id}' takes {minutes} minutes, more than {variant.longest}."
                )
                yield Issue(variant.path, line, "variant-minutes", problem, "Take a step out, or raise 'longest'.")


def left_out(variant: Variant, guides: Mapping[int, Guide]) -> list[Part]:
    """What no meeting takes of the sessions that it uses, breaks left aside."""
    used: dict[int, set[str]] = {}
    for text in variant.meetings:
        for part in plan_meeting(text, guides):
            used.setdefault(part.guide.session, set()).update(step.id for step in part.steps)
    rest = []
    for session, ids in sorted(used.items()):
        steps = parse_steps(guides[session].body)
        missing = tuple(step for step in steps if step.id not in ids and step.id != BREAK)
        if missing:
            rest.append(Part(guides[session], missing))
    return rest
