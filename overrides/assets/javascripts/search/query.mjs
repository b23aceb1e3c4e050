// @ts-check
// A query as concepts: each word that counts, with all that it may stand for.

import { isNear } from "./spelling.mjs";
import * as TUNE from "./tuning.mjs";
import { split, stem } from "./words.mjs";

/** @typedef {import("./knowledge.mjs").Knowledge} Knowledge */
/**
 * @typedef {{ typed: string, stop: boolean, marks: string[], last: boolean, near: Set<string>, meant: string, weight: number }} Concept
 * One word of a query: its stem, its rings, whether somebody may still be typing it, the words of the site that are a slip away or begin
 * with it, the word that it means where it is mistyped, and what it weighs.
 */

/** @param {string} query */
export const cutQuery = (query) => query.slice(0, TUNE.letters);

/**
 * Each word that counts, with the rings that it, or a phrase that it begins, belongs to.
 * @param {Knowledge} site
 * @param {string} text
 * @returns {Concept[]}
 */
export function readQuery({ stop, names, holding, known, rarity, speller }, text) {
  const open = /[\p{L}\p{N}]$/u.test(text);
  const words = speller.mend(split(cutQuery(text)).slice(0, TUNE.words));
  const whole = words.map(stem);
  const marks = words.map(() => /** @type {string[]} */ ([]));
  const share = words.map(() => 1);
  for (const { places, marks: found } of names.find(words)) {
    const counting = places.filter((at) => !stop.has(words[at]));
    const home = counting[0] ?? places[0];
    marks[home].push(...found);
    for (const at of counting.slice(1)) share[at] = TUNE.share;
  }
  /** @type {Concept[]} */
  const concepts = [];
  words.forEach((word, place) => {
    const term = whole[place];
    const small = stop.has(word);
    if ((small && !marks[place].length) || concepts.some((one) => one.typed === term)) return;
    const last = open && place === words.length - 1;
    const near = new Set();
    const meant = word.length > 3 && !/\d/.test(word) && !small && !known(word) ? stem(speller.correct(word)) : "";
    if (meant) {
      near.add(meant);
      if (word.length > 5) marks[place].push(...(names.rings.get(meant) ?? []));
    }
    const rare = Math.min(holding.has(term) || !marks[place].length ? rarity(term) : Infinity, ...marks[place].map(rarity));
    if (!small) {
      for (const other of holding.keys()) {
        if (other[0] !== "~" && other !== term && ((last && term.length > 2 && other.startsWith(term)) || isNear(other, term))) near.add(other);
      }
    }
    concepts.push({ typed: term, stop: small, marks: [...new Set(marks[place])], last, near, meant, weight: share[place] * rare });
  });
  return concepts;
}
