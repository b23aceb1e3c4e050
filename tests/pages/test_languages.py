"""The frame of a page in another language: its words, its way to the other languages, and what a third language takes."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from helping.sites import HOST, findings, run_mkdocs, small_library, write_small
from helping.spoken import spoken_files
from portal.content.words import SITE, Words

PAGES = ("", "nadie-queda-fuera/", "preguntas/pruebas-de-drogas/", "hojas/primera-mirada/")
FRAME = re.compile(r"frame_|share_|find_|page_|home_")
SAME = {"frame_slash"}


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site in English and Spanish, built with its address."""
    return build(tmp_path_factory.mktemp("spoken"), "es", "Español")


def build(root: Path, language: str, name: str) -> Path:
    """The small site with a second language, built under the rules for publishing."""
    run = run_mkdocs(write_small(root, spoken_files(language, name)), root / "out", "--strict", GUIDEPOST_URL=HOST)
    assert findings(run) == []
    assert run.returncode == 0
    return root / "out"


def words_in(html: str) -> str:
    """What a reader sees or hears of a page, without what is marked as another language and without the page's own text."""
    html = re.sub(r'<(div|span|a|p)[^>]* lang="en"[^>]*>.*?</\1>', " ", html, flags=re.S)
    named = " ".join(re.findall(r'(?:aria-label|title|content|placeholder|data-done|data-refused)="([^"]*)"', html))
    text = re.sub(r"<(script|style|svg)[^>]*>.*?</\1>", " ", html, flags=re.S)
    return " ".join(unescape(f"{re.sub(r'<[^>]+>', ' ', text)} {named}").split())


def english() -> dict[str, str]:
    """The fixed words of the frame in English, each up to its first blank to fill."""
    words: Words = small_library().words[SITE]
    names = [name for name in dir(words) if FRAME.match(name) and name not in SAME]
    return {name: str(getattr(words, name)).split("{")[0].strip(" .:,") for name in names}


@pytest.mark.parametrize("address", PAGES)
def test_no_word_of_the_frame_is_english_on_a_spanish_page(spoken: Path, address: str) -> None:
    html = (spoken / "es" / address / "index.html").read_text(encoding="utf-8")
    seen = words_in(html)
    found = {
        name: text for name, text in english().items() if len(text) > 3 and re.search(rf"\b{re.escape(text)}\b", seen)
    }
    assert found == {}
    assert html.startswith("\n<!doctype html>") or "<!doctype html>" in html[:200]
    assert '<html lang="es"' in html
    assert ' lang="en"' not in re.sub(
        r'(?s)<a class="gp-button gp-tongue".*?</a>|<div class="gp-crisis".*?<p role=', "", html
    )


def test_each_page_leads_to_itself_in_the_other_language(spoken: Path) -> None:
    pages = {"faq/drug-testing": "../../es/preguntas/pruebas-de-drogas/", "ips": "../es/", "": "es/"}
    for page, target in pages.items():
        html = (spoken / page / "index.html").read_text(encoding="utf-8")
        assert f'<a class="gp-button gp-tongue" lang="es" hreflang="es" href="{target}">Español</a>' in html
    html = (spoken / "es/hojas/primera-mirada/index.html").read_text(encoding="utf-8")
    assert 'lang="en" hreflang="en" href="../../../guides/worksheets/first-look/">English</a>' in html


def test_alternates_name_every_language_of_a_page(spoken: Path) -> None:
    for page in ("faq/drug-testing", "es/preguntas/pruebas-de-drogas"):
        html = (spoken / page / "index.html").read_text(encoding="utf-8")
        assert re.findall(r'rel="alternate" hreflang="(\w+)" href="([^"]+)"', html) == [
            ("en", f"{HOST}faq/drug-testing/"),
            ("es", f"{HOST}es/preguntas/pruebas-de-drogas/"),
        ]
    listed = (spoken / "sitemap.xml").read_text(encoding="utf-8")
    assert listed.count(f'hreflang="es" href="{HOST}es/preguntas/pruebas-de-drogas/"') == 2
    assert "hreflang" not in re.sub(r"<a .*?</a>", "", (spoken / "ips/index.html").read_text(encoding="utf-8"))


def test_english_menus_hold_no_spanish_page_and_the_way_on_ends_with_a_language(spoken: Path) -> None:
    for page in spoken.rglob("index.html"):
        inside = page.relative_to(spoken).as_posix()
        html = page.read_text(encoding="utf-8")
        menu = "".join(re.findall(r'(?s)<nav class="gp-(?:tabs|nav|turn|here)".*?</nav>', html))
        targets = {(page.parent / href).resolve() for href in re.findall(r'href="([^"#]+)"', menu)}
        spanish = {target for target in targets if target.is_relative_to(spoken.resolve() / "es")}
        assert spanish == (targets if inside.startswith("es/") else set()), inside


def test_a_translation_says_that_no_native_reader_has_read_it(spoken: Path) -> None:
    html = (spoken / "es/nadie-queda-fuera/index.html").read_text(encoding="utf-8")
    assert '<time datetime="2026-11-21">21 de noviembre de 2026</time> Traducido por los editores. Todavía no' in html


def test_a_third_language_is_an_entry_and_files(tmp_path: Path) -> None:
    site = build(tmp_path, "qps", "Qps")
    html = (site / "qps/preguntas/pruebas-de-drogas/index.html").read_text(encoding="utf-8")
    assert '<html lang="qps"' in html
    assert 'hreflang="en" href="../../../faq/drug-testing/">English</a>' in html
    assert 'lang="qps" hreflang="qps"' in (site / "faq/drug-testing/index.html").read_text(encoding="utf-8")
