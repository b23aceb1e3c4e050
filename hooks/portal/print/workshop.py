"""The room in which a build prints: its folders, what shapes the look, and the stylesheets and fonts where documents look for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from portal.print import leaflets
from portal.print.bindery import HANDBOOK_LOOKS, HANDBOOK_STYLESHEET, STYLESHEET, TEMPLATE, Workshop
from portal.print.handbook import epub
from portal.text.tokens import TOKENS


def set_up_workshop(
    cache: Path,
    overrides: Path,
    fonts: Mapping[str, Path],
    render: Callable[[str, Mapping[str, object]], str],
    host: str,
    tell: Callable[[str], None],
) -> Workshop:
    """A workshop below `cache`, with the looks of `overrides`. Nothing is written that is there already."""

    def read(*names: str) -> dict[str, bytes]:
        return {name: (overrides / name).read_bytes() for name in names}

    room = cache / "print"
    looks = {**read(STYLESHEET, TOKENS), **{name: path.read_bytes() for name, path in fonts.items()}}
    for name, data in {**looks, **read(leaflets.STYLESHEET, HANDBOOK_STYLESHEET)}.items():
        target = room / name
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    return Workshop(
        room=room,
        cache=cache / "editions",
        looks={**looks, **read(TEMPLATE)},
        leaflet_looks=read(leaflets.STYLESHEET, TOKENS, *leaflets.TEMPLATES),
        handbook_looks=read(*HANDBOOK_LOOKS),
        epub_looks=read(*epub.LOOKS),
        render=render,
        host=host,
        tell=tell,
    )
