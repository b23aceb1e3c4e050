// @ts-check
// Federal holidays, worked out from the law (5 USC 6103), with the weekdays on which offices close instead.

import { addDays, weekday } from "../shared/days.mjs";

/** @typedef {import("../shared/days.mjs").Day} Day */

const [SUNDAY, MONDAY, THURSDAY, SATURDAY] = [0, 1, 4, 6];

/** The holidays from one day to another, by date. @param {Day} from @param {Day} to @returns {{ day: Day, name: string }[]} */
export function federalHolidays(from, to) {
  const found = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)) + 1; year += 1) found.push(...ofYear(year)); // a New Year's Day on a Saturday is observed the year before
  return found.filter(({ day }) => day >= from && day <= to).sort((one, other) => one.day.localeCompare(other.day));
}

/** What is on that day, or nothing. @param {Day} day */
export const holidayOn = (day) => federalHolidays(day, day)[0]?.name ?? "";

/** @param {number} year */
function ofYear(year) {
  return [
    ...onDate(`${year}-01-01`, "New Year's Day"),
    { day: nth(3, MONDAY, `${year}-01-01`), name: "Birthday of Martin Luther King, Jr." },
    { day: nth(3, MONDAY, `${year}-02-01`), name: "Washington's Birthday" },
    { day: nth(1, MONDAY, `${year}-05-25`), name: "Memorial Day" }, // the last Monday of May
    ...onDate(`${year}-06-19`, "Juneteenth National Independence Day"),
    ...onDate(`${year}-07-04`, "Independence Day"),
    { day: nth(1, MONDAY, `${year}-09-01`), name: "Labor Day" },
    { day: nth(2, MONDAY, `${year}-10-01`), name: "Columbus Day" },
    ...onDate(`${year}-11-11`, "Veterans Day"),
    { day: nth(4, THURSDAY, `${year}-11-01`), name: "Thanksgiving Day" },
    ...onDate(`${year}-12-25`, "Christmas Day"),
  ];
}

/** A holiday of a fixed date, and the Friday or Monday that stands for it where it falls on a weekend. @param {Day} day @param {string} name */
function onDate(day, name) {
  const turn = { [SATURDAY]: -1, [SUNDAY]: 1 }[weekday(day)];
  return turn ? [{ day, name }, { day: addDays(day, turn), name: `${name}, observed` }] : [{ day, name }];
}

/** @param {number} which the first is 1 @param {number} wanted @param {Day} from counted from here on */
const nth = (which, wanted, from) => addDays(from, ((wanted - weekday(from) + 7) % 7) + 7 * (which - 1));
