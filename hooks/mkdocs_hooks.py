"""Every MkDocs event that we answer, in the order in which MkDocs fires them. Nothing else imports mkdocs.

MkDocs never reloads this file or `portal` while it serves: after a change in `hooks/`, stop `make serve` and start it again.
"""

from __future__ import annotations

import logging
import os
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from portal import (
    assets,
    browser,
    embed,
    feeds,
    leaflets,
    library,
    markup,
    navigation,
    offline,
    permalinks,
    planner,
    policy,
    redirects,
    runner,
    schedule,
    scripts,
    search,
    terms,
    views,
)
from portal.bindery import HANDBOOK_LOOKS, HANDBOOK_STYLESHEET, STYLESHEET, TEMPLATE, Workshop, bind, reserved
from portal.book import epub
from portal.issues import Issue
from portal.links import site_path
from portal.model import Guide
from portal.pdf import EngineMissingError, PrintingError, engine_problem
from portal.pdf.leaves import count_pages
from portal.printed import pack_path, plan_printed

log = logging.getLogger("mkdocs.hooks.portal")  # below "mkdocs.", so that --strict counts its warnings
CACHE = ".cache"
WINDOW = 12
SWITCHES = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
NOT_INDEXED = {"exclude": True}
"""The theme's search plugin gives the dialog its settings and indexes nothing: `search.py` does."""
EXAMPLE = "https://guidepost.example/"
"""What stands in pages for the address of the site, until the site knows its own."""


class Build:
    """What one build knows. Made anew by every build: MkDocs keeps this module between them."""

    def __init__(self, root: Path, today: date) -> None:
        self.root = root
        self.today = today
        self.library, self.issues = library.read_library(root)
        self.issues += permalinks.check_published(root, self.library)
        self.by_src = {site_path(item.path): item for item in self.library.content.values()}
        wanted = os.environ.get("GUIDEPOST_EDITIONS") != "off"
        missing = engine_problem(root / CACHE / "engine") if wanted else ""
        if missing:
            self.issues = [*self.issues, _no_engine(missing)]
        if missing or not wanted:
            self.library = replace(self.library, built=frozenset())
        self.editions = plan_printed(self.library) if self.library.built else []
        self.places: dict[int, tuple[list[Any], int]] = {}
        self.pages: dict[str, int] = {}
        self.runs = {run.src: run for run in runner.list_runs(self.library)}


