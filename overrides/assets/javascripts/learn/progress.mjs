// @ts-check
// @needs .gp-path, .gp-onward, .gp-record
// Remembers on this device what a reader did on the learning path, from the moment that they ask for it until they clear it.

import { asFile, clearAnswers, forget, fromFile, inWords, remember, remembered, today, watch } from "./memory.mjs";
import { ask, download, make, makeButton, tells } from "../shared/on-device.mjs";

/** @typedef {import("./memory.mjs").Progress} Progress */
/** @typedef {import("./memory.mjs").Step} Step */

const LARGEST = 200_000; // bytes; a full record has some hundreds
const FILE = "learning-path.json";
const SWITCH = "Remember my progress on this device";

function makePanel() {
  const section = make("section", "");
  section.className = "gp-tools gp-progress";
  section.setAttribute("aria-labelledby", "gp-progress");
  const heading = make("h2", "Your progress");
  heading.id = "gp-progress";
  const keep = make("input", "");
  keep.type = "checkbox";
  keep.id = "gp-remember";
  keep.setAttribute("aria-describedby", "gp-remember-how");
  const label = make("label", SWITCH);
  label.htmlFor = keep.id;
  const how = make("p", "Nothing is remembered until you check the box. Then it stays in this browser, where anyone who uses it can see it. Nothing is sent anywhere.");
  how.id = "gp-remember-how";
  const line = make("p", "");
  line.className = "gp-progress__switch";
  line.append(keep, " ", label);
  const state = make("p", "");
  state.className = "gp-progress__state";
  const buttons = make("p", "");
  buttons.className = "gp-tools__buttons";
  const said = make("p", "");
  said.className = "gp-tools__said";
  section.append(heading, line, how, state, buttons, said);
  return { section, keep, state, buttons, say: tells(said) };
}

/** @param {ReturnType<typeof makePanel>} panel @param {() => void} show */
function connect(panel, show) {
  panel.keep.addEventListener("change", async () => {
    if (panel.keep.checked) {
      if (remember(new Map())) panel.say("From now on, what you mark and answer is remembered in this browser.");
      else panel.say("This browser doesn't let a page remember anything. Print the record and fill it in by hand.");
    } else if (remembered()?.size && !(await ask("Forget all that is remembered of your progress?", "Yes, forget it", "No, keep it"))) {
      panel.say("Nothing was changed.");
    } else {
      forget();
      panel.say("Nothing is remembered any more, and nothing of it is left in this browser.");
    }
    show();
  });
  watch(show);
}

/** @param {Step | undefined} step */
function stepInWords(step) {
  const parts = [];
  if (step?.done) parts.push(`Done on ${inWords(step.done)}.`);
  if (step?.of) parts.push(`Questions: ${step.right} of ${step.of} right.`);
  return parts.join(" ");
}

/** @param {HTMLElement} path */
function startPath(path) {
  const items = /** @type {HTMLElement[]} */ (Array.from(path.querySelectorAll("li[data-module]")));
  const panel = makePanel();
  const [save, open, clear] = ["Save to a file", "Open a file", "Clear all of it"].map(makeButton);
  const chosen = make("input", "");
  chosen.type = "file";
  chosen.accept = ".json,application/json";
  chosen.hidden = true;
  panel.buttons.append(save, open, clear);
  panel.section.append(chosen);
  path.before(panel.section);

  const show = () => {
    const progress = remembered();
    panel.keep.checked = progress !== null;
    panel.buttons.hidden = panel.state.hidden = progress === null;
    const done = items.filter((item) => progress?.get(item.dataset.module ?? "")?.done);
    const next = items.find((item) => !done.includes(item));
    items.forEach((item) => mark(item, stepInWords(progress?.get(item.dataset.module ?? "")), progress !== null && item === next));
    panel.state.replaceChildren(`${done.length} of ${items.length} modules done. `);
    const link = next?.querySelector(".gp-path__name a");
    if (next && link instanceof HTMLAnchorElement) {
      const onward = make("a", link.textContent ?? "");
      onward.href = link.href;
      panel.state.append("Next: ", onward, ".");
    } else panel.state.append("You have been through the whole path.");
  };

  save.addEventListener("click", () => {
    download(FILE, asFile(remembered() ?? new Map()));
    panel.say(`Saved as ${FILE}. Look among your downloads.`);
  });
  open.addEventListener("click", () => chosen.click());
  chosen.addEventListener("change", async () => {
    const file = chosen.files?.[0];
    if (!file) return;
    const found = file.size > LARGEST ? "is too large for a saved record" : fromFile(await file.text().catch(() => ""));
    const name = file.name;
    chosen.value = ""; // so that the same file can be chosen again
    if (typeof found === "string") return panel.say(`${name} ${found}. Nothing was changed.`);
    const sure = !remembered()?.size || (await ask("Put the file's record in the place of what is remembered here?", "Yes, use the file", "No, keep what is here"));
    if (!sure) return panel.say("Nothing was changed.");
    if (!remember(found)) return panel.say(`This browser couldn't remember what is in ${name}. Nothing was changed.`);
    show();
    const strange = Array.from(found.keys()).filter((slug) => !items.some((item) => item.dataset.module === slug)).length;
    const left = strange ? ` ${strange} of its modules ${strange === 1 ? "is" : "are"} not on this path.` : "";
    panel.say(`Opened ${name}.${left}`);
  });
  clear.addEventListener("click", async () => {
    if (!(await ask("Clear all that is remembered of your progress? You can't get it back.", "Yes, clear it", "No, keep it"))) return panel.say("Nothing was changed.");
    forget();
    clearAnswers();
    show();
    panel.keep.focus();
    panel.say("Cleared. Nothing of your progress is left in this browser. Files that you saved are still where you put them.");
  });
  connect(panel, show);
  show();
}

