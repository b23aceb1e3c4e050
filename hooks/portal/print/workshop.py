"""The room in which a build prints: its folders, what shapes the look, and the stylesheets and fonts where documents look for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from portal.print import leaflets
from portal.print.bindery import HANDBOOK_LOOKS, HANDBOOK_STYLESHEET, STYLESHEET, TEMPLATE, Workshop
from portal.print.handbook import epub


def set_up_workshop(
    cache: Path,
    overrides: Path,
    fonts: Mapping[str, Path],
    render: Callable[[str, Mapping[str, object]], str],
    host: str,
    tell: Callable[[str], None],
    now: Callable[[], float],
    *,
    only_kept: bool,
) -> Workshop:
    """A workshop below `cache`, with the looks of `overrides`. Nothing is written that is there already.

    Nor where only what is kept is wanted: another process may be printing, and its documents look at these files.
    """

    def read(*names: str) -> dict[str, bytes]:
        return {name: (overrides / name).read_bytes() for name in names}

    room = cache / "print"
    looks = {**read(STYLESHEET), **{name: path.read_bytes() for name, path in fonts.items()}}
    seen = {} if only_kept else {**looks, **read(leaflets.STYLESHEET, HANDBOOK_STYLESHEET)}
    for name, data in seen.items():
        target = room / name
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    return Workshop(
        room=room,
        cache=cache / "editions",
        looks={**looks, **read(TEMPLATE)},
        leaflet_looks=read(leaflets.STYLESHEET, *leaflets.TEMPLATES),
        handbook_looks=read(*HANDBOOK_LOOKS),
        epub_looks=read(*epub.LOOKS),
        render=render,
        host=host,
        tell=tell,
        now=now,
        only_kept=only_kept,
    )
