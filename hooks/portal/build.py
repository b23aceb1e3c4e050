"""One build of the site: what a host asks, in the order in which it asks. No clock, no environment, no host's types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from portal.checks import assemble, permalinks
from portal.content.entries import tooltips
from portal.content.kinds import DOCS, PLANNER, is_in, is_published
from portal.content.model import Guide
from portal.editions.plan import pack_path, plan_printed
from portal.groups import planner, schedule
from portal.groups import run as runner
from portal.pages import check_pictures, navigation, redirects, views
from portal.print.all_editions import print_editions, reserved
from portal.print.pdf import engine_problem
from portal.print.pdf.page_count import count_pages
from portal.print.workshop import set_up_workshop
from portal.publish import assets, browser, offline, scripts
from portal.search import index
from portal.sharing import embed, feeds
from portal.text import markup, policy
from portal.text.issues import Issue
from portal.text.links import site_path
from portal.text.tokens import TOKENS, read_colors

CACHE = ".cache"
SWITCHES = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
EXAMPLE = "https://guidepost.example/"
"""What stands in pages for the address of the site, until the site knows its own."""
BARE = ["navigation", "toc", "footer"]
Render = Callable[[str, Mapping[str, object]], str]


@dataclass(frozen=True, slots=True)
class Options:
    """What the world outside says."""

    today: date
    overrides: Path
    """The folder of templates, styles and scripts."""
    base: str = ""
    """The address of the site with a slash at its end; empty where nobody told it."""
    host: str = ""
    """The address that printed pages carry."""
    printing: bool = True
    offline: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the site: its place in the source tree, what is in it, and the file to edit, if there is one."""

    src: str
    content: str | bytes | Path
    edit: str | None = None
    listed: bool = True


