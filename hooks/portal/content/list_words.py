"""The fixed words of lists that the build writes: amounts, the two pictures of a check, the glossary, and whom to turn to."""

from __future__ import annotations

from dataclasses import dataclass

from portal.content.model import key
from portal.content.sheet_words import SheetWords


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords(SheetWords):
    """What stands in these lists in one language."""

    amount_head: str = key("The head of the first column.", example="Amount")
    amount_see: str = key("Where to look for an amount that is missing; `{where}`.", example="See {where}")
    amount_plan: str = key("One such place.", example="your ABLE plan")
    amount_good: str = key("Of an amount with a last good day; `{day}`.", example="good through {day}")
    amount_rows: tuple[str, ...] = key("What the rows say, in the order of the table.", example="[SSI, SSDI]")
    picture_below: str = key("Said of a picture.", example="The table below says the same.")
    ssi_alt: str = key("What the picture of SSI shows; `{rate}`, `{end}`.", example="From {rate} to {end}.")
    ssi_title: str = key("Its title, in two parts; `{year}`.", example="SSI as pay rises: an example for {year}")
    ssi_says: str = key("Its description; `{rate}`, `{end}`.", example="From {rate} to nothing at {end}.")
    ssi_pay: str = key("Pay, in the picture and the table.", example="Pay in the month")
    ssi_check: str = key("The check, in both.", example="SSI check")
    ssi_both: str = key("The sum, in both.", example="Pay and SSI together")
    ssi_example: str = key("Whom the example is about; `{year}`.", example="**An example.** In {year}.")
    ssdi_alt: str = key("What the picture of SSDI shows; `{trial}`, `{grace}`.", example="{trial} and {grace} months.")
    ssdi_title: str = key("Its title, in two parts.", example="SSDI over the level: an example")
    ssdi_says: str = key("Its description; `{trial}`, `{grace}`, `{next}`.", example="None from month {next} on.")
    ssdi_parts: tuple[str, ...] = key("The three stretches.", example="[Trial work, Grace, No check]")
    ssdi_span: str = key("Months of a stretch; `{first}`, `{last}`.", example="{first} to {last}")
    ssdi_on: str = key("The last one; `{first}`.", example="{first} on")
    ssdi_months: str = key("What is counted.", example="Months with pay over the level")
    ssdi_example: str = key("Whom the example is about.", example="**An example, not your check.**")
    ssdi_heads: tuple[str, ...] = key("The heads of its table.", example="[When, Below the level, Over it]")
    ssdi_rows: tuple[str, ...] = key(
        "What its four rows say; `{trial}`, `{grace}`, `{extended}`.", example="['Trial work, {trial} months']"
    )
    ssdi_full: str = key("A month that is paid.", example="Full check")
    ssdi_none: str = key("A month that is not.", example="No check for that month")
    ssdi_ends: str = key("The end; `{window}` months.", example="SSDI ends; a way back for {window} months")
    term_also: str = key("Of a word of the field; `{names}`.", example="Also called: {names}.")
    term_more: str = key("What stands before a link.", example="More")
    term_original: str = key("What it is called in the other language; `{name}`.", example="In Spanish: {name}")
    contact_none: str = key("Said where nobody answers.", example="This copy of the site names nobody.")
    contact_answer: str = key("When to expect an answer.", example="You will hear within five working days.")
    contact_mail: str = key("For an address of mail; `{link}`.", example="Write to {link}.")
    contact_web: str = key("For an address of the web; `{link}`.", example="Write to us at {link}.")
    contact_phone: str = key("For a number; `{link}`.", example="Call {link}.")
    contact_other: str = key("For anything else; `{name}`.", example="Turn to {name}.")
