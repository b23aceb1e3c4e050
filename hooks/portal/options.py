"""What the world outside says to a build: its clocks, its environment, the address of its host."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum

EDITIONS = "GUIDEPOST_EDITIONS"
LAST_SECOND = 253_402_300_799
"""The end of the year 9999."""
CACHE = ".cache"
"""What may be kept between builds, below the checkout."""


class Printing(Enum):
    """Which printed editions a build has. The values are those of GUIDEPOST_EDITIONS."""

    ALL = "on"
    NONE = "off"
    """None at all; pages link to none."""
    ONLY = "only"
    """All of them, for the cache, and no page is written."""
    KEPT = "kept"
    """Those that the cache holds; pages say that the others are being printed."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is told."""

    today: date
    base: str = ""
    """The address of the site with a slash at its end; empty where nobody told it."""
    host: str = ""
    """The address that printed pages carry."""
    contact: str = ""
    """Where a reader reaches a person, as GUIDEPOST_CONTACT says it: a mail address, an address of the web, or a phone number."""
    printing: Printing = Printing.ALL
    offline: bool = False
    annotated: bool = False
    """Whether each finding is told to a code forge as well, which shows it at its line."""
    clock: Callable[[], float] = lambda: 0.0
    """Seconds, for telling how long something will take."""


def read_options(
    environment: Mapping[str, str], now: datetime, clock: Callable[[], float], site_url: str, *, serving: bool
) -> Options:
    """The options of one build. SOURCE_DATE_EPOCH makes it say the same tomorrow. Raises ValueError where that is no time."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
    today = _day_of(epoch) if epoch else now.date()
    # While it serves, MkDocs puts this machine's address in the place of the site's.
    told = environment.get("GUIDEPOST_URL", "") if serving else site_url
    base, host = (f"{url.rstrip('/')}/" if url else "" for url in (site_url, told))
    named = environment.get(EDITIONS)
    usual = Printing.KEPT if serving else Printing.ALL
    printing = next((one for one in (Printing.NONE, Printing.ONLY) if one.value == named), usual)
    offline, annotated = environment.get("GUIDEPOST_OFFLINE") == "on", bool(environment.get("GITHUB_ACTIONS"))
    contact = environment.get("GUIDEPOST_CONTACT", "").strip()
    return Options(today, base, host, contact, printing, offline, annotated, clock)


def _day_of(epoch: str) -> date:
    if not epoch.isascii() or not epoch.isdecimal() or int(epoch) > LAST_SECOND:
        raise ValueError(
            f"SOURCE_DATE_EPOCH is {epoch[:40]!r}, no number of seconds since 1970. Write 1795219200, say, or leave it out."
        )
    return datetime.fromtimestamp(int(epoch), UTC).date()
