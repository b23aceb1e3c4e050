// @ts-check
// "More of what I wrote": pages at the end of a filled PDF, with each answer whole that its box has no room for. They are tagged, in the
// size of the sheet. ISO 32000-1, 14.7 and 14.8.

import { isRightToLeft } from "./letters.mjs";
import { blank, drawLine } from "./pdf-ink.mjs";
import { LEADING, wrap } from "./typeset.mjs";

/** @typedef {import("./typeset.mjs").Text} Text */
/** @typedef {import("./typeset.mjs").Paragraph} Paragraph */
/** @typedef {import("./pdf.mjs").Answer} Answer */
/** @typedef {{ words: Record<string, string>, strange: string[], set: (text: string) => Text, size: number }} Look */

const MARGIN = 58; // points, as on the sheet
const FOOT = 40;
const INK = /** @type {[number, number, number]} */ ([0.1, 0.1, 0.1]);

/** @param {any} lib @param {import("./pdf-ink.mjs").Ink} ink @param {Answer[]} answers @param {Look} look */
export function addPages(lib, ink, answers, { words, strange, set, size }) {
  const writer = new Writer(lib, ink, size, set(words.travel_more));
  writer.put("H2", set(words.travel_more), 1.3, 0);
  if (answers.length) writer.put("P", set(words.travel_more_how), 1, 0.4);
  for (const { label, page, text } of answers) {
    const place = page ? words.travel_more_place.replace("{page}", String(page)) : words.travel_more_nowhere;
    writer.put("H3", set(place.replace("{label}", () => label)), 1.1, 1, true);
    writer.put("P", text, 1, 0.2);
  }
  if (strange.length) writer.put("P", set(words.travel_more_strange.replace("{codes}", codesOf(strange))), 1, 1);
  writer.end();
}

/** Letters by their numbers, which is all that can be said of those that can't be drawn. @param {string[]} letters */
const codesOf = (letters) => letters.map((letter) => Array.from(letter, (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`).join(" ")).join(", ");

class Writer {
  /** @param {any} lib @param {import("./pdf-ink.mjs").Ink} ink @param {number} size points @param {Text} title */
  constructor(lib, ink, size, title) {
    this.lib = lib;
    this.ink = ink;
    const { pdf } = ink;
    this.pdf = pdf;
    this.size = size;
    this.title = title;
    this.sheet = blank();
    /** @type {any[]} references to the elements of the page's pieces */
    this.parents = [];
    this.y = 0;
    this.name = (/** @type {string} */ text) => lib.PDFName.of(text);
    const root = pdf.catalog.lookup(this.name("StructTreeRoot"));
    this.numbers = root.lookup(this.name("ParentTree")).lookup(this.name("Nums"));
    const kids = root.lookup(this.name("K"));
    this.document = kids instanceof lib.PDFArray ? kids.get(0) : root.get(this.name("K"));
    this.part = this.element("Sect", this.document);
    const whole = pdf.context.lookup(this.document);
    const inner = whole.lookup(this.name("K"));
    if (inner instanceof lib.PDFArray) inner.push(this.part.ref);
    else whole.set(this.name("K"), pdf.context.obj([whole.get(this.name("K")), this.part.ref]));
    const first = pdf.getPages()[0];
    this.width = first.getWidth();
    this.height = first.getHeight();
    /** @type {any} */
    this.page = null;
    this.count = 0;
    this.turn();
  }

  /** @param {string} kind @param {any} parent a reference */
  element(kind, parent) {
    const { context } = this.pdf;
    const kids = context.obj([]);
    const ref = context.register(context.obj({ Type: "StructElem", S: kind, P: parent, K: kids }));
    return { ref, kids };
  }

  /** Ends the page, and begins another one. */
  turn() {
    this.finish();
    this.count += 1;
    this.page = this.pdf.addPage([this.width, this.height]);
    this.sheet = blank();
    this.y = this.height - MARGIN;
    this.parents = [];
  }

  /**
   * Each paragraph of a text as an element of that kind.
   * @param {string} kind @param {Text} text @param {number} scale of the size of the type @param {number} before lines above it @param {boolean} [keeps] whether it stays with what follows
   */
  put(kind, text, scale, before, keeps = false) {
    const size = this.size * scale;
    this.y -= before * this.size * LEADING;
    text.paragraphs.forEach((paragraph, place) => {
      const lines = wrap(paragraph, (this.width - 2 * MARGIN) / size);
      const room = (lines.length + (keeps ? 3 : 0)) * size * LEADING;
      if (keeps && !place && this.y - room < MARGIN + FOOT) this.turn();
      if (!paragraph.units.length) this.y -= size * LEADING * 0.5;
      else this.paragraph(kind, text, paragraph, lines, size);
    });
  }

  /** @param {string} kind @param {Text} text @param {Paragraph} paragraph @param {import("./typeset.mjs").Line[]} lines @param {number} size */
  paragraph(kind, text, paragraph, lines, size) {
    const element = this.element(kind, this.part.ref);
    this.part.kids.push(element.ref);
    const words = paragraph.units.map((unit) => unit.text).join("");
    if (isRightToLeft(words)) this.pdf.context.lookup(element.ref).set(this.name("ActualText"), this.lib.PDFHexString.fromText(words));
    let open = false;
    for (const line of lines) {
      if (this.y - size * LEADING < MARGIN + FOOT) {
        if (open) this.sheet.content.push("EMC");
        open = false;
        this.turn();
      }
      if (!open) this.open(kind, element);
      open = true;
      this.y -= size * LEADING;
      drawLine(this.ink, this.sheet, text.font, line, { x: MARGIN, y: this.y, size, width: this.width - 2 * MARGIN, ink: INK });
    }
    this.sheet.content.push("EMC");
  }

  /** @param {string} kind @param {{ ref: any, kids: any }} element */
  open(kind, element) {
    const mark = this.parents.length;
    this.parents.push(element.ref);
    element.kids.push(this.pdf.context.obj({ Type: "MCR", Pg: this.page.ref, MCID: mark }));
    this.sheet.content.push(`/${kind} <</MCID ${mark}>> BDC`);
  }

  /** Writes the page that is open. */
  finish() {
    if (!this.page) return;
    const { context } = this.pdf;
    const size = this.size >= 18 ? 18 : 9; // points, as at the foot of the sheet
    this.sheet.content.push("/Artifact <</Type /Pagination /Subtype /Footer>> BDC");
    for (const line of this.title.paragraphs.flatMap((paragraph) => wrap(paragraph, (this.width - 2 * MARGIN) / size))) {
      drawLine(this.ink, this.sheet, this.title.font, line, { x: MARGIN, y: FOOT, size, width: this.width - 2 * MARGIN, ink: INK });
    }
    this.sheet.content.push("EMC");
    const key = this.nextKey();
    const { node } = this.page;
    node.set(this.name("Contents"), context.register(context.flateStream(this.sheet.content.join("\n"))));
    node.set(this.name("Resources"), context.obj({ Font: this.sheet.fonts, XObject: this.sheet.pictures }));
    node.set(this.name("StructParents"), context.obj(key));
    node.set(this.name("Tabs"), this.name("S"));
    this.numbers.push(context.obj(key));
    this.numbers.push(context.register(context.obj(this.parents)));
  }

  nextKey() {
    let key = 0;
    for (let place = 0; place < this.numbers.size(); place += 2) key = Math.max(key, this.numbers.lookup(place).asNumber() + 1);
    return key;
  }

  end() {
    this.finish();
    this.page = null;
  }
}