build: Build
serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether the site is only shown on this machine."""
    global serving
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read everything, report every finding, and fill in what depends on it."""
    global build
    root = Path(config.config_file_path).parent
    build = Build(root, _today())
    for issue in build.issues:
        log.warning("%s", issue)
        if os.environ.get("GITHUB_ACTIONS"):
            print(issue.as_annotation())
    if not config.repo_url:
        config.edit_uri = None  # else MkDocs warns on every page that the edit link has no host
    config.nav = navigation.expand(config.nav or [], build.library)
    config.mdx_configs.setdefault("abbr", {})["glossary"] = terms.tooltips(build.library.terms)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Mount faq/ and guides/ beside docs/, and take out what is withheld."""
    for file in list(files):
        path = f"docs/{file.src_uri}"
        if file.generated_by is None and file.src_dir == config.docs_dir:
            file.edit_uri = path
            if path in build.library.withheld:
                files.remove(file)
    for item in build.library.content.values():
        if not item.path.startswith("docs/"):
            _add(files, File.generated(config, item.path, abs_src_path=str(build.root / item.path)), item.path)
    for name, text in {
        **feeds.render_all(build.library, build.today, _base(config)),
        **redirects.render_redirects(build.library),
        **search.render_files(build.library),
        **assets.read_scripts(build.root),
        **embed.render_embeds(build.library, _theme_text(config, embed.CODE)),
    }.items():
        _add(files, File.generated(config, name, content=text), None)
    for src in reserved(build.library, build.editions):
        _add(files, File.generated(config, src, content=b"in print"), None)
    for run in build.runs.values():
        leaders = File.generated(config, run.src, content="run", inclusion=InclusionLevel.NOT_IN_NAV)
        _add(files, leaders, None)
        _add(files, File.generated(config, run.group_src, content="group"), None)
    shipped, issues = assets.find_assets(build.root)
    for issue in issues:
        log.warning("%s", issue)
    for name, found in shipped.items():
        _add(files, File.generated(config, name, abs_src_path=str(found)), None)
    for name, content in browser.render_browser_files(build.library, shipped, _base(config)).items():
        _add(files, File.generated(config, name, content=content), None)
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Note where each page stands among its neighbors, so that no page has to list them all."""
    build.places.clear()
    _note_siblings(nav.items)
    return nav


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page as `portal` renders it. MkDocs' own reading of the front matter is not used."""
    item = build.by_src.get(page.file.src_uri)
    run = build.runs.get(page.file.src_uri)
    if run:
        page.meta = {
            "title": Markup(escape(f"Run it: {run.title}")),
            "description": escape(
                f"A page to lead from while it is on: a clock that ends on time, the notes of each step. {run.title}."
            ),
            "template": "run.html",
            "run": run,
            "hide": ["navigation", "toc", "footer"],
        }
        page.meta["search"] = NOT_INDEXED
        return runner.render_run(run, build.library)
    if item is None:
        page.meta["search"] = NOT_INDEXED
        return markdown
    view = views.view_of(item, build.library, build.today, _base(config))
    page.meta = {
        "title": Markup(escape(view.title)),  # else the theme escapes it once more in the names of its links
        "description": escape(view.description),
        "template": view.template,
        "view": view,
    }
    page.meta["search"] = NOT_INDEXED
    if view.kind == "home":
        page.meta["hide"] = ["navigation", "toc", "footer"]
    body = views.render_body(item, build.library, build.today)
    return body.replace(EXAMPLE, _base(config) or EXAMPLE)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The second wall behind the rules for authors: what could run is said, and is not published."""
    live = markup.live_parts(html)
    if not live:
        return html
    path = build.by_src[page.file.src_uri].path if page.file.src_uri in build.by_src else page.file.src_uri
    problem = f"The page would hold {live[0]}, which could run or load something."
    log.warning("%s", Issue(path, 1, "html-live", problem, "Take it out, or put it between backticks."))
    return "<p>This page is being mended.</p>"


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates the words that dates are written in."""
    env.filters["in_words"] = lambda day: views.day_in_words(str(day))
    env.filters["page_url"] = lambda src: _url(files, src)
    env.globals["content_policy"] = policy.page_policy()
    env.globals["wall_policy"] = policy.wall_policy()
    env.globals["offline_copy"] = offline.NAME if os.environ.get("GUIDEPOST_OFFLINE") == "on" else ""
    _print_editions(env, config, files)
    group = env.get_template("group.html")
    for run in build.runs.values():
        file = files.get_file_from_path(run.group_src)
        if file:
            file.content_string = group.render(
                config=config, run=run, steps=runner.group_steps(run), root="../" * run.group_src.count("/")
            )
    return env


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """What a template may know of the page."""
    context["view"] = page.meta.get("view")
    context["trail"] = _trail(page)
    if "run" in page.meta:
        context["run"] = page.meta["run"]
        context["data"] = runner.run_data(page.meta["run"])
        context["guides"] = runner.guide_links(page.meta["run"])
    item = build.by_src.get(page.file.src_uri)
    if isinstance(item, Guide):
        context["pack_pages"] = build.pages.get(pack_path(item), 0)
        context["hours"] = schedule.hours(item)
    if page.file.src_uri == planner.PAGE:
        context["plan"] = planner.plan_context(build.library, build.pages)
    return context


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Of the theme's two switches the attribute that no checkbox may have; `theme-start.mjs` sets it. And no script that has no work."""
    return scripts.without_idle(SWITCHES.sub(r"\1", output))


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The same for the page for missed addresses."""
    return scripts.without_idle(SWITCHES.sub(r"\1", output_content))


def on_post_build(*, config: MkDocsConfig) -> None:
    """Mark the end of a whole build, for whoever waits for it."""
    log.info("%d pages, %d findings", len(build.library.content), len(build.issues))


def _print_editions(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Fill the reserved places: every page is rendered by now, and no file is copied yet."""
    if not build.editions:
        return
    if not _printed_host(config):
        log.info("GUIDEPOST_URL is not set: printed pages carry their address without a host, and no QR code")
    room = build.root / CACHE / "print"
    overrides = Path(config.theme.custom_dir or "overrides")
    shop = Workshop(
        room=room,
        cache=build.root / CACHE / "editions",
        looks={**_furnish(room, overrides), TEMPLATE: (overrides / TEMPLATE).read_bytes()},
        leaflet_looks={name: (overrides / name).read_bytes() for name in (leaflets.STYLESHEET, *leaflets.TEMPLATES)},
        handbook_looks={name: (overrides / name).read_bytes() for name in HANDBOOK_LOOKS},
        epub_looks={name: (overrides / name).read_bytes() for name in epub.LOOKS},
        render=lambda name, context: env.get_template(name).render(**context),
        host=_printed_host(config),
        tell=log.info,
    )
    paths = {item.path for edition in build.editions for item in edition.parts}
    contents = {path: _content(files, path) for path in paths}
    try:
        made = bind(build.library, build.editions, contents, build.today, shop)
    except EngineMissingError as error:  # the engine started once, and no longer does
        raise PluginError(str(_no_engine(str(error)))) from error
    except PrintingError as error:
        raise PluginError(f"Printing: {error}") from error
    if planner.PAGE in build.library.content:
        build.pages = {src: count_pages(made[src]) for src in planner.counted(build.library)}
    for src, data in made.items():
        file = files.get_file_from_path(src)
        if file:
            file.content_bytes = data


