// @ts-check
// Which words speak for which page, learned from wordings whose page is known: what stands in many tells little, and what speaks for one
// page speaks against its neighbors. A softmax over the pages that share a word, in one round and always in the same order. It is learned
// for each query, from the wordings that have a word of it: those of all others would not have moved these words, and a phone is ready at
// once. Why: docs/decisions/0028-search-learns-from-wordings.md

import { isSmall, termOf } from "./phrases.mjs";
import * as TUNE from "./tuning.mjs";

/**
 * @param {import("./phrases.mjs").Phrases} phrases Titles and wordings, and the pages whose they are.
 * @param {number} terms How many rings and stems there are.
 * @returns {(words: number[]) => Float64Array} How likely each page is, as a logarithm, 0 for the likeliest.
 */
export function learn(phrases, terms) {
  const count = phrases.pages.length - 1;
  const { lessons, starts, pages } = gather(phrases, terms);
  const total = pages.length;
  const [from, holding] = turnOver(lessons, starts, terms);
  /** On how many pages each word stands. */
  const spread = new Uint32Array(terms);
  /** How rare each word is. */
  const rare = new Float64Array(terms);
  for (let term = 0; term < terms; term++) {
    let last = -1;
    for (let at = from[term]; at < from[term + 1]; at++) {
      if (pages[holding[at]] !== last) spread[term]++;
      last = pages[holding[at]];
    }
    rare[term] = 1 + Math.log((1 + total) / (1 + from[term + 1] - from[term]));
  }
  const turns = takeTurns(total);
  const rivals = new Int32Array(count);
  const odds = new Float64Array(count);
  const seen = new Int32Array(count); // the lesson in which a page was noted as a rival
  let lesson = 0;

  /** Notes the pages that share a word, itself first, and says how many they are. @param {number} page @param {Int32Array} words */
  function noteRivals(page, words) {
    lesson++;
    seen[(rivals[0] = page)] = lesson;
    let many = 1;
    for (const term of words.length > 1 ? words.slice().sort((a, b) => spread[a] - spread[b]) : words) {
      if (spread[term] > TUNE.shared && many > 1) break;
      for (let at = from[term]; at < from[term + 1]; at++) {
        const one = pages[holding[at]];
        if (seen[one] === lesson) continue;
        seen[one] = lesson;
        rivals[many++] = one;
      }
    }
    return many;
  }

  return (words) => {
    const own = [...new Set(words)].filter((term) => term >= 0 && term < terms && spread[term]);
    const places = new Map(own.map((term, place) => [term, place]));
    /** What each word says of each page, word by word: the row of word 2 begins at `2 * count`. */
    const speaks = new Float32Array(own.length * count);
    const heldBy = new Set(own.flatMap((term) => Array.from(holding.subarray(from[term], from[term + 1]))));
    for (const at of [...heldBy].sort((a, b) => turns[a] - turns[b])) {
      const all = lessons.subarray(starts[at], starts[at + 1]);
      const many = noteRivals(pages[at], all);
      if (many < 2) continue; // nobody to tell it from
      const length = lengthOf(all, rare);
      const taught = [];
      const share = [];
      for (const term of all) {
        const place = places.get(term);
        if (place === undefined) continue;
        taught.push(place * count);
        share.push(rare[term] / length);
      }
      teach(speaks, taught, share, rivals, odds, many);
    }
    const heard = new Float64Array(count);
    const length = lengthOf(own, rare);
    own.forEach((term, place) => {
      for (let page = 0, row = place * count; page < count; page++) heard[page] += (rare[term] / length) * speaks[row + page];
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

/** How long a wording is, where a rare word is longer. @param {Iterable<number>} words @param {Float64Array} rare */
function lengthOf(words, rare) {
  let sum = 0;
  for (const term of words) sum += rare[term] ** 2;
  return Math.sqrt(sum);
}

/** The wordings as lessons: the different words of each, and its page. @param {import("./phrases.mjs").Phrases} phrases @param {number} terms */
function gather({ flat, starts: ends, pages: firsts }, terms) {
  const lessons = new Int32Array(flat.length);
  const starts = new Int32Array(ends.length);
  const pages = new Int32Array(ends.length - 1);
  const last = new Int32Array(terms).fill(-1); // the lesson in which a word was noted
  let end = 0;
  for (let page = 0; page < firsts.length - 1; page++) pages.fill(page, firsts[page], firsts[page + 1]);
  for (let phrase = 0; phrase < pages.length; phrase++) {
    starts[phrase] = end;
    for (let at = ends[phrase]; at < ends[phrase + 1]; at++) {
      const entry = flat[at];
      if (entry >= 0 && isSmall(entry)) continue;
      const term = entry < 0 ? ~entry : termOf(entry);
      if (last[term] === phrase) continue;
      last[term] = phrase;
      lessons[end++] = term;
    }
  }
  starts[pages.length] = end;
  return { lessons: lessons.slice(0, end), starts, pages };
}

/** Of each word the lessons that have it, one word after another, and where each word begins. @param {Int32Array} lessons @param {Int32Array} starts @param {number} terms */
function turnOver(lessons, starts, terms) {
  const from = new Uint32Array(terms + 1);
  for (const term of lessons) from[term + 1]++;
  for (let term = 0; term < terms; term++) from[term + 1] += from[term];
  const next = from.slice();
  const holding = new Uint32Array(lessons.length);
  for (let lesson = 0; lesson < starts.length - 1; lesson++) {
    for (let at = starts[lesson]; at < starts[lesson + 1]; at++) holding[next[lessons[at]]++] = lesson;
  }
  return /** @type {const} */ ([from, holding]);
}

/** The turn of each lesson. A step that shares no factor with their count reaches every one, and never two of a page in a row. @param {number} count */
function takeTurns(count) {
  const factor = (/** @type {number} */ a, /** @type {number} */ b) => {
    while (b) [a, b] = [b, a % b];
    return a;
  };
  let step = 1 + Math.floor(count * 0.618);
  while (factor(step, count) > 1) step++;
  const turns = new Uint32Array(count);
  for (let turn = 0, at = 0; turn < count; turn++, at = (at + step) % count) turns[at] = turn;
  return turns;
}
