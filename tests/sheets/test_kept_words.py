"""What a person types is neither lost nor left behind: two tabs, reloads, full browsers, later versions, and one button that clears all of it."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page

from helping.browser import fits, until
from helping.sheets import KEPT, tools, typed

PITCH = "/guides/worksheets/my-pitch/"
INTERESTS = "/guides/worksheets/my-interests/"
KEEP = "Keep what I type on all sheets in this browser after I close the tab"
CLEAR_ALL = "Clear everything I typed on this site"
FULL = "Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError'); }"
LOCAL_FULL = """{ const put = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, text) { if (this === localStorage && key.startsWith('guidepost:words')) throw new DOMException('full', 'QuotaExceededError'); put.call(this, key, text); }; 0 }"""
LATER = json.dumps({"version": 9, "title": "My pitch", "words": "of tomorrow"})
RECORD = "guidepost:words:sheet/my-pitch"


def says(page: Page, text: str) -> None:
    """Wait until the sheet says this, as its whole text or its beginning."""
    until(page, "text => document.querySelector('.gp-tools__said').textContent.startsWith(text)", text)


def lines(page: Page) -> list[str]:
    """The names of the sheet's boxes to write in."""
    found: list[str] = page.locator("form.gp-sheet textarea").evaluate_all("all => all.map(one => one.name)")
    return found


def write(page: Page, name: str, text: str) -> None:
    page.locator(f'form.gp-sheet [name="{name}"]').fill(text)


def two_tabs(context: BrowserContext, address: str) -> tuple[Page, Page, list[str]]:
    """A sheet in two tabs, kept, with the names of its boxes."""
    one, other = context.new_page(), context.new_page()
    one.goto(address + PITCH)
    tools(one).get_by_label(KEEP).check()
    other.goto(address + PITCH)
    return one, other, lines(one)


def test_words_of_two_tabs_are_both_kept_and_each_tab_is_told(context: BrowserContext, address: str) -> None:
    one, other, (first, second, *_) = two_tabs(context, address)
    write(one, first, "A long text of the first tab")
    says(other, "You changed this sheet in another tab. Here you see the newest words.")
    assert typed(other) == {first: "A long text of the first tab"}
    write(other, second, "x")
    until(one, f"document.querySelector('[name=\"{second}\"]').value === 'x'")
    one.close()
    other.close()
    third = context.new_page()
    third.goto(address + PITCH)
    assert typed(third) == {first: "A long text of the first tab", second: "x"}


def test_a_reload_does_not_bring_back_older_words(context: BrowserContext, address: str) -> None:
    """The older tab sleeps: it hears of nothing, and shows old words until it is loaded again."""
    one = context.new_page()
    one.add_init_script("window.addEventListener('storage', event => event.stopImmediatePropagation())")
    one.goto(address + PITCH)
    tools(one).get_by_label(KEEP).check()
    first, second, *_ = lines(one)
    write(one, first, "old")
    other = context.new_page()
    other.goto(address + PITCH)
    write(other, first, "new")
    assert typed(one) == {first: "old"}
    write(one, second, "more")
    until(one, f"document.querySelector('[name=\"{first}\"]').value === 'new'")
    other.close()
    one.reload()
    assert typed(one) == {first: "new", second: "more"}
    one.close()
    third = context.new_page()
    third.goto(address + PITCH)
    assert typed(third) == {first: "new", second: "more"}


def test_words_that_both_tabs_hold_alone_are_joined_when_one_keeps_them(context: BrowserContext, address: str) -> None:
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        page.goto(address + PITCH)
    first, second, *_ = lines(one)
    write(one, first, "one")
    write(other, second, "two")
    assert typed(one) == {first: "one"}
    tools(one).get_by_label(KEEP).check()
    until(one, f"document.querySelector('[name=\"{second}\"]').value === 'two'")
    assert other.get_by_label(KEEP).is_checked()
    tools(other).get_by_label(KEEP).uncheck()
    says(one, "It is no longer kept.")
    assert typed(one) == typed(other) == {first: "one", second: "two"}
    assert one.evaluate("Object.keys(localStorage).filter(key => key.startsWith('guidepost:'))") == []
    one.reload()
    assert typed(one) == {first: "one", second: "two"}


