// @ts-check
// The words of a filled PDF, whoever filled it in, or what is wrong with the file.

import { unpack } from "./unpack.mjs";

/** @typedef {Map<string, string>} Typed */
/** @typedef {"part" | "locked" | "flat" | "large_file"} Wrong `part`: its end is missing; `locked`: with a password; `flat`: it has no boxes; `large_file`: it unpacks to too much */

const TICKED = "yes";
const MOST = 50_000_000; // bytes that the structure of one file may unpack to; a sheet of ours has some hundred thousands
const FAR = 4000; // characters from the beginning of an object to its stream
const END_WITHIN = 2048; // bytes; programs write some after the mark

/**
 * @param {any} lib @param {ArrayBuffer} bytes
 * @returns {Promise<{ title: string, typed: Typed, names: string[] } | Wrong>} `names` are those of all fields
 */
export async function readPdf(lib, bytes) {
  const isWhole = latin(new Uint8Array(bytes).subarray(-END_WITHIN)).includes("%%EOF");
  if (!(await unpacksToLittle(new Uint8Array(bytes)))) return "large_file";
  try {
    // Where only its owner has a password, everybody's is empty.
    const pdf = await lib.PDFDocument.load(bytes, { updateMetadata: false, password: "" });
    /** @type {Typed} */
    const typed = new Map();
    const fields = pdf.getForm().getFields();
    for (const field of fields) {
      const value = valueOf(lib, field);
      if (value?.trim()) typed.set(field.getName(), value);
    }
    if (!isWhole) return "part"; // some of its words may be there, and nobody could tell which are not
    return fields.length ? { title: pdf.getTitle() ?? "", typed, names: fields.map((/** @type {any} */ field) => field.getName()) } : "flat";
  } catch (error) {
    return !isWhole ? "part" : /password|encrypt/i.test(String(error)) ? "locked" : "flat";
  }
}

/** @param {any} lib @param {any} field @returns {string | undefined} */
function valueOf(lib, field) {
  if (field instanceof lib.PDFCheckBox) return field.isChecked() ? TICKED : undefined;
  if (field instanceof lib.PDFRadioGroup) return field.getSelected();
  if (field instanceof lib.PDFTextField) return field.getText()?.replace(/\r\n?/g, "\n");
  return undefined;
}

/** @param {Uint8Array} bytes */
const latin = (bytes) => new TextDecoder("latin1").decode(bytes);

/** Whether the streams that the library unpacks while it reads, those of objects and of the list of objects, hold no more than a sheet can. @param {Uint8Array} bytes */
async function unpacksToLittle(bytes) {
  const text = latin(bytes);
  let left = MOST;
  for (const { index, 0: word } of text.matchAll(/(?<!end)stream\r?\n/g)) {
    const about = text.slice(Math.max(text.lastIndexOf("obj", index), index - FAR), index).replace(/#([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
    if (!/ObjStm|XRef/.test(about)) continue;
    const filters = about.match(/\w+Decode\b|\/Fl\b|\/LZW\b/g) ?? [];
    if (filters.length > 1 || filters.some((one) => one !== "FlateDecode")) return false; // no program writes these
    const end = text.indexOf("endstream", index + word.length);
    if (filters.length) left -= (await unpack(bytes.subarray(index + word.length, end < 0 ? undefined : end), "deflate", left)).size;
    if (left < 0) return false;
  }
  return true;
}
