// @ts-check
// What a reader did on the learning path: kept in this browser while they ask for it, and in a file of theirs. Nothing is sent.

import { stored } from "../shared/on-device.mjs";
import { clear, listRecords, move } from "../shared/store.mjs";

/**
 * @typedef {{ done?: string, task?: string, talk?: string, right?: number, of?: number, first?: number }} Step Three days as year-month-day: the module was read,
 * its field task was done, it was talked over. Then `right` of `of` questions at the last try, and `first` of them when each was answered first.
 */
/** @typedef {Map<string, Step>} Progress What was recorded, by the name of a module. */

const PLACE = "guidepost:learn";
const FORMAT = "guidepost-learn";
const VERSION = 1;
export const LARGEST = 200_000; // bytes of a file; a full record has some hundreds
const DAYS = /** @type {const} */ (["done", "task", "talk"]);
export const NAME = "path/name"; // the record of the name that a learner typed
export const BOXES = "path/boxes"; // the record of when each question comes again
export const ANSWERS = "learn/"; // the records of written answers, one for each module

/** @returns {Progress | null} null while nobody asked for anything to be remembered */
export function remembered() {
  const text = stored(() => localStorage.getItem(PLACE));
  if (text === null) return null;
  const found = fromFile(text);
  return typeof found === "string" ? new Map() : found;
}

/** @param {Progress} progress @returns {boolean} false where the browser keeps nothing, or holds the record of a later version of this site */
export function remember(progress) {
  const text = asFile(progress);
  const there = stored(() => JSON.parse(localStorage.getItem(PLACE) ?? "{}"));
  if (there?.version > VERSION) return false;
  stored(() => localStorage.setItem(PLACE, text));
  if (stored(() => localStorage.getItem(PLACE)) !== text) return false;
  [ANSWERS, BOXES].forEach((kind) => move(kind, true));
  return true;
}

/** Written answers stay in this tab. */
export function forget() {
  stored(() => localStorage.removeItem(PLACE));
  [ANSWERS, BOXES].forEach((kind) => move(kind, false));
}

export function clearAnswers() {
  clear(BOXES);
  for (const { name } of listRecords()) if (name.startsWith(ANSWERS)) clear(name);
}

/** @param {() => void} changed what to do when another tab has changed it */
export function watch(changed) {
  window.addEventListener("storage", (event) => (event.key === PLACE || event.key === null) && changed());
}

/** @param {Progress} progress @param {string} [name] of the learner, where they typed one */
export function asFile(progress, name) {
  const told = name ? { name } : {};
  return `${JSON.stringify({ format: FORMAT, version: VERSION, ...told, modules: Object.fromEntries(progress) }, null, 2)}\n`;
}

/** The name in such a file; empty where it holds none. @param {string} text */
export function nameIn(text) {
  const name = stored(() => JSON.parse(text).name);
  return typeof name === "string" ? name.trim().slice(0, 80) : "";
}

/** @param {string} text @returns {Progress | string} what a file holds, or what is wrong with it: the end of a sentence that begins with its name */
export function fromFile(text) {
  /** @type {any} */
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return "can't be read as a saved record";
  }
  if (data?.format !== FORMAT) return "was not saved from this learning path";
  if (data.version !== VERSION) return "was saved by another version of this site";
  if (typeof data.modules !== "object" || data.modules === null || Array.isArray(data.modules)) return "names no modules";
  /** @type {Progress} */
  const progress = new Map();
  for (const [name, step] of Object.entries(data.modules)) {
    const problem = wrong(step);
    if (problem) return `holds something under “${name.slice(0, 60)}” that ${problem}`;
    const { right, of, first } = step;
    const days = Object.fromEntries(DAYS.filter((day) => step[day] !== undefined).map((day) => [day, step[day]]));
    progress.set(name, { ...days, ...(right === undefined ? {} : { right, of }), ...(first === undefined ? {} : { first }) });
  }
  return progress;
}

/** @param {any} step @returns {string} empty where nothing is wrong */
function wrong(step) {
  if (typeof step !== "object" || step === null) return "is no record of a module";
  if (DAYS.some((day) => step[day] !== undefined && !isDay(step[day]))) return "is no day";
  if ([step.right, step.of, step.first].every((number) => number === undefined)) return "";
  const numbers = [step.right, step.of, step.first ?? 0];
  const whole = numbers.every((number) => Number.isInteger(number) && number >= 0 && number < 100);
  return whole && Math.max(...numbers) === step.of ? "" : "is no number of right answers";
}

/** @param {unknown} text */
function isDay(text) {
  if (typeof text !== "string" || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export function today() {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
}

/** @param {string} day */
export const inWords = (day) => new Date(`${day}T12:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
