// @ts-check
// @needs .gp-crisis
// @steady
// Above all results: whom to call, as soon as a search tells of somebody in danger. It asks no index and no network.

import { isSpanish, tellsOfDanger } from "./crisis.mjs";

const card = /** @type {HTMLElement} */ (document.querySelector(".gp-crisis"));
const field = /** @type {HTMLInputElement | null} */ (document.getElementById("gp-find-q"));

function look() {
  const query = field?.value ?? "";
  const danger = tellsOfDanger(query);
  const language = isSpanish(query) ? "es" : "en";
  for (const words of /** @type {NodeListOf<HTMLElement>} */ (card.querySelectorAll("[lang]"))) words.hidden = !danger || words.lang !== language;
}

// Dictation, a suggestion and a paste by mouse press no key; an address with ?q= types nothing at all.
for (const event of ["input", "change", "focus"]) field?.addEventListener(event, look);
if (field?.value) look();
