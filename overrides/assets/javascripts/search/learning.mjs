// @ts-check
// Which words speak for which page, learned from wordings whose page is known: what stands in many tells little, and what speaks for one
// page speaks against its neighbors. A softmax over the pages that share a word, in one round and always in the same order.
// Why: docs/decisions/0028-search-learns-from-wordings.md

import * as TUNE from "./tuning.mjs";

/**
 * @typedef {{ page: number, words: string[] }} Lesson A wording, and the page whose it is.
 */

/**
 * @param {Lesson[]} wordings
 * @param {number} count How many pages there are.
 * @returns {(words: string[]) => Float64Array} How likely each page is, as a logarithm, 0 for the likeliest.
 */
export function learn(wordings, count) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** The pages of each word. The wordings of a page stand together, so the last one tells whether it is there. @type {number[][]} */
  const places = [];
  /** @type {number[]} */
  const times = [];
  const lessons = wordings.map(({ page, words }) => {
    /** @type {number[]} */
    const own = [];
    for (const word of words) {
      let number = numbers.get(word);
      if (number === undefined) {
        numbers.set(word, (number = numbers.size));
        places.push([]);
        times.push(0);
      }
      if (own.includes(number)) continue;
      own.push(number);
      if (places[number].at(-1) !== page) places[number].push(page);
      times[number]++;
    }
    return { page, own };
  });
  const rare = times.map((found) => 1 + Math.log((1 + wordings.length) / (1 + found)));
  /** What each word says of each page, word by word: the row of word 2 begins at `2 * count`. */
  const speaks = new Float32Array(times.length * count);
  /** @param {number[]} own */
  const shares = (own) => {
    const length = Math.hypot(...own.map((number) => rare[number]));
    return own.map((number) => rare[number] / length);
  };
  const rivals = new Uint32Array(count);
  const seen = new Uint32Array(count); // the lesson in which a page was noted as a rival
  let lesson = 0;
  /** Notes the pages that share a word, itself first, and says how many they are. @param {number} page @param {number[]} own */
  const noteRivals = (page, own) => {
    lesson++;
    seen[(rivals[0] = page)] = lesson;
    let many = 1;
    for (const number of own.length > 1 ? [...own].sort((a, b) => places[a].length - places[b].length) : own) {
      if (places[number].length > TUNE.shared && many > 1) break;
      for (const one of places[number]) {
        if (seen[one] === lesson) continue;
        seen[one] = lesson;
        rivals[many++] = one;
      }
    }
    return many;
  };
  const step = stepThrough(lessons.length);
  const odds = new Float64Array(count);
  for (let turn = 0, at = 0; turn < lessons.length; turn++, at = (at + step) % lessons.length) {
    const { page, own } = lessons[at];
    const many = noteRivals(page, own);
    if (many < 2) continue; // nobody to tell it from
    const share = shares(own);
    const rows = own.map((number) => number * count);
    let sum = 0;
    for (let n = 0; n < many; n++) {
      const rival = rivals[n];
      let heard = 0;
      for (let word = 0; word < rows.length; word++) heard += share[word] * speaks[rows[word] + rival];
      odds[rival] = Math.exp(heard);
      sum += odds[rival];
    }
    for (let n = 0; n < many; n++) {
      const rival = rivals[n];
      const wrong = TUNE.rate * (odds[rival] / sum - Number(rival === page));
      for (let word = 0; word < rows.length; word++) speaks[rows[word] + rival] -= wrong * share[word];
    }
  }
  return (words) => {
    const own = [...new Set(words)].map((word) => numbers.get(word)).filter((number) => number !== undefined);
    const heard = new Float64Array(count);
    shares(own).forEach((share, word) => {
      for (let page = 0, row = own[word] * count; page < count; page++) heard[page] += share * speaks[row + page];
    });
    const most = heard.reduce((a, b) => Math.max(a, b), -Infinity);
    return heard.map((one) => one - most);
  };
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