def test_what_is_wiped_out_in_one_tab_does_not_come_back_from_another(context: BrowserContext, address: str) -> None:
    one, other, (first, second, *_) = two_tabs(context, address)
    write(one, first, "a secret")
    until(other, f"document.querySelector('[name=\"{first}\"]').value === 'a secret'")
    write(one, first, "")
    until(other, f"document.querySelector('[name=\"{first}\"]').value === ''")
    write(other, second, "x")
    other.reload()
    assert typed(other) == {second: "x"}


def test_records_of_before_move_into_the_store(page: Page, address: str) -> None:
    page.goto(address + INTERESTS)
    page.evaluate(
        """() => { sessionStorage.setItem('guidepost:sheet:my-pitch', '{"who-may-see-this-sheet": "only me"}');
                   localStorage.setItem('guidepost:sheet:my-interests', '{"what-comes-up-more-than-once": "Trains"}'); }"""
    )
    page.goto(address + PITCH)
    assert typed(page)["who-may-see-this-sheet=only me"] is True
    page.goto(address + INTERESTS)
    assert typed(page) == {"what-comes-up-more-than-once": "Trains"}
    assert page.get_by_label(KEEP).is_checked()
    assert not [key for key in page.evaluate(KEPT) if key.startswith("guidepost:sheet:")]


def test_a_record_of_a_later_version_is_left_as_it_is(page: Page, address: str) -> None:
    page.goto(address + INTERESTS)
    page.evaluate(
        "([key, text]) => { localStorage.setItem(key, text); localStorage.setItem('guidepost:keep', 'yes') }",
        [RECORD, LATER],
    )
    page.goto(address + PITCH)
    says(page, "A newer copy of this site kept words for this sheet.")
    assert not page.get_by_label(KEEP).is_checked()
    name = lines(page)[0]
    write(page, name, "x")
    assert page.evaluate("key => localStorage.getItem(key)", RECORD) == LATER
    tools(page).get_by_label(KEEP).click()
    assert not page.get_by_label(KEEP).is_checked()
    page.reload()
    assert typed(page) == {name: "x"}
    assert page.evaluate("key => localStorage.getItem(key)", RECORD) == LATER


def test_a_full_browser_leaves_no_box_checked(page: Page, address: str) -> None:
    page.add_init_script(LOCAL_FULL)
    page.goto(address + PITCH)
    name = lines(page)[0]
    write(page, name, "x")
    tools(page).get_by_label(KEEP).click()
    says(page, "This browser has no room to keep your words. They stay until you close this tab.")
    assert not page.get_by_label(KEEP).is_checked()
    page.reload()
    assert typed(page) == {name: "x"}


def test_a_browser_that_fills_up_later_says_so_at_once(page: Page, address: str) -> None:
    page.goto(address + PITCH)
    first, second, *_ = lines(page)
    tools(page).get_by_label(KEEP).check()
    write(page, first, "kept")
    page.evaluate(LOCAL_FULL)
    write(page, second, "not kept")
    says(page, "This browser has no room to keep your words.")
    assert not page.get_by_label(KEEP).is_checked()
    page.reload()
    assert typed(page) == {first: "kept", second: "not kept"}


def test_clearing_one_sheet_says_which_and_what_is_left(page: Page, address: str) -> None:
    for path in (INTERESTS, "/guides/worksheets/what-i-need/", PITCH):
        page.goto(address + path)
        write(page, lines(page)[0], "my private condition")
    clear = tools(page).get_by_role("button", name="Clear this sheet: My pitch")
    clear.focus()
    page.keyboard.press("Enter")
    assert typed(page) == {}
    says(
        page,
        "Cleared: My pitch. 2 other sheets still hold words in this browser. You have 10 seconds to undo this.",
    )
    assert clear.evaluate("one => one === document.activeElement")
    page.goto(address + INTERESTS)
    assert len(typed(page)) == 1
    tools(page).get_by_role("button", name="Clear this sheet: My interests").click()
    says(page, "Cleared: My interests. 1 other sheet still holds words in this browser.")


