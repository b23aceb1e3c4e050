"""The lists to look something up in: the crosswalk, the glossary, and the keys that authors type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields
from unicodedata import combining, normalize

from portal.content.drawing import Drawing
from portal.content.entries import CrosswalkRow, Errand, Fact, Ring, SourceRecord, Term, Topic, Variant
from portal.content.kinds import PRINCIPLES
from portal.content.library import Library, link_to
from portal.content.model import Guide, Module, Page, Question, Worksheet
from portal.content.states import Finder, State
from portal.content.words import SITE, Words
from portal.text.tongues import tongue

MODELS = (
    Page,
    Module,
    Question,
    Guide,
    Worksheet,
    Fact,
    SourceRecord,
    Term,
    Topic,
    CrosswalkRow,
    Words,
    Variant,
    Errand,
    Ring,
    Finder,
    State,
    Drawing,
)


def render_crosswalk(library: Library, page: str) -> Iterator[str]:
    """The principles of IPS beside their counterparts in Vocational Rehabilitation, a row each."""
    yield '<div class="gp-crosswalk" markdown>\n'
    yield "| In IPS | In VR | Together |"
    yield "|---|---|---|"
    for row in library.crosswalk.values():
        principle = library.content.get(f"{PRINCIPLES}/{row.id}.md")
        if principle is None:
            continue
        cells = {
            "In IPS": f"**{link_to(principle, page)}.** {' '.join(row.ips)}",
            "In VR": f"**{row.vr_title}.** {' '.join(row.vr)}",
            "Together": row.together,
        }
        # The label is for phones, where each row is a card and the head of the table is out of sight.
        yield "| " + " | ".join(f'<span class="gp-label">{name}</span>{cell}' for name, cell in cells.items()) + " |"
    yield "\n</div>"


def render_terms(library: Library, page: str) -> Iterator[str]:
    """The glossary, letter by letter, in the language of the page that asks."""
    if tongue(page):
        yield from _render_spanish(library, page)
        return
    words = library.words[SITE]
    letter = ""
    for term in sorted(library.terms.values(), key=lambda t: t.term.casefold()):
        first = term.term[0].upper()
        if first != letter:
            letter = first
            yield f"\n## {letter} {{ #letter-{letter.lower()} }}\n"
        yield f"### {term.term}{f': {term.long}' if term.long else ''} {{ #{term.id} }}\n"
        yield f"{term.says}\n"
        if term.also:
            yield f"{words.term_also.format(names=', '.join(term.also))}\n"
        yield f"{words.term_original.format(name=f'*{term.es}*{{ lang=es }}')}\n"
        seen = library.content.get(term.see)
        if seen:
            yield f"{words.term_more}: {link_to(seen, page)}\n"


def _render_spanish(library: Library, page: str) -> Iterator[str]:
    """The same words by their Spanish names, each with what it is called in English; pages are named that are there in Spanish."""
    words = library.words[tongue(page)]
    letter = ""
    for term in sorted(library.terms.values(), key=lambda t: _plain(t.es)):
        first = _plain(term.es)[0].upper()
        if first != letter:
            letter = first
            yield f"\n## {letter} {{ #letter-{letter.lower()} }}\n"
        name, *others = (part.strip() for part in term.es.split(";"))
        yield f"### {name[0].upper()}{name[1:]} {{ #{term.id} }}\n"
        if term.es_says:
            yield f"{term.es_says}\n"
        if others:
            yield f"{words.term_also.format(names=', '.join(others))}\n"
        original = f"{term.long} ({term.term})" if term.long else term.term
        yield f"{words.term_original.format(name=f'*{original}*{{ lang=en }}')}\n"
        seen = library.content.get(term.see)
        there = library.in_language(seen, words.id) if seen else None
        if there:
            yield f"{words.term_more}: {link_to(there, page)}\n"


def _plain(word: str) -> str:
    """A word as it is sorted: without accents and capitals."""
    return "".join(c for c in normalize("NFD", word.casefold()) if not combining(c))


def render_keys() -> Iterator[str]:
    """Every key that an author can type, with what it means, kind of file by kind of file."""
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
    """The ids of the headings that `render_keys` writes."""
    return {cls.__name__.lower() for cls in MODELS}
