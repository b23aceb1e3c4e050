"""Every MkDocs event that we answer, in the order in which MkDocs fires them. Nothing else imports mkdocs.

MkDocs never reloads this file or `portal` while it serves: start `make serve` again. What returns nothing keeps what it was given.
"""

from __future__ import annotations

import logging
import os
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from portal.build import Site
from portal.content.last_days import out_of_date
from portal.options import read_options
from portal.pages.around import in_words
from portal.print.pdf import PrintingError
from portal.serve import Printer

log = logging.getLogger("mkdocs.hooks.portal")  # below "mkdocs.", so that --strict counts its warnings
site: Site  # made anew by every build: MkDocs keeps this module between them
printer = Printer(os.environ, log.info, log.warning, serving=False)


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether the site is only shown on this machine."""
    global printer
    printer = Printer(os.environ, log.info, log.warning, serving=command == "serve")


def on_config(config: MkDocsConfig) -> None:
    """Read everything, report every finding, and fill in what depends on it."""
    global site
    settings, now = Path(config.config_file_path).resolve(), datetime.now().astimezone()
    printer.open(settings, *config.dev_addr)
    options = read_options(os.environ, now, time.monotonic, config.site_url or "", serving=printer.serving)
    site = Site(settings.parent, [Path(folder) for folder in config.theme.dirs], options)
    site.report(log.warning, log.info)
    config.edit_uri = config.edit_uri if config.repo_url else None  # else MkDocs warns that the edit link has no host
    config.nav = site.nav(config.nav or [])
    config.mdx_configs.setdefault("abbr", {})["glossary"] = site.glossary()


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Mount faq/ and guides/ beside docs/; take out what is withheld, what no rule has read, and what a theme would ship."""
    hidden = []
    for file in [file for file in files if file.generated_by is None and file.src_dir == config.docs_dir]:
        file.edit_uri = f"docs/{file.src_uri}"
        if site.hides(file.edit_uri):
            files.remove(file)
            hidden.append(file.src_uri)
    if any(map(site.in_theme, hidden)):  # MkDocs leaves out a file of the theme whose name is in docs/
        files.add_files_from_theme(config.theme.get_env(), config)
    for file in [file for file in files if file.src_dir in config.theme.dirs[1:]]:
        files.remove(file)
    for made in site.files({file.src_uri for file in files}, log.warning):
        inclusion = InclusionLevel.UNDEFINED if made.listed else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, made.src, inclusion=inclusion, **made.source)
        file.edit_uri = made.edit
        files.append(file)


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Note where each page stands among its neighbors."""
    site.note_places(nav.items)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page as `portal` renders it. MkDocs' own reading of the front matter is not used."""
    meta, text = site.page(page.file.src_uri, markdown)
    if meta:
        page.meta, page.update_date = meta, str(meta.get("changed", page.update_date))  # for the map of the site
    return text


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """What could run is said, and is not published."""
    return site.wall(page.file.src_uri, html, log.warning)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Give templates their words, and fill the reserved places: every page is rendered by now, and no file is copied yet."""
    by_src = {file.src_uri: file for file in files}
    contents = {src: file.page.content or "" for src, file in by_src.items() if file.page}
    env.globals |= site.words() | {"config": config}
    env.filters |= {"in_words": in_words, "out_of_date": out_of_date}
    env.filters["page_url"] = lambda src: file.url if (file := files.get_file_from_path(src)) else ""
    try:
        for src, data in site.late_files(lambda name, of: env.get_template(name).render(of), contents, printer.tell):
            setattr(by_src[src], "content_string" if isinstance(data, str) else "content_bytes", data)
    except PrintingError as error:
        raise PluginError(f"Printing: {error}") from error
    for src in site.paper.waiting:
        files.remove(by_src[src])
    site.paper.expected = printer.expects(len(site.paper.waiting))


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """What a template may know of the page."""
    page.content, found = site.paper.on_page(page.url, page.content or "", page.meta.get("view"))
    return context | found | site.trails.around(page) | site.context(page.file.src_uri)


def on_post_page(output: str, **_: Any) -> str:
    """The page as it is written."""
    return site.finish(output)


on_post_template = on_post_page  # the same for the page for missed addresses


def on_post_build(*, config: MkDocsConfig) -> None:
    """Mark the end of a whole build, for whoever waits for it, and have printed what it did not find."""
    log.info("%d pages, %d findings", len(site.library.content), len(site.issues))
    printer.start()


def on_serve(server: Any, *, config: MkDocsConfig, builder: Any) -> None:
    """Build again when the printing is done; the open page then shows it by itself."""
    server.watch(str(printer.stamp))
