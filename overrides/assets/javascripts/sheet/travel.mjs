// @ts-check
// Buttons that take a sheet along as our own PDF or Word file, filled in, and the way back from a filled PDF. All of it happens in the browser.

import { bytesFromDisk, fileOfSite, loadScript, onDisk } from "../shared/disk-files.mjs";
import { parseDay, withoutWeekday } from "../shared/days.mjs";
import { fieldsOf } from "./words.mjs";

/** @typedef {Map<string, string>} Typed */
/** @typedef {"pdf" | "large" | "docx"} Kind */

const KINDS = /** @type {const} */ (["pdf", "large", "docx"]);
const TYPES = { pdf: "application/pdf", large: "application/pdf", docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" };

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
        const { bytes, strange, cut } = await fill(kind, href, form, typed());
        download(file, bytes, TYPES[kind]);
        const notes = [strange.length ? words.travel_strange.replace("{letters}", () => strange.join(" ")) : "", cut ? words.travel_cut : ""];
        if (strange.length || cut) say("travel_note", { file, notes: notes.filter(Boolean).join(" ") });
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

/** @param {Kind} kind @param {string} href @param {HTMLFormElement} form @param {Typed} typed @returns {Promise<{ bytes: Uint8Array, strange: string[], cut: boolean }>} */
async function fill(kind, href, form, typed) {
  const bytes = onDisk() ? await bytesFromDisk(href) : await bytesFromHost(href);
  const shown = new Map(Array.from(typed, ([name, value]) => [name, isDate(form, name) ? dayInWords(value) : value]));
  if (kind !== "docx") {
    const { fillPdf } = await import("./pdf.mjs");
    return fillPdf(await loadLibrary(), bytes, shown);
  }
  const { fillDocx } = await import("./docx.mjs");
  const answers = fieldsOf(form).map((field) => {
    if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) return field.checked;
    return shown.get(field.name) ?? null;
  });
  return { bytes: await fillDocx(bytes, answers), strange: [], cut: false };
}

/**
 * The words of a filled PDF. Days are turned back into what the form's fields hold.
 * @param {File} file @param {(name: string) => boolean} isDay whether a field of this name is a date
 * @returns {Promise<{ title: string, typed: Typed } | null>}
 */
export async function readFilled(file, isDay) {
  const { readPdf } = await import("./pdf.mjs");
  const found = await readPdf(await loadLibrary(), await file.arrayBuffer());
  if (!found) return null;
  const typed = Array.from(found.typed, ([name, value]) => /** @type {[string, string]} */ ([name, isDay(name) ? dayFromWords(value) : value]));
  return { title: found.title, typed: new Map(typed) };
}

/** @param {HTMLFormElement} form @param {string} name */
export function isDate(form, name) {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement && field.type === "date";
}

/** @param {string} value */
const dayInWords = (value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? withoutWeekday(value) : value);

/** @param {string} value */
function dayFromWords(value) {
  const found = parseDay(value);
  return "day" in found ? found.day : value;
}

/** @param {string} href */
async function bytesFromHost(href) {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.arrayBuffer();
}

async function loadLibrary() {
  if (!onDisk()) return import(fileOfSite("assets/javascripts/pdf-lib.mjs"));
  await loadScript(fileOfSite("assets/javascripts/pdf-lib.js"));
  return /** @type {any} */ (globalThis).guidepostPdfLib;
}

/** @param {string} name @param {Uint8Array} bytes @param {string} type */
function download(name, bytes, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (bytes)], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
