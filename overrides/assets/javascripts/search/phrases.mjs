// @ts-check
// Short texts of each page, one after another in one list of numbers: a word is twice the number of its stem, and one more where it is a
// small word; the rings that it belongs to follow as `~ring`.

/** How a word stands in the list. @param {number} entry */
export const termOf = (entry) => entry >> 1;
/** @param {number} entry */
export const isSmall = (entry) => (entry & 1) === 1;

export class Phrases {
  /** @type {number[] | Int32Array} */
  flat = [];
  /** Where each phrase begins, and where the last one ends. */
  starts = [0];
  /** Which phrase is the first one of each page, and one more. */
  pages = [0];

  /**
   * A phrase of the page that is being told, with those of its words that count.
   * @param {number[]} stems
   * @param {boolean[]} small
   * @param {import("./names.mjs").Named[]} named
   */
  add(stems, small, named) {
    const flat = /** @type {number[]} */ (this.flat);
    for (let at = 0; at < stems.length; at++) {
      const length = flat.push(2 * stems[at] + Number(small[at]));
      for (const { places, marks } of named) if (places.includes(at)) for (const mark of marks) flat.push(~mark);
      if (small[at] && flat.length === length) flat.pop(); // a small word that is part of no name
    }
    this.starts.push(flat.length);
  }

  /** The page that was told has no more. */
  next() {
    this.pages.push(this.starts.length - 1);
  }

  /** All pages were told. */
  close() {
    this.flat = Int32Array.from(this.flat);
  }
}
