"""Set up what a command needs, and nothing when nothing changed.

    python3 tools/setup.py [test] [bench]

Standard library only: it runs before the virtual environment is there. Each part leaves a stamp, a hash of what it was made from.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
STAMPS = VENV / "stamps"
DOWNLOADS = ROOT / ".cache/downloads"
"""Where pip and npm keep what they fetched: a home folder may be read-only, or not there."""
OLDEST = (3, 11)
NODE_MAJOR = 20
JAVA_MAJOR = 17
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_BROWSERS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
"""What draws the PDFs, each with Debian's package. Without the third the PDFs are right, but their bytes differ from everybody's."""
EARS = ("orca", "Xvfb", "dbus-daemon", "speech-dispatcher", "xdotool", "openbox")
"""What listening to pages takes beside Firefox: a screen reader, a screen that nobody sees, its bus, its voice, keys, and windows."""
MAC_LIBRARIES = "/opt/homebrew/lib:/usr/local/lib:/usr/lib"
MAC_JAVAS = ("/opt/homebrew/opt/openjdk/bin/java", "/usr/local/opt/openjdk/bin/java")
"""Homebrew links its Java into no folder that is searched."""
PACKAGES = {
    "browser": {"debian": "chromium", "fedora": "chromium", "macos": "--cask google-chrome"},
    "java": {"debian": "default-jre-headless", "fedora": "java-17-openjdk-headless", "macos": "openjdk"},
    "nginx": {
        "debian": "nginx-light libnginx-mod-http-brotli-static",
        "fedora": "nginx nginx-mod-brotli",
        "macos": "nginx",
    },
    "pdf": {"debian": " ".join(LIBRARIES.values()), "fedora": "pango harfbuzz", "macos": "pango"},
    "ears": {
        "debian": "orca at-spi2-core dbus-daemon xvfb speech-dispatcher firefox-esr xdotool openbox python3-pyatspi "
        "gir1.2-wnck-3.0 gir1.2-gtk-3.0 gir1.2-gstreamer-1.0",
        "fedora": "orca at-spi2-core dbus-daemon xorg-x11-server-Xvfb speech-dispatcher firefox xdotool openbox libwnck3",
        "macos": "",
    },
    "wrk": {"debian": "wrk", "fedora": "wrk", "macos": "wrk"},
    "venv": {
        "debian": f"python{sys.version_info[0]}.{sys.version_info[1]}-venv",
        "fedora": "python3",
        "macos": "python@3.11",
    },
}
NEEDS = {
    "pdf": "The PDFs are drawn by Pango and HarfBuzz, and a library of theirs was not found.",
    "browser": "The tests drive a Chromium browser, and none was found.",
    "nginx": "The tests start nginx with the configuration in deploy/, and it was not found.",
    "java": f"The tests check the PDFs with veraPDF, which needs Java {JAVA_MAJOR} or newer, and none was found.",
    "ears": "The tests listen to the screen reader Orca with Firefox, and not all that it takes was found.",
    "wrk": "The benchmark asks nginx for pages with wrk, and it was not found.",
}
INSTALLERS = {
    "debian": "sudo apt-get install -y --no-install-recommends",
    "fedora": "sudo dnf install -y",
    "macos": "brew install",
}


def main(wanted: list[str]) -> int:
    """Set up for building, and for testing and measuring where that is wanted. The status is 1 where a person has to act."""
    if sys.version_info < OLDEST:
        return stop(
            f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {platform.python_version()}.", "python"
        )
    try:
        # First, so that nobody waits for downloads to be told.
        missing = set_up_system("test" in wanted, "bench" in wanted)
        if missing:
            return stop(" ".join(NEEDS[package] for package in missing), *missing)
        set_up_python()
        set_up_node("test" in wanted)
    except subprocess.CalledProcessError as error:
        print(
            f"setup: '{' '.join(map(str, error.cmd))}' ended with status {error.returncode}. Its own words are above.",
            file=sys.stderr,
        )
        return 1
    except MissingError as missing:
        return stop(str(missing), missing.package)
    return 0


class MissingError(Exception):
    """Something that only the system's package manager can bring."""

    def __init__(self, problem: str, package: str) -> None:
        super().__init__(problem)
        self.package = package


