// @ts-check
// A plan as a calendar file (RFC 5545). Times are local with the rules of their zone, so that a clock change moves none of them.

import { addDays } from "../shared/days.mjs";

/** @typedef {import("../shared/days.mjs").Day} Day */
/** @typedef {{ uid: string, title: string, says: string, link: string, day: Day, start?: number, end?: number }} Entry Minutes after midnight; without them it takes the whole day. */

const SECOND = 1000; // milliseconds
const MINUTE = 60 * SECOND;
const SEQUENCE_FROM = Date.UTC(2026, 0, 1); // seconds since then: a file that is made later replaces one that was made before
const DAY = 1440; // minutes
const WIDTH = 75; // bytes a line, RFC 5545 section 3.1

/**
 * @param {Entry[]} entries @param {string} zone @param {Date} now
 * @returns {string}
 */
export function asCalendar(entries, zone, now) {
  const days = entries.map((entry) => entry.day).sort();
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Guidepost//Plan a series//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...zoneRules(zone, addDays(days[0], -1), addDays(days[days.length - 1], 1)),
    ...entries.flatMap((entry) => event(entry, zone, stamp, Math.floor((now.getTime() - SEQUENCE_FROM) / SECOND))),
    "END:VCALENDAR",
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join("");
}

/** @param {Entry} entry @param {string} zone @param {string} stamp @param {number} sequence */
function event(entry, zone, stamp, sequence) {
  const { start, end } = entry;
  const timed = start !== undefined && end !== undefined;
  return [
    "BEGIN:VEVENT",
    `UID:${entry.uid}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${sequence}`,
    ...(timed
      ? [`DTSTART;TZID=${zone}:${local(entry.day, start)}`, `DTEND;TZID=${zone}:${local(entry.day, end)}`]
      : [`DTSTART;VALUE=DATE:${compact(entry.day)}`, `DTEND;VALUE=DATE:${compact(addDays(entry.day, 1))}`, "TRANSP:TRANSPARENT"]),
    `SUMMARY:${escape(entry.title)}`,
    `DESCRIPTION:${escape(entry.link ? `${entry.says}\n${entry.link}` : entry.says)}`,
    ...(entry.link ? [`URL:${entry.link}`] : []),
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escape(entry.title)}`,
    timed ? "TRIGGER:-P1D" : "TRIGGER:PT9H", // the day before; a whole day has its reminder at nine
    "END:VALARM",
    "END:VEVENT",
  ];
}

/** @param {Day} day @param {number} minutes may reach the end of the day */
const local = (day, minutes) => `${compact(addDays(day, Math.floor(minutes / DAY)))}T${two(Math.floor((minutes % DAY) / 60))}${two(minutes % 60)}00`;

/** @param {Day} day */
const compact = (day) => day.replaceAll("-", "");

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");

/** @param {string} text */
const escape = (text) => text.replace(/\\/g, "\\\\").replace(/[;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** Lines of at most 75 bytes, cut between letters. @param {string} line */
function fold(line) {
  const bytes = new TextEncoder();
  let [out, width] = ["", 0];
  for (const letter of line) {
    const size = bytes.encode(letter).length;
    if (width + size > WIDTH) {
      out += "\r\n ";
      width = 1;
    }
    out += letter;
    width += size;
  }
  return out;
}

/**
 * The offsets of a zone over some days, each change with its own onset. A program that knows the zone by name uses its own rules.
 * @param {string} zone @param {Day} from @param {Day} to
 */
function zoneRules(zone, from, to) {
  const begin = Date.parse(`${from}T00:00:00Z`);
  const stop = Date.parse(`${to}T23:59:00Z`);
  const standard = Math.min(...[0, 6].map((month) => offsetAt(zone, Date.UTC(Number(from.slice(0, 4)), month, 1))));
  const rules = [];
  let before = offsetAt(zone, begin);
  rules.push(rule(zone, begin, before, before, standard));
  for (let at = begin; at < stop; at += DAY * MINUTE) {
    const after = offsetAt(zone, at + DAY * MINUTE);
    if (after === before) continue;
    rules.push(rule(zone, change(zone, at, at + DAY * MINUTE, before), before, after, standard));
    before = after;
  }
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...rules.flat(), "END:VTIMEZONE"];
}

/** The minute at which an offset ends. @param {string} zone @param {number} low @param {number} high @param {number} offset */
function change(zone, low, high, offset) {
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (offsetAt(zone, middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

/** @param {string} zone @param {number} at @param {number} from @param {number} to @param {number} standard minutes east of Greenwich */
function rule(zone, at, from, to, standard) {
  const kind = to === standard ? "STANDARD" : "DAYLIGHT";
  const onset = new Date(at + from * MINUTE).toISOString().slice(0, 19).replace(/[-:]/g, "");
  const name = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "short" }).formatToParts(at).find((part) => part.type === "timeZoneName");
  return [`BEGIN:${kind}`, `DTSTART:${onset}`, `TZOFFSETFROM:${signed(from)}`, `TZOFFSETTO:${signed(to)}`, `TZNAME:${escape(name?.value ?? zone)}`, `END:${kind}`];
}

/** @param {number} minutes */
const signed = (minutes) => `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}${two(Math.abs(minutes) % 60)}`;

/** Minutes east of Greenwich. @param {string} zone @param {number} at */
function offsetAt(zone, at) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  }).formatToParts(at);
  const [year, month, day, hour, minute] = ["year", "month", "day", "hour", "minute"].map((type) => Number(parts.find((part) => part.type === type)?.value));
  return (Date.UTC(year, month - 1, day, hour, minute) - at) / MINUTE;
}

/** Letters and digits that are always the same for the same text. @param {string} text */
export function nameOf(text) {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (const letter of text) {
    one = Math.imul(one ^ (letter.codePointAt(0) ?? 0), 2654435761);
    other = Math.imul(other ^ (letter.codePointAt(0) ?? 0), 1597334677);
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
