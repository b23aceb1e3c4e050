"""Known weaknesses of packages, told from answers as pip-audit and npm give them. No test asks anybody."""

from __future__ import annotations

import json

import pytest

import weaknesses
from helping.sites import ROOT

CLEAN_NPM = {"auditReportVersion": 2, "vulnerabilities": {}}
CLEAN_PIP = {"dependencies": [{"name": "mkdocs", "version": "1.6.1", "vulns": []}], "fixes": []}

LOCKED = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
OURS = LOCKED[""]["dependencies"] | LOCKED[""]["devDependencies"]
BROUGHT, BROUGHT_VERSION = next(
    (name, package["version"])
    for name, package in ((path.removeprefix("node_modules/"), one) for path, one in LOCKED.items() if path)
    if "/" not in name and name not in OURS
)
"""A package that another one brings, whichever comes first: no line of ours names it."""


def answers(pip: object, npm: object):
    """Somebody who prints what was prepared."""
    return lambda program, *_: json.dumps(pip if program.endswith("pip-audit") else npm)


def line(name: str, starts: str) -> int:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, text in enumerate(lines, 1) if text.strip().startswith(starts))


def node(package: str) -> int:
    return line("package-lock.json", f'"node_modules/{package}": {{')


def test_a_known_weakness_is_told_with_its_line_and_the_version_that_mends_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pip = {
        "dependencies": [
            {
                "name": "mkdocs",
                "version": "1.6.1",
                "vulns": [{"id": "PYSEC-2030-1", "fix_versions": ["1.6.9"], "aliases": [], "description": ""}],
            },
            {"name": "pyyaml", "version": "6.0", "vulns": [{"id": "GHSA-x", "fix_versions": []}]},
        ]
    }
    npm = {
        "vulnerabilities": {
            "esbuild": {
                "name": "esbuild",
                "via": [{"title": "Hangs", "url": "https://advisories.example/1", "range": "<0.28.9"}],
                "nodes": ["node_modules/esbuild"],
                "fixAvailable": True,
            },
            BROUGHT: {
                "name": BROUGHT,
                "via": ["esbuild", {"title": "Reads too much", "range": "<=3.3.12"}],
                "nodes": [f"node_modules/{BROUGHT}"],
                "fixAvailable": {"name": BROUGHT, "version": "99.4.0", "isSemVerMajor": True},
            },
        }
    }
    assert weaknesses.main(answers(pip, npm)) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"requirements.lock:{line('requirements.lock', 'mkdocs==')}: mkdocs 1.6.1 has a known weakness, PYSEC-2030-1. Fix: Take mkdocs 1.6.9 or newer: type 'make lock UPGRADE=mkdocs'.",
        f"requirements.lock:{line('requirements.lock', 'pyyaml==')}: pyyaml 6.0 has a known weakness, GHSA-x. Fix: No version mends it yet: read what it needs to be used.",
        "requirements.lock: 2 known weaknesses.",
        f"package-lock.json:{node('esbuild')}: esbuild 0.28.2 has a known weakness, https://advisories.example/1. Fix: Take esbuild 0.28.9 or newer: write it in package.json and type 'make lock'.",
        f"package-lock.json:{node(BROUGHT)}: {BROUGHT} {BROUGHT_VERSION} has a known weakness, Reads too much. Fix: Take {BROUGHT} 99.4.0 or newer: type 'make lock UPGRADE={BROUGHT}'.",
        "package-lock.json: 2 known weaknesses.",
    ]


def test_none_is_said_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert weaknesses.main(answers(CLEAN_PIP, CLEAN_NPM)) == 0
    assert capsys.readouterr().out.splitlines() == [
        "requirements.lock: 0 known weaknesses.",
        "package-lock.json: 0 known weaknesses.",
    ]


def test_a_mirror_that_knows_nothing_is_not_taken_for_good_news(capsys: pytest.CaptureFixture[str]) -> None:
    """pip-audit ends with status 0 and 'No known vulnerabilities found' when it could ask about nothing."""
    pip = {"dependencies": [{"name": "mkdocs", "skip_reason": "Dependency not found on PyPI"}]}
    npm = {"message": "405 Method Not Allowed - POST https://registry.example/bulk", "statusCode": 405}
    assert weaknesses.main(answers(pip, npm)) == 0
    assert capsys.readouterr().out.splitlines() == [
        "requirements.lock: known weaknesses were not asked for: 1 of 1 packages are not known to whoever answers here.",
        "package-lock.json: known weaknesses were not asked for: 405 Method Not Allowed - POST https://registry.example/bulk.",
    ]


@pytest.mark.parametrize(
    ("program", "why"),
    [
        (["python3", "-c", "import sys; sys.exit('refused')"], "no network, or no answer"),
        (["python3", "-c", "import time; time.sleep(9)"], "no answer within 0.2 seconds"),
        (["no-such-program"], "'no-such-program' is not there"),
    ],
)
def test_without_a_network_it_says_so_and_blocks_nothing(
    program: list[str], why: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(weaknesses, "PATIENCE", 0.2 if "sleep" in program[-1] else 60)
    assert weaknesses.main(lambda *_: weaknesses.ask(*program)) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{lock}: known weaknesses were not asked for: {why}." for lock in ("requirements.lock", "package-lock.json")
    ]
