// @ts-check
// Other names. A term with its names, or a line of everyday words, is a ring. It is indexed as a word of its own, `~` and a number,
// wherever one of its names stands; so a query reaches all of them with one look, and a ring that is everywhere tells little.

import { split, stem } from "./words.mjs";

/** @typedef {{ places: number[], marks: string[] }} Named The rings that a run of words names, and where those words stand. */
/** @typedef {{ term: string, stop: boolean, marks: string[] }} Word A word of a wording with the rings that it, or its phrase, belongs to. */

/**
 * @param {string[][]} lists The names of each ring.
 * @param {Set<string>} stop
 */
export function makeNames(lists, stop) {
  /** The stems of the words that count. @param {string} text */
  const content = (text) => split(text).filter((word) => !stop.has(word)).map(stem);

  /** A step along the stems of names: the rings of the name that ends here, and the steps that go on. */
  class Step {
    /** @type {string[]} */
    marks = [];
    /** @type {Map<string, Step>} */
    next = new Map();
  }
  const start = new Step();
  /** The rings of a name that is one word. @type {Map<string, string[]>} */
  const rings = new Map();
  /** The names of a ring that are one word. @type {Map<string, string[]>} */
  const members = new Map();
  lists.forEach((names, number) => {
    const mark = `~${number}`;
    members.set(mark, names.flatMap((name) => (split(name).length === 1 ? content(name) : [])));
    for (const name of names) {
      const words = split(name);
      if (!words.length || (words.length === 1 && stop.has(words[0]))) continue;
      // "lose the job" is also "lose his job"; "let go" has only small words and is taken as it stands.
      const counting = words.filter((word) => !stop.has(word));
      for (const form of counting.length ? [words, counting] : [words]) {
        if (form.length === 1 && words.length > 1) continue;
        let step = start;
        for (const one of form.map(stem)) {
          if (!step.next.has(one)) step.next.set(one, new Step());
          step = /** @type {Step} */ (step.next.get(one));
        }
        if (!step.marks.includes(mark)) step.marks.push(mark);
        if (form.length === 1) rings.set(stem(form[0]), step.marks);
      }
    }
  });

  /** @param {string[]} words @param {string[]} [whole] Their stems. @returns {Named[]} */
  function find(words, whole = words.map(stem)) {
    const all = [...words.keys()];
    const counting = all.filter((at) => !stop.has(words[at]));
    /** @type {Named[]} */
    const found = [];
    for (const run of counting.length < all.length ? [all, counting] : [all]) {
      for (let from = 0; from < run.length; from++) {
        /** @type {Step | undefined} */
        let step = start.next.get(whole[run[from]]);
        if (!step) continue;
        const ends = [];
        for (let to = from + 1; step; step = to < run.length ? step.next.get(whole[run[to++]]) : undefined) {
          // A small word by itself is no name, though "can" is what "canned" comes from.
          if (step.marks.length && (to - from > 1 || !stop.has(words[run[from]]))) ends.push({ places: run.slice(from, to), marks: step.marks });
        }
        found.push(...ends.reverse());
      }
    }
    return found;
  }

  /** What was read before, since each text is a title or a wording, a part of a field and a lesson. @type {Map<string, { words: string[], whole: string[], names: Named[] }>} */
  let seen = new Map();

  /** @param {string} text */
  function read(text) {
    const before = seen.get(text);
    if (before) return before;
    const words = split(text);
    const whole = words.map(stem);
    const made = { words, whole, names: find(words, whole) };
    seen.set(text, made);
    return made;
  }

  /** What a field is indexed by. @param {string} text @returns {string[]} */
  function tokenize(text) {
    /** @type {string[]} */
    const tokens = [];
    for (const part of text.split("|")) {
      const { words, whole, names } = read(part);
      words.forEach((word, at) => !stop.has(word) && tokens.push(whole[at]));
      if (names.length) tokens.push(...new Set(names.flatMap((name) => name.marks)));
    }
    return tokens;
  }

  /** The words of one wording that count. @param {string} text @returns {Word[]} */
  function wording(text) {
    const { words, whole, names } = read(text);
    const marks = words.map(() => /** @type {string[]} */ ([]));
    for (const name of names) for (const at of name.places) marks[at].push(...name.marks);
    return words.map((word, at) => ({ term: whole[at], stop: stop.has(word), marks: marks[at] })).filter(({ stop, marks }) => !stop || marks.length);
  }

  /** Nothing that was read is asked for again. */
  const forget = () => (seen = new Map());

  return { content, rings, members, find, tokenize, wording, read, forget };
}
