"""Links that lead out of the site, and when somebody last saw each of them work.

`docs/data/links.yml` holds a line for each, `address: day`. A command that needs a network keeps it; the build never looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from portal.content.kinds import DATA
from portal.content.library import Library
from portal.text.fields import parse_fields
from portal.text.issues import Issue
from portal.text.reading import read_text

PATH = f"{DATA}/links.yml"
STATE = re.compile(r"(?:(dead since) )?(\d{4}-\d\d-\d\d)")
EXAMPLE = re.compile(r"https?://(?:[\w.-]+\.)?example(?:\.(?:com|org|net))?(?:[/:]|$)")
HEAD = """# Every address out of the site, with the day on which somebody last saw it work: 'never', a day, or 'dead since' a day.
# 'make links' keeps this file, where there is a network. Nothing here stops a build.
"""


@dataclass(frozen=True, slots=True)
class Outward:
    """One address elsewhere, the files that send readers to it, and what is known of it."""

    url: str
    used_in: tuple[str, ...]
    confirmed: date | None = None
    """The day on which it last worked."""
    dead: date | None = None
    """The day since which it doesn't."""

    @property
    def state(self) -> str:
        """As the file writes it."""
        if self.dead:
            return f"dead since {self.dead}"
        return str(self.confirmed) if self.confirmed else "never"


def outward_links(library: Library, states: Mapping[str, str]) -> tuple[Outward, ...]:
    """Every address that a page, a source, a finder or a state links to, by address, with its state in the file."""
    used: dict[str, set[str]] = {}
    for item in library.content.values():
        for link in item.body.links:
            if link.target.startswith(("https://", "http://")) and not EXAMPLE.match(link.target):
                used.setdefault(link.target, set()).add(item.path)
    citing = {fact.source for fact in library.facts.values()}
    cited_in: dict[str, set[str]] = {}
    for name, items in library.citing().items():
        cited_in.setdefault(library.facts[name].source, set()).update(item.path for item in items)
    for source in library.sources.values():
        if source.url and source.id in citing and not EXAMPLE.match(source.url):
            pages = used.setdefault(source.url, set())
            pages |= cited_in.get(source.id, set()) or {source.path}
    for finder in library.finders.values():
        used.setdefault(finder.url, set()).add(finder.path)
    for state in library.states.values():  # shown or not: whoever opens a state's addresses wants to know which answer
        for _, url in state.agencies.values():
            used.setdefault(url, set()).add(state.path)
    return tuple(_known(url, tuple(sorted(used[url])), states.get(url, "never")) for url in sorted(used))


def _known(url: str, used_in: tuple[str, ...], state: str) -> Outward:
    match = STATE.fullmatch(state)
    day = date.fromisoformat(match[2]) if match else None
    return Outward(url, used_in, None if match and match[1] else day, day if match and match[1] else None)


def read_states(data: bytes | None) -> tuple[dict[str, str], list[Issue]]:
    """The file: the state of each address. A line that can't be read is told, and counts as never confirmed."""
    text, issues = read_text(PATH, data or b"")
    if text is None or not re.search(r"^[^#\s]", text, re.M):
        return {}, issues
    fields, found = parse_fields(PATH, text, 1)
    issues += found
    states = {}
    for url, entry in fields.items():
        value = entry.value if isinstance(entry.value, str) else ""
        if value == "never" or _is_state(value):
            states[url] = value
        else:
            fix = "Write 'never', a day such as 2026-11-21, or 'dead since 2026-11-21'."
            issues.append(Issue(PATH, entry.line, "link-state", f"'{value}' is no state of an address.", fix))
    return states, issues


def _is_state(value: str) -> bool:
    match = STATE.fullmatch(value)
    try:
        return bool(match and date.fromisoformat(match[2]))
    except ValueError:
        return False


def write_states(links: tuple[Outward, ...]) -> str:
    """The file's text, sorted by address."""
    return HEAD + "".join(f"{link.url}: {link.state}\n" for link in links)


def tell_links(links: tuple[Outward, ...]) -> Iterator[str]:
    """What `make check` says of them: each dead one with its pages, then each one with its day."""
    for link in links:
        if link.dead:
            yield f"{link.url}: dead since {link.dead}, linked in {', '.join(link.used_in)}."
    for link in links:
        if not link.dead:
            yield f"{link.url}: {f'worked on {link.confirmed}' if link.confirmed else 'never confirmed'}."
    dead = sum(link.dead is not None for link in links)
    unknown = sum(link.state == "never" for link in links)
    yield f"{len(links)} links lead out of the site: {dead} dead, {unknown} never confirmed."