def stop(problem: str, *packages: str) -> int:
    """Say what is missing and the one line to type on each system."""
    python = {"debian": "python3.11", "fedora": "python3.11", "macos": "python@3.11"}
    print(f"setup: {problem} Type the line for your system, then try again:", file=sys.stderr)
    for system, title in (("debian", "Debian"), ("fedora", "Fedora"), ("macos", "macOS")):
        names = [PACKAGES.get(package, python)[system] for package in packages]
        # Homebrew takes an option for all the names of a line, so what has one gets a line of its own.
        plain = [name for name in names if name and not name.startswith("-")]
        lines = ([" ".join(plain)] if plain else []) + [name for name in names if name.startswith("-")]
        typed = " && ".join(f"{INSTALLERS[system]} {line}" for line in lines)
        print(f"  {title:7} {typed or 'Orca is not made for macOS: run the tests on Linux'}", file=sys.stderr)
    return 1


def set_up_system(testing: bool, measuring: bool = False) -> list[str]:
    """What only the system's package manager can bring: asked of Debian's where that is allowed. Gives what is still missing."""
    found: dict[str, Callable[[], bool]] = {"pdf": lambda: not missing_libraries()}
    if testing:
        found |= {
            "browser": lambda: find_browser() is not None,
            "java": lambda: find_java() is not None,
            "nginx": lambda: find_nginx() is not None,
        }
        if sys.platform != "darwin":  # Orca is not made for macOS; its tests fail there and say so
            found["ears"] = lambda: not missing_ears()
    if measuring:
        found["wrk"] = lambda: shutil.which("wrk") is not None
    missing = [package for package, is_there in found.items() if not is_there()]
    if missing:
        install(*missing)
    return [package for package in missing if not found[package]()]


def set_up_python() -> None:
    """A virtual environment that holds exactly what the lock file names."""
    mark = digest(ROOT / "requirements.lock", platform.python_version())
    if is_done("python", mark):
        return
    say("Python packages")
    if not (BIN / "python").exists() or not works(BIN / "python"):
        shutil.rmtree(VENV, ignore_errors=True)
        try:
            run(sys.executable, "-m", "venv", VENV)
        except subprocess.CalledProcessError as error:
            shutil.rmtree(VENV, ignore_errors=True)
            install("venv")
            if subprocess.run([sys.executable, "-m", "venv", VENV], check=False, capture_output=True).returncode:
                raise MissingError("Python's 'venv' module does not work here.", "venv") from error
    install_locked(ROOT / "requirements.lock")
    done("python", mark)


def install_locked(lock: Path) -> None:
    """Exactly the packages that a lock file names, into the virtual environment."""
    quiet: list[str | Path] = ["--quiet", "--disable-pip-version-check", "--cache-dir", DOWNLOADS / "pip"]
    run(BIN / "python", "-m", "pip", "install", *quiet, "--require-hashes", "-r", lock)


def set_up_node(testing: bool) -> None:
    """What the site gets from npm, exactly as package-lock.json names it, and the checkers where it is to be tested.

    Node.js comes from PyPI where the machine has none.
    """
    bare, whole = (digest(ROOT / "package-lock.json", more) for more in ("", "test"))
    enough = [whole] if testing else [whole, bare]
    if any(is_done("node", mark) for mark in enough) and (ROOT / "node_modules").is_dir():
        return
    environment = dict(os.environ)
    npm = shutil.which("npm")
    if npm is None or node_major() < NODE_MAJOR:
        say("Node.js")
        install_locked(ROOT / "requirements-node.lock")
        npm = str(BIN / "npm")
        environment["PATH"] = f"{BIN}{os.pathsep}{environment['PATH']}"
    say("npm packages")
    kind = [] if testing else ["--omit=dev"]
    quiet: list[str | Path] = [
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        "--loglevel=error",
        "--cache",
        DOWNLOADS / "npm",
    ]
    run(npm, "ci", *kind, "--ignore-scripts", *quiet, environment=environment)
    done("node", whole if testing else bare)


