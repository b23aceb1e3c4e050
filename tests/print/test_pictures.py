"""A picture beside a page goes where the page goes: the site, PDFs of each size, the Word file, the book, the feed, the copy for a disk."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from helping.sites import HOST, PRINTED, findings, run_mkdocs, small_files, write_small
from portal.checks.assemble import build_library
from portal.content.pictures import Picture
from portal.publish.handed_in import with_data, with_sizes

SHOWN = "![A map of the town](my%20map.png)"


@pytest.fixture(scope="module")
def site(printing: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    data = io.BytesIO()
    Image.effect_noise((2000, 1000), 90).convert("RGB").resize((1000, 500)).save(data, "PNG")
    changes: dict[str, str | bytes | None] = {}
    for name in (
        "guides/worksheets/first-look.md",
        "faq/drug-testing.md",
        "guides/discovery/1-welcome.md",
        "docs/ips/zero-exclusion.md",
    ):
        changes[name] = small_files()[name] + f"\n\n{SHOWN}\n".encode()
        changes[f"{name.rpartition('/')[0]}/my map.png"] = data.getvalue()
    run = run_mkdocs(write_small(folder, changes), folder / "out", "--strict", **PRINTED)
    assert (run.returncode, findings(run)) == (0, []), run.stderr
    return folder / "out"


@pytest.mark.parametrize(
    "page", ["guides/worksheets/first-look", "faq/drug-testing", "guides/discovery/1-welcome", "ips/zero-exclusion"]
)
def test_the_page_shows_it_with_its_size(site: Path, page: str) -> None:
    html = (site / page / "index.html").read_text(encoding="utf-8")
    found = re.findall(r"<img[^>]*my%20map[^>]*>", html)
    assert len(found) == 1
    assert 'alt="A map of the town"' in found[0]
    assert 'width="640" height="320"' in found[0]
    assert (site / page.rpartition("/")[0] / "my map.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "pdf",
    [
        "guides/worksheets/first-look",
        "guides/worksheets/first-look-large-print",
        "guides/discovery/1-welcome",
        "guides/discovery/1-welcome-pack",
        "learn/handbook",
        "learn/handbook-large-print",
    ],
)
def test_each_pdf_shows_it_with_its_words(site: Path, pdf: str) -> None:
    with pikepdf.open(site / f"{pdf}.pdf") as opened:
        wide = {image.Width for page in opened.pages for image in page.get_images().values()}
        words = [
            str(item.Alt)
            for item in opened.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure" and "/Alt" in item
        ]
    assert 1000 in wide
    assert "A map of the town" in words


def test_the_word_file_shows_it(site: Path) -> None:
    with zipfile.ZipFile(site / "guides/worksheets/first-look.docx") as word:
        assert [name for name in word.namelist() if name.startswith("word/media/")] == ["word/media/image1.png"]
        assert 'descr="A map of the town"' in word.read("word/document.xml").decode()


def test_the_book_for_a_reading_app_shows_it(site: Path) -> None:
    with zipfile.ZipFile(site / "learn/handbook.epub") as book:
        pages = [book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")]
    assert sum('alt="A map of the town" src="data:image/png;base64,' in page for page in pages) == 2


def test_a_file_that_stands_alone_has_it_inside() -> None:
    pictures = {"docs/ips/my map.png": Picture(b"png", 1000, 500), "docs/map.png": Picture(b"other", 10, 10)}
    html = '<p><img alt="A &amp; B" src="../my%20map.png"> <img alt="" src="../../map.png"><img src="../gone.png"></p>'
    assert with_data(html, "docs/ips/zero-exclusion.md", pictures) == (
        '<p><img alt="A &amp; B" src="data:image/png;base64,cG5n" class="gp-picture"> '
        '<img alt="" src="data:image/png;base64,b3RoZXI=" class="gp-picture"><img src="../gone.png"></p>'
    )


def test_only_what_stands_far_down_is_loaded_late() -> None:
    pictures = {"docs/map.png": Picture(b"png", 1000, 500)}
    html = '<p><img alt="x" src="../map.png"></p><h2>Two</h2><p><img alt="x" src="../map.png"></p>'
    assert with_sizes(html, "docs/note.md", pictures) == (
        '<p><img alt="x" src="../map.png" width="640" height="320"></p><h2>Two</h2>'
        '<p><img alt="x" src="../map.png" width="640" height="320" loading="lazy"></p>'
    )


def test_the_feed_leads_to_it_by_its_full_address(site: Path) -> None:
    assert f"{HOST}faq/my%20map.png" in (site / "faq/feed.xml").read_text(encoding="utf-8")


def test_a_page_that_shows_what_is_no_picture_is_told_and_held_back() -> None:
    page = small_files()["faq/drug-testing.md"] + b"\n![A map of the town](map.png)\n"
    library, issues = build_library(small_files({"faq/drug-testing.md": page}), {"faq/map.png": b"cut"})
    assert [(issue.path, issue.rule) for issue in issues] == [
        ("faq/drug-testing.md", "picture-broken"),
        ("faq/map.png", "picture-broken"),
    ]
    assert "faq/drug-testing.md" in library.withheld
