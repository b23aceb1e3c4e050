// @ts-check
// Unpacks what the build wrote into `search/index.js`: columns become rows, and shorthand becomes words. portal/search/shorthand.py packs it.

/**
 * @typedef {[string, string, string, string, string, [string, string][], [string, string, string][], number, string]} PageEntry
 * Address, kind, topic, title, short answer, headings (id, text), facilitator notes (id, title, text), for whom it is (`WHOSE`), what readers ask.
 * @typedef {[string, string, string, string, number, string, string]} TermEntry
 * Id, term, long form, meaning, place of the page that explains it or -1, all names, Spanish.
 * @typedef {[string, string, string]} FactEntry Id, what it says, last good day or nothing.
 * @typedef {{ small: string, words: string, found: string, rings: string[], pages: any[][], terms: any[][],
 *   topics: [string, string, string][], lasts?: Record<number, string> }} Index As columns. What readers ask, names and rings are in shorthand.
 * @typedef {object} Site
 * @property {Set<string>} stop small words, such as `the`
 * @property {[string, string, string][]} topics id, title, what it is about
 * @property {PageEntry[]} pages
 * @property {TermEntry[]} terms
 * @property {string[][]} rings names that mean the same: those of each term, then lines of everyday words
 * @property {string[]} bodies of each page the rare words of its running text, with bars between them
 * @property {string[]} written all of those words
 * @property {Record<number, string>} lasts last good days of pages, such as 2026-12-31, by place
 */

/** @param {Index} index @returns {Site} */
export function unpack(index) {
  const words = unpackWords(index.words);
  /** From a letter a word to words, with a bar between wordings. @param {string} short */
  const write = (short) => short.replace(/[^ ]/g, (letter) => `${words[letter.charCodeAt(0) - 0x21]} `).replace(/  ?(?=.)/g, (gap) => (gap.length > 1 ? "|" : " ")).trimEnd();
  const pages = /** @type {PageEntry[]} */ (rows(index.pages, 8, write));
  const terms = /** @type {TermEntry[]} */ (rows(index.terms, 5, write));
  return {
    stop: new Set(index.small.split(" ")),
    topics: index.topics,
    pages,
    terms,
    rings: [...terms.map(([, , , , , names]) => names), ...index.rings.map(write)].map((ring) => ring.split("|")),
    lasts: index.lasts ?? {},
    ...unpackBodies(index.found, words, pages.length),
  };
}

/** @param {any[][]} columns @param {number} [first] The first column in shorthand. @param {(short: string) => string} [write] @returns {any[][]} */
export const rows = (columns, first = Infinity, write = String) =>
  (columns[0] ?? []).map((_, at) => columns.map((column, number) => (number < first ? column[at] : write(column[at]))));

/** Each word shares as many letters with the one before as its capital says. @param {string} packed */
function unpackWords(packed) {
  /** @type {string[]} */
  const words = [];
  for (const [, shared, rest] of packed.matchAll(/([A-Z])([^A-Z]*)/g)) words.push((words.at(-1) ?? "").slice(0, shared.charCodeAt(0) - 65) + rest);
  return words;
}

/** Of each word the pages that have it in their text, as steps from one to the next. @param {string} found @param {string[]} words @param {number} count */
function unpackBodies(found, words, count) {
  /** @type {string[]} */
  const bodies = Array(count).fill("");
  /** @type {string[]} */
  const written = [];
  found.split(" ").forEach((steps, number) => {
    let place = -1;
    for (const step of steps) {
      place += step.charCodeAt(0) - 0x2f;
      bodies[place] += `${words[number]}|`;
    }
    if (steps) written.push(words[number]);
  });
  return { bodies, written };
}
