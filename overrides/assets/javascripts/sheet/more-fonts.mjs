// @ts-check
// Fonts of this site for the scripts that a device may lack: fetched when somebody takes a filled sheet along, and only for letters of
// their words that nothing on the device can draw. Each folder below is one typeface in pieces; its `unicode.json` says which piece has
// which letters, in the form of CSS `unicode-range`.

import { bytesOf, fileOfSite, onDisk } from "../shared/disk-files.mjs";
import { addFamily, canDraw } from "./pictures.mjs";

const LETTERS = "assets/fonts/letters.bin";
const FOLDER = "assets/fonts/more/";
const HAN = /[\p{Script=Han}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;
const [SC, JP, KR] = ["noto-sans-sc", "noto-sans-jp", "noto-sans-kr"];
/** Which typeface is asked for which letters. @type {[string, RegExp][]} */
const SCRIPTS = [
  ["noto-sans-hebrew", /\p{Script=Hebrew}/u], ["noto-sans-arabic", /\p{Script_Extensions=Arabic}/u], [JP, KANA], [KR, HANGUL],
  [SC, HAN], [JP, HAN], [KR, HAN], ["noto-emoji", /[\p{Emoji}\p{Extended_Pictographic}]/u],
];

/** @typedef {Record<string, string>} Pieces The letters of each piece of a typeface, by the piece's name. */

/** @type {Set<string>} */
const loaded = new Set();

/** The font of `portal/print/letters.py`, for what a sheet's own font has not. */
export const loadLetters = () => bytesOf(fileOfSite(LETTERS));

/** Bring what draws these letters, as far as this site has it. @param {string[]} letters that no font of the file has */
export async function bringFonts(letters) {
  if (onDisk()) return; // a copy on a disk would double its size with them
  const all = letters.join("");
  const isJapanese = KANA.test(all); // or Han letters would take their Chinese shapes
  const order = isJapanese ? SCRIPTS.filter(([name]) => name === JP).concat(SCRIPTS) : HANGUL.test(all) ? SCRIPTS.filter(([name]) => name === KR).concat(SCRIPTS) : SCRIPTS;
  for (const [family, script] of order) {
    const lacking = Array.from(new Set(all)).filter((letter) => script.test(letter) && !canDraw(letter));
    if (lacking.length) await bring(family, lacking);
  }
}

/** @param {string} family @param {string[]} letters */
async function bring(family, letters) {
  const folder = fileOfSite(`${FOLDER}${family}/`);
  const answer = await fetch(`${folder}unicode.json`);
  if (!answer.ok) throw new Error(String(answer.status));
  const pieces = Object.entries(/** @type {Pieces} */ (await answer.json()));
  const codes = letters.map((letter) => Number(letter.codePointAt(0)));
  const wanted = pieces.filter(([name, range]) => !loaded.has(family + name) && codes.some((code) => isIn(range, code)));
  const faces = wanted.map(([name, range]) => new FontFace(family, `url("${folder}${name.replace(/[[\]]/g, "")}.woff2")`, { unicodeRange: range }));
  for (const face of await Promise.all(faces.map((face) => face.load()))) document.fonts.add(face);
  for (const [name] of wanted) loaded.add(family + name);
  if (wanted.length) addFamily(family);
}

/** Whether a letter is in a range such as `U+590-5FF,U+20AA`. @param {string} range @param {number} code */
const isIn = (range, code) => range.split(",").some((part) => {
  const [first, last = first] = part.replace("U+", "").split("-").map((number) => Number.parseInt(number, 16));
  return first <= code && code <= last;
});
