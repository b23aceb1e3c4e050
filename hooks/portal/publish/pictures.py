"""Pictures that the build draws: the icons of the site, and the card that a shared link shows. PNG, the same bytes each time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
FINER = 4
"""Drawn so many times larger, then made smaller, for smooth edges."""
SIGNPOST = [
    *[
        (11, 2),
        (13, 2),
        (13, 4),
        (20, 4),
        (22.5, 6.5),
        (20, 9),
        (13, 9),
        (13, 11),
        (18, 11),
        (18, 16),
        (13, 16),
        (13, 22),
    ],
    *[(11, 22), (11, 16), (4, 16), (1.5, 13.5), (4, 11), (11, 11), (11, 9), (6, 9), (6, 4), (11, 4)],
]
"""The logo's corners, on a field of 24 by 24."""
FAVICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="4" fill="{ground}"/>'
    '<path fill="{sign}" d="M11 3h2v2h6l2 2-2 2h-6v2h4.500v4.500H13V21h-2v-5.500H5.500l-2-2.250 2-2.250H11V9H6.500V5H11z"/></svg>\n'
)
"""The same on its ground, as small as it stands in the tab of a browser."""


@dataclass(frozen=True, slots=True)
class Paint:
    """The colors of a picture, as CSS writes them."""

    ground: str
    sign: str
    letters: str


def render_favicon(paint: Paint) -> str:
    """The icon in the tab of a browser, as SVG."""
    return FAVICON.format(ground=paint.ground, sign=paint.sign)


@lru_cache
def draw_icon(size: int, paint: Paint, *, whole: bool) -> bytes:
    """A square icon. `whole` fills the square and keeps clear of its edges, so that a system may cut it to any shape."""
    side = size * FINER
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    if whole:
        pen.rectangle((0, 0, side, side), fill=paint.ground)
    else:
        pen.rounded_rectangle((0, 0, side - 1, side - 1), radius=side // 6, fill=paint.ground)
    _draw_sign(pen, paint, side * 0.2, side * 0.2, side * 0.6)
    return _png(image.reduce(FINER))


@lru_cache
def draw_card(name: str, says: str, paint: Paint, bold: Path, regular: Path) -> bytes:
    """The picture beside a shared link: the sign, the name of the site and what it is for. The fonts are files."""
    image = Image.new("RGB", SIZE, paint.ground)
    pen = ImageDraw.Draw(image)
    sign = Image.new("RGBA", (240 * FINER, 240 * FINER), (0, 0, 0, 0))
    _draw_sign(ImageDraw.Draw(sign), paint, 0, 0, 240 * FINER)
    sign = sign.reduce(FINER)
    image.paste(sign, (80, 195), sign)
    pen.text((380, 150), name, font=ImageFont.truetype(str(bold), 104), fill=paint.sign)
    font = ImageFont.truetype(str(regular), 46)
    for number, line in enumerate(_wrap(says, font, SIZE[0] - 380 - 70)):
        pen.text((380, 300 + number * 62), line, font=font, fill=paint.letters)
    return _png(image)


def _draw_sign(pen: ImageDraw.ImageDraw, paint: Paint, left: float, top: float, side: float) -> None:
    pen.polygon([(left + x * side / 24, top + y * side / 24) for x, y in SIGNPOST], fill=paint.sign)


def _wrap(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _png(image: Image.Image) -> bytes:
    data = BytesIO()
    image.save(data, "PNG", optimize=True)
    return data.getvalue()
