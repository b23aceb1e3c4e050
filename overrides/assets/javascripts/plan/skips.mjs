// @ts-check
// Dates to skip as people have them: single days, ranges, and the list of a whole office year with the names of its holidays.

import { addDays, daysBetween, parseDay } from "../shared/days.mjs";

/** @typedef {import("../shared/days.mjs").Day} Day */
/** @typedef {{ year?: number, month: number, date: number, at: number, end: number }} Found A date in a line, and where it stands. */

const LIKE = "like 2027-02-04, Feb 4, 2027 or Nov 22-26, 2027";
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = `(?<month>(?:${MONTHS.join("|")})[a-z]{0,6})`;
const YEAR = String.raw`(?:,?\s+(?<year>\d{4}))?(?!\d)`;
const DATES = [
  String.raw`(?<year>\d{4})-(?<number>\d{1,2})-(?<date>\d{1,2})(?!\d)`,
  String.raw`(?<number>\d{1,2})[/.](?<date>\d{1,2})[/.](?<year>\d{4}|\d{2})(?!\d)`,
  String.raw`\b${MONTH}\.?\s+(?<date>\d{1,2})(?:st|nd|rd|th)?${YEAR}`,
  String.raw`\b(?<date>\d{1,2})\.?\s+${MONTH}\.?${YEAR}`,
];
const SHORT = new RegExp(String.raw`\b${MONTH}\.?\s+(?<from>\d{1,2})\s*(?:-|–|—|\bto\b|\bthrough\b)\s*(?<to>\d{1,2})(?![\d/.-])`, "gi");
const JOINED = /^[\s,]*(?:-|–|—|\/|to|through|thru|until)\s*(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?,?\s*)?$/i;
const LONGEST = 120; // days of a range; a longer one is a slip of the pen

/**
 * @param {string} text a date, a range or several of them on each line, with words about them
 * @param {Day} first a date without a year is the next one from here on; may be empty
 * @returns {{ days: Day[], problem: string }} by date, each once
 */
export function parseSkips(text, first) {
  /** @type {Set<Day>} */
  const days = new Set();
  for (const line of text.split(/[\n;]+/).map((one) => one.trim()).filter(Boolean)) {
    const found = parseLine(line, first);
    if ("problem" in found) return { days: [], problem: found.problem };
    found.days.forEach((day) => days.add(day));
  }
  return { days: [...days].sort(), problem: "" };
}

/** Days as an address holds them: 2027-02-11, and 2026-12-24/2027-01-02 for several in a row. @param {Day[]} days by date */
export function asRanges(days) {
  /** @type {[Day, Day][]} */
  const runs = [];
  for (const day of days) {
    const last = runs[runs.length - 1];
    if (last && addDays(last[1], 1) === day) last[1] = day;
    else runs.push([day, day]);
  }
  return runs.map(([from, to]) => (from === to ? from : `${from}/${to}`));
}

/** @param {string} line @param {Day} first @returns {{ days: Day[] } | { problem: string }} */
function parseLine(line, first) {
  // Nov 22-26 is Nov 22 to Nov 26; a year that follows is that of both
  const whole = line.replace(SHORT, "$1 $2 to $1 $3");
  const dates = datesIn(whole);
  const between = [0, ...dates.map((date) => date.end)].map((end, place) => whole.slice(end, dates[place]?.at));
  if (!dates.length || between.some((words) => /\d/.test(words))) return { problem: `“${line}” is not a date that this page can read. Type it ${LIKE}.` };
  /** @type {Day[]} */
  const days = [];
  for (let place = 0; place < dates.length; place += 1) {
    const ranged = place + 1 < dates.length && JOINED.test(between[place + 1]);
    const [start, stop] = [dates[place], dates[place + (ranged ? 1 : 0)]];
    const to = asDay(stop, first);
    if ("problem" in to) return to;
    const from = start === stop ? to : asDay(start, first, to.day);
    if ("problem" in from) return from;
    const length = daysBetween(from.day, to.day);
    if (length < 0 || length > LONGEST) return { problem: `“${line}” ends before it begins, or takes more than ${LONGEST} days. Type the first day before the last, ${LIKE}.` };
    for (let n = 0; n <= length; n += 1) days.push(addDays(from.day, n));
    if (ranged) place += 1;
  }
  return { days };
}

/** @param {string} line @returns {Found[]} */
function datesIn(line) {
  const all = DATES.flatMap((pattern) => [...line.matchAll(new RegExp(pattern, "gi"))]).sort((one, other) => one.index - other.index || other[0].length - one[0].length);
  /** @type {Found[]} */
  const found = [];
  for (const match of all) {
    if (found.length && match.index < found[found.length - 1].end) continue;
    const { year, number, month, date } = match.groups ?? {};
    found.push({
      year: year ? Number(year) + (year.length === 2 ? 2000 : 0) : undefined,
      month: number ? Number(number) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1,
      date: Number(date),
      at: match.index,
      end: match.index + match[0].length,
    });
  }
  return found;
}

/** @param {Found} found @param {Day} first @param {Day} [last] of its range: without a year of its own a date is the last one before it */
function asDay({ year, month, date }, first, last) {
  /** @param {number} of */
  const on = (of) => parseDay(`${of}-${month}-${date}`);
  if (year) return on(year);
  if (!last && !first) return { problem: `Type the year too, ${LIKE}.` };
  const near = Number((last ?? first).slice(0, 4));
  const same = on(near);
  if ("problem" in same) return same;
  if (last) return same.day > last ? on(near - 1) : same;
  return same.day < first ? on(near + 1) : same;
}
