"""A part of the learning path, as its file says."""

from __future__ import annotations

from dataclasses import dataclass

from portal.content.model import Page, key


@dataclass(frozen=True, slots=True, kw_only=True)
class Module(Page):
    """One part of the learning path, `docs/learn/`: a story with decisions, what to do, and a check of understanding."""

    order: int = key("Its place on the path, from 1.", example="3")
    minutes: int = key(
        "Reading and questions, without the field task; the build holds it against a count.", example="20"
    )
