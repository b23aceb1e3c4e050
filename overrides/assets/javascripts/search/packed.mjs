// @ts-check
// Unpacks what the build wrote into `search/index.js`: columns become rows, and texts in shorthand numbers of words. portal/search/shorthand.py packs it.

/**
 * @typedef {[string, string, string, string, string, [string, string][], [string, string, string][], number, string]} PageEntry
 * Address, kind, topic, title, short answer, headings (id, text), facilitator notes (id, title, text), for whom it is (`WHOSE`), what readers ask.
 * @typedef {[string, string, string, string, number, string, string]} TermEntry
 * Id, term, long form, meaning, place of the page that explains it or -1, all names, Spanish.
 * @typedef {[string, string, string]} FactEntry Address, what it says, last good day or nothing.
 * @typedef {{ small: string, words: string, found: string, rings: string[], pages: any[][], terms: any[][],
 *   topics: [string, string, string][], lasts?: Record<number, string> }} Index As columns. What readers ask, names and rings are in shorthand.
 * @typedef {object} Site
 * @property {Set<string>} stop small words, such as `the`
 * @property {[string, string, string][]} topics id, title, what it is about
 * @property {PageEntry[]} pages
 * @property {TermEntry[]} terms
 * @property {string[]} words all words of texts in shorthand, by their numbers
 * @property {number[][][]} rings names that mean the same, as numbers of words: those of each term, then lines of everyday words
 * @property {number[][]} bodies of each page the rare words of its running text
 * @property {Record<number, string>} lasts last good days of pages, such as 2026-12-31, by place
 */

const SPACE = 0x20; // between two wordings
const FIRST = 0x21; // the letter of word 0

/** @param {Index} index @returns {Site} */
export function unpack(index) {
  const pages = /** @type {PageEntry[]} */ (rows(index.pages));
  const terms = /** @type {TermEntry[]} */ (rows(index.terms));
  return {
    stop: new Set(index.small.split(" ")),
    topics: index.topics,
    pages,
    terms,
    words: unpackWords(index.words),
    rings: [...terms.map(([, , , , , names]) => names), ...index.rings].map(wordingsOf),
    lasts: index.lasts ?? {},
    bodies: unpackBodies(index.found, pages.length),
  };
}

/** @param {any[][]} columns @returns {any[][]} */
export const rows = (columns) => (columns[0] ?? []).map((_, at) => columns.map((column) => column[at]));

/** The wordings of a text in shorthand, as numbers of words. @param {string} short */
export function wordingsOf(short) {
  /** @type {number[]} */
  let words = [];
  const found = [words];
  for (let at = 0; at < short.length; at++) {
    const letter = short.charCodeAt(at);
    if (letter === SPACE) found.push((words = []));
    else words.push(letter - FIRST);
  }
  return found;
}

/** Each word shares as many letters with the one before as its capital says. @param {string} packed */
function unpackWords(packed) {
  /** @type {string[]} */
  const words = [];
  for (const [, shared, rest] of packed.matchAll(/([A-Z])([^A-Z]*)/g)) words.push((words.at(-1) ?? "").slice(0, shared.charCodeAt(0) - 65) + rest);
  return words;
}

/** Of each page the rare words of its text, by their numbers. @param {string} found Of each word the pages that have it, as steps from one to the next. @param {number} count */
function unpackBodies(found, count) {
  const bodies = Array.from({ length: count }, () => /** @type {number[]} */ ([]));
  found.split(" ").forEach((steps, word) => {
    let place = -1;
    for (let at = 0; at < steps.length; at++) bodies[(place += steps.charCodeAt(at) - 0x2f)].push(word);
  });
  return bodies;
}
