"""What a printed file is made from, as one key: change anything that shapes the file, and it has another key.

Nothing is listed by hand. A file is made by one function, and the key holds all that this function is given, the source of every
module of ours that its own module imports, one behind the other, and the version of every library that they use.
"""

from __future__ import annotations

import ast
import hashlib
import platform
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, requires, version
from pathlib import Path
from typing import ParamSpec

OURS = "portal"
HOME = Path(__file__).resolve().parents[2]
NAME = re.compile(r"[\w.-]+")
P = ParamSpec("P")


def key_of(make: Callable[P, bytes], *given: P.args, **named: P.kwargs) -> str:
    """The key of what `make` gives back for these arguments.

    Raises TypeError where a key would not hold all that `make` sees: for a function within another, which sees the other's variables, and
    for an argument that is no plain value.
    """
    if "<" in make.__qualname__:
        raise TypeError(f"{make.__qualname__} may see more than it is given.")
    found = hashlib.sha256()
    for part in (code_of(make.__module__), make.__qualname__, *_spell(given), *_spell(named)):
        found.update(hashlib.sha256(part if isinstance(part, bytes) else part.encode()).digest())
    return found.hexdigest()


@cache
def code_of(module: str) -> str:
    """A digest of the source of a module and of all of ours that it imports, and of the versions of the libraries that these use.

    It is worked out once: a process goes on with the code that it began with.
    """
    found = hashlib.sha256(platform.python_version().encode())
    modules = modules_of(module)
    for name in sorted(modules):
        found.update(hashlib.sha256(f"{name}\n{modules[name]}".encode()).digest())
    for name, number in sorted(versions_of(modules).items()):
        found.update(f"{name}={number}\n".encode())
    return found.hexdigest()


def modules_of(module: str) -> dict[str, str]:
    """The source of a module and of every module of ours that it imports, followed to the end, by name."""
    found: dict[str, str] = {}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        path = _file_of(name)
        if path and name not in found:
            found[name] = path.read_text(encoding="utf-8")
            waiting += [other for other in _imports(found[name]) if other.startswith(f"{OURS}.")]
    return found


def versions_of(modules: Mapping[str, str]) -> dict[str, str]:
    """The version of every library that these sources import, and of those that the libraries need themselves."""
    imported = {name.partition(".")[0] for source in modules.values() for name in _imports(source)}
    outside = imported - sys.stdlib_module_names - {OURS}
    found: dict[str, str] = {}
    waiting = [library for name in outside for library in _homes()[name]]
    while waiting:
        library = waiting.pop().lower()
        if library in found:
            continue
        try:
            found[library] = version(library)
        except PackageNotFoundError:  # needed on another system only
            continue
        wanted = (line for line in requires(library) or () if "extra ==" not in line)
        waiting += [match[0] for line in wanted if (match := NAME.match(line))]
    return found


@cache
def _homes() -> Mapping[str, list[str]]:
    """The libraries that bring each name that can be imported."""
    return packages_distributions()


def _file_of(module: str) -> Path | None:
    path = HOME.joinpath(*module.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()), None)


@cache
def _imports(source: str) -> frozenset[str]:
    """Every name that an import statement may mean, wherever it stands: `from a import b` is `a`, and `a.b` where that is a module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


def _spell(value: object) -> Iterator[str | bytes]:
    """A value piece by piece, so that two values have the same pieces only where they are equal."""
    yield type(value).__qualname__
    if isinstance(value, str | bytes):
        yield value
    elif value is None or isinstance(value, int | float | Decimal | date):
        yield repr(value)
    elif isinstance(value, Mapping):
        yield from _spell([*value.items()])
    elif isinstance(value, set | frozenset):
        yield from _spell(sorted(value))
    elif isinstance(value, tuple | list):
        yield str(len(value))
        for one in value:
            yield from _spell(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.compare:
                yield from _spell(getattr(value, field.name))
    else:
        raise TypeError(f"A {type(value).__qualname__} can't be part of a key.")
