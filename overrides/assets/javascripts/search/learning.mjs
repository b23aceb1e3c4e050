// @ts-check
// Which words speak for which page, learned from wordings whose page is known: what stands in many tells little, and what speaks for one
// page speaks against its neighbors. A softmax over the pages that share a word, in few rounds and always in the same order.
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
  /** @type {Set<number>[]} */
  const places = [];
  /** @type {number[]} */
  const times = [];
  const lessons = wordings.map(({ page, words }) => {
    const own = [...new Set(words)].map((word) => {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      (places[number] ??= new Set()).add(page);
      times[number] = (times[number] ?? 0) + 1;
      return number;
    });
    return { page, own };
  });
  const rare = times.map((found) => 1 + Math.log((1 + wordings.length) / (1 + found)));
  const speaks = places.map(() => new Float32Array(count));
  /** @param {number[]} own */
  const shares = (own) => {
    const length = Math.hypot(...own.map((number) => rare[number]));
    return own.map((number) => rare[number] / length);
  };
  const taught = lessons.map(({ page, own }) => {
    const rivals = new Set([page]);
    for (const number of [...own].sort((a, b) => places[a].size - places[b].size)) {
      if (places[number].size > TUNE.shared && rivals.size > 1) break;
      for (const one of places[number]) rivals.add(one);
    }
    return { page, own, share: shares(own), rivals: [...rivals] };
  });
  const step = stepThrough(taught.length);
  const odds = new Float64Array(count);
  for (let round = 0; round < TUNE.rounds; round++) {
    const rate = TUNE.rate / (1 + round / 2);
    for (let n = 0, at = round; n < taught.length; n++, at = (at + step) % taught.length) {
      const { page, own, share, rivals } = taught[at % taught.length];
      let sum = 0;
      for (const rival of rivals) {
        let heard = 0;
        for (let word = 0; word < own.length; word++) heard += share[word] * speaks[own[word]][rival];
        odds[rival] = Math.exp(heard);
        sum += odds[rival];
      }
      for (const rival of rivals) {
        const wrong = rate * (odds[rival] / sum - Number(rival === page));
        for (let word = 0; word < own.length; word++) speaks[own[word]][rival] -= wrong * share[word];
      }
    }
  }
  return (words) => {
    const own = [...new Set(words)].map((word) => numbers.get(word)).filter((number) => number !== undefined);
    const heard = new Float64Array(count);
    shares(own).forEach((share, word) => speaks[own[word]].forEach((says, page) => (heard[page] += share * says)));
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
