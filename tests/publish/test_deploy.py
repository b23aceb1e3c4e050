"""What a host is told: one table, three forms of it, and Debian's nginx that keeps it."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
import yaml

from finish import compress_files
from helping.sites import small_library
from portal.publish.hosting import EVERYWHERE, headers_of, render_headers, render_moves, render_nginx
from webserver import BROTLI, ROOT, ask, nginx

PATHS = (
    "",
    "404.html",
    "faq/drug-testing/",
    "embed/",
    "embed/v1/drug-testing.html",
    "embed/v1/drug-testing.js",
    "assets/images/card.png",
    "faq/feed.json",
    "guidepost-offline.zip",
)


def read_rules(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """A `_headers` file as its hosts read it."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line, []))
        elif line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            rules[-1][1].append((name, value))
        else:
            assert line.startswith("#") or not line
    return rules


def said_by(text: str, path: str) -> dict[str, list[str]]:
    """What a host that reads `_headers` sends with one path."""
    said: dict[str, list[str]] = {}
    for pattern, values in read_rules(text):
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), f"/{path}"):
            for name, value in values:
                said.setdefault(name, []).append(value)
    return said


def test_nginx_has_what_the_table_says() -> None:
    assert (ROOT / "deploy/headers.conf").read_text(encoding="utf-8") == render_nginx(), "Type 'make headers'."


def test_a_host_that_reads_the_headers_file_says_what_the_table_says_of_every_file(site: Path) -> None:
    text = (site / "_headers").read_text(encoding="utf-8")
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        if file.is_file() and not path.startswith("_"):
            assert said_by(text, path) == headers_of(path), path
    assert len(read_rules(text)) < 100, "Cloudflare reads no more"
    assert all(len(line) < 2000 for line in text.splitlines())


def test_no_header_but_the_policy_is_said_twice() -> None:
    for path in PATHS:
        assert [name for name, values in headers_of(path).items() if len(values) > 1] == ["Content-Security-Policy"]


def test_names_with_a_hash_are_kept_and_pages_are_not() -> None:
    assert headers_of("assets/fixed/portal.0123456789.css")["Cache-Control"] == ["public, max-age=31536000, immutable"]
    assert headers_of("faq/drug-testing/")["Cache-Control"] == ["public, max-age=300"]
    assert headers_of("embed/v1/drug-testing.js")["Cache-Control"] == ["public, max-age=3600"]
    assert EVERYWHERE["X-Content-Type-Options"] == "nosniff"


def test_an_old_address_is_a_redirect_only_where_its_page_does_no_more() -> None:
    moved = "faq/one/: faq/drug-testing/\nfaq/two/: faq/drug-testing/#what-to-do\nfaq/two/#old: ips/zero-exclusion/\n"
    assert render_moves(small_library({"docs/data/moved.yml": moved})).splitlines()[1:] == [
        "/faq/drug-screens/ /faq/drug-testing/ 301",
        "/faq/one/ /faq/drug-testing/ 301",
    ]


def test_folders_that_hold_a_folder_of_other_headers_are_named_file_by_file() -> None:
    rules = [
        pattern for pattern, _ in read_rules(render_headers(["embed/index.html", "embed/v1/a.js", "faq/x/index.html"]))
    ]
    assert rules == ["/*", "/embed/", "/embed/v1/*", "/faq/*"]


def assert_safe(said: dict[str, list[str]]) -> None:
    """Whatever the answer is, it says all that keeps a page safe."""
    wanted = {name.lower(): values for name, values in headers_of("").items() if name != "Cache-Control"}
    assert {name: sorted(said.get(name, [])) for name in wanted} == {name: sorted(v) for name, v in wanted.items()}


@pytest.fixture(scope="module")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """nginx in front of a part of the site, compressed: its address and its folder."""
    room = tmp_path_factory.mktemp("nginx")
    copy = room / "site"
    shutil.copytree(site, copy)
    for path in ("guides", "contribute", "decisions"):
        shutil.rmtree(copy / path)  # compressing them takes a while and proves nothing more
    compress_files(copy)
    with nginx(copy, room) as address:
        yield address, copy


