// @ts-check
// Our own PDF of a sheet, filled in. The library is given, so that it is loaded only when somebody asks.
// What is drawn is drawn with fonts that are in the file, with a width and a number for each letter, so the file stays PDF/UA-1.

import { bringFonts, loadLetters } from "./more-fonts.mjs";
import { addLetters, fontOfForm } from "./pdf-fonts.mjs";
import { blank, drawLine, makeUnseen, round } from "./pdf-ink.mjs";
import { addPages } from "./pdf-more.mjs";
import { LEADING, fit, lacking, lacks, setText, widthOf } from "./typeset.mjs";

/** @typedef {Map<string, string>} Typed */
/** @typedef {import("./typeset.mjs").Font} Font */
/** @typedef {import("./typeset.mjs").Text} Text */
/** @typedef {{ label: string, page: number, text: Text }} Answer What goes on at the end; `page` is 0 where it has no box. */
/** @typedef {{ bytes: Uint8Array, strange: string[], longer: number, isWide: boolean }} Filled A file, letters that could not be drawn, how many answers go on at the end, and whether it has letters beyond those of the sheet's own font. */

const PAD = 3; // points
const SMALL = 9; // points: nothing is drawn smaller
const LARGE = 18; // points: nothing in large print is
const MARKED = "…";

/**
 * @param {any} lib @param {ArrayBuffer} bytes @param {Typed} typed @param {Record<string, string>} words
 * @returns {Promise<Filled>}
 */
export async function fillPdf(lib, bytes, typed, words) {
  const pdf = await lib.PDFDocument.load(bytes, { updateMetadata: false });
  const form = pdf.getForm();
  const fields = form.getFields();
  const boxes = fields.filter((/** @type {any} */ field) => field instanceof lib.PDFTextField).map((/** @type {any} */ field) => boxOf(lib, pdf, field));
  const own = fontOfForm(lib, form, boxes[0]?.font ?? fontNameOf(lib, form));
  const ink = { pdf, unseen: makeUnseen(lib, pdf, own) };
  /** @type {Font[]} */
  const fonts = [own];
  const isWide = [...typed.values()].some((text) => lacks(text, own));
  // Where they can't be had, the browser draws those letters as well.
  if (isWide) fonts.push(...(await loadLetters().then((/** @type {ArrayBuffer} */ letters) => addLetters(lib, pdf, letters)).then((font) => [font], () => [])));
  await bringFonts([...typed.values()].flatMap((text) => lacking(text, fonts[fonts.length - 1]))).catch(() => {}); // those letters are named then
  /** @type {Set<string>} */
  const strange = new Set();
  /** @type {Answer[]} */
  const answers = [];
  const set = (/** @type {string} */ text) => setText(text, fonts, strange);

  const homeless = new Map(typed);
  for (const field of fields) {
    const value = typed.get(field.getName());
    if (value === undefined) continue;
    homeless.delete(field.getName());
    if (field instanceof lib.PDFCheckBox) field.check();
    else if (field instanceof lib.PDFRadioGroup && field.getOptions().includes(value)) field.select(value);
    else if (field instanceof lib.PDFRadioGroup) homeless.set(field.getName(), value); // an answer that the sheet no longer offers
    else if (field instanceof lib.PDFTextField) field.setText(value.replace(/\r\n?/g, "\n"));
  }
  for (const box of boxes) {
    const value = typed.get(box.name);
    if (value === undefined) continue;
    const text = set(value.trimEnd());
    const found = fit(text, box);
    if (!found.fits) answers.push({ label: box.label, page: box.page, text });
    drawBox(ink, box, text, found, found.fits ? null : set(words.travel_goes_on), own);
  }
  for (const [name, value] of homeless) answers.push({ label: name, page: 0, text: set(value) });
  const large = boxes.some((/** @type {Box} */ { points }) => points >= LARGE);
  if (answers.length || strange.size) addPages(lib, ink, answers, { words, strange: [...strange], set, size: large ? LARGE : 11.5 });
  ink.unseen.finish();
  return { bytes: await pdf.save({ updateFieldAppearances: false, addDefaultPage: false }), strange: [...strange], longer: answers.length, isWide };
}

