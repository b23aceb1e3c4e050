// @ts-check
// Slips: which words differ by one, and what a mistyped word of a query may mean here.

import { split, stem } from "./words.mjs";

/** How many letters of a word may be wrong. @param {string} term */
export const slips = (term) => (term.length < 5 || /\d/.test(term) ? 0 : term.length < 9 ? 1 : 2);

/**
 * Whether two words differ by at most one slip: a letter more, less, other, or two in the wrong order.
 * @param {string} a
 * @param {string} b
 */
export function isNear(a, b) {
  if (a.length < 4 || b.length < 4 || a.length + b.length < 9 || Math.abs(a.length - b.length) > 1 || a === b) return a === b;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  let back = 0;
  while (back < Math.min(a.length, b.length) - at && a[a.length - 1 - back] === b[b.length - 1 - back]) back++;
  const left = a.length - at - back;
  const right = b.length - at - back;
  return (left <= 1 && right <= 1) || (left === 2 && right === 2 && a[at] === b[at + 1] && a[at + 1] === b[at]);
}

/**
 * @param {string[]} texts What the site says in titles and wordings.
 * @param {Set<string>} stop
 * @param {(word: string) => boolean} known Whether a word means anything here.
 */
export function makeSpeller(texts, stop, known) {
  /** How often each word is said. @type {Map<string, number>} */
  const spoken = new Map();
  for (const text of texts) for (const word of split(text)) if (word.length > 3) spoken.set(word, (spoken.get(word) ?? 0) + 1);
  const roots = new Map([...spoken.keys()].map((word) => [word, stem(word)]));

  /** The word said most of those that a test lets through; else nothing. @param {(word: string) => boolean} test */
  function most(test) {
    let best = "";
    for (const [word, count] of spoken) if (count > (spoken.get(best) ?? 0) && test(word)) best = word;
    return best;
  }

  /** The word of the site that a mistyped one may mean: one slip away, and the one most used; else nothing. @param {string} word */
  function correct(word) {
    const root = stem(word);
    return most((other) => isNear(other, word) || isNear(roots.get(other) ?? "", root));
  }

  /**
   * `drugtest` as two words, and `door dash` as one, where that is how the site writes them.
   * @param {string[]} words
   * @returns {string[]}
   */
  function mend(words) {
    /** @type {string[]} */
    const mended = [];
    for (let at = 0; at < words.length; at++) {
      const word = words[at];
      const joined = `${word}${words[at + 1] ?? ""}`;
      if (at + 1 < words.length && word.length > 2 && joined.length > 6 && !stop.has(word) && !stop.has(words[at + 1]) && known(joined)) {
        mended.push(word, joined);
        continue;
      }
      let cut = 0;
      if (word.length > 6 && !known(word) && !correct(word)) for (let place = 3; place <= word.length - 3; place++) if (known(word.slice(0, place)) && known(word.slice(place))) cut = place;
      mended.push(...(cut ? [word.slice(0, cut), word.slice(cut)] : [word]));
    }
    return mended;
  }

  return { correct, mend };
}
