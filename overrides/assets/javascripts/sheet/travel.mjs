// @ts-check
// Buttons that take a sheet along as our own PDF or Word file, filled in. All of it happens in the browser.

import { bytesOf, onDisk } from "../shared/disk-files.mjs";
import { download } from "../shared/on-device.mjs";
import { dayInWords } from "./day-words.mjs";
import { loadLibrary } from "./pdf-library.mjs";
import { fieldsOf } from "./words.mjs";

/** @typedef {Map<string, string>} Typed */
/** @typedef {"pdf" | "large" | "docx"} Kind */

const KINDS = /** @type {const} */ (["pdf", "large", "docx"]);
export const TYPES = { pdf: "application/pdf", large: "application/pdf", docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" };

/**
 * @param {HTMLFormElement} form @param {Record<string, string>} words @param {HTMLElement} buttons
 * @param {() => Typed} typed @param {(name: string, values?: Record<string, string>) => void} say
 */
export function offerTravel(form, words, buttons, typed, say) {
  for (const kind of KINDS) {
    const href = form.dataset[kind];
    if (!href) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words[`travel_${kind}`];
    button.addEventListener("click", async () => {
      button.disabled = true;
      say("travel_wait");
      try {
        const file = (href.split("/").pop() ?? "").replace(/(\.\w+)$/, `-${words.travel_filled}$1`);
        const made = await fill(kind, href, form, typed(), words);
        download(file, made.bytes, TYPES[kind]);
        const notes = notesOf(made, words);
        if (notes) say("travel_note", { file, notes });
        else say("saved", { file });
      } catch {
        say("travel_failed");
      }
      button.disabled = false;
      button.focus();
    });
    buttons.append(button);
  }
}

/** What a person should know of a filled file. @param {Omit<import("./pdf.mjs").Filled, "bytes">} made @param {Record<string, string>} words */
export function notesOf({ strange, longer, isWide }, words) {
  return [
    strange.length ? words.travel_strange.replace("{letters}", () => strange.join(" ")) : "",
    strange.length && onDisk() ? words.travel_disk : "",
    longer ? words.travel_longer : "",
    isWide ? words.travel_other : "",
  ].filter(Boolean).join(" ");
}

/** @param {Kind} kind @param {string} href @param {HTMLFormElement} form @param {Typed} typed @param {Record<string, string>} words @returns {Promise<import("./pdf.mjs").Filled>} */
async function fill(kind, href, form, typed, words) {
  const bytes = await bytesOf(href);
  const shown = new Map(Array.from(typed, ([name, value]) => [name, isDate(form, name) ? dayInWords(value, form.lang) : value]));
  if (kind !== "docx") {
    const { fillPdf } = await import("./pdf.mjs");
    return fillPdf(await loadLibrary(), bytes, shown, words);
  }
  const { fillDocx } = await import("./docx.mjs");
  const answers = fieldsOf(form).map((field) => {
    if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) return field.checked;
    return shown.get(field.name) ?? null;
  });
  const known = new Set(fieldsOf(form).map((field) => field.name));
  const more = [...shown].filter(([name]) => !known.has(name)).map(([name, text]) => /** @type {[string, string]} */ ([words.travel_more_nowhere.replace("{label}", () => name), text]));
  return { bytes: await fillDocx(bytes, answers, more), strange: [], longer: 0, isWide: false };
}

/** @param {HTMLFormElement} form @param {string} name */
export function isDate(form, name) {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement && field.type === "date";
}
