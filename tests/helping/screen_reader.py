"""A real screen reader that writes down what it says: Orca, with Firefox, on a screen of their own that nobody sees.

Orca speaks through Speech Dispatcher, and that through a module of ours (`spoken_words.py`), which writes instead of sounding.
So what stands in the file is what a person would hear.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from helping.sites import ROOT
from setup import find_firefox, missing_ears

MODULE = ROOT / "tests/helping/spoken_words.py"
LONGEST = 120.0
"""Seconds after which something that is waited for is missing."""
QUIET = 0.35
"""Seconds for which Orca writes nothing when it has said all that it has to say."""
ORCA = """
import orca.settings
orca.settings.enableKeyEcho = False
orca.settings.enableEchoByCharacter = False
orca.settings.enableEchoByWord = False
orca.settings.sayAllOnLoad = False
orca.settings.speakProgressBarUpdates = False
"""
SPEECH = """
LogLevel 1
Timeout 0
LogDir "{home}"
AddModule "written" "{module}" "written.conf"
DefaultModule written
DefaultLanguage "en"
"""
FIREFOX = {
    "accessibility.force_disabled": -1,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.cache.disk.enable": False,
    "browser.preonboarding.enabled": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "browser.newtabpage.enabled": False,
    "browser.translations.enable": False,
    "browser.urlbar.autoFill": False,
    "browser.urlbar.suggest.history": False,
    "browser.urlbar.suggest.openpage": False,
    "browser.urlbar.suggest.topsites": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    "signon.rememberSignons": False,
    "termsofuse.acceptedVersion": 999,
    "termsofuse.bypassNotification": True,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "trailhead.firstrun.didSeeAboutWelcome": True,
}


class ScreenReader:
    """One running Orca with one Firefox. Keys go in, utterances come out."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        self.heard = folder / "spoken"
        self.thought = folder / "orca.out"
        self.place = 0

    def press(self, key: str) -> list[str]:
        """What is said from the pressing of a key until it is quiet again. A press that nothing answers fails."""
        self.listen()
        self.keys("key", "--clearmodifiers", key)
        return self.until_quiet(key)

    def press_until(self, key: str, words: str, times: int = 30) -> list[list[str]]:
        """Press a key until something with these words is said. Gives what each press said."""
        found: list[list[str]] = []
        for _ in range(times):
            found.append(self.press(key))
            if words in " ".join(found[-1]):
                return found
        raise AssertionError(f"{times} times {key} did not come to “{words}”: {found}")

    def press_for(self, key: str, words: str) -> list[str]:
        """Press a key once, and wait until these words are said. Gives all that was said."""
        self.listen()
        self.keys("key", "--clearmodifiers", key)
        return self.until_said(words, key)

    def until_said(self, words: str, what: str) -> list[str]:
        """Wait for these words, and for all that is said with them."""
        end = time.monotonic() + LONGEST / 2
        while words not in " ".join(self.said()):
            assert time.monotonic() < end, f"{what} was not answered with “{words}” but with {self.said()}"
            time.sleep(0.05)
        return self.until_quiet(what)

    def type(self, text: str) -> None:
        """Type some text, which Orca does not repeat."""
        self.keys("type", "--delay", "25", text)
        time.sleep(0.2)

    def go(self, url: str, title: str) -> list[str]:
        """Open a page in a new tab, and wait until Orca says what it has. `title` is how its title begins."""
        self.listen()
        command = [str(find_firefox()), "--profile", str(self.folder / "firefox"), url]
        subprocess.run(command, check=True, capture_output=True, env=self.environment)
        end = time.monotonic() + LONGEST
        while not self.window().startswith(title) or "Page has" not in " ".join(self.said()):
            assert time.monotonic() < end, f"{url} did not become “{title}” but “{self.window()}”: {self.said()}"
            time.sleep(0.1)
        return self.until_quiet(url)

    def window(self) -> str:
        """What stands above the window that has the focus."""
        command = ["xdotool", "getactivewindow", "getwindowname"]
        run = subprocess.run(command, check=False, capture_output=True, text=True, env=self.environment)
        return run.stdout.strip()

    def keys(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], check=True, env=self.environment)

    def listen(self) -> None:
        """Forget what was said until now."""
        self.place = self.heard.stat().st_size

    def said(self) -> list[str]:
        """What was said since then, an utterance a line."""
        with self.heard.open("rb") as file:
            file.seek(self.place)
            return [line.strip() for line in file.read().decode().split("\n") if line.strip()]

    def until_quiet(self, what: str) -> list[str]:
        """Wait for something to be said, and for all of it."""
        end = time.monotonic() + LONGEST / 2
        size, since = -1, time.monotonic()
        while not self.said() or time.monotonic() - since < QUIET:
            assert time.monotonic() < end, f"Nothing was said after {what}."
            time.sleep(0.05)
            if size != (now := self.thought.stat().st_size + self.heard.stat().st_size):
                size, since = now, time.monotonic()
        return self.said()


