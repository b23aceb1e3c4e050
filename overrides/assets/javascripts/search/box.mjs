// @ts-check
// Stands where the theme expects its search worker, and speaks its four messages: 0 set-up, 1 ready, 2 query, 3 result.
// It loads nothing before somebody enters the search box. From a server it then starts our worker; from a disk, where browsers start no
// worker, it loads the same files into the page. It is a classic script, since it must run before the theme's. Why: docs/decisions/0011-search.md

{
  const FILES = ["assets/javascripts/minisearch.js", "search/index.js", "assets/javascripts/search/worker.mjs"];
  const FAILED = "Search could not be loaded. Check your connection and load the page again, or use the list of questions.";
  const settings = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  const here = new URL(settings.base.replace(/\/?$/, "/"), location.href);
  const address = new URL(settings.search, location.href).href;
  const Started = window.Worker;

  class SearchBox extends EventTarget {
    constructor() {
      super();
      this.query = "";
      this.turn = 0;
      /** @type {((query: string) => void) | undefined} */
      this.ask = undefined;
      const input = document.querySelector(".md-search__input");
      // The theme listens to keys. Words that were pasted, dictated or suggested come without one.
      input?.addEventListener("input", () => input.dispatchEvent(new Event("keyup")));
      input?.closest("form")?.addEventListener("submit", (event) => event.preventDefault()); // the results are there already
      const load = () => (location.protocol === "file:" ? this.loadHere() : this.loadWorker());
      if (input === document.activeElement) load();
      else input?.addEventListener("focus", load, { once: true });
    }

    /** @param {{ type: number, data?: any }} message */
    postMessage({ type, data }) {
      // Later, as from a worker: the theme is not listening yet while it speaks.
      if (type === 0) setTimeout(() => this.send({ type: 1 }));
      if (type !== 2) return;
      this.query = data.trim();
      this.turn += 1;
      if (!this.query) setTimeout(() => this.show({ items: [], suggest: [], note: "" }));
      else this.ask?.(this.query);
    }

    /** @param {object} data */
    send(data) {
      this.dispatchEvent(new MessageEvent("message", { data }));
    }

    /** @param {{ items: object[][], suggest: string[], note: string }} data */
    show(data) {
      this.send({ type: 3, data });
      if (data.note) this.say(data.note);
    }

    /** What the theme's line above the results says instead. @param {string} text */
    say(text) {
      const line = document.querySelector(".md-search-result__meta");
      if (line) line.textContent = text;
    }

    loadWorker() {
      const worker = new Started(address, { type: "module" });
      worker.addEventListener("error", () => this.say(FAILED));
      worker.addEventListener("message", ({ data: { turn, data } }) => {
        if (turn === 0) this.start((query) => worker.postMessage({ query, turn: this.turn }));
        else if (turn === this.turn) this.show(data);
      });
    }

    async loadHere() {
      try {
        for (const path of FILES) {
          await new Promise((done, failed) => document.head.append(Object.assign(document.createElement("script"), { src: new URL(path, here).href, onload: done, onerror: failed })));
        }
        const answer = /** @type {any} */ (globalThis).guidepostAnswer;
        // A site that was built and not published has modules there, and they don't run from a disk.
        if (!answer) throw new Error("not published");
        this.start((query) => setTimeout(() => query === this.query && this.show(answer(query))));
      } catch {
        this.say(FAILED);
      }
    }

    /** @param {(query: string) => void} ask */
    start(ask) {
      this.ask = ask;
      if (this.query) ask(this.query);
    }
  }

  window.Worker = new Proxy(Started ?? class {}, {
    construct: (target, [url, options]) => (new URL(url, location.href).href === address ? /** @type {any} */ (new SearchBox()) : new target(url, options)),
  });
}
