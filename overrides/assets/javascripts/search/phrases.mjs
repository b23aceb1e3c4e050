// @ts-check
// Short texts of each page, one after another in one list of numbers: a word is twice the number of its stem, and one more where it is a
// small word; the rings that it belongs to follow as `~ring`.

/** How a word stands in the list. @param {number} entry */
export const termOf = (entry) => entry >> 1;
/** @param {number} entry */
export const isSmall = (entry) => (entry & 1) === 1;

export class Phrases {
  /** Twice the room at a time, as more is told. */
  flat = new Int32Array(1 << 12);
  /** Where each phrase begins, and where the last one ends. */
  starts = [0];
  /** Which phrase is the first one of each page, and one more. */
  pages = [0];
  #end = 0;

  /**
   * A phrase of the page that is being told, with those of its words that count.
   * @param {number[]} stems
   * @param {boolean[]} small
   * @param {import("./names.mjs").Named[]} named
   */
  add(stems, small, named) {
    for (let at = 0; at < stems.length; at++) {
      const before = this.#end;
      this.#push(2 * stems[at] + Number(small[at]));
      for (const { places, marks } of named) if (places.includes(at)) for (const mark of marks) this.#push(~mark);
      if (small[at] && this.#end === before + 1) this.#end = before; // a small word that is part of no name
    }
    this.starts.push(this.#end);
  }

  /**
   * A phrase without names of several words and without small words.
   * @param {number[]} stems
   * @param {Map<number, number[]>} rings Of each stem that is a name.
   */
  addPlain(stems, rings) {
    for (const stem of stems) {
      this.#push(2 * stem);
      const marks = rings.get(stem);
      if (marks) for (const mark of marks) this.#push(~mark);
    }
    this.starts.push(this.#end);
  }

  /** @param {number} entry */
  #push(entry) {
    if (this.#end === this.flat.length) {
      const wider = new Int32Array(2 * this.#end);
      wider.set(this.flat);
      this.flat = wider;
    }
    this.flat[this.#end++] = entry;
  }

  /** The page that was told has no more. */
  next() {
    this.pages.push(this.starts.length - 1);
  }

  /** All pages were told. */
  close() {
    this.flat = this.flat.slice(0, this.#end);
  }
}
