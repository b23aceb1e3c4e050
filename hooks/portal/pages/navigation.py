"""The navigation: `mkdocs.yml` names folders, and each becomes the list of what stands in it."""

from __future__ import annotations

from typing import Any

from portal.content.kinds import DOCS, QUESTION_FOLDERS, is_in
from portal.content.library import Library
from portal.text.links import site_path

NavItem = str | dict[str, Any]


def expand(nav: list[NavItem], library: Library) -> list[NavItem]:
    """The same navigation with every entry that ends in a slash replaced by the pages of that folder.

    A page that is held back is left out: its finding is told once, and a hole in the navigation is no second one.
    """
    held_back = [site_path(path) for path in library.withheld]
    return [_expand(item, library) for item in nav if _target(item) not in held_back]


def _target(item: NavItem) -> Any:
    return next(iter(item.values())) if isinstance(item, dict) and len(item) == 1 else item


def _expand(item: NavItem, library: Library) -> NavItem:
    if not isinstance(item, dict):
        return item
    title, value = next(iter(item.items()))
    if isinstance(value, list):
        return {title: expand(value, library)}
    if isinstance(value, str) and value.endswith("/"):
        return {title: _folder(value, library)}
    return item


def _folder(name: str, library: Library) -> list[NavItem]:
    folder = _repository_folder(name.rstrip("/"), library)
    front = f"{folder}/index.md"
    pages: list[NavItem] = [site_path(front)] if front in library.content else []
    if folder in QUESTION_FOLDERS:
        return [*pages, *_topics(folder, library)]
    pages += [site_path(item.path) for item in library.in_folder(folder)]
    below = sorted(
        {
            p.removeprefix(f"{folder}/").split("/")[0]
            for p in library.content
            if p.startswith(f"{folder}/") and "/" in p.removeprefix(f"{folder}/")
        }
    )
    for inner in below:
        front_page = library.content.get(f"{folder}/{inner}/index.md")
        pages.append({front_page.title if front_page else inner.capitalize(): _folder(f"{name}{inner}/", library)})
    return pages


def _repository_folder(name: str, library: Library) -> str:
    """`ips` is `docs/ips`; `faq` and `guides` stand at the top of the repository."""
    inside_docs = any(is_in(path, f"{DOCS}/{name}") for path in library.content)
    return f"{DOCS}/{name}" if inside_docs else name


def _topics(folder: str, library: Library) -> list[NavItem]:
    """The questions of one folder under the first of their topics, so that each stands in the navigation once."""
    shelves = (
        (topic, [question for question in library.at_home_in(topic) if is_in(question.path, folder)])
        for topic in library.topics.values()
    )
    return [{topic.title: [site_path(question.path) for question in inside]} for topic, inside in shelves if inside]
