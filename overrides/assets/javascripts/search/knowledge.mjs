// @ts-check
// What search knows: everything that follows from the site alone and is worked out once, before the first query.

import { learn } from "./learning.mjs";
import { makeNames } from "./names.mjs";
import { rows, unpack } from "./packed.mjs";
import { makeSpeller, slips } from "./spelling.mjs";
import * as TUNE from "./tuning.mjs";
import { stem, stems } from "./words.mjs";

/** @typedef {import("./names.mjs").Word} Word */
/** @typedef {Map<number, number>} Scores By the number of a page, a term or a fact. */
/** @typedef {(term: string, begun?: boolean) => Scores} Engine What has just this word; or, where `begun` is told, a slip of it, or what begins with it. */
/** @typedef {ReturnType<typeof know>} Knowledge */

const REMEMBERED = 1000; // answers of an engine

/**
 * @param {any} MiniSearch
 * @param {import("./packed.mjs").Index} index
 */
export function know(MiniSearch, index) {
  const site = unpack(index);
  const { stop, pages, terms, bodies } = site;
  const names = makeNames(site.rings, stop);
  const { content } = names;

  /** The titles and wordings of each page. @type {Word[][][]} */
  const phrases = pages.map(([, , , title, , , , , asked]) => [title, ...asked.split("|")].map(names.wording));
  /** What stands within each page: its headings and notes. @type {Word[][][]} */
  const inside = pages.map(([, , , , , headings, notes]) => [...headings.map(([, text]) => text), ...notes.map(([, name, text]) => `${name} ${text}`)].map(names.wording));
  /** How many pages have a word, or a ring, in a title or wording. @type {Map<string, number>} */
  const holding = new Map();
  for (const all of phrases) {
    for (const word of new Set(all.flat().flatMap(({ term, marks }) => [term, ...marks]))) holding.set(word, (holding.get(word) ?? 0) + 1);
  }
  /** Each name of a term, by its stems. @type {Map<string, number>} */
  const defined = new Map();
  terms.forEach(([, , , , , all], id) => {
    for (const name of all.split("|")) defined.set((content(name).length ? content(name) : stems(name)).join(" "), id);
  });
  const written = new Set(site.written.map(stem));

  /** Whether a word means anything here. @param {string} word */
  const known = (word) => holding.has(stem(word)) || names.rings.has(stem(word)) || written.has(stem(word));
  /** How much a word or a ring tells the pages apart. @param {string} term */
  const rarity = (term) => Math.log(1 + pages.length / (1 + (holding.get(term) ?? 0))) * (TUNE.WEAK.has(term) ? TUNE.weak : 1);

  /** @type {string[]} */
  const told = Array(pages.length).fill("");
  for (const [, , , , place, all, es] of terms) if (place >= 0) told[place] += `|${all}|${es}`;
  const make = makeEngines(MiniSearch, names.tokenize);
  const made = {
    ...site,
    names,
    phrases,
    inside,
    holding,
    defined,
    known,
    rarity,
    speller: makeSpeller(pages.map(([, , , title, , , , , asked]) => `${title} ${asked}`), stop, known),
    likely: learn(
      phrases.flatMap((all, page) => all.map((phrase) => ({ page, words: phrase.flatMap(({ term, stop, marks }) => (stop ? marks : [term, ...marks])) }))),
      pages.length,
    ),
    inPages: make(
      TUNE.FIELDS,
      pages.map(([, , , title, answer, headings, notes, , asked], id) => ({
        id, title, answer, asked, terms: told[id], body: bodies[id],
        headings: headings.map(([, text]) => text).join("|"), notes: notes.map(([, name, text]) => `${name}|${text}`).join("|"),
      })),
    ),
    inTerms: make({ name: TUNE.termName, says: 1 }, terms.map(([, , , says, , all, es], id) => ({ id, name: `${all}|${es}`, says }))),
    /** Facts come later than all else. @type {import("./packed.mjs").FactEntry[]} */
    facts: [],
    inFacts: make({ says: 1 }, []),
    /** @param {any[][]} columns */
    addFacts(columns) {
      made.facts = /** @type {import("./packed.mjs").FactEntry[]} */ (rows(columns));
      made.inFacts = make({ says: 1 }, made.facts.map(([, says], id) => ({ id, says })));
    },
  };
  names.forget();
  return made;
}

/** @param {any} MiniSearch @param {(text: string) => string[]} tokenize */
function makeEngines(MiniSearch, tokenize) {
  const processTerm = (/** @type {string} */ term) => term;

  /** @param {Record<string, number>} boost How much each field counts. @param {{ id: number }[]} entries @returns {Engine} */
  return (boost, entries) => {
    const engine = new MiniSearch({ fields: Object.keys(boost), tokenize, processTerm });
    engine.addAll(entries);
    /** @type {Map<string, Scores>} */
    let seen = new Map();
    return (term, begun) => {
      const key = `${begun}${term}`;
      const before = seen.get(key);
      if (before) return before;
      if (seen.size > REMEMBERED) seen = new Map();
      const found = engine.search(term, {
        boost,
        tokenize: (/** @type {string} */ text) => [text],
        processTerm,
        fuzzy: begun !== undefined && slips(term),
        prefix: begun,
        weights: { fuzzy: TUNE.fuzzy, prefix: TUNE.prefix },
        bm25: { k: TUNE.k, b: TUNE.b, d: TUNE.d },
      });
      const made = new Map(found.map((/** @type {{ id: number, score: number }} */ one) => [one.id, one.score]));
      seen.set(key, made);
      return made;
    };
  };
}
