"""Work and benefits: amounts and examples come from facts, and questions stand in a second folder."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from portal.content.library import Library
from portal.pages import navigation
from portal.pages.benefit_amounts import render_amounts
from portal.pages.check_pictures import SSDI, SSI, render_pictures, render_ssdi, render_ssi
from portal.pages.reference import render_terms
from portal.sharing.embed import cards

NOVEMBER, JANUARY, FEBRUARY = date(2026, 11, 30), date(2027, 1, 2), date(2027, 2, 1)
PAGE = "docs/work-and-benefits/will-i-lose-ssi.md"


def test_the_ssi_example_follows_the_rule_of_the_year(library: Library) -> None:
    now = list(render_ssi(library, PAGE, NOVEMBER))
    assert "| $0 | $994 | $994 |" in now
    assert "| $600 | $736.50 | $1,336.50 |" in now
    assert now[-1] == "| $2,073 | $0 | $2,073 |"
    assert "in 2026" in now[1]
    assert list(render_ssi(library, PAGE, JANUARY))[-1] == "| $2,143 | $0 | $2,143 |"


def test_the_ssdi_example_has_the_grace_months_and_the_edge(library: Library) -> None:
    rows = [line for line in render_ssdi(library, PAGE, NOVEMBER) if line.startswith("| ")]
    assert rows[1] == "| Trial work, 9 months[^ssdi-trial-work-months] | Full check | Full check |"
    assert rows[2].startswith("| The first month over the level after that, and 2 more[")
    assert rows[3].endswith("| Full check | No check for that month |")


def test_a_picture_says_in_words_what_it_shows(library: Library) -> None:
    pictures = render_pictures(library, NOVEMBER)
    assert pictures.keys() == {SSI, SSDI, f"es/{SSI}", f"es/{SSDI}"}
    for text in pictures.values():
        picture = ElementTree.fromstring(text)
        assert picture.get("role") == "img"
        named = {element.get("id"): element.text for element in picture if element.get("id")}
        assert (picture.get("aria-labelledby") or "").split() == list(named)
        assert all(named.values())
    assert "from $994 to nothing at $2,073 of pay" in pictures[SSI]
    assert pictures[SSDI].count('class="f"') == 12
    assert "de $994 a nada con $2,073 de pago" in pictures[f"es/{SSI}"]


def test_amounts_of_two_years_each_with_its_last_good_day(library: Library) -> None:
    table = list(render_amounts("", library, NOVEMBER))
    assert table[0] == "| Amount | 2026 | 2027 |"
    assert table[2] == (
        "| SSI: the most for one person, a month | $994[^ssi-federal-rate-single-2026] (good through December 31, 2026) "
        "| $1,029[^ssi-federal-rate-single-2027] (good through December 31, 2027) |"
    )
    assert any(row.startswith("| SSDI: the SGA level, not blind") and row.endswith("| See ssa.gov |") for row in table)


def test_amounts_after_the_turn_of_the_year(library: Library) -> None:
    assert list(render_amounts("ssi-student", library, FEBRUARY)) == [
        "| Amount | 2027 |",
        "|---|---|",
        "| SSI, student under 22: pay that is not counted, a month | $2,500[^ssi-student-exclusion-2027] |",
        "| SSI, student under 22: pay that is not counted, a year | $10,080[^ssi-student-exclusion-2027] |",
    ]
    assert list(render_amounts("ssdi-sga-blind", library, FEBRUARY))[-1].endswith("| See ssa.gov |")


def test_questions_of_the_second_folder_are_found_listed_once_and_embedded(library: Library) -> None:
    path = "docs/work-and-benefits/report-my-pay.md"
    found = library.find("report-my-pay")
    assert found is not None
    assert found.path == path
    told = str(navigation.expand([{"Questions": "faq/"}, {"Work and benefits": "work-and-benefits/"}], library))
    assert told.count("work-and-benefits/report-my-pay.md") == 1
    assert told.count("faq/drug-testing.md") == 1
    card = next(card for card in cards(library) if card.name == "report-my-pay")
    assert card.address == "work-and-benefits/report-my-pay/"


def test_a_spanish_page_gets_amounts_and_examples_in_spanish(library: Library) -> None:
    page = "docs/es/trabajo-y-beneficios/perdere-mi-ssi.md"
    table = list(render_amounts("ssi-federal-rate-single", library, NOVEMBER, "es"))
    assert table[0] == "| Cantidad | 2026 | 2027 |"
    assert "$994[^ssi-federal-rate-single-2026] (válido hasta el 31 de diciembre de 2026)" in table[2]
    ssi = list(render_ssi(library, page, NOVEMBER))
    assert ssi[0].startswith("![Cuando el pago sube, el cheque de SSI baja poco a poco, de $994 a nada")
    assert ssi[2] == "| Pago en el mes | Cheque de SSI | Pago y SSI juntos |"
    rows = [line for line in render_ssdi(library, page, NOVEMBER) if line.startswith("| ")]
    assert rows[1] == "| Meses de prueba: 9[^ssdi-trial-work-months] | Cheque completo | Cheque completo |"
    assert rows[3].endswith("| Cheque completo | Ningún cheque ese mes |")


def test_the_spanish_glossary_goes_by_spanish_names_and_leads_to_spanish_pages(library: Library) -> None:
    lines = list(render_terms(library, "docs/es/glosario.md"))
    at = lines.index("### Adaptación razonable en el trabajo { #accommodation }\n")
    assert lines[at + 3] == "En inglés: *accommodation*{ lang=en }\n"
    assert lines[at + 4].startswith("Más: [¿Cómo pido un cambio en el trabajo")
    heads = [line.split("## ")[1][0] for line in lines if line.startswith("\n## ")]
    assert heads == sorted(heads)
