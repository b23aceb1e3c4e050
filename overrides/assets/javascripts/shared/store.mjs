// @ts-check
// What people type, kept on their device and shared by their tabs: opened, kept or no longer, listed, and cleared for good. Nothing is sent.

import { stored } from "./on-device.mjs";
export { START, wordsOf } from "./records.mjs";
import { asText, asWords, CLEARED, clearings, hold, keysOf, look, merge, parse, put, RECORD, START, storages, tick, uncleared, wordsOf } from "./records.mjs";

/** @typedef {import("./records.mjs").Words} Words */
/** @typedef {import("./records.mjs").Fields} Fields */
/** @typedef {import("./records.mjs").Held} Held */
/** @typedef {{ name: string, title: string, words: Words }} Listed */
/** @typedef {{ where: Storage, key: string, text: string }} Taken */

const KEEP = `${START}keep`;
const OLD = `${START}sheet:`; // whole forms without times, as they were kept until November 2026
export const UNDO = 10_000; // milliseconds

/** @type {Map<string, { refresh: (here?: boolean) => void, empty: () => () => void }>} The records that this page shows. */
const open = new Map();
/** @type {Taken[]} What another tab cleared here, for as long as it may take that back. */
let dropped = [];

export const isKeeping = () => stored(() => localStorage.getItem(KEEP)) === "yes";

/** Keep all records of a kind beyond the tab, or no longer. @param {string} kind @param {boolean} keep @returns {boolean} false where they stay as they were */
export function move(kind, keep) {
  const from = stored(() => (keep ? sessionStorage : localStorage));
  if (!from) return false;
  const names = keysOf(from, RECORD + kind).map((key) => key.slice(RECORD.length));
  const whole = names.every((name) => {
    const { later, ...record } = look(name);
    return later || hold(name, record, keep) === (keep ? "kept" : "tab");
  });
  if (!whole) return false;
  for (const name of names) if (parse(from.getItem(RECORD + name)) !== "later") from.removeItem(RECORD + name);
  return true;
}

/** @param {boolean} keep @returns {boolean} false where the browser doesn't do it */
export function keepSheets(keep) {
  // The switch goes first: other tabs look at it when they hear of the records.
  const turned = keep ? put("localStorage", KEEP, "yes") : stored(() => localStorage.removeItem(KEEP) ?? true) === true;
  if (turned && move("sheet/", keep)) return true;
  if (!keep) return put("localStorage", KEEP, "yes") && false;
  stored(() => localStorage.removeItem(KEEP));
  move("sheet/", false);
  return false;
}

/**
 * A record as one page shows it.
 * @param {string} name such as `sheet/my-pitch` @param {string} title how a person knows it @param {() => boolean} keeps whether somebody asked to keep it
 * @param {(words: Words, names: string[], here: boolean) => void} [changed] another tab changed these fields, or a clearing did, `here` or there
 */
export function openRecord(name, title, keeps, changed = () => {}) {
  let { fields } = look(name);
  let shown = asWords(fields);
  const tell = (here = false) => {
    const now = asWords(fields);
    const names = differing(shown, now);
    shown = now;
    if (names.length) changed(now, names, here);
  };
  const refresh = (here = false) => {
    const there = look(name).fields;
    fields = uncleared(name, merge(there, fields));
    // Two tabs may write at the same moment, and the later one has not read the other's words yet. Whoever finds its own missing writes them again.
    if (isAhead(fields, there)) hold(name, { title, fields }, keeps());
    tell(here);
  };
  open.set(name, {
    refresh,
    empty() {
      const before = fields;
      fields = {};
      return () => (fields = merge(fields, before));
    },
  });
  return {
    words: () => shown,
    later: () => look(name).later,
    /** What the page shows now. Only what it changed itself is written. @param {Words} words @returns {Held} */
    save(words) {
      fields = uncleared(name, merge(look(name).fields, fields));
      for (const field of differing(shown, words)) fields[field] = [words.get(field) ?? "", tick()];
      shown = new Map(words);
      const held = hold(name, { title, fields }, keeps());
      tell();
      return held;
    },
  };
}

const refreshAll = (here = false) => open.forEach(({ refresh }) => refresh(here));

/** @param {Words} one @param {Words} other */
const differing = (one, other) => [...new Set([...one.keys(), ...other.keys()])].filter((name) => (one.get(name) ?? "") !== (other.get(name) ?? ""));

/** @param {Fields} one @param {Fields} other */
const isAhead = (one, other) => Object.entries(one).some(([name, [, time]]) => time > (other[name]?.[1] ?? 0));

