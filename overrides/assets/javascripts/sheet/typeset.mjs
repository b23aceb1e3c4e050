// @ts-check
// Sets a person's words in lines. Widths are in sizes of the type.

import { directionOf, isRightToLeft, lettersOf, paragraphsOf } from "./letters.mjs";
import { canDraw, widthOfPicture } from "./pictures.mjs";

/** @typedef {{ name: string, glyphs: Map<string, number>, width: (glyph: number) => number, ref: any }} Font */
/** @typedef {{ text: string, width: number, breaks: boolean, glyph: number | null, hyphen?: Unit }} Unit What stays together: a letter of the font, or with `glyph` null what becomes a picture. */
/** @typedef {{ units: Unit[], width: number, direction: "ltr" | "rtl" }} Line */
/** @typedef {{ units: Unit[], direction: "ltr" | "rtl" }} Paragraph */
/** @typedef {{ font: Font, paragraphs: Paragraph[] }} Text */

export const LEADING = 1.2;
const GLUED = /[\p{L}\p{M}\p{N}]$/u;

/**
 * The words as units of one font, so that no word is set in two. The first font that has all their letters is taken, else the last one.
 * @param {string} text @param {Font[]} fonts @param {Set<string>} strange takes the letters that nothing can draw
 * @returns {Text}
 */
export function setText(text, fonts, strange) {
  const found = paragraphsOf(text);
  const font = fonts.find((one) => !lacks(text, one)) ?? fonts[fonts.length - 1];
  return { font, paragraphs: found.map((/** @type {string} */ paragraph) => ({ units: unitsOf(paragraph, font, strange), direction: directionOf(paragraph) })) };
}

/** The letters of a text that a font has not. @param {string} text @param {Font} font @returns {string[]} */
export const lacking = (text, font) => paragraphsOf(text).flatMap((/** @type {string} */ paragraph) => lettersOf(paragraph).map(({ drawn }) => drawn).filter((drawn) => drawn && !font.glyphs.has(drawn)));

/** @param {string} text @param {Font} font */
export const lacks = (text, font) => lacking(text, font).length > 0;

/** @param {string} paragraph @param {Font} font @param {Set<string>} strange @returns {Unit[]} */
function unitsOf(paragraph, font, strange) {
  const mixed = isRightToLeft(paragraph); // the browser puts such a line in order as a whole
  /** @type {Unit[]} */
  const units = [];
  for (const { text, drawn, breaks } of lettersOf(paragraph)) {
    const last = units[units.length - 1];
    const glyph = font.glyphs.get(drawn);
    if (!drawn) {
      units.push({ text, width: 0, breaks, glyph: null, ...(text === "\u00ad" && !mixed ? { hyphen: letterOf("-", font, false) } : {}) });
    } else if (glyph !== undefined && !mixed) {
      units.push({ ...letterOf(drawn, font, breaks), text });
    } else if (glyph === undefined && !canDraw(text)) {
      strange.add(text);
      units.push(mixed ? { text: "?", width: widthOfPicture("?"), breaks, glyph: null } : letterOf("?", font, breaks));
    } else if (last?.glyph === null && last.width && !last.breaks && GLUED.test(last.text) && GLUED.test(text)) {
      last.text += text; // letters of one word may be joined
      last.width = widthOfPicture(last.text);
      last.breaks = breaks;
    } else {
      units.push({ text, width: widthOfPicture(text), breaks, glyph: null });
    }
  }
  return units;
}

/** A letter that the font has. @param {string} text @param {Font} font @param {boolean} breaks @returns {Unit} */
function letterOf(text, font, breaks) {
  const glyph = font.glyphs.get(text) ?? 0;
  return { text, width: font.width(glyph) / 1000, breaks, glyph };
}

/** A text as one line. @param {Text} text @returns {Line[]} */
export function oneLine({ paragraphs, font }) {
  const blank = letterOf(" ", font, true);
  return [asLine(paragraphs.flatMap(({ units }, place) => (place ? [blank, ...units] : units)), paragraphs[0].direction)];
}

/** @param {Paragraph} paragraph @param {number} room @returns {Line[]} */
export function wrap({ units, direction }, room) {
  const lines = [];
  let [first, end, width] = [0, 0, 0]; // of the line: where it begins, where it may end, and how wide it is up to here
  for (let place = 0; place < units.length; place += 1) {
    const { width: more, text } = units[place];
    if (width + more > room && place > first && !/^\s$/u.test(text)) {
      const cut = end > first ? end : place;
      lines.push(asLine(units.slice(first, cut), direction, true));
      [first, end] = [cut, cut];
      width = units.slice(first, place).reduce((sum, unit) => sum + unit.width, 0);
    }
    width += more;
    if (units[place].breaks) end = place + 1;
  }
  return [...lines, asLine(units.slice(first), direction)];
}

/** @param {Unit[]} units @param {"ltr" | "rtl"} direction @param {boolean} [isCut] whether its paragraph goes on @returns {Line} */
function asLine(units, direction, isCut = false) {
  let end = units.length;
  while (end && /^\s$/u.test(units[end - 1].text)) end -= 1;
  const shown = units.slice(0, end);
  const last = shown[end - 1];
  if (last?.hyphen && isCut) shown[end - 1] = last.hyphen;
  return { units: shown, width: widthOf(shown), direction };
}

/** @param {Unit[]} units */
export const widthOf = (units) => units.reduce((sum, unit) => sum + unit.width, 0);

/**
 * Lines that fit into a box: the letters grow smaller until they do, but never below `least`.
 * @param {Text} text @param {{ points: number, least: number, width: number, height: number, several: boolean }} box in points
 */
export function fit(text, { points, least, width, height, several }) {
  for (let size = points; ; size = Math.max(least, size - 0.5)) {
    const lines = several ? text.paragraphs.flatMap((paragraph) => wrap(paragraph, width / size)) : oneLine(text);
    const room = several ? Math.max(1, Math.floor(height / (size * LEADING) + 0.01)) : 1;
    const fits = lines.length <= room && lines.every((line) => line.width * size <= width + 0.01);
    if (fits || size <= least) return { lines, size, fits, room };
  }
}