def _no_engine(problem: str) -> Issue:
    fix = "Type 'make setup', or build without printed editions: GUIDEPOST_EDITIONS=off."
    return Issue("requirements.lock", 1, "pdf-engine", problem, fix)


def _furnish(room: Path, overrides: Path) -> dict[str, bytes]:
    """Lay out the stylesheet and the fonts where printed documents look for them, and give back their bytes."""
    found = {STYLESHEET: overrides / STYLESHEET, **assets.find_assets(build.root)[0]}
    looks = {name: path.read_bytes() for name, path in found.items()}
    others = {name: (overrides / name).read_bytes() for name in (leaflets.STYLESHEET, HANDBOOK_STYLESHEET)}
    for name, data in {**looks, **others}.items():
        target = room / name
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    return looks


def _content(files: Files, path: str) -> str:
    file = files.get_file_from_path(site_path(path))
    return (file.page.content if file and file.page else None) or ""


def _today() -> date:
    """The only look at the clock. SOURCE_DATE_EPOCH makes a build say the same tomorrow."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now().astimezone().date()


def _base(config: MkDocsConfig) -> str:
    """The address of the site with a slash at its end; empty where nobody told it."""
    return f"{config.site_url.rstrip('/')}/" if config.site_url else ""


def _printed_host(config: MkDocsConfig) -> str:
    """The address that printed pages carry. While it serves, MkDocs puts this machine's in the place of the site's."""
    known = os.environ.get("GUIDEPOST_URL", "") if serving else config.site_url
    return f"{known.rstrip('/')}/" if known else ""


def _theme_text(config: MkDocsConfig, name: str) -> str:
    """A text file of ours among the theme's."""
    return next(path for folder in config.theme.dirs if (path := Path(folder) / name).is_file()).read_text(
        encoding="utf-8"
    )


def _url(files: Files, src: str) -> str:
    file = files.get_file_from_path(src)
    return file.url if file else ""


def _add(files: Files, file: File, edit_uri: str | None) -> None:
    if files.get_file_from_path(file.src_uri):
        log.warning(
            "%s:1: The name is taken by docs/%s. Fix: Rename one of the two. [name-taken]", file.src_uri, file.src_uri
        )
        return
    file.edit_uri = edit_uri
    files.append(file)


def _note_siblings(items: list[Any]) -> None:
    for number, item in enumerate(items):
        build.places[id(item)] = (items, number)
        if isinstance(item, Section):
            _note_siblings(item.children)


@dataclass(frozen=True, slots=True)
class Level:
    """What the side navigation shows of one folder: all of a small one, of a large one the nearest."""

    shown: list[Any]
    hidden: int
    all: str
    """The address of the page that lists them all."""


def _trail(page: Page) -> list[Level]:
    """The levels from the top of the navigation down to the page, each of bounded length."""
    levels = []
    for item in [*list(page.ancestors)[::-1], page]:
        items, number = build.places.get(id(item), ([], 0))
        listed = [other for other in items if not getattr(other, "is_index", False) or other.is_homepage]
        place = min(number, len(listed))
        first = max(0, min(place - WINDOW // 2, len(listed) - WINDOW))
        levels.append(Level(listed[first : first + WINDOW], max(0, len(listed) - WINDOW), _front(page)))
    return levels


def _front(page: Page) -> str:
    """The nearest front page above a page."""
    for section in page.ancestors:
        for child in getattr(section, "children", None) or ():
            if getattr(child, "is_index", False):
                return str(child.url)
    return ""
