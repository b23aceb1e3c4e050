"""Cards to cut: every card is on paper in both sizes, with its picture, and the sheets are sound for a screen reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest
from jinja2 import Environment, FileSystemLoader

from helping.pdf_checks import check_pdfs
from helping.sites import ROOT
from portal.content.library import Library
from portal.editions.cards import Deck, card_pictures, decks, render_cards
from portal.print.pdf.engine import render_pdf
from portal.print.pdf.press import named_in
from portal.print.slips_and_posters import print_deck
from portal.publish.assets import FILES


@pytest.fixture(scope="module")
def printed_decks(library: Library, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Deck, Path]]:
    """The PDFs of all sets, each on a path of its own."""
    templates = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=False)

    def render(name: str, values: Mapping[str, object]) -> str:
        return templates.get_template(name).render(values)

    files = {
        path.relative_to(ROOT / "overrides").as_posix(): path.read_bytes()
        for path in (ROOT / "overrides/assets/stylesheets").glob("*.css")
    }
    files |= {name: drawing.encode() for name, drawing in card_pictures(library).items()}
    files |= {name: (ROOT / path).read_bytes() for name, path in FILES.items() if name.endswith("woff2")}
    folder, found = tmp_path_factory.mktemp("cards"), []
    for deck in decks(library):
        html = print_deck(deck, render)
        path = folder / deck.src.rpartition("/")[2]
        path.write_bytes(render_pdf(html, named_in(html, files)))
        found.append((deck, path))
    return found


def test_every_picture_that_a_card_names_is_drawn(library: Library) -> None:
    named = {card.icon for found in library.cards.values() for card in found.faces if card.icon}
    assert library.card_pictures.keys() == named
    assert {"wrench", "hot-beverage"} < named


def test_the_cards_that_guides_ask_for_are_those_that_are_printed(library: Library) -> None:
    words = {
        found.id: [card.word.casefold() for card in Deck(found, large=False).cards] for found in library.cards.values()
    }
    second = library.content["guides/discovery/2-interests-and-contributions.md"].body.text
    listed = re.search(r"task cards.*?: (.+)", second)
    assert listed
    assert listed[1].split(", ") == words["tasks"]
    third = library.content["guides/discovery/3-conditions.md"].body.text
    listed = re.search(r"condition cards.*?: (.+)", third)
    assert listed
    assert len(listed[1].split(", ")) * 2 == len(words["conditions"])
    for pair in listed[1].split(", "):
        one, other = pair.split(" or ")
        place = words["conditions"].index(one if one in words["conditions"] else f"{one} {other.split()[-1]}")
        assert words["conditions"][place + 1].startswith(other.split()[0]), pair
    for name in re.findall(r"\*\*(\w+)\*\*(?:, an invented person| \(an invented person\))", third):
        assert any(word.startswith(name.casefold()) for word in words["stories"]), name
    assert words["roles"] == ["visitor", "business person", "listener"]


def test_a_page_holds_eight_cards_or_four_and_is_filled_up_with_empty_ones(
    printed_decks: list[tuple[Deck, Path]],
) -> None:
    for deck, path in printed_decks:
        many = 4 if deck.large else 8
        with pypdfium2.PdfDocument(path) as pdf:
            assert len(pdf) == -(-len(deck.cards) // many), path
            text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
        for card in deck.cards:
            assert card.word in " ".join(text.split()), path
        assert text.count("Your own:") == -len(deck.cards) % many, path


def test_cards_keep_the_rules_of_all_checkers(printed_decks: list[tuple[Deck, Path]]) -> None:
    paths = [path for _, path in printed_decks]
    assert check_pdfs(paths) == {path: [] for path in paths}


def test_the_page_of_cards_names_each_set_with_its_words_and_both_sizes(library: Library) -> None:
    lines = list(render_cards(library, "guides/cards.md"))
    assert len(lines) == len(library.cards) == 5
    assert lines[0].startswith("- **Task cards.** For session 2.")
    assert "On them: Sort, Carry, Fix, Count," in lines[0]
    assert "(cards/tasks.pdf)" in lines[0]
    assert "(cards/tasks-large-print.pdf)" in lines[0]
