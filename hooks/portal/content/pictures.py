"""Pictures that authors hand in: opened once, made small enough for a telephone, and written anew without what a camera adds.

A photograph holds the place and the day on which it was taken. Written anew it holds only what is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageFile, ImageOps

from portal.text.issues import Issue
from portal.text.remembered import remembered

WIDEST = 1600
"""Points across: twice what a page shows, for fine screens and for paper."""
LARGEST = 40_000_000
"""Points in all that are opened."""
FORMATS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP", "gif": "GIF"}
BROKEN = (OSError, SyntaxError, ValueError, EOFError, MemoryError, Image.DecompressionBombError)
"""What Pillow raises of a file that is no whole picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the site has it."""

    data: bytes
    width: int
    """Points, as height is."""
    height: int


@remembered
def read_picture(path: str, data: bytes) -> Picture | Issue:
    """The picture in a file, or why it can't be shown."""
    wanted = FORMATS[path.rpartition(".")[2].lower()]
    try:
        with _whole(), Image.open(BytesIO(data), formats=sorted(set(FORMATS.values()))) as image:
            if image.width * image.height > LARGEST:
                problem = f"The picture has {image.width:,} by {image.height:,} points, more than {LARGEST:,} in all."
                return Issue(path, 1, "picture-broken", problem, f"Make it at most {WIDEST:,} points wide.")
            return _anew(image, wanted)
    except BROKEN:
        problem = "The file can't be opened as a picture."
        return Issue(path, 1, "picture-broken", problem, "Save the picture anew as PNG or JPEG.")


@contextmanager
def _whole() -> Iterator[None]:
    """A picture that is cut off is an error: WeasyPrint allows half a picture, and with that allows it everywhere in the process."""
    allowed, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = allowed


def for_word(data: bytes) -> bytes:
    """A picture of ours as a word processor can show it: those that most can't are written as PNG."""
    if data[8:12] != b"WEBP":
        return data
    with Image.open(BytesIO(data)) as image:
        written = BytesIO()
        image.save(written, "PNG", optimize=True)
    return written.getvalue()


def _anew(image: Image.Image, wanted: str) -> Picture:
    """The first frame, upright, of the size that is needed, with nothing beside its points."""
    upright = ImageOps.exif_transpose(image)
    clear = wanted != "JPEG" and upright.has_transparency_data
    seen = upright.convert("RGBA" if clear else "RGB")
    seen.thumbnail((WIDEST, 4 * WIDEST))
    seen.info.clear()
    data = BytesIO()
    if wanted == "JPEG":
        seen.save(data, wanted, quality=85, optimize=True)
    else:
        seen.save(data, wanted, optimize=True)
    return Picture(data.getvalue(), *seen.size)
