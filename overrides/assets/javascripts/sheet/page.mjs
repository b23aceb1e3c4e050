// @ts-check
// @needs .gp-sheet
// Keeps what a person types on a sheet: on their device, and in a file of theirs. Nothing is sent.
// Without JavaScript the sheet is complete and keeps nothing, so the controls are made here.

import { ask, download, make } from "../shared/on-device.mjs";
import { START, wordsOf } from "../shared/store.mjs";
import { offerGathering } from "./gather-form.mjs";
import { keepWords } from "./keeping.mjs";
import { makePanel } from "./panel.mjs";
import { printWhole } from "./paper.mjs";
import { foldBefore, makeProgress, partsOf } from "./parts.mjs";
import { offerSteps } from "./steps.mjs";
import { readSaved } from "./reopen.mjs";
import { addTotals } from "./totals.mjs";
import { isDate, offerTravel } from "./travel.mjs";
import { asFile, chosenElsewhere, fieldsOf, fillFields, inWordsHere, readFields, same } from "./words.mjs";

/** @typedef {import("./words.mjs").Typed} Typed */

/** @param {HTMLFormElement} form */
function start(form) {
  const slug = form.dataset.sheet ?? "";
  const title = form.dataset.title ?? slug;
  /** @type {Record<string, string>} */
  const words = JSON.parse(form.dataset.words ?? "{}");
  const panel = makePanel(words, title, form.lang);
  foldBefore(form, words.before);
  const parts = partsOf(form, title);
  const { progress, show: showProgress } = makeProgress(parts, words);
  form.before(panel.top);
  form.append(panel.end);
  panel.top.prepend(progress, ...("byQuestion" in form.dataset ? [offerSteps(form, parts, words, panel.end)] : []), ...document.querySelectorAll("button.gp-aloud, .gp-aloud-bar"));
  (parts[1]?.blocks[0] ?? panel.end).before(...(parts.length > 1 ? [panel.middle] : []));
  form.append(panel.foot.foot);
  const add = addTotals(form, words);
  /** @type {Typed} Words from an older sheet or file whose line is gone. */
  let homeless = new Map();

  /** @param {string} name @param {Record<string, string>} [values] @param {boolean} [settled] */
  const say = (name, values = {}, settled = false) => panel.foot.tell((words[name] ?? "").replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole), settled);

  const chosen = chosenElsewhere(form);
  const typed = () => new Map([...homeless, ...readFields(form)]);

  /** @param {Typed} found @param {string[]} [names] */
  const show = (found, names) => {
    homeless = fillFields(form, inWordsHere(found, chosen), names);
    add();
    showProgress(typed());
    panel.left.hidden = homeless.size === 0;
    panel.list.replaceChildren(...Array.from(homeless, ([name, value]) => make("li", `${name}: ${value}`)));
    gathering?.refresh();
  };
  /** @type {ReturnType<typeof offerGathering> | null} */
  let gathering = null;

  const kept = keepWords(form, slug, title, panel, words, { typed, show, say });

  panel.save.addEventListener("click", () => {
    const file = `${slug}.json`;
    download(file, asFile(slug, title, typed()));
    kept.areInFile(typed());
    say("saved", { file });
  });

  panel.open.addEventListener("click", () => panel.chosen.click());
  panel.chosen.addEventListener("change", async () => {
    const file = panel.chosen.files?.[0];
    if (!file) return;
    panel.chosen.value = ""; // so that the same file can be chosen again
    say("travel_wait");
    const names = [...new Set(fieldsOf(form).map((field) => field.name))];
    const { found, wrong } = await readSaved(file, [{ slug, title, names, isDay: (name) => isDate(form, name) }]).catch(() => ({ found: [], wrong: "travel_failed" }));
    if (wrong) return say(wrong, { file: file.name });
    const mine = found.find((one) => one.sheet === slug);
    if (!mine) return say("other", { file: file.name, sheet: found[0].title });
    const now = typed();
    if (now.size && !same(now, inWordsHere(mine.typed, chosen)) && !(await ask(words.sure_open, words.open_yes, words.no, form.lang))) return say("as_it_was");
    show(mine.typed);
    kept.areInFile(typed());
    if (kept.remember()) say("opened", { file: file.name });
  });

  panel.print.addEventListener("click", () => window.print());

  // Words come without a key as well: pasted, dropped, dictated, suggested, put right.
  for (const way of ["input", "change"]) {
    form.addEventListener(way, ({ target }) => {
      if (target instanceof HTMLElement && target.closest(".gp-tools")) return;
      add();
      showProgress(typed());
      kept.hush();
      kept.remember();
      kept.offer();
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  // The theme turns pages on single letters, also while a choice has the focus.
  form.addEventListener("keydown", (event) => event.key.length === 1 && event.stopPropagation());
  printWhole(form);
  offerTravel(form, words, panel.buttons, typed, say);
  kept.restore();
  showProgress(typed());

  const rules = JSON.parse(form.dataset.gathers ?? "[]");
  if (!rules.length) return;
  /** @param {Typed} found */
  const put = (found) => {
    show(found);
    kept.remember();
  };
  gathering = offerGathering(form, rules, words, panel.top, { wordsOf: (sheet) => wordsOf(`sheet/${sheet}`), now: typed, put, say, place: `${START}from:${slug}` });
}

const sheet = /** @type {HTMLFormElement | null} */ (document.querySelector("form.gp-sheet"));
if (sheet) start(sheet);
