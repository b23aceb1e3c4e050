"""A build that is published, and stopped on its way at a moment that a slow machine can't miss."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from helping.sites import QUIET, ROOT

HOLDS = """
import signal, sys
from pathlib import Path

tools, step, held = sys.argv[1:4]
sys.path.insert(0, tools)
import publish


def hold(*_):
    Path(held).touch()
    while True:
        signal.pause()


setattr(publish, step, hold)
sys.exit(publish.main(sys.argv[4:]))
"""
"""tools/publish.py, which says that it has come to a step, and waits there until it is ended."""


PATIENCE = 600
"""Seconds after which a program that was to end hangs."""


def hear_ctrl_c() -> None:
    """A shell that runs the tests in the background has them ignore Ctrl+C, and what they start does as well."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start_publishing(target: Path, root: Path, before: str, held: Path, **environment: str) -> subprocess.Popen[str]:
    """Publish a checkout, and go on. Where a step of tools/publish.py is named, it stops in front of it, and `held` comes."""
    held.unlink(missing_ok=True)
    program = ["-c", HOLDS, str(ROOT / "tools"), before, str(held)] if before else [str(ROOT / "tools/publish.py")]
    return subprocess.Popen(
        [sys.executable, *program, str(target), "--root", str(root)],
        env={**os.environ, **QUIET, **environment},
        start_new_session=True,
        preexec_fn=hear_ctrl_c,
        text=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def wait_for(running: subprocess.Popen[str], come: Callable[[], bool]) -> None:
    """Until something has come. Where the program ends before it, the test has nothing to show."""
    while not come():
        assert running.poll() is None, f"The program ended before it was stopped: {running.communicate()[1]}"
        time.sleep(0.005)
