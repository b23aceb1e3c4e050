"""Set up what a command needs, and nothing when nothing changed.

    python3 tools/setup.py [test]

Standard library only: it runs before the virtual environment is there. Each part leaves a stamp, a hash of what it was made from.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
STAMPS = VENV / "stamps"
OLDEST = (3, 11)
NODE_MAJOR = 18
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_BROWSERS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
PACKAGES = {
    "browser": {"debian": "chromium", "fedora": "chromium", "macos": "--cask google-chrome"},
    "venv": {
        "debian": f"python{sys.version_info[0]}.{sys.version_info[1]}-venv",
        "fedora": "python3",
        "macos": "python@3.11",
    },
}
INSTALLERS = {
    "debian": "sudo apt-get install -y --no-install-recommends",
    "fedora": "sudo dnf install -y",
    "macos": "brew install",
}


def main(wanted: list[str]) -> int:
    """Set up for building, and for testing where that is wanted. The status is 1 where a person has to act."""
    if sys.version_info < OLDEST:
        return stop(
            f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {platform.python_version()}.", "python"
        )
    try:
        set_up_python()
        set_up_node()
        if "test" in wanted and not find_browser():
            install("browser")
            if not find_browser():
                return stop("The tests drive a Chromium browser, and none was found.", "browser")
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


def stop(problem: str, package: str) -> int:
    """Say what is missing and the one line to type on each system."""
    names = PACKAGES.get(package, {"debian": "python3.11", "fedora": "python3.11", "macos": "python@3.11"})
    print(f"setup: {problem} Type the line for your system, then try again:", file=sys.stderr)
    for system, title in (("debian", "Debian"), ("fedora", "Fedora"), ("macos", "macOS")):
        print(f"  {title:7} {INSTALLERS[system]} {names[system]}", file=sys.stderr)
    return 1


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
    run(
        BIN / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "-r",
        ROOT / "requirements.lock",
    )
    done("python", mark)


def set_up_node() -> None:
    """What the site gets from npm, exactly as package-lock.json names it. Node.js comes from PyPI where the machine has none."""
    mark = digest(ROOT / "package-lock.json", "")
    if is_done("node", mark) and (ROOT / "node_modules").is_dir():
        return
    environment = dict(os.environ)
    npm = shutil.which("npm")
    if npm is None or node_major() < NODE_MAJOR:
        say("Node.js")
        run(
            BIN / "python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            ROOT / "requirements-node.lock",
        )
        npm = str(BIN / "npm")
        environment["PATH"] = f"{BIN}{os.pathsep}{environment['PATH']}"
    say("npm packages")
    run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", environment=environment)
    done("node", mark)


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


def install(package: str) -> None:
    """Ask Debian's package manager, where there is one and we may use it without a password."""
    name = PACKAGES[package]["debian"]
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
    say(f"Debian package {name}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*prefix, "apt-get", "update", "-qq"], check=False, env=environment, stdout=subprocess.DEVNULL)
    subprocess.run(
        [*prefix, "apt-get", "install", "-y", "-qq", "--no-install-recommends", name],
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
