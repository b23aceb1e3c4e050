// @ts-check
// @needs abbr
// @steady
// What an acronym means, shown to a mouse. A screen reader cuts a sentence in three at an element with a title, so it gets none.

for (const abbr of document.querySelectorAll("abbr[title]")) {
  const words = document.createElement("span");
  words.className = "gp-abbr";
  words.append(...abbr.childNodes);
  const means = /** @type {HTMLElement} */ (abbr).title;
  words.addEventListener("pointerenter", () => (words.title = means));
  words.addEventListener("pointerleave", () => words.removeAttribute("title"));
  abbr.replaceWith(words);
}
