// @ts-check
// Answers queries: `{ query, turn }` in, what was found out. Runs in a worker, or in the page itself where a page
// from a disk may start none. Publishing joins it with all that it imports, so that it is a module and a classic script at once.

import { lapsedSince } from "../shared/last-good-day.mjs";
import { makeSearch } from "./search.mjs";
import * as TUNE from "./tuning.mjs";
import { split } from "./words.mjs";

const INDEX = "search/index.js";
const LATER = "search/facts.js"; // whole sentences, which weigh much: loaded where pages do not answer
const NOTHING = "No page has these words. Try fewer words, or look under one of these topics.";
const NEAREST = "We have no page on this. Nearest:";

const scope = /** @type {any} */ (globalThis);
const inWorker = typeof scope.document === "undefined";
/** @type {import("./search.mjs").Search | undefined} */
let engine;

/** @typedef {{ address: string, kind: string, title: string, text: string, lapsed: string }} Part `lapsed`: that it is out of date, and since when. */
/** @typedef {Part & { parts: Part[], is?: string, tongue?: string }} Found `is` names a row that is no page found; `tongue` is the page's language, where it is not the site's. */
/**
 * @typedef {object} Answer
 * @property {Found[]} found The best first.
 * @property {boolean} wantsFacts Whether pages fit so badly that a fact may be what is meant.
 * @property {string} note What to say instead of a number.
 * @property {string[]} words The words of the query that are marked on the page that a result leads to.
 * @property {string[]} marked The words that are marked in what was found, in small letters.
 */

/** On a disk a folder's address shows a list of files, so its page is named. @param {string} address */
const place = (address) => (inWorker ? address : address.replace(/\/(?=#|$)/, "/index.html"));

/** What is said of a result that is past its last good day. @param {string | undefined} last */
const lapsed = (last) => (lapsedSince(last) ? `Out of date since ${lapsedSince(last)}. Check before you use it.` : "");

/** Whom to ask instead, where no page fits. @returns {Found} */
const finders = () => ({
  is: "finders",
  address: place("your-state/"),
  kind: "Whom to ask instead",
  title: "Find help in your state",
  text: "Ten national lists and lines lead to the office near you: for work, benefits, rights and health care.",
  lapsed: "",
  parts: [],
});

/** The topics, where no page fits. @returns {Found} */
const topics = () => ({
  is: "topics",
  address: place("faq/"),
  kind: "",
  title: "Questions, by topic",
  text: "",
  lapsed: "",
  parts: (engine?.topics ?? []).map(([id, title, text]) => ({ address: place(`faq/#${id}`), kind: "", title, text, lapsed: "" })),
});

/**
 * @param {string} query
 * @returns {Answer}
 */
function answer(query) {
  const { content } = (engine ??= makeSearch(scope.guidepostIndex));
  if (scope.guidepostFacts) engine.addFacts(scope.guidepostFacts);
  scope.guidepostFacts = undefined;
  const { hits, fits, marked } = engine.search(query);
  const words = split(query.slice(0, 200)).filter((word) => word.length > 2 && content(word).length);
  const found = hits.map(({ address, kind, topic, title, text, lasts, parts }) => ({
    address: place(address),
    kind: [kind, topic].filter(Boolean).join(": "),
    title,
    text,
    lapsed: lapsed(lasts),
    parts: parts.map(({ lasts, ...part }) => ({ ...part, address: place(part.address), lapsed: lapsed(lasts) })),
  }));
  const isEnough = fits >= TUNE.fits || hits.some(({ kind }) => kind === "Words" || kind === "Facts");
  const nearest = found.slice(0, TUNE.nearest).filter(({ address }) => address !== place("your-state/"));
  return {
    found: isEnough ? found : [...nearest, finders(), topics()],
    wantsFacts: fits < TUNE.hard,
    note: isEnough ? "" : found.length ? NEAREST : NOTHING,
    words: words.slice(0, 8),
    marked: wordsOf(found).filter((word) => {
      const stems = content(word);
      return stems.length && stems.every((one) => marked.has(one));
    }),
  };
}

/** Each word that is shown, once. @param {Found[]} found */
function wordsOf(found) {
  const texts = found.flatMap((one) => [one, ...one.parts]).flatMap(({ title, text }) => [title, text]);
  return [...new Set(texts.join(" ").toLowerCase().match(/[\p{L}\p{N}'’]+/gu))];
}

if (inWorker) {
  const base = /.*\/(?=assets\/)/.exec(scope.location.href);
  // Each puts what it brings on the global scope, as it does in a page. The page hears of an error.
  let hasFacts = false;
  import(`${base}${INDEX}`).then(() => {
    engine = makeSearch(scope.guidepostIndex);
    addEventListener("message", ({ data }) => {
      const told = answer(data.query);
      postMessage({ turn: data.turn, answer: told });
      if (!told.wantsFacts || hasFacts) return;
      hasFacts = true;
      import(`${base}${LATER}`).then(() => postMessage({ turn: 0 }), reportError); // what is asked by then is asked once more
    });
    postMessage({ turn: 0 });
  }, reportError);
} else {
  scope.guidepostAnswer = answer;
}
