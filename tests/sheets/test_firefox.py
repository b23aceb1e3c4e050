"""What people do with a sheet, in Firefox: fill it in, reload, two tabs, paste, keep, clear, take along and open again."""

from __future__ import annotations

import json

from helping.firefox import CONTROL, RELEASED, Firefox

PITCH = "/guides/worksheets/my-pitch/"
FOLDER = "/guides/worksheets/my-folder/"
BOXES = 'return [...document.querySelectorAll("form.gp-sheet textarea")].map(one => one.value).filter(Boolean)'
SAID = 'return document.querySelector(".gp-tools__said").textContent.startsWith(arguments[0])'


def box(firefox: Firefox, place: int) -> str:
    """A selector of one of the sheet's boxes."""
    name: str = firefox.run('return document.querySelectorAll("form.gp-sheet textarea")[arguments[0]].name', place)
    return f'form.gp-sheet [name="{name}"]'


def test_words_survive_a_reload_a_paste_and_a_second_tab_and_are_cleared_everywhere(
    firefox: Firefox, address: str
) -> None:
    firefox.goto(address + PITCH)
    one = firefox.here()
    first, second = box(firefox, 0), box(firefox, 1)
    firefox.type(first, "Ana")
    firefox.press("Yes, keep them")
    firefox.until(SAID, "What you type on all sheets is now kept in this browser.")
    firefox.type(first, f"{CONTROL}ac{RELEASED}")
    firefox.type(second, f"{CONTROL}v{RELEASED}")
    assert firefox.run(BOXES) == ["Ana", "Ana"]
    firefox.ask("WebDriver:Refresh")
    firefox.until(SAID, "What you typed before is here again.")
    assert firefox.run(BOXES) == ["Ana", "Ana"]

    other = firefox.tab()
    firefox.goto(address + PITCH)
    firefox.type(first, " and Ben")
    firefox.switch(one)
    firefox.until(SAID, "You changed this sheet in another tab.")
    assert firefox.run(BOXES) == ["Ana and Ben", "Ana"]
    firefox.press("Clear everything")
    firefox.until(SAID, "Cleared everything: My pitch.")
    firefox.switch(other)
    firefox.until(SAID, "This sheet was cleared in another tab.")
    assert firefox.run(BOXES) == []
    firefox.switch(one)
    firefox.press("Undo")
    firefox.until(SAID, "Your words are here again.")
    firefox.switch(other)
    firefox.until('return document.querySelector("form.gp-sheet textarea").value === "Ana and Ben"')
    assert firefox.run(BOXES) == ["Ana and Ben", "Ana"]


def test_the_folder_saves_all_clears_all_and_opens_all_again(firefox: Firefox, address: str) -> None:
    firefox.goto(address + PITCH)
    firefox.type(box(firefox, 0), "Nguyễn Thị Hường ✓")
    firefox.goto(address + FOLDER)
    firefox.press("Save all my sheets in one file")
    saved = json.loads(firefox.downloaded("my-folder.json"))
    assert [sheet["sheet"] for sheet in saved["sheets"]] == ["my-pitch"]
    firefox.press("Clear everything I typed on this site")
    firefox.until(SAID, "Cleared everything: My pitch.")
    firefox.goto(address + PITCH)
    assert firefox.run(BOXES) == []
    firefox.goto(address + FOLDER)
    firefox.type("input[type=file]", str(firefox.downloads / "my-folder.json"))
    firefox.until(SAID, "Opened: My pitch.")
    firefox.goto(address + PITCH)
    assert firefox.run(BOXES) == ["Nguyễn Thị Hường ✓"]
