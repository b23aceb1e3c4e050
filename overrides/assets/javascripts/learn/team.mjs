// @ts-check
// @needs .gp-team
// Shows the learning files of several people side by side. What it reads is gone when the page is closed.

import { fromFile, inWords, LARGEST, nameIn } from "./memory.mjs";
import { grid } from "./tables.mjs";
import { make, makeButton, tells } from "../shared/on-device.mjs";

/** @typedef {import("./memory.mjs").Progress} Progress */
/** @typedef {{ name: string, progress: Progress }} Person */
/** @typedef {{ slug: string, number: number, title: string }} Module */

/** @param {HTMLElement} place */
function start(place) {
  const modules = /** @type {Module[]} */ (JSON.parse(place.dataset.modules ?? "[]"));
  /** @type {Person[]} */
  const people = [];
  const open = makeButton("Open files");
  const print = makeButton("Print this table");
  const clear = makeButton("Close all files");
  const chosen = make("input", "");
  Object.assign(chosen, { type: "file", accept: ".json,application/json", multiple: true, hidden: true });
  const buttons = make("p", "");
  buttons.className = "gp-tools__buttons";
  buttons.append(open, print, clear);
  const status = make("p", "");
  status.className = "gp-tools__said";
  const tell = tells(status);
  const tools = make("div", "");
  tools.className = "gp-tools";
  tools.append(buttons, status, chosen);
  const shown = make("div", "");
  place.append(tools, shown);

  const show = () => {
    print.hidden = clear.hidden = !people.length;
    shown.replaceChildren(...(people.length ? tables(people, modules) : []));
  };
  open.addEventListener("click", () => chosen.click());
  print.addEventListener("click", () => window.print());
  clear.addEventListener("click", () => {
    people.length = 0;
    show();
    tell("All files are closed. Nothing of them is left here.");
    open.focus();
  });
  chosen.addEventListener("change", async () => {
    const files = Array.from(chosen.files ?? []);
    const wrong = [];
    for (const file of files) {
      const text = file.size > LARGEST ? "" : await file.text().catch(() => "");
      const found = file.size > LARGEST ? "is too large for a saved record" : fromFile(text);
      const name = nameIn(text) || file.name.replace(/\.json$/i, "");
      if (typeof found === "string") wrong.push(`${file.name} ${found}.`);
      else if (people.some((one) => one.name === name)) people.splice(people.findIndex((one) => one.name === name), 1, { name, progress: found });
      else people.push({ name, progress: found });
    }
    chosen.value = ""; // so that the same files can be chosen again
    people.sort((one, other) => one.name.localeCompare(other.name));
    show();
    const read = files.length - wrong.length;
    tell([`${read} of ${files.length} ${files.length === 1 ? "file" : "files"} opened.`, ...wrong].join(" "));
  });
  show();
}

/** @param {Person[]} people @param {Module[]} modules */
function tables(people, modules) {
  const rows = people.map(({ name, progress }) => {
    const steps = modules.map(({ slug }) => progress.get(slug));
    const done = steps.filter((step) => step?.done);
    const next = modules.find(({ slug }) => !progress.get(slug)?.done);
    const [first, of] = [sum(steps, "first"), sum(steps.filter((step) => step?.first !== undefined), "of")];
    const last = done.map((step) => step?.done ?? "").sort().at(-1);
    return [
      name,
      `${done.length} of ${modules.length}`,
      next ? `${next.number}. ${next.title}` : "through the whole path",
      of ? `${first} of ${of}` : "",
      String(steps.filter((step) => step?.task).length),
      last ? inWords(last) : "",
    ];
  });
  const each = modules.map(({ slug, number, title }) => {
    const marks = people.map(({ progress }) => {
      const step = progress.get(slug);
      return [step?.done ? "done" : "", step?.task ? "field task" : "", step?.first === undefined ? "" : `${step.first} of ${step.of}`].filter(Boolean).join(", ");
    });
    return [`${number}. ${title}`, ...marks];
  });
  return [
    make("h2", "Person by person"),
    grid(["Name", "Modules done", "Next", "Right, as first answered", "Field tasks", "Last module done on"], rows),
    make("h2", "Module by module"),
    grid(["Module", ...people.map(({ name }) => name)], each),
  ];
}

/** @param {(import("./memory.mjs").Step | undefined)[]} steps @param {"first" | "of"} name */
const sum = (steps, name) => steps.reduce((all, step) => all + (step?.[name] ?? 0), 0);

const place = document.querySelector(".gp-team");
if (place instanceof HTMLElement) start(place);
