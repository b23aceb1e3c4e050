"""On which page each fact stands: facts about one matter together, so that the link of a note opens at once on a phone.

A fact belongs to the first area whose pages cite it. One that no page cites goes where others of its source are.
A page asks for the facts of an area with `<!-- list: facts-benefits -->`; without such a page they stand on the page of all facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portal.content.entries import Fact
from portal.content.kinds import BENEFITS, COMPONENTS, CONTRIBUTE, DECISIONS, GROUPS, LEARN, PRINCIPLES, RIGHTS, is_in
from portal.content.model import Content, Question

MORE = "more"
AREAS = {
    "benefits": (BENEFITS, "benefits-check", "benefits-telling", "benefits-keeping", "benefits-family"),
    "ips": (PRINCIPLES,),
    "programs": ("docs/fidelity.md", "docs/performance-benchmarks.md", "docs/program-setup.md", "quality-and-funding"),
    "rights": (RIGHTS, "docs/working-with-a-disability.md", "docs/your-state.md", "rights"),
    "ce": (COMPONENTS,),
    "job-centers": ("job-centers",),
    "funding": ("docs/funding", "docs/state-examples.md"),
    "people": ("docs/for", "docs/young-people.md", "docs/culture-language-fairness.md", "docs/veterans.md"),
    "groups": (GROUPS, LEARN, "docs/crosswalk.md"),
    MORE: (),
}
"""Each area with the folders and pages that it is about, and the topics of questions. The order decides where two areas cite a fact."""
LISTS = {f"facts-{area}": area for area in AREAS}


def fact_homes(
    content: Mapping[str, Content], facts: Mapping[str, Fact], citing: Mapping[str, Iterable[Content]]
) -> dict[str, str]:
    """The page on which each fact stands, by the fact's id. A fact whose area has no page is left out."""
    pages = {LISTS[name]: path for path, item in content.items() for name in item.body.lists if name in LISTS}
    if not pages:
        return {}
    areas = {name: _areas(items) for name, items in citing.items()}
    by_source: dict[str, set[str]] = {}
    for name, found in areas.items():
        if name in facts:
            by_source.setdefault(facts[name].source, set()).update(found)
    homes = {}
    for name, fact in facts.items():
        near = areas.get(name) or by_source.get(fact.source) or {MORE}
        area = next(area for area in AREAS if area in near)
        if area in pages:
            homes[name] = pages[area]
    return homes


def _areas(citing: Iterable[Content]) -> set[str]:
    """The areas of the pages that cite a fact; editors' pages and translations count for none."""
    found = set()
    for item in citing:
        if not item.translates and not is_in(item.path, CONTRIBUTE) and not is_in(item.path, DECISIONS):
            topic = item.topics[0] if isinstance(item, Question) else ""
            about = (a for a, about in AREAS.items() if topic in about or any(_below(item.path, one) for one in about))
            found.add(next(about, MORE))
    return found


def _below(path: str, about: str) -> bool:
    return path == about or is_in(path, about)
