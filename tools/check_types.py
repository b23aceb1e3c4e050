"""Check the types of our JavaScript from its JSDoc comments, with the compiler that npm brought."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = [
    "--noEmit",
    "--checkJs",
    "--allowJs",
    "--strict",
    "--target",
    "es2022",
    "--module",
    "es2022",
    "--moduleResolution",
    "bundler",
    "--lib",
    "es2022,dom,dom.iterable",
]


def main() -> int:
    """Run the compiler; its status is ours."""
    modules = sorted(str(path) for path in (ROOT / "overrides/assets/javascripts").rglob("*.mjs"))
    node = shutil.which("node", path=f"{os.environ['PATH']}{os.pathsep}{ROOT / '.venv/bin'}")
    if node is None:
        print("types: Node.js was not found. Type 'make setup'.", file=sys.stderr)
        return 1
    return subprocess.run(
        [node, str(ROOT / "node_modules/typescript/bin/tsc"), *OPTIONS, *modules], check=False, cwd=ROOT
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
