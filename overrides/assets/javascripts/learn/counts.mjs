// @ts-check
// The counts of a program, a line for each month or quarter: read from what was typed or pasted, or refused in words. No line is read by half.

import { overlap, parsePeriod } from "./periods.mjs";
import { parseSeparated } from "./separated.mjs";
import { parseNumber } from "./sums.mjs";

/** @typedef {import("./periods.mjs").Period} Period */
/** @typedef {{ period: Period, counts: Record<string, number> }} Row a count that was left out is not in it */
/** @typedef {import("./sums.mjs").Box & { head: string, also: string[], needed?: boolean }} Column */
/** @typedef {{ rows: Row[], wrong: string[], told: string[] }} Read */

export const PERIOD = { name: "period", label: "Month or quarter, such as 2025-Q3", head: "Period", also: ["month", "quarter"] };

/** @type {Column[]} */
export const COLUMNS = [
  { name: "served", label: "Served: people on the caseload at any time in it", head: "Served", also: ["people served"], needed: true, whole: true, least: 1 },
  { name: "worked", label: "Worked: of these, people with a competitive job", head: "Worked", also: ["people who worked", "people working", "working", "employed", "people employed"], needed: true, whole: true, least: 0 },
  { name: "fresh", label: "New: people who came on", head: "New", also: ["new people"], whole: true, least: 0 },
  { name: "left", label: "Left: people who came off", head: "Left", also: ["people who left"], whole: true, least: 0 },
  { name: "starts", label: "Job starts: jobs, and not people", head: "Job starts", also: ["starts"], whole: true, least: 0 },
  { name: "ends", label: "Job ends: jobs, and not people", head: "Job ends", also: ["ends"], whole: true, least: 0 },
  { name: "ninety", label: "Reached 90 days: people in a job that long", head: "Reached 90 days", also: ["90 days"], whole: true, least: 0 },
  { name: "school", label: "In school: people in a class or training", head: "In school", also: ["school", "people in school"], whole: true, least: 0 },
  { name: "contacts", label: "Employer contacts: face to face", head: "Employer contacts", also: ["contacts"], whole: true, least: 0 },
  { name: "weeks", label: "Specialist weeks: full-time specialists times weeks. 3 of them for 13 weeks are 39", head: "Specialist weeks", also: ["weeks"], whole: false, least: 0.1 },
];
const HEADS = `${PERIOD.head}, ${COLUMNS.filter((one) => one.needed).map((one) => one.head).join(", ")}`;
const LARGEST = 100_000; // letters; five years of months are not a tenth of it
const MOST = 60; // lines: five years of months
const ABOUT_PEOPLE =
  /\b(names?|nombres?|surname|initials|clients?|persons?|participants?|patients?|consumers?|members?|specialists?|staff|workers?|counselors?|ssn|social security|medicaid|dob|birth|birthday|diagnosis|e?mail|phone|address|ids?|codes?)\b/;

/** @param {string} head */
const plain = (head) => head.toLowerCase().replace(/^\s*\d+\.\s*/, "").replace(/\(.*?\)/g, " ").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** @param {string} head @returns {string} the name of a column, or nothing */
function known(head) {
  const words = plain(head);
  return [PERIOD, ...COLUMNS].find((one) => plain(one.head) === words || one.also.includes(words))?.name ?? "";
}

/**
 * One line of counts, or a sentence about each box that can't be right.
 * @param {Record<string, string>} typed by the name of the column @param {string} today such as 2026-11-30
 * @returns {{ row: Row } | { wrong: import("./sums.mjs").Wrong[] }}
 */
export function parseRow(typed, today) {
  const period = parsePeriod(typed.period ?? "", today);
  /** @type {import("./sums.mjs").Wrong[]} */
  const wrong = typeof period === "string" ? [{ box: "period", says: period }] : [];
  /** @type {Record<string, number>} */
  const counts = {};
  for (const column of COLUMNS) {
    const text = (typed[column.name] ?? "").trim();
    if (!text && !column.needed) continue;
    const number = refuse(text) || parseNumber(text, column);
    if (typeof number === "string") wrong.push({ box: column.name, says: number });
    else counts[column.name] = number;
  }
  if (wrong.length) return { wrong };
  const impossible = compare(counts);
  return impossible || typeof period === "string" ? { wrong: impossible ? [impossible] : wrong } : { row: { period, counts } };
}

/** What is no number in a way that deserves words of its own. @param {string} text */
function refuse(text) {
  if (text.length > 40) return "This is too long for a number. Type digits, such as 20.";
  if (/^[=+@]/.test(text)) return `“${text}” is a formula or begins like one. Type the number itself.`;
  if (text.includes("%")) return `“${text}” is a share. Type the number of people; the share is worked out here.`;
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(text)) return `“${text}” is a date. Type a number, such as 20.`;
  return "";
}

