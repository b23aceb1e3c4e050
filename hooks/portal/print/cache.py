"""What was made once is kept as a file, and is not made again from the same input."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import ParamSpec

from portal.print.keys import key_of

MARK = hashlib.sha256().digest_size
P = ParamSpec("P")


def kept(folder: Path, ending: str, make: Callable[P, bytes], /, *given: P.args, **named: P.kwargs) -> bytes:
    """What `make` gives back for these arguments: as it was kept in `folder`, or made now and kept there."""
    key = key_of(make, *given, **named)
    found = read(folder, ending, key)
    if found is None:
        found = make(*given, **named)
        _write(folder, ending, key, found)
    return found


def read(folder: Path, ending: str, key: str) -> bytes | None:
    """What is kept below a key; nothing where that is not what was written below this very key, whole."""
    try:
        data = (folder / f"{key}{ending}").read_bytes()
    except OSError:
        return None
    mark, found = data[:MARK], data[MARK:]
    return found if mark == _mark(key, found) else None


def sweep(folder: Path) -> None:
    """Take away what a build that was killed left half written."""
    for part in folder.glob("*.part"):
        program = part.stem.rpartition(".")[2]
        if not (program.isdecimal() and program.isascii() and len(program) < 10 and "." in part.stem):
            continue  # none of ours
        try:
            os.kill(int(program), 0)
        except ProcessLookupError:
            part.unlink(missing_ok=True)
        except OSError:
            continue  # somebody else's, who is still at it


def _write(folder: Path, ending: str, key: str, data: bytes) -> None:
    """A cache that can't be written costs time and nothing else."""
    part = folder / f"{key}.{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_mark(key, data) + data)
        part.replace(folder / f"{key}{ending}")
    except OSError:
        with suppress(OSError):  # a disk that is full has no room for half a file
            part.unlink(missing_ok=True)


def _mark(key: str, data: bytes) -> bytes:
    """What stands before the data in a file: it binds the bytes to the key, so that one file in the place of another is noticed."""
    return hashlib.sha256(key.encode() + data).digest()
