// @ts-check
// Which pages answer a query, and in which order.

import { termOf } from "./phrases.mjs";
import { cutQuery } from "./query.mjs";
import * as TUNE from "./tuning.mjs";
import { KIN, WHOSE } from "./voice.mjs";
import { stems } from "./words.mjs";

/** @typedef {import("./knowledge.mjs").Knowledge} Knowledge */
/** @typedef {import("./inverted.mjs").Engine} Engine */
/** @typedef {import("./phrases.mjs").Phrases} Phrases */
/** @typedef {import("./query.mjs").Concept} Concept */
/** @typedef {import("./voice.mjs").Voice} Voice */
/** @typedef {[number, number, number]} Ranked A page with its score, and how well it fits the query, from 0 to 1. */

/** @param {Knowledge} site @param {Concept[]} concepts @param {Voice} voice @returns {Ranked[]} Where nothing fits with slips, what begins like a word of the query. */
export function rank(site, concepts, voice) {
  const ranked = rankWith(site, concepts, voice, false);
  return ranked.length ? ranked : rankWith(site, concepts, voice, true);
}

/**
 * Where no word says anything here: the pages whose titles have the same small words.
 * @param {Knowledge} site
 * @param {string} query
 * @returns {Ranked[]}
 */
export function nearest({ pages, terms, defined }, query) {
  const asked = stems(cutQuery(query));
  const term = defined.get(asked.join(" "));
  const found = pages.map(([, , , title, , , , whose], id) => {
    const words = stems(title);
    const share = whose === WHOSE.house ? 0 : words.filter((word) => asked.includes(word)).length / words.length;
    return /** @type {Ranked} */ ([id, term !== undefined && terms[term][4] === id ? 1 : share, 0]);
  });
  return found.filter(([, share]) => share > TUNE.nearestShare).sort((a, b) => b[1] - a[1]).slice(0, TUNE.nearest);
}

/**
 * The terms or facts that an engine finds.
 * @param {Concept[]} concepts
 * @param {Engine} engine
 * @param {number} count At most so many.
 * @returns {number[]}
 */
export function entries(concepts, engine, count) {
  const { total, all } = add(concepts.map((concept) => ({ ...concept, marks: [] })), engine, false, ({ weight }) => weight);
  // One common word in a sentence is no reason to show it.
  const sorted = [...total].filter(([, { met }]) => met >= TUNE.entryShare * all).sort((a, b) => b[1].sum - a[1].sum);
  return sorted.filter(([, { sum }]) => sum > TUNE.entryTail * sorted[0][1].sum).slice(0, count).map(([id]) => id);
}

/** @param {Knowledge} site @param {Concept[]} concepts @param {Voice} voice @param {boolean} begun Whether what only begins like a word counts. @returns {Ranked[]} */
function rankWith(site, concepts, voice, begun) {
  const { pages, terms, phrases, inside, holding, defined, likely, rarity, inPages } = site;
  const { total, all } = add(concepts, inPages, begun, ({ typed }) => (TUNE.WEAK.has(typed) ? TUNE.weakSum : 1));
  const term = defined.get(concepts.map((concept) => concept.typed).join(" "));
  const explained = term === undefined ? -1 : terms[term][4];
  /** @type {Ranked[]} */
  const first = [...total].map(([id, { sum, met }]) => [id, sum * (TUNE.floor + (1 - TUNE.floor) * (met / all)), 0]);
  first.sort((a, b) => b[1] - a[1]);
  const top = first[0]?.[1] ?? 0;
  const odds = likely(concepts.flatMap(({ term, stop, marks, meant }) => [...(stop ? [] : [term]), ...marks, meant]));
  // What no wording has was not learned, so what was learned says less of such a query.
  const learned = concepts.reduce((sum, { term, marks, meant, weight }) => sum + ([term, meant, ...marks].some((word) => holding[word] > 0) ? weight : 0), 0) / all;
  const isVague = concepts.every(({ typed }) => TUNE.WEAK.has(typed) || KIN.has(typed));
  const door = isVague && voice !== "other" ? WHOSE[`${voice}Door`] : -1;
  const made = first.slice(0, TUNE.compared).map(([id, score]) => {
    let best = 0;
    let second = 0;
    for (let phrase = phrases.pages[id]; phrase < phrases.pages[id + 1]; phrase++) {
      const one = fit(concepts, phrases, phrase, TUNE.rest, rarity);
      if (one > best) [best, second] = [one, best];
      else if (one > second) second = one;
    }
    for (let phrase = inside.pages[id]; phrase < inside.pages[id + 1]; phrase++) best = Math.max(best, TUNE.inside * fit(concepts, inside, phrase, 0, rarity));
    const wordings = TUNE.phrase * best ** TUNE.power + TUNE.second * second ** TUNE.power;
    const met = /** @type {{ met: number }} */ (total.get(id)).met / all;
    return /** @type {Ranked} */ ([id, TUNE.VOICES[voice][pages[id][7]] * (pages[id][7] === door ? TUNE.door : 1) * (score + top * (wordings + (explained === id ? TUNE.named : 0))), explained === id ? 1 : (met + best) / 2]);
  });
  const best = Math.max(...made.map(([, score]) => score));
  return made
    .map(([id, score, fits]) => /** @type {Ranked} */ ([id, score + TUNE.learned * learned * best * odds[id], fits * learned]))
    .sort((a, b) => b[1] - a[1])
    .filter(([, score], place, list) => place < TUNE.sure || score > TUNE.tail * list[0][1]);
}

