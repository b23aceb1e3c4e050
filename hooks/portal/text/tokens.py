"""The colors of the site, for what the build draws itself: read from the style sheet that all others name them from."""

from __future__ import annotations

import re

TOKENS = "assets/stylesheets/tokens.css"
ROOT = re.compile(r"^:root \{(.*?)^\}", re.M | re.S)
COLOR = re.compile(r"--gp-([a-z-]+):\s*(#[0-9a-fA-F]{3,8});")


def read_colors(css: str) -> dict[str, str]:
    """The colors that the text of a style sheet gives to `:root`, by name: `--gp-house: #12454f` is `house`."""
    root = ROOT.search(css)
    return dict(COLOR.findall(root[1])) if root else {}
