// @ts-check
// @needs table
// @steady
// A table that is wider than the screen scrolls in the box around it. This lets the keyboard reach the box,
// and only while there is something to scroll to.

import { pageWords } from "../shared/page-words.mjs";

const words = pageWords();

/** @param {HTMLElement} box @param {number} at */
function mark(box, at) {
  if (box.scrollWidth > box.clientWidth) {
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", words.table.replace("{number}", String(at + 1)).replace("{head}", () => box.querySelector("th")?.textContent?.trim() ?? ""));
  } else {
    for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
  }
}

/** @returns {HTMLElement[]} */
const boxes = () => Array.from(document.querySelectorAll(".gp-wide"));

const resized = new ResizeObserver(() => boxes().forEach(mark));
for (const one of [document.documentElement, document.body]) resized.observe(one); // the window, and larger text
new MutationObserver(() => boxes().forEach(mark)).observe(document.body, { childList: true, subtree: true });
boxes().forEach(mark);
