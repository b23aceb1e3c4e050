"""The reference of keys: every kind of file and of entry, from the declarations that check what authors type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields

from portal.content import model
from portal.content.errands import Errand
from portal.content.module import Module
from portal.content.states import Finder, State
from portal.content.variant import Variant
from portal.content.words import Words

MODELS = (
    model.Page,
    Module,
    model.Question,
    model.Guide,
    model.Worksheet,
    model.Fact,
    model.SourceRecord,
    model.Term,
    model.Topic,
    model.CrosswalkRow,
    Words,
    Variant,
    Errand,
    model.Ring,
    Finder,
    State,
)


def render_keys() -> Iterator[str]:
    """A table of keys for each kind of file and of entry."""
    for cls in MODELS:
        yield f"\n## {cls.__name__} {{ #{cls.__name__.lower()} }}\n\n{(cls.__doc__ or '').strip()}\n"
        yield "| Key | Needed | What it means | Example |"
        yield "|---|---|---|---|"
        for spec in fields(cls):
            if "says" not in spec.metadata:
                continue
            choices = spec.metadata["choices"]
            says = spec.metadata["says"] + (f" One of: {', '.join(choices)}." if choices else "")
            needed = "yes" if spec.default is MISSING else "no"
            yield f"| `{spec.name}` | {needed} | {says} | `{spec.metadata['example']}` |"


def key_anchors() -> set[str]:
    """The ids of the kinds on their page."""
    return {cls.__name__.lower() for cls in MODELS}
