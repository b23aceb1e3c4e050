"""The icons that are shipped come from two packages, by name."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from helping.sites import ROOT
from portal.content.icons import read_icons


def test_an_icon_is_a_drawing_that_stands_alone() -> None:
    icon = read_icons(ROOT, ["fluent:bus"])["fluent:bus"]
    drawing = ElementTree.fromstring(icon.as_svg())
    assert (drawing.tag, drawing.get("viewBox")) == ("{http://www.w3.org/2000/svg}svg", "0 0 32 32")
    assert len(drawing) > 0


def test_each_set_has_its_own_field() -> None:
    found = read_icons(ROOT, ["tabler:wheelchair", "fluent:bus"])
    assert {name: icon.side for name, icon in found.items()} == {"fluent:bus": 32, "tabler:wheelchair": 24}


def test_a_name_that_no_set_has_is_left_out() -> None:
    assert read_icons(ROOT, ["fluent:no-such-icon", "other:bus", "bus"]) == {}


def test_without_the_packages_there_are_none(tmp_path: Path) -> None:
    assert read_icons(tmp_path, ["fluent:bus"]) == {}


def test_the_licenses_are_shipped() -> None:
    text = (ROOT / "overrides/assets/pictograms/LICENSE.txt").read_text(encoding="utf-8")
    assert "Copyright (c) Microsoft Corporation." in text
    assert "Copyright (c) 2020-2025 Paweł Kuna" in text
