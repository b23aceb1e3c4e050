// @ts-check
// Answers queries: `{ query, turn }` in, results as the theme shows them out. Runs in a worker, or in the page itself where a page
// from a disk may start none. The engine and the index come with the first message, since this script is only loaded then.

{
  const scope = /** @type {any} */ (globalThis);
  const inWorker = typeof scope.importScripts === "function";
  const NOTHING = "No page has these words. Try fewer words, or look under one of these topics.";
  const NEAREST = "Few words to go by. Here is what comes nearest, then all topics.";
  /**
   * @typedef {{ address: string, kind: string, title: string, text: string }} Part
   * @typedef {Part & { topic: string, score: number, parts: Part[] }} Hit
   * @type {{ search: (query: string) => { hits: Hit[], fits: boolean, marked: Set<string>, suggest: string[] }, topics: [string, string, string][], content: (text: string) => string[] } | undefined}
   */
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
      return stems.length && stems.every((/** @type {string} */ one) => marked.has(one)) ? `<mark>${safe}</mark>` : safe;
    });

  /** On a disk a folder's address shows a list of files, so its page is named. @param {string} address */
  const place = (address) => (inWorker ? address : address.replace(/\/(?=#|$)/, "/index.html"));

  /** @param {string[]} names */
  const label = (...names) => (names.some(Boolean) ? `<span class="gp-hit">${names.filter(Boolean).map(escape).join(" · ")}</span>` : "");

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
    engine ??= scope.guidepostRanking.makeSearch(scope.MiniSearch, scope.guidepostIndex);
    const { hits, fits, marked, suggest } = /** @type {NonNullable<typeof engine>} */ (engine).search(query);
    // The words that the theme marks on the page that a result leads to.
    const words = scope.guidepostRanking.split(query.slice(0, 200)).filter((/** @type {string} */ word) => word.length > 2 && engine?.content(word).length);
    const terms = Object.fromEntries(words.slice(0, 8).map((/** @type {string} */ word) => [word, true]));
    const items = hits.map(({ address, kind, topic, title, text, score, parts }) => [
      { location: place(address), title: mark(title, marked), text: `${label(kind, topic)}${text ? `<span>${mark(text, marked)}</span>` : ""}`, score, terms },
      // As high as the page where the page is only the list that holds them, else folded away below it.
      ...parts.map((part) => ({ location: place(part.address), title: mark(part.title, marked), text: `${label(part.kind)}${mark(part.text, marked)}`, score: text ? score - 0.5 : score, terms })),
    ]);
    return fits || hits.some(({ kind }) => kind === "Words" || kind === "Facts") ? { items, suggest, note: "" } : { items: [...items, ...topics()], suggest: [], note: items.length ? NEAREST : NOTHING };
  }

  if (inWorker) {
    const base = new URL("../../", scope.location.href);
    scope.importScripts(...["assets/javascripts/minisearch.js", "assets/javascripts/search-ranking.mjs", "search/index.js"].map((path) => new URL(path, base).href));
    addEventListener("message", ({ data }) => postMessage({ turn: data.turn, data: answer(data.query) }));
    postMessage({ turn: 0 });
  } else {
    scope.guidepostAnswer = answer;
  }
}
