// @ts-check
// Days as a filled file holds them: in the words of its sheet's language, and back from the words of any language of the site.

import { parseDay } from "../shared/days.mjs";

/** 2028-02-29 as "February 29, 2028" or "29 de febrero de 2028"; anything else as it is. @param {string} value @param {string} language */
export const dayInWords = (value, language) =>
  /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00`).toLocaleDateString(language, { dateStyle: "long" }) : value;

/** @param {string} text @param {readonly string[]} languages @returns {string} the day as 2028-02-29, or the text where it is none */
export function dayFromWords(text, languages) {
  const found = parseDay(text);
  if ("day" in found) return found.day;
  const numbers = text.match(/\d+/g) ?? [];
  const [date, year] = numbers.length === 2 ? numbers.map(Number).sort((one, other) => one - other) : [0, 0];
  const words = plain(text).match(/\p{L}{3,}/gu) ?? [];
  for (const language of languages) {
    const month = monthsIn(language).findIndex((name) => words.some((word) => name.startsWith(word)));
    const day = new Date(Date.UTC(year, month, date));
    if (month >= 0 && year > 1000 && day.getUTCDate() === date) return day.toISOString().slice(0, 10);
  }
  return text;
}

/** @param {string} language */
const monthsIn = (language) => {
  const name = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => plain(name.format(new Date(Date.UTC(2000, month, 1)))));
};

/** Without capitals and accents. @param {string} text */
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