class Site:
    """What one build knows."""

    def __init__(self, root: Path, options: Options) -> None:
        self.root, self.options = root, options
        self.library, self.issues = assemble.read_library(root)
        self.issues += permalinks.check_published(root, self.library)
        self.shipped, missing_assets = assets.find_assets(root)
        self.issues += missing_assets
        missing = engine_problem(root / CACHE / "engine") if options.printing else ""
        if missing:
            self.issues.append(no_engine(missing))
        if missing or not options.printing:
            self.library = replace(self.library, built=frozenset())
        self.editions = plan_printed(self.library) if self.library.built else []
        self.by_src = {site_path(item.path): item for item in self.library.content.values()}
        self.runs = {run.src: run for run in runner.list_runs(self.library)}
        self.pages: dict[str, int] = {}
        self.scripts = scripts.read_scripts(options.overrides)
        self.colors = read_colors((options.overrides / TOKENS).read_text(encoding="utf-8"))

    def nav(self, nav: list[navigation.NavItem]) -> list[navigation.NavItem]:
        """The navigation with each folder expanded."""
        return navigation.expand(nav, self.library)

    def glossary(self) -> dict[str, str]:
        """Each acronym with its long form."""
        return tooltips(self.library.terms)

    def files(self, theme_text: Callable[[str], str]) -> Iterator[Made]:
        """Everything that stands beside `docs/`: mounted pages, data, redirects, cards, places for what is printed later."""
        for item in self.library.content.values():
            if not is_in(item.path, DOCS):
                yield Made(item.path, self.root / item.path, edit=item.path)
        texts = {
            **feeds.render_all(self.library, self.options.today, self.options.base),
            **redirects.render_redirects(self.library),
            **index.render_files(self.library),
            **check_pictures.render_pictures(self.library, self.options.today),
            **assets.read_scripts(self.root),
            **embed.render_embeds(self.library, theme_text(embed.CODE)),
        }
        yield from (Made(name, text) for name, text in texts.items())
        yield from (Made(src, b"in print") for src in reserved(self.library, self.editions))
        for run in self.runs.values():
            yield Made(run.src, "run", listed=False)
            yield Made(run.group_src, "group")
        yield from (Made(name, path) for name, path in self.shipped.items())
        browsers = browser.render_browser_files(self.library, self.shipped, self.colors, self.options.base)
        yield from (Made(name, content) for name, content in browsers.items())

    def hides(self, path: str) -> bool:
        """Whether a file of `docs/` stays off the site: held back for a finding, or read by the build alone."""
        return path in self.library.withheld or not is_published(path)

    def page(self, src: str, markdown: str) -> tuple[dict[str, Any], str]:
        """What the host should know of a page, and its Markdown. A page that is none of ours stays as it is."""
        item, run = self.by_src.get(src), self.runs.get(src)
        if run:
            says = (
                f"A page to lead from while it is on: a clock that ends on time, the notes of each step. {run.title}."
            )
            meta = {
                "title": f"Run it: {run.title}",
                "description": says,
                "template": "run.html",
                "run": run,
                "hide": BARE,
            }
            return meta, runner.render_run(run, self.library)
        if item is None:
            return {}, markdown
        view = views.view_of(item, self.library, self.options.today, self.options.base)
        meta = {"title": view.title, "description": view.description, "template": view.template, "view": view}
        body = views.render_body(item, self.library, self.options.today)
        return meta | ({"hide": BARE} if view.kind == "home" else {}), body.replace(
            EXAMPLE, self.options.base or EXAMPLE
        )

    def wall(self, src: str, html: str) -> tuple[str, Issue | None]:
        """The second wall behind the rules for authors: what could run is said, and is not published."""
        live = markup.live_parts(html)
        if not live:
            return html, None
        path = self.by_src[src].path if src in self.by_src else src
        problem = f"The page would hold {live[0]}, which could run or load something."
        issue = Issue(path, 1, "html-live", problem, "Take it out, or put it between backticks.")
        return "<p>This page is being mended.</p>", issue

    def words(self) -> dict[str, Any]:
        """What every template may print."""
        copy = offline.NAME if self.options.offline else ""
        policies = {"content_policy": policy.page_policy(), "wall_policy": policy.wall_policy()}
        return policies | {"offline_copy": copy, "colors": self.colors}

    def late_files(
        self, render: Render, content: Callable[[str], str], overrides: Path, tell: Callable[[str], None]
    ) -> Iterator[tuple[str, str | bytes]]:
        """What can be made only when every page is rendered: the printed editions, and the pages for the wall."""
        if self.editions:
            if not self.options.host:
                tell("GUIDEPOST_URL is not set: printed pages carry their address without a host, and no QR code")
            shop = set_up_workshop(self.root / CACHE, overrides, self.shipped, render, self.options.host, tell)
            contents = {item.path: content(site_path(item.path)) for edition in self.editions for item in edition.parts}
            made = print_editions(self.library, self.editions, contents, self.options.today, shop)
            if PLANNER in self.library.content:
                self.pages = {src: count_pages(made[src]) for src in planner.counted(self.library)}
            yield from made.items()
        for run in self.runs.values():
            context = {"run": run, "steps": runner.group_steps(run), "root": "../" * run.group_src.count("/")}
            yield run.group_src, self.finish(render("group.html", context))

    def context(self, src: str) -> dict[str, Any]:
        """What a template may know of one page beyond its view."""
        found: dict[str, Any] = {}
        if run := self.runs.get(src):
            found |= {"run": run, "data": runner.run_data(run), "guides": runner.guide_links(run)}
        item = self.by_src.get(src)
        if isinstance(item, Guide):
            found |= {"pack_pages": self.pages.get(pack_path(item), 0), "hours": schedule.hours(item)}
        if src == PLANNER:
            found["plan"] = planner.plan_context(self.library, self.pages)
        return found

    def finish(self, html: str) -> str:
        """The page as it is written: with its scripts, and on the theme's two switches without an attribute that no checkbox may have.

        `site/theme-start.mjs` sets that one.
        """
        return scripts.with_scripts(SWITCHES.sub(r"\1", html), self.scripts)


def no_engine(problem: str) -> Issue:
    """What is wrong where the PDF engine can't start."""
    fix = "Type 'make setup', or build without printed editions: GUIDEPOST_EDITIONS=off."
    return Issue("requirements.lock", 1, "pdf-engine", problem, fix)
