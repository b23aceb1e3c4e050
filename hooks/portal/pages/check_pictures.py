"""What happens to a check as pay rises: a picture and the same as a table, both drawn from facts, so that no figure is typed twice.

A picture is a file next to the pages, since a page may hold no SVG of its own. Its colors are attributes, which no policy of a host
can take away; the rules for dark screens only change them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from html import escape

from portal.content.entries import Fact
from portal.content.figures import print_value
from portal.content.library import Library
from portal.content.words import SITE, Words
from portal.text.links import relative, site_path
from portal.text.tongues import tongue

SSI = "work-and-benefits/ssi-check-as-pay-rises.svg"
SSDI = "work-and-benefits/ssdi-check-over-time.svg"
RATE = "ssi-federal-rate-single"
SSI_FACTS = ("ssi-general-exclusion", "ssi-earned-income-exclusion")
SSDI_FACTS = ("ssdi-trial-work-months", "ssdi-grace-months", "ssdi-extended-36", "ssdi-reinstatement-window")
STEP = 300
"""Dollars of pay between two rows of the table."""
LEFT, RIGHT, TOP, BOTTOM = 56, 388, 40, 248
"""The edges of the field of a picture, in units of its view box."""
DARK = "@media (prefers-color-scheme:dark){.g{fill:#14202b}.t{fill:#e8eef3}.l{stroke:#5b6b7a}.a{stroke:#7cc4ff}.b{stroke:#ffc266}.f{fill:#7cc4ff}}"


def year_of(stem: str, library: Library, today: date) -> str:
    """The newest year up to this one for which there is an amount; empty where there is none."""
    years = [name[-4:] for name in library.facts if name[:-5] == stem and name[-4:].isdigit()]
    return max((year for year in years if int(year) <= today.year), default="")


def render_pictures(library: Library, today: date) -> dict[str, str]:
    """Each picture by its path on the site; none whose facts can't be stated."""
    drawn: dict[str, str] = {}
    for language in {SITE, *(item.language for item in library.content.values())} & library.words.keys():
        words = library.words[language]
        drawn |= {picture_of(SSI, language): draw_ssi(library, today, words)}
        drawn |= {picture_of(SSDI, language): draw_ssdi(library, words)}
    return {src: picture for src, picture in drawn.items() if picture}


def picture_of(src: str, language: str) -> str:
    """Where a picture with the words of a language is found."""
    return src if language == SITE else f"{language}/{src}"


def _values(names: tuple[str, ...], facts: Mapping[str, Fact]) -> list[Decimal] | None:
    """The first figure of each fact; None where one of the facts is missing."""
    return [facts[name].value[0] for name in names] if facts.keys() >= set(names) else None


def ssi_after(pay: Decimal, rate: Decimal, left_out: Decimal) -> Decimal:
    """The federal SSI payment of a month for somebody with this pay and no other income."""
    return max(Decimal(0), rate - max(Decimal(0), pay - left_out) / 2)


def _ssi(library: Library, today: date) -> tuple[str, Decimal, Decimal] | None:
    """The year, the top payment, and the part of pay that is left out before the rest is halved."""
    year = year_of(RATE, library, today)
    values = _values((*SSI_FACTS, f"{RATE}-{year}"), library.facts)
    return (year, values[2], values[0] + values[1]) if values else None


def _money(amount: Decimal) -> str:
    return print_value(amount.quantize(Decimal("0.01")) if amount % 1 else amount.quantize(Decimal(1)), "$")


def render_ssi(library: Library, page: str, today: date) -> Iterator[str]:
    """The picture of SSI with its table."""
    rule = _ssi(library, today)
    if rule is None:
        return
    words = library.words[tongue(page) or SITE]
    year, rate, left_out = rule
    end = rate * 2 + left_out
    yield _picture(SSI, page, words.ssi_alt.format(rate=_money(rate), end=_money(end)), words)
    yield f"\n{words.ssi_example.format(year=year)}[^{RATE}-{year}]\n"
    yield f"| {words.ssi_pay} | {words.ssi_check} | {words.ssi_both} |"
    yield "|---|---|---|"
    for pay in [*(Decimal(step) for step in range(0, int(end), STEP)), end]:
        ssi = ssi_after(pay, rate, left_out)
        yield f"| {_money(pay)} | {_money(ssi)} | {_money(pay + ssi)} |"


