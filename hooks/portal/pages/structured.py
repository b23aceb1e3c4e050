"""What search engines read of a page: schema.org data, said of what the page shows and of nothing else."""

from __future__ import annotations

import json
import posixpath
from typing import Any

from portal.content.changes import changed_on
from portal.content.last_days import first_to_lapse
from portal.content.library import Library, cited_by
from portal.content.model import Content, Guide, Module, Question
from portal.learn.modules import entries
from portal.sharing.catalog import LICENSE
from portal.text.inline import plain
from portal.text.links import address

CONTEXT = "https://schema.org"
"""Whose words these are."""


def describe_page(item: Content, library: Library, base: str) -> str:
    """The data block of a page as JSON that is safe inside a script element; empty where there is none.

    `base` is the address of the site; without one, addresses are relative to the page.
    """
    if isinstance(item, Question):
        found = _question_page(item, library, base)
    elif isinstance(item, Guide):
        found = _guide(item, base)
    elif isinstance(item, Module):
        found = _module(item, base)
    elif "questions" in item.body.lists:
        found = _question_list(item, library, base)
    elif "terms" in item.body.lists:
        found = _terms(item, library, base)
    else:
        return ""
    text = json.dumps({"@context": CONTEXT, **found}, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace("&", "\\u0026")


def _where(item: Content, page: Content, base: str, anchor: str = "") -> str:
    """The address of one page as another one names it."""
    there, here = address(item.path), address(page.path)
    if base:
        return f"{base}{there}{anchor}"
    return (posixpath.relpath(there or ".", here or ".") + "/" if there != here else "./") + anchor


def _question(item: Question, page: Content, library: Library, base: str) -> dict[str, Any]:
    where = _where(item, page, base)
    short = item.body.short
    answer = {
        "@type": "Answer",
        "text": short,
        "url": where,
        "dateModified": str(changed_on(item)),
        "author": {"@type": "Organization", "name": "Guidepost"},
        **_expires(item, library),
    }
    return {"@type": "Question", "name": item.title, "url": where, "answerCount": 1, "acceptedAnswer": answer}


def _expires(item: Question, library: Library) -> dict[str, str]:
    """The last day on which all that an answer cites was good, where there is one."""
    day = first_to_lapse(cited_by(item, library))
    return {"expires": str(day)} if day else {}


def _question_page(item: Question, library: Library, base: str) -> dict[str, Any]:
    return {
        "@type": "WebPage",
        "name": item.title,
        "url": _where(item, item, base),
        "dateModified": str(changed_on(item)),
        "inLanguage": item.language,
        "license": LICENSE,
        "mainEntity": {**_question(item, item, library, base), "text": item.title},
    }


def _question_list(item: Content, library: Library, base: str) -> dict[str, Any]:
    found = [
        {
            "@type": "ListItem",
            "position": number,
            "name": question.title,
            "url": _where(question, item, base),
        }
        for number, question in enumerate(library.of(Question), 1)
    ]
    listed = {"@type": "ItemList", "numberOfItems": len(found), "itemListElement": found}
    return {"@type": "CollectionPage", "inLanguage": "en", "license": LICENSE, "name": item.title, "mainEntity": listed}


def _terms(item: Content, library: Library, base: str) -> dict[str, Any]:
    terms = [
        {
            "@type": "DefinedTerm",
            "@id": _where(item, item, base, f"#{term.id}"),
            "name": term.long or term.term,
            **({"termCode": term.term} if term.long else {}),
            "description": term.says,
        }
        for term in sorted(library.terms.values(), key=lambda term: term.term.casefold())
    ]
    return {
        "@type": "DefinedTermSet",
        "name": item.title,
        "inLanguage": "en",
        "license": LICENSE,
        "hasDefinedTerm": terms,
    }


def _module(item: Module, base: str) -> dict[str, Any]:
    return {
        "@type": "LearningResource",
        "name": item.title,
        "description": item.description,
        "url": _where(item, item, base),
        "learningResourceType": "lesson",
        "educationalUse": "self-study",
        "audience": {"@type": "EducationalAudience", "educationalRole": "employment specialist"},
        "timeRequired": f"PT{item.minutes}M",
        "teaches": [plain(entry) for entry in entries(item, "able")],
        "isAccessibleForFree": True,
        "inLanguage": item.language,
        "license": LICENSE,
        "dateModified": str(changed_on(item)),
        "isPartOf": {"@type": "Course", "name": "The way in for new specialists"},
    }


def _guide(item: Guide, base: str) -> dict[str, Any]:
    return {
        "@type": "LearningResource",
        "name": item.title,
        "description": item.summary,
        "url": _where(item, item, base),
        "learningResourceType": "session guide",
        "educationalUse": "group work",
        "audience": {"@type": "EducationalAudience", "educationalRole": "facilitator"},
        "timeRequired": f"PT{item.minutes}M",
        "isAccessibleForFree": True,
        "inLanguage": item.language,
        "license": LICENSE,
        "dateModified": str(changed_on(item)),
        "isPartOf": {"@type": "LearningResource", "name": "Guided Group Discovery"},
    }
