"""Colors stand once, in `tokens.css`: the other style sheets and what the build draws name them."""

from __future__ import annotations

import re

from helping.sites import ROOT
from portal.text.tokens import TOKENS, read_colors

SHEETS = ROOT / "overrides/assets/stylesheets"
COLOR = re.compile(r":[^;{}]*?(#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\()", re.I)
USED = re.compile(r"var\((--gp-[\w-]+)\)")
GIVEN = re.compile(r"(?<![\w-])(--gp-[\w-]+):")


def test_the_build_reads_the_colors_of_the_root_and_no_others() -> None:
    css = ":root {\n  --gp-house: #12454f;\n  --gp-house--pale: #DCEBEE; /* pale */\n  --gp-veil: rgb(0 0 0 / .6);\n}\n"
    dark = '@media screen {\n  :root[data-colors="dark"] {\n    --gp-house: #000000;\n  }\n}\n'
    assert read_colors(css + dark) == {"house": "#12454f", "house--pale": "#DCEBEE"}
    assert read_colors(dark) == {}


def test_the_night_is_the_same_for_who_chose_it_and_for_whose_device_asks_for_it() -> None:
    css = (ROOT / "overrides" / TOKENS).read_text(encoding="utf-8")
    chosen, asked = (
        re.search(re.escape(start) + r" \{(.*?)\n  \}", css, re.S)
        for start in ('  :root[data-colors="dark"]', '  :root:not([data-colors="light"])')
    )
    assert chosen
    assert asked
    assert chosen[1] == asked[1]
    assert chosen[1].count("--") > 15


def test_no_other_style_sheet_names_a_color() -> None:
    found = {
        path.name: COLOR.findall(re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S))
        for path in SHEETS.glob("*.css")
    }
    assert {name for name, colors in found.items() if colors} == {"tokens.css"}


def test_every_token_that_is_named_is_there_and_every_one_that_is_there_is_named() -> None:
    """A name that is mistyped would leave a line or a word without its color, and nothing would say so."""
    texts = [path.read_text(encoding="utf-8") for path in SHEETS.glob("*.css")]
    texts.append((ROOT / "hooks/portal/print/margins.py").read_text(encoding="utf-8"))
    used = {name for text in texts for name in USED.findall(text)}
    given = set(GIVEN.findall((ROOT / "overrides" / TOKENS).read_text(encoding="utf-8")))
    assert used <= given
    assert given - used == set()
