"""Every MkDocs event that we answer, in the order in which MkDocs fires them. Nothing else imports mkdocs.

MkDocs never reloads this file or `portal` while it serves: after a change in `hooks/`, stop `make serve` and start it again.
"""

from __future__ import annotations

import logging
import os
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from portal.build import Made, Options, Site, no_engine
from portal.content.figures import day_in_words
from portal.pages.trail import Trails
from portal.print.pdf import EngineMissingError, PrintingError

log = logging.getLogger("mkdocs.hooks.portal")  # below "mkdocs.", so that --strict counts its warnings
site: Site
"""Made anew by every build: MkDocs keeps this module between them."""
trails: Trails
serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether the site is only shown on this machine."""
    global serving
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read everything, report every finding, and fill in what depends on it."""
    global site
    site = Site(Path(config.config_file_path).parent, _options(config))
    for issue in site.issues:
        log.warning("%s", issue)
        if os.environ.get("GITHUB_ACTIONS"):
            print(issue.as_annotation())
    if not config.repo_url:
        config.edit_uri = None  # else MkDocs warns on every page that the edit link has no host
    config.nav = site.nav(config.nav or [])
    config.mdx_configs.setdefault("abbr", {})["glossary"] = site.glossary()
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Mount faq/ and guides/ beside docs/, and take out what is withheld."""
    for file in list(files):
        if file.generated_by is None and file.src_dir == config.docs_dir:
            file.edit_uri = f"docs/{file.src_uri}"
            if site.hides(file.edit_uri):
                files.remove(file)
    for made in site.files(lambda name: _theme_file(config, name).read_text(encoding="utf-8")):
        _add(files, made, config)
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Note where each page stands among its neighbors."""
    global trails
    trails = Trails(nav.items)
    return nav


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page as `portal` renders it. MkDocs' own reading of the front matter is not used."""
    meta, text = site.page(page.file.src_uri, markdown)
    if meta:  # unescaped, the theme would escape the title once more in the names of its links
        page.meta = meta | {"title": Markup(escape(meta["title"])), "description": escape(meta["description"])}
    page.meta["search"] = {"exclude": True}  # the theme's plugin gives the dialog its settings and indexes nothing
    return text


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """What could run is said, and is not published."""
    html, issue = site.wall(page.file.src_uri, html)
    if issue:
        log.warning("%s", issue)
    return html


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates their words, and fill the reserved places: every page is rendered by now, and no file is copied yet."""
    env.filters["in_words"] = lambda day: day_in_words(str(day))
    env.filters["page_url"] = lambda src: file.url if (file := files.get_file_from_path(src)) else ""
    env.globals |= site.words()

    def render(name: str, context: Any) -> str:
        return env.get_template(name).render(config=config, **context)

    def content(src: str) -> str:
        file = files.get_file_from_path(src)
        return (file.page.content if file and file.page else None) or ""

    try:
        for src, data in site.late_files(render, content, Path(config.theme.custom_dir or "overrides"), log.info):
            if file := files.get_file_from_path(src):
                setattr(file, "content_string" if isinstance(data, str) else "content_bytes", data)
    except EngineMissingError as error:  # the engine started once, and no longer does
        raise PluginError(str(no_engine(str(error)))) from error
    except PrintingError as error:
        raise PluginError(f"Printing: {error}") from error
    return env


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """What a template may know of the page."""
    return context | {"view": page.meta.get("view"), "trail": trails.of(page)} | site.context(page.file.src_uri)


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """The page as it is written."""
    return site.finish(output)


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The same for the page for missed addresses."""
    return site.finish(output_content)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Mark the end of a whole build, for whoever waits for it."""
    log.info("%d pages, %d findings", len(site.library.content), len(site.issues))


def _options(config: MkDocsConfig) -> Options:
    """The only look at the clock and the environment. SOURCE_DATE_EPOCH makes a build say the same tomorrow."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    today: date = datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now().astimezone().date()
    # While it serves, MkDocs puts this machine's address in the place of the site's.
    told = os.environ.get("GUIDEPOST_URL", "") if serving else config.site_url
    base, host = (f"{url.rstrip('/')}/" if url else "" for url in (config.site_url, told))
    printing = os.environ.get("GUIDEPOST_EDITIONS") != "off"
    offline = os.environ.get("GUIDEPOST_OFFLINE") == "on"
    return Options(today, Path(config.theme.custom_dir or "overrides"), base, host, printing, offline)


def _theme_file(config: MkDocsConfig, name: str) -> Path:
    return next(path for folder in config.theme.dirs if (path := Path(folder) / name).is_file())


def _add(files: Files, made: Made, config: MkDocsConfig) -> None:
    if files.get_file_from_path(made.src):
        log.warning("%s:1: The name is taken by docs/%s. Fix: Rename one of the two. [name-taken]", made.src, made.src)
        return
    inclusion = InclusionLevel.UNDEFINED if made.listed else InclusionLevel.NOT_IN_NAV
    if isinstance(made.content, Path):
        file = File.generated(config, made.src, abs_src_path=str(made.content), inclusion=inclusion)
    else:
        file = File.generated(config, made.src, content=made.content, inclusion=inclusion)
    file.edit_uri = made.edit
    files.append(file)
