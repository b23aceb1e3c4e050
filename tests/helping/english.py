"""English words on what is said to be Spanish: which they are, and which names may stand there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from portal.content.entries import Term

ENGLISH = frozenset(
    [
        "about",
        "above",
        "again",
        "all",
        "already",
        "an",
        "and",
        "any",
        "are",
        "as",
        "ask",
        "at",
        "back",
        "be",
        "been",
        "before",
        "below",
        "box",
        "but",
        "button",
        "by",
        "can",
        "change",
        "checked",
        "choose",
        "clear",
        "click",
        "close",
        "closed",
        "could",
        "day",
        "days",
        "did",
        "do",
        "does",
        "done",
        "each",
        "empty",
        "end",
        "every",
        "everything",
        "failed",
        "file",
        "filled",
        "find",
        "first",
        "for",
        "found",
        "from",
        "get",
        "go",
        "goes",
        "had",
        "has",
        "have",
        "help",
        "here",
        "how",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "job",
        "keep",
        "language",
        "large",
        "last",
        "line",
        "list",
        "long",
        "made",
        "make",
        "may",
        "might",
        "month",
        "more",
        "must",
        "my",
        "name",
        "need",
        "needs",
        "next",
        "not",
        "nothing",
        "of",
        "off",
        "on",
        "one",
        "open",
        "or",
        "other",
        "our",
        "out",
        "page",
        "part",
        "pay",
        "people",
        "person",
        "please",
        "press",
        "print",
        "question",
        "read",
        "save",
        "saved",
        "see",
        "send",
        "sheet",
        "sheets",
        "should",
        "show",
        "skip",
        "some",
        "step",
        "still",
        "stay",
        "stays",
        "stop",
        "take",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "time",
        "to",
        "today",
        "try",
        "type",
        "typed",
        "undo",
        "until",
        "up",
        "used",
        "wait",
        "was",
        "we",
        "week",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "why",
        "will",
        "with",
        "word",
        "words",
        "work",
        "worker",
        "would",
        "write",
        "year",
        "yes",
        "you",
        "your",
    ]
)
"""Words that are English and nothing else. What both languages write alike, such as 'no' and 'use', is none of them."""

NAMES = (
    # Official names that have no Spanish one, or stand once behind it, so that a person can ask for them at an office.
    *(
        "Benefits Planning Query",
        "Choose Work, find help",
        "Crisis Text Line",
        "Housing First",
        "Veterans Crisis Line",
        "Department of Veterans Affairs",
    ),
    *("Employment and Independence for People with Disabilities", "Help Line", "Medicaid Buy-In"),
    *("National Association of State Mental Health Program Directors", "my Social Security"),
    *("National Council of State Agencies for the Blind", "Plan to Achieve Self-Support"),
    *("Protection and Advocacy for Beneficiaries of Social Security", "Protection and Advocacy"),
    *("Outreach, Access, and Recovery", "SNAP Employment and Training", "Wage and Hour Division"),
    # What a letter, an office or an employer calls it, behind the Spanish words.
    *(
        "child support",
        "dislocated worker",
        "impairment-related work expenses",
        "pay stubs",
        "priority of service",
        "trial work",
    ),
    # A sheet that is there in English alone, and says so.
    "Room and access",
    # Programs and typefaces.
    *("Atkinson Hyperlegible Next", "Material for MkDocs", "SIL Open Font License", "Word"),
)

SAID = """() => {
    const said = [];
    const isMine = (element) => element.closest("[lang]")?.lang.startsWith("es");
    const each = (value) => {
        if (typeof value === "string") said.push(value);
        else Object.values(value ?? {}).forEach(each);
    };
    for (const element of document.querySelectorAll("*")) {
        if (!isMine(element) || element.closest("noscript, script, style")) continue;
        for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) said.push(node.data);
        for (const name of ["alt", "aria-label", "placeholder", "title"]) said.push(element.getAttribute(name) ?? "");
        for (const name of ["words", "say", "done", "refused"]) {
            const held = element.dataset[name] ?? "";
            if (held.startsWith("{")) each(JSON.parse(held)); else said.push(held);
        }
    }
    const described = document.querySelector("meta[name=description]");
    return [document.title, described?.content ?? "", ...said].filter((text) => text.trim());
}"""
"""What a page shows, tells and may yet tell in Spanish: text, names, and the words that its scripts hold, `{blanks}` among them."""


def names_in_english(terms: Mapping[str, Term]) -> tuple[str, ...]:
    """The names that may stand in a Spanish text, the longest first: those above, and terms of the field of more than one word."""
    called = {name for term in terms.values() for name in (term.term, term.long, *term.also) if " " in name}
    return tuple(sorted({*NAMES, *called}, key=lambda name: (-len(name), name)))


def english_in(text: str, names: tuple[str, ...]) -> list[str]:
    """The English words of a text, without names, addresses and `{blanks}`."""
    text = re.sub(r"\{\w+\}|https?://\S+", " ", " ".join(text.split()))
    for name in names:
        if name in text:
            text = text.replace(name, " ")
    return [word for word in re.findall(r"[^\W\d_]+", text) if word.casefold() in ENGLISH]
