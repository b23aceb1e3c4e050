// @ts-check
// What was found, as a list of links. A link's name is its title alone, and what kind of page it is describes it: a screen reader says
// both at the link and reads the passage on line by line. Words are marked without a change to the list, so that no name falls apart.

import { highlight } from "./highlight.mjs";

/** @typedef {import("./worker.mjs").Found} Found */
/** @typedef {import("./worker.mjs").Part} Part */

/**
 * @param {HTMLElement} list
 * @param {import("./worker.mjs").Answer} answer
 * @param {URL} root The front page of the site.
 * @param {string} site The language of the site.
 */
export function draw(list, answer, root, site) {
  list.replaceChildren(...answer.found.map((one, at) => item(one, at, answer.words, root, site)));
  const marked = new Set(answer.marked);
  highlight("gp-found", list, (word) => marked.has(word));
}

/** @param {Found} found @param {number} at @param {string[]} words @param {URL} root @param {string} site */
function item(found, at, words, root, site) {
  const row = entry(found, `gp-hit-${at}`, words, root);
  const tongue = found.tongue || site;
  if (found.parts.length) {
    const parts = document.createElement("ul");
    parts.append(...found.parts.map((part, place) => entry(part, `gp-hit-${at}-${place}`, words, root)));
    row.append(parts);
  }
  // What a page says is in its language; what kind of page it is, in the reader's.
  if (tongue !== document.documentElement.lang) for (const said of row.querySelectorAll("a, p:not(.gp-hit)")) said.setAttribute("lang", tongue);
  return row;
}

/** @param {Part} part @param {string} id @param {string[]} words @param {URL} root */
function entry(part, id, words, root) {
  const row = document.createElement("li");
  const title = link(part, words, root);
  row.append(title);
  if (part.kind || part.lapsed) {
    const about = Object.assign(line(part.kind), { className: "gp-hit", id });
    title.setAttribute("aria-describedby", id);
    if (part.lapsed) about.append(" ", Object.assign(document.createElement("strong"), { className: "gp-lapsed", textContent: part.lapsed }));
    row.append(about);
  }
  if (part.text) row.append(line(part.text));
  return row;
}

/** @param {string} text */
const line = (text) => Object.assign(document.createElement("p"), { textContent: text });

/** @param {Part} part @param {string[]} words @param {URL} root */
function link({ address, title }, words, root) {
  const target = new URL(address, root);
  if (words.length) target.searchParams.set("h", words.join(" "));
  return Object.assign(document.createElement("a"), { href: target.href, textContent: title });
}
