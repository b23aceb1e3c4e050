// @ts-check
// The buttons that clear one sheet or everything, what they say afterward, and ten seconds to take it back.

import { makeButton } from "../shared/on-device.mjs";
import { clear, keptKinds, listRecords, UNDO } from "../shared/store.mjs";

/** @typedef {(name: string, values?: Record<string, string>, settled?: boolean) => void} Say */

/** @typedef {{ undo: (() => void) | null, name: string, values: Record<string, string> }} Cleared */

/** @param {string} record @param {string} sheet @param {Record<string, string>} words @returns {Cleared} */
export function clearOne(record, sheet, words) {
  const done = clear(record);
  const count = listRecords().filter((one) => one.name.startsWith("sheet/")).length;
  const others = (count > 1 ? words.cleared_many : count ? words.cleared_one : words.cleared_none).replace("{count}", String(count));
  return { ...done, name: "cleared", values: { sheet, others: withTabs(others, done.told, words) } };
}

/** @param {Record<string, string>} words @returns {Cleared} */
export function clearAll(words) {
  const sheets = listRecords().filter((one) => one.name.startsWith("sheet/")).map((one) => one.title);
  const names = [...sheets, ...keptKinds().map((kind) => words[`name_${kind}`])].filter(Boolean);
  const done = clear();
  if (!names.length) return { ...done, undo: null, name: "cleared_nothing", values: {} };
  return { ...done, name: "cleared_all", values: { names: withTabs(`${names.join(", ")}.`, done.told, words) } };
}

/** @param {string} text @param {boolean} told @param {Record<string, string>} words */
const withTabs = (text, told, words) => (told ? text : `${text} ${words.cleared_tabs}`);

/**
 * Makes a button clear at once, say what it cleared when the focus has settled, and offer to take it back.
 * @param {HTMLButtonElement} button @param {HTMLElement} place of the undo button @param {Record<string, string>} words @param {Say} say
 * @param {() => Cleared} act @param {() => void} after also when it was taken back
 */
export function clears(button, place, words, say, act, after) {
  button.addEventListener("click", () => {
    const { undo, name, values } = act();
    after();
    say(name, values, true);
    place.replaceChildren();
    if (undo) place.append(undoButton(words.undo, () => {
      undo();
      after();
      button.focus();
      say("undone", {}, true);
    }));
  });
}

/** It goes after ten seconds, but not while somebody stands on it. @param {string} text @param {() => void} undo */
function undoButton(text, undo) {
  const button = makeButton(text);
  let late = false;
  setTimeout(() => {
    late = true;
    if (button !== document.activeElement) button.remove();
  }, UNDO);
  button.addEventListener("blur", () => late && button.remove());
  button.addEventListener("click", () => {
    undo();
    button.remove();
  });
  return button;
}
