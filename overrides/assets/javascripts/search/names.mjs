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

  /** The rings of a name, by its stems. @type {Map<string, string[]>} */
  const rings = new Map();
  /** The names of a ring that are one word. @type {Map<string, string[]>} */
  const members = new Map();
  let longest = 1;
  lists.forEach((names, number) => {
    const mark = `~${number}`;
    members.set(mark, names.flatMap((name) => (split(name).length === 1 ? content(name) : [])));
    for (const name of names) {
      const words = split(name);
      if (words.length === 1 && stop.has(words[0])) continue;
      // "lose the job" is also "lose his job"; "let go" has only small words and is taken as it stands.
      const counting = words.filter((word) => !stop.has(word));
      for (const form of counting.length ? [words, counting] : [words]) {
        const key = form.map(stem).join(" ");
        longest = Math.max(longest, form.length);
        const known = rings.get(key) ?? [];
        if (form.length === 1 && words.length > 1) continue;
        if (key && !known.includes(mark)) rings.set(key, [...known, mark]);
      }
    }
  });

  /** @param {string[]} words @returns {Named[]} */
  function find(words) {
    const whole = words.map(stem);
    const all = [...words.keys()];
    const counting = all.filter((at) => !stop.has(words[at]));
    const found = [];
    for (const run of counting.length < all.length ? [all, counting] : [all]) {
      for (let start = 0; start < run.length; start++) {
        for (let size = Math.min(longest, run.length - start); size > 0; size--) {
          const places = run.slice(start, start + size);
          const marks = rings.get(places.map((at) => whole[at]).join(" "));
          // A small word by itself is no name, though "can" is what "canned" comes from.
          if (marks && (size > 1 || !stop.has(words[places[0]]))) found.push({ places, marks });
        }
      }
    }
    return found;
  }

  /** What a field is indexed by. @param {string} text @returns {string[]} */
  function tokenize(text) {
    /** @type {string[]} */
    const tokens = [];
    for (const part of text.split("|")) {
      const words = split(part);
      for (const word of words) if (!stop.has(word)) tokens.push(stem(word));
      tokens.push(...new Set(find(words).flatMap((name) => name.marks)));
    }
    return tokens;
  }

  /** The words of one wording that count. @param {string} text @returns {Word[]} */
  function wording(text) {
    const words = split(text);
    const names = find(words);
    return words
      .map((word, at) => ({ term: stem(word), stop: stop.has(word), marks: names.filter(({ places }) => places.includes(at)).flatMap(({ marks }) => marks) }))
      .filter(({ stop, marks }) => !stop || marks.length);
  }

  return { content, rings, members, find, tokenize, wording };
}
