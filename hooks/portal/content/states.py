"""Where to find help: national finders, and the agencies of each state that somebody has looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from portal.content.entries import Datum
from portal.content.model import key
from portal.text.issues import Issue

HOLDS = timedelta(days=365)
"""How long a look at a state's addresses holds. Agencies move and are renamed, and an old address sends people astray."""
KINDS = {
    "vr": "Vocational Rehabilitation",
    "blind": "Vocational Rehabilitation for people who are blind",
    "cap": "Client Assistance Program",
    "rights": "Protection and Advocacy",
    "ips": "IPS",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder(Datum):
    """A national list or line that leads to help in every state. Its id is its anchor on the page."""

    title: str = key("What a person looks for.", example="Help with Vocational Rehabilitation itself")
    says: str = key("What it is for, in a sentence or two.", example="Free help when VR says no or is slow.")
    name: str = key("The list or line itself.", example="NDRN member agencies")
    url: str = key("Its address.", example="https://www.ndrn.org/about/ndrn-member-agencies/")
    phone: str = key("Its number, if it answers people.", example="1-866-968-7842", default="")
    tty: str = key("Its number for a text telephone.", example="1-866-833-2967", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class State(Datum):
    """A state's or territory's own agencies. Shown only where somebody has opened each address, for a year from that day."""

    name: str = key("The state or territory.", example="Alaska")
    vr: str = key("The general or only VR agency.", example="Alaska Division of Vocational Rehabilitation", default="")
    vr_url: str = key("Its address.", example="https://labor.alaska.gov/dvr", default="")
    blind: str = key("The VR agency for people who are blind, where it is another.", example="…", default="")
    blind_url: str = key("Its address.", example="https://…", default="")
    cap: str = key("Who runs the Client Assistance Program.", example="Disability Rights Arizona", default="")
    cap_url: str = key("Its address.", example="https://disabilityrightsaz.org", default="")
    rights: str = key("The Protection and Advocacy agency.", example="Disability Rights Arizona", default="")
    rights_url: str = key("Its address.", example="https://disabilityrightsaz.org", default="")
    ips: str = key("Who answers questions on IPS in the state.", example="…", default="")
    ips_url: str = key("Its address.", example="https://…", default="")
    checked: date | None = key("The day on which a person opened every address.", example="2026-12-01", default=None)

    @property
    def agencies(self) -> dict[str, tuple[str, str]]:
        """Each kind of help that the row has, with its name and its address."""
        found = {kind: (getattr(self, kind), getattr(self, f"{kind}_url")) for kind in KINDS}
        return {kind: pair for kind, pair in found.items() if all(pair)}

    def is_shown(self, today: date) -> bool:
        """Whether somebody has opened its addresses within the last year."""
        return self.checked is not None and self.checked + HOLDS >= today


def check_finder(finder: Finder) -> Iterator[Issue]:
    """An address that nobody could open."""
    yield from _check_address(finder, "url", finder.url)


def check_state(state: State) -> Iterator[Issue]:
    """A name without its address, an address without its name, and an address that nobody could open."""
    for kind in KINDS:
        name, url = getattr(state, kind), getattr(state, f"{kind}_url")
        if bool(name) != bool(url):
            there, missing = (kind, f"{kind}_url") if name else (f"{kind}_url", kind)
            problem = f"'{state.id}' has '{there}' without '{missing}'."
            fix = f"Add '{missing}', or leave both out: the page then sends people to the national list."
            yield Issue(state.path, state.lines[there], "state-half", problem, fix)
        if url:
            yield from _check_address(state, f"{kind}_url", url)


def _check_address(entry: Datum, name: str, url: str) -> Iterator[Issue]:
    if not url.startswith(("https://", "http://")):
        problem = f"The address '{url}' of '{entry.id}' is not one of the web."
        yield Issue(entry.path, entry.lines[name], "source-url", problem, "Begin it with https://.")
