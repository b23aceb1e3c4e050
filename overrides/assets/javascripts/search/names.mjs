// @ts-check
// Other names. A term with its names, or a line of everyday words, is a ring. It is indexed as a word of its own, wherever one of its
// names stands; so a query reaches all of them with one look, and a ring that is everywhere tells little.

/** @typedef {{ places: number[], marks: number[] }} Named The rings that a run of words names, and where those words stand. */

/** @type {Map<number, any>} */
const NOWHERE = new Map();

/** A step along the stems of names: the rings of the name that ends here, and the steps that go on. */
class Step {
  /** @type {number[]} */
  marks = [];
  /** @type {Map<number, Step>} */
  next = NOWHERE;
}
/** @type {Named[]} */
const NONE = [];

/**
 * @param {number[][][]} lists The names of each ring, as numbers of words.
 * @param {import("./lexicon.mjs").Lexicon} lexicon
 */
export function makeNames(lists, { stemOf, small, terms }) {
  const start = new Step();
  /** The rings of a name that is one word, by its stem. @type {Map<number, number[]>} */
  const rings = new Map();
  lists.forEach((names, ring) => {
    for (const words of names) {
      if (!words.length || (words.length === 1 && small[words[0]])) continue;
      // "lose the job" is also "lose his job"; "let go" has only small words and is taken as it stands.
      const counting = words.filter((word) => !small[word]);
      for (const form of counting.length ? [words, counting] : [words]) {
        if (form.length === 1 && words.length > 1) continue;
        let step = start;
        for (const word of form) {
          if (step.next === NOWHERE) step.next = new Map();
          let next = step.next.get(stemOf[word]);
          if (!next) step.next.set(stemOf[word], (next = new Step()));
          step = next;
        }
        if (!step.marks.includes(ring)) step.marks.push(ring);
        if (form.length === 1) rings.set(stemOf[form[0]], step.marks);
      }
    }
  });

  /**
   * Whether a text may hold a name of several words, or small words: then `find` must tell.
   * @param {number[]} words As numbers.
   */
  function mayBeLong(words) {
    for (let at = 0; at < words.length; at++) {
      if (small[words[at]]) return true;
      const step = at + 1 < words.length ? start.next.get(stemOf[words[at]]) : undefined;
      if (step?.next.has(stemOf[words[at + 1]])) return true;
    }
    return false;
  }

  /**
   * The names among some words.
   * @param {number[]} stems
   * @param {boolean[]} little Whether each is a small word.
   * @returns {Named[]}
   */
  function find(stems, little) {
    let someLittle = false;
    let begins = false;
    for (let at = 0; at < stems.length; at++) {
      someLittle ||= little[at];
      begins ||= start.next.has(stems[at]);
    }
    if (!begins) return NONE;
    const all = [...stems.keys()];
    /** @type {Named[]} */
    const found = [];
    for (const run of someLittle ? [all, all.filter((at) => !little[at])] : [all]) {
      for (let from = 0; from < run.length; from++) {
        let step = start.next.get(stems[run[from]]);
        const first = found.length;
        for (let to = from + 1; step; step = to < run.length ? step.next.get(stems[run[to++]]) : undefined) {
          // A small word by itself is no name, though "can" is what "canned" comes from.
          if (step.marks.length && (to - from > 1 || !little[run[from]])) found.push({ places: run.slice(from, to), marks: step.marks });
        }
        if (found.length > first + 1) found.push(...found.splice(first).reverse());
      }
    }
    return found;
  }

  /** The names of a ring that are one word. @param {number} ring @returns {string[]} */
  const members = (ring) => lists[ring].filter((words) => words.length === 1 && !small[words[0]]).map(([word]) => terms[stemOf[word]]);

  return { find, mayBeLong, rings, members };
}
