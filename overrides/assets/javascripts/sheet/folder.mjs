// @ts-check
// @needs .gp-folder
// My folder: says of each sheet how far it is filled in, opens many files at once, saves all sheets in one, and clears everything.

import { asksBeforeLeaving } from "../shared/leaving.mjs";
import { ask, download, make, makeButton, row } from "../shared/on-device.mjs";
import { isKeeping, keepSheets, openRecord } from "../shared/store.mjs";
import { clearAll, clears } from "./clearing.mjs";
import { printAll } from "./folder-paper.mjs";
import { makeFoot } from "./foot.mjs";
import { ACCEPTED, makeKeep } from "./panel.mjs";
import { readSaved } from "./reopen.mjs";
import { asFolder, inWordsHere } from "./words.mjs";

/** @typedef {import("./words.mjs").Typed} Typed */
/** @typedef {import("./folder-paper.mjs").Labels} Labels */
/** @typedef {{ slug: string, title: string, own: boolean, fields: number, days: string[], labels: Labels, paper: string, state: HTMLElement, chosen: import("./words.mjs").Chosen, record: ReturnType<typeof openRecord>, words: () => Typed }} Sheet */

const FILE = "my-folder.json";

/** @param {HTMLElement} folder */
function start(folder) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(folder.dataset.words ?? "{}");
  const sheets = /** @type {HTMLElement[]} */ (Array.from(folder.querySelectorAll("li[data-sheet]"))).map(readSheet);
  const section = make("section", "");
  section.className = "gp-tools";
  section.setAttribute("aria-labelledby", "gp-tools");
  const heading = make("h3", words.my_heading);
  heading.id = "gp-tools";
  const summary = make("p", "");
  const mine = make("ul", "");
  mine.className = "gp-folder__sheets";
  const [open, save, print, pdf, zip, clear] = [words.my_open, words.my_save, words.my_print, words.my_pdf, words.my_zip, words.clear_all].map(makeButton);
  const chosen = make("input", "");
  chosen.type = "file";
  chosen.multiple = true;
  chosen.accept = ACCEPTED;
  chosen.hidden = true;
  const { keep, keeping } = makeKeep(words);
  const { foot, undo, tell } = makeFoot(words, document.documentElement.lang);
  section.append(heading, summary, mine, row(open, save, print), make("p", words.my_drop), ...(sheets.some(({ paper }) => paper) ? [row(pdf, zip)] : []), row(clear), chosen, keeping);
  folder.before(section);
  folder.after(foot);
  let isInFile = false;

  /** @param {string} name @param {Record<string, string>} [values] */
  const inWords = (name, values = {}) => (words[name] ?? "").replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  /** @param {string} name @param {Record<string, string>} [values] @param {boolean} [settled] */
  const say = (name, values, settled) => tell(inWords(name, values), settled);

  const watchLeaving = asksBeforeLeaving(() => (!isKeeping() && !isInFile && sheets.some(({ record }) => record.words().size) ? "tab" : ""));

  const show = () => {
    for (const { record, fields, state } of sheets) {
      const filled = Math.min(record.words().size, fields);
      state.textContent = filled === fields ? words.my_done : filled ? inWords("my_begun", { filled: String(filled), fields: String(fields) }) : words.my_empty;
      state.dataset.filled = String(filled > 0);
    }
    const filled = sheets.filter(({ record }) => record.words().size);
    const lines = filled.map(lineOf);
    if (mine.textContent !== lines.map((line) => line.textContent).join("")) mine.replaceChildren(...lines); // a link that has the focus stays
    const [own, all] = [filled, sheets].map((some) => some.filter((one) => one.own).length);
    const others = filled.length - own;
    summary.textContent = !filled.length ? words.my_none : [
      inWords("my_many", { count: String(own), all: String(all) }),
      others ? inWords("my_others", { count: String(others) }) : "",
    ].join(" ").trim();
    save.disabled = print.disabled = pdf.disabled = zip.disabled = !filled.length;
    keep.checked = isKeeping();
    watchLeaving();
  };

  /** @param {HTMLElement} item @returns {Sheet} */
  function readSheet(item) {
    const { sheet: slug = "", own, fields, dates = "", labels = "{}", chosen = "{}", paper = "" } = item.dataset;
    const title = item.textContent?.trim() ?? slug;
    const state = make("span", "");
    state.className = "gp-folder__state";
    item.append(" ", state);
    const known = { slug, title, own: own !== undefined, fields: Number(fields), days: dates.split(" "), labels: JSON.parse(labels), chosen: JSON.parse(chosen), paper, state };
    const record = openRecord(`sheet/${slug}`, title, isKeeping, () => show());
    return { ...known, record, words: () => inWordsHere(record.words(), known.chosen) };
  }

  /** @param {Sheet} sheet what holds words stands once more above the buttons */
  function lineOf({ state }) {
    const line = /** @type {HTMLElement} */ (state.parentElement?.cloneNode(true));
    delete line.dataset.sheet;
    return line;
  }

  /** @param {File} file @returns {Promise<{ found: { sheet: Sheet, typed: Typed }[], wrong: string }>} `wrong` names the words that say what is the matter */
  const read = async (file) => {
    const known = sheets.map(({ slug, title, labels, days }) => ({ slug, title, names: Object.keys(labels), isDay: (/** @type {string} */ name) => days.includes(name) }));
    const { found, wrong } = await readSaved(file, known).catch(() => ({ found: [], wrong: "travel_failed" }));
    const mine = found.flatMap(({ sheet: slug, typed }) => sheets.filter((one) => one.slug === slug).map((sheet) => ({ sheet, typed: inWordsHere(typed, sheet.chosen) })));
    return { found: mine, wrong: mine.length ? "" : wrong || "not_ours" };
  };

  /** @param {File[]} files */
  const openFiles = async (files) => {
    say("travel_wait");
    const read1 = await Promise.all(files.map(async (file) => ({ name: file.name, ...(await read(file)) })));
    const found = read1.flatMap((one) => one.found);
    const taken = found.filter(({ sheet, typed }) => Array.from(typed).some(([name, text]) => (sheet.words().get(name) ?? text) !== text));
    const titles = (/** @type {{ sheet: Sheet }[]} */ all) => [...new Set(all.map(({ sheet }) => sheet.title))].join(", ");
    const replaces = !taken.length || (await ask(inWords("my_sure", { names: titles(taken) }), words.open_yes, words.my_no));
    const opened = replaces ? found : found.filter((one) => !taken.includes(one));
    const held = opened.map(({ sheet, typed }) => sheet.record.save(new Map([...sheet.record.words(), ...typed])));
    show();
    const wrong = read1.filter((one) => one.wrong === "not_ours").map((one) => one.name).join(", ");
    tell([
      opened.length ? inWords("my_opened", { names: titles(opened) }) : "",
      replaces ? "" : inWords("my_left", { names: titles(taken) }),
      wrong ? inWords("my_wrong", { names: wrong }) : "",
      ...read1.filter((one) => one.wrong && one.wrong !== "not_ours").map((one) => inWords(one.wrong, { file: one.name })),
      held.includes("nowhere") ? words.no_room : held.includes("full") ? words.full : held.includes("later") ? words.later : "",
    ].filter(Boolean).join(" "));
  };

  open.addEventListener("click", () => chosen.click());
  chosen.addEventListener("change", async () => {
    const files = Array.from(chosen.files ?? []);
    if (files.length) await openFiles(files);
    chosen.value = ""; // so that the same files can be chosen again
  });
  document.addEventListener("dragover", (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
  document.addEventListener("drop", (event) => {
    const files = Array.from(event.dataTransfer?.files ?? []);
    if (!files.length) return;
    event.preventDefault();
    openFiles(files);
  });
  save.addEventListener("click", () => {
    const all = sheets.map(({ slug, title, words: typed }) => ({ sheet: slug, title, typed: typed() }));
    download(FILE, asFolder(all.filter(({ typed }) => typed.size)));
    isInFile = true;
    watchLeaving();
    say("my_saved", { file: FILE });
  });
  /** @param {HTMLButtonElement} button @param {"asOnePdf" | "asArchive"} way @param {string} file @param {string} type */
  const takes = (button, way, file, type) => button.addEventListener("click", async () => {
    button.disabled = true;
    say("travel_wait");
    try {
      const filled = sheets.map((one) => ({ ...one, typed: one.words() })).filter(({ typed }) => typed.size);
      const { bytes, notes, left } = await (await import("./folder-along.mjs"))[way](filled, words);
      download(file, bytes, type);
      isInFile ||= !left.length;
      watchLeaving();
      say("travel_note", { file, notes: [left.length ? inWords("my_not_in", { names: left.join(", ") }) : "", notes].filter(Boolean).join(" ") });
    } catch {
      say("travel_failed");
    }
    show();
    button.focus();
  });
  takes(pdf, "asOnePdf", "my-folder.pdf", "application/pdf");
  takes(zip, "asArchive", "my-folder.zip", "application/zip");
  print.addEventListener("click", () => printAll(sheets.map((one) => ({ ...one, typed: one.words() }))));
  keep.addEventListener("change", () => {
    const wanted = keep.checked;
    const done = keepSheets(wanted);
    show();
    say(wanted ? (done ? "kept" : "full") : done ? "forgotten" : "no_room");
  });
  clears(clear, undo, words, say, () => clearAll(words), show);
  window.addEventListener("storage", show);
  window.addEventListener("pageshow", show); // on the way back from a sheet
  show();
}

const folder = document.querySelector(".gp-folder");
if (folder instanceof HTMLElement) start(folder);
