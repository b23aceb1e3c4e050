"""The learning path as a whole: its modules in order, and the lists that pages make of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from portal.content.kinds import LEARN, WORKSHEETS
from portal.content.library import Library, link_to
from portal.content.model import Module, Worksheet
from portal.learn.modules import entries
from portal.text.body import Body
from portal.text.links import address, relative, rewrite_links, site_path


@dataclass(frozen=True, slots=True)
class Neighbor:
    """A module as the one beside it names it."""

    title: str
    src: str
    """Its path in the site's source tree."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where one module stands on the path."""

    number: int
    count: int
    minutes: int
    before: Neighbor | None
    after: Neighbor | None


def modules(library: Library) -> list[Module]:
    """The path, in order."""
    return [item for item in library.in_folder(LEARN) if isinstance(item, Module)]


def stop_of(module: Module, library: Library) -> Stop:
    """A module among its neighbors on the path."""
    path = modules(library)
    at = path.index(module)
    around = [Neighbor(other.title, site_path(other.path)) for other in path]
    before = around[at - 1] if at else None
    after = around[at + 1] if at + 1 < len(path) else None
    return Stop(at + 1, len(path), module.minutes, before, after)


def hours_in_words(minutes: int) -> str:
    """A stretch of time as a person says it: 4 hours and 5 minutes."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{n} {unit}{'s' if n > 1 else ''}" for n, unit in ((hours, "hour"), (rest, "minute")) if n]
    return " and ".join(parts) or "no time"


def render_path(library: Library, page: str) -> Iterator[str]:
    """The modules with their minutes and what a reader will be able to do, and the time that all take."""
    path = modules(library)
    if not path:
        yield "The modules are being written."
        return
    total = hours_in_words(sum(module.minutes for module in path))
    count = f"{len(path)} modules" if len(path) > 1 else "1 module"
    yield f"{count}, {total} of reading and questions in all. Field tasks come on top: most take part of a working day.\n"
    yield '<p class="gp-continue" hidden></p>\n'
    yield '<ol class="gp-path" markdown="1">'
    for module in path:
        yield f'<li data-module="{module.slug}" markdown="block">\n'
        yield f'<p class="gp-path__name" markdown="span">**{link_to(module, page)}** <span>{module.minutes} minutes</span></p>\n'
        yield f"{module.description}\n"
        able = entries(module, "able")
        if able:
            yield '<details class="gp-path__able" markdown="1">\n<summary>What you will be able to do</summary>\n'
            yield from (f"- {_moved(entry, module, library)}" for entry in able)
            yield "\n</details>\n"
        yield "</li>"
    yield "</ol>"


def render_talks(library: Library, page: str) -> Iterator[str]:
    """The questions to talk over, module by module, for a supervisor's weekly hour."""
    for module in modules(library):
        link = f"[{module.title}]({relative(site_path(module.path), site_path(page))}#talk)"
        yield f"\n### Module {module.order}: {module.title} {{ #talk-{module.slug} }}\n"
        yield from (f"- {_moved(entry, module, library)}" for entry in entries(module, "talk"))
        yield f"\nFrom {link}.\n"


def render_cohort(library: Library, page: str) -> Iterator[str]:
    """An hour a week for a group: what to read and do before it, and what to talk over."""
    for number, module in enumerate(modules(library), 1):
        where = relative(site_path(module.path), site_path(page))
        yield f"\n### Hour {number}: {module.title} {{ #hour-{module.slug} }}\n"
        yield (
            f"Before: read [module {module.order}]({where}), which takes {module.minutes} minutes, "
            f"and do its [field task]({where}#field-task). Talk over:\n"
        )
        yield from (f"- {_moved(entry, module, library)}" for entry in entries(module, "talk"))


def cohort_anchors(library: Library) -> set[str]:
    """The ids of the headings that `render_cohort` writes."""
    return {f"hour-{module.slug}" for module in modules(library)}


def render_team(library: Library) -> Iterator[str]:
    """The place in which a script shows the files of several people, with what it must know of the path."""
    told = [{"slug": module.slug, "number": module.order, "title": module.title} for module in modules(library)]
    yield f'<div class="gp-team" data-modules="{escape(json.dumps(told, ensure_ascii=False))}"></div>'


def talk_anchors(library: Library) -> set[str]:
    """The ids of the headings that `render_talks` writes."""
    return {f"talk-{module.slug}" for module in modules(library)}


def render_ninety(library: Library, page: str) -> Iterator[str]:
    """The place in which a script puts dates to the plan above it, with the forms that go with the plan."""
    sheets = [
        {"title": sheet.title, "href": f"{'../' * address(page).count('/')}{address(sheet.path)}"}
        for sheet in library.in_folder(WORKSHEETS)
        if isinstance(sheet, Worksheet) and sheet.series == "learn"
    ]
    yield f'<div class="gp-ninety" data-sheets="{escape(json.dumps(sheets, ensure_ascii=False))}"></div>'


def _moved(text: str, module: Module, library: Library) -> str:
    """Words of a module with links as the site needs them. The pages that ask for them stand in the module's own folder."""
    return rewrite_links(module.path, Body(text), library.content.keys(), library.withheld)
