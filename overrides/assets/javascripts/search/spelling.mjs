// @ts-check
// Slips: which words differ by one, and what a mistyped word of a query may mean here.

import { split, stem } from "./words.mjs";

/** How many letters of a word may be wrong. @param {string} term */
export const slips = (term) => (term.length < 5 || /\d/.test(term) ? 0 : term.length < 9 ? 1 : 2);

/**
 * How many letters are more, less or other in one word than in another; more than `most` where they are that many.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 * @param {number} [from] Where to begin in the one.
 * @param {number} [at] Where to begin in the other.
 * @returns {number}
 */
export function wrongLetters(a, b, most, from = 0, at = 0) {
  while (from < a.length && at < b.length && a.charCodeAt(from) === b.charCodeAt(at)) {
    from++;
    at++;
  }
  if (from === a.length || at === b.length) return a.length - from + b.length - at;
  if (!most) return 1;
  const less = most - 1;
  const other = wrongLetters(a, b, less, from + 1, at + 1);
  return 1 + Math.min(other, wrongLetters(a, b, less, from + 1, at), wrongLetters(a, b, less, from, at + 1));
}

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
 * @param {() => Map<string, number>} listen How often each word is said in titles and wordings: not asked before a word is mistyped.
 * @param {Set<string>} stop
 * @param {(word: string) => boolean} known Whether a word means anything here.
 */
export function makeSpeller(listen, stop, known) {
  /** @type {Map<string, number> | undefined} */
  let spoken;
  /** The word said most of those that a test lets through; else nothing. @param {(word: string) => boolean} test */
  function most(test) {
    spoken ??= listen();
    let best = "";
    for (const [word, count] of spoken) if (count > (spoken.get(best) ?? 0) && test(word)) best = word;
    return best;
  }

  /** The word of the site that a mistyped one may mean: one slip away, and the one most used; else nothing. @param {string} word */
  function correct(word) {
    const root = stem(word);
    return most((other) => isNear(other, word) || isNear(stem(other), root));
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
