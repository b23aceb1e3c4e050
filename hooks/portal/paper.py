"""The printed editions of one build: which there are, which this build has, and what pages say of the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from portal.content.kinds import PLANNER
from portal.content.library import Library
from portal.content.words import SITE
from portal.editions.cards import card_pictures
from portal.editions.plan import plan_printed, reserved
from portal.groups import planner
from portal.options import Options, Printing
from portal.pages import frame, unprinted
from portal.pages.views import View
from portal.print.pdf import EngineMissingError, PrintingError, engine_problem
from portal.publish.handed_in import with_data
from portal.publish.pictograms import with_symbols_inside
from portal.text.issues import Issue
from portal.text.links import address, site_path

Render = Callable[[str, Mapping[str, object]], str]


class Paper:
    """What is printed of a library, which is given back as `library`: without editions where none are to be made."""

    def __init__(self, library: Library, options: Options, cache: Path) -> None:
        self.options, self.cache = options, cache
        wanted = options.printing is not Printing.NONE
        missing = engine_problem(cache / "engine") if wanted else ""
        self.issues = [no_engine(missing)] if missing else []
        self.library = library if wanted and not missing else replace(library, built=frozenset())
        self.editions = plan_printed(self.library) if self.library.built else []
        self.places = reserved(self.library, self.editions)
        self.pages: dict[str, int] = {}
        """How many pages each edition has that the planner counts."""
        self.waiting: frozenset[str] = frozenset()
        """The places of those that this build does not have."""
        self.expected = False
        """Whether they are being printed."""

    def make(
        self,
        render: Render,
        contents: Mapping[str, str],
        overrides: Path,
        fonts: Mapping[str, Path],
        letters: Sequence[bytes],
        tell: Callable[[str], None],
    ) -> dict[str, bytes]:
        """The editions by their place on the site. Raises PrintingError where one can't be made.

        `contents` is the HTML of each page, `letters` is the typeface to fill them in with.
        """
        if not self.editions:
            return {}
        # What prints takes a quarter of a second to load, which nobody waits for who builds pages alone.
        from portal.print.all_editions import print_editions
        from portal.print.pdf.page_count import count_pages
        from portal.print.workshop import set_up_workshop

        options, kept = self.options, self.options.printing is Printing.KEPT
        if not options.host and not kept:
            tell("GUIDEPOST_URL is not set: printed pages carry their address without a host, and no QR code")
        drawings = card_pictures(self.library)
        shop = set_up_workshop(
            self.cache, overrides, fonts, drawings, render, options.host, tell, options.clock, only_kept=kept
        )
        parts = {part.path for edition in self.editions for part in edition.parts}
        pictures, symbols = self.library.pictures, self.library.symbols
        texts = {
            path: with_symbols_inside(with_data(contents.get(site_path(path), ""), path, pictures), symbols)
            for path in parts
        }
        try:
            made = print_editions(self.library, self.editions, texts, letters, options.today, shop)
        except EngineMissingError as error:  # the engine started once, and no longer does
            raise PrintingError(str(no_engine(str(error)))) from error
        self.waiting = frozenset(self.places) - made.keys()
        if PLANNER in self.library.content:
            self.pages = {src: count_pages(made[src]) for src in planner.counted(self.library) if src in made}
        return made

    def on_page(self, url: str, html: str, view: View | None) -> tuple[str, dict[str, Any]]:
        """A page's text as it stands in its frame, and what its template may know, without the editions that are not there; `printing` says so in a line."""
        words = self.library.words.get(view.language if view else SITE)
        html = frame.dress(html, words.frame_back_place if words else "{place}")
        if not self.waiting or not view:
            return html, {"view": view}
        less, text = unprinted.without(view, self.waiting), unprinted.without_links(html, url, self.waiting)
        counts = url == address(PLANNER) and not self.waiting.isdisjoint(planner.counted(self.library))
        told = self.expected and (counts or (less, text) != (view, html))
        return text, {"view": less, "printing": self.library.words[view.language].printing if told else ""}


def no_engine(problem: str) -> Issue:
    """What is wrong where the PDF engine can't start."""
    fix = "Type 'make setup', or build without printed editions: GUIDEPOST_EDITIONS=off."
    return Issue("requirements.lock", 1, "pdf-engine", problem, fix)