/** @typedef {{ name: string, label: string, page: number, widget: any, font: string, ink: [number, number, number], points: number, least: number, width: number, height: number, several: boolean, whole: { width: number, height: number } }} Box */

/** Where the words of a field stand, in points. @param {any} lib @param {any} pdf @param {any} field @returns {Box} */
function boxOf(lib, pdf, field) {
  const [widget] = field.acroField.getWidgets();
  const text = (/** @type {string} */ key) => widget.dict.lookup(lib.PDFName.of(key))?.decodeText() ?? "";
  const look = text("DA");
  const [, font, size] = /\/(\S+) ([\d.]+) Tf/.exec(look) ?? [];
  const [red, green, blue] = (/([\d.]+) ([\d.]+) ([\d.]+) rg/.exec(look) ?? ["", "0", "0", "0"]).slice(1).map(Number);
  const points = Number(size);
  const whole = widget.getRectangle();
  const page = pdf.getPages().findIndex((/** @type {any} */ one) => one.ref === widget.P());
  return {
    name: field.getName(), label: text("TU") || field.getName(), page: page + 1, widget, font, ink: [red, green, blue], points, least: Math.min(points, points >= LARGE ? LARGE : SMALL),
    width: whole.width - 2 * PAD, height: whole.height - 2 * PAD, several: field.isMultiline(), whole,
  };
}

/** @param {any} lib @param {any} form */
const fontNameOf = (lib, form) => form.acroForm.dict.lookup(lib.PDFName.of("DR")).lookup(lib.PDFName.of("Font")).keys()[0].decodeText();

/** @param {import("./pdf-ink.mjs").Ink} tools @param {Box} box @param {Text} text @param {ReturnType<typeof fit>} found @param {Text | null} mark @param {Font} own */
function drawBox(tools, box, text, { lines, size, room: most }, mark, own) {
  const { whole, several, ink, width } = box;
  const sheet = blank();
  const top = several ? whole.height - PAD - size : (whole.height - size) / 2 + size * 0.15;
  const shown = lines.slice(0, most);
  const marked = mark && markOf(mark, width / size);
  if (marked) {
    const last = shown[shown.length - 1];
    const gap = 0.3; // of the size of the type
    const room = width / size - marked.width - gap;
    while (last.units.length && widthOf(last.units) > room) last.units.splice(wordBegin(last.units));
    last.width = widthOf(last.units);
    const y = top - (shown.length - 1) * size * LEADING;
    const x = last.direction === "rtl" ? PAD : PAD + width - marked.width * size;
    drawLine(tools, sheet, marked.font, marked.line, { x, y, size, width: marked.width * size, ink });
  }
  shown.forEach((line, place) => drawLine(tools, sheet, text.font, line, { x: PAD, y: top - place * size * LEADING, size, width, ink }));
  // The field's own font stands among them too: a program that lets people change the words draws with it.
  const resources = { Font: { ...sheet.fonts, [own.name]: own.ref }, XObject: sheet.pictures };
  const content = ["/Tx BMC q", `1 1 ${round(whole.width - 2)} ${round(whole.height - 2)} re W n`, ...sheet.content, "Q EMC"].join("\n");
  const { context } = tools.pdf;
  const stream = context.flateStream(content, { Type: "XObject", Subtype: "Form", BBox: [0, 0, round(whole.width), round(whole.height)], Resources: resources });
  box.widget.setNormalAppearance(context.register(stream));
}

/** Where the last word begins; where there is only one, its last letter. @param {import("./typeset.mjs").Unit[]} units */
function wordBegin(units) {
  for (let place = units.length - 2; place >= 0; place -= 1) if (units[place].breaks) return place + 1;
  return units.length - 1;
}

/** What says in a box that its words go on, or three dots where that has no room. @param {Text} mark @param {number} room in sizes of the type */
function markOf(mark, room) {
  const units = mark.paragraphs[0].units;
  const glyph = mark.font.glyphs.get(MARKED) ?? 0;
  const short = [{ text: MARKED, width: mark.font.width(glyph) / 1000, breaks: false, glyph }];
  const shown = widthOf(units) <= room ? units : short;
  return { font: mark.font, width: widthOf(shown), line: { units: shown, width: widthOf(shown), direction: /** @type {"ltr"} */ ("ltr") } };
}
