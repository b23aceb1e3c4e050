// @ts-check
// @needs .gp-sheet
// Keeps what a person types on a sheet: in this tab, in a file of theirs, and in the browser where they ask for it. Nothing is sent.
// Without JavaScript the sheet is complete and keeps nothing, so the controls are made here.

import { ask, download, make, makeButton, stored } from "../shared/on-device.mjs";
import { offerGathering } from "./gather-form.mjs";
import { printWhole } from "./paper.mjs";
import { addTotals } from "./totals.mjs";
import { offerTravel, readFilled } from "./travel.mjs";
import { asFile, asText, fillFields, fromFile, fromText, readFields, same } from "./words.mjs";

/** @typedef {import("./words.mjs").Typed} Typed */

const LARGEST = 2_000_000; // bytes; a full sheet has some thousands

/** @param {HTMLFormElement} form */
function start(form) {
  const slug = form.dataset.sheet ?? "";
  const title = form.dataset.title ?? slug;
  /** @type {Record<string, string>} */
  const words = JSON.parse(form.dataset.words ?? "{}");
  const place = `guidepost:sheet:${slug}`;
  const origins = `guidepost:from:${slug}`;
  const panel = makePanel(words);
  panel.section.lang = form.lang;
  form.before(panel.section);
  form.append(makeWayBack(words));
  const add = addTotals(form, words);
  /** @type {Typed} Words from an older sheet or file whose line is gone. */
  let homeless = new Map();

  /** @param {string} name @param {Record<string, string>} [values] */
  const say = (name, values = {}) => {
    const text = document.createElement("span"); // a new element each time, so that the same words are read out again
    text.textContent = (words[name] ?? "").replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
    panel.said.replaceChildren(text);
  };

  const typed = () => new Map([...homeless, ...readFields(form)]);

  const remember = () => {
    try {
      sessionStorage.setItem(place, asText(typed()));
      if (panel.keep.checked) localStorage.setItem(place, asText(typed()));
    } catch {
      say("no_room");
    }
  };

  /** @param {Typed} found */
  const show = (found) => {
    homeless = fillFields(form, found);
    add();
    panel.left.hidden = homeless.size === 0;
    panel.list.replaceChildren(
      ...Array.from(homeless, ([name, value]) => {
        const item = document.createElement("li");
        item.textContent = `${name}: ${value}`;
        return item;
      }),
    );
  };

  const restore = () => {
    const kept = stored(() => localStorage.getItem(place));
    const found = fromText(stored(() => sessionStorage.getItem(place))) ?? fromText(kept);
    panel.keep.checked = kept !== null;
    if (!found?.size) return;
    show(found);
    say("back");
  };

  const forget = () => {
    stored(() => localStorage.removeItem(place));
    panel.keep.checked = false;
  };

  panel.save.addEventListener("click", () => {
    const file = `${slug}.json`;
    download(file, asFile(slug, title, typed()));
    say("saved", { file });
  });

  panel.open.addEventListener("click", () => panel.chosen.click());
  panel.chosen.addEventListener("change", async () => {
    const file = panel.chosen.files?.[0];
    if (!file) return;
    const text = file.size > LARGEST ? "" : await file.text().catch(() => "");
    panel.chosen.value = ""; // so that the same file can be chosen again
    const isPdf = text.startsWith("%PDF-");
    if (isPdf) say("travel_wait");
    const filled = isPdf ? await readFilled(file, form).catch(() => undefined) : null;
    if (filled === undefined) return say("travel_failed");
    const found = filled ? { sheet: filled.title === title ? slug : "", title: filled.title, typed: filled.typed } : fromFile(text);
    if (!found) return say("not_ours", { file: file.name });
    if (found.sheet !== slug) return say("other", { file: file.name, sheet: found.title });
    const now = typed();
    if (now.size && !same(now, found.typed) && !(await ask(words.sure_open, words.open_yes, words.no, form.lang))) return say("as_it_was");
    show(found.typed);
    remember();
    say("opened", { file: file.name });
  });

  panel.print.addEventListener("click", () => window.print());

  panel.clear.addEventListener("click", async () => {
    if (typed().size && !(await ask(words.sure_clear, words.clear_yes, words.no, form.lang))) return say("as_it_was");
    show(new Map());
    stored(() => sessionStorage.removeItem(place));
    stored(() => sessionStorage.removeItem(origins));
    gathering?.refresh();
    forget();
    say("cleared");
  });

  panel.keep.addEventListener("change", () => {
    if (!panel.keep.checked) {
      forget();
      return say("forgotten");
    }
    say("kept");
    remember();
  });

  // Cleared or no longer kept in another tab: this one must not write it again.
  window.addEventListener("storage", (event) => {
    if ((event.key === place || event.key === null) && event.newValue === null) panel.keep.checked = false;
  });
  form.addEventListener("input", () => {
    add();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  // The theme turns pages on single letters, also while a choice has the focus.
  form.addEventListener("keydown", (event) => event.key.length === 1 && event.stopPropagation());
  printWhole(form);
  offerTravel(form, words, panel.buttons, typed, say);
  restore();

  const rules = JSON.parse(form.dataset.gathers ?? "[]");
  /** @param {string} sheet */
  const wordsOf = (sheet) => {
    const other = `guidepost:sheet:${sheet}`;
    return fromText(stored(() => sessionStorage.getItem(other))) ?? fromText(stored(() => localStorage.getItem(other))) ?? new Map();
  };
  /** @param {Typed} found */
  const put = (found) => {
    show(found);
    remember();
  };
  const gathering = rules.length ? offerGathering(form, rules, words, panel.buttons, { wordsOf, now: typed, put, say, place: origins }) : null;
}

/** @param {Record<string, string>} words */
function makePanel(words) {
  const section = document.createElement("section");
  section.className = "gp-tools";
  section.setAttribute("aria-labelledby", "gp-tools");
  const heading = make("h2", words.tools);
  heading.id = "gp-tools";
  heading.tabIndex = -1;
  const shared = document.createElement("p");
  shared.append(make("strong", words.shared));
  const buttons = document.createElement("p");
  buttons.className = "gp-tools__buttons";
  const [save, open, print, clear] = [words.save, words.open, words.print, words.clear].map(makeButton);
  buttons.append(save, open, print, clear);
  const chosen = document.createElement("input");
  chosen.type = "file";
  chosen.accept = ".json,application/json,.pdf,application/pdf";
  chosen.hidden = true;
  const keep = document.createElement("input");
  keep.type = "checkbox";
  keep.id = "gp-keep";
  keep.setAttribute("aria-describedby", "gp-keep-how");
  const label = make("label", words.keep);
  label.htmlFor = keep.id;
  const how = make("span", words.keep_how);
  how.id = "gp-keep-how";
  const keeping = document.createElement("p");
  keeping.append(keep, " ", label, " ", how);
  const said = document.createElement("p");
  said.className = "gp-tools__said";
  said.setAttribute("role", "status");
  const left = document.createElement("div");
  left.hidden = true;
  const list = document.createElement("ul");
  left.append(make("p", words.no_place), list);
  section.append(heading, make("p", words.stays), shared, buttons, chosen, keeping, said, left);
  return { section, buttons, save, open, print, clear, chosen, keep, said, left, list };
}

/** @param {Record<string, string>} words */
function makeWayBack(words) {
  const line = document.createElement("p");
  line.className = "gp-tools__back";
  const link = make("a", words.tools);
  link.href = "#gp-tools";
  line.append(link);
  return line;
}

const sheet = /** @type {HTMLFormElement | null} */ (document.querySelector("form.gp-sheet"));
if (sheet) start(sheet);
