// @ts-check
// How one record of what people type lies in the browser's memory: each field with the moment of its last change, so that of two tabs' words the
// newest win. It stays in its tab (sessionStorage) until somebody asks to keep it (localStorage). Why: docs/decisions/0038-one-store-on-the-device.md

import { stored } from "./on-device.mjs";

/** @typedef {Map<string, string>} Words What was typed, by the name of its field. */
/** @typedef {Record<string, [string, number]>} Fields Words and milliseconds. An empty text was cleared then. */
/** @typedef {{ title: string, fields: Fields }} Kept */
/** @typedef {"kept" | "tab" | "full" | "later" | "nowhere"} Held Where words are. `full` and `later`: only in this tab, though somebody asked to keep them. */

export const START = "guidepost:";
export const RECORD = `${START}words:`;
export const CLEARED = `${START}cleared`;
const VERSION = 2;
let last = 0;

/** Later than everything that was written before, also where the clock was put back. */
export const tick = () => (last = Math.max(Date.now(), last + 1));

export const storages = () => [stored(() => sessionStorage), stored(() => localStorage)].filter((one) => one !== null);

/** @param {Storage} storage @param {string} [start] */
export const keysOf = (storage, start = START) => Object.keys(storage).filter((key) => key.startsWith(start));

/** @param {"sessionStorage" | "localStorage"} where @param {string} key @param {string} text */
export const put = (where, key, text) => stored(() => window[where].setItem(key, text) ?? true) === true;

/** @param {string | null} text @returns {Kept | "later" | null} */
export function parse(text) {
  const data = stored(() => JSON.parse(text ?? "null"));
  if (data?.version > VERSION) return "later";
  if (data?.version !== VERSION || typeof data.fields !== "object" || data.fields === null) return null;
  /** @type {Fields} */
  const fields = {};
  for (const [name, pair] of Object.entries(data.fields)) {
    if (!Array.isArray(pair) || typeof pair[0] !== "string" || !Number.isFinite(pair[1])) continue;
    fields[name] = [pair[0], pair[1]];
    last = Math.max(last, pair[1]);
  }
  return { title: String(data.title ?? ""), fields };
}

/** @param {Kept} record */
export const asText = ({ title, fields }) => JSON.stringify({ version: VERSION, title, fields });

/** When a record was last cleared, and when all were. @returns {Record<string, number>} */
export function clearings() {
  const found = stored(() => JSON.parse(localStorage.getItem(CLEARED) ?? "{}")) ?? {};
  last = Math.max(last, ...Object.values(found).filter(Number.isFinite));
  return found;
}

/** @param {string} name @param {Fields} fields @returns {Fields} */
export function uncleared(name, fields) {
  const at = clearings();
  const since = Math.max(at.all ?? 0, at[name] ?? 0);
  return Object.fromEntries(Object.entries(fields).filter(([, [, time]]) => time > since));
}

/** The newest words of each field. @param {Fields} one @param {Fields} other @returns {Fields} */
export function merge(one, other) {
  const all = { ...one };
  for (const [name, pair] of Object.entries(other)) if (!(name in all) || pair[1] > all[name][1]) all[name] = pair;
  return all;
}

/** @param {string} name @returns {Kept & { later: boolean }} */
export function look(name) {
  const [here, shared] = storages().map((one) => parse(stored(() => one.getItem(RECORD + name))));
  const records = [here, shared].filter((one) => one !== null && one !== undefined && one !== "later");
  const fields = records.reduce((all, one) => merge(all, one.fields), /** @type {Fields} */ ({}));
  return { title: records[0]?.title || records[1]?.title || "", fields: uncleared(name, fields), later: here === "later" || shared === "later" };
}

/** @param {Fields} fields @returns {Words} */
export const asWords = (fields) => new Map(Object.entries(fields).filter(([, [text]]) => text.trim()).map(([name, [text]]) => [name, text]));

/** @param {string} name */
export const wordsOf = (name) => asWords(look(name).fields);

/** @param {string} name @param {Kept} record @param {boolean} keep @returns {Held} */
export function hold(name, { title, fields }, keep) {
  const key = RECORD + name;
  const text = asText({ title, fields });
  if (!Object.keys(fields).length) return keep ? "kept" : "tab"; // nothing was ever typed
  const isLater = storages().map((one) => parse(stored(() => one.getItem(key))) === "later");
  if (keep && !isLater[1] && put("localStorage", key, text)) {
    if (!isLater[0]) stored(() => sessionStorage.removeItem(key));
    return "kept";
  }
  if (isLater[0] || !put("sessionStorage", key, text)) return "nowhere";
  return isLater[1] ? "later" : keep ? "full" : "tab";
}
