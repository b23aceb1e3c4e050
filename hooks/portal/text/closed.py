"""Names that are closed to authors: the classes and ids by which scripts of the site, and of its theme, find their parts.

A page that took one could send its readers to another host, or stop what reads it aloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from portal.text.body import Body
from portal.text.issues import Issue
from portal.text.prose import line_at

OURS = ("gp-", "md-", "js-", "__")
"""How most of these names begin."""
SCRIPTED = frozenset([
    "group-left", "group-now", "group-steps", "group-task", "moved", "plan-blank", "plan-clear", "plan-days", "plan-form",
    "plan-material", "plan-skip", "plan-told", "plan-way", "run-data", "run-group", "run-title",
])  # fmt: skip
"""The other ids that scripts look up."""
OPEN = frozenset(["gp-doors", "gp-unscripted"])
"""Classes of ours that authors may use: they only shape what is in a box, or show it where no script runs."""
TAG = re.compile(r"<[a-zA-Z][^<>]*")
LIST = re.compile(r"\{:?[^{}\n]*\}")
VALUE = re.compile(r"""\b(?:class|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`}]+))""", re.I)
SHORT = re.compile(r"""(?<=[\s{:])[#.]([^\s=#.{}"']+)""")


def check_names(path: str, body: Body, masked: str) -> Iterator[Issue]:
    """Every closed name that a tag, a heading or a list in braces gives. In `masked` code is blanked out."""
    for pattern in (TAG, LIST):
        for match in pattern.finditer(masked):
            given = [name for found in VALUE.findall(match[0]) for name in unescape("".join(found)).split()]
            given += SHORT.findall(match[0]) if pattern is LIST else []
            for name in filter(_is_closed, given):
                line = line_at(body.text, match.start(), body.first_line)
                problem = f"The name '{name}' belongs to a part of the site."
                yield Issue(path, line, "name-closed", problem, "Choose another one, or leave it out.")


def _is_closed(name: str) -> bool:
    return name not in OPEN and (name.lower().startswith(OURS) or name in SCRIPTED)