@contextlib.contextmanager
def screen_reader(folder: Path) -> Iterator[ScreenReader]:
    """A screen, a bus, speech that is written down, Firefox, and Orca. All end with the block."""
    missing = missing_ears()
    assert not missing, f"The screen reader can't start: {', '.join(missing)} not found. Type 'make setup-test'."
    (folder / "run").mkdir(mode=0o700)
    # Orca looks for others of the same user and would end them, or itself: somebody who works here by ear keeps theirs.
    write(folder / "bin/pgrep", "#!/bin/sh\n")
    (folder / "bin/pgrep").chmod(0o755)
    environment = {
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "GNOME_ACCESSIBILITY": "1",
        "GSETTINGS_BACKEND": "memory",
        "SPOKEN_WORDS": str(folder / "spoken"),
    }
    (folder / "spoken").touch()
    write(folder / ".local/share/orca/orca-customizations.py", ORCA)
    speech = folder / ".config/speech-dispatcher"
    write(speech / "speechd.conf", SPEECH.format(home=folder, module=MODULE))
    write(speech / "modules/written.conf", "")
    profile = folder / "firefox"
    values = {name: str(value).lower() if isinstance(value, bool) else value for name, value in FIREFOX.items()}
    write(profile / "user.js", "".join(f'user_pref("{name}", {value});\n' for name, value in values.items()))
    with contextlib.ExitStack() as running:

        def run(*command: str | Path, told: bool = False) -> str:
            return start(running, folder, environment, [str(part) for part in command], told)

        screen = (
            f":{100 + os.getpid() % 10_000}"  # not the first that is free: another program may be taking that just now
        )
        assert run("Xvfb", screen, "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp", told=True)
        environment["DISPLAY"] = screen
        environment["DBUS_SESSION_BUS_ADDRESS"] = run(
            "dbus-daemon", "--session", "--nofork", "--print-address", told=True
        )
        launcher = next(path for path in LAUNCHERS if Path(path).exists())
        run(launcher, "--launch-immediately", "--a11y=1", "--screen-reader=1")
        run("openbox")
        run("speech-dispatcher", "-s", "-C", speech, "-L", folder)
        wait((folder / "run/speech-dispatcher/speechd.sock").exists, "Speech Dispatcher")  # Orca asks for it once
        reader = ScreenReader(folder, environment)
        run(str(find_firefox()), "--profile", profile, "about:blank")
        run("orca", f"--debug-file={reader.thought}")
        wait(lambda: reader.thought.exists() and "Firefox" in reader.window(), "Firefox and Orca")
        reader.until_quiet("the start")
        yield reader


LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def wait(ready: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + LONGEST
    while not ready():
        assert time.monotonic() < end, f"{what} did not start."
        time.sleep(0.1)


def start(
    running: contextlib.ExitStack, folder: Path, environment: dict[str, str], command: list[str], told: bool
) -> str:
    """Start a program that ends with the block. Gives the first line that it writes, where it writes one."""
    log = running.enter_context((folder / f"{Path(command[0]).name}.log").open("w"))
    out = subprocess.PIPE if told else log
    process = subprocess.Popen(command, env=environment, stdout=out, stderr=log, text=True, start_new_session=True)
    running.callback(end, process)
    if process.stdout:
        running.callback(process.stdout.close)
    return process.stdout.readline().strip() if told and process.stdout else ""


def end(process: subprocess.Popen[str]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, 15)
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        process.wait()
