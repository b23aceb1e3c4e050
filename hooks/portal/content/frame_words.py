"""The fixed words of the frame of every page: header, menu, footer, search, and what a short answer can be taken along with."""

from __future__ import annotations

from dataclasses import dataclass

from portal.content.entries import Datum
from portal.content.model import key


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameWords(Datum):
    """What stands around a page in one language."""

    frame_skip: str = key("The link past the header.", example="Skip to the text")
    frame_tongue: str = key("The name of the links to other languages.", example="Languages")
    frame_search: str = key("A button.", example="Search")
    frame_menu: str = key("A button on a phone.", example="Menu")
    frame_sections: str = key("The name of the sections at the top.", example="Sections")
    frame_all_questions: str = key("A link where no script runs.", example="All questions")
    frame_here: str = key("The name of the way down to the page.", example="You are here")
    frame_pages: str = key("The name of the menu at the side.", example="Pages")
    frame_more: str = key("Below a part of a long list; `{count}`.", example="{count} more")
    frame_edit: str = key("A link.", example="Edit this page")
    frame_contents: str = key("The heading of the page's headings.", example="On this page")
    frame_related: str = key("The heading of the pages to read next.", example="Read next")
    frame_for: str = key("What stands before whom an answer is for.", example="For")
    frame_turn: str = key("The name of the links to the neighbors.", example="Previous and next page")
    frame_previous: str = key("A link.", example="Previous")
    frame_next: str = key("A link.", example="Next")
    frame_colors: str = key("The heading of a choice.", example="Colors")
    frame_colors_device: str = key("A choice.", example="As on this device")
    frame_colors_light: str = key("A choice.", example="Light")
    frame_colors_dark: str = key("A choice.", example="Dark")
    frame_slash: str = key("A box to tick.", example="The key / opens the search")
    frame_crisis: str = key(
        "At the foot of each page; `{911}` and `{988}` are links.", example="In a crisis: call {911}, or {988}."
    )
    frame_crisis_do: str = key("The link behind it.", example="What to say and do")
    frame_general: str = key("What the site is not; `{site}`.", example="{site} gives general information.")
    frame_about: str = key("A link.", example="About, sources and licenses")
    frame_accessibility: str = key("A link.", example="Accessibility")
    frame_offline: str = key("A link.", example="Copy that works without a network (zip)")
    frame_lapsed_name: str = key("The name of the box above a page that is out of date.", example="Out of date")
    frame_lapsed_part: str = key("Its first sentence.", example="Part of this page is out of date.")
    frame_lapsed_check: str = key("Its second sentence.", example="Check these before you use them:")
    frame_lapsed_mark: str = key("Behind a note that is out of date.", example="(out of date)")
    frame_lapsed_since: str = key(
        "Of a fact from the day after its last good one; `{day}`.", example="Out of date since {day}."
    )
    frame_lapsed_before: str = key("What to do about it.", example="Check before you use it.")
    frame_source: str = key("Before the source of a fact.", example="Source:")
    frame_fact: str = key("The link to a fact.", example="This fact on its own")
    frame_section: str = key("The name of the link beside a heading.", example="Link to this section")
    frame_back: str = key("The name of the link from a note; `{}` is its number.", example="Back to the text, note {}")
    frame_translated: str = key("On each translation that nobody has read.", example="Translated by the editors.")
    frame_read_by: str = key("On a translation that was read; `{name}`, `{day}`.", example="Read by {name} on {day}.")
    frame_original: str = key("The link to the original of a translation.", example="This page in English")
    share_link: str = key("A button.", example="Copy link")
    share_link_done: str = key("Said after it.", example="The link was copied.")
    share_answer: str = key("A button.", example="Copy short answer")
    share_answer_done: str = key("Said after it.", example="The short answer was copied.")
    share_refused: str = key("Said where a browser copies nothing; `{text}`.", example="Copy this by hand: {text}")
    share_print: str = key("A link.", example="Print this answer (PDF)")
    share_print_you: str = key("A link.", example="Print the part for the person (PDF)")
    share_more: str = key("The line that opens it.", example="Link to this answer, or quote it")
    share_line: str = key(
        "The source of a quoted answer; `{site}`, `{title}`, `{day}`.", example="{site}, “{title}”, reviewed {day}."
    )
    share_address: str = key("Of the page's address; `{address}`.", example="The address stays: {address}.")
    share_here: str = key("The address where it is not known.", example="link to this page")
    share_ways: str = key("A link.", example="More ways to take answers along")
    aloud_read: str = key("A button: the device reads the page aloud.", example="Read to me")
    aloud_pause: str = key("A button while it reads.", example="Pause")
    aloud_on: str = key("The same button while it is paused.", example="Go on")
    aloud_start: str = key("The same button at the end.", example="From the start")
    aloud_again: str = key("A button: the line that was read last.", example="Say it again")
    aloud_slower: str = key("A button.", example="Slower")
    aloud_faster: str = key("A button.", example="Faster")
    aloud_stop: str = key("A button.", example="Stop")
    aloud_boxes: str = key("A box to tick, on sheets.", example="Read each box when I come to it")
    find_title: str = key("The heading of the search.", example="Search this site")
    find_close: str = key("A button.", example="Close")
    find_label: str = key("The label of its box.", example="A question, or a few words")
    find_home: str = key("The label of the box on the front page.", example="What do you need to know?")
    home_title: str = key("The title of the front page in a browser; `{site}`.", example="{site}: help for work")
    page_table: str = key(
        "The name of a table that is wider than the screen; `{number}`, `{head}`.",
        example="Wide table {number}: {head}",
    )
    frame_changed: str = key("What changed last; `{day}`, `{what}`.", example="Changed {day}: {what}")
    frame_changes: str = key("A link to the list of changes.", example="What changed")
    frame_version: str = key("The version of the site; `{day}`.", example="Version of {day}")
    frame_cite: str = key("What opens the lines below.", example="Cite this page, or report an error")
    frame_cited: str = key(
        "How to name the page; `{site}`, `{title}`, `{version}`, `{day}`.",
        example="{site}, “{title}”, version of {version}, reviewed {day}.",
    )
    frame_report: str = key("A link.", example="Report an error")
    frame_report_says: str = key("What to say there.", example="Name this page and its version.")
    frame_report_mail: str = key(
        "The mail that is begun, a bar for a new line; `{title}`, `{address}`, `{version}`.",
        example="Page: {title}|{address}|Version: {version}",
    )
    frame_web: str = key("Beside what a copy for a disk lacks.", example="on the web only")
    find_failed: str = key("Where search can't be loaded.", example="Search could not be loaded.")
    find_slow: str = key("While nothing has come yet.", example="Searching…")
    find_one: str = key("One result; `{count}`.", example="{count} result")
    find_many: str = key("Any other number of results; `{count}`.", example="{count} results")
    find_more: str = key("A link below the results.", example="These results on a page of their own")
    find_such: str = key("Above the examples of an empty search.", example="Such as:")
    find_examples: tuple[str, ...] = key(
        "Who asks, and what they may type.", example='["I look for work = will I lose my check"]'
    )
    find_all: str = key("A link below the examples.", example="All questions, by topic")
    find_tell: str = key("A link below results that do not fit.", example="Not what I meant: tell us")
    find_tell_subject: str = key("The subject of the mail that is begun.", example="Search: not what I meant")
    find_tell_body: str = key("Its text, a bar for a new line; `{query}`.", example="I looked for: {query}||")
    find_nothing: str = key("Where no page has a word of the query.", example="No page has these words.")
    find_nearest: str = key("Where no page fits.", example="We have no page on this. Nearest:")
    find_ask: str = key("Before whom to ask instead.", example="Whom to ask instead")
    find_ask_title: str = key("The title of that result.", example="Find help in your state")
    find_ask_says: str = key("What that page has.", example="Ten national lists lead to the office near you.")
    find_other: str = key("Beside a result in the site's own language.", example="In English")
    missed_title: str = key("The heading of the page for missed addresses.", example="This page is not here")
    missed_near: str = key("The heading of pages that may be meant.", example="Pages with a similar address")
    missed_none: str = key("The heading where there are none.", example="Nothing here has a similar address")
    missed_search: str = key("A link; `{words}` are those of the address.", example="Search the site for “{words}”")
    frame_back_place: str = key(
        "Behind that name, where a text uses a note more than once; `{place}`, `{places}`.",
        example="place {place} of {places}",
    )
    list_session: str = key("A session in lists; `{number}`.", example="Session {number}")
    list_before: str = key("What comes before the sessions.", example="Before the group")
    list_after: str = key("What comes after them.", example="After the group")
    list_join: str = key("The heading of sheets for this purpose.", example="Joining the group")
    list_me: str = key("Likewise.", example="What I like and what I bring")
    list_needs: str = key("Likewise.", example="What I need, and what I share")
    list_people: str = key("Likewise.", example="People I know and how I meet them")
    list_work: str = key("Likewise.", example="Work, businesses and job ideas")
    list_plan: str = key("Likewise.", example="My plan and looking back")
    list_lead: str = key("Likewise.", example="Leading a group")
    list_other: str = key("The heading of all others.", example="Other sheets")
    list_leaders: str = key("The heading of forms.", example="For people who lead a group")
    list_staff: str = key("The heading of forms.", example="For specialists and supervisors")
    list_benefits: str = key("The heading of sheets on money.", example="Work and benefits")
    list_large: str = key("Behind the title of a book.", example="large print")
    list_unprinted: str = key("Said where nothing is printed.", example="There are no printed editions.")
