"""The last part of `make bench`: what a writer waits for after saving a page, and what one machine serves.

save        from saving one page to seeing it, under `make serve` against plain Material serving the same pages
serve       requests a second and the slowest hundredth, nginx with our configuration against nginx's own on the same files
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from finish import compress_files, finish
from webserver import free_port, nginx

ROOT = Path(__file__).resolve().parent.parent
SAVE_LIMIT = 1.5
RATE_LIMIT = 0.95
ROUNDS = 3
SECONDS = 5
PATIENCE = 120.0
PUBLISHED = "published"
"""Where the published and compressed site stands afterwards, for whoever measures more of it."""
PLAIN = """include /etc/nginx/modules-enabled/*.conf;
pid /tmp/guidepost-nginx.pid;
error_log stderr crit;
events {}
http { include /etc/nginx/mime.types; access_log off; sendfile on; server { listen 8080; root /srv/guidepost; } }
"""


def report(config: Path, plain: Path, site: Path, folder: Path) -> list[tuple[str, bool]]:
    """Each figure beside its limit. `config` and `plain` are two configurations of the same pages; `site` is built."""
    ours = seconds_to_see(config, config.parent / "faq/drug-testing.md")
    theirs = seconds_to_see(plain, plain.parent / "docs/faq/drug-testing.md")
    print(f"save        ours {ours:.2f} s, plain Material {theirs:.2f} s")
    published = folder / PUBLISHED
    shutil.copytree(site, published)
    finish(ROOT, published)
    compress_files(published)
    verdicts = [
        (
            f"seeing a saved page, against plain Material: {ours / theirs:.2f}, limit {SAVE_LIMIT}",
            ours <= SAVE_LIMIT * theirs,
        )
    ]
    if not shutil.which("wrk"):
        return [
            *verdicts,
            ("requests a second: not measured, because wrk is not there. Type 'make setup-bench'.", False),
        ]
    rates: dict[str, list[float]] = {"ours": [], "nginx's own": []}
    slowest: dict[str, list[str]] = {"ours": [], "nginx's own": []}
    for name, text in [("ours", None), ("nginx's own", PLAIN)] * ROUNDS:
        room = folder / f"nginx-{len(rates['ours'])}-{len(rates[name])}-{name[0]}"
        room.mkdir()
        with nginx(published, room, text) as address:
            rate, slow = load(f"{address}/faq/drug-testing/")
        rates[name].append(rate)
        slowest[name].append(slow)
    for name, found in rates.items():
        print(
            f"serve       {name}: {statistics.median(found):,.0f} requests/s, 99% within {slowest[name][ROUNDS // 2]}"
        )
    ratio = statistics.median(rates["ours"]) / statistics.median(rates["nginx's own"])
    return [
        *verdicts,
        (f"requests a second against nginx's own configuration: {ratio:.2f}, limit {RATE_LIMIT}", ratio >= RATE_LIMIT),
    ]


def seconds_to_see(config: Path, page: Path) -> float:
    """Serve a site, save a page some times, and give back the middle of the seconds until a reader got the new one."""
    port = free_port()
    program = str(Path(sys.executable).with_name("mkdocs"))
    command = [program, "serve", "--quiet", "-f", str(config), "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "GUIDEPOST_EDITIONS": "off", "PYTHONPATH": ""}
    running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    text = page.read_text(encoding="utf-8")
    url = f"http://127.0.0.1:{port}/faq/drug-testing/"
    try:
        _wait_for(url, "<h1")
        found = []
        for number in range(ROUNDS + 1):
            word = f"bench{number}word"
            page.write_text(f"{text}\n{word}\n", encoding="utf-8")
            start = time.perf_counter()
            _wait_for(url, word)
            found.append(time.perf_counter() - start)
        return statistics.median(found[1:])
    finally:
        running.terminate()
        running.wait()
        page.write_text(text, encoding="utf-8")


def _wait_for(url: str, word: str) -> None:
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        try:
            with urllib.request.urlopen(url) as answer:
                if word in answer.read().decode("utf-8"):
                    return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.02)
    raise TimeoutError(url)


def load(url: str) -> tuple[float, str]:
    """Requests a second, and the time within which 99 of 100 were answered, as wrk tells it."""
    command = ["wrk", "-t1", "-c64", f"-d{SECONDS}s", "--latency", "-H", "Accept-Encoding: identity", url]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    slow = re.search(r"99%\s+(\S+)", said)
    assert rate
    assert slow
    return float(rate[1]), slow[1]