def test_one_button_clears_everything_in_every_tab_and_says_what(context: BrowserContext, address: str) -> None:
    one, other = context.new_page(), context.new_page()
    one.goto(address + PITCH)
    other.goto(address + INTERESTS)
    write(one, lines(one)[0], "pitch")
    write(other, lines(other)[0], "interests")
    one.evaluate("localStorage.setItem('guidepost:learn', '{}')")
    one.get_by_role("button", name=CLEAR_ALL).first.click()
    says(one, "Cleared everything: My pitch, your learning record. You have 10 seconds to undo this.")
    says(other, "This sheet was cleared in another tab.")
    assert typed(one) == typed(other) == {}
    for page in (one, other):
        assert page.evaluate(KEPT) == ["guidepost:cleared"]
        assert "pitch" not in page.evaluate("localStorage.getItem('guidepost:cleared')")
        page.reload()
        assert typed(page) == {}


def test_a_tab_that_comes_back_after_clearing_shows_nothing(context: BrowserContext, address: str) -> None:
    """As when the next person at the computer opens a closed tab again: the browser gives it its old memory."""
    page = context.new_page()
    page.goto(address + PITCH)
    write(page, lines(page)[0], "pitch")
    memory = page.evaluate("({...sessionStorage})")
    page.get_by_role("button", name=CLEAR_ALL).first.click()
    again = context.new_page()
    again.goto(address + INTERESTS)
    again.evaluate(
        "memory => Object.entries(memory).forEach(([key, text]) => sessionStorage.setItem(key, text))", memory
    )
    again.goto(address + PITCH)
    assert typed(again) == {}


def test_undo_brings_everything_back_in_every_tab(context: BrowserContext, address: str) -> None:
    one, other = context.new_page(), context.new_page()
    one.goto(address + PITCH)
    tools(one).get_by_label(KEEP).check()
    write(one, lines(one)[0], "pitch")
    other.goto(address + INTERESTS)
    write(other, lines(other)[0], "interests")
    before = typed(one), typed(other)
    one.get_by_role("button", name=CLEAR_ALL).first.click()
    says(other, "This sheet was cleared in another tab.")
    one.get_by_role("button", name="Undo").click()
    says(one, "Your words are here again.")
    until(other, "document.querySelector('form.gp-sheet textarea').value === 'interests'")
    assert (typed(one), typed(other)) == before
    assert one.get_by_label(KEEP).is_checked()
    assert one.get_by_role("button", name="Undo").count() == 0
    one.reload()
    assert typed(one) == before[0]


def test_undo_stays_for_ten_seconds_and_as_long_as_somebody_stands_on_it(page: Page, address: str) -> None:
    page.clock.install(time=0)
    page.goto(address + PITCH)
    page.clock.pause_at(3_600_000)
    write(page, lines(page)[0], "pitch")
    tools(page).get_by_role("button", name="Clear this sheet").click()
    undo = page.get_by_role("button", name="Undo")
    page.clock.run_for(9_900)
    assert undo.is_visible()
    undo.focus()
    page.clock.run_for(5_000)
    assert undo.is_visible()
    page.get_by_label(KEEP).focus()
    assert undo.count() == 0


def asked(page: Page) -> list[str]:
    """What the browser asks before the page is left."""
    found: list[str] = []

    def note(dialog: Dialog) -> None:
        found.append(dialog.type)
        dialog.accept()

    page.on("dialog", note)
    return found


