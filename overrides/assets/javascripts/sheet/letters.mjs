// @ts-check
// A person's words, letter by letter, as they are drawn. What they typed is never changed by this: it stays as it is in the field.

const BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const TABS = /\t/g;
/** Say nothing by themselves: marks of direction and of joining, breaks that are allowed, controls. */
const UNSEEN = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]|[^\P{Cc}\n]|\p{Noncharacter_Code_Point}/gu;
/** Spaces of other widths, and the hyphens that fonts seldom have. @type {[RegExp, string][]} */
const MEANT = [[/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " "], [/[\u2010\u2011]/g, "-"]];
const HELD = /[\u00a0\u2007\u202f\u2011]$/; // no line ends after these
const ALONE = /[\p{Ideographic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const NOT_FIRST = /^[\p{Pe}\p{Pf}、。，．！？；：ー々ゝゞっゃゅょァィゥェォッャュョヵヶ…,.!?;:%]/u;
const NOT_LAST = /[\p{Ps}\p{Pi}]$/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** @typedef {{ text: string, drawn: string, breaks: boolean }} Letter One letter with its accents: as it was typed, as one font can draw it, and whether a line may end after it. */

/** Paragraphs of a text, with accents in two parts joined. NFC, never NFKC, which makes x2 of x². @param {string} text */
export function paragraphsOf(text) {
  const whole = /** @type {any} */ (text).toWellFormed?.() ?? text;
  return whole.replace(BREAKS, "\n").replace(TABS, "    ").normalize("NFC").split("\n");
}

/** @param {string} paragraph @returns {Letter[]} */
export function lettersOf(paragraph) {
  const all = Array.from(new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(paragraph), ({ segment }) => segment);
  return all.map((text, place) => ({ text, drawn: MEANT.reduce((now, [from, to]) => now.replace(from, to), text.replace(UNSEEN, "")), breaks: endsLine(text, all[place + 1] ?? "") }));
}

/** Whether a line may end between two letters. @param {string} text @param {string} next */
function endsLine(text, next) {
  if (/[\s\u00ad\u200b]$/u.test(text)) return !HELD.test(text);
  if (/[-\u2010\u2013\u2014]$/u.test(text)) return /^\p{L}/u.test(next);
  return (ALONE.test(text) || ALONE.test(next)) && !NOT_FIRST.test(next) && !NOT_LAST.test(text);
}

/** @param {string} text */
export const isRightToLeft = (text) => RIGHT_TO_LEFT.test(text);

/** The way a paragraph runs: as its first letter does. @param {string} text */
export const directionOf = (text) => (isRightToLeft(/\p{L}/u.exec(text)?.[0] ?? "") ? "rtl" : "ltr");
