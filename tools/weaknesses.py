"""The last part of `make check`: known weaknesses of the packages that the lock files name.

pip-audit asks PyPI, and npm its registry. Without a network, or where a mirror does not answer such questions, one line says so and
nothing fails: what was not asked is not known to be wrong.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON_LOCK = "requirements.lock"
NODE_LOCK = "package-lock.json"
NODE_LIST = "package.json"
PIP_AUDIT = ["-r", PYTHON_LOCK, "--disable-pip", "--require-hashes", "--format=json", "--progress-spinner=off"]
PIP_AUDIT += ["--timeout=5"]
NPM_AUDIT = ["audit", "--omit=dev", "--package-lock-only", "--json"]
PATIENCE = 90
"""Seconds for one of the two programs to ask about all packages."""
UNASKED = "{lock}: known weaknesses were not asked for: {why}."


@dataclass(frozen=True, slots=True)
class Weakness:
    """One weakness that somebody published."""

    package: str
    version: str
    name: str
    """As lists of weaknesses call it, or its address."""
    mended: str
    """The versions without it; empty where there is none yet."""

    def told(self, lock: str, line: int, *, pinned: bool = False) -> str:
        """The sentence for a terminal. `pinned` says that package.json names one version, which no lock file may leave."""
        how = f"write it in {NODE_LIST} and type 'make lock'" if pinned else f"type 'make lock UPGRADE={self.package}'"
        fix = (
            f"Take {self.package} {self.mended} or newer: {how}."
            if self.mended
            else "No version mends it yet: read what it needs to be used."
        )
        return f"{lock}:{line}: {self.package} {self.version} has a known weakness, {self.name}. Fix: {fix}"


class UnaskedError(Exception):
    """Nobody answered; the words say why."""


def read_pip_audit(text: str) -> list[Weakness]:
    """What pip-audit printed as JSON. Raises UnaskedError where it could ask about none of the packages, or not about all."""
    packages = _parse(text).get("dependencies", [])
    skipped = [package for package in packages if "skip_reason" in package]
    if not packages or skipped:
        raise UnaskedError(f"{len(skipped)} of {len(packages)} packages are not known to whoever answers here")
    return [
        Weakness(package["name"], package["version"], found["id"], " or ".join(found["fix_versions"]))
        for package in packages
        for found in package["vulns"]
    ]


def read_npm_audit(text: str, lock: dict[str, Any]) -> list[Weakness]:
    """What `npm audit` printed as JSON, with versions from the lock file. Raises UnaskedError where the registry refused."""
    report = _parse(text)
    if "vulnerabilities" not in report:
        raise UnaskedError(str(report.get("message") or "npm told nothing").split("\n")[0])
    found = []
    for package in report["vulnerabilities"].values():
        version = next((lock["packages"][node]["version"] for node in package["nodes"] if node in lock["packages"]), "")
        better = package["fixAvailable"]
        mended = better["version"] if isinstance(better, dict) and better["name"] == package["name"] else ""
        for reason in package["via"]:
            if isinstance(reason, dict):  # a name alone is a package below, which is told itself
                below = re.search(r"<\s*([\w.-]+)$", reason["range"])
                safe = mended or (below[1] if below else "")
                found.append(Weakness(package["name"], version, reason.get("url") or reason["title"], safe))
    return found


def ask(*command: str) -> str:
    """What a program prints. Its status says whether it found anything, so only its words count."""
    environment = {**os.environ, "PATH": f"{os.environ.get('PATH', '')}{os.pathsep}{BIN}"}
    try:
        run = subprocess.run(
            command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired as error:
        raise UnaskedError(f"no answer within {PATIENCE} seconds") from error
    except OSError as error:
        raise UnaskedError(f"'{command[0]}' is not there") from error
    if not run.stdout.strip():
        raise UnaskedError("no network, or no answer" if run.stderr.strip() else "no answer")
    return run.stdout


def line_of(lock: str, package: str) -> int:
    """The line of a lock file that names a package; the first where none does."""
    wanted = f"{package.lower()}==" if lock == PYTHON_LOCK else f'"node_modules/{package}": {{'
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.strip().lower().startswith(wanted)), 1)


def main(asking: Callable[..., str] = ask) -> int:
    """Ask about both lock files and tell; the status is 1 where a weakness is known."""
    node_lock = json.loads((ROOT / NODE_LOCK).read_text(encoding="utf-8"))
    parts: dict[str, Callable[[], list[Weakness]]] = {
        PYTHON_LOCK: lambda: read_pip_audit(asking(str(BIN / "pip-audit"), *PIP_AUDIT)),
        NODE_LOCK: lambda: read_npm_audit(asking(shutil.which("npm") or str(BIN / "npm"), *NPM_AUDIT), node_lock),
    }
    pinned = json.loads((ROOT / NODE_LIST).read_text(encoding="utf-8"))["dependencies"]
    known = 0
    for lock, look in parts.items():
        try:
            found = look()
        except UnaskedError as why:
            print(UNASKED.format(lock=lock, why=why))
            continue
        for weakness in found:
            named = lock == NODE_LOCK and weakness.package in pinned
            print(weakness.told(lock, line_of(lock, weakness.package), pinned=named))
        print(f"{lock}: {len(found)} known weaknesses.")
        known += len(found)
    return 1 if known else 0


def _parse(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnaskedError("the answer can't be read") from error
    return found if isinstance(found, dict) else {}


if __name__ == "__main__":
    sys.exit(main())