def node_major() -> int:
    """The major version of the machine's own Node.js, 0 where there is none."""
    node = shutil.which("node")
    if node is None:
        return 0
    answer = subprocess.run([node, "--version"], check=False, capture_output=True, text=True).stdout
    match = re.match(r"v(\d+)", answer)
    return int(match[1]) if match else 0


def find_browser() -> str | None:
    """A Chromium that tests can drive: GUIDEPOST_BROWSER, or the first known one."""
    named = os.environ.get("GUIDEPOST_BROWSER")
    if named:
        return named
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return found or next((path for path in MAC_BROWSERS if Path(path).exists()), None)


def missing_libraries() -> list[str]:
    """The libraries that the PDF engine can't load here."""
    return [name for name in LIBRARIES if not is_loadable(name)]


def is_loadable(library: str) -> bool:
    """Whether a library is found in the way in which the PDF engine will look for it."""
    if sys.platform == "darwin":
        os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", MAC_LIBRARIES)
        return ctypes.util.find_library(library) is not None
    try:
        ctypes.CDLL(f"lib{library}.so.0")
    except OSError:
        return False
    return True


def find_java() -> str | None:
    """A Java that is new enough: the one of JAVA_HOME, the first on the path, or Homebrew's."""
    home = os.environ.get("JAVA_HOME")
    named = [f"{home}/bin/java"] if home else []
    candidates = [*named, shutil.which("java") or "", *MAC_JAVAS]
    return next((path for path in candidates if path and java_major(path) >= JAVA_MAJOR), None)


def find_nginx() -> str | None:
    """nginx, also where only the superuser's path has it."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")


def missing_ears() -> list[str]:
    """The programs of a screen reader that writes down what it says, by the names of those that are not there."""
    missing = [name for name in EARS if not shutil.which(name)]
    return missing if find_firefox() else [*missing, "firefox"]


def find_firefox() -> str | None:
    """Firefox by Debian's name, or by everybody else's."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def java_major(program: str) -> int:
    """The major version of a Java, 0 where it does not start: macOS has a `java` that only says where to get one."""
    try:
        answer = subprocess.run([program, "-version"], check=False, capture_output=True, text=True)
    except OSError:
        return 0
    match = re.search(r'version "(\d+)', answer.stdout + answer.stderr)
    return int(match[1]) if match and answer.returncode == 0 else 0


def install(*packages: str) -> None:
    """Ask Debian's package manager, where there is one and we may use it without a password."""
    names = [name for package in packages for name in PACKAGES[package]["debian"].split()]
    if not shutil.which("apt-get"):
        return
    prefix: list[str] = []
    if os.geteuid() != 0:
        if (
            not shutil.which("sudo")
            or subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode
        ):
            return
        prefix = ["sudo", "-n"]
    say(f"Debian packages {' '.join(names)}" if len(names) > 1 else f"Debian package {names[0]}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*prefix, "apt-get", "update", "-qq"], check=False, env=environment, stdout=subprocess.DEVNULL)
    subprocess.run(
        [*prefix, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *names],
        check=False,
        env=environment,
        stdout=subprocess.DEVNULL,
    )


def works(python: Path) -> bool:
    """Whether an interpreter starts and has pip: a virtual environment may outlive the Python that it was made from."""
    return subprocess.run([python, "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0


def run(*command: str | Path, environment: dict[str, str] | None = None) -> None:
    """Run a command at the top of the checkout. Raises CalledProcessError where it fails."""
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT, env=environment)


def say(what: str) -> None:
    """Tell what takes a while."""
    print(f"setup: {what} …", flush=True)


def digest(path: Path, more: str) -> str:
    """What a stamp holds: a hash of the file that a part was made from."""
    return hashlib.sha256(path.read_bytes() + more.encode()).hexdigest()


def is_done(part: str, mark: str) -> bool:
    """Whether a part was set up from exactly this."""
    stamp = STAMPS / part
    return stamp.is_file() and stamp.read_text() == mark and (BIN / "python").exists()


def done(part: str, mark: str) -> None:
    """Leave a part's stamp."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / part).write_text(mark)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