def test_closing_asks_only_where_words_would_be_lost(context: BrowserContext, page: Page, address: str) -> None:
    questions = asked(page)
    page.goto(address + PITCH)
    page.get_by_role("button", name=CLEAR_ALL).first.click()  # browsers ask only people who have pressed something
    name = lines(page)[0]
    write(page, name, "x")
    page.reload()  # the tab keeps them
    page.get_by_role("link", name="Worksheets").first.click()
    page.wait_for_url("**/worksheets/**")
    page.goto(address + PITCH)
    questions.clear()
    write(page, name, "y")
    page.close(run_before_unload=True)
    until_closed(page)
    assert questions == ["beforeunload"]

    second = context.new_page()
    questions = asked(second)
    second.goto(address + PITCH)
    write(second, name, "x")
    with second.expect_download():
        tools(second).get_by_role("button", name="Save to a file").click()
    second.close(run_before_unload=True)
    until_closed(second)
    assert questions == []


def until_closed(page: Page) -> None:
    if not page.is_closed():
        page.wait_for_event("close")


def test_a_browser_that_keeps_nothing_asks_before_a_reload(page: Page, address: str) -> None:
    page.add_init_script(FULL)
    questions = asked(page)
    page.goto(address + PITCH)
    page.locator("form.gp-sheet textarea").first.press_sequentially("x")
    says(page, "This browser doesn't let a page keep what you type.")
    page.reload()
    assert questions == ["beforeunload"]


def test_other_sites_are_named_where_this_one_has_a_folder_of_its_host(page: Page, address: str) -> None:
    folder = f"{address}/agency/"
    page.route(
        f"{folder}**",
        lambda route: route.fulfill(response=page.request.get(route.request.url.replace(folder, f"{address}/"))),
    )
    page.goto(f"{address}/agency{PITCH}")
    page.locator("form.gp-sheet textarea").first.press_sequentially("x")
    offer = page.get_by_role("region", name="When you close this tab, your words are gone.")
    assert "Other sites at 127.0.0.1 may be able to read it, too." in offer.inner_text()


def test_keeping_is_offered_once_at_the_first_word(page: Page, address: str) -> None:
    page.goto(address + PITCH)
    offer = page.get_by_role("region", name="When you close this tab, your words are gone.")
    assert offer.count() == 0
    box = page.locator("form.gp-sheet textarea").first
    box.press_sequentially("x")
    assert "Anyone who uses this browser can then read them." in offer.inner_text()
    assert "Other sites" not in offer.inner_text()
    assert fits(page) == {}
    offer.get_by_role("button", name="No, don't keep them").click()
    says(page, "Your words stay until you close this tab.")
    assert box.evaluate("one => one === document.activeElement")
    box.press_sequentially("y")
    page.goto(address + INTERESTS)
    page.locator("form.gp-sheet textarea").first.press_sequentially("x")
    assert offer.count() == 0


def test_one_yes_keeps_all_sheets(context: BrowserContext, page: Page, address: str) -> None:
    page.goto(address + PITCH)
    page.locator("form.gp-sheet textarea").first.press_sequentially("x")
    page.get_by_role("button", name="Yes, keep them").click()
    says(page, "What you type on all sheets is now kept in this browser.")
    page.goto(address + INTERESTS)
    assert page.get_by_label(KEEP).is_checked()
    page.locator("form.gp-sheet textarea").first.press_sequentially("y")
    page.close()
    again = context.new_page()
    for path, text in ((PITCH, "x"), (INTERESTS, "y")):
        again.goto(address + path)
        assert list(typed(again).values()) == [text]


@pytest.mark.parametrize("way", ["paste", "drop"])
def test_text_that_comes_without_a_key_is_kept(page: Page, address: str, way: str) -> None:
    page.goto(address + PITCH)
    box = page.locator("form.gp-sheet textarea").first
    if way == "paste":
        box.focus()
        page.evaluate("document.execCommand('insertText', false, 'said aloud')")
    else:  # some programs fill a box and tell of no more than a change
        box.evaluate("one => { one.value = 'said aloud'; one.dispatchEvent(new Event('change', {bubbles: true})); }")
    page.reload()
    assert list(typed(page).values()) == ["said aloud"]
