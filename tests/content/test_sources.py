"""What a note says of where a fact comes from and how new it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helping.sites import small_library
from portal.content.facts import describe_source

FACT = next(iter(small_library().facts.values()))
SOURCE = small_library().sources[FACT.source]


@pytest.mark.parametrize(
    ("published", "newest", "where", "told"),
    [
        ("2010-03", "2010-03", "", "(A university, March 2010), as of March 2010; "),
        ("undated", "undated", "", "(A university, undated); "),
        ("undated", "undated", "page 4", "(A university, undated, page 4); "),
        ("undated", "2024", "", "(A university, undated), as of 2024; "),
        ("2010-03", "undated", "", "(A university, March 2010), its evidence undated; "),
    ],
)
def test_that_there_is_no_date_is_said_once(published: str, newest: str, where: str, told: str) -> None:
    source = replace(SOURCE, publisher="A university", date=published)
    assert told in describe_source(replace(FACT, as_of=newest, where=where), source)
