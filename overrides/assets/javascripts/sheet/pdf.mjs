// @ts-check
// Our own PDF of a sheet, filled in, and a filled one's words. The library is given, so that it is loaded only when somebody asks.
// Letters are drawn with the font that each field names. It is in the file, with a width and a number for each letter, so the file stays PDF/UA-1.

/** @typedef {Map<string, string>} Typed */
/** @typedef {{ name: string, glyphs: Map<string, number>, width: (glyph: number) => number, ref: any }} Font */

const PAD = 3; // points
const LEADING = 1.2;
const SMALLEST = 0.55; // of the size that the field asks for, so that large print stays larger
const TICKED = "yes";

/**
 * @param {any} lib @param {ArrayBuffer} bytes @param {Typed} typed
 * @returns {Promise<{ bytes: Uint8Array, strange: string[], cut: boolean }>} letters that its font can't draw, and whether some words need more room than
 *   their box has; both are in the fields all the same
 */
export async function fillPdf(lib, bytes, typed) {
  const pdf = await lib.PDFDocument.load(bytes, { updateMetadata: false });
  const form = pdf.getForm();
  /** @type {Map<string, Font>} */
  const fonts = new Map();
  /** @type {Set<string>} */
  const strange = new Set();
  let cut = false;
  for (const field of form.getFields()) {
    const value = typed.get(field.getName());
    if (value === undefined) continue;
    if (field instanceof lib.PDFCheckBox) field.check();
    else if (field instanceof lib.PDFRadioGroup) choose(field, value);
    else if (field instanceof lib.PDFTextField) {
      field.setText(value.replace(/\r\n?/g, "\n"));
      cut = draw(lib, pdf, form, field, value, fonts, strange) || cut;
    }
  }
  return { bytes: await pdf.save({ updateFieldAppearances: false, addDefaultPage: false }), strange: [...strange], cut };
}

/**
 * @param {any} lib @param {ArrayBuffer} bytes
 * @returns {Promise<{ title: string, typed: Typed } | null>} null where it is no PDF with fields
 */
export async function readPdf(lib, bytes) {
  try {
    const pdf = await lib.PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true });
    /** @type {Typed} */
    const typed = new Map();
    const fields = pdf.getForm().getFields();
    for (const field of fields) {
      const value = valueOf(lib, field);
      if (value?.trim()) typed.set(field.getName(), value);
    }
    return fields.length ? { title: pdf.getTitle() ?? "", typed } : null;
  } catch {
    return null;
  }
}

/** @param {any} lib @param {any} field @returns {string | undefined} */
function valueOf(lib, field) {
  if (field instanceof lib.PDFCheckBox) return field.isChecked() ? TICKED : undefined;
  if (field instanceof lib.PDFRadioGroup) return field.getSelected();
  if (field instanceof lib.PDFTextField) return field.getText()?.replace(/\r\n?/g, "\n");
  return undefined;
}

/** An answer that the sheet no longer offers has no place in the PDF. @param {any} field @param {string} value */
function choose(field, value) {
  if (field.getOptions().includes(value)) field.select(value);
}

/** Whether some of it had no room. @param {any} lib @param {any} pdf @param {any} form @param {any} field @param {string} value @param {Map<string, Font>} fonts @param {Set<string>} strange */
function draw(lib, pdf, form, field, value, fonts, strange) {
  const [widget] = field.acroField.getWidgets();
  const look = widget.dict.lookup(lib.PDFName.of("DA"))?.decodeText() ?? "";
  const [, name, points] = /\/(\S+) ([\d.]+) Tf/.exec(look) ?? [];
  const [ink] = /[\d.]+ [\d.]+ [\d.]+ rg/.exec(look) ?? ["0 0 0 rg"];
  const font = fonts.get(name) ?? readFont(lib, form, name);
  fonts.set(name, font);
  const { width, height } = widget.getRectangle();
  const shown = Array.from(value.replace(/\r\n?/g, "\n").replace(/\t/g, " "), (letter) => drawable(letter, font, strange)).join("");
  const { lines, size, fits } = fit(shown, font, Number(points), width - 2 * PAD, height - 2 * PAD, field.isMultiline());
  const top = field.isMultiline() ? height - PAD - size : (height - size) / 2 + size * 0.15;
  const content = [
    "/Tx BMC q", `1 1 ${round(width - 2)} ${round(height - 2)} re W n`, "BT", ink, `/${name} ${round(size)} Tf`, `${round(size * LEADING)} TL`, `${PAD} ${round(top)} Td`,
    ...lines.map((line, place) => `${place ? "T* " : ""}<${hex(line, font)}> Tj`),
    "ET Q EMC",
  ].join("\n");
  const box = [0, 0, round(width), round(height)];
  const stream = pdf.context.flateStream(content, { Type: "XObject", Subtype: "Form", BBox: box, Resources: { Font: { [name]: font.ref } } });
  widget.setNormalAppearance(pdf.context.register(stream));
  return !fits;
}

