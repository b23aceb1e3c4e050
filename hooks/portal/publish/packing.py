"""A ZIP that is the same each time: files in the order in which they are given, and no time of a build."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest day that a ZIP can name."""
UNIX = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive."""

    name: str
    data: bytes
    stored: bool = False
    """Whether it is left as it is: compressed already, or read before anything is unpacked."""
    mode: int = 0o644
    """What Unix lets whoever unpacks it do with it; 0 where nobody unpacks it."""


def pack(entries: Iterable[Entry], *, level: int = 9) -> bytes:
    """The archive, compressed by a level of zlib."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for entry in entries:
            made = zipfile.ZipInfo(entry.name, FIRST_DAY)
            made.create_system, made.external_attr = UNIX, entry.mode << 16
            kind = zipfile.ZIP_STORED if entry.stored else zipfile.ZIP_DEFLATED
            archive.writestr(made, entry.data, kind, level)
    return whole.getvalue()
