"""The navigation: `mkdocs.yml` names folders, and each becomes the list of what stands in it."""

from __future__ import annotations

from typing import Any

from portal.content.kinds import DOCS, GROUPS, QUESTION_FOLDERS, QUESTIONS, is_in
from portal.content.library import Library
from portal.content.words import SITE
from portal.text.links import site_path
from portal.text.tongues import tongue

NavItem = str | dict[str, Any]


def expand(nav: list[NavItem], library: Library) -> list[NavItem]:
    """The same navigation with every entry that ends in a slash replaced by the pages of that folder.

    A page that is held back is left out: its finding is told once, and a hole in the navigation is no second one. Behind the
    site's own pages stands one entry for each other language that has pages, called by the language's id.
    """
    own = _expand_all(nav, library)
    spoken = ((name, _language(name, library)) for name in library.words if name != SITE)
    return [*own, *({name: pages} for name, pages in spoken if pages)]


def _expand_all(nav: list[NavItem], library: Library) -> list[NavItem]:
    held_back = [site_path(path) for path in library.withheld]
    return [_expand(item, library) for item in nav if _target(item) not in held_back]


def _language(name: str, library: Library) -> list[NavItem]:
    """The pages in another language: its front page, the pages beside it, then every folder."""
    questions, groups = f"{QUESTIONS}/{name}", f"{GROUPS}/{name}"
    shelf = _shelf(questions, library)
    return [
        *_shelf(f"{DOCS}/{name}", library),
        *([{_called(questions, library): shelf}] if shelf else []),
        *_shelf(groups, library),
    ]


def _shelf(folder: str, library: Library) -> list[NavItem]:
    """The front page of a folder, its pages, and each folder below it."""
    front = f"{folder}/index.md"
    pages: list[NavItem] = [site_path(front)] if front in library.content else []
    pages += [site_path(item.path) for item in library.in_folder(folder)]
    below = dict.fromkeys(p.removeprefix(f"{folder}/").split("/")[0] for p in library.content if is_in(p, folder))
    inner = [f"{folder}/{name}" for name in below if not name.endswith(".md")]
    return [*pages, *({_called(place, library): _shelf(place, library)} for place in inner)]


def _called(folder: str, library: Library) -> str:
    """The title of a folder's front page, or its name in addresses."""
    front = library.content.get(f"{folder}/index.md")
    name = site_path(f"{folder}/index.md").split("/")[-2]
    return front.title if front else name.replace("-", " ").capitalize()


def _target(item: NavItem) -> Any:
    return next(iter(item.values())) if isinstance(item, dict) and len(item) == 1 else item


def _expand(item: NavItem, library: Library) -> NavItem:
    if not isinstance(item, dict):
        return item
    title, value = next(iter(item.items()))
    if isinstance(value, list):
        return {title: _expand_all(value, library)}
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
            if p.startswith(f"{folder}/") and "/" in p.removeprefix(f"{folder}/") and not tongue(p)
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