/** @param {HTMLElement} item @param {string} words @param {boolean} isNext */
function mark(item, words, isNext) {
  item.querySelector(".gp-path__state")?.remove();
  if (!words && !isNext) return;
  const line = make("p", [words, isNext ? "This comes next." : ""].filter(Boolean).join(" "));
  line.className = "gp-path__state";
  line.dataset.done = String(words.startsWith("Done"));
  item.querySelector(".gp-path__name")?.after(line);
}

/** @param {HTMLElement} module @param {Element} before */
function startModule(module, before) {
  const slug = module.dataset.module ?? "";
  const panel = makePanel();
  const done = makeButton("Mark this module as done");
  panel.buttons.append(done);
  before.before(panel.section);

  /** @param {Step} step */
  const record = (step) => {
    const progress = remembered();
    if (!progress) return false;
    progress.set(slug, { ...progress.get(slug), ...step });
    if (progress.get(slug)?.done === undefined) delete progress.get(slug)?.done;
    const done = remember(progress);
    if (!done) panel.say("This browser couldn't remember it. Print the record and fill it in by hand.");
    show();
    return done;
  };
  const show = () => {
    const progress = remembered();
    const step = progress?.get(slug);
    panel.keep.checked = progress !== null;
    panel.buttons.hidden = progress === null;
    panel.state.textContent = stepInWords(step);
    panel.state.hidden = !panel.state.textContent;
    done.textContent = step?.done ? "Take “done” back" : "Mark this module as done";
  };
  done.addEventListener("click", () => {
    const was = remembered()?.get(slug)?.done;
    if (record({ done: was ? undefined : today() })) panel.say(was ? "It is no longer marked as done." : "Marked as done.");
  });
  document.addEventListener("guidepost:checked", (event) => {
    const { right, of, whole } = /** @type {CustomEvent} */ (event).detail;
    if (whole) record({ right, of });
  });
  connect(panel, show);
  show();
}

/** @param {HTMLTableElement} table */
function startRecord(table) {
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
  const show = () => {
    const progress = remembered();
    let filled = 0;
    for (const row of rows) {
      const step = progress?.get(row.dataset.module ?? "");
      filled += step ? 1 : 0;
      const values = { done: step?.done ? inWords(step.done) : "", score: step?.of ? `${step.right} of ${step.of}` : "" };
      for (const [name, value] of Object.entries(values)) {
        const cell = row.querySelector(`[data-fill="${name}"]`);
        if (cell) cell.textContent = value;
      }
    }
    note.textContent = filled
      ? `Filled in from what this browser remembers: ${filled} of ${rows.length} modules. The rest is for your own hand.`
      : "This browser remembers nothing of your path, so the record is blank. Print it and fill it in by hand.";
  };
  watch(show);
  show();
}

const path = document.querySelector("ol.gp-path");
if (path instanceof HTMLElement) startPath(path);
const module = document.querySelector(".gp-module[data-module]");
const onward = document.querySelector(".gp-onward");
if (module instanceof HTMLElement && onward) startModule(module, onward);
const table = document.querySelector("table.gp-record");
if (table instanceof HTMLTableElement) startRecord(table);
