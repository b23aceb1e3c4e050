// @ts-check
// What one sheet can gather from others: their words in, proposed lines out. Nothing is put anywhere here.

import { inWordsHere } from "./words.mjs";

/** @typedef {Map<string, string>} Typed */
/** @typedef {{ name: string, label: string }} Named */
/** @typedef {{ sheet: string, title: string, stem: string, to: Named[], source: Named[], chosen: import("./words.mjs").Chosen }} Rule */
/** @typedef {{ to: string, label: string, value: string, titles: string[], there: string }} Line `there` is what stands in its place now. */

/**
 * @param {Rule[]} rules @param {(sheet: string) => Typed} wordsOf @param {Typed} now what is on this sheet @param {(name: string) => boolean} isLong whether a field has several lines
 * @returns {{ lines: Line[], left: Map<string, number> }} the lines, and by sheet how many of its rows found no room
 */
export function gather(rules, wordsOf, now, isLong) {
  /** @type {Map<string, Line>} */
  const lines = new Map();
  /** @type {Map<string, number>} */
  const left = new Map();
  /** @type {Map<string, Map<string, number>>} By stem, which row of a sheet went into which row here. */
  const taken = new Map();

  /** @param {Named} to @param {string} value @param {string} title */
  const add = (to, value, title) => {
    const line = lines.get(to.name);
    if (!line) {
      lines.set(to.name, { to: to.name, label: to.label, value, titles: [title], there: now.get(to.name) ?? "" });
      return;
    }
    line.value = `${line.value}${isLong(to.name) ? "\n" : "; "}${value}`;
    if (!line.titles.includes(title)) line.titles.push(title);
  };

  for (const rule of rules) {
    const words = inWordsHere(wordsOf(rule.sheet), rule.chosen);
    if (!rule.stem) {
      for (const source of rule.source) {
        const value = words.get(source.name)?.trim();
        if (value) add(rule.to[0], prefixed(value, source, rule.source.length), rule.title);
      }
      continue;
    }
    const rows = taken.get(rule.stem) ?? new Map();
    taken.set(rule.stem, rows);
    filledRows(rules, rule, words).forEach((place) => {
      const key = `${rule.sheet} ${place}`;
      if (!rows.has(key)) rows.set(key, rows.size);
      const row = Number(rows.get(key));
      const value = words.get(rule.source[place].name)?.trim();
      if (row >= rule.to.length) left.set(rule.title, Math.max(left.get(rule.title) ?? 0, row - rule.to.length + 1));
      else if (value) add(rule.to[row], value, rule.title);
    });
  }
  const fresh = [...lines.values()].filter((line) => line.value !== line.there);
  return { lines: fresh, left };
}

/** The places of a sheet's rows that hold something for this part of the target. @param {Rule[]} rules @param {Rule} rule @param {Typed} words */
function filledRows(rules, rule, words) {
  const kin = rules.filter((other) => other.stem === rule.stem && other.sheet === rule.sheet);
  return rule.source.map((_, place) => place).filter((place) => kin.some((other) => words.get(other.source[place]?.name)?.trim()));
}

/** Of several rows, each value says what it is about: "Pay: 15 an hour". @param {string} value @param {Named} source @param {number} many */
function prefixed(value, source, many) {
  const row = source.label.split(": ")[0];
  return many > 1 && row !== source.label && !/\d$/.test(row) ? `${row}: ${value}` : value;
}
