// @ts-check
// What the counts of months and quarters come to: rates with their sums, and counts added up where that is right.

import { COLUMNS, PERIOD } from "./counts.mjs";
import { separated } from "./separated.mjs";
import { short } from "./sums.mjs";

/** @typedef {import("./counts.mjs").Row} Row */
/** @typedef {{ name: string, head: string, rule: string, upper: string, lower: string, times: number, unit: string }} Rate */
/** @typedef {{ heads: string[], lines: string[][] }} Grid */

/** @type {Rate[]} */
export const RATES = [
  { name: "working", head: "Rate: working", rule: "worked ÷ served × 100", upper: "worked", lower: "served", times: 100, unit: "%" },
  { name: "learning", head: "Rate: in school", rule: "in school ÷ served × 100", upper: "school", lower: "served", times: 100, unit: "%" },
  { name: "weekly", head: "Rate: contacts a week", rule: "employer contacts ÷ specialist weeks", upper: "contacts", lower: "weeks", times: 1, unit: "" },
];
const ADDED = ["fresh", "left", "starts", "ends", "ninety", "contacts", "weeks"];

/** @param {Record<string, number>} counts @param {Rate} rate @returns {number | undefined} nothing where a count is missing */
export function work(counts, rate) {
  const [upper, lower] = [counts[rate.upper], counts[rate.lower]];
  return upper === undefined || !lower ? undefined : (upper / lower) * rate.times;
}

/** @param {number | undefined} number @param {string} unit */
const show = (number, unit = "") => (number === undefined ? "" : `${short(number)}${unit}`);

/** What can be added up over several lines, where each of them has it. People served and working can't: one person may stand in several. @param {Row[]} rows */
function together(rows) {
  const whole = ADDED.filter((name) => rows.every(({ counts }) => counts[name] !== undefined));
  return Object.fromEntries(whole.map((name) => [name, rows.reduce((sum, { counts }) => sum + counts[name], 0)]));
}

/**
 * A row for each count and rate that some line has, and a column for each line, with a last one where there are several.
 * @param {Row[]} rows @returns {Grid}
 */
export function tabulate(rows) {
  const sums = rows.length > 1 ? together(rows) : {};
  const all = [...rows.map(({ counts }) => counts), ...(Object.keys(sums).length ? [sums] : [])];
  const counted = COLUMNS.map(({ name, head }) => [head, ...all.map((counts) => show(counts[name]))]);
  const rated = RATES.map((rate) => [rate.head, ...all.map((counts) => show(work(counts, rate), rate.unit))]);
  const heads = ["Count", ...rows.map(({ period }) => period.key), ...(all.length > rows.length ? ["Together"] : [])];
  return { heads, lines: [...counted, ...rated].filter((line) => line.slice(1).some(Boolean)) };
}

/** The same as a file: numbers only, in a form that this page reads again. @param {Row[]} rows */
export function toCsv(rows) {
  const heads = [PERIOD.head, ...COLUMNS.map(({ head }) => head), ...RATES.map(({ head, unit }) => (unit ? `${head} (${unit})` : head))];
  const lines = rows.map(({ period, counts }) => [period.key, ...COLUMNS.map(({ name }) => counts[name] ?? ""), ...RATES.map((rate) => show(work(counts, rate)))]);
  return [heads, ...lines].map((line) => `${separated(line)}\r\n`).join("");
}

/** What a chart shows, in words: for who can't see it, and for a title. @param {Row[]} rows */
export function inWords(rows) {
  const each = rows.map(({ period, counts }) => `${period.says}: ${show(work(counts, RATES[0]), "%")}, ${counts.worked} of ${counts.served}.`);
  return `The share of people working. ${each.join(" ")}`;
}
