// @ts-check
// The button that gathers lines from other sheets, and the list in which a person chooses among them. Loaded only by sheets that can gather.

import { stored } from "../shared/on-device.mjs";
import { gather } from "./gather.mjs";

/** @typedef {import("./gather.mjs").Rule} Rule */
/** @typedef {import("./gather.mjs").Line} Line */
/** @typedef {Map<string, string>} Typed */
/**
 * @typedef {object} Sheet What the list needs of the sheet that it stands on.
 * @property {(sheet: string) => Typed} wordsOf
 * @property {() => Typed} now
 * @property {(typed: Typed) => void} put
 * @property {(name: string, values?: Record<string, string>) => void} say
 * @property {string} place where the origins of lines are kept, for as long as the words
 */

/** @param {HTMLFormElement} form @param {Rule[]} rules @param {Record<string, string>} words @param {HTMLElement} place @param {Sheet} sheet */
export function offerGathering(form, rules, words, place, sheet) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.gather;
  const list = document.createElement("div");
  list.className = "gp-gather";
  list.hidden = true;
  place.append(button, list);

  /** @param {string} name */
  const isLong = (name) => form.elements.namedItem(name) instanceof HTMLTextAreaElement;
  /** Dates and answers of a list are taken as they are. @param {string} name */
  const isFree = (name) => isLong(name) || /** @type {HTMLInputElement} */ (form.elements.namedItem(name))?.type === "text";

  /** @param {string} [said] */
  const close = (said) => {
    list.hidden = true;
    list.replaceChildren();
    if (said) sheet.say(said);
    button.focus();
  };

  button.addEventListener("click", () => {
    const { lines, left } = gather(rules, sheet.wordsOf, sheet.now(), isLong);
    if (!lines.length) return sheet.say("gather_none");
    const choices = lines.map((line, place) => choice(line, place, words, isLong(line.to), isFree(line.to)));
    const heading = document.createElement("h2");
    heading.textContent = words.gather_found;
    heading.tabIndex = -1;
    const how = document.createElement("p");
    how.textContent = words.gather_how;
    const rest = Array.from(left, ([title, rows]) => {
      const line = document.createElement("p");
      line.textContent = words.gather_left.replace("{sheet}", () => title).replace("{rows}", String(rows));
      return line;
    });
    const [put, leave] = [words.gather_put, words.gather_leave].map((text) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = text;
      return made;
    });
    put.addEventListener("click", () => {
      const ticked = choices.filter((one) => one.tick.checked && one.words.value.trim());
      sheet.put(new Map([...sheet.now(), ...ticked.map((one) => /** @type {[string, string]} */ ([one.line.to, one.words.value]))]));
      const origins = { ...readOrigins(sheet.place), ...Object.fromEntries(ticked.map((one) => [one.line.to, one.line.titles])) };
      keepOrigins(sheet.place, origins);
      showOrigins(form, sheet.place, words);
      close();
      sheet.say("gather_done", { lines: String(ticked.length) });
    });
    leave.addEventListener("click", () => close("as_it_was"));
    const row = document.createElement("p");
    row.className = "gp-tools__buttons";
    row.append(put, leave);
    list.replaceChildren(heading, how, ...choices.map((one) => one.box), ...rest, row);
    list.hidden = false;
    heading.focus();
  });
  form.addEventListener("input", (event) => {
    const name = /** @type {HTMLInputElement} */ (event.target).name;
    const origins = readOrigins(sheet.place);
    if (!(name in origins) || sheet.now().has(name)) return;
    delete origins[name]; // the line is empty again
    keepOrigins(sheet.place, origins);
    showOrigins(form, sheet.place, words);
  });
  showOrigins(form, sheet.place, words);
  return { refresh: () => showOrigins(form, sheet.place, words) };
}

/** @param {Line} line @param {number} place @param {Record<string, string>} words @param {boolean} long @param {boolean} free */
function choice(line, place, words, long, free) {
  const box = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = line.label;
  const from = document.createElement("p");
  from.textContent = origin(line.titles, words);
  const field = document.createElement(long ? "textarea" : "input");
  field.value = line.value;
  field.readOnly = !free;
  field.setAttribute("aria-label", `${line.label}. ${origin(line.titles, words)}`);
  if (field instanceof HTMLTextAreaElement) field.rows = Math.min(6, line.value.split("\n").length + 1);
  const tick = document.createElement("input");
  tick.type = "checkbox";
  tick.id = `gp-gather-${place}`;
  tick.checked = !line.there;
  const label = document.createElement("label");
  label.htmlFor = tick.id;
  label.textContent = line.there ? words.gather_instead.replace("{there}", () => line.there.replace(/\s+/g, " ")) : words.gather_take;
  const ticking = document.createElement("p");
  ticking.append(tick, " ", label);
  box.append(legend, from, field, ticking);
  return { box, words: field, tick, line };
}

/** @param {string[]} titles @param {Record<string, string>} words */
const origin = (titles, words) => words.gather_from.replace("{sheet}", () => titles.join(", "));

/** Below each line that was gathered, the sheet that it came from. @param {HTMLFormElement} form @param {string} place @param {Record<string, string>} words */
function showOrigins(form, place, words) {
  form.querySelectorAll(".gp-from").forEach((note) => note.remove());
  for (const [name, titles] of Object.entries(readOrigins(place))) {
    const found = form.elements.namedItem(name);
    const field = found instanceof RadioNodeList ? found[0] : found;
    const home = field instanceof HTMLElement ? field.closest("td, .gp-field") : null;
    if (!home) continue;
    const note = document.createElement("span");
    note.className = "gp-from";
    note.textContent = origin(titles, words);
    home.append(note);
  }
}

/** @param {string} place @returns {Record<string, string[]>} */
const readOrigins = (place) => stored(() => JSON.parse(sessionStorage.getItem(place) ?? "{}")) ?? {};

/** A browser that keeps nothing shows the origins until the page is left. @param {string} place @param {Record<string, string[]>} origins */
const keepOrigins = (place, origins) => stored(() => sessionStorage.setItem(place, JSON.stringify(origins)));