/**
 * What each entry of an engine gets from all concepts, the weight of those that it meets, and the weight of all.
 * @param {Concept[]} concepts
 * @param {Engine} engine
 * @param {boolean} begun
 * @param {(concept: Concept) => number} counts How much a concept counts in the sum.
 */
function add(concepts, engine, begun, counts) {
  /** @type {Map<number, { sum: number, met: number }>} */
  const total = new Map();
  let all = 0;
  for (const concept of concepts) {
    all += concept.weight;
    for (const [id, score] of weigh(concept, engine, begun)) {
      const { sum, met } = total.get(id) ?? { sum: 0, met: 0 };
      total.set(id, { sum: sum + score * counts(concept), met: met + concept.weight });
    }
  }
  return { total, all };
}

/** What an entry gets from one concept. @param {Concept} concept @param {Engine} engine @param {boolean} begun */
function weigh({ typed, stop, marks, last, meant }, engine, begun) {
  const best = stop ? new Map() : new Map(engine(typed, last || (begun && typed.length > 2)));
  if (meant >= 0) for (const [id, score] of engine(meant)) best.set(id, Math.max(best.get(id) ?? 0, score * TUNE.meant));
  for (const mark of marks) {
    for (const [id, score] of engine(mark)) best.set(id, Math.max(best.get(id) ?? 0, score * TUNE.ring) + TUNE.both * score);
  }
  return best;
}

/** Whether a word of a phrase was asked for, by its place. */
const used = new Uint8Array(1000);

/**
 * How well one wording of a page fits the whole query, from 0 to 1.
 * @param {Concept[]} concepts
 * @param {Phrases} phrases
 * @param {number} phrase Its number.
 * @param {number} rest What a word of the wording costs that the query lacks.
 * @param {(term: number) => number} rarity
 */
function fit(concepts, { flat, starts }, phrase, rest, rarity) {
  const from = starts[phrase];
  const to = starts[phrase + 1];
  used.fill(0, 0, to - from);
  let asked = 0;
  let met = 0;
  for (const { term, marks, near, weight } of concepts) {
    asked += weight;
    let best = 0;
    for (let at = from; at < to; ) {
      const word = at++;
      const own = termOf(flat[word]);
      let sure = own === term ? 1 : 0;
      for (; at < to && flat[at] < 0; at++) if (!sure && marks.includes(~flat[at])) sure = TUNE.same;
      if (!sure && near.has(own)) sure = TUNE.near;
      if (sure) used[word - from] = 1;
      if (sure > best) best = sure;
    }
    met += weight * best;
  }
  if (!met) return 0;
  let unasked = 0;
  for (let at = from; at < to; at++) if (flat[at] >= 0 && !used[at - from]) unasked += rarity(termOf(flat[at]));
  return met / (asked + rest * unasked);
}
