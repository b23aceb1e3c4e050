"""The fixed words of sheets, editions and buttons, by language. A second language is an entry in `docs/data/words.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from portal.content.entries import Datum
from portal.content.model import key
from portal.text.issues import Issue

SITE = "en"
"""The language of the site itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Datum):
    """What the build and the scripts write in one language. Its id is the language's code, such as `en`."""

    language: str = key("The language's own name.", example="Español")
    locale: str = key("The language with its country, which decides how dates are written.", example="es-US")
    yours: str = key(
        "The heading above the lines that each participant's sheet ends in.", example="This sheet is yours"
    )
    who: str = key("The question of who may see a sheet.", example="Who may see this sheet?")
    who_choices: tuple[str, ...] = key("Its answers.", example="[only me, the people I name]")
    who_names: str = key("The line for names.", example="Their names")
    skip: str = key("The box to skip a sheet.", example="I want to skip this sheet for now.")
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
    print_reviewed: str = key("The day of the review; `{day}`.", example="Reviewed {day}")
    print_page: str = key("At the foot of a page; `{page}` and `{pages}`.", example="Page {page} of {pages}")
    print_qr: str = key("What a QR code is called; `{address}`.", example="QR code: {address}")
    print_sources: str = key("The heading above the sources.", example="Sources")
    print_good: str = key("Of a fact with a last good day; `{day}`.", example="Good through {day}.")
    print_outdated: str = key("Of a fact from the day after; `{day}`.", example="Out of date since {day}.")
    lasts: str = key("How long a sheet takes; `{minutes}`.", example="{minutes} minutes")
    editions: str = key("What stands before a page's editions.", example="Also as")
    printing: str = key("Said in their place while they are printed.", example="They are being printed.")
    sheet_tools: str = key("The name of the buttons of a sheet.", example="Save, print or clear")
    sheet_heard: str = key("Said beside the editions, of the form.", example="Use the form with a screen reader.")
    sheet_stays: str = key("Where typed words go.", example="What you type stays in this tab.")
    sheet_shared: str = key("The warning for shared computers.", example="Clear what you typed before you leave.")
    sheet_save: str = key("A button.", example="Save to a file on this device")
    sheet_open: str = key("A button.", example="Open a file")
    sheet_print: str = key("A button.", example="Print")
    sheet_folder: str = key("The link to the page of all sheets.", example="My folder")
    sheet_clear: str = key("A button; `{sheet}` is the sheet.", example="Clear this sheet: {sheet}")
    sheet_clear_all: str = key("A button.", example="Clear everything I typed")
    sheet_keep: str = key("The box to keep words beyond the tab.", example="Keep my words in this browser")
    sheet_keep_how: str = key(
        "Who can read what is kept, and how to undo that.", example="To undo it, uncheck the box."
    )
    sheet_keep_host: str = key(
        "Who else can read it; `{host}` is the host.", example="Other sites at {host} can read it."
    )
    sheet_keep_disk: str = key("The same for a copy on a disk.", example="Other pages on your disk can read it.")
    sheet_offer: str = key("Asked at the first word.", example="Keep your words?")
    sheet_offer_yes: str = key("An answer.", example="Yes, keep them")
    sheet_offer_no: str = key("An answer.", example="No, don't keep them")
    sheet_sure_open: str = key("Asked before a file replaces words.", example="Put the file's words in their place?")
    sheet_open_yes: str = key("An answer.", example="Yes, use the file")
    sheet_no: str = key("The answer that changes nothing.", example="No, keep what I typed")
    sheet_back: str = key("Said when words are there again.", example="What you typed before is here again.")
    sheet_saved: str = key("Said after saving; `{file}` is its name.", example="Saved as {file}.")
    sheet_opened: str = key("Said after opening; `{file}` is its name.", example="Opened {file}.")
    sheet_cleared: str = key(
        "Said after clearing; `{sheet}`, and `{others}` is one of the next three.", example="Cleared: {sheet}. {others}"
    )
    sheet_cleared_none: str = key("Of other sheets.", example="No other sheet holds words.")
    sheet_cleared_one: str = key("Of other sheets.", example="1 other sheet holds words.")
    sheet_cleared_many: str = key("Of other sheets; `{count}`.", example="{count} other sheets hold words.")
    sheet_cleared_all: str = key("Said after clearing everything; `{names}` says what.", example="Cleared: {names}")
    sheet_cleared_nothing: str = key("Said where nothing was there.", example="There was nothing to clear.")
    sheet_cleared_tabs: str = key("Said where other tabs don't hear of it.", example="Close your other tabs.")
    sheet_cleared_elsewhere: str = key("Said in the other tabs.", example="This was cleared in another tab.")
    sheet_undo: str = key("A button.", example="Undo")
    sheet_undone: str = key("Said after it.", example="Your words are here again.")
    sheet_name_plan: str = key("Named among what was cleared.", example="your plan")
    sheet_name_answers: str = key("Likewise.", example="your answers")
    sheet_name_learn: str = key("Likewise.", example="your record")
    sheet_name_run: str = key("Likewise.", example="the clock")
    sheet_kept: str = key("Said when words are kept.", example="Your words are kept in this browser.")
    sheet_not_kept: str = key("Said after a no.", example="Your words stay until you close this tab.")
    sheet_forgotten: str = key("Said when they no longer are.", example="Your words are no longer kept.")
    sheet_changed: str = key("Said when another tab changed words.", example="You see the newest words.")
    sheet_as_it_was: str = key("Said when nothing was changed.", example="Nothing was changed.")
    sheet_not_ours: str = key("Said of a file that is no sheet.", example="{file} was not saved from a sheet.")
    sheet_later_file: str = key("Said of such a file; `{file}` is its name.", example="{file} is from a newer copy.")
    sheet_other: str = key("Said of another sheet's file; `{sheet}` is its name.", example="It is for {sheet}.")
    sheet_no_place: str = key("Above words whose line is gone.", example="These have no line here any more:")
    sheet_no_room: str = key("Said where the browser keeps nothing.", example="This browser can't keep your words.")
    sheet_full: str = key("Said where there is no room to keep them.", example="This browser has no room.")
    sheet_later: str = key("Said of words that a later version kept.", example="Load the page again.")
    sheet_sum: str = key("A total; `{sum}` and the `{most}` that it can be.", example="{sum} of {most}")
    sheet_sum_so_far: str = key(
        "A total where some numbers are missing: also `{count}` chosen `{of}` all.",
        example="{sum} so far ({count} of {of} scored)",
    )
    sheet_gather: str = key("A button.", example="Gather from my other sheets")
    sheet_gather_found: str = key("The heading of the lines that were found.", example="Lines from your other sheets")
    sheet_gather_how: str = key("What to do with them.", example="Change any line, or uncheck it.")
    sheet_gather_from: str = key("Where a line came from; `{sheet}`.", example="From {sheet}")
    sheet_gather_take: str = key("The tick of a line.", example="Put this on my sheet")
    sheet_gather_instead: str = key(
        "The tick of a line whose place is taken; `{there}`.", example="Put this in the place of: {there}"
    )
    sheet_gather_left: str = key(
        "Said of rows that found no room; `{sheet}`, `{rows}`.", example="{rows} more in {sheet}"
    )
    sheet_gather_put: str = key("A button.", example="Put the checked lines on my sheet")
    sheet_gather_leave: str = key("A button.", example="Leave my sheet as it is")
    sheet_gather_done: str = key("Said afterward; `{lines}`.", example="{lines} lines are on your sheet.")
    sheet_gather_none: str = key("Said where nothing was found.", example="Nothing new was found.")
    sheet_travel_pdf: str = key("A button.", example="Download as PDF, filled in")
    sheet_travel_large: str = key("A button.", example="Download as large print, filled in")
    sheet_travel_docx: str = key("A button.", example="Download as Word, filled in")
    sheet_travel_filled: str = key("The end of the name of a filled file.", example="filled")
    sheet_travel_wait: str = key("Said while a file is made or read.", example="One moment.")
    sheet_travel_note: str = key(
        "Said after saving, with one of the next two; `{notes}`.", example="Saved as {file}. {notes}"
    )
    sheet_travel_strange: str = key(
        "Of letters that a PDF can't draw; `{letters}`.", example="It can't draw {letters}."
    )
    sheet_travel_cut: str = key("Of words that need more room.", example="Some words don't fit into their box.")
    sheet_travel_failed: str = key(
        "Said where a file could not be made or read.", example="The file could not be made."
    )
    my_heading: str = key("The heading of the folder.", example="What my folder holds")
    my_none: str = key("Said of an empty folder.", example="No sheet holds words.")
    my_one: str = key("Said of a folder with one sheet.", example="1 sheet holds your words.")
    my_many: str = key("Said of a folder; `{count}`.", example="{count} sheets hold your words.")
    my_done: str = key("The state of a sheet.", example="Done")
    my_begun: str = key("The state of a sheet; `{filled}` and `{fields}`.", example="{filled} of {fields}")
    my_empty: str = key("The state of a sheet.", example="Empty")
    my_open: str = key("A button.", example="Open files")
    my_drop: str = key("Beside it.", example="You can drop files here.")
    my_save: str = key("A button.", example="Save all in one file")
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


def check_locale(words: Words) -> Iterator[Issue]:
    """Dates are written as the language and its country write them, so both must be known."""
    try:
        Locale.parse(words.locale, sep="-")
    except (ValueError, UnknownLocaleError):
        problem = f"'{words.locale}' is no language with its country."
        fix = "Write both codes, such as 'en-US' or 'es-US'."
        yield Issue(words.path, words.lines["locale"], "words-locale", problem, fix)


def write_day(day: date, words: Words) -> str:
    """A day as the language writes it: 'November 21, 2026', '21 de noviembre de 2026'."""
    return format_date(day, "long", locale=Locale.parse(words.locale, sep="-"))


def words_for_script(words: Words, prefix: str) -> Mapping[str, str]:
    """The words that a script of the page writes, by name without the prefix."""
    names = [spec.name for spec in fields(Words) if spec.name.startswith(prefix)]
    return {name.removeprefix(prefix): str(getattr(words, name)) for name in names}
