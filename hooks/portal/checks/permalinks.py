"""Every address that the site has published: pages, places on them, data files and redirects. The list only grows."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from portal.checks.assemble import read_library
from portal.content.library import Library
from portal.content.moved import lost_addresses
from portal.content.promised import LIST, read_list
from portal.editions.plan import printed_places
from portal.learn import bank
from portal.pages.lists import list_anchors
from portal.pages.packages import places
from portal.sharing import feeds, news
from portal.sharing.embed import embed_names
from portal.text.issues import Issue
from portal.text.links import address


def permalinks(library: Library) -> set[str]:
    """All addresses from the root of the site, such as `faq/drug-testing/#what-to-do`."""
    found: set[str] = set()
    for item in library.content.values():
        page = address(item.path)
        found.add(f"/{page}")
        found |= {f"/{page}#{heading.id}" for heading in item.body.headings if heading.explicit}
        found |= {f"/{page}#{anchor}" for anchor in list_anchors(library, item)}
    found |= {f"/{old}" for old in (*library.moves.pages, *library.moves.anchors)}
    return found | {f"/{name}" for name in published_files(library)}


def published_files(library: Library) -> set[str]:
    """The addresses that are no pages: data, feeds, what others embed, and the printed editions."""
    return {*places(library), *news.FILES, *feeds.FILES, *bank.FILES, *embed_names(library), *printed_places(library)}


def check_published(root: Path, library: Library) -> list[Issue]:
    """Every address that was promised once and leads nowhere today. Nothing, where a checkout has no list of them."""
    published = read_list(root / LIST)
    return list(lost_addresses(LIST, published, library.moves, library.places, published_files(library)))


def main(arguments: list[str]) -> int:
    """Add what is new; never take anything out."""
    parser = argparse.ArgumentParser(prog="make permalinks", description=__doc__)
    parser.add_argument("--write", type=Path, required=True, help="the list to add to")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the checkout")
    options = parser.parse_args(arguments)
    library, issues = read_library(options.root)
    if issues:
        print(f"{len(issues)} findings must be mended first; 'make check' lists them.", file=sys.stderr)
        return 1
    known = set(read_list(options.write))
    new = permalinks(library) - known
    options.write.write_text("\n".join(sorted(known | new)) + "\n", encoding="utf-8")
    print(f"{len(new)} addresses added, {len(known | new)} in all.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
