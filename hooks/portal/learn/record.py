"""The record of the learning path: what somebody did, in how many hours and by which outline, on one page to sign."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from portal.content.changes import version_of
from portal.content.figures import day_in_words
from portal.content.kinds import LEARN
from portal.content.library import Library
from portal.learn.path import hours_in_words, modules
from portal.text.links import relative, site_path

RECORD = {
    "minutes": "Minutes",
    "done": "Done on",
    "first": "Right, as first answered",
    "task": "Field task done on",
    "initials": "Supervisor’s initials",
}
"""The columns of the record of the path, by what a script fills into them. The minutes are the build's, the initials a hand's."""
BLANK = '<span class="gp-record__line"></span>'


def render_record(library: Library, page: str) -> Iterator[str]:
    """A name, a row for each module, the hours, and the outline that they follow: blank, or filled in from what a browser remembers."""
    path = modules(library)
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in ("Module", *RECORD.values()))
    yield f'<p class="gp-record__who"><strong>Name:</strong> <span data-fill="name">{BLANK}</span></p>\n'
    yield f'<table class="gp-record"><thead><tr>{heads}</tr></thead><tbody>'
    for module in path:
        told = {"minutes": str(module.minutes)}
        cells = "".join(
            f'<td data-fill="{name}" data-label="{escape(label)}">{told.get(name, "")}</td>'
            for name, label in RECORD.items()
        )
        name = f'<th scope="row">{module.order}. {escape(module.title)}</th>'
        yield f'<tr data-module="{module.slug}">{name}{cells}</tr>'
    yield "</tbody></table>\n"
    whole = hours_in_words(sum(module.minutes for module in path))
    outline = relative(site_path(f"{LEARN}/index.md"), site_path(page))
    version = day_in_words(str(version_of(library)))
    yield '<div class="gp-record__sums" markdown="1">\n'
    yield f'- **Reading and questions:** <span data-fill="hours">{BLANK}</span> of the {whole} that all modules take.'
    yield f"- **Field tasks:** {BLANK} hours, as the supervisor counts them."
    yield f"- **Outline:** [what each module teaches]({outline}){{ .gp-record__outline }}. Guidepost, version of {version}."
    yield "\n</div>"


def render_signatures() -> Iterator[str]:
    """Where the two people sign who vouch for the record."""
    signs = ("Name", "Signature", "Date")
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Who", *signs))
    cells = "".join(f'<td data-label="{name}"></td>' for name in signs)
    rows = "".join(f'<tr><th scope="row">{who}</th>{cells}</tr>' for who in ("Learner", "Supervisor"))
    yield f'<table class="gp-record gp-record--signs"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