def draw_ssi(library: Library, today: date, words: Words) -> str:
    """Pay from left to right; the check goes down a ramp, and pay and check together go up."""
    rule = _ssi(library, today)
    if rule is None:
        return ""
    year, rate, left_out = rule
    end = rate * 2 + left_out
    span = float(end) * 1.05

    def at(pay: Decimal, amount: Decimal) -> str:
        x = LEFT + (RIGHT - LEFT) * float(pay) / span
        return f"{x:.1f},{BOTTOM - (BOTTOM - TOP) * float(amount) / span:.1f}"

    def over(amount: Decimal) -> float:
        return float(at(Decimal(0), amount).split(",")[1])

    points = [Decimal(0), left_out, end]
    middle = (LEFT + RIGHT) / 2
    check_there = ssi_after(end / 2, rate, left_out)
    both_there = end / 2 + check_there
    check = " ".join(at(pay, ssi_after(pay, rate, left_out)) for pay in points)
    both = " ".join(at(pay, pay + ssi_after(pay, rate, left_out)) for pay in points)
    parts = [
        f'<polyline class="b" points="{both}" fill="none" stroke="#9a5b00" stroke-width="3" stroke-dasharray="7 4"/>',
        f'<polyline class="a" points="{check}" fill="none" stroke="#0b5cad" stroke-width="4"/>',
        _text(middle, over(both_there) - 14, words.ssi_both, "end"),
        _text(middle, over(check_there) - 14, words.ssi_check),
        _text(LEFT - 4, over(rate) + 5, _money(rate), "end"),
        _text(float(at(end, Decimal(0)).split(",")[0]), BOTTOM + 20, _money(end), "end"),
        _text(LEFT, BOTTOM + 20, "$0"),
        _text((LEFT + RIGHT) / 2, BOTTOM + 40, words.ssi_pay, "middle"),
    ]
    says = words.ssi_says.format(rate=_money(rate), end=_money(end))
    return _svg(words.ssi_title.format(year=year), says, parts)


def render_ssdi(library: Library, page: str, today: date) -> Iterator[str]:
    """The picture of SSDI over time with its table."""
    values = _values(SSDI_FACTS, library.facts)
    if values is None:
        return
    words = library.words[tongue(page) or SITE]
    trial, grace, extended, window = (int(value) for value in values)
    yield _picture(SSDI, page, words.ssdi_alt.format(trial=trial, grace=grace + 1), words)
    yield f"\n{words.ssdi_example}\n"
    yield f"| {' | '.join(words.ssdi_heads)} |"
    yield "|---|---|---|"
    notes = [f"[^{name}]" for name in SSDI_FACTS]
    ends = f"{words.ssdi_ends.format(window=window)}{notes[3]}"
    over = (words.ssdi_full, words.ssdi_full, words.ssdi_none, ends)
    for says, note, then in zip(words.ssdi_rows, (*notes[:3], ""), over, strict=True):
        when = says.format(trial=trial, grace=grace, extended=extended)
        yield f"| {when}{note} | {words.ssdi_full} | {then} |"


def draw_ssdi(library: Library, words: Words) -> str:
    """A bar for each month with a check, and an empty place for each month without one."""
    values = _values(SSDI_FACTS, library.facts)
    if values is None:
        return ""
    trial, grace = int(values[0]), int(values[1]) + 1
    paid, shown = trial + grace, trial + grace + 4
    width = (RIGHT - LEFT + 40) / shown
    start = LEFT - 40
    parts = []
    for month in range(shown):
        x = start + month * width
        full = month < paid
        look = 'class="f" fill="#0b5cad"' if full else 'class="l" fill="none" stroke="#8695a3" stroke-dasharray="3 3"'
        parts.append(
            f'<rect {look} x="{x + 1.5:.1f}" y="{TOP + 60}" width="{width - 3:.1f}" height="{BOTTOM - TOP - 60}"/>'
        )
    for (first, last), name in zip(((0, trial), (trial, paid), (paid, shown)), words.ssdi_parts, strict=True):
        middle = start + width * (first + last) / 2
        months = words.ssdi_span if last < shown else words.ssdi_on
        parts.append(_text(middle, TOP + 48, name, "middle"))
        parts.append(_text(middle, BOTTOM + 20, months.format(first=first + 1, last=last), "middle"))
    parts.append(_text((LEFT + RIGHT) / 2, BOTTOM + 40, words.ssdi_months, "middle"))
    says = words.ssdi_says.format(trial=trial, grace=grace, next=paid + 1)
    return _svg(words.ssdi_title, says, parts)


def _picture(src: str, page: str, alt: str, words: Words) -> str:
    place = relative(picture_of(src, tongue(page) or SITE), site_path(page))
    return f"![{alt} {words.picture_below}]({place}){{ .gp-plot width=560 height=416 }}"


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text class="t" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="#1b2733">{escape(words)}</text>'


def _svg(title: str, says: str, parts: list[str]) -> str:
    """The picture with its name, what it says, and the two axes' line."""
    head, _, tail = title.partition(": ")
    axis = f'<path class="l" d="M16 {BOTTOM}H{RIGHT}" stroke="#8695a3" fill="none"/>'
    names = [_text(16, 20, head), _text(16, 36, tail)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 404 300" width="560" height="416" role="img" '
        f'aria-labelledby="name says" font-family="sans-serif" font-size="14">'
        f'<title id="name">{escape(title)}</title><desc id="says">{escape(says)}</desc><style>{DARK}</style>'
        f'<rect class="g" width="404" height="300" rx="8" fill="#f4f7fa"/>{axis}{"".join([*names, *parts])}</svg>\n'
    )
