// @ts-check
// Text in, pages out: what a reader typed becomes results. Nothing here knows the worker or the page, so that Node can load it
// as it is. Why: docs/decisions/0011-search.md

import { asMeant } from "./homophones.mjs";
import { know } from "./knowledge.mjs";
import { cutQuery, readQuery } from "./query.mjs";
import { entries, nearest, rank } from "./ranking.mjs";
import * as TUNE from "./tuning.mjs";
import { voiceOf } from "./voice.mjs";
import { split, stems } from "./words.mjs";

/** @typedef {import("./knowledge.mjs").Knowledge} Knowledge */
/** @typedef {import("./query.mjs").Concept} Concept */
/** @typedef {{ address: string, kind: string, title: string, text: string, lasts?: string }} Part lasts: the last good day of what it says, such as 2026-12-31 */
/** @typedef {Part & { topic: string, score: number, parts: Part[] }} Hit */
/** @typedef {{ hits: Hit[], fits: number, marked: Set<string> }} Answer */
/** @typedef {ReturnType<typeof makeSearch>} Search */

/**
 * @param {import("./packed.mjs").Index} index
 */
export function makeSearch(index) {
  const site = know(index);

  /** @param {string} typed @returns {Answer} */
  function search(typed) {
    const query = asMeant(typed);
    const concepts = readQuery(site, query);
    const ranked = rank(site, concepts, voiceOf(split(cutQuery(query))));
    // "EN" is a small word of Spanish, and a term.
    const name = (concepts.length ? concepts.map(({ typed }) => typed) : stems(cutQuery(query))).join(" ");
    const term = site.defined.get(name);
    return {
      hits: show(site, concepts, ranked.length ? ranked : nearest(site, query), term),
      fits: term === undefined ? ranked.slice(0, TUNE.sure).reduce((most, [, , fits]) => Math.max(most, fits), 0) : 1,
      marked: new Set(concepts.flatMap(({ typed, marks, near }) => [typed, ...[...near].map((term) => site.lexicon.terms[term]), ...marks.flatMap(site.names.members)])),
    };
  }

  return { search, addFacts: site.addFacts, topics: site.topics, content: site.content };
}

/** @param {Knowledge} site @param {Concept[]} concepts @param {import("./ranking.mjs").Ranked[]} ranked @param {number} [exact] The term that the query names. @returns {Hit[]} */
function show(site, concepts, ranked, exact) {
  const { pages, terms, facts, lasts } = site;
  const hits = ranked.slice(0, TUNE.shown).map(([id, score]) => {
    const [address, kind, topic, title, answer] = pages[id];
    return { address, kind, topic, title, text: answer, lasts: lasts[id], score, parts: partsOf(site, concepts, id) };
  });
  const words = [...new Set([...(exact === undefined ? [] : [exact]), ...entries(concepts, site.inTerms, TUNE.terms)])];
  const place = exact !== undefined && terms[exact][4] < 0 ? 0 : TUNE.termsPlace;
  if (words.length) add(hits, place, "glossary/", "Words", "Glossary", words.map((id) => ({ address: `glossary/#${terms[id][0]}`, kind: "", title: terms[id][2] ? `${terms[id][1]}: ${terms[id][2]}` : terms[id][1], text: terms[id][3] })));
  const said = entries(concepts, site.inFacts, TUNE.facts);
  if (said.length) add(hits, TUNE.factsPlace, "facts/", "Facts", "Facts", said.map((id) => ({ address: facts[id][0], kind: "", title: facts[id][1], text: "", lasts: facts[id][2] })));
  hits.forEach((hit, at) => (hit.score = hits.length - at));
  return hits;
}

/** @param {Hit[]} hits @param {number} place @param {string} address @param {string} kind @param {string} title @param {Part[]} found */
function add(hits, place, address, kind, title, found) {
  const before = hits.findIndex((hit) => hit.address === address);
  if (before >= 0) hits[before].parts.push(...found);
  else hits.splice(Math.min(place, hits.length), 0, { address, kind, topic: "", title, text: "", score: 0, parts: found });
}

/** The headings and notes of a page that the query means and the title does not say. @param {Knowledge} site @param {Concept[]} concepts @param {number} id @returns {Part[]} */
function partsOf({ pages, content }, concepts, id) {
  const [address, , , title, , headings, notes] = pages[id];
  const own = content(title);
  const found = [...headings.map(([anchor, name]) => [anchor, "", name, ""]), ...notes.map(([anchor, name, text]) => [anchor, "Facilitator note", name, text])];
  return found
    .map(([anchor, kind, name, text]) => {
      const words = content(`${name} ${text}`);
      const score = concepts.reduce((sum, { typed, weight }) => sum + (words.includes(typed) && !own.includes(typed) && !TUNE.WEAK.has(typed) ? weight : 0), 0);
      return { score, part: { address: `${address}#${anchor}`, kind, title: name, text } };
    })
    .filter(({ score }) => score > TUNE.part)
    .sort((a, b) => b.score - a.score)
    .slice(0, TUNE.parts)
    .map(({ part }) => part);
}
