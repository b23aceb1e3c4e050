"""Ask for every address that the site links to, and write down which ones answer. `make links`; it needs a network.

A page that answers is confirmed today. One that is gone (404, 410, or no such host) is dead since today, or since the day written
before. Anything else, such as a busy or guarded host, changes nothing: a reader may still get through.
"""

from __future__ import annotations

import argparse
import socket
import sys
import time
import urllib.error
import urllib.request
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from portal.checks import outside_links as outward  # noqa: E402
from portal.checks.assemble import read_library  # noqa: E402

AGENT = "Mozilla/5.0 (compatible; link check)"
GONE = (404, 410)


def ask(url: str, timeout: float) -> str:
    """`alive`, `gone`, or what stood in the way."""
    request = urllib.request.Request(url, headers={"User-Agent": AGENT, "Range": "bytes=0-2047"})
    try:
        with urllib.request.urlopen(request, timeout=timeout):
            return "alive"
    except urllib.error.HTTPError as error:
        return "gone" if error.code in GONE else f"status {error.code}"
    except urllib.error.URLError as error:
        return "gone" if isinstance(error.reason, socket.gaierror) else str(error.reason)
    except (OSError, ValueError) as error:
        return str(error) or type(error).__name__


def settle(link: outward.Outward, answer: str, today: date) -> outward.Outward:
    """What is known of an address after an answer."""
    if answer == "alive":
        return replace(link, confirmed=today, dead=None)
    if answer == "gone":
        return replace(link, confirmed=None, dead=link.dead or today)
    return link


def main(arguments: list[str]) -> int:
    """Run the command. The status is 1 only where no address at all could be asked for: then nothing is written."""
    parser = argparse.ArgumentParser(prog="make links", description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout")
    parser.add_argument("--today", type=date.fromisoformat, default=datetime.now().astimezone().date())
    parser.add_argument("--timeout", type=float, default=20, help="seconds for each address")
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between two")
    options = parser.parse_args(arguments)
    library, _ = read_library(options.root)
    path = options.root / outward.PATH
    states, issues = outward.read_states(path.read_bytes() if path.is_file() else None)
    for issue in issues:
        print(issue, file=sys.stderr)
    if issues:
        return 1
    links = outward.outward_links(library, states)
    answers = []
    for number, link in enumerate(links):
        if number:
            time.sleep(options.pause)
        answers.append(ask(link.url, options.timeout))
        if answers[-1] != "alive":
            print(f"{link.url}: {answers[-1]}", flush=True)
    if links and "alive" not in answers:
        print("links: no address answered, so there seems to be no network. Nothing was written.", file=sys.stderr)
        return 1
    settled = tuple(settle(link, answer, options.today) for link, answer in zip(links, answers, strict=True))
    path.write_text(outward.write_states(settled), encoding="utf-8")
    print(list(outward.tell_links(settled))[-1])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
