// @ts-check
// Days of the calendar, free of clocks and time zones: counted, read as somebody types them, and written in words.

/** @typedef {string} Day A day as year-month-day, such as 2027-02-04. */

const DAY = 86_400_000; // milliseconds
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
export const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
export const [FIRST_YEAR, LAST_YEAR] = [2020, 2099];
const LIKE = "like 2027-02-04 or Feb 4, 2027";

/** @param {Day} day */
const stamp = (day) => Date.parse(`${day}T00:00:00Z`);

/** @param {Day} day @param {number} days @returns {Day} */
export const addDays = (day, days) => new Date(stamp(day) + days * DAY).toISOString().slice(0, 10);

/** The day of the week, 0 for Sunday. @param {Day} day */
export const weekday = (day) => new Date(stamp(day)).getUTCDay();

/** Days from one day to another. @param {Day} from @param {Day} to */
export const daysBetween = (from, to) => (stamp(to) - stamp(from)) / DAY;

/** Thursday, February 4, 2027. @param {Day} day */
export const inWords = (day) => `${WEEKDAYS[weekday(day)]}, ${withoutWeekday(day)}`;

/** February 4, 2027. @param {Day} day */
export function withoutWeekday(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${MONTHS[month - 1]} ${date}, ${year}`;
}

/**
 * A day as somebody types it: 2027-02-04, 2/4/2027, 2/4/27, Feb 4 2027, Thursday, 4 February 2027.
 * @param {string} text
 * @returns {{ day: Day } | { problem: string }} the problem as a sentence that says what to type
 */
export function parseDay(text) {
  const typed = text.trim();
  const found = parts(typed.toLowerCase().replace(/^(sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?,?\s+/, ""));
  if (!found) return { problem: `“${typed}” is not a date that this page can read. Type it ${LIKE}.` };
  const [year, month, date] = found;
  if (year < FIRST_YEAR || year > LAST_YEAR) return { problem: `${year} is too far away. Type a year from ${FIRST_YEAR} to ${LAST_YEAR}.` };
  if (month < 1 || month > 12) return { problem: `There is no month ${month}. Type the date ${LIKE}.` };
  const longest = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (date < 1 || date > longest) {
    return { problem: `${MONTHS[month - 1]} has ${longest} days in ${year}, so there is no ${date}. Type a day from 1 to ${longest}.` };
  }
  return { day: [year, month, date].map((part) => String(part).padStart(2, "0")).join("-") };
}

/** Year, month and day. @param {string} text @returns {[number, number, number] | null} */
function parts(text) {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const slashes = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})$/.exec(text);
  if (slashes) return [full(slashes[3]), Number(slashes[1]), Number(slashes[2])];
  const words = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(text) ?? turned(text);
  const month = words ? MONTHS.findIndex((name) => name.toLowerCase().startsWith(words[1])) : -1;
  return words && month >= 0 ? [Number(words[3]), month + 1, Number(words[2])] : null;
}

/** 4 February 2027, with its parts in the order of February 4, 2027. @param {string} text */
function turned(text) {
  const match = /^(\d{1,2})\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/.exec(text);
  return match && [match[0], match[2], match[1], match[3]];
}

/** @param {string} year */
const full = (year) => (year.length === 2 ? 2000 : 0) + Number(year);
