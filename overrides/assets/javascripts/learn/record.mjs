// @ts-check
// @needs .gp-record__who
// Fills the record of the path from what this browser remembers, and takes a name that it keeps only where it is asked to.

import { inWords, NAME, remembered, watch } from "./memory.mjs";
import { make, makeButton, stored } from "../shared/on-device.mjs";
import { move, openRecord, START } from "../shared/store.mjs";

const KEEP = "Keep my name on this device";
const ASKED = `${START}learn-name`; // whether somebody asked to keep it

const isKept = () => stored(() => localStorage.getItem(ASKED)) === "yes";

/** @param {number} minutes as a person says it */
export function hoursInWords(minutes) {
  const parts = [[Math.floor(minutes / 60), "hour"], [minutes % 60, "minute"]];
  return parts.filter(([number]) => number).map(([number, unit]) => `${number} ${unit}${number === 1 ? "" : "s"}`).join(" and ") || "no time";
}

/** @param {HTMLElement} who */
function askName(who) {
  const place = /** @type {HTMLElement} */ (who.querySelector("[data-fill=name]"));
  const blank = Array.from(place.childNodes);
  const box = make("input", "");
  box.id = "gp-record-name";
  box.autocomplete = "name";
  const keep = make("input", "");
  keep.type = "checkbox";
  keep.id = "gp-record-keep";
  keep.checked = isKept();
  const label = make("label", "Name, as it shall stand on the record");
  label.htmlFor = box.id;
  const also = make("label", KEEP);
  also.htmlFor = keep.id;
  const line = make("p", "");
  line.append(keep, " ", also);
  const tools = make("div", "");
  tools.className = "gp-tools gp-record__ask";
  const first = make("p", "");
  first.append(label, " ", box);
  tools.append(first, line);
  who.before(tools);
  const record = openRecord(NAME, "The name on your learning record", isKept, (words) => {
    box.value = words.get("name") ?? "";
    keep.checked = isKept();
    show();
  });
  const show = () => (box.value.trim() ? place.replaceChildren(box.value.trim()) : place.replaceChildren(...blank));
  box.value = record.words().get("name") ?? "";
  show();
  box.addEventListener("input", () => {
    record.save(new Map([["name", box.value]]));
    show();
  });
  keep.addEventListener("change", () => {
    // The switch goes first: other tabs look at it when they hear of the name.
    stored(() => (keep.checked ? localStorage.setItem(ASKED, "yes") : localStorage.removeItem(ASKED)));
    if (!move(NAME, keep.checked)) stored(() => localStorage.removeItem(ASKED));
    keep.checked = isKept();
  });
}

/** @param {HTMLTableElement} table */
function fill(table) {
  const note = make("p", "");
  note.className = "gp-record__note";
  note.setAttribute("role", "status");
  const print = makeButton("Print this record");
  const line = make("p", "");
  line.className = "gp-tools__buttons gp-record__print";
  line.append(print);
  table.before(note, line);
  print.addEventListener("click", () => window.print());
  const rows = /** @type {HTMLElement[]} */ (Array.from(table.querySelectorAll("tr[data-module]")));
  const hours = /** @type {HTMLElement | null} */ (document.querySelector("[data-fill=hours]"));
  const blank = Array.from(hours?.childNodes ?? []);
  const show = () => {
    const progress = remembered();
    let [filled, minutes] = [0, 0];
    for (const row of rows) {
      const step = progress?.get(row.dataset.module ?? "");
      filled += step ? 1 : 0;
      if (step?.done) minutes += Number(row.querySelector("[data-fill=minutes]")?.textContent);
      const values = {
        done: step?.done ? inWords(step.done) : "",
        first: step?.first === undefined ? "" : `${step.first} of ${step.of}`,
        task: step?.task ? inWords(step.task) : "",
      };
      for (const [name, value] of Object.entries(values)) {
        const cell = row.querySelector(`[data-fill="${name}"]`);
        if (cell) cell.textContent = value;
      }
    }
    hours?.replaceChildren(...(minutes ? [hoursInWords(minutes)] : blank));
    note.textContent = filled
      ? `Filled in from what this browser remembers: ${filled} of ${rows.length} modules. The rest is for your own hand.`
      : "This browser remembers nothing of your path, so the record is blank. Print it and fill it in by hand.";
  };
  watch(show);
  show();
}

const table = document.querySelector("table.gp-record");
if (table instanceof HTMLTableElement) fill(table);
const who = document.querySelector(".gp-record__who");
if (who instanceof HTMLElement) askName(who);
const outline = document.querySelector(".gp-record__outline");
if (outline instanceof HTMLAnchorElement && location.protocol !== "file:") outline.textContent = outline.href; // whoever gets the paper can type it
