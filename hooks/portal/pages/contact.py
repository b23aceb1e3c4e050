"""Where a reader who meets a barrier reaches a person: said on the page about accessibility, and missed by whoever publishes without it."""

from __future__ import annotations

import re
from collections.abc import Iterator

MISSING = (
    "GUIDEPOST_CONTACT is not set: a reader who meets a barrier is led to nobody of this site. "
    "Set it to a mail address, an address of the web, or a phone number"
)
MAIL = re.compile(r"[^\s@<>()\[\]]+@[^\s@<>()\[\]]+\.[^\s@<>()\[\]]+")
WEB = re.compile(r"https?://[^\s<>()]+")
PHONE = re.compile(r"\+?[\d().\s-]{7,}")


def render_contact(contact: str) -> Iterator[str]:
    """A paragraph that says whom to write to or call, and when to expect an answer."""
    if not contact:
        yield (
            "This copy of the site names nobody who answers. Tell the organization that gave you the link to it. "
            "If this copy has an edit link at the top of each page, you can report there too."
        )
        return
    yield (
        f"**{_how(contact)}** You will hear from a person within five working days. If the barrier can’t be taken away by then, "
        "you will hear when it will be, and get what you need in another way until then."
    )


def ways(contact: str) -> dict[str, str]:
    """How a page can lead to whoever answers: a `mail` address or one of the `web`; each empty where it is none."""
    return {"mail": contact if MAIL.fullmatch(contact) else "", "web": contact if WEB.fullmatch(contact) else ""}


def _how(contact: str) -> str:
    if MAIL.fullmatch(contact):
        return f"Write to [{contact}](mailto:{contact})."
    if WEB.fullmatch(contact):
        return f"Write to us at [{contact}]({contact})."
    if PHONE.fullmatch(contact):
        return f"Call [{contact}](tel:{re.sub(r'[^+0-9]', '', contact)})."
    return f"Turn to {re.sub(r'[<>*_`|]', '', contact)}."
