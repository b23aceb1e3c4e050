// @ts-check
// A plan: the days of all meetings, what to print for them, what to buy, and what to do by when. Text and numbers in, text and numbers out.

import { addDays, daysBetween, inWords, weekday } from "../shared/days.mjs";
import { holidayOn } from "./holidays.mjs";

/** @typedef {import("../shared/days.mjs").Day} Day */
/** @typedef {import("./answers.mjs").Answers} Answers */
/** @typedef {{ session: number, steps: string, ids: string[] }} Part */
/** @typedef {{ run: string, minutes: number, opens: number[], parts: Part[], sheets: string[], bring: string[] }} Planned */
/** @typedef {{ id: string, title: string, says: string, people: number, away?: boolean, before?: string[], meetings: Planned[], alone: { parts: Part[], sheets: string[] } }} Way `alone` is what no meeting takes: it is done with one person at a time. `away`: people take part from home. */
/** @typedef {{ title: string, lasts?: string, href: string, pack: string, pages: number, sheets: string[], bring: string[] }} Guide lasts: the last good day of its facts, such as 2026-12-31 */
/** @typedef {{ title: string, lasts?: string, href: string, for: keyof typeof NOTES, files: Record<string, string>, pages: number, largePages: number, spanish?: { title: string, href: string, pages: number } }} Sheet spanish: its translation, where there is one */
/** @typedef {{ id: string, says: string, late: string, counted: "before" | "after", days: number, place?: string, see: string, href: string }} Errand place: left out unless people are there, "room" or "home" */
/** @typedef {{ leaders: number, ways: Way[], guides: Record<string, Guide>, before: number[], after: number[], sheets: Record<string, Sheet>, errands: Errand[] }} Material */
/** @typedef {{ number: number, run: string, day: Day, holiday: string, start: number, end: number, minutes: number, parts: Part[], opens: number[], sheets: string[], bring: string[] }} Meeting */
/** @typedef {{ title: string, lasts?: string, href: string, pack?: boolean, note: string, copies: number, pages: number }} Row pack: it leads to the PDF of a pack */
/** @typedef {{ title: string, rows: Row[], files: { title: string, href: string, copies: number }[], sent: { title: string, href: string }[] }} Group `sent`: what goes to people at home, on paper or as a file */
/** @typedef {{ meetings: Meeting[], missed: Day[], print: Group[], bring: { item: string, numbers: number[] }[], todo: Due[], later: Due[], late: boolean }} Plan `late` says that some of `todo` was due before today */
/** @typedef {Errand & { day: Day }} Due */

const LONGEST = 900; // days
/** Who gets a sheet, and what is said of it. What a person fills in comes in the form that they need. */
const NOTES = { person: "", each: "one for each person", leader: "one for each leader", meeting: "one for this meeting", group: "one for the group" };
const MIDNIGHT = 24 * 60;
const EVES = ["12-24", "12-31"]; // no holidays, and few offices answer

/**
 * @param {Answers} answers @param {Material} material @param {Day} [today] where it is not given, nothing is late
 * @returns {{ plan: Plan | null, problems: Record<string, string> }}
 */
export function planSeries(answers, material, today = "") {
  const way = material.ways.find((one) => one.id === answers.way) ?? material.ways[0];
  const longest = Math.max(...way.meetings.map((meeting) => meeting.minutes));
  if (answers.time + longest > MIDNIGHT) {
    return { plan: null, problems: { time: `The longest meeting takes ${longest} minutes and would end after midnight. Type an earlier time, like 9:30 or 1:30 pm.` } };
  }
  const { days, missed } = placeMeetings(answers, way.meetings.length);
  if (days.length < way.meetings.length) {
    return { plan: null, problems: { skip: "With so many dates to skip, the series doesn't end within two years. Take some of them out." } };
  }
  const meetings = way.meetings.map((meeting, place) => ({
    number: place + 1,
    run: meeting.run,
    day: days[place],
    holiday: holidayOn(days[place]),
    start: answers.time,
    end: answers.time + meeting.minutes,
    minutes: meeting.minutes,
    parts: meeting.parts,
    opens: meeting.opens,
    sheets: meeting.sheets,
    bring: meeting.bring,
  }));
  /** @param {"before" | "after"} counted @param {Day} from @param {1 | -1} turn @returns {Due[]} */
  const due = (counted, from, turn) =>
    material.errands
      .filter((errand) => errand.counted === counted && (!errand.place || (errand.place === "home") === Boolean(way.away)))
      .map((errand) => ({ ...errand, day: workday(addDays(from, turn * errand.days), turn, answers.skip) }))
      .sort((one, other) => daysBetween(other.day, one.day));
  const before = due("before", days[0], -1);
  const soon = Boolean(today) && days[0] >= today;
  const plan = {
    meetings,
    missed,
    print: toPrint(answers, meetings, way, material),
    bring: toBring(meetings),
    todo: soon ? withLate(before, today) : before,
    later: due("after", days[days.length - 1], 1),
    late: soon && before.some((errand) => errand.day < today),
  };
  return { plan, problems: {} };
}

