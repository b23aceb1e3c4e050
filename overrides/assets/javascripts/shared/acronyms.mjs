// @ts-check

/** Shows to a mouse what acronyms mean. A screen reader cuts a sentence in three at an element with a title, so they get none. @param {ParentNode} place */
export function explainAcronyms(place) {
  for (const abbr of place.querySelectorAll("abbr[title]")) {
    const words = document.createElement("span");
    words.className = "gp-abbr";
    words.append(...abbr.childNodes);
    const means = /** @type {HTMLElement} */ (abbr).title;
    words.addEventListener("pointerenter", () => (words.title = means));
    words.addEventListener("pointerleave", () => words.removeAttribute("title"));
    abbr.replaceWith(words);
  }
}
