"""The icons that are shipped come from a package, by name."""

from __future__ import annotations

from xml.etree import ElementTree

from helping.sites import ROOT
from portal.content.icons import read_icons


def test_an_icon_is_a_drawing_that_stands_alone() -> None:
    icon = read_icons(ROOT, ["bus"])["bus"]
    drawing = ElementTree.fromstring(icon.as_svg())
    assert (drawing.tag, drawing.get("viewBox")) == ("{http://www.w3.org/2000/svg}svg", "0 0 32 32")
    assert len(drawing) > 0


def test_a_name_that_the_package_has_not_is_left_out() -> None:
    assert read_icons(ROOT, ["no-such-icon", "fluent:bus"]) == {}
