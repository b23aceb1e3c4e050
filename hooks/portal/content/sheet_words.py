"""The fixed words of a sheet's page: its buttons, its parts, and what it says."""

from __future__ import annotations

from dataclasses import dataclass

from portal.content.frame_words import FrameWords
from portal.content.model import key


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords(FrameWords):
    """What the page of a sheet and its script write in one language."""

    sheet_tools: str = key("The line that opens the buttons of a sheet.", example="Save or print")
    sheet_heard: str = key("Said beside the editions, of the form.", example="Use the form with a screen reader.")
    sheet_stays: str = key("Where typed words go.", example="What you type stays in this tab.")
    sheet_shared: str = key("The warning for shared computers.", example="Clear what you typed before you leave.")
    sheet_before: str = key("The line that opens what stands before the first box.", example="Before you start")
    sheet_parts: str = key("How many parts hold words; `{done}`, `{parts}`.", example="{done} of {parts} parts")
    sheet_part_done: str = key("Of a part where each box holds words.", example="done")
    sheet_part_begun: str = key("Of a part where some do.", example="begun")
    sheet_steps: str = key("A button.", example="One question at a time")
    sheet_steps_all: str = key("The button that ends that.", example="Show the whole sheet")
    sheet_steps_where: str = key(
        "Where a person is; `{part}`, `{parts}`, `{title}`, `{question}`, `{questions}`.",
        example="Part {part} of {parts}: {title}",
    )
    sheet_steps_next: str = key("A button.", example="Next")
    sheet_steps_back: str = key("A button.", example="Back")
    sheet_steps_skip: str = key("A button.", example="Skip this part")
    sheet_steps_end: str = key("Said after the last question.", example="That was the last question.")
    sheet_close: str = key("The button that takes a message away.", example="Close")
    sheet_save: str = key("A button.", example="Save to a file on this device")
    sheet_open: str = key("A button.", example="Open a file")
    sheet_print: str = key("A button.", example="Print")
    sheet_folder: str = key("The link to the page of all sheets.", example="My folder")
    sheet_clear: str = key("A button; `{sheet}` is the sheet.", example="Clear this sheet: {sheet}")
    sheet_clear_all: str = key("A button.", example="Clear everything I typed")
    sheet_clear_short: str = key("The first words of it, for a short line.", example="Clear everything")
    sheet_keep: str = key("The box to keep words beyond the tab.", example="Keep my words in this browser")
    sheet_keep_how: str = key(
        "Who can read what is kept, and how to undo that.", example="To undo it, uncheck the box."
    )
    sheet_keep_host: str = key(
        "Who else can read it; `{host}` is the host.", example="Other sites at {host} can read it."
    )
    sheet_keep_disk: str = key("The same for a copy on a disk.", example="Other pages on your disk can read it.")
    sheet_offer: str = key("Asked at the first word.", example="Keep your words?")
    sheet_offer_how: str = key("What a yes means.", example="Anyone who uses this browser can then read them.")
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
    sheet_worked_out: str = key("Beside a line that is worked out from others.", example="Worked out from others.")
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
        "Said after saving, with some of the next; `{notes}`.", example="Saved as {file}. {notes}"
    )
    sheet_travel_strange: str = key("Of letters that can't be drawn; `{letters}`.", example="It can't draw {letters}.")
    sheet_travel_disk: str = key("Said next in a copy from a disk.", example="The site on the web has more letters.")
    sheet_travel_longer: str = key("Of answers that need more room.", example="Long answers go on at the end.")
    sheet_travel_other: str = key("Of letters that other programs may lack.", example="Change this file here.")
    sheet_travel_failed: str = key(
        "Said where a file could not be made or read.", example="The file could not be made."
    )
    sheet_travel_goes_on: str = key("Stands in a box that is too small.", example="(goes on at the end)")
    sheet_travel_more: str = key("The heading of the pages at the end.", example="More of what I wrote")
    sheet_travel_more_how: str = key("What stands below it.", example="Each of these answers is whole here.")
    sheet_travel_more_place: str = key("Above such an answer; `{page}`, `{label}`.", example="Page {page}: {label}")
    sheet_travel_more_nowhere: str = key("Above words whose line is gone; `{label}`.", example="No line now: {label}")
    sheet_travel_more_strange: str = key(
        "Of letters that can't be drawn, in the file; `{codes}`.", example="Letters that can't be drawn: {codes}."
    )
    sheet_travel_flat: str = key("Said of a PDF without boxes; `{file}`.", example="{file} has no boxes.")
    sheet_travel_part: str = key("Said of a file whose end is missing; `{file}`.", example="{file} is not whole.")
    sheet_travel_locked: str = key("Said of a file with a password; `{file}`.", example="{file} is locked.")
    sheet_travel_large_file: str = key("Said of a very large file; `{file}`.", example="{file} is too large.")
