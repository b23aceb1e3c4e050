"""How a reader who meets a barrier reaches a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helping.sites import small_library
from portal.pages.contact import MISSING
from portal.pages.lists import render_list

DAY = date(2026, 11, 30)


def told(contact: str) -> str:
    return render_list("contact", replace(small_library(), contact=contact), "docs/accessibility.md", DAY)


@pytest.mark.parametrize(
    ("contact", "begins"),
    [
        ("access@agency.example", "**Write to [access@agency.example](mailto:access@agency.example).** You will hear"),
        (
            "https://agency.example/help",
            "**Write to us at [https://agency.example/help](https://agency.example/help).** You",
        ),
        (
            "(555) 010-0199",
            "**Call [(555) 010-0199](tel:5550100199).** You will hear from a person within five working days.",
        ),
        ("the front desk <b>", "**Turn to the front desk b.** You will hear"),
    ],
)
def test_whoever_publishes_the_site_is_reached_and_answers_in_a_time(contact: str, begins: str) -> None:
    assert told(contact).startswith(begins)


def test_a_copy_that_names_nobody_says_so() -> None:
    assert told("").startswith("This copy of the site names nobody who answers. Tell the organization")
    assert MISSING.startswith(
        "GUIDEPOST_CONTACT is not set: a reader who meets a barrier is led to nobody of this site."
    )