class TestNginx:
    @pytest.mark.parametrize("path", PATHS)
    def test_each_kind_of_file_has_its_headers(self, served: tuple[str, Path], path: str) -> None:
        status, said, _ = ask(f"{served[0]}/{path}")
        assert status == 200
        for name, values in headers_of(path).items():
            assert sorted(said[name.lower()]) == sorted(values)
        assert said["server"] == ["nginx"]

    def test_what_was_compressed_is_sent_so(self, served: tuple[str, Path]) -> None:
        address, copy = served
        page = (copy / "faq/drug-testing/index.html").read_bytes()
        _, said, body = ask(f"{address}/faq/drug-testing/", Accept_Encoding="gzip")
        assert (said["content-encoding"], gzip.decompress(body)) == (["gzip"], page)
        assert said["vary"] == ["Accept-Encoding"]
        _, said, body = ask(f"{address}/faq/drug-testing/", Accept_Encoding="gzip, br")
        small = brotli.decompress if BROTLI.exists() else gzip.decompress
        assert (said["content-encoding"], small(body)) == (["br" if BROTLI.exists() else "gzip"], page)
        _, said, body = ask(f"{address}/faq/drug-testing/")
        assert ("content-encoding" not in said, body) == (True, page)

    def test_scripts_are_scripts_and_text_is_utf_8(self, served: tuple[str, Path]) -> None:
        address, copy = served
        module = next(path.name for path in (copy / "assets/fixed").glob("site-start.*.mjs"))
        kinds = {
            f"assets/fixed/{module}": "text/javascript; charset=utf-8",
            "faq/drug-testing/": "text/html; charset=utf-8",
            "manifest.webmanifest": "application/manifest+json; charset=utf-8",
        }
        assert {path: ask(f"{address}/{path}")[1]["content-type"] for path in kinds} == {
            p: [k] for p, k in kinds.items()
        }

    def test_a_missed_address_gets_our_page_and_is_missed(self, served: tuple[str, Path]) -> None:
        status, said, body = ask(f"{served[0]}/faq/no-such-page/")
        assert status == 404
        assert b"This page is not here" in body
        assert "cache-control" not in said
        assert_safe(said)

    def test_an_address_without_its_slash_gets_it(self, served: tuple[str, Path]) -> None:
        status, said, _ = ask(f"{served[0]}/faq/drug-testing")
        assert (status, said["location"]) == (301, ["/faq/drug-testing/"])
        assert_safe(said)

    def test_what_is_meant_for_other_hosts_is_not_shown(self, served: tuple[str, Path]) -> None:
        assert ask(f"{served[0]}/_headers")[0] == 404

    def test_who_has_the_page_already_gets_nothing_new(self, served: tuple[str, Path]) -> None:
        _, said, _ = ask(f"{served[0]}/about/")
        status, said, _ = ask(f"{served[0]}/about/", If_None_Match=said["etag"][0])
        assert status == 304
        assert_safe(said)

    @pytest.mark.parametrize(
        "path", ["//host.example/", "/\\host.example", "/%5chost.example", "/faq/%2f%2fhost.example"]
    )
    def test_no_address_leads_to_another_host(self, served: tuple[str, Path], path: str) -> None:
        """A folder's address without its slash is redirected, so an address that holds another host must not be."""
        status, said, _ = ask(f"{served[0]}{path}")
        assert (status, said.get("location")) == (404, None)

    def test_what_has_a_hash_in_its_name_is_kept_and_a_wish_for_one_that_is_gone_is_not(
        self, served: tuple[str, Path]
    ) -> None:
        address, copy = served
        sheet = next((copy / "assets/fixed").glob("page-0.*.css")).name
        status, said, _ = ask(f"{address}/assets/fixed/{sheet}", Accept_Encoding="br")
        assert (status, said["cache-control"]) == (200, ["public, max-age=31536000, immutable"])
        status, said, _ = ask(f"{address}/assets/fixed/gone.0123456789.css")
        assert (status, "cache-control" in said) == (404, False)


class TestContainer:
    def test_it_copies_what_is_there_and_serves_what_was_built(self) -> None:
        text = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")
        copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.M)
        names = [name for line in copied for name in line.split()]
        assert len(names) == 9
        assert [name for name in names if not (ROOT / name).exists()] == []
        assert re.findall(r"^RUN make (\S+)$", text, re.M) == ["setup", "compress"]
        built = re.search(r"^COPY --from=build /guidepost/site (\S+)$", text, re.M)
        assert built
        config = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
        assert f"root {built[1]};" in config
        assert re.findall(r"^EXPOSE (\d+)$", text, re.M) == re.findall(r"listen (\d+);", config)

    def test_nothing_that_belongs_to_this_machine_gets_into_it(self) -> None:
        """What git leaves out was made here: another system's programs in node_modules would be taken for set up."""
        left_out = set((ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines())
        made = {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()}
        assert {name for name in made if name not in left_out and f"**/{name}" not in left_out} == set()
        assert ".git" in left_out

    def test_the_set_up_needs_no_file_that_is_copied_later(self, tmp_path: Path) -> None:
        text = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")
        before = text.split("RUN make setup")[0]
        code = (ROOT / "tools/setup.py").read_text(encoding="utf-8")
        for name in re.findall(r'ROOT / "([\w.-]+)"', code):
            assert name in before or name in (".venv", "node_modules"), name

    def test_every_command_of_the_container_and_the_workflow_is_one_of_ours(self) -> None:
        targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
        for name in ("Containerfile", "github-pages.yml", "README.md", "nginx.conf", "headers.conf"):
            text = (ROOT / "deploy" / name).read_text(encoding="utf-8")
            assert set(re.findall(r"(?:RUN |run: |`|')make ([a-z-]+)", text)) <= targets, name


def test_the_workflow_tests_builds_previews_and_publishes() -> None:
    flow = yaml.safe_load((ROOT / "deploy/github-pages.yml").read_text(encoding="utf-8"))
    steps = flow["jobs"]["build"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == ["make test", "make build"]
    used = {step["uses"].split("@")[0]: step.get("if", "") for step in steps if "uses" in step}
    assert used["actions/upload-artifact"] == "github.event_name == 'pull_request'"
    assert used["actions/upload-pages-artifact"] == "github.ref == 'refs/heads/main'"
    assert flow["jobs"]["publish"]["if"] == "github.ref == 'refs/heads/main'"
    assert flow["permissions"] == {"contents": "read", "pages": "read"}
