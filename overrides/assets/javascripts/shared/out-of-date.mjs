// @ts-check
// @needs .gp-until
// @steady
// A page stands as it was built, and time passes. From the day after the last good day of a fact this marks its note, each sentence that
// cites it, and says it once more above everything else. It moves the page then, which matters less than a figure that no longer holds.

import { lapsedSince } from "./last-good-day.mjs";
import { pageWords } from "./page-words.mjs";

const words = pageWords();

/** @param {string} text */
function mark(text) {
  const made = document.createElement("strong");
  made.className = "gp-lapsed";
  made.textContent = text;
  return made;
}

/** @param {Element} note @param {string} says */
function tellAbove(note, says) {
  const box = /** @type {HTMLElement | null} */ (document.querySelector(".gp-expired"));
  if (!box) return;
  const line = document.createElement("li");
  line.append(`${note.querySelector(".gp-says")?.textContent ?? ""} `, mark(says));
  box.querySelector("ul")?.append(line);
  box.hidden = false;
}

for (const until of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".gp-until"))) {
  const since = lapsedSince(until.dataset.until, document.documentElement.lang);
  if (!since) continue;
  const says = words.since.replace("{day}", since);
  const fact = /** @type {HTMLElement | null} */ (until.closest(".gp-fact"));
  if (fact) fact.dataset.state = "expired";
  const note = until.closest("li[id^='fn:']");
  if (note) {
    for (const cited of document.querySelectorAll(`a.footnote-ref[href="#${note.id}"]`)) {
      (cited.closest("sup") ?? cited).after(mark(words.mark));
    }
    tellAbove(note, says);
  }
  const told = mark(`${says} ${words.check}`);
  until.replaceWith(told);
  const line = told.closest(".gp-day"); // of a card: the day stands below the answer, what is past it above
  if (line) line.previousElementSibling?.before(line);
}
