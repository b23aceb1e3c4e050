// @ts-check
// Months and quarters of a year, as people and spreadsheets write them.

/** @typedef {{ key: string, first: number, months: number, says: string }} Period `first` counts months from the year 0; `key` is 2025-07 or 2025-Q3 */

const NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const OLDEST = 2000;
const HINT = "Type a month, such as 2025-07, or a quarter, such as 2025-Q3.";

/** @param {number} year @param {number} month from 1 @returns {Period} */
const month = (year, month) => ({ key: `${year}-${String(month).padStart(2, "0")}`, first: year * 12 + month - 1, months: 1, says: `${NAMES[month - 1]} ${year}` });

/** @param {number} year @param {number} number from 1 to 4 @returns {Period} */
const quarter = (year, number) => ({
  key: `${year}-Q${number}`,
  first: year * 12 + (number - 1) * 3,
  months: 3,
  says: `${NAMES[number * 3 - 3]} to ${NAMES[number * 3 - 1]} ${year}`,
});

/**
 * A month or a quarter, or a sentence that says why it is none.
 * @param {string} typed @param {string} today such as 2026-11-30 @returns {Period | string}
 */
export function parsePeriod(typed, today) {
  const text = typed.trim();
  if (!text) return HINT;
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(text)) return `“${text}” is a day. ${HINT}`;
  const found = read(text.toLowerCase());
  if (!found) return `“${text.slice(0, 40)}” is no month and no quarter. ${HINT}`;
  const [year, now] = [Math.floor(found.first / 12), Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1];
  if (year < OLDEST) return `${found.says} is long ago. Look at the year again.`;
  if (found.first > now) return `${found.says} has not begun. Look at the date again.`;
  return found;
}

/** @param {string} text */
function read(text) {
  const short = shorten(text);
  const quarters = /^(?<year>\d{4})[\s/-]*q(?<number>[1-4])$/.exec(short) ?? /^q(?<number>[1-4])[\s/-]*(?<year>\d{4})$/.exec(short);
  if (quarters?.groups) return quarter(Number(quarters.groups.year), Number(quarters.groups.number));
  const digits = /^(?<year>\d{4})[/-](?<number>\d{1,2})$/.exec(text) ?? /^(?<number>\d{1,2})[/-](?<year>\d{4})$/.exec(text);
  const number = Number(digits?.groups?.number);
  if (digits?.groups) return number >= 1 && number <= 12 ? month(Number(digits.groups.year), number) : null;
  const named = /^(?<name>[a-z]{3,9})\.?[\s-]+(?<year>\d{4}|\d{2})$/.exec(text); // a spreadsheet makes Jul-25 of July 2025
  if (!named?.groups) return null;
  const { name, year } = named.groups;
  const place = NAMES.findIndex((one) => one.toLowerCase() === name || one.slice(0, 3).toLowerCase() === name);
  return place < 0 ? null : month(Number(year.length === 2 ? `20${year}` : year), place + 1);
}

const ORDER = ["first", "second", "third", "fourth"];

/** The ways in which people write a quarter as one: "1st quarter of 2026" and "Quarter 1, 2026" as "q1 2026". @param {string} text */
function shorten(text) {
  return text
    .replace(/\b(first|second|third|fourth)\b/, (word) => String(ORDER.indexOf(word) + 1))
    .replace(/\b([1-4])(?:st|nd|rd|th)?[\s-]*(?:quarter|qtr|q)\b\.?/, "q$1")
    .replace(/\b(?:quarter|qtr)\.?\s*([1-4])\b/, "q$1")
    .replace(/\s+of\s+|\s*,\s*/, " ");
}

/** Whether two periods have a month in common. @param {Period} one @param {Period} other */
export const overlap = (one, other) => one.first < other.first + other.months && other.first < one.first + one.months;
