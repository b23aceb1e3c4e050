"""Where a reader who meets a barrier reaches a person: said on the page about accessibility, and missed by whoever publishes without it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.content.words import Words

MISSING = (
    "GUIDEPOST_CONTACT is not set: a reader who meets a barrier is led to nobody of this site. "
    "Set it to a mail address, an address of the web, or a phone number"
)
MAIL = re.compile(r"[^\s@<>()\[\]]+@[^\s@<>()\[\]]+\.[^\s@<>()\[\]]+")
WEB = re.compile(r"https?://[^\s<>()]+")
PHONE = re.compile(r"\+?[\d().\s-]{7,}")


def render_contact(contact: str, words: Words) -> Iterator[str]:
    """A paragraph that says whom to write to or call, and when to expect an answer."""
    yield f"**{_how(contact, words)}** {words.contact_answer}" if contact else words.contact_none


def ways(contact: str) -> dict[str, str]:
    """How a page can lead to whoever answers: a `mail` address or one of the `web`; each empty where it is none."""
    return {"mail": contact if MAIL.fullmatch(contact) else "", "web": contact if WEB.fullmatch(contact) else ""}


def _how(contact: str, words: Words) -> str:
    if MAIL.fullmatch(contact):
        return words.contact_mail.format(link=f"[{contact}](mailto:{contact})")
    if WEB.fullmatch(contact):
        return words.contact_web.format(link=f"[{contact}]({contact})")
    if PHONE.fullmatch(contact):
        return words.contact_phone.format(link=f"[{contact}](tel:{re.sub(r'[^+0-9]', '', contact)})")
    return words.contact_other.format(name=re.sub(r"[<>*_`|]", "", contact))