/** Of what was due before today, what still matters, for today. @param {Due[]} todo @param {Day} today @returns {Due[]} */
function withLate(todo, today) {
  const late = todo.filter((errand) => errand.day < today && errand.late);
  return [...late.map((errand) => ({ ...errand, says: errand.late, day: today })), ...todo.filter((errand) => errand.day >= today)];
}

/** A day on which offices are open: the one before a weekend or a holiday, or the one after. @param {Day} day @param {1 | -1} turn @param {Day[]} closed @returns {Day} */
function workday(day, turn, closed) {
  return [0, 6].includes(weekday(day)) || holidayOn(day) || EVES.includes(day.slice(5)) || closed.includes(day) ? workday(addDays(day, turn), turn, closed) : day;
}

/** @param {Answers} answers @param {number} wanted */
function placeMeetings(answers, wanted) {
  /** @type {Day[]} */
  const days = [];
  /** @type {Day[]} */
  const missed = [];
  for (let n = 0; n < LONGEST && days.length < wanted; n += 1) {
    const day = addDays(answers.first, n);
    if (!answers.days.includes(weekday(day))) continue;
    (answers.skip.includes(day) ? missed : days).push(day);
  }
  return { days, missed };
}

/** @param {Answers} answers @param {Meeting[]} meetings @param {Way} way @param {Material} material @returns {Group[]} */
function toPrint(answers, meetings, way, material) {
  /** @param {number[]} sessions */
  const sheetsOf = (sessions) => [...new Set(sessions.flatMap((session) => material.guides[String(session)].sheets))];
  const groups = [
    { title: "Before the group", packs: material.before, sheets: way.before ?? sheetsOf(material.before) },
    ...meetings.map((meeting) => ({ title: `Meeting ${meeting.number}, ${inWords(meeting.day)}`, packs: meeting.opens, sheets: meeting.sheets })),
    { title: "For talks with one person at a time", packs: [], sheets: way.alone.sheets },
    { title: "After the group", packs: material.after, sheets: sheetsOf(material.after) },
  ];
  return groups.map(({ title, packs, sheets }) => printGroup(title, way.away ? [] : packs, sheets, answers, material, way)).filter((group) => group.rows.length || group.sent.length);
}

/** The packs hold the guides for a room, so none is printed where people are at home. @param {string} title @param {number[]} packs @param {string[]} sheets @param {Answers} answers @param {Material} material @param {Way} way @returns {Group} */
function printGroup(title, packs, sheets, answers, material, way) {
  /** @type {Group} */
  const group = { title, rows: [], files: [], sent: [] };
  for (const guide of packs.map((session) => material.guides[String(session)])) {
    group.rows.push({ title: `Session pack: ${guide.title}`, lasts: guide.lasts, href: guide.pack || guide.href, pack: Boolean(guide.pack), note: NOTES.leader, copies: material.leaders, pages: guide.pages });
  }
  for (const sheet of sheets.map((name) => material.sheets[name])) {
    const person = sheet.for === "person";
    if (person && way.away) {
      group.sent.push({ title: sheet.title, href: sheet.href });
      if (answers.spanish && sheet.spanish) group.sent.push({ title: `${sheet.spanish.title} (Spanish)`, href: sheet.spanish.href });
      continue;
    }
    const spanish = person && sheet.spanish ? answers.spanish : 0;
    const normal = { person: answers.people - answers.large - answers.word - spanish, each: answers.people, leader: material.leaders, meeting: 1, group: 1 }[sheet.for];
    if (normal) group.rows.push({ title: sheet.title, lasts: sheet.lasts, href: sheet.files.pdf ?? sheet.href, note: NOTES[sheet.for], copies: normal, pages: sheet.pages });
    if (spanish && sheet.spanish) group.rows.push({ ...sheet.spanish, note: "Spanish", copies: spanish });
    if (person && answers.large) group.rows.push({ title: sheet.title, lasts: sheet.lasts, href: sheet.files["large-print"] ?? sheet.href, note: "large print", copies: answers.large, pages: sheet.largePages });
    if (person && answers.word) group.files.push({ title: sheet.title, href: sheet.files.docx ?? sheet.href, copies: answers.word });
  }
  return group;
}

/** @param {Meeting[]} meetings */
function toBring(meetings) {
  /** @type {Map<string, { item: string, numbers: number[] }>} */
  const found = new Map();
  for (const meeting of meetings) {
    for (const item of meeting.bring) {
      const entry = found.get(item.toLowerCase()) ?? { item, numbers: [] };
      entry.numbers.push(meeting.number);
      found.set(item.toLowerCase(), entry);
    }
  }
  return [...found.values()];
}

/** All pages of a plan and the pieces of paper that they take, or null where the pages are not known. @param {Group[]} groups @param {number} sides */
export function paperOf(groups, sides) {
  const rows = groups.flatMap((group) => group.rows);
  if (!rows.every((row) => row.pages)) return null;
  const pages = rows.reduce((sum, row) => sum + row.copies * row.pages, 0);
  return { pages, leaves: rows.reduce((sum, row) => sum + row.copies * Math.ceil(row.pages / sides), 0) };
}
