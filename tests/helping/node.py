"""Our pure JavaScript, called from a test: Node.js imports a module of the site, and what comes back is compared."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import Any

from helping.sites import ROOT

MODULES = ROOT / "overrides/assets/javascripts"


def run_module(name: str, code: str, **values: Any) -> Any:
    """What `code`, the body of a function, returns. It knows the module's exports as `m` and the values by their names."""
    node = shutil.which("node", path=f"{os.environ['PATH']}{os.pathsep}{ROOT / '.venv/bin'}")
    assert node, "Node.js was not found. Type 'make setup'."
    script = f"""
        import * as m from {json.dumps((MODULES / name).as_uri())};
        const given = {json.dumps(values)};
        const found = await (async ({{{", ".join(values)}}}) => {{ {code} }})(given);
        process.stdout.write(JSON.stringify(found ?? null));
    """
    done = subprocess.run(
        [node, "--input-type=module", "-"], input=script, check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
