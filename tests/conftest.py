from __future__ import annotations

from pathlib import Path

import pytest

from helping.browser import address, browser, context, page, small_address  # noqa: F401, fixtures that every test may ask for
from helping.every_page import visits  # noqa: F401
from helping.firefox import firefox  # noqa: F401
from helping.sites import (
    HOME,
    PRINTED,
    ROOT,
    copy_of_site,
    findings,
    made_once,
    print_small,
    publish,
    real_library,
    run_mkdocs,
)
from portal.content.library import Library

SLOW = {"browser", "firefox", "printing"}
"""Fixtures without which a test is quick."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="leave out tests that need a browser or print")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is slow where that is wanted. What reads the printed site comes first, so that printing begins at once."""
    items.sort(key=lambda item: "printed_site" not in getattr(item, "fixturenames", ()))
    if config.getoption("--quick"):
        slow = {item: bool(SLOW & set(getattr(item, "fixturenames", ()))) for item in items}
        config.hook.pytest_deselected(items=[item for item in items if slow[item]])
        items[:] = [item for item in items if not slow[item]]


@pytest.fixture(scope="session")
def library() -> Library:
    """The real content."""
    return real_library()


@pytest.fixture(scope="session")
def printing() -> None:
    """Asked for by every test that prints, or that reads what was printed."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the real site, published once, as for a host that nobody named."""

    def make(folder: Path) -> None:
        run = publish(folder / "site")
        assert run.returncode == 0, run.stdout + run.stderr

    return made_once(tmp_path_factory, "real", make) / "site"


@pytest.fixture(scope="session")
def told_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as MkDocs leaves it, with its address told."""

    def make(folder: Path) -> None:
        run = run_mkdocs(ROOT, folder / "site", "--strict", GUIDEPOST_URL=HOME)
        assert (run.returncode, findings(run)) == (0, []), run.stderr

    return made_once(tmp_path_factory, "told", make) / "site"


@pytest.fixture(scope="session")
def printed_site(printing: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site with all its printed editions, published once, for a named host."""

    def make(folder: Path) -> None:
        run = publish(folder / "site", **PRINTED)
        assert run.returncode == 0, run.stdout + run.stderr

    return made_once(tmp_path_factory, "printed", make) / "site"


@pytest.fixture(scope="session")
def small_site(printing: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built strictly, once, with a forge to edit it on."""

    return made_once(tmp_path_factory, "small", print_small) / "out"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the real site that a test may change."""
    return copy_of_site(tmp_path / "checkout")
