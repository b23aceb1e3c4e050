// @ts-check
// The parts of a sheet, each with its heading: how many hold words, a link to each, and what stands before the first box, folded away.

import { make } from "../shared/on-device.mjs";

/** @typedef {import("./words.mjs").Typed} Typed */
/** @typedef {{ title: string, id: string, blocks: HTMLElement[], names: string[] }} Part Only parts with fields; its first block is its heading, where it has one. */

const FIELDS = "input[name]:not([data-adds], [data-formula]), textarea[name]";
const WIDE = "(min-width: 60em)";

/** @param {Element} block */
const namesIn = (block) => [...new Set(Array.from(block.querySelectorAll(FIELDS), (one) => one.getAttribute("name") ?? ""))];

/** @param {HTMLFormElement} form @param {string} title of the sheet, for a part without a heading @returns {Part[]} */
export function partsOf(form, title) {
  /** @type {Part[]} */
  const parts = [];
  for (const block of /** @type {HTMLElement[]} */ (Array.from(form.children))) {
    const names = namesIn(block);
    if (block.tagName === "H2" && (!parts.length || parts[parts.length - 1].names.length)) parts.push({ title: textOf(block), id: block.id, blocks: [], names: [] });
    else if (block.tagName === "H2") Object.assign(parts[parts.length - 1], { title: textOf(block), id: block.id }); // the one before it asks nothing
    else if (!parts.length) parts.push({ title, id: "", blocks: [], names: [] });
    parts[parts.length - 1].blocks.push(block);
    parts[parts.length - 1].names.push(...names);
  }
  return parts.filter((part) => part.names.length);
}

/** The words of a heading, without its link to itself. @param {HTMLElement} heading */
function textOf(heading) {
  const copy = /** @type {HTMLElement} */ (heading.cloneNode(true));
  copy.querySelectorAll("a.headerlink").forEach((link) => link.remove());
  return copy.textContent?.trim() ?? "";
}

/**
 * What stands before the first part that asks something goes behind one line, but for its first sentence. On a phone the first box is then on the first screen.
 * @param {HTMLFormElement} form @param {string} name of that line
 */
export function foldBefore(form, name) {
  const all = Array.from(form.children);
  const asks = all.findIndex((block) => namesIn(block).length > 0);
  const heading = all.slice(0, asks).map((block) => block.tagName).lastIndexOf("H2");
  const before = all.slice(0, Math.max(heading, 0)).filter((block, place) => place > 0 || block.tagName !== "P");
  if (!before.length) return;
  const fold = make("details", "");
  fold.className = "gp-before";
  fold.open = matchMedia(WIDE).matches;
  before[0].before(fold);
  fold.append(make("summary", name), ...before);
}

/**
 * A line that says how many parts hold words. Opened, it leads to each of them.
 * @param {Part[]} parts @param {Record<string, string>} words
 */
export function makeProgress(parts, words) {
  const progress = make("details", "");
  progress.className = "gp-parts";
  const line = make("summary", "");
  const list = make("ul", "");
  const states = parts.map((part) => {
    const item = make("li", "");
    const link = make("a", part.title);
    link.href = `#${part.id}`;
    const state = make("span", "");
    item.append(link, " ", state);
    if (part.id) list.append(item);
    return { part, state };
  });
  progress.append(line, list);
  /** @param {Typed} typed */
  const show = (typed) => {
    let begun = 0;
    for (const { part, state } of states) {
      const filled = part.names.filter((name) => typed.has(name)).length;
      state.textContent = filled === part.names.length ? words.part_done : filled ? words.part_begun : "";
      if (filled) begun += 1;
    }
    line.textContent = words.parts.replace("{done}", String(begun)).replace("{parts}", String(parts.length));
  };
  return { progress, show };
}
