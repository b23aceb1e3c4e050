"""Each form of a kit is found by the names that people use for it."""

from __future__ import annotations

from pathlib import Path

import yaml
from playwright.sync_api import Page

from portal.content.library import Library
from portal.content.model import Worksheet

NAMES: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("form_names.yml").read_text(encoding="utf-8"))
ASK = """async (queries) => {
    const worker = new Worker("/assets/javascripts/search/worker.mjs", {type: "module"});
    let done;
    worker.addEventListener("message", ({data}) => done(data));
    await new Promise((ready) => (done = ready));
    const told = [];
    for (const query of queries) {
        const heard = new Promise((ready) => (done = (data) => data.turn && ready(data))); // it also says that facts were loaded
        worker.postMessage({query, turn: 1});
        const {found} = (await heard).answer;
        told.push(found.slice(0, 3).map((one) => new URL(one.address, document.baseURI).pathname));
    }
    return told;
}"""


def test_every_form_of_a_kit_has_six_names(library: Library) -> None:
    kits = {sheet.slug for sheet in library.of(Worksheet) if sheet.series in ("ips", "ce", "program")}
    assert kits == NAMES.keys()
    assert {name: len(set(names)) for name, names in NAMES.items()} == dict.fromkeys(NAMES, 6)


def test_each_name_leads_to_its_form_among_the_first_three(page: Page, address: str) -> None:
    asked = [(name, form) for form, names in NAMES.items() for name in names]
    page.goto(f"{address}/")
    found = page.evaluate(ASK, [name for name, _ in asked])
    pairs = zip(asked, found, strict=True)
    missed = [(name, form, three) for (name, form), three in pairs if f"/guides/worksheets/{form}/" not in three]
    assert missed == []
