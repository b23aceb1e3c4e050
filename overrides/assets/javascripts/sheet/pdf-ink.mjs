// @ts-check
// Lines of text as the operators of a PDF's page or field. ISO 32000-1, 9.4 and 8.9.

import { drawPicture, placeOfPicture, placesOf } from "./pictures.mjs";

/** @typedef {import("./typeset.mjs").Line} Line */
/** @typedef {import("./typeset.mjs").Font} Font */
/** @typedef {{ content: string[], fonts: Record<string, any>, pictures: Record<string, any> }} Sheet What is drawn, and what it needs. */

/** @typedef {{ ref: any, width: number, codeOf: (letter: string) => number, finish: () => void }} Unseen The font of what pictures show. */
/** @typedef {{ pdf: any, unseen: Unseen }} Ink */

const UNSEEN = "Unseen";
const BLOCK = 100; // lines of one block of a CMap

/** @returns {Sheet} */
export const blank = () => ({ content: [], fonts: {}, pictures: {} });

/**
 * @param {Ink} tools @param {Sheet} sheet @param {Font} font @param {Line} line
 * @param {{ x: number, y: number, size: number, width: number, ink: [number, number, number] }} place the left end of the base line, points; colors from 0 to 1
 */
export function drawLine({ pdf, unseen }, sheet, font, line, { x, y, size, width, ink }) {
  let at = line.direction === "rtl" ? x + width - line.width * size : x;
  for (const units of inRuns(line)) {
    const wide = units.reduce((sum, unit) => sum + unit.width, 0) * size;
    if (units[0].glyph !== null) {
      sheet.fonts[font.name] = font.ref;
      const codes = units.filter(({ glyph }) => glyph !== null).map(({ glyph }) => Number(glyph).toString(16).padStart(4, "0")).join("");
      sheet.content.push("BT", `${ink.join(" ")} rg`, `/${font.name} ${round(size)} Tf`, `${round(at)} ${round(y)} Td`, `<${codes}> Tj`, "ET");
    } else if (wide) {
      const text = units.map((unit) => unit.text).join("");
      const picture = drawPicture(text, line.direction, `rgb(${ink.map((part) => Math.round(part * 255)).join()})`);
      const place = placeOfPicture(picture);
      const name = `P${Object.keys(sheet.pictures).length}`;
      sheet.pictures[name] = addPicture(pdf, picture);
      const box = [round(place.width * size), 0, 0, round(place.height * size), round(at), round(y - place.below * size)];
      sheet.fonts[UNSEEN] = unseen.ref;
      sheet.content.push(...writeUnseen(unseen, text, line.direction, at, y, size), `q ${box.join(" ")} cm /${name} Do Q`);
    }
    at += wide;
  }
}

/**
 * The words of a picture, letter by letter and out of sight: programs look for words, copy them and mark them where letters are.
 * @param {Unseen} unseen @param {string} text @param {"ltr" | "rtl"} direction @param {number} x @param {number} y @param {number} size
 */
function writeUnseen(unseen, text, direction, x, y, size) {
  const letters = placesOf(text, direction).map(({ letter, left, width }) => {
    const scale = (100 * Math.max(width, 0.01)) / (unseen.width / 1000);
    return `${round(scale)} Tz 1 0 0 1 ${round(x + left * size)} ${round(y)} Tm <${unseen.codeOf(letter).toString(16).padStart(4, "0")}> Tj`;
  });
  return ["q BT 3 Tr", `/${UNSEEN} ${round(size)} Tf`, ...letters, "ET Q"];
}

/**
 * A font without a shape of its own, with a code for each letter that pictures show. ISO 32000-1, 9.7.4.2 and 9.10.3.
 * @param {any} lib @param {any} pdf @param {import("./pdf-fonts.mjs").Embedded} base whose files it shares @returns {Unseen}
 */
export function makeUnseen(lib, pdf, base) {
  const { context } = pdf;
  const [ref, glyph] = [context.nextRef(), base.glyphs.get("x") ?? 0];
  const width = base.width(glyph);
  /** @type {Map<string, number>} */
  const codes = new Map();
  const codeOf = (/** @type {string} */ letter) => {
    if (!codes.has(letter)) codes.set(letter, codes.size + 1);
    return codes.get(letter) ?? 0;
  };
  const finish = () => {
    if (!codes.size) return;
    const map = new Uint8Array(2 * (codes.size + 1)).map((_, place) => (place % 2 ? glyph & 255 : glyph >> 8));
    const toGlyphs = context.register(context.flateStream(map));
    const descendant = { Type: "Font", Subtype: "CIDFontType2", BaseFont: base.base, CIDToGIDMap: toGlyphs, DW: width, FontDescriptor: base.descriptor, CIDSystemInfo: { Registry: lib.PDFString.of("Adobe"), Ordering: lib.PDFString.of("Identity"), Supplement: 0 } };
    const toLetters = context.register(context.flateStream(cmapOf([...codes])));
    context.assign(ref, context.obj({ Type: "Font", Subtype: "Type0", BaseFont: base.base, Encoding: "Identity-H", DescendantFonts: [context.register(context.obj(descendant))], ToUnicode: toLetters }));
  };
  return { ref, width, codeOf, finish };
}

/** @param {[string, number][]} codes */
function cmapOf(codes) {
  const blocks = [];
  for (let first = 0; first < codes.length; first += BLOCK) {
    const lines = codes.slice(first, first + BLOCK).map(([letter, code]) => `<${code.toString(16).padStart(4, "0")}> <${asHex(letter)}>`);
    blocks.push(`${lines.length} beginbfchar`, ...lines, "endbfchar");
  }
  return [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Unseen def /CMapType 2 def",
    "1 begincodespacerange <0000> <FFFF> endcodespacerange", ...blocks, "endcmap CMapName currentdict /CMap defineresource pop end end",
  ].join("\n");
}

/** Neighbors that are drawn in one go: letters of the font, or one picture. @param {Line} line */
function inRuns(line) {
  /** @type {Line["units"][]} */
  const runs = [];
  for (const unit of line.units) {
    const last = runs[runs.length - 1];
    if (last && (!unit.width || (last[0].glyph === null) === (unit.glyph === null))) last.push(unit);
    else runs.push([unit]);
  }
  return runs;
}

/** @param {any} pdf @param {import("./pictures.mjs").Picture} picture */
function addPicture(pdf, { width, height, ink, colors, cover }) {
  const shared = { Type: "XObject", Subtype: "Image", BitsPerComponent: 8 };
  const mask = pdf.context.register(pdf.context.flateStream(cover, { ...shared, Width: width, Height: height, ColorSpace: "DeviceGray" }));
  const size = colors ? { Width: width, Height: height } : { Width: 1, Height: 1 };
  return pdf.context.register(pdf.context.flateStream(colors ?? ink ?? Uint8Array.of(0, 0, 0), { ...shared, ...size, ColorSpace: "DeviceRGB", SMask: mask }));
}

/** @param {string} text in UTF-16 */
const asHex = (text) => `${Array.from({ length: text.length }, (_, place) => text.charCodeAt(place).toString(16).padStart(4, "0")).join("")}`;

/** @param {number} number */
export const round = (number) => Math.round(number * 100) / 100;
