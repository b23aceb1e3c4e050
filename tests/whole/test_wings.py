"""A wing uses only wings that stand below it: the house is read from the ground up, and no circle can close."""

from __future__ import annotations

import ast

from helping.sites import ROOT

PORTAL = ROOT / "hooks/portal"
WINGS = (
    "text",
    "content",
    "editions",
    "search",
    "sharing",
    "publish",
    "sheets",
    "learn",
    "groups",
    "print",
    "pages",
    "checks",
)
"""From the ground up. What stands in no wing is run by somebody, and may use all of them."""


def test_every_wing_uses_only_those_below_it() -> None:
    wrong = []
    for path in sorted(PORTAL.glob("*/**/*.py")):
        wing = path.relative_to(PORTAL).parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("portal"):
                names = (
                    [f"{node.module}.{alias.name}" for alias in node.names]
                    if node.module == "portal"
                    else [str(node.module)]
                )
                wrong += [f"{path.name} uses {n}" for n in names if WINGS.index(n.split(".")[1]) > WINGS.index(wing)]
    assert wrong == []
