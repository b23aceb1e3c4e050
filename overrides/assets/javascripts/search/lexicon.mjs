// @ts-check
// Words as numbers. Everything that search compares is a stem or a ring, and each is a number here: rings first, then stems. A text is taken
// apart into letters once, and the build wrote most texts as numbers of words already, so that a phone is ready in a moment.

import { slips, wrongLetters } from "./spelling.mjs";
import * as TUNE from "./tuning.mjs";
import { split, stem } from "./words.mjs";

const REMEMBERED = 1000; // words with what is near them

/** @typedef {ReturnType<typeof makeLexicon>} Lexicon */

/**
 * @param {string[]} words The words of the index, in the order of their numbers.
 * @param {Set<string>} stop
 * @param {number} rings How many rings there are.
 */
export function makeLexicon(words, stop, rings) {
  /** Each ring and stem by its number. @type {string[]} */
  const terms = Array.from({ length: rings }, (_, number) => `~${number}`);
  /** The number of a stem. @type {Map<string, number>} */
  const numbers = new Map();
  /** The stem of a word, by the word's number. @type {number[]} */
  const stemOf = [];
  /** Whether a word is a small one. @type {boolean[]} */
  const small = [];
  /** The number of a word that was met. @type {Map<string, number>} */
  const met = new Map();
  const known = words.slice();

  /** @param {string} word @returns {number} */
  function note(word) {
    const root = stem(word);
    let term = numbers.get(root);
    if (term === undefined) {
      numbers.set(root, (term = terms.length));
      terms.push(root);
    }
    small.push(stop.has(word));
    met.set(word, stemOf.length);
    return stemOf.push(term) - 1;
  }
  words.forEach(note);

  /** The numbers of the words of a text. @param {string} text @returns {number[]} */
  const read = (text) =>
    split(text).map((word) => {
      const before = met.get(word);
      if (before !== undefined) return before;
      known.push(word);
      return note(word);
    });

  /** The number of a stem, or -1. @param {string} root */
  const numberOf = (root) => numbers.get(root) ?? -1;

  /** The stems near a word, with what each weighs. @type {Map<string, [number, number][]>} */
  let seen = new Map();
  let size = 0; // stems when those were looked for

  /**
   * What is a slip away weighs less with each wrong letter, and what begins with the word less with each letter more.
   * @param {string} word
   * @param {boolean} begun Whether what begins with the word counts.
   * @returns {[number, number][]}
   */
  function near(word, begun) {
    if (size !== terms.length || seen.size > REMEMBERED) [seen, size] = [new Map(), terms.length];
    const key = `${begun} ${word}`;
    const before = seen.get(key);
    if (before) return before;
    /** @type {[number, number][]} */
    const found = [];
    const most = slips(word);
    for (let other = rings; (most || begun) && other < size; other++) {
      const term = terms[other];
      const more = term.length - word.length;
      if (begun && more > 0 && term.startsWith(word)) found.push([other, (TUNE.prefix * term.length) / (term.length + 0.3 * more)]);
      else if (most && more <= most && -more <= most && term !== word) {
        const wrong = wrongLetters(word, term, most);
        if (wrong <= most) found.push([other, (TUNE.fuzzy * term.length) / (term.length + wrong)]);
      }
    }
    seen.set(key, found);
    return found;
  }

  return { words: known, terms, rings, stemOf, small, read, numberOf, near };
}