/** Every record that holds words, in this tab or kept. @returns {Listed[]} */
export function listRecords() {
  const names = new Set(storages().flatMap((one) => keysOf(one, RECORD).map((key) => key.slice(RECORD.length))));
  return [...names].sort().map((name) => ({ name, title: look(name).title || name.split("/").pop() || name, words: wordsOf(name) })).filter((one) => one.words.size);
}

/** What is kept beside sheets: `plan`, `answers` (of the learning path), `learn` (its record), `run` (a session's clock). */
export function keptKinds() {
  const keys = storages().flatMap((one) => keysOf(one));
  const has = (/** @type {string} */ start) => keys.some((key) => key.startsWith(start));
  const kinds = { plan: [`${RECORD}plan`], answers: [`${RECORD}learn/`], learn: [`${START}learn`, `${RECORD}path/`], run: [`${START}run:`] };
  return Object.entries(kinds).filter(([, starts]) => starts.some(has)).map(([kind]) => kind);
}

/** @param {(key: string) => boolean} chosen @param {Storage[]} [from] @returns {Taken[]} */
const take = (chosen, from = storages()) =>
  from.flatMap((where) => keysOf(where).filter((key) => key !== CLEARED && chosen(key)).map((key) => ({ where, key, text: where.getItem(key) ?? "" })));

/** @param {Taken[]} taken */
function putBack(taken) {
  for (const { where, key, text } of taken) {
    const [was, now] = [text, where.getItem(key)].map(parse);
    if (was && now && was !== "later" && now !== "later") {
      stored(() => where.setItem(key, asText({ title: was.title, fields: merge(was.fields, now.fields) })));
    } else if (where.getItem(key) === null) stored(() => where.setItem(key, text));
  }
}

/**
 * Clear one record, or everything that the site keeps, here and in every open tab.
 * @param {string} [name] nothing for everything
 * @returns {{ told: boolean, undo: () => void }} `told` is false where other tabs can't be reached
 */
export function clear(name = "") {
  const taken = take((key) => !name || key === RECORD + name || key === `${START}from:${name.split("/").pop()}`);
  for (const { text } of taken) parse(text); // so that the clearing is later than each of their times
  const before = stored(() => localStorage.getItem(CLEARED));
  const stamp = JSON.stringify(name ? { ...clearings(), [name]: tick() } : { all: (clearings(), tick()) });
  let told = put("localStorage", CLEARED, stamp);
  for (const { where, key } of taken) stored(() => where.removeItem(key));
  told ||= put("localStorage", CLEARED, stamp); // a full storage has room now
  const refill = [...open].filter(([one]) => !name || one === name).map(([, { empty }]) => empty());
  refreshAll(true);
  const undo = () => {
    stored(() => (before === null ? localStorage.removeItem(CLEARED) : localStorage.setItem(CLEARED, before)));
    putBack(taken);
    refill.forEach((fill) => fill());
    refreshAll(true);
  };
  return { told, undo };
}

/** @param {StorageEvent} event */
function heard(event) {
  if (event.storageArea !== stored(() => localStorage) || (event.key !== null && !event.key.startsWith(START))) return;
  if (event.key === CLEARED) {
    const [old, now] = [event.oldValue, event.newValue].map((text) => Math.max(0, ...Object.values(stored(() => JSON.parse(text ?? "{}")) ?? {}).map(Number)));
    if (now > old) {
      const at = stored(() => JSON.parse(event.newValue ?? "{}")) ?? {};
      const here = stored(() => sessionStorage);
      dropped = here ? take((key) => at.all === now || at[key.slice(RECORD.length)] === now, [here]) : [];
      for (const { where, key } of dropped) where.removeItem(key);
      setTimeout(() => (dropped = []), UNDO * 6);
    } else {
      putBack(dropped);
      dropped = [];
    }
  }
  refreshAll();
}

/** Records of before get their fields' times: the oldest that there are. */
function adopt() {
  for (const storage of storages()) {
    for (const key of keysOf(storage, OLD)) {
      const words = stored(() => JSON.parse(storage.getItem(key) ?? "null")) ?? {};
      const name = `sheet/${key.slice(OLD.length)}`;
      const old = Object.fromEntries(Object.entries(words).filter(([, text]) => typeof text === "string").map(([field, text]) => [field, [text, 1]]));
      const isShared = storage === stored(() => localStorage);
      const { later, title, fields } = look(name);
      if (later || hold(name, { title, fields: merge(fields, /** @type {Fields} */ (old)) }, isShared) !== (isShared ? "kept" : "tab")) continue;
      if (isShared) put("localStorage", KEEP, "yes");
      storage.removeItem(key);
    }
  }
}

if (typeof window !== "undefined") {
  adopt();
  window.addEventListener("storage", heard);
  window.addEventListener("pageshow", (event) => event.persisted && refreshAll());
}