/** @param {number} number */
const round = (number) => Math.round(number * 100) / 100;

/** A letter that the font has; else its plain one, such as e for ế; else a question mark. @param {string} letter @param {Font} font @param {Set<string>} strange */
function drawable(letter, font, strange) {
  if (letter === "\n" || font.glyphs.has(letter)) return letter;
  const composed = letter.normalize("NFKC");
  if (composed.length === 1 && font.glyphs.has(composed)) return composed;
  strange.add(letter);
  const [plain] = letter.normalize("NFKD");
  return font.glyphs.has(plain) ? plain : /\p{M}/u.test(letter) ? "" : "?";
}

/**
 * Lines that fit into a box: the letters grow smaller until they do, to a size that can still be read.
 * @param {string} text @param {Font} font @param {number} points @param {number} width @param {number} height @param {boolean} several
 */
export function fit(text, font, points, width, height, several) {
  for (let size = points; ; size -= 0.5) {
    const lines = several ? wrap(text, font, width / size) : [text.replace(/\n/g, " ")];
    const fits = several ? lines.length * size * LEADING <= height : measure(lines[0], font) * size <= width;
    if (fits || size <= points * SMALLEST) return { lines, size, fits };
  }
}

/** @param {string} text @param {Font} font @param {number} room in sizes of the font */
function wrap(text, font, room) {
  return text.split("\n").flatMap((paragraph) => {
    const lines = [""];
    for (const word of paragraph.split(/(?<= )/)) {
      const last = lines[lines.length - 1];
      if (last && measure((last + word).trimEnd(), font) > room) lines.push("");
      for (const letter of word) {
        const now = lines[lines.length - 1];
        if (now && measure((now + letter).trimEnd(), font) > room) lines.push("");
        lines[lines.length - 1] += letter;
      }
    }
    return lines.map((line) => line.trimEnd());
  });
}

/** The width of a line in sizes of its font. @param {string} line @param {Font} font */
const measure = (line, font) => Array.from(line).reduce((sum, letter) => sum + font.width(font.glyphs.get(letter) ?? 0), 0) / 1000;

/** @param {string} line @param {Font} font */
const hex = (line, font) => Array.from(line, (letter) => (font.glyphs.get(letter) ?? 0).toString(16).padStart(4, "0")).join("");

/** Which letters the font of a field has, and how wide they are: ISO 32000-1, 9.7.4.3 and 9.10.3. @param {any} lib @param {any} form @param {string} name @returns {Font} */
function readFont(lib, form, name) {
  /** @param {any} dict @param {string} key */
  const at = (dict, key) => dict.lookup(lib.PDFName.of(key));
  const fonts = at(at(form.acroForm.dict, "DR"), "Font");
  const font = fonts.lookup(lib.PDFName.of(name));
  const map = new TextDecoder("latin1").decode(lib.decodePDFRawStream(at(font, "ToUnicode")).decode());
  const descendant = at(font, "DescendantFonts").lookup(0);
  const widths = readWidths(lib, at(descendant, "W"));
  const other = at(descendant, "DW")?.asNumber() ?? 1000;
  return { name, glyphs: readGlyphs(map), width: (glyph) => widths.get(glyph) ?? other, ref: fonts.get(lib.PDFName.of(name)) };
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
