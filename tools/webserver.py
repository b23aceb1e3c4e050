"""nginx with our configuration, started by hand on a port of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from setup import find_nginx

ROOT = Path(__file__).resolve().parent.parent
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
"""Only Debian's packages bring it in this place. Elsewhere our configuration is tested without its one line."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def configure(site: Path, room: Path, port: int, text: str | None = None) -> Path:
    """Our configuration for another folder and another port; `text` is another configuration of the same form."""
    text = text or (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
    for typed, here in (
        ("/srv/guidepost", str(site)),
        ("listen 8080;", f"listen 127.0.0.1:{port};"),
        ("listen [::]:8080;", ""),
        ("/tmp/guidepost-", f"{room}/"),
    ):
        text = text.replace(typed, here)
    if not BROTLI.exists():
        text = text.replace("brotli_static on;", "")
    (room / "nginx.conf").write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "deploy/headers.conf", room)
    return room / "nginx.conf"


@contextlib.contextmanager
def nginx(site: Path, room: Path, text: str | None = None) -> Iterator[str]:
    """The address of a running nginx."""
    program = find_nginx()
    assert program, "nginx was not found. Type 'make setup-test'."
    site.chmod(0o755)
    port = free_port()
    config = configure(site, room, port, text)
    test = subprocess.run([program, "-t", "-c", str(config)], check=False, capture_output=True, text=True)
    assert test.returncode == 0, test.stderr
    user = ["-g", "daemon off;" + (" user root;" if os.geteuid() == 0 else "")]
    running = subprocess.Popen([program, "-c", str(config), *user], stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait()


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(address)


def ask(url: str, **headers: str) -> tuple[int, dict[str, list[str]], bytes]:
    """Status, headers by lower-case name, and body, without following a redirect."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        answer = urllib.request.build_opener(Stay).open(request)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        found: dict[str, list[str]] = {}
        for name, value in answer.headers.items():
            found.setdefault(name.lower(), []).append(value)
        return answer.status, found, answer.read()