/** Counts that can't be true together. @param {Record<string, number>} counts @returns {import("./sums.mjs").Wrong | null} */
function compare(counts) {
  const { served, worked, starts, ninety } = counts;
  if (worked > served) return { box: "worked", says: `${worked} of ${served} people can't have worked. The second number is part of the first.` };
  for (const column of COLUMNS.filter((one) => ["fresh", "left", "school"].includes(one.name)))
    if (counts[column.name] > served) return { box: column.name, says: `${column.head} can't be ${counts[column.name]} when ${served} were served. It is part of them.` };
  if (ninety > worked) return { box: "ninety", says: `${ninety} people can't have reached 90 days when ${worked} worked.` };
  if (starts > 0 && worked === 0) return { box: "starts", says: `There can't be ${starts} job starts when nobody worked.` };
  return null;
}

/** What stands in the way of reading the text at all. @param {string} text */
function unreadable(text) {
  if (!text.trim()) return "There is nothing to read. Paste lines from a spreadsheet, or open a CSV file.";
  if (text.length > LARGEST) return "This is too large for counts of months. Leave only one line for each month or quarter.";
  if (text.startsWith("PK")) return "This is a spreadsheet’s own file. Save it as CSV first, and open that.";
  if (/[\0\uFFFD]/.test(text)) return "These letters can’t be read. Save the file as “CSV UTF-8”, and open that.";
  return "";
}

/** What is wrong with the names of the columns. @param {string[]} heads @param {string[][]} lines */
function judge(heads, lines) {
  const names = heads.map(known);
  for (const [place, head] of heads.entries()) {
    if (names[place] || isRate(head)) continue;
    if (ABOUT_PEOPLE.test(plain(head))) return `The column “${head}” may hold names or other facts about people. Take it out: only counts belong here.`;
    if (names.some(Boolean) && lines.some((cells) => /\p{L}/u.test(cells[place] ?? "")))
      return `The column “${head || `number ${place + 1}`}” holds words, and words may be names. Take it out: only counts belong here.`;
  }
  if (!names.some(Boolean)) return `The first line names no column that is known here. Begin with a line such as: ${HEADS}.`;
  const missing = [PERIOD, ...COLUMNS.filter((one) => one.needed)].find((one) => !names.includes(one.name));
  if (missing) return `The column “${missing.head}” is missing. Each line needs ${HEADS}.`;
  const twice = [PERIOD, ...COLUMNS].find((one) => names.indexOf(one.name) !== names.lastIndexOf(one.name));
  return twice ? `The column “${twice.head}” stands there twice. Leave one of them.` : "";
}

/** A rate that this page worked out, in a file that it saved; it is worked out anew. @param {string} head */
const isRate = (head) => /^(the )?rate\b/.test(plain(head));

/**
 * The lines of a spreadsheet as counts. Where anything is wrong, no rows come back, so that nothing is worked out from a part.
 * @param {string} text @param {string} today such as 2026-11-30 @returns {Read}
 */
export function readCounts(text, today) {
  /** @param {string[]} wrong @returns {Read} */
  const refused = (...wrong) => ({ rows: [], wrong, told: [] });
  const unread = unreadable(text);
  if (unread) return refused(unread);
  const records = parseSeparated(text);
  if (!records) return refused("A quotation mark is opened and never closed. Close it, or take it out.");
  const [{ cells: heads }, ...lines] = records;
  const bad = judge(heads, lines.map((line) => line.cells));
  if (bad) return refused(bad);
  const names = heads.map(known);
  const told = heads.filter((head, place) => head && !names[place] && !isRate(head)).map((head) => `The column “${head}” is not known here and was left out.`);
  const totals = lines.filter(({ cells }) => /^(together|totals?|sum|all)$/i.test(cells[names.indexOf("period")] ?? ""));
  if (totals.length) told.push("The line of totals was left out: totals are worked out here.");
  const counted = lines.filter((line) => !totals.includes(line));
  if (!counted.length) return refused("There are names of columns, and no line of counts below them.");
  if (counted.length > MOST) return refused(`There are ${counted.length} lines, and ${MOST} at most can be shown. Leave the newest.`);
  /** @type {Row[]} */
  const rows = [];
  /** @type {string[]} */
  const wrong = [];
  for (const { at, cells } of counted) {
    if (cells.length > heads.length && cells.slice(heads.length).some(Boolean)) {
      wrong.push(`Line ${at} has ${cells.length} cells, and there are ${heads.length} columns. Put a number such as 1,200 in quotation marks, or leave its comma out.`);
      continue;
    }
    const read = parseRow(Object.fromEntries(names.map((name, place) => [name, cells[place] ?? ""])), today);
    if ("wrong" in read) wrong.push(...read.wrong.map(({ box, says }) => `Line ${at}, ${[PERIOD, ...COLUMNS].find((one) => one.name === box)?.head}: ${says}`));
    else {
      const other = rows.find((row) => overlap(row.period, read.row.period));
      if (other) wrong.push(`Line ${at}: ${clash(other.period, read.row.period)}`);
      else rows.push(read.row);
    }
  }
  return wrong.length ? refused(...wrong) : { rows: rows.sort((one, next) => one.period.first - next.period.first), wrong, told };
}

/** @param {Period} one @param {Period} other */
export const clash = (one, other) =>
  one.key === other.key ? `${one.says} stands there twice. Leave one of the two lines.` : `${other.key} and ${one.key} are the same time counted twice. Leave the months or the quarter.`;
