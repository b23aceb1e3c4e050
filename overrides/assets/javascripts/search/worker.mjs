// @ts-check
// Answers queries: `{ query, turn }` in, results as the theme shows them out. Runs in a worker, or in the page itself where a page
// from a disk may start none. Publishing joins it with all that it imports, so that it is a module and a classic script at once.

import { lapsedSince } from "../shared/last-good-day.mjs";
import { makeSearch } from "./search.mjs";
import { split } from "./words.mjs";

const FILES = ["assets/javascripts/minisearch.js", "search/index.js"];
const NOTHING = "No page has these words. Try fewer words, or look under one of these topics.";
const NEAREST = "Few words to go by. Here is what comes nearest, then all topics.";

const scope = /** @type {any} */ (globalThis);
const inWorker = typeof scope.document === "undefined";
/** @type {import("./search.mjs").Search | undefined} */
let engine;

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/**
 * A text as HTML, with the words that the query means marked.
 * @param {string} text
 * @param {Set<string>} marked
 */
const mark = (text, marked) =>
  text.replace(/[\p{L}\p{N}'’]+|[^\p{L}\p{N}'’]+/gu, (word) => {
    const stems = engine?.content(word) ?? [];
    const safe = escape(word);
    return stems.length && stems.every((one) => marked.has(one)) ? `<mark>${safe}</mark>` : safe;
  });

/** On a disk a folder's address shows a list of files, so its page is named. @param {string} address */
const place = (address) => (inWorker ? address : address.replace(/\/(?=#|$)/, "/index.html"));

/** @param {string[]} names */
const label = (...names) => (names.some(Boolean) ? `<span class="gp-hit">${names.filter(Boolean).map(escape).join(" · ")}</span>` : "");

/** What is said of a result that is past its last good day. @param {string | undefined} last */
const outOfDate = (last) => (lapsedSince(last) ? `<span class="gp-lapsed">Out of date since ${lapsedSince(last)}. Check before you use it.</span> ` : "");

/** The topics, where no page fits. */
const topics = () => [
  [
    { location: place("faq/"), title: "Questions, by topic", text: "", score: 1, terms: {} },
    ...(engine?.topics ?? []).map(([id, title, says]) => ({ location: place(`faq/#${id}`), title: escape(title), text: escape(says), score: 1, terms: {} })),
  ],
];

/**
 * @param {string} query
 * @returns {{ items: object[][], suggest: string[], note: string }}
 */
function answer(query) {
  engine ??= makeSearch(scope.MiniSearch, scope.guidepostIndex);
  const { content } = engine;
  const { hits, fits, marked, suggest } = engine.search(query);
  // The words that the theme marks on the page that a result leads to.
  const words = split(query.slice(0, 200)).filter((word) => word.length > 2 && content(word).length);
  const terms = Object.fromEntries(words.slice(0, 8).map((word) => [word, true]));
  const items = hits.map(({ address, kind, topic, title, text, lasts, score, parts }) => [
    { location: place(address), title: mark(title, marked), text: `${label(kind, topic)}${outOfDate(lasts)}${text ? `<span>${mark(text, marked)}</span>` : ""}`, score, terms },
    // As high as the page where the page is only the list that holds them, else folded away below it.
    ...parts.map((part) => ({ location: place(part.address), title: mark(part.title, marked), text: `${label(part.kind)}${outOfDate(part.lasts)}${mark(part.text, marked)}`, score: text ? score - 0.5 : score, terms })),
  ]);
  return fits || hits.some(({ kind }) => kind === "Words" || kind === "Facts") ? { items, suggest, note: "" } : { items: [...items, ...topics()], suggest: [], note: items.length ? NEAREST : NOTHING };
}

if (inWorker) {
  const base = /.*\/(?=assets\/)/.exec(scope.location.href);
  // Each puts what it brings on the global scope, as it does in a page. The page hears of an error.
  Promise.all(FILES.map((path) => import(`${base}${path}`))).then(() => {
    addEventListener("message", ({ data }) => postMessage({ turn: data.turn, data: answer(data.query) }));
    postMessage({ turn: 0 });
  }, reportError);
} else {
  scope.guidepostAnswer = answer;
}
