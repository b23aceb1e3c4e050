"""What may stand beside the pages, and what becomes of all else: a line for its author, and nothing on the site."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from helping.sites import findings, publish, run_mkdocs, small_files, write_small
from portal.checks.assemble import build_library
from portal.content.files import find_files
from portal.content.pictures import read_picture

PAGE = "---\ntitle: A stray\ndescription: Nobody reads it.\nreviewed: 2026-11-21\n---\n99% of people say so.\n"


def picture(size: tuple[int, int] = (40, 30), form: str = "PNG", **options: object) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, "#12454f").save(data, form, **options)
    return data.getvalue()


def told(root: Path) -> dict[str, str]:
    """What each stray file is told, by its path, without its fix."""
    return {issue.path: f"{issue.problem} {issue.fix} [{issue.rule}]" for issue in find_files(root).issues}


def put(base: Path, files: dict[str, str | bytes]) -> None:
    for name, text in files.items():
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("faq/new.md.txt", "'new.md.txt' does not end in '.md', so it is no page. Rename it to 'new.md'."),
        ("guides/new.MD", "'new.MD' does not end in '.md', so it is no page. Rename it to 'new.md'."),
        ("docs/new.markdown", "'new.markdown' does not end in '.md', so it is no page. Rename it to 'new.md'."),
        ("docs/new.md~", "'new.md~' was left behind by a program. Delete it."),
        ("docs/~$new.docx", "'~$new.docx' was left behind by a program. Delete it."),
        ("faq/Thumbs.db", "'Thumbs.db' was left behind by a program. Delete it."),
        ("docs/ips/README.md", "A file of this name is no page here. Rename it to 'index.md', or delete it."),
        ("docs/map.svg", "'map.svg' is a drawing that can hold programs. Save the picture as PNG."),
        ("docs/data/fact.yml", "Nothing reads a data file 'fact.yml'. Rename it to 'docs/data/facts.yml', or delete it."),
        ("docs/data/terms.yaml", "Nothing reads a data file 'terms.yaml'. Rename it to 'docs/data/terms.yml', or delete it."),
        ("docs/data/es/offices.yml", "Nothing reads a data file 'es/offices.yml'. Delete it, or put its entries into another file."),
        ("docs/words.yml", "'words.yml' is a data file, and stands outside of docs/data/. Move it to docs/data/, or delete it."),
        *(
            (
                f"docs/{name}",
                f"'{name.rpartition('/')[2]}' is no kind of file that a page can use. "
                "Delete it, or hand in one of: .png, .jpg, .jpeg, .webp, .gif, .pdf, .csv.",
            )
            for name in (
                "CNAME",
                "robots.txt",
                "sw.js",
                "raw.html",
                "x.css",
                "x.woff2",
                "assets/javascripts/sheet/page.mjs",
                "feed.xml",
                "x.py",
            )
        ),
    ],
)  # fmt: skip
def test_a_file_of_no_known_kind_is_told_with_what_to_do(tmp_path: Path, name: str, message: str) -> None:
    put(tmp_path, {name: PAGE})
    assert told(tmp_path) == {name: f"{message} [file-kind]"}


def test_a_folder_that_can_be_no_address_is_told(tmp_path: Path) -> None:
    put(tmp_path, {"docs/_drafts/x.md": PAGE, "docs/My Town/x.md": PAGE})
    assert [str(issue) for issue in find_files(tmp_path).issues] == [
        "docs/My Town/x.md:1: The name 'My Town' of a folder can't be part of an address. Fix: Use lower-case letters, digits and hyphens. [slug]",
        "docs/_drafts/x.md:1: The name '_drafts' of a folder can't be part of an address. Fix: Use lower-case letters, digits and hyphens. [slug]",
    ]


def test_links_of_the_file_system_are_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    put(secret, {"token.md": PAGE})
    base = tmp_path / "checkout"
    put(base, {"docs/index.md": PAGE})
    (base / "docs/leak.md").symlink_to(secret / "token.md")
    (base / "docs/leakdir").symlink_to(secret)
    (base / "docs/nowhere.png").symlink_to(base / "gone")
    found = find_files(base)
    assert found.texts == ("docs/index.md",)
    assert found.assets == ()
    assert [issue.path for issue in found.issues] == ["docs/leak.md", "docs/leakdir", "docs/nowhere.png"]
    assert (
        str(found.issues[0])
        == "docs/leak.md:1: The file is a link to another place of this machine. Fix: Put a copy of the file itself here. [file-link]"
    )


def test_nothing_that_no_rule_has_read_is_on_the_site_or_in_the_copy_for_a_disk(tmp_path: Path) -> None:
    script = "<!doctype html><script>document.title = 'RAN'</script>"
    stray: dict[str, str | bytes | None] = {
        "docs/x/evil.html": script,
        "docs/x/evil.svg": '<svg xmlns="http://www.w3.org/2000/svg" onload="a()"/>',
        "docs/assets/javascripts/site/timetable.mjs": "console.log('mine now')",
        "docs/assets/stylesheets/tokens.css": ":root { color: red }",
        "docs/CNAME": "evil.example",
        "docs/sw.js": "1",
        "docs/sub/README.md": PAGE,
        "docs/other.markdown": PAGE,
        "faq/new.md.txt": PAGE,
        "guides/raw.html": script,
        "docs/faq/feed.csv": "a,b\n",
        "docs/assets/images/favicon.png": picture(),
    }
    base = write_small(tmp_path, stray)
    (base / "docs/leak.pdf").symlink_to("/etc/passwd")
    clean = write_small(tmp_path / "clean", {})
    for root, out in ((base, tmp_path / "out"), (clean, tmp_path / "clean/out")):
        assert run_mkdocs(root, out).returncode == 0
    one, two = (
        {p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()}
        for out in (tmp_path / "out", tmp_path / "clean/out")
    )
    assert {str(path) for path in one.keys() - two.keys()} == {"faq/feed.csv"}
    kept = [path for path in two if "assets" in path.parts]
    assert len(kept) > 20
    assert {path: one[path] for path in kept} == {path: two[path] for path in kept}
    run = publish(tmp_path / "site", root=base)
    assert run.returncode == 1
    assert len([line for line in findings(run) if "[file-" in line]) == 11
    assert (
        "docs/assets/images/favicon.png:1: The site has a file of its own at this address. Fix: Rename the file. [name-taken]"
        in findings(run)
    )
    assert not (tmp_path / "site").exists()


def test_a_photograph_is_made_small_and_says_nothing_of_its_place_and_its_camera() -> None:
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    exif[0x0112] = 6  # lies on its side
    found = read_picture("docs/me.JPG", picture((3200, 1000), "JPEG", exif=exif.tobytes(), comment=b"at home"))
    assert (found.width, found.height) == (1000, 3200)
    again = Image.open(io.BytesIO(found.data))
    assert (again.format, again.size, dict(again.getexif()), again.info.get("comment")) == (
        "JPEG",
        (1000, 3200),
        {},
        None,
    )
    assert read_picture("docs/me.png", picture((3200, 1000))).width == 1600


@pytest.mark.parametrize("data", [b"", b"no picture", picture()[:60], b"<svg onload='a()'/>"])
def test_a_picture_that_cannot_be_opened_is_one_finding(data: bytes) -> None:
    library, issues = build_library(small_files(), {"docs/map.png": data})
    assert [str(issue) for issue in issues] == [
        "docs/map.png:1: The file can't be opened as a picture. Fix: Save the picture anew as PNG or JPEG. [picture-broken]"
    ]
    assert dict(library.pictures) == {}


def test_a_picture_that_would_fill_the_memory_is_not_opened() -> None:
    _, issues = build_library(small_files(), {"docs/map.png": picture((8000, 6000))})
    assert [str(issue) for issue in issues] == [
        "docs/map.png:1: The picture has 8,000 by 6,000 points, more than 40,000,000 in all. Fix: Make it at most 1,600 points wide. [picture-broken]"
    ]


def test_what_ends_in_pdf_is_a_pdf() -> None:
    library, issues = build_library(small_files(), {"docs/a.pdf": b"%PDF-1.7 ...", "docs/b.pdf": b"<script>"})
    assert list(library.assets) == ["docs/a.pdf"]
    assert [str(issue) for issue in issues] == [
        "docs/b.pdf:1: The file ends in '.pdf' and is no PDF. Fix: Save it as PDF anew. [file-kind]"
    ]
