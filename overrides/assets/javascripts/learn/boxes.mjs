// @ts-check
// When a question comes again: it moves up a box each time that it was known, and back to the first when it was not (Leitner 1972).

import { addDays } from "../shared/days.mjs";

/** @typedef {import("../shared/days.mjs").Day} Day */
/** @typedef {{ id: string, module: string }} Asked */

const WAITS = [1, 3, 7, 21, 60]; // days until a question of each box comes again
export const FIVE = 5;

/** @param {string | undefined} kept as it lies in the store: its box, from 1, and the day on which it was last asked */
function read(kept) {
  const [, box, day] = /^([1-5]) (\d{4}-\d\d-\d\d)$/.exec(kept ?? "") ?? [];
  return box ? { box: Number(box), day } : null;
}

/** @param {string | undefined} kept @param {boolean} right @param {Day} today @returns {string} what is to be kept of it now */
export function moved(kept, right, today) {
  const before = read(kept)?.box ?? 0;
  return `${right ? Math.min(Math.max(before, 1) + 1, WAITS.length) : 1} ${today}`;
}

/** @param {string | undefined} kept @returns {Day | null} null of a question that was never asked here */
export function dueOn(kept) {
  const found = read(kept);
  return found && addDays(found.day, WAITS[found.box - 1]);
}

/**
 * Five questions: those first whose day has come, the longest due first, and then new ones, from as many modules as can be.
 * @param {Asked[]} all @param {Map<string, string>} kept @param {Day} today @param {string[]} done modules whose new questions come first
 * @returns {Asked[]}
 */
export function choose(all, kept, today, done) {
  const dues = all.map((one) => ({ ...one, due: dueOn(kept.get(one.id)) }));
  const ready = dues.filter(({ due }) => due !== null && due <= today).sort((one, other) => (one.due ?? "").localeCompare(other.due ?? ""));
  const fresh = dues.filter(({ due }) => due === null);
  const known = [...fresh.filter(({ module }) => done.includes(module)), ...fresh.filter(({ module }) => !done.includes(module))];
  return [...mixed(ready), ...mixed(known)].slice(0, FIVE).map(({ id, module }) => ({ id, module }));
}

/** One of each module, and then the next of each. @template {Asked} T @param {T[]} list @returns {T[]} */
function mixed(list) {
  /** @type {Map<string, T[]>} */
  const rounds = new Map();
  for (const one of list) rounds.set(one.module, [...(rounds.get(one.module) ?? []), one]);
  const turns = [...rounds.values()];
  return Array.from({ length: Math.max(0, ...turns.map((turn) => turn.length)) }, (_, round) => turns.flatMap((turn) => turn.slice(round, round + 1))).flat();
}
