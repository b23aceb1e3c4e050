// @ts-check
// What was found, for a reader of another language than the site's own: pages in that language first, and what is said in its words.

/** @typedef {import("./worker.mjs").Answer} Answer */
/** @typedef {import("./worker.mjs").Found} Found */
/** @typedef {import("./worker.mjs").Part} Part */
/** @typedef {Record<string, string> & { examples: string[], tongues: string[] }} Say The fixed words of the search, as the page has them. */

/** The language of a page by its place: nothing for the site's own. @param {string} address @param {Say} say */
const tongueOf = (address, say) => say.tongues.find((one) => address.startsWith(`${one}/`)) ?? "";

/** @param {Answer} answer @param {Say} say @returns {Answer} */
export function inLanguage(answer, say) {
  const mine = say.tongue;
  const pages = answer.found.filter(({ is }) => !is).map((one) => spoken(one, say));
  if (!mine) return { ...answer, found: [...pages, ...answer.found.filter(({ is }) => is)] };
  const first = pages.filter(({ tongue }) => tongue === mine);
  const found = [...first, ...pages.filter(({ tongue }) => tongue !== mine)];
  if (!answer.note) return { ...answer, found };
  const ask = { address: say.ask_at, kind: say.ask, title: say.ask_title, text: say.ask_says, lapsed: "", is: "finders", tongue: mine, parts: [] };
  return { ...answer, found: [...found, ask], note: found.length ? say.nearest : say.nothing };
}

/** @param {Found} one @param {Say} say @returns {Found} */
function spoken(one, say) {
  const tongue = tongueOf(one.address, say);
  const isMine = tongue === say.tongue;
  if (!say.tongue) return { ...one, tongue };
  const lapsed = (/** @type {Part} */ { lapsed }) => lapsed && say.lapsed;
  const parts = one.parts.map((part) => ({ ...part, kind: "", lapsed: lapsed(part) }));
  return { ...one, tongue, kind: isMine ? "" : say.other, lapsed: lapsed(one), parts };
}
