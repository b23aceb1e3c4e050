"""`make stage DIR=…`: the whole site as one plain folder of Markdown, links rewritten, that any generator can build."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from portal.checks.assemble import read_library
from portal.content.kinds import OPEN_DATA
from portal.content.library import Library
from portal.learn import bank
from portal.pages import check_pictures, views
from portal.publish import assets
from portal.sharing import feeds, news
from portal.text.issues import Issue
from portal.text.links import site_path


def stage_files(root: Path, library: Library, today: date) -> dict[str, bytes]:
    """Every file of the staged tree by its path: pages rendered, data and pictures as they are."""
    staged = {
        site_path(item.path): views.staged_page(item, library, today).encode() for item in library.content.values()
    }
    staged |= {site_path(path): picture.data for path, picture in library.pictures.items()}
    staged |= {site_path(path): data for path, data in library.assets.items()}
    staged |= {site_path(path): (root / path).read_bytes() for path in OPEN_DATA if (root / path).is_file()}
    made = {
        **feeds.render_all(library, today),
        **news.render_feeds(library, ""),
        **bank.render_files(library, ""),
        **check_pictures.render_pictures(library, today),
    }
    staged |= {name: text.encode() for name, text in made.items()}
    staged |= {name: path.read_bytes() for name, path in assets.find_assets(root)[0].items()}
    return staged


def write_tree(folder: Path, files: dict[str, bytes]) -> None:
    """Write the files below a folder that is empty or not there yet. Raises FileExistsError where it holds something."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(folder)
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def main(arguments: list[str]) -> int:
    """Run the command; nothing is written where there are findings."""
    parser = argparse.ArgumentParser(prog="make stage", description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write; empty, or not there yet")
    parser.add_argument(
        "--today", type=date.fromisoformat, required=True, help="the day for which facts are checked, as year-month-day"
    )
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the checkout")
    options = parser.parse_args(arguments)
    library, found = read_library(options.root)
    issues = [issue for issue in found if issue.must]
    library = replace(library, built=frozenset())  # a folder of Markdown holds no printed editions
    if not issues:
        try:
            write_tree(options.folder, stage_files(options.root, library, options.today))
        except FileExistsError:
            issues = [
                Issue(
                    str(options.folder),
                    1,
                    "stage-folder",
                    "The folder holds files already.",
                    "Name an empty folder, or one that isn't there: make stage DIR=/tmp/guidepost.",
                )
            ]
    for issue in issues:
        print(issue, file=sys.stderr)
    return 1 if issues else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
