"""The forms of an IPS program: each is listed, and the invented person's way through them fits the forms and holds together."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from playwright.sync_api import Page

from helping.browser import until
from helping.sheets import tools, typed
from portal.content.library import Library
from portal.content.model import Worksheet
from portal.sheets.names import name_fields
from portal.text.links import resolve

EXAMPLE = "docs/ips/forms/example.md"
FORMS = "docs/ips/forms/index.md"
LINE = re.compile(r"- \*\*(.+?):\*\* (.+)")
DATE = re.compile(r"\d\d/\d\d/\d{4}")
NOT_WANTED = {"career-profile-private-page"}
"""The person in the example wanted none."""
WITHOUT_NAMES = (
    "employer-page", "weekly-contact-log", "unit-meeting-agenda", "supervision-note", "field-mentoring-log",
    "quarterly-outcomes",
)  # fmt: skip
Filled = dict[str, dict[str, str]]


def forms(library: Library) -> dict[str, Worksheet]:
    sheets = (item for item in library.content.values() if isinstance(item, Worksheet) and item.series == "ips")
    return {sheet.slug: sheet for sheet in sheets}


def sheet_of(section: str) -> str:
    """A form that is filled in twice has a number behind its name."""
    return section.removesuffix("-2")


@pytest.fixture(scope="module")
def filled(library: Library) -> Filled:
    """Each section of the example: what stands behind each label."""
    found: Filled = {}
    section = ""
    for line in library.content[EXAMPLE].body.lines:
        if heading := re.fullmatch(r"## .*\{ #([\w-]+) \}", line):
            section = heading[1]
        elif item := LINE.fullmatch(line):
            assert item[1] not in found.setdefault(section, {}), (section, item[1])
            found[section][item[1]] = item[2]
    return found


def day(typed_day: str) -> date:
    month, day_of_month, year = map(int, typed_day.split("/"))
    return date(year, month, day_of_month)


def saved_fields(sheet: Worksheet, lines: dict[str, str]) -> dict[str, str]:
    """The lines of the example as a saved file has them: by the names of the form's fields."""
    names = {field.label: (name, field) for name, field in name_fields(sheet).items()}
    found = {}
    for label, value in lines.items():
        name, field = names[label]
        found[name] = day(value).isoformat() if field.kind == "date" else value
    return found


def test_the_page_of_forms_links_to_each_form(library: Library) -> None:
    body = library.content[FORMS].body
    linked = {resolve(link.target.partition("#")[0], FORMS) for link in body.links}
    assert len(forms(library)) == 16
    assert {sheet.path for sheet in forms(library).values()} <= linked


def test_each_form_says_who_may_see_it(library: Library) -> None:
    for sheet in forms(library).values():
        labels = [field.label for field in name_fields(sheet).values()]
        assert any(label.startswith("Who may see this ") for label in labels), sheet.path


def test_the_example_fills_in_each_form_with_what_it_can_hold(library: Library, filled: Filled) -> None:
    sheets = forms(library)
    assert {sheet_of(section) for section in filled} == sheets.keys() - NOT_WANTED
    for section, lines in filled.items():
        fields = {field.label: field for field in name_fields(sheets[sheet_of(section)]).values()}
        for label, value in lines.items():
            assert label in fields, (section, label)
            field = fields[label]
            if field.kind == "choose":
                assert value in field.options, (section, label, value)
            elif field.kind == "tick":
                assert value == "yes", (section, label, value)
            assert (field.kind == "date") == bool(DATE.fullmatch(value)), (section, label, value)


