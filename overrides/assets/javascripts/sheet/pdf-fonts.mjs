// @ts-check
// Fonts that are in a PDF: which letters each has, and how wide they are. ISO 32000-1, 9.7.4.3 and 9.10.3.

/** @typedef {import("./typeset.mjs").Font} Font */

/** @typedef {Font & { base: any, descriptor: any }} Embedded A font with its name and where its file is described. */

/** The font of that name among those that the fields of a form name. @param {any} lib @param {any} form @param {string} name @returns {Embedded} */
export function fontOfForm(lib, form, name) {
  const fonts = at(lib, at(lib, form.acroForm.dict, "DR"), "Font");
  const font = at(lib, fonts, name);
  const descriptor = at(lib, font, "DescendantFonts").lookup(0).get(lib.PDFName.of("FontDescriptor"));
  return { ...readFont(lib, font), name, ref: fonts.get(lib.PDFName.of(name)), base: at(lib, font, "BaseFont"), descriptor };
}

/** The font of `portal/print/letters.py`, put into a PDF. @param {any} lib @param {any} pdf @param {ArrayBuffer} bytes @returns {Promise<Font>} */
export async function addLetters(lib, pdf, bytes) {
  const theirs = await lib.PDFDocument.load(bytes, { updateMetadata: false });
  const font = at(lib, theirs.catalog, "Letters");
  const copied = lib.PDFObjectCopier.for(theirs.context, pdf.context).copy(font);
  return { ...readFont(lib, font), name: "Letters", ref: pdf.context.register(copied) };
}

/** @param {any} lib @param {any} dict @param {string} key */
const at = (lib, dict, key) => dict.lookup(lib.PDFName.of(key));

/** @param {any} lib @param {any} font */
function readFont(lib, font) {
  const map = new TextDecoder("latin1").decode(lib.decodePDFRawStream(at(lib, font, "ToUnicode")).decode());
  const descendant = at(lib, font, "DescendantFonts").lookup(0);
  const widths = readWidths(lib, at(lib, descendant, "W"));
  const other = at(lib, descendant, "DW")?.asNumber() ?? 1000;
  return { glyphs: readGlyphs(map), width: (/** @type {number} */ glyph) => widths.get(glyph) ?? other };
}

/** @param {string} map */
function readGlyphs(map) {
  /** @type {Map<string, number>} */
  const found = new Map();
  /** @param {string} code */
  const letters = (code) => String.fromCharCode(...(code.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
  for (const [, block] of map.matchAll(/beginbfchar\s([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, code] of block.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>/gi)) found.set(letters(code), Number.parseInt(glyph, 16));
  }
  for (const [, block] of map.matchAll(/beginbfrange\s([\s\S]*?)endbfrange/g)) {
    for (const [, first, last, code] of block.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>\s*<([\da-f]+)>/gi)) {
      const [low, high, start] = [first, last, code].map((text) => Number.parseInt(text, 16));
      for (let glyph = low; glyph <= high; glyph += 1) found.set(String.fromCodePoint(start + glyph - low), glyph);
    }
  }
  return found;
}

/** @param {any} lib @param {any} list */
function readWidths(lib, list) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (let place = 0; place < list.size(); ) {
    const first = list.lookup(place).asNumber();
    const next = list.lookup(place + 1);
    if (next instanceof lib.PDFArray) {
      for (let n = 0; n < next.size(); n += 1) found.set(first + n, next.lookup(n).asNumber());
      place += 2;
    } else {
      for (let glyph = first; glyph <= next.asNumber(); glyph += 1) found.set(glyph, list.lookup(place + 2).asNumber());
      place += 3;
    }
  }
  return found;
}
