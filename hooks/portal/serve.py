"""What a site that is served needs besides its pages: a port, and a process that prints while the pages are read already."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from portal.options import CACHE, EDITIONS, Printing

Tell = Callable[[str], None]


class Printer:
    """Has printed what the cache does not hold, in a process of its own: one at a time, and never beyond the end of the server.

    Where nothing is served it does nothing. In the process that prints, which builds as any other, it is the other end.
    """

    def __init__(self, environment: Mapping[str, str], tell: Tell, warn: Tell, *, serving: bool) -> None:
        self.environment, self.warn, self.serving = environment, warn, serving
        self.only = environment.get(EDITIONS) == Printing.ONLY.value
        self.tell = print if self.only else tell
        self.command: list[str] = []
        self.stamp = Path()
        """A file that changes when a printing ends."""
        self.running: subprocess.Popen[str] | None = None
        self.due = self.saved = False
        self.problem = ""

    def open(self, settings: Path, host: str, port: int) -> None:
        """Before anything is read: see whether the site can be served there, once. Exits with one line where it can't."""
        if self.only:
            end_with_server()
        if not self.serving or self.command:
            return
        if problem := port_problem(host, port):
            sys.exit(f"serve: {problem}")
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # the end of a service is heard as Ctrl+C is
        cache = settings.parent / CACHE
        self.command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(settings), "-d", str(cache / "ahead")]
        self.stamp = cache / "printed"
        cache.mkdir(exist_ok=True)
        self.stamp.touch()

    def expects(self, waiting: int) -> bool:
        """Whether the editions that a build did not find are being printed, or will be when its pages are written.

        What is still missing right after a printing, though nothing was saved meanwhile, can't be printed: that is told, and tried
        again by the build after the next save, so that nothing is printed in circles.
        """
        if self.only:
            sys.exit()  # all is in the cache now, and nobody wants the pages
        if self.running and self.running.poll() is None:
            self.saved = True
            return True
        in_vain = self.running is not None and not self.saved
        self.running = None
        self.due = self.serving and waiting > 0 and not in_vain
        if waiting and in_vain:
            self.warn(f"{waiting} printed editions are missing: {self.problem}. The next save tries again")
        elif self.due:
            self.tell("Pages first. The printed editions follow, and the site shows them by itself")
        return self.due

    def start(self) -> None:
        """Begin to print, where that is due."""
        if not self.due:
            return
        self.due = self.saved = False
        # In a session of its own it hears no Ctrl+C; it hears the end of its standard input, which comes with ours.
        self.running = subprocess.Popen(
            self.command,
            env={**self.environment, EDITIONS: Printing.ONLY.value, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        threading.Thread(target=self._wait, args=(self.running,), daemon=True).start()

    def _wait(self, running: subprocess.Popen[str]) -> None:
        with running:  # closes what we spoke through
            said = [line.removeprefix("ERROR   -  ").strip(" .\n") for line in running.stderr or () if line.strip()]
        status = running.returncode
        unsaid = f"the printing ended with status {status}" if status else f"they could not be kept in {CACHE}"
        self.problem = said[-1] if said and status else unsaid
        self.stamp.touch()


def port_problem(host: str, port: int) -> str:
    """Why a site can't be served there, with what to type instead; empty where it can."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
            tried.bind((host, port))
    except (OSError, OverflowError) as error:
        other = port + 1 if 1024 <= port < 65535 else 8001
        why = error.strerror if isinstance(error, OSError) else str(error).rstrip(".")
        return f"Port {port} can't be used: {why}. Type: make serve PORT={other}"
    return ""


def end_with_server() -> None:
    """In the process that prints: let everything else go first, and end when the server does, whatever ended it."""
    os.nice(5)
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    while os.read(0, 1):  # not through `sys.stdin`, whose lock would be in the way of our own end
        pass
    os._exit(1)
