// @ts-check
// The way back: the words of a file that somebody saved, as JSON, as our PDF or as our Word file, or what is wrong with it.

import { dayFromWords } from "./day-words.mjs";
import { loadLibrary } from "./pdf-library.mjs";
import { fromFile } from "./words.mjs";

/** @typedef {import("./words.mjs").Saved} Saved */
/** @typedef {{ slug: string, title: string, names: string[], isDay: (name: string) => boolean }} Sheet A sheet of this site with the names of its fields. */
/** @typedef {{ found: Saved[], wrong: string }} Opened `sheet` of those that belong to none of the sheets is empty; `wrong` names the words that say what is the matter. */

const ENDINGS = /\.(json|pdf|docx)$/i;
const LARGEST = 50_000_000; // bytes; a folder of full sheets has some hundred thousands, a PDF with pictures some millions

/** @param {File} file @param {Sheet[]} sheets @returns {Promise<Opened>} */
export async function readSaved(file, sheets) {
  if (file.size > LARGEST) return nothing("travel_large_file");
  const bytes = await file.arrayBuffer();
  const head = new TextDecoder("latin1").decode(new Uint8Array(bytes).subarray(0, 1024));
  if (head.startsWith("PK") && !(await isWord(bytes))) return readArchive(bytes, sheets);
  if (head.includes("%PDF-")) {
    const { readPdf } = await import("./pdf-read.mjs");
    const read = await readPdf(await loadLibrary(), bytes);
    return typeof read === "string" ? nothing(`travel_${read}`) : ofSheets(read, sheets);
  }
  if (head.startsWith("PK")) {
    const { readDocx } = await import("./docx-read.mjs");
    const read = await readDocx(bytes, sheets.map(({ names }) => names));
    return typeof read === "string" ? nothing(read) : ofSheet(read, sheets);
  }
  const found = fromFile(new TextDecoder().decode(bytes));
  return found === "later" ? nothing("later_file") : found ? { found, wrong: "" } : nothing("not_ours");
}

/** @param {ArrayBuffer} bytes */
async function isWord(bytes) {
  const { readParts } = await import("./zip.mjs");
  try {
    const names = readParts(new Uint8Array(bytes)).map(({ name }) => name);
    return !names.some((name) => ENDINGS.test(name));
  } catch {
    return true; // a broken one: what reads Word files says so
  }
}

/** All saved files of an archive. One with the words as they were typed stands for all others beside it. @param {ArrayBuffer} bytes @param {Sheet[]} sheets @returns {Promise<Opened>} */
async function readArchive(bytes, sheets) {
  const { inflate, readParts } = await import("./zip.mjs");
  const parts = readParts(new Uint8Array(bytes)).filter(({ name }) => ENDINGS.test(name));
  if (parts.reduce((sum, { size }) => sum + size, 0) > LARGEST) return nothing("travel_large_file");
  const words = parts.filter(({ name }) => name.endsWith(".json"));
  const opened = [];
  for (const part of words.length ? words : parts) opened.push(await readSaved(new File([/** @type {BlobPart} */ (await inflate(part))], part.name), sheets));
  const found = opened.flatMap((one) => one.found);
  return found.length ? { found, wrong: "" } : opened[0];
}

/** @param {string} wrong @returns {Opened} */
const nothing = (wrong) => ({ found: [], wrong });

/**
 * The sheet is known by its fields: titles can be changed in every program, and names of fields in hardly any.
 * @param {{ title: string, typed: Map<string, string>, names: string[] }} read @param {Sheet[]} sheets @returns {Opened}
 */
function ofSheet({ title, typed, names }, sheets) {
  const share = (/** @type {Sheet} */ sheet) => names.filter((name) => sheet.names.includes(name)).length / names.length;
  const [best] = [...sheets].sort((one, other) => share(other) - share(one));
  const sheet = best && share(best) > 0.5 ? best : sheets.find((one) => one.title === title);
  if (!sheet) return title ? { found: [{ sheet: "", title, typed }], wrong: "" } : nothing("not_ours");
  const asDays = Array.from(typed, ([name, value]) => /** @type {[string, string]} */ ([name, sheet.isDay(name) ? dayFromWords(value, languages()) : value]));
  return { found: [{ sheet: sheet.slug, title: sheet.title, typed: new Map(asDays) }], wrong: "" };
}

/** A PDF of a whole folder names each field by its sheet and itself. @param {{ title: string, typed: Map<string, string>, names: string[] }} read @param {Sheet[]} sheets @returns {Opened} */
function ofSheets(read, sheets) {
  const slugs = [...new Set(read.names.map((name) => name.split(".")[0]))];
  if (!read.names.every((name) => name.includes("."))) return ofSheet(read, sheets);
  const found = slugs.map((slug) => {
    const isDay = sheets.find((sheet) => sheet.slug === slug)?.isDay ?? (() => false);
    const own = Array.from(read.typed).filter(([name]) => name.startsWith(`${slug}.`)).map(([name, value]) => /** @type {[string, string]} */ ([name.slice(slug.length + 1), value]));
    return { sheet: slug, title: slug, typed: new Map(own.map(([name, value]) => [name, isDay(name) ? dayFromWords(value, languages()) : value])) };
  });
  return { found: found.filter(({ typed }) => typed.size), wrong: "" };
}

/** The page's language, and the others in which the same sheet can have been filled in. */
const languages = () => [document.documentElement.lang, ...Array.from(document.querySelectorAll(".gp-tongue"), (one) => one.getAttribute("lang") ?? "")].filter(Boolean);
