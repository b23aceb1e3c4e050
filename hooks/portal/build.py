"""One build of the site: what a host asks, in the order in which it asks. No clock, no environment, no host's types."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from markupsafe import Markup

from portal.checks import assemble, permalinks
from portal.checks.review import tell_lapses
from portal.content.changes import changed_on, version_of
from portal.content.entries import tooltips
from portal.content.kinds import DOCS, OPEN_DATA, PLANNER, is_in
from portal.content.model import Content, Guide
from portal.content.words import SITE
from portal.editions.plan import pack_path
from portal.groups import planner, schedule
from portal.groups import run as runner
from portal.learn import bank
from portal.options import CACHE, Options
from portal.pages import check_pictures, contact, drawings, navigation, packages, redirects, views
from portal.pages.around import around, spoken_places
from portal.pages.frame import in_language
from portal.pages.structured import CONTEXT
from portal.pages.trail import Trails
from portal.paper import Paper, Render
from portal.publish import assets, browser, offline, scripts
from portal.publish.handed_in import with_sizes
from portal.publish.made import Made, each_once
from portal.search import index
from portal.sharing import embed, feeds, news
from portal.text import live, policy
from portal.text.issues import Issue
from portal.text.links import site_path
from portal.text.shown import check_shown, shown_signs
from portal.text.tokens import TOKENS, read_colors

EXAMPLE = "https://guidepost.example/"
"""What stands in pages for the address of the site, until the site knows its own."""
BARE = ["navigation", "toc", "footer"]
Tell = Callable[[str], None]


class Site:
    """What one build knows."""

    def __init__(self, root: Path, theme: list[Path], options: Options) -> None:
        """`theme` are the folders of the theme, ours first."""
        self.root, self.theme, self.options = root, theme, options
        library, self.issues = assemble.read_library(root)
        self.issues += permalinks.check_published(root, library)
        self.shipped, missing_assets = assets.find_assets(root)
        self.issues += missing_assets
        self.paper = Paper(replace(library, contact=options.contact), options, root / CACHE)
        self.library = self.paper.library
        self.issues += self.paper.issues
        self.by_src = {site_path(item.path): item for item in self.library.content.values()}
        self.trails = Trails([])
        self.runs = {run.src: run for run in runner.list_runs(self.library)}
        self.scripts = scripts.read_scripts(theme[0])
        self.colors = read_colors((theme[0] / TOKENS).read_text(encoding="utf-8"))

    def report(self, warn: Tell, tell: Tell) -> None:
        """Every finding as a line for a person, and where a code forge listens, as one for it. What should be mended stops no build."""
        for issue in self.issues:
            (warn if issue.must else tell)(str(issue))
            if self.options.annotated:
                print(issue.as_annotation())
        tell(tell_lapses(self.library, self.options.today))

    def nav(self, nav: list[navigation.NavItem]) -> list[navigation.NavItem]:
        """The navigation with each folder expanded."""
        return navigation.expand(nav, self.library)

    def note_places(self, nav: list[Any]) -> None:
        """Note where each page stands in the host's navigation."""
        self.trails = Trails(nav, [name for name in self.library.words if name != SITE])

    def glossary(self) -> dict[str, str]:
        """Each acronym with its long form."""
        return tooltips(self.library.terms)

    def files(self, taken: Collection[str], warn: Tell) -> Iterator[Made]:
        """What stands beside `docs/`, whose names are `taken`. A second file of a name is said, and is not published."""
        library = self.library
        beside = {path: picture.data for path, picture in library.pictures.items()} | dict(library.assets)
        return each_once(self._files(), beside, lambda src: src in taken or self.in_theme(src), warn)

    def in_theme(self, src: str) -> bool:
        """Whether the theme has a file at this place of the site."""
        return any((folder / src).is_file() for folder in self.theme)

    def _files(self) -> Iterator[Made]:
        """Mounted pages, data, redirects, cards, places for what is printed later."""
        code = next(path for folder in self.theme if (path := folder / embed.CODE).is_file())
        for item in self.library.content.values():
            if not is_in(item.path, DOCS):
                yield Made(site_path(item.path), self.root / item.path, edit=item.path)
        texts = {
            **feeds.render_all(self.library, self.options.today, self.options.base),
            **bank.render_files(self.library, self.options.base),
            **news.render_feeds(self.library, self.options.base),
            **redirects.render_redirects(self.library),
            **index.render_files(self.library, views.last_days(self.library, self.options.today)),
            **embed.render_embeds(self.library, code.read_text(encoding="utf-8"), self.options.today),
            **check_pictures.render_pictures(self.library, self.options.today),
        }
        yield from (Made(name, text) for name, text in texts.items())
        yield from (Made(src, b"made later") for src in (*self.paper.places, *packages.places(self.library)))
        for run in self.runs.values():
            yield Made(run.src, "run", listed=False)
            yield Made(run.group_src, "group")
        more = assets.find_more_fonts(self.root) if self.paper.places else {}
        browsers = browser.render_browser_files(self.library, self.shipped, self.colors, self.options.base)
        yield from (Made(name, content) for name, content in {**self.shipped, **more, **browsers}.items())

    def page(self, src: str, markdown: str) -> tuple[dict[str, Any], str]:
        """What the host should know of a page, with its title as HTML, and its Markdown. A page that is none of ours stays as it is."""
        item, run = self.by_src.get(src), self.runs.get(src)
        if run:
            return runner.describe_run(run) | {"hide": BARE}, runner.render_run(run, self.library)
        if item is None:
            return {}, markdown
        view = views.view_of(item, self.library, self.options.today, self.options.base)
        title, description = Markup(escape(view.title)), escape(view.description)
        told = {"title": title, "description": description, "template": view.template, "view": view}
        meta = told | {"changed": changed_on(item)}
        body = views.render_body(item, self.library, self.options.today)
        return meta | ({"hide": BARE} if view.kind == "home" else {}), body.replace(
            EXAMPLE, self.options.base or EXAMPLE
        )

    def wall(self, src: str, html: str, warn: Tell) -> str:
        """The finished page with the sizes of its pictures. The second wall stands here: what could run is said, and is not published.

        What still looks like Markdown is said as well.
        """
        found = live.live_parts(html)
        path = self.by_src[src].path if src in self.by_src else src
        if not found and src in self.by_src:
            if signs := shown_signs(html):
                for issue in check_shown(path, signs, self.by_src[src].body):
                    warn(str(issue))
            html = in_language(html, self.by_src[src].language, self.library.words)
            return drawings.draw_marks(with_sizes(html, path, self.library.pictures))
        if not found:
            return html
        problem = f"The page would hold {found[0]}, which could run or load something."
        warn(str(Issue(path, 1, "html-live", problem, "Take it out, or put it between backticks.")))
        return "<p>This page is being mended.</p>"

    def words(self) -> dict[str, Any]:
        """What every template may print."""
        told = {"version": version_of(self.library), "schema_org": CONTEXT, "colors": self.colors}
        told |= {"contact": self.options.contact, "report": contact.ways(self.options.contact)}
        told |= {"content_policy": policy.page_policy(), "wall_policy": policy.wall_policy()}
        told |= {"offline_copy": offline.NAME if self.options.offline else "", "spoken": spoken_places(self.library)}
        return told | self._around(None)

    def late_files(self, render: Render, contents: Mapping[str, str], tell: Tell) -> Iterator[tuple[str, str | bytes]]:
        """What can be made only when every page is rendered: the printed editions, and the pages for the wall.

        `contents` is the HTML of each page. Raises PrintingError where an edition can't be made.
        """
        if not self.options.contact:
            tell(contact.MISSING)
        theme, shipped, letters = self.theme[0], self.shipped, assets.read_letters(self.root)
        yield from self.paper.make(render, contents, theme, shipped, letters, tell).items()
        for run in self.runs.values():
            context = {"run": run, "steps": runner.group_steps(run), "root": "../" * run.group_src.count("/")}
            yield run.group_src, self.finish(render("group.html", context))
        yield from packages.render_packages(self.library, self.options.base, render, contents, theme, shipped)

    def context(self, src: str) -> dict[str, Any]:
        """What a template may know of one page beyond its view."""
        found: dict[str, Any] = self._around(self.by_src.get(src))
        if run := self.runs.get(src):
            found |= {"run": run, "data": runner.run_data(run), "guides": runner.guide_links(run)}
        item = self.by_src.get(src)
        if isinstance(item, Guide):
            found |= {"pack_pages": self.paper.pages.get(pack_path(item), 0), "hours": schedule.hours(item)}
        if src == PLANNER:
            found["plan"] = planner.plan_context(self.library, self.paper.pages, self.paper.waiting)
        return found

    def _around(self, item: Content | None) -> dict[str, Any]:
        return around(item, self.library) | self.trails.tabs(item.language if item else SITE)

    def hides(self, path: str) -> bool:
        """Whether what the host found in `docs/` is not published as it stands there: all that is no page that the rules let pass."""
        return path not in self.library.content and path not in OPEN_DATA

    def finish(self, html: str) -> str:
        """The page as it is written: with its scripts."""
        return scripts.with_scripts(html, self.scripts)
