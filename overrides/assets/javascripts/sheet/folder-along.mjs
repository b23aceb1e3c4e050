// @ts-check
// All sheets of a folder that hold words, as files to take along: each on its own paper, filled in, in one PDF or in one archive.

import { bytesOf } from "../shared/disk-files.mjs";
import { dayInWords } from "./day-words.mjs";
import { loadLibrary } from "./pdf-library.mjs";
import { notesOf } from "./travel.mjs";
import { asFolder } from "./words.mjs";

/** @typedef {{ slug: string, title: string, paper: string, days: string[], typed: import("./words.mjs").Typed }} Filled `paper`: the address of its blank PDF, or nothing. */
/** @typedef {{ bytes: Uint8Array, notes: string, left: string[] }} Made What is to be said of it, and the titles of sheets that it hasn't. */
/** @typedef {{ slug: string, title: string, name: string, bytes: Uint8Array }} Paper */

const WORDS = "my-folder.json";

/** @param {Filled[]} sheets @param {Record<string, string>} words @returns {Promise<Made>} */
export async function asOnePdf(sheets, words) {
  const { papers, notes, left } = await fillAll(sheets, words);
  if (!papers.length) throw new Error("no sheet could be filled in");
  const { joinPdfs } = await import("./pdf-join.mjs");
  return { bytes: await joinPdfs(await loadLibrary(), papers, words.my_heading), notes, left };
}

/** Each sheet as a PDF, and the words of all of them as they were typed. @param {Filled[]} sheets @param {Record<string, string>} words @returns {Promise<Made>} */
export async function asArchive(sheets, words) {
  const { papers, notes } = await fillAll(sheets, words);
  const { crcOf, writeParts } = await import("./zip.mjs");
  const saved = asFolder(sheets.map(({ slug, title, typed }) => ({ sheet: slug, title, typed })));
  const files = [...papers, { name: WORDS, bytes: new TextEncoder().encode(saved) }];
  return { bytes: writeParts(files.map(({ name, bytes }) => ({ name, method: 0, data: bytes, size: bytes.length, crc: crcOf(bytes) }))), notes, left: [] };
}

/** @param {Filled[]} sheets @param {Record<string, string>} words @returns {Promise<{ papers: Paper[], notes: string, left: string[] }>} */
async function fillAll(sheets, words) {
  const { fillPdf } = await import("./pdf.mjs");
  const lib = await loadLibrary();
  /** @type {Paper[]} */
  const papers = [];
  const [strange, left] = [new Set(), /** @type {string[]} */ ([])];
  let [longer, isWide] = [0, false];
  for (const { slug, title, paper, days, typed } of sheets) {
    const blank = paper ? await bytesOf(paper).catch(() => null) : null; // a copy on a disk has not every sheet as a file to fill in
    if (!blank) {
      left.push(title);
      continue;
    }
    const shown = new Map(Array.from(typed, ([name, value]) => [name, days.includes(name) ? dayInWords(value, document.documentElement.lang) : value]));
    const made = await fillPdf(lib, blank, shown, words);
    papers.push({ slug, title, name: `${slug}-${words.travel_filled}.pdf`, bytes: made.bytes });
    made.strange.forEach((letter) => strange.add(letter));
    longer += made.longer;
    isWide ||= made.isWide;
  }
  return { papers, notes: notesOf({ strange: [...strange], longer, isWide }, words), left };
}
