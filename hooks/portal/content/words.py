"""The fixed words of sheets, editions and buttons, by language. A second language is an entry in `docs/data/words.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from portal.content.list_words import ListWords
from portal.content.model import key
from portal.text.issues import Issue
from portal.text.links import is_slug_path

SITE = "en"
"""The language of the site itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(ListWords):
    """What the build and the scripts write in one language. Its id is the language's code, such as `en`."""

    language: str = key("The language's own name.", example="Español")
    locale: str = key("The language with its country, which decides how dates are written.", example="es-US")
    folders: tuple[str, ...] = key(
        "How folders are called in its addresses, where not as in English.",
        example="[faq = preguntas, guides/worksheets = hojas]",
        default=(),
    )
    yours: str = key(
        "The heading above the lines that each participant's sheet ends in.", example="This sheet is yours"
    )
    who: str = key("The question of who may see a sheet.", example="Who may see this sheet?")
    who_choices: tuple[str, ...] = key("Its answers.", example="[only me, the people I name]")
    who_names: str = key("The line for names.", example="Their names")
    skip: str = key("The box to skip a sheet.", example="I want to skip this sheet for now.")
    mark: str = key("In an empty box at the head of a participant's sheet on paper.", example="My mark")
    edition_pdf: str = key("The name of an edition.", example="PDF")
    edition_large_print: str = key("The name of an edition.", example="Large print")
    edition_docx: str = key("The name of an edition.", example="Word")
    edition_pack: str = key("The name of an edition.", example="Session pack")
    book_workbook: str = key("The title of a book.", example="Participant workbook")
    book_workbook_says: str = key("What it is.", example="All sheets for the people in the group.")
    book_binder: str = key("The title of a book.", example="Facilitator binder")
    book_binder_says: str = key("What it is.", example="All session guides and forms.")
    book_pack: str = key("The title of a book; `{title}` is the guide's.", example="Session pack: {title}")
    book_pack_says: str = key("What it is.", example="The guide and the sheets to hand out.")
    book_contents: str = key("The heading of its contents.", example="Contents")
    book_series: str = key("The heading of the binder's timetable.", example="The series at a glance")
    book_series_says: str = key("What stands above it.", example="The tab at the edge of a page is its session.")
    book_tab: str = key("The head of its first column.", example="Tab")
    book_session: str = key("The head of its second column.", example="Session")
    book_sheets: str = key("The head of its last column.", example="Sheets to hand out")
    book_forms: str = key("The tab and the row of the forms.", example="Forms")
    pack_job: str = key(
        "The heading of what a session's pack asks to be done before.", example="Your job before the day"
    )
    pack_job_says: str = key("What stands below it.", example="All that this session needs, step by step.")
    pack_print: str = key("The heading above the sheets to copy.", example="Print")
    pack_sheet: str = key("The head of their first column.", example="Sheet, and its page here")
    pack_copies: str = key("The head of their last column.", example="Copies")
    pack_person: str = key("How many copies.", example="one for each person, and two more")
    pack_each: str = key("How many copies of what a leader fills in.", example="one about each person, for leaders")
    pack_leader: str = key("How many copies.", example="one for each leader")
    pack_one: str = key("How many copies.", example="one")
    pack_bring: str = key("The heading above what to bring.", example="Bring")
    pack_chart: str = key("The heading above what to write on the chart.", example="Write on the chart")
    pack_chart_says: str = key("What stands below it.", example="A sheet of the chart for each number.")
    pack_calls: str = key("The heading above whom to call.", example="Call")
    pack_times: str = key("Said of the times in it.", example="Times count from 9:00.")
    print_reviewed: str = key("The day of the review; `{day}`.", example="Reviewed {day}")
    print_page: str = key("At the foot of a page; `{page}` and `{pages}`.", example="Page {page} of {pages}")
    print_qr: str = key("What a QR code is called; `{address}`.", example="QR code: {address}")
    print_sources: str = key("The heading above the sources.", example="Sources")
    print_good: str = key("Of a fact with a last good day; `{day}`.", example="Good through {day}.")
    print_outdated: str = key("Of a fact from the day after; `{day}`.", example="Out of date since {day}.")
    lasts: str = key("How long a sheet takes; `{minutes}`.", example="{minutes} minutes")
    editions: str = key("What stands before a page's editions.", example="Also as")
    printing: str = key("Said in their place while they are printed.", example="They are being printed.")
    my_heading: str = key("The heading of the folder.", example="What my folder holds")
    my_none: str = key("Said of an empty folder.", example="No sheet holds words.")
    my_many: str = key("Said of a folder; `{count}` of `{all}` sheets of a group.", example="{count} of {all} sheets")
    my_others: str = key("Said of the other sheets in it; `{count}`.", example="And {count} other sheets.")
    my_print: str = key("A button.", example="Print all my sheets")
    my_done: str = key("The state of a sheet.", example="Done")
    my_begun: str = key("The state of a sheet; `{filled}` and `{fields}`.", example="{filled} of {fields}")
    my_empty: str = key("The state of a sheet.", example="Empty")
    my_open: str = key("A button.", example="Open files")
    my_drop: str = key("Beside it.", example="You can drop files here.")
    my_save: str = key("A button.", example="Save all in one file")
    my_saved: str = key("Told after saving all sheets; `{file}`.", example="Saved as {file}.")
    my_pdf: str = key("A button.", example="Take all along as one PDF")
    my_zip: str = key("A button.", example="Take all along as one zip file")
    my_not_in: str = key("Of sheets that a file has not; `{names}`.", example="Not in it: {names}.")
    my_opened: str = key("Said after opening; `{names}`.", example="Opened: {names}.")
    my_left: str = key("Of sheets that were not replaced; `{names}`.", example="Left as they were: {names}.")
    my_wrong: str = key("Of other files; `{names}`.", example="Not opened: {names}.")
    my_sure: str = key("Asked first; `{names}`.", example="Use the files?")
    my_no: str = key("The answer that changes nothing.", example="No, keep what is here")
    time_heading: str = key("The heading of a timetable.", example="The session at a glance")
    time_starts: str = key("The head of its first column.", example="Starts")
    time_step: str = key("The head of its second column.", example="Step")
    time_minutes: str = key("The head of its third column.", example="Minutes")
    time_end: str = key("The last row.", example="End")
    time_all: str = key("The sum; `{minutes}`.", example="{minutes} in all")
    start_label: str = key("The box for a start time.", example="The session starts at")
    start_says: str = key("Said of times; `{start}` and `{end}`.", example="From {start} to {end}")
    start_wrong: str = key("Said of bad input; `{typed}` is it.", example="“{typed}” is not a time.")


