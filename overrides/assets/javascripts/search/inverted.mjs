// @ts-check
// An inverted index: which entry has a word, how often, in which field. It scores by BM25.

import * as TUNE from "./tuning.mjs";

/** @typedef {Map<number, number>} Scores By the number of a page, a term or a fact, the best first. */
/** @typedef {(what: string | number, begun?: boolean) => Scores} Engine What has just this word or ring; or, where `begun` is told, a slip of it; or, where that is true, what begins with it. */

const REMEMBERED = 1000; // answers of an engine

/** One field of all entries: entries must be told in order. */
export class Field {
  /** Of each entry how many different words it has. @type {number[]} */
  lengths = [];
  /** @type {number[]} */
  #term = [];
  /** @type {number[]} */
  #entry = [];
  /** @type {number[]} */
  #times = [];
  /** Where a word of the entry that is being told was noted. @type {number[]} */
  #last = [];

  /** Where each word begins in the two lists below. */
  starts = new Uint32Array();
  /** The entries of each word. */
  entries = new Uint32Array();
  /** How often each has it. */
  times = new Uint16Array();
  /** How many different words an entry has, on average. */
  average = 0;

  /** @param {number} boost How much the field counts. */
  constructor(boost) {
    this.boost = boost;
  }

  /** The next entry begins. */
  next() {
    this.lengths.push(0);
  }

  /** @param {number} term A word of the entry. */
  add(term) {
    const entry = this.lengths.length - 1;
    const last = this.#last[term];
    if (last !== undefined && this.#entry[last] === entry) {
      this.#times[last]++;
      return;
    }
    while (this.#last.length < term) this.#last.push(-1);
    this.#last[term] = this.#term.push(term) - 1;
    this.#entry.push(entry);
    this.#times.push(1);
    this.lengths[entry]++;
  }

  /** Sorts what was told by words. @param {number} terms How many there are. */
  close(terms) {
    const starts = new Uint32Array(terms + 1);
    for (const term of this.#term) starts[term + 1]++;
    for (let term = 0; term < terms; term++) starts[term + 1] += starts[term];
    const places = starts.slice();
    const entries = new Uint32Array(this.#term.length);
    const times = new Uint16Array(this.#term.length);
    for (let at = 0; at < entries.length; at++) {
      const place = places[this.#term[at]]++;
      entries[place] = this.#entry[at];
      times[place] = this.#times[at];
    }
    this.#term = this.#entry = this.#times = this.#last = [];
    this.starts = starts;
    this.entries = entries;
    this.times = times;
    this.average = this.lengths.reduce((sum, length) => sum + length, 0) / this.lengths.length;
  }
}

/**
 * @param {import("./lexicon.mjs").Lexicon} lexicon
 * @param {Field[]} fields
 * @returns {Engine}
 */
export function makeEngine(lexicon, fields) {
  const count = fields[0].lengths.length;
  const size = lexicon.terms.length;
  for (const field of fields) field.close(size);
  /** @type {Map<string, Scores>} */
  let seen = new Map();

  /** @param {number} term @param {number} weight @param {Scores} scores */
  function add(term, weight, scores) {
    for (const { boost, starts, entries, times, lengths, average } of fields) {
      const from = starts[term];
      const to = starts[term + 1];
      if (from === to) continue;
      const rarity = Math.log(1 + (count - (to - from) + 0.5) / (to - from + 0.5));
      for (let at = from; at < to; at++) {
        const entry = entries[at];
        const often = (times[at] * (TUNE.k + 1)) / (times[at] + TUNE.k * (1 - TUNE.b + (TUNE.b * lengths[entry]) / average));
        scores.set(entry, (scores.get(entry) ?? 0) + weight * boost * (rarity * (TUNE.d + often)));
      }
    }
  }

  return (what, begun) => {
    const key = `${begun} ${what}`;
    const before = seen.get(key);
    if (before) return before;
    if (seen.size > REMEMBERED) seen = new Map();
    /** @type {Scores} */
    const scores = new Map();
    const own = typeof what === "number" ? what : lexicon.numberOf(what);
    if (own >= 0 && own < size) add(own, 1, scores);
    if (typeof what === "string" && begun !== undefined) for (const [other, weight] of lexicon.near(what, begun)) if (other < size) add(other, weight, scores);
    const sorted = new Map([...scores].sort((a, b) => b[1] - a[1]));
    seen.set(key, sorted);
    return sorted;
  };
}
