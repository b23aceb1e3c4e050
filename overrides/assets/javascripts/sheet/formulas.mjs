// @ts-check
// Lines that are worked out from others on a sheet: sums, shares, counts, days. Whoever types over one keeps their own words there.
// On paper, and without JavaScript, each is a blank like any other.

import { addDays } from "../shared/days.mjs";
import { make, tells } from "../shared/on-device.mjs";

/** @typedef {(name: string) => string} ValueOf what stands in a field; empty where nothing does */

const SIGN = / ([+*/-]) /;
const MOST = 1e12;

/** @param {string} text a number as people write money and counts: 1200, 1,200.50, $1,200 @returns {number | null} */
export function numberOf(text) {
  const bare = text.trim().replace(/^\$\s*/, "");
  return /^(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(bare) ? Number(bare.replaceAll(",", "")) : null;
}

/** Names with bars between are rows of one table: those that are empty count as nothing. @param {string} part @param {ValueOf} valueOf @returns {number | null} */
function amount(part, valueOf) {
  if (/^\d+(\.\d+)?$/.test(part)) return Number(part);
  const counted = / in ([^ ]+)$/.exec(part);
  const names = (counted ? counted[1] : part).split("|");
  const given = names.map(valueOf).filter((value) => value.trim());
  if (!given.length) return null;
  if (counted) return given.filter((value) => value === part.slice(0, counted.index)).length;
  const numbers = given.map(numberOf);
  return numbers.includes(null) ? null : numbers.reduce((/** @type {number} */ sum, one) => sum + Number(one), 0);
}

/**
 * What a formula comes to; empty where something that it needs is missing or no number. Products come before sums.
 * @param {string} formula @param {ValueOf} valueOf @returns {string}
 */
export function workOut(formula, valueOf) {
  const parts = formula.split(SIGN);
  const days = /^(\d+) days?$/.exec(parts[2] ?? "");
  if (days) {
    const first = valueOf(parts[0]);
    return /^\d{4}-\d\d-\d\d$/.test(first) ? addDays(first, Number(days[1]) * (parts[1] === "-" ? -1 : 1)) : "";
  }
  const terms = [amount(parts[0], valueOf)];
  for (let place = 1; place < parts.length; place += 2) {
    const [sign, next, last] = [parts[place], amount(parts[place + 1], valueOf), terms[terms.length - 1]];
    if (next === null || last === null) return "";
    if (sign === "+" || sign === "-") terms.push(sign === "-" ? -next : next);
    else terms[terms.length - 1] = sign === "*" ? last * next : last / next;
  }
  if (terms.includes(null)) return "";
  const sum = terms.reduce((/** @type {number} */ all, one) => all + Number(one), 0);
  return Number.isFinite(sum) && Math.abs(sum) < MOST ? (Math.round(sum * 100) / 100 + 0).toLocaleString("en-US", { maximumFractionDigits: 2 }) : "";
}

/**
 * @param {HTMLFormElement} form @param {Record<string, string>} words
 * @returns {(typing?: EventTarget | null) => void} works all lines out anew, but for the one that somebody types into
 */
export function addFormulas(form, words) {
  const lines = /** @type {HTMLInputElement[]} */ (Array.from(form.querySelectorAll("input[data-formula]")));
  if (!lines.length) return () => {};
  const told = make("p", "");
  told.className = "gp-unseen";
  form.append(told);
  const tell = tells(told);
  /** @type {Map<HTMLInputElement, string>} what was worked out last; what differs from it is somebody's own */
  const last = new Map();
  for (const line of lines) {
    const how = make("span", words.worked_out);
    how.id = `${line.id}-how`;
    how.className = "gp-worked-out";
    line.setAttribute("aria-describedby", how.id);
    line.after(" ", how);
  }
  const valueOf = (/** @type {string} */ name) => {
    const field = form.elements.namedItem(name);
    return field && "value" in field ? String(field.value) : "";
  };
  /** @type {Set<HTMLInputElement>} */
  const changed = new Set();
  form.addEventListener("change", ({ target }) => {
    const says = [...changed].filter((line) => line !== target && line.value).map((line) => `${labelOf(line)}: ${line.value}`);
    changed.clear();
    if (says.length) tell(says.join(". "));
  });
  return (typing = null) => {
    for (const line of lines) {
      const found = workOut(line.dataset.formula ?? "", valueOf);
      if (line !== typing && (!line.value || line.value === last.get(line)) && line.value !== found) {
        line.value = found;
        changed.add(line);
      }
      last.set(line, found);
    }
  };
}

/** @param {HTMLInputElement} line */
const labelOf = (line) => line.getAttribute("aria-label") ?? line.labels?.[0]?.textContent?.trim() ?? "";
