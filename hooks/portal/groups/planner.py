"""The planner's page: everything that a plan is computed from, and the counts of pages that printing found out."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from portal.content.kinds import PLANNER
from portal.content.last_days import first_to_lapse
from portal.content.library import Library
from portal.content.model import Guide, Worksheet
from portal.editions.places import editions
from portal.editions.plan import pack_path
from portal.groups.run import run_of
from portal.groups.series import Meeting, Series, around, copies_for, handouts, list_series, supplies
from portal.groups.variants import Part, left_out, plan_meeting
from portal.groups.ways import guide_for
from portal.text.links import address, relative, stem

LEADERS = 2
SPANISH = "es"


def plan_context(library: Library, pages: Mapping[str, int], waiting: Collection[str] = ()) -> dict[str, Any]:
    """What the page's template and script know. `pages` counts those of each printed edition, by its place on the site.

    Addresses are counted from the planner's page. Where no editions are built, a sheet has no count and no file; nor has one
    whose editions are `waiting` to be printed.
    """
    ways = list_series(library)
    before, after = around(library)
    guides = [*before, *(g for way in ways[:1] for meeting in way.meetings for g in meeting.opens), *after]
    used = sorted({guide.session: guide for guide in guides}.values(), key=lambda guide: guide.session)
    led = [guide_for(guide, way.id) for way in ways for guide in before]
    parts = [*map(_whole, [*used, *led]), *(part for way in ways for meeting in way.meetings for part in meeting.parts)]
    sheets = {sheet.slug: sheet for part in parts for sheet in handouts(part, library)}
    return {
        "leaders": LEADERS,
        "ways": [_way(way, library) for way in ways],
        "guides": {str(guide.session): _guide(guide, library, pages, waiting) for guide in used},
        "before": [guide.session for guide in before],
        "after": [guide.session for guide in after],
        "sheets": {name: _sheet(sheet, library, pages, waiting) for name, sheet in sheets.items()},
        "errands": [
            {
                "id": e.id,
                "says": e.says,
                "late": e.late,
                "counted": e.counted,
                "days": e.days,
                "place": e.place,
                **_see(e.see, library),
            }
            for e in library.errands.values()
        ],
    }


def _whole(guide: Guide) -> Part:
    return plan_meeting(str(guide.session), {guide.session: guide})[0]


def _way(way: Series, library: Library) -> dict[str, Any]:
    variant = library.variants.get(way.id)
    alone = left_out(variant, {guide.session: guide for guide in library.of(Guide)}) if variant else []
    return {
        "id": way.id,
        "title": way.title,
        "says": way.says,
        "people": way.people,
        "away": way.away,
        "before": _names(
            sheet for guide in around(library)[0] for sheet in handouts(_whole(guide_for(guide, way.id)), library)
        ),
        "meetings": [_meeting(meeting, way, number, library) for number, meeting in enumerate(way.meetings, 1)],
        "alone": {
            "parts": [_part(part) for part in alone],
            "sheets": _names(sheet for part in alone for sheet in _of_steps(part, library)),
        },
    }


def _of_steps(part: Part, library: Library) -> list[Worksheet]:
    """The sheets of these steps, without the forms of every meeting."""
    return [sheet for sheet in handouts(part, library, opens=False) if sheet.audience == "participant"]


def _names(sheets: Iterable[Worksheet]) -> list[str]:
    return list(dict.fromkeys(sheet.slug for sheet in sheets))


def _part(part: Part) -> dict[str, Any]:
    return {"session": part.guide.session, "steps": "" if part.whole else _steps(part), "ids": _ids(part)}


def _meeting(meeting: Meeting, way: Series, number: int, library: Library) -> dict[str, Any]:
    run = f"{run_of(way.id, number, meeting.parts)}/run"
    return {
        "run": f"{posixpath.relpath(run, address(PLANNER))}/",
        "minutes": meeting.minutes,
        "opens": [guide.session for guide in meeting.opens],
        "parts": [_part(part) for part in meeting.parts],
        "sheets": _names(
            sheet for part in meeting.parts for sheet in handouts(part, library, opens=part.guide in meeting.opens)
        ),
        "bring": list(
            dict.fromkeys(item for part in meeting.parts for item in supplies(part, opens=part.guide in meeting.opens))
        ),
    }


def _steps(part: Part) -> str:
    return ", ".join(step.title for step in part.steps)


def _ids(part: Part) -> list[str]:
    return [] if part.whole else [step.id for step in part.steps]


def _guide(guide: Guide, library: Library, pages: Mapping[str, int], waiting: Collection[str]) -> dict[str, Any]:
    pack = pack_path(guide)
    built = "pack" in library.built and pack not in waiting
    return {
        "title": guide.title,
        "lasts": _last_day(guide, library),
        "href": _page(guide.path),
        "pack": relative(pack, PLANNER) if built else "",
        "pages": pages.get(pack, 0),
        "sheets": _names(handouts(_whole(guide), library)),
        "bring": list(dict.fromkeys(supplies(_whole(guide)))),
    }


def _sheet(sheet: Worksheet, library: Library, pages: Mapping[str, int], waiting: Collection[str]) -> dict[str, Any]:
    found = {edition.kind: edition.src for edition in editions(sheet, library.built)}
    files = {kind: relative(src, PLANNER) for kind, src in found.items() if src not in waiting}
    return {
        "title": sheet.title,
        "lasts": _last_day(sheet, library),
        "href": _page(sheet.path),
        "for": copies_for(sheet),
        "files": files,
        "pages": pages.get(found.get("pdf", ""), 0),
        "largePages": pages.get(found.get("large-print", ""), 0),
        **_spanish(sheet, library, pages, waiting),
    }


def _spanish(sheet: Worksheet, library: Library, pages: Mapping[str, int], waiting: Collection[str]) -> dict[str, Any]:
    """Its Spanish edition at normal size; empty where there is none."""
    other = library.in_language(sheet, SPANISH)
    if not isinstance(other, Worksheet):
        return {}
    src = f"{stem(other.path)}.pdf"
    there = src in {edition.src for edition in editions(other, library.built)} and src not in waiting
    href = relative(src, PLANNER) if there else _page(other.path)
    return {"spanish": {"title": other.title, "href": href, "pages": pages.get(src, 0)}}


def _last_day(item: Guide | Worksheet, library: Library) -> str:
    """The last day on which all that a page cites was good; empty where that holds for good."""
    return str(first_to_lapse(library.facts[one.id] for one in library.citations(item)) or "")


def _see(path: str, library: Library) -> dict[str, str]:
    item = library.content.get(path)
    return {"see": item.title, "href": _page(path)} if item else {"see": "", "href": ""}


def _page(path: str) -> str:
    return posixpath.relpath(address(path) or ".", address(PLANNER)) + "/"


def counted(library: Library) -> Iterable[str]:
    """The printed editions whose pages a plan adds up."""
    yield from map(pack_path, library.of(Guide))
    for item in library.of(Worksheet):
        if item.series == "discovery":
            yield from (f"{stem(item.path)}{end}" for end in (".pdf", "-large-print.pdf"))
            other = library.in_language(item, SPANISH)
            if other:
                yield f"{stem(other.path)}.pdf"
