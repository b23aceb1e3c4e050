"""The files of several people side by side, and the path for a group."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page

from helping.browser import violations
from portal.content.library import Library
from portal.learn.modules import entries
from portal.learn.path import modules, render_cohort

FORMAT = {"format": "guidepost-learn", "version": 1}


def file_of(name: str, text: str) -> dict[str, object]:
    return {"name": name, "mimeType": "application/json", "buffer": text.encode()}


def test_several_files_stand_side_by_side_and_nothing_of_them_is_kept(page: Page, address: str) -> None:
    step = {"done": "2026-11-20", "task": "2026-11-22", "right": 6, "of": 6, "first": 5}
    rosa = {
        **FORMAT,
        "name": "Rosa Diaz",
        "modules": {"why-this-work": step, "eight-principles": {"done": "2026-11-27"}},
    }
    lee = {**FORMAT, "modules": {"why-this-work": {"right": 3, "of": 6, "first": 3}}}
    page.goto(f"{address}/learn/team/")
    with page.expect_file_chooser() as waiting:
        page.get_by_role("button", name="Open files").click()
    waiting.value.set_files(
        [
            file_of("lee.json", json.dumps(lee)),
            file_of("rosa.json", json.dumps(rosa)),
            file_of("photo.json", "no json"),
        ]
    )
    page.get_by_text("2 of 3 files opened. photo.json can't be read as a saved record.").wait_for()
    people, each = page.locator(".gp-team table").all()
    rows = [row.locator("th, td").all_inner_texts() for row in people.locator("tbody tr").all()]
    assert rows == [
        ["lee", "0 of 10", "1. Why this work", "3 of 6", "0", ""],
        ["Rosa Diaz", "2 of 10", "3. Meeting a person", "5 of 6", "1", "November 27, 2026"],
    ]
    assert each.locator("tbody tr").first.locator("th, td").all_inner_texts() == [
        "1. Why this work",
        "3 of 6",
        "done, field task, 5 of 6",
    ]
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    page.reload()
    assert page.locator(".gp-team table").count() == 0


def test_a_saved_file_carries_the_name_that_its_owner_typed(page: Page, address: str) -> None:
    page.goto(f"{address}/learn/record/")
    page.get_by_label("Name, as it shall stand on the record").fill("Rosa Diaz")
    page.goto(f"{address}/learn/")
    page.get_by_role("checkbox", name="Remember my progress").check()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save to a file").click()
    assert json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))["name"] == "Rosa Diaz"


def test_a_group_has_an_hour_for_each_module_with_its_questions(library: Library) -> None:
    lines = list(render_cohort(library, "docs/learn/cohort.md"))
    heads = [line.strip() for line in lines if line.strip().startswith("###")]
    assert len(heads) == 10
    assert heads[4] == "### Hour 5: Employers { #hour-employers }"
    before = next(line for line in lines if "[module 5]" in line)
    assert before.strip() == (
        "Before: read [module 5](employers.md), which takes 23 minutes, and do its "
        "[field task](employers.md#field-task). Talk over:"
    )
    asked = sum(len(entries(module, "talk")) for module in modules(library))
    assert sum(line.startswith("- ") for line in lines) == asked
