"""The glossary's acronyms, as tooltips on every page."""

from __future__ import annotations

from collections.abc import Mapping

from portal.content.model import Term


def tooltips(terms: Mapping[str, Term]) -> dict[str, str]:
    """Each acronym with its long form, for the `abbr` extension."""
    return {term.term: term.long for term in terms.values() if term.long}
