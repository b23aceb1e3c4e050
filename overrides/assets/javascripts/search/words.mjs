// @ts-check
// Takes texts apart into words, and words back to what their forms share. The build does the same in Python, in portal/search/shorthand.py;
// a test compares the two.

/** British spellings as American ones. @type {[RegExp, string][]} */
const SPELLINGS = [
  [/isation/, "ization"], [/ise(?=s?$|d$|r$|rs$)/, "ize"], [/ising$/, "izing"], [/yse(?=s?$|d$)/, "yze"], [/([a-z]{2}[^aeiou]?)our(?=s?$|ed$|ing$|al$|hood|ly$)/, "$1or"],
  [/centre/, "center"], [/programme(?=s?$)/, "program"], [/ll(?=ed$|ing$|or$|ors$|er$|ers$)/, "l"], [/practis/, "practic"],
  [/licenc/, "licens"], [/defence/, "defense"], [/cheque/, "check"], [/fulfil$/, "fulfill"], [/enrol(?=$|s$|ment)/, "enroll"], [/grey/, "gray"], [/judgement/, "judgment"],
];
const BRITISH = new RegExp(SPELLINGS.map(([{ source }]) => source).join("|"));
const PLAIN = /^[\0-\x7f]*$/; // no accents, which is nearly every text: read in a quarter of the time
const PLAIN_LETTERS = /[a-z0-9]+/g;
const LETTERS = /[\p{L}\p{N}]+/gu;
const REMEMBERED = 20_000; // words with their stems

/**
 * Words in lower case without accents and apostrophes; `14(c)`, `VR&E` and `S.S.I.` are one word each.
 * @param {string} text
 * @returns {string[]}
 */
export function split(text) {
  let plain = text.toLowerCase();
  const isPlain = PLAIN.test(plain);
  plain = isPlain ? plain.replaceAll("'", "") : plain.normalize("NFD").replace(/\p{M}+|['’‘]/gu, "");
  if (plain.includes(".")) plain = plain.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll(".", ""));
  if (plain.includes("(")) plain = plain.replace(/(\d)\(([a-z])\)/g, "$1$2");
  if (plain.includes("&")) plain = plain.replace(/([a-z])&([a-z])/g, "$1$2");
  return plain.match(isPlain ? PLAIN_LETTERS : LETTERS) ?? [];
}

/** @type {Map<string, string>} */
let stemmed = new Map();

/**
 * What the forms of a word share: American spelling, no plural, no -ing or -ed. Remembered, since the same few thousand words come again
 * and again.
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  const before = stemmed.get(word);
  if (before !== undefined) return before;
  if (stemmed.size > REMEMBERED) stemmed = new Map();
  const found = cut(word);
  stemmed.set(word, found);
  return found;
}

/** @param {string} text */
export const stems = (text) => split(text).map(stem);

/** @param {string} word */
function cut(word) {
  if (word.length < 4 || /\d/.test(word)) return word;
  let found = word;
  if (BRITISH.test(found)) for (const [pattern, to] of SPELLINGS) found = found.replace(pattern, to);
  if (/ies$/.test(found) && found.length > 4) found = found.slice(0, -3) + "y";
  else if (/(?:ss|sh|ch|x|z)es$/.test(found)) found = found.slice(0, -2);
  else if (/[^su]s$/.test(found)) found = found.slice(0, -1);
  const shorter = found.replace(/(?:ing|ed)$/, "");
  if (shorter !== found && shorter.length > 2 && /[aeiouy]/.test(shorter)) found = shorter.replace(/([bdgmnprt])\1$/, "$1");
  else found = found.replace(/ly$/, "");
  if (found.length > 4) found = found.replace(/e$/, "");
  return found.length > 3 ? found.replace(/y$/, "i") : found;
}
