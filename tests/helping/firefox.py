"""A real Firefox for the tests, driven over Marionette, which is part of it: no driver program has to be fetched, and none has to fit its version."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from setup import find_firefox

PREFERENCES = {
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.alwaysOpenPanel": False,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.disable_beforeunload": True,
    "marionette.port": 0,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "pdfjs.disabled": True,
    "toolkit.telemetry.enabled": False,
}
CONTROL, RELEASED, ENTER = "\ue009", "\ue000", "\ue007"
"""Keys as WebDriver names them."""
PATIENCE = 120
"""Seconds until something that does not come is called missing."""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""What an element is called in a WebDriver answer."""


class Firefox:
    """One Firefox with a fresh profile. Raises AssertionError with what it says where a command fails."""

    def __init__(self, program: str, profile: Path, downloads: Path) -> None:
        profile.mkdir()
        downloads.mkdir()
        self.downloads = downloads
        wanted = {**PREFERENCES, "browser.download.dir": str(downloads)}
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in wanted.items())
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [program, "--headless", "--no-remote", "--marionette", "--profile", str(profile)]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdout=quiet, stderr=quiet)
        self._socket = self._connect(profile / "MarionetteActivePort")
        self._number = 0
        self._receive()  # it says who it is
        self.ask("WebDriver:NewSession", capabilities={"alwaysMatch": {"unhandledPromptBehavior": "accept"}})

    def _connect(self, port: Path) -> socket.socket:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return socket.create_connection(("127.0.0.1", int(port.read_text())), timeout=PATIENCE)
            except (OSError, ValueError):
                assert self._process.poll() is None, "Firefox ended before a test could talk to it."
                assert time.monotonic() < end, "Firefox did not start."
                time.sleep(0.1)

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._socket.recv(1)
        data = b""
        while len(data) < int(length[:-1]):
            data += self._socket.recv(1 << 16)
        return json.loads(data)

    def ask(self, command: str, **values: Any) -> Any:
        """What a command of WebDriver answers."""
        self._number += 1
        text = json.dumps([0, self._number, command, values]).encode()
        self._socket.sendall(str(len(text)).encode() + b":" + text)
        _, _, error, found = self._receive()
        assert error is None, f"{command}: {error}"
        return found.get("value", found) if isinstance(found, dict) else found

    def goto(self, url: str) -> None:
        self.ask("WebDriver:Navigate", url=url)

    def run(self, script: str, *values: Any) -> Any:
        """What a script returns in the page."""
        return self.ask("WebDriver:ExecuteScript", script=script, args=list(values), sandbox="default")

    def until(self, script: str, *values: Any) -> None:
        """Wait for a script to return something true."""
        end = time.monotonic() + PATIENCE
        while not self.run(script, *values):
            assert time.monotonic() < end, f"This did not come true: {script} {values}"
            time.sleep(0.05)

    def find(self, selector: str) -> str:
        found: str = self.ask("WebDriver:FindElement", using="css selector", value=selector)[ELEMENT]
        return found

    def type(self, selector: str, text: str) -> None:
        """Press keys in an element, or choose a file where it is made for files."""
        self.ask("WebDriver:ElementSendKeys", id=self.find(selector), text=text)

    def press(self, words: str) -> None:
        """Press the first visible button that says these words, or begins with them, with the keyboard."""
        script = """const found = [...document.querySelectorAll("button, summary")].find(one => one.checkVisibility() && one.textContent.startsWith(arguments[0]));
            found?.setAttribute("data-pressed", ""); return Boolean(found);"""
        assert self.run(script, words), f"No button says {words}."
        self.type("[data-pressed]", ENTER)
        self.run("document.querySelectorAll('[data-pressed]').forEach(one => one.removeAttribute('data-pressed'))")

    def tab(self) -> str:
        """A new tab, which commands go to from now on."""
        handle: str = self.ask("WebDriver:NewWindow", type="tab")["handle"]
        self.switch(handle)
        return handle

    def here(self) -> str:
        found: str = self.ask("WebDriver:GetWindowHandle")
        return found

    def switch(self, handle: str) -> None:
        self.ask("WebDriver:SwitchToWindow", handle=handle)

    def downloaded(self, name: str) -> bytes:
        """A file, when it is there and whole."""
        end = time.monotonic() + PATIENCE
        file = self.downloads / name
        while not file.exists() or not file.stat().st_size or list(self.downloads.glob("*.part")):
            assert time.monotonic() < end, f"{name} was not saved."
            time.sleep(0.05)
        return file.read_bytes()

    def quit(self) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait(PATIENCE)


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    path = find_firefox()
    assert path, "No Firefox was found. Type 'make setup-test'."
    started = Firefox(path, tmp_path / "profile", tmp_path / "downloads")
    yield started
    started.quit()
    shutil.rmtree(tmp_path / "profile", ignore_errors=True)