def test_the_dates_of_the_example_hold_together(library: Library, filled: Filled) -> None:
    def of(section: str, label: str) -> date:
        return day(filled[section][label])

    referral, last = day("02/03/2025"), day("04/14/2026")
    assert of("career-profile", "Started on") == referral
    assert of("career-profile", "Entry 5: Date") == of("job-support-plan", "Review 3: Date") == last
    first = of("job-search-plan", "First visit with an employer, in person")
    assert (first - referral).days == 15
    assert first == of("career-profile", "Entry 1: Date") == of("weekly-contact-log", "Contact 1: Day")
    assert first == of("job-search-plan", "Place 1: By when")
    assert of("job-start", "Disclosure worksheet of") <= first
    assert of("benefits-referral", "Written report in my hands on") < of("job-start", "First day")
    for start, entry in (("job-start", "Entry 2: Date"), ("job-start-2", "Entry 4: Date")):
        begins = of(start, "First day")
        assert begins == of("career-profile", entry) == of(start, "Social Security, of the pay: Done on")
        assert of(start, "Date") < of(start, "Before the first day: Date") < begins
        assert begins < of(start, "In the first three days: Date")
        assert (of(start, "Week 4: Date") - begins).days < 28
    assert of("job-end", "First day") == of("job-start", "First day")
    ended = of("job-end", "Last day")
    assert ended == of("career-profile", "Entry 3: Date")
    assert (ended - of("job-start", "First day")).days + 1 == 89
    again = of("job-end", "First visit to the next employer")
    assert again == of("employer-page", "Visit 3: Date") == of("field-mentoring-log", "Visit 3: Date")
    assert again == of("supervision-note", "Next time in the field together")
    assert of("disclosure-worksheet", "Signed on") == of("job-start-2", "Disclosure worksheet of") < again
    assert again <= of("disclosure-worksheet", "It ends on")
    assert of("employer-page", "Visit 1: Date") == of("weekly-contact-log", "Contact 5: Day")
    assert of("employer-page", "Visit 2: Date") == of("field-mentoring-log", "Visit 2: Date")
    assert of("shared-vr-plan", "Job started: Date") == of("job-start-2", "First day")
    handed, closed = of("shared-vr-plan", "Hand-over to long-term support: Date"), day("01/21/2026")
    assert of("shared-vr-plan", "Look 4: Date") == closed
    assert (closed - handed).days == 93
    applied, eligible, signed = (
        of("shared-vr-plan", f"{name}: Date") for name in ("Applied", "Eligible", "Plan signed")
    )
    assert applied < eligible < signed < of("job-start", "First day")
    first_class, last_class = of("education-plan", "First class"), of("education-plan", "Last class")
    assert first_class.strftime("%A") == last_class.strftime("%A") == "Tuesday"
    assert (last_class - first_class).days == 7 * 7
    for section, lines in filled.items():
        for label, value in lines.items():
            assert not DATE.fullmatch(value) or referral <= day(value) <= last, (section, label, value)


def test_the_counts_of_the_example_add_up(filled: Filled) -> None:
    counts = {
        int(label.split(".")[0]): value for label, value in filled["quarterly-outcomes"].items() if label[0].isdigit()
    }
    number = {key: int(value) for key, value in counts.items() if value.isdecimal()}
    assert number[1] + number[2] - number[3] - number[4] == number[5]
    assert number[1] + number[2] == number[6]
    assert counts[9] == f"{number[8]} of {number[6]}, or {number[8] / number[6] * 100:.1f} in 100"
    log = filled["weekly-contact-log"]
    in_person = sum(value == "yes" for label, value in log.items() if label.endswith("In person?"))
    assert (
        str(in_person)
        == log["In person this week, in all"]
        == filled["supervision-note"]["In-person contacts in last week’s log"]
    )
    assert filled["job-start"]["Hours a week, days and shift"].startswith(f"{4 * 4}: ")
    assert filled["job-start-2"]["Hours a week, days and shift"].startswith(f"{5 * 4}: ")


def test_nobody_looking_for_work_is_named_where_no_name_belongs(filled: Filled) -> None:
    for section in WITHOUT_NAMES:
        assert not [value for value in filled[section].values() if "Corinne" in value], section
    assert not [value for value in filled["employer-page"].values() if re.search(r"C\d\d", value)]


def test_the_example_can_be_opened_on_each_web_form(page: Page, address: str, library: Library, filled: Filled) -> None:
    for section, lines in filled.items():
        sheet = forms(library)[sheet_of(section)]
        fields = saved_fields(sheet, lines)
        page.goto(f"{address}/guides/worksheets/{sheet.slug}/")
        page.evaluate("sessionStorage.clear()")
        page.reload()
        data = {"format": "guidepost-sheet", "version": 1, "sheet": sheet.slug, "title": sheet.title, "fields": fields}
        with page.expect_file_chooser() as waiting:
            tools(page).get_by_role("button", name="Open a file").click()
        waiting.value.set_files(
            {"name": "one.json", "mimeType": "application/json", "buffer": json.dumps(data).encode()}
        )
        until(page, "document.querySelector('[role=status]').textContent.startsWith('Opened one.json.')")
        shown = {name.partition("=")[0]: name.partition("=")[2] or value for name, value in typed(page).items()}
        wanted = {name: True if value == "yes" and shown.get(name) is True else value for name, value in fields.items()}
        assert shown == wanted, section
