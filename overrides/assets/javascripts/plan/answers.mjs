// @ts-check
// What was typed into the planner's boxes, or into its address: read, and told in a sentence where it can't be.

import { parseTime } from "../shared/clock-times.mjs";
import { inWords, parseDay, WEEKDAYS, weekday, withoutWeekday } from "../shared/days.mjs";
import { asRanges, parseSkips } from "./skips.mjs";
import { parseZone } from "./zones.mjs";

/** @typedef {import("../shared/days.mjs").Day} Day */
/** @typedef {{ id: string, title: string, people: number }} Way One way to run the series. */
/** @typedef {Record<string, string>} Typed What was typed, by the name of its box. */
/**
 * @typedef {object} Answers
 * @property {string} way
 * @property {Day} first
 * @property {number} time minutes after midnight
 * @property {number[]} days days of the week, 0 for Sunday
 * @property {Day[]} skip
 * @property {number} people
 * @property {number} large how many of them need large print
 * @property {number} word how many of them need Word
 * @property {number} spanish how many of them read Spanish, at normal size on paper
 * @property {number} sides of a piece of paper that are printed, 1 or 2
 * @property {string} zone
 */

export const NAMES = ["way", "first", "time", "days", "skip", "people", "large", "word", "spanish", "sides", "zone"];
const SHORT = WEEKDAYS.map((name) => name.slice(0, 3).toLowerCase());
const MORNING = 7 * 60;
const NOON = 12 * 60;
const MOST_LETTERS = 4000; // of one value of an address

/**
 * @param {Typed} typed @param {Way[]} ways
 * @returns {{ answers: Answers | null, problems: Record<string, string> }} no answers where there is a problem; each problem by the name of its box
 */
export function readAnswers(typed, ways) {
  /** @type {Record<string, string>} */
  const problems = {};
  const way = ways.find((one) => one.id === typed.way);
  if (!way) problems.way = typed.way ? `“${typed.way}” is no way to run the series. Choose one from the list.` : "Choose from the list how you will run the series.";
  const first = readFirst(typed.first ?? "", problems);
  const time = readTime(typed.time ?? "", problems);
  const days = readDays(typed.days ?? "", first, problems);
  const skip = readSkip(typed.skip ?? "", first, problems);
  const most = way?.people ?? ways[0].people;
  const people = readPeople(typed.people ?? "", most, problems);
  const large = readSome("large", typed.large ?? "", people, most, problems);
  const word = readSome("word", typed.word ?? "", people, most, problems);
  const spanish = readSome("spanish", typed.spanish ?? "", people, most, problems);
  const some = [large, word, spanish].filter(Boolean);
  const sum = large + word + spanish;
  if (people && sum > people && !problems.large && !problems.word && !problems.spanish) {
    const numbers = some.length > 2 ? `${large}, ${word} and ${spanish}` : some.join(" and ");
    problems[spanish ? "spanish" : "word"] = `${numbers} make ${sum}, and the group has ${count(people, "person", "people")}. Type numbers that add up to ${people} or less.`;
  }
  const sides = readSides(typed.sides ?? "", problems);
  const zone = readZone(typed.zone ?? "", problems);
  const whole = Object.keys(problems).length === 0;
  return { answers: whole && way ? { way: way.id, first, time, days, skip, people, large, word, spanish, sides, zone } : null, problems };
}

/** @param {string} text @param {Record<string, string>} problems */
function readFirst(text, problems) {
  const found = text.trim() ? parseDay(text) : { problem: "Type the date of the first meeting, like 2027-02-04 or Feb 4, 2027." };
  if ("day" in found) return found.day;
  problems.first = found.problem;
  return "";
}

/** A bare 1:30 is in the afternoon: no group meets at night. @param {string} text @param {Record<string, string>} problems */
function readTime(text, problems) {
  const found = parseTime(text);
  if (!found) {
    problems.time = text.trim() ? `“${text.trim()}” is not a time. Type it like 9:30 or 1:30 pm.` : "Type the time at which meetings begin, like 9:30 or 1:30 pm.";
    return 0;
  }
  return found.style === "bare" && found.minutes < MORNING ? found.minutes + NOON : found.minutes;
}

