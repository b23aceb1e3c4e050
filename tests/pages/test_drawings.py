"""Pictures drawn from facts: what they say, what they draw, and how they look to those who need them otherwise."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Browser

from helping.sites import small_library
from portal.content.library import Library
from portal.pages.drawings.marks import dots, draw_marks, strip
from portal.pages.drawings.shapes import render_drawing
from portal.pages.lists import render_marked

DAY = date(2026, 12, 1)
PAGES = {
    "yardsticks": "docs/performance-benchmarks.md",
    "lakeside": "docs/performance-benchmarks.md",
    "ips-line": "docs/ips/index.md",
    "two-clocks": "docs/crosswalk.md",
    "fidelity-bands": "docs/fidelity.md",
    "week": "faq/typical-week.md",
    "ce-line": "docs/ce/index.md",
}


def shown(library: Library, name: str) -> str:
    """A picture as its page gets it."""
    return render_marked("picture", name, library, PAGES[name], DAY)


def cells(library: Library, name: str) -> list[list[str]]:
    """The words of the rows of a picture, without its marks."""
    bare = re.sub(r"<i [^>]*></i> ", "", shown(library, name))
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in bare.splitlines() if line[:2] == "| "]


def test_every_picture_stands_on_its_page(library: Library) -> None:
    asked = {name: item.path for item in library.content.values() for name in item.body.drawings}
    assert asked == PAGES
    assert library.drawings.keys() == PAGES.keys()


def test_a_figure_and_its_bar_are_those_of_the_fact(library: Library) -> None:
    facts = library.facts
    assert cells(library, "yardsticks")[1:4] == [
        [name, f"**{facts[fact].value[0]}%**[^{fact}]"]
        for name, fact in (("Minimum", "benchmark-minimal"), ("Average", "benchmark-average"), ("Excellent", "benchmark-excellent"))
    ]  # fmt: skip
    drawn = re.findall(r'data-strip="0 (\d+) a"', shown(library, "yardsticks"))
    wanted = ("benchmark-minimal", "benchmark-average", "benchmark-excellent")
    trials = facts["trials-pooled"].value
    assert drawn == [str(value) for value in (*(facts[name].value[0] for name in wanted), *trials)]


def test_rates_of_trials_and_of_quarters_stand_in_panels_of_their_own(library: Library) -> None:
    quarter, trial = shown(library, "yardsticks").split('<div class="gp-drawing__panel" markdown>')[1:]
    assert "benchmark-average" in quarter
    assert "trials-pooled" not in quarter
    assert "trials-pooled" in trial
    assert "benchmark" not in trial


def test_the_dots_of_lakeside_give_both_of_the_figures_that_the_page_tells(library: Library) -> None:
    page = library.content[PAGES["lakeside"]].body.text
    told = cells(library, "lakeside")[1:]
    assert f"Worked in each quarter: {', '.join(row[1].split()[0] for row in told[:6])}." in page
    assert told[6][1] == "**15 of 20, which is 75%**"
    assert "15 of 20, which is 75%." in page
    assert told[7][1] == "**44 of 120: on average 37% in a quarter**"
    assert "44 of a possible 120, so the quarterly rate averages about 37%" in page


def test_the_week_adds_up_to_the_totals_of_its_page(library: Library) -> None:
    page = library.content[PAGES["week"]].body
    totals = {
        row[0].strip(): (int(row[2].replace(",", "")), int(row[1].replace(",", "")))
        for line in (page.section("sum") or pytest.fail("no totals")).lines
        if (row := line.strip("|").split("|")) and len(row) == 3 and row[1].strip()[0].isdigit()
    }

    def minutes(words: str) -> int:
        hours, _, rest = words.partition(" h")
        return int(hours) * 60 + int(rest.replace("min", "") or 0)

    for day, told in cells(library, "week")[1:]:
        out, inside = told.split(", ")
        assert (minutes(out.removesuffix(" out")), minutes(inside.removesuffix(" in"))) == totals[day]


def test_the_clocks_of_both_services_share_a_scale(library: Library) -> None:
    drawn = re.findall(r'data-strip="([^"]*)"', shown(library, "two-clocks"))
    assert drawn == ["0 20 a", "0 40 a", "40 100 a", "0 100 a;on", "0 66.67 a", "66.67 100 a;on"]


def test_a_mark_is_drawn_only_where_a_page_has_its_place() -> None:
    bar = draw_marks(strip(0, 100, [(0, 41, "a")]))
    assert bar.startswith('<svg xmlns="http://www.w3.org/2000/svg" class="gp-mark gp-mark--strip"')
    assert '<rect x="0%" y="8%" width="41%" height="84%" class="a" fill="currentColor"/>' in bar
    assert draw_marks(dots([True, False, False])).count("<circle") == 3
    assert draw_marks("<p>No mark.</p>") == "<p>No mark.</p>"


def test_a_picture_with_a_finding_leaves_its_page_standing() -> None:
    library = small_library({})
    assert render_marked("picture", "nothing", library, "docs/index.md", DAY) == ""


def test_words_of_a_picture_say_what_its_marks_show(library: Library) -> None:
    for name, page in PAGES.items():
        text = render_drawing(library.drawings[name], library, page)
        rows = [line for line in text.splitlines() if "gp-mark" in line]
        assert all(re.sub(r".*</i>", "", row).strip("| ") for row in rows), name


@pytest.mark.parametrize("look", ["light", "dark", "forced", "large"])
def test_a_picture_fits_a_phone_and_can_be_told_from_its_ground(browser: Browser, address: str, look: str) -> None:
    forced = "active" if look == "forced" else "none"
    scheme = "dark" if look == "dark" else "light"
    width = 640 if look == "large" else 320
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, forced_colors=forced)
    for name in sorted(
        {name.removeprefix("docs/").removesuffix("index.md").removesuffix(".md") for name in PAGES.values()}
    ):
        page.goto(f"{address}/{name.rstrip('/')}/")
        if look == "large":
            page.evaluate("document.documentElement.style.fontSize = '200%'")
        found = page.evaluate(LOOK)
        assert found["wide"] == [], (name, look)
        assert found["small"] == [], (name, look)
        assert min(found["contrast"], default=21) >= 3, (name, look)
        assert max(found["weight"]) < 8192, name
    page.close()


LOOK = """() => {
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map((one) => one / 255).map((c) => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ratio = (one, other) => (Math.max(light(one), light(other)) + .05) / (Math.min(light(one), light(other)) + .05);
  const all = [...document.querySelectorAll(".gp-drawing")];
  const inside = all.flatMap((one) => [...one.querySelectorAll("*")]);
  return {
    wide: all.filter((one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth).map((one) => one.ariaLabel),
    small: inside.filter((one) => one.matches("td, p, li") && parseFloat(getComputedStyle(one).fontSize) < 12).map((one) => one.textContent),
    contrast: inside.filter((one) => one.matches("svg .a")).map((one) => ratio(getComputedStyle(one).fill, getComputedStyle(one.closest(".gp-drawing")).backgroundColor)),
    weight: all.map((one) => [...one.querySelectorAll(".gp-mark")].reduce((sum, svg) => sum + svg.outerHTML.length, 0)),
  };
}"""
