// @ts-check
// A box with its label above it, and below it the place that says why what was typed can't be right.

import { make } from "../shared/on-device.mjs";

/** @typedef {{ place: HTMLElement, input: HTMLInputElement, mark: (says: string) => void }} LabeledBox `mark` shows a fault, or takes it back when it is given nothing */

/** @param {string} id @param {string} label @param {string} inputMode which keys a telephone shows @returns {LabeledBox} */
export function labeledBox(id, label, inputMode) {
  const input = make("input", "");
  Object.assign(input, { id, inputMode });
  const named = make("label", label);
  named.htmlFor = id;
  const wrong = make("p", "");
  wrong.className = "gp-calculator__wrong";
  wrong.id = `${id}-wrong`;
  const place = make("div", "");
  place.append(named, input, wrong);
  const mark = (/** @type {string} */ says) => {
    wrong.textContent = says;
    for (const [name, value] of [["aria-invalid", "true"], ["aria-describedby", wrong.id]])
      if (says) input.setAttribute(name, value);
      else input.removeAttribute(name);
  };
  return { place, input, mark };
}
