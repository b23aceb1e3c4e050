// @ts-check
// Which words speak for which page, learned from wordings whose page is known: what stands in many tells little, and what speaks for one
// page speaks against its neighbors. A softmax over the pages that share a word, in one round and always in the same order.
// Why: docs/decisions/0028-search-learns-from-wordings.md

import { isSmall, termOf } from "./phrases.mjs";
import * as TUNE from "./tuning.mjs";

/**
 * @param {import("./phrases.mjs").Phrases} phrases Titles and wordings, and the pages whose they are.
 * @param {number} terms How many rings and stems there are.
 * @returns {(words: number[]) => Float64Array} How likely each page is, as a logarithm, 0 for the likeliest.
 */
export function learn(phrases, terms) {
  const count = phrases.pages.length - 1;
  const { numbers, lessons, starts, pages, places, rare } = gather(phrases, terms);
  /** What each word says of each page, word by word: the row of word 2 begins at `2 * count`. */
  const speaks = new Float32Array(places.length * count);
  const rivals = new Int32Array(count);
  const seen = new Int32Array(count); // the lesson in which a page was noted as a rival
  let lesson = 0;
  /** Notes the pages that share a word, itself first, and says how many they are. @param {number} page @param {Int32Array} own */
  const noteRivals = (page, own) => {
    lesson++;
    seen[(rivals[0] = page)] = lesson;
    let many = 1;
    for (const number of own.length > 1 ? Array.from(own).sort((a, b) => places[a].length - places[b].length) : own) {
      const held = places[number];
      if (held.length > TUNE.shared && many > 1) break;
      for (let at = 0; at < held.length; at++) {
        const one = held[at];
        if (seen[one] === lesson) continue;
        seen[one] = lesson;
        rivals[many++] = one;
      }
    }
    return many;
  };
  const step = stepThrough(pages.length);
  const odds = new Float64Array(count);
  for (let turn = 0, at = 0; turn < pages.length; turn++, at = (at + step) % pages.length) {
    const page = pages[at];
    const own = lessons.subarray(starts[at], starts[at + 1]);
    const many = noteRivals(page, own);
    if (many < 2) continue; // nobody to tell it from
    const share = shares(own, rare);
    teach(speaks, Array.from(own, (number) => number * count), share, rivals, odds, many);
  }
  return (words) => {
    const own = [...new Set(words)].map((word) => numbers[word] ?? -1).filter((number) => number >= 0);
    const heard = new Float64Array(count);
    shares(own, rare).forEach((share, word) => {
      for (let page = 0, row = own[word] * count; page < count; page++) heard[page] += share * speaks[row + page];
    });
    const most = heard.reduce((a, b) => Math.max(a, b), -Infinity);
    return heard.map((one) => one - most);
  };
}

/**
 * Moves the words of a wording toward its page, the first of the rivals, and away from the others.
 * @param {Float32Array} speaks
 * @param {number[]} rows Where the row of each word begins.
 * @param {number[]} share How much each word counts.
 * @param {Int32Array} rivals
 * @param {Float64Array} odds Room for what is worked out of each rival.
 * @param {number} many How many rivals there are.
 */
function teach(speaks, rows, share, rivals, odds, many) {
  let sum = 0;
  for (let n = 0; n < many; n++) {
    let heard = 0;
    for (let word = 0; word < rows.length; word++) heard += share[word] * speaks[rows[word] + rivals[n]];
    sum += odds[n] = Math.exp(heard);
  }
  for (let n = 0; n < many; n++) {
    const wrong = TUNE.rate * (odds[n] / sum - (n ? 0 : 1));
    for (let word = 0; word < rows.length; word++) speaks[rows[word] + rivals[n]] -= wrong * share[word];
  }
}

/** How much each word of a wording counts. @param {ArrayLike<number>} own @param {number[]} rare @returns {number[]} */
function shares(own, rare) {
  let sum = 0;
  for (let word = 0; word < own.length; word++) sum += rare[own[word]] ** 2;
  const length = Math.sqrt(sum);
  return Array.from(own, (number) => rare[number] / length);
}

/** The wordings as lessons: the different words of each by numbers of their own, the pages of each word, and how rare it is. @param {import("./phrases.mjs").Phrases} phrases @param {number} terms */
function gather({ flat, starts: ends, pages: firsts }, terms) {
  const numbers = new Int32Array(terms).fill(-1);
  /** The pages of each word. The wordings of a page stand together, so the last one tells whether it is there. @type {number[][]} */
  const places = [];
  /** @type {number[]} */
  const times = [];
  const lessons = new Int32Array(flat.length);
  const starts = new Int32Array(ends.length);
  const pages = new Int32Array(ends.length - 1);
  let end = 0;
  for (let page = 0; page < firsts.length - 1; page++) {
    for (let phrase = firsts[page]; phrase < firsts[page + 1]; phrase++) {
      pages[phrase] = page;
      const start = (starts[phrase] = end);
      for (let at = ends[phrase]; at < ends[phrase + 1]; at++) {
        const entry = flat[at];
        if (entry >= 0 && isSmall(entry)) continue;
        const term = entry < 0 ? ~entry : termOf(entry);
        let number = numbers[term];
        if (number < 0) {
          number = numbers[term] = places.length;
          places.push([]);
          times.push(0);
        }
        if (lessons.subarray(start, end).includes(number)) continue;
        lessons[end++] = number;
        if (places[number].at(-1) !== page) places[number].push(page);
        times[number]++;
      }
    }
  }
  starts[pages.length] = end;
  const rare = times.map((found) => 1 + Math.log((1 + pages.length) / (1 + found)));
  return { numbers, lessons, starts, pages, places, rare };
}

/** A step that shares no factor with the count reaches every wording once a round, and never two of a page in a row. @param {number} count */
function stepThrough(count) {
  const factor = (/** @type {number} */ a, /** @type {number} */ b) => {
    while (b) [a, b] = [b, a % b];
    return a;
  };
  let step = 1 + Math.floor(count * 0.618);
  while (factor(step, count) > 1) step++;
  return step;
}
