// @ts-check
// Adds up the numbers that were chosen on a sheet, wherever it has a total. On paper, and without JavaScript, a person does the sum.

/**
 * @param {HTMLFormElement} form @param {Record<string, string>} words
 * @returns {() => void} does all sums anew
 */
export function addTotals(form, words) {
  const totals = /** @type {HTMLInputElement[]} */ (Array.from(form.querySelectorAll("input[data-adds]")));
  for (const total of totals) total.readOnly = true;
  return () => totals.forEach((total) => (total.value = sum(form, total, words)));
}

/** @param {HTMLFormElement} form @param {HTMLInputElement} total @param {Record<string, string>} words */
function sum(form, total, words) {
  const groups = (total.dataset.adds ?? "").split(" ").map((name) => choices(form, name));
  const chosen = groups.map((group) => group.find((one) => one.checked)).filter((one) => one && isNumber(one.value));
  if (!chosen.length) return "";
  const most = groups.reduce((all, group) => all + Math.max(...group.filter((one) => isNumber(one.value)).map((one) => Number(one.value))), 0);
  /** @type {Record<string, number>} */
  const values = { sum: chosen.reduce((all, one) => all + Number(one?.value), 0), most, count: chosen.length, of: groups.length };
  const pattern = chosen.length === groups.length ? words.sum : words.sum_so_far;
  return pattern.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
}

/** @param {HTMLFormElement} form @param {string} name @returns {HTMLInputElement[]} */
function choices(form, name) {
  return Array.from(form.elements).filter((one) => one instanceof HTMLInputElement).filter((one) => one.name === name);
}

/** @param {string} text */
const isNumber = (text) => /^\d+$/.test(text);
