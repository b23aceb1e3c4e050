// @ts-check
// All sheets of a folder that hold words, on paper: each begins on a page of its own, with the name of each box above what was written there.

import { make } from "../shared/on-device.mjs";

/** @typedef {Record<string, string>} Labels What each field asks for, by its name, in the order of the sheet. */
/** @typedef {{ title: string, days: string[], labels: Labels, typed: import("./words.mjs").Typed }} Filled */

/** @param {Filled[]} sheets */
export function printAll(sheets) {
  const paper = make("div", "");
  paper.className = "gp-folder-paper md-typeset";
  paper.append(...sheets.filter(({ typed }) => typed.size).map(asPaper));
  document.body.append(paper);
  window.addEventListener("afterprint", () => paper.remove(), { once: true });
  window.print();
}

/** @param {Filled} sheet */
function asPaper({ title, days, labels, typed }) {
  const section = make("section", "");
  const list = make("dl", "");
  // Words whose line is gone from the sheet come last, under the name that they were kept by.
  for (const name of new Set([...Object.keys(labels), ...typed.keys()])) {
    const text = typed.get(name);
    if (text) list.append(make("dt", labels[name] ?? name), make("dd", days.includes(name) ? inWords(text) : text));
  }
  section.append(make("h1", title), list);
  return section;
}

/** @param {string} text */
function inWords(text) {
  const day = new Date(`${text}T12:00`);
  return Number.isNaN(day.getTime()) ? text : day.toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
}
