// @ts-check
// Keeps what a reader does in a module as they do it: each choice, each line, each part of the story, and how far down they were.

import { openRecord } from "../shared/store.mjs";
import { ANSWERS, remembered } from "./memory.mjs";

/** @typedef {import("../shared/store.mjs").Words} Words */
/** @typedef {{ write: (words: Words) => void, show: (words: Words) => void }} Part What fills its own fields into a record, and shows them again. */

export const PLACE = "place";
const SOON = 400; // milliseconds after the last scrolling

/** @param {HTMLElement} module @param {Part[]} parts @returns {() => void} to be called when something was given */
export function keepAnswers(module, parts) {
  const title = `Module ${module.dataset.number}: ${document.querySelector("h1")?.textContent?.trim()}`;
  let place = "";
  const record = openRecord(`${ANSWERS}${module.dataset.module}`, title, () => remembered() !== null, (words) => show(words));
  let showing = false;
  /** @param {Words} words */
  const show = (words) => {
    showing = true; // what is shown again is not given again
    place = words.get(PLACE) ?? "";
    for (const part of parts) part.show(words);
    showing = false;
  };
  const keep = () => {
    if (showing) return;
    /** @type {Words} */
    const words = new Map();
    for (const part of parts) part.write(words);
    for (const [name, text] of words) if (!text.trim()) words.delete(name);
    if (place && (words.size || record.words().size)) words.set(PLACE, place);
    record.save(words);
  };
  if (record.words().size) show(record.words());
  module.addEventListener("input", keep);
  module.addEventListener("change", keep);
  let waiting = 0;
  addEventListener(
    "scroll",
    () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        const passed = Array.from(module.querySelectorAll("h2[id], h3[id]")).filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
        const now = passed.at(-1)?.id ?? "";
        if (now === place) return;
        place = now;
        if (record.words().size) keep();
      }, SOON);
    },
    { passive: true },
  );
  return keep;
}
