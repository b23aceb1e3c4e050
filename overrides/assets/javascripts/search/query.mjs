// @ts-check
// A query as concepts: each word that counts, with all that it may stand for.

import { isNear } from "./spelling.mjs";
import * as TUNE from "./tuning.mjs";
import { split, stem } from "./words.mjs";

/** @typedef {import("./knowledge.mjs").Knowledge} Knowledge */
/**
 * @typedef {{ typed: string, term: number, stop: boolean, marks: number[], last: boolean, near: Set<number>, meant: number, weight: number }} Concept
 * One word of a query: its stem, the number of that or -1, its rings, whether somebody may still be typing it, the stems of the site that
 * are a slip away or begin with it, the one that it means where it is mistyped or -1, and what it weighs.
 */

/** @param {string} query */
export const cutQuery = (query) => query.slice(0, TUNE.letters);

/**
 * Each word that counts, with the rings that it, or a phrase that it begins, belongs to.
 * @param {Knowledge} site
 * @param {string} text
 * @returns {Concept[]}
 */
export function readQuery({ stop, lexicon, names, holding, known, rarity, speller }, text) {
  const open = /[\p{L}\p{N}]$/u.test(text);
  const words = speller.mend(split(cutQuery(text)).slice(0, TUNE.words));
  const whole = words.map(stem);
  const numbers = whole.map(lexicon.numberOf);
  const little = words.map((word) => stop.has(word));
  const marks = words.map(() => /** @type {number[]} */ ([]));
  const share = words.map(() => 1);
  for (const { places, marks: found } of names.find(numbers, little)) {
    const counting = places.filter((at) => !little[at]);
    const home = counting[0] ?? places[0];
    marks[home].push(...found);
    for (const at of counting.slice(1)) share[at] = TUNE.share;
  }
  /** @type {Concept[]} */
  const concepts = [];
  words.forEach((word, place) => {
    const typed = whole[place];
    const term = numbers[place];
    const small = little[place];
    if ((small && !marks[place].length) || concepts.some((one) => one.typed === typed)) return;
    const last = open && place === words.length - 1;
    /** @type {Set<number>} */
    const near = new Set();
    const meant = word.length > 3 && !/\d/.test(word) && !small && !known(word) ? lexicon.numberOf(stem(speller.correct(word))) : -1;
    if (meant >= 0) {
      near.add(meant);
      if (word.length > 5) marks[place].push(...(names.rings.get(meant) ?? []));
    }
    const rare = Math.min(holding[term] > 0 || !marks[place].length ? rarity(term) : Infinity, ...marks[place].map(rarity));
    if (!small) {
      for (let one = lexicon.rings; one < holding.length; one++) {
        const other = holding[one] && one !== term ? lexicon.terms[one] : "";
        if (other && ((last && typed.length > 2 && other.startsWith(typed)) || isNear(other, typed))) near.add(one);
      }
    }
    concepts.push({ typed, term, stop: small, marks: [...new Set(marks[place])], last, near, meant, weight: share[place] * rare });
  });
  return concepts;
}
