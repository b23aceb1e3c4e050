"""What was found out once: a function of its arguments alone gives the same again.

While `make serve` runs, every save builds the whole site anew in one process, and nearly all texts are the ones of the build before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

ENOUGH = 16_384
"""Texts of a function; the one that was asked for longest ago goes first."""
P = ParamSpec("P")
T = TypeVar("T")


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """A function that answers from memory what it was asked before. What it gives must never be changed by anybody."""
    return cast("Callable[P, T]", lru_cache(maxsize=ENOUGH)(function))
