// @ts-check
// Starts what answers queries. From a server that is a worker; from a disk, where browsers start none, the same files run in the page.

const FILES = ["search/index.js", "search/facts.js", "assets/javascripts/search/worker.mjs"];
const WORKER = "assets/javascripts/search/worker.mjs";

/** @typedef {import("./worker.mjs").Answer} Answer */

/**
 * @param {URL} root The front page of the site.
 * @param {(turn: number, answer: Answer) => void} heard
 * @param {() => void} failed Nothing will ever answer.
 * @returns {(query: string, turn: number) => void} Asks. While the engine is not ready only the last question waits.
 */
export function startEngine(root, heard, failed) {
  /** @type {{ query: string, turn: number } | undefined} */
  let last;
  /** @type {((query: string, turn: number) => void) | undefined} */
  let ask;
  /** @param {(query: string, turn: number) => void} ready */
  const start = (ready) => {
    ask = ready;
    if (last) ask(last.query, last.turn);
  };
  if (location.protocol === "file:") loadHere(root, heard).then(start, failed);
  else startWorker(root, heard, start, failed);
  return (query, turn) => {
    last = { query, turn };
    ask?.(query, turn);
  };
}

/** @param {URL} root @param {(turn: number, answer: Answer) => void} heard @param {(ask: (query: string, turn: number) => void) => void} start @param {() => void} failed */
function startWorker(root, heard, start, failed) {
  try {
    const worker = new Worker(new URL(WORKER, root), { type: "module" });
    worker.addEventListener("error", failed);
    worker.addEventListener("message", ({ data }) => {
      if (data.turn === 0) start((query, turn) => worker.postMessage({ query, turn }));
      else heard(data.turn, data.answer);
    });
  } catch {
    failed();
  }
}

/** @param {URL} root @param {(turn: number, answer: Answer) => void} heard @returns {Promise<(query: string, turn: number) => void>} */
async function loadHere(root, heard) {
  for (const path of FILES) {
    await new Promise((done, failed) => document.head.append(Object.assign(document.createElement("script"), { src: new URL(path, root).href, onload: done, onerror: failed })));
  }
  const answer = /** @type {any} */ (globalThis).guidepostAnswer;
  // A site that was built and not published has modules there, and they don't run from a disk.
  if (!answer) throw new Error("not published");
  return (query, turn) => heard(turn, answer(query));
}
