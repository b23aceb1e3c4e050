"""A device's voices, made up: what a page asks of them is written down, and they speak at once or when they are told."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

from helping.browser import until

LOCAL = [{"name": "Ana", "lang": "en-US", "localService": True}, {"name": "Eva", "lang": "es_US", "localService": True}]
REMOTE = [{"name": "Far", "lang": "en-US", "localService": False}]
MADE_UP = """({voices, late, words}) => {
    const here = {said: [], cut: 0, now: null, change: []};
    window.aloud = here;
    let known = late ? [] : voices;
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    const synthesis = {
        get speaking() { return here.now !== null; },
        pending: false,
        paused: false,
        getVoices: () => known,
        addEventListener: (name, then) => name === "voiceschanged" && here.change.push(then),
        cancel() { here.cut += 1; here.now = null; },
        speak(one) {
            here.now = one;
            here.said.push({text: one.text, voice: one.voice.name, lang: one.lang, rate: one.rate});
        },
    };
    Object.defineProperty(window, "speechSynthesis", {value: synthesis});
    here.come = () => { known = voices; here.change.forEach(then => then()); };
    here.word = (charIndex, charLength) => words && here.now.onboundary({name: "word", charIndex, charLength});
    here.end = () => { const one = here.now; here.now = null; one.onend(); };
    here.marked = name => [...(CSS.highlights.get(`gp-aloud-${name}`) ?? [])].map(String).join("");
}"""


def give_voices(page: Page, voices: list[dict[str, Any]] = LOCAL, *, late: bool = False, words: bool = True) -> None:
    """A device with these voices, for pages that are opened from now on. `late` ones come when the test says so; `words` are told of."""
    told = {"voices": voices, "late": late, "words": words}
    page.add_init_script(f"({MADE_UP})({json.dumps(told)})")


def said(page: Page) -> list[str]:
    """What was asked to be spoken, in order."""
    return [str(one["text"]) for one in page.evaluate("aloud.said")]


def marked(page: Page, name: str = "line") -> str:
    """What is marked in the page as a `line` or as a `word`."""
    return str(page.evaluate("name => aloud.marked(name)", name))


def listen(page: Page, lines: int) -> list[str]:
    """What is spoken until so many lines are over, or until nothing more comes."""
    for _ in range(lines):
        if page.evaluate("aloud.now === null"):
            break
        page.evaluate("aloud.end()")
    return said(page)


def begin(page: Page, name: str = "Read to me") -> None:
    """Press the button."""
    page.get_by_role("button", name=name, exact=True).click()
    until(page, "aloud.said.length > 0")