/** Where none is named, it is the day of the first date. @param {string} text @param {Day} first @param {Record<string, string>} problems */
function readDays(text, first, problems) {
  const names = text.split(/[,\s]+/).filter(Boolean);
  const unknown = names.find((name) => !SHORT.includes(name.toLowerCase().slice(0, 3)));
  if (unknown) {
    problems.days = `“${unknown}” is not a day of the week. Check one or more days.`;
    return [];
  }
  const days = [...new Set(names.map((name) => SHORT.indexOf(name.toLowerCase().slice(0, 3))))].sort();
  if (!days.length && first) return [weekday(first)];
  if (!days.length) problems.days = "Check one or more days of the week on which the group meets.";
  else if (first && !days.includes(weekday(first))) {
    const name = WEEKDAYS[weekday(first)];
    problems.days = `${withoutWeekday(first)} is a ${name}, and ${name} is not checked. Check ${name}, or type another first date.`;
  }
  return days;
}

/** @param {string} text @param {Day} first @param {Record<string, string>} problems */
function readSkip(text, first, problems) {
  const { days, problem } = parseSkips(text, first);
  if (problem) problems.skip = problem;
  else if (days.includes(first)) problems.skip = `${inWords(first)} is the first date of the group. Take it out here, or type another first date.`;
  return days;
}

/** A whole number, or none. @param {string} text */
function whole(text) {
  const digits = text.trim().replace(/(?<=\d),(?=\d{3}\b)/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

/** @param {string} text @param {number} most @param {Record<string, string>} problems */
function readPeople(text, most, problems) {
  const found = whole(text);
  const range = `a whole number from 1 to ${most}`;
  if (!text.trim()) problems.people = `Type how many people will take part: ${range}.`;
  else if (found === null) problems.people = `“${text.trim()}” is not a whole number. Type ${range}.`;
  else if (found < 1) problems.people = `A group needs people. Type ${range}.`;
  else if (found > most) problems.people = `${found} people are too many for one group. Type ${range}, or plan two groups.`;
  return problems.people ? 0 : Number(found);
}

/** @param {string} name @param {string} text @param {number} people @param {number} most @param {Record<string, string>} problems */
function readSome(name, text, people, most, problems) {
  const found = text.trim() ? whole(text) : 0;
  const upper = people || most;
  if (found === null) problems[name] = `“${text.trim()}” is not a whole number. Type a number from 0 to ${upper}.`;
  else if (found > upper) problems[name] = `${found} is more than the ${count(upper, "person", "people")} in the group. Type a number from 0 to ${upper}.`;
  return found ?? 0;
}

/** @param {string} text @param {Record<string, string>} problems */
function readSides(text, problems) {
  if (!["", "1", "2"].includes(text)) problems.sides = `“${text}” is no number of sides. Choose one or both sides from the list.`;
  return text === "1" ? 1 : 2;
}

/** @param {string} text @param {Record<string, string>} problems */
function readZone(text, problems) {
  const found = parseZone(text);
  if ("zone" in found) return found.zone;
  problems.zone = found.problem;
  return "";
}

/** @param {number} number @param {string} one @param {string} many */
export const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

/** The plan as the end of an address. It holds dates and numbers, and no name. @param {Answers} answers */
export function asAddress(answers) {
  const values = {
    ...answers,
    time: `${String(Math.floor(answers.time / 60)).padStart(2, "0")}:${String(answers.time % 60).padStart(2, "0")}`,
    days: answers.days.map((day) => SHORT[day]).join(","),
    skip: asRanges(answers.skip).join(","),
  };
  return NAMES.map((name) => `${name}=${encodeURIComponent(String(values[/** @type {keyof Answers} */ (name)])).replace(/%2C/g, ",").replace(/%2F/g, "/").replace(/%3A/g, ":")}`).join("&");
}

/**
 * @param {string} text the end of an address, with its mark or without
 * @returns {{ typed: Typed, problem: string }} the problem of an address that was edited by hand, or nothing
 */
export function fromAddress(text) {
  const found = new URLSearchParams(text.replace(/^#/, ""));
  const names = [...found.keys()];
  const odd = names.find((name) => !NAMES.includes(name)) ?? names.find((name, place) => names.indexOf(name) !== place);
  const typed = Object.fromEntries(NAMES.filter((name) => found.has(name)).map((name) => [name, (found.get(name) ?? "").slice(0, MOST_LETTERS)]));
  if (typed.skip) typed.skip = typed.skip.split(",").join("\n").replace(/(?<=\d-\d\d)\/(?=\d{4}-)/g, " to ");
  const problem = odd ? `The address of this page holds “${odd.slice(0, 40)}”, which means nothing here. Check the boxes below; the address is put right when you change one.` : "";
  return { typed, problem };
}
