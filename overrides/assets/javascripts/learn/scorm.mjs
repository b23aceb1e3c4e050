// @ts-check
// In a package for a learning system (SCORM 1.2): takes back what the system kept of this learner, and tells it answers, score and end.
// It runs before the questions are made into forms, which then find what was kept as if it had stayed in the tab.

import { ANSWERS } from "./memory.mjs";
import { stored } from "../shared/on-device.mjs";
import { clear, openRecord, wordsOf } from "../shared/store.mjs";

/** @typedef {{ LMSInitialize: (none: "") => string, LMSGetValue: (name: string) => string, LMSSetValue: (name: string, value: string) => string, LMSCommit: (none: "") => string, LMSFinish: (none: "") => string }} System */

const ROOM = 4096; // characters that a system keeps for us: SCORM 1.2, cmi.suspend_data
const FRAMES = 9;
const SOON = 500; // milliseconds after the last change

/** The system's own object, in a window above this one or in the one that opened it. @returns {System | null} */
function findSystem() {
  for (const first of [window, window.opener]) {
    let here = first;
    for (let up = 0; here && up < FRAMES; up++) {
      const found = stored(() => here.API); // a window of another host lets nobody look in
      if (found) return found;
      const parent = stored(() => here.parent);
      if (!parent || parent === here) break;
      here = parent;
    }
  }
  return null;
}

/** As much of the answers as a system keeps: choices first, then lines that were typed, the short ones first. @param {Map<string, string>} words */
export function packed(words) {
  const kept = /** @type {Record<string, string>} */ ({});
  let left = 0;
  for (const [name, text] of [...words].sort(([, one], [, other]) => one.length - other.length)) {
    kept[name] = text;
    if (JSON.stringify(kept).length > ROOM) {
      delete kept[name];
      left++;
    }
  }
  return { text: JSON.stringify(kept), left };
}

/** Hours, minutes and seconds as SCORM 1.2 writes them. @param {number} milliseconds */
export function spent(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((number) => String(number).padStart(2, "0"));
  return `${hours.padStart(4, "0")}:${minutes}:${rest}.00`;
}

/** @param {HTMLElement} module @param {HTMLElement} told @param {System} system */
function start(module, told, system) {
  const name = `${ANSWERS}${module.dataset.module}`;
  const began = Date.now();
  clear(name); // of whoever used this browser before
  const before = stored(() => JSON.parse(system.LMSGetValue("cmi.suspend_data") || "{}")) ?? {};
  const words = new Map(Object.entries(before).filter(([, text]) => typeof text === "string"));
  if (words.size) openRecord(name, document.title, () => false).save(/** @type {Map<string, string>} */ (words));
  let done = ["completed", "passed"].includes(system.LMSGetValue("cmi.core.lesson_status"));
  if (!done) system.LMSSetValue("cmi.core.lesson_status", "incomplete");

  const save = () => {
    const { text, left } = packed(wordsOf(name));
    system.LMSSetValue("cmi.suspend_data", text);
    const kept = system.LMSCommit("") === "true";
    told.textContent = !kept
      ? "Your learning system did not take your answers just now. Leave this page open, and try again in a while."
      : left
        ? `Your learning system has no room for ${left === 1 ? "one answer" : `${left} answers`} that you wrote. Copy what you want to keep.`
        : "Your learning system keeps your answers.";
  };
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(save, SOON);
  };
  for (const kind of ["input", "change", "click"]) module.addEventListener(kind, soon);
  document.addEventListener("guidepost:checked", (event) => {
    const { of, first, whole } = /** @type {CustomEvent} */ (event).detail;
    if (!whole || done) return;
    done = true;
    const values = { "score.min": 0, "score.max": 100, "score.raw": Math.round((first / of) * 100), lesson_status: "completed" };
    for (const [key, value] of Object.entries(values)) system.LMSSetValue(`cmi.core.${key}`, String(value));
    soon();
  });
  let ended = false;
  addEventListener("pagehide", () => {
    if (ended) return;
    ended = true;
    save();
    system.LMSSetValue("cmi.core.exit", done ? "" : "suspend");
    system.LMSSetValue("cmi.core.session_time", spent(Date.now() - began));
    system.LMSFinish("");
    clear(name);
  });
}

if (typeof document !== "undefined") {
  const [module, told] = [document.querySelector(".gp-module"), document.querySelector(".gp-scorm")];
  if (module instanceof HTMLElement && told instanceof HTMLElement) {
    const system = findSystem();
    if (system && system.LMSInitialize("") === "true") start(module, told, system);
    else told.textContent = "No learning system was found here. Your answers stay in this tab, and nobody is told of them.";
  }
}