def read_folders(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each folder with its name in addresses. A line of another form is left out."""
    for line in lines:
        folder, _, name = (part.strip() for part in line.partition("="))
        if is_slug_path(folder) and is_slug_path(name):
            yield folder, name


def check_locale(words: Words) -> Iterator[Issue]:
    """Dates are written as the language and its country write them, so both must be known; and what stands in addresses can stand there."""
    for line in words.folders:
        if not [*read_folders([line])]:
            problem = f"'{line}' doesn't say how a folder is called."
            fix = "Write the folder and its name in addresses, such as 'guides/worksheets = hojas'."
            yield Issue(words.path, words.lines["folders"], "words-folder", problem, fix)
    try:
        Locale.parse(words.locale, sep="-")
    except (ValueError, UnknownLocaleError):
        problem = f"'{words.locale}' is no language with its country."
        fix = "Write both codes, such as 'en-US' or 'es-US'."
        yield Issue(words.path, words.lines["locale"], "words-locale", problem, fix)


def write_day(day: date, words: Words) -> str:
    """A day as the language writes it: 'November 21, 2026', '21 de noviembre de 2026'."""
    return format_date(day, "long", locale=Locale.parse(words.locale, sep="-"))


def day_pattern(locale: str) -> str:
    """The same as a pattern with letters for its parts, as Word reads it: "MMMM d, yyyy", "d 'de' MMMM 'de' yyyy"."""
    return str(Locale.parse(locale, sep="-").date_formats["long"].pattern).replace("y", "yyyy")


def words_for_script(words: Words, prefix: str) -> Mapping[str, str]:
    """The words that a script of the page writes, by name without the prefix."""
    names = [spec.name for spec in fields(Words) if spec.name.startswith(prefix)]
    return {name.removeprefix(prefix): str(getattr(words, name)) for name in names}
