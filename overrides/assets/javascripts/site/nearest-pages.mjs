// @ts-check
// @needs #gp-nearest
// On the page for missed addresses: searches for the words in the address, and offers the pages that are nearest to them.

/** @typedef {[string, string, string, number]} Listed Address, title, words, and whether it is a question: 1, or 0. */

const COMMON = new Set(["html", "index", "htm", "php", "www", "the", "and", "for", "faq", "docs", "guides", "page", "pages"]);

/** @param {string} text @returns {string[]} */
function wordsOf(text) {
  const plain = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return plain.split(/[^a-z0-9]+/).filter((word) => word.length > 1 && !COMMON.has(word));
}

/** How alike two words are, from 0 to 1, by the pairs of letters that they share. @param {string} one @param {string} other */
function likeness(one, other) {
  if (one === other) return 1;
  /** @param {string} word */
  const pairs = (word) => [...` ${word} `].slice(0, -1).map((letter, at) => letter + ` ${word} `[at + 1]);
  const left = pairs(one);
  const right = pairs(other);
  const shared = left.filter((pair) => right.includes(pair)).length;
  return (2 * shared) / (left.length + right.length);
}

/** @param {string[]} wanted @param {string[]} there */
const best = (wanted, there) => {
  const found = there.map((word) => wanted.map((one) => likeness(one, word)));
  return wanted.reduce((sum, _, at) => sum + Math.max(0, ...found.map((row) => row[at]).filter((value) => value > 0.65)), 0);
};

/** The pages nearest to the words, the nearest first, at most five. @param {string[]} wanted @param {Listed[]} pages */
function nearest(wanted, pages) {
  return pages
    .map((page) => {
      const [address, title, words, question] = page;
      const score = 3 * best(wanted, wordsOf(address)) + 2 * best(wanted, wordsOf(title)) + best(wanted, wordsOf(words));
      return { page, score: score / (wanted.length * 6) + 0.01 * question };
    })
    .filter(({ score }) => score > 0.15)
    .sort((one, other) => other.score - one.score)
    .slice(0, 5)
    .map(({ page }) => page);
}

/** The words of an address that was missed. @param {string} path */
function missed(path) {
  try {
    return wordsOf(decodeURIComponent(path));
  } catch {
    return wordsOf(path);
  }
}

/**
 * The language that an address is in by its first folder: what the page says in it, which then stands in place of the rest.
 * @param {string} path
 */
function speak(path) {
  const said = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".gp-missed"))].find((one) => path.startsWith(`${one.lang}/`));
  const heading = said?.querySelector("h2");
  if (!said || !heading) return undefined;
  /** @type {HTMLElement | null} */ (document.querySelector("#gp-missed"))?.setAttribute("hidden", "");
  const first = document.createElement("h1");
  first.textContent = heading.textContent;
  heading.replaceWith(first);
  document.title = document.title.replace(/^.* - |^/, () => `${first.textContent} - `);
  return said;
}

async function offer() {
  const place = document.querySelector("#gp-nearest");
  if (!(place instanceof HTMLElement)) return;
  const root = new URL(place.dataset.root ?? "/", location.href);
  const path = location.pathname.startsWith(root.pathname) ? location.pathname.slice(root.pathname.length) : location.pathname;
  const said = speak(path);
  const tongues = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".gp-missed"))].map((one) => one.lang);
  /** @param {string} address */
  const tongueOf = (address) => tongues.find((one) => address.startsWith(`${one}/`)) ?? "";
  const words = (said ?? place).dataset;
  if (said) place.lang = said.lang;
  const wanted = missed(said ? path.slice(said.lang.length) : path);
  if (!wanted.length) return;
  const answer = await fetch(new URL("addresses.json", root));
  if (!answer.ok) return;
  /** @type {Listed[]} */
  const pages = (await answer.json()).pages;
  const found = nearest(wanted, said ? pages.filter(([address]) => tongueOf(address) === said.lang) : pages);
  const heading = document.createElement("h2");
  heading.textContent = (found.length ? words.near : words.none) ?? "";
  const list = document.createElement("ul");
  for (const [address, title] of found) {
    const link = document.createElement("a");
    link.href = new URL(address, root).href;
    link.textContent = title;
    if (tongueOf(address) && !said) link.lang = tongueOf(address);
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  const search = document.createElement("p");
  const link = document.createElement("a");
  const start = new URL(said ? `${said.lang}/` : "", root);
  link.href = `${start.href}?q=${encodeURIComponent(wanted.join(" "))}`;
  link.textContent = (words.search ?? "").replace("{words}", () => wanted.join(" "));
  search.append(link);
  place.append(heading, ...(found.length ? [list] : []), search);
}

offer();
