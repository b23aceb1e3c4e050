// @ts-check
// @needs .gp-outcomes
// Months and quarters that somebody types, pastes or opens, with their rates, a chart, and the published marks. Nothing is kept or sent.

import { clash, COLUMNS, parseRow, PERIOD, readCounts } from "./counts.mjs";
import { labeledBox } from "./labeled-box.mjs";
import { overlap } from "./periods.mjs";
import { inWords, RATES, tabulate, toCsv, work } from "./rates.mjs";
import { CALCULATORS, short } from "./sums.mjs";
import { makeTable, wideGrid } from "./tables.mjs";
import { ask, download, make, makeButton, row, tells } from "../shared/on-device.mjs";

/** @typedef {import("./counts.mjs").Row} Row */
/** @typedef {import("./sums.mjs").Facts} Facts */

const MARKS = ["minimum", "average", "excellent"];
const today = () => new Date().toISOString().slice(0, 10);

/** @param {HTMLElement} place @param {Facts} facts */
function start(place, facts) {
  /** @type {Row[]} */
  let rows = [];
  const { form, boxes } = makeForm();
  const area = make("textarea", "");
  Object.assign(area, { id: "gp-outcomes-lines", rows: 5, spellcheck: false, autocomplete: "off" });
  const label = make("label", "Lines from a spreadsheet, with the names of the columns first");
  label.htmlFor = area.id;
  const chosen = make("input", "");
  Object.assign(chosen, { type: "file", accept: ".csv,.txt,.tsv,text/csv", hidden: true });
  const [read, open, blank, empty] = ["Read these lines", "Open a CSV file", "Get an empty CSV file", "Empty the box"].map(makeButton);
  const [save, print, clear] = ["Save as CSV", "Print", "Clear all"].map(makeButton);
  const status = make("p", "");
  status.className = "gp-calculator__told";
  const tell = tells(status);
  const faults = make("ul", "");
  const shown = make("div", "");
  const after = row(save, print, clear);
  place.append(make("h3", "Type one month or quarter"), form, make("h3", "Or paste many"), label, area, row(read, open, blank, empty), chosen, status, faults, shown, after);

  const show = () => {
    after.hidden = !rows.length;
    shown.replaceChildren(...(rows.length ? render(rows, facts) : []));
  };
  /** @param {string} says @param {string[]} wrong */
  const told = (says, wrong = []) => {
    faults.replaceChildren(...wrong.map((one) => make("li", one)));
    tell(says);
  };
  /** @param {string} text @param {string} from @param {string} [left] what still stands on the page after a refusal */
  const take = (text, from, left = "") => {
    const found = readCounts(text, today());
    /** @param {string} why @param {string[]} [wrong] */
    const refuse = (why, wrong) => told(`${from} not read. ${why} ${text.trim() ? left : ""}`.trim(), wrong);
    if (found.wrong.length) return found.wrong.length === 1 ? refuse(found.wrong[0]) : refuse(`${found.wrong.length} things need a look. They are listed below.`, found.wrong);
    const kept = rows.filter((row) => !found.rows.some(({ period }) => period.key === row.period.key));
    const other = kept.find((row) => found.rows.some(({ period }) => overlap(period, row.period)));
    if (other) return refuse(clash(other.period, /** @type {Row} */ (found.rows.find(({ period }) => overlap(period, other.period))).period));
    const says = [`${linesOf(found.rows.length)} read.`, merged(rows, kept, found.rows), "The table is below.", ...found.told].filter(Boolean);
    rows = [...kept, ...found.rows].sort((one, next) => one.period.first - next.period.first);
    show();
    told(says.join(" "));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const result = parseRow(Object.fromEntries(boxes.map(({ name, input }) => [name, input.value])), today());
    const wrong = "wrong" in result ? result.wrong : [];
    for (const { name, mark } of boxes) mark(wrong.find(({ box }) => box === name)?.says ?? "");
    if ("wrong" in result) {
      told(wrong.length === 1 ? `One box needs a look: ${wrong[0].says}` : `${wrong.length} boxes need a look.`);
      return boxes.find(({ name }) => name === wrong[0].box)?.input.focus();
    }
    const { period } = result.row;
    const other = rows.find((row) => row.period.key !== period.key && overlap(row.period, period));
    if (other) return told(clash(other.period, period));
    const changed = rows.some((row) => row.period.key === period.key);
    rows = [...rows.filter((row) => row.period.key !== period.key), result.row].sort((one, next) => one.period.first - next.period.first);
    show();
    form.reset();
    told(`${period.says} is ${changed ? "changed" : "added"}. The table is below.`);
    boxes[0].input.focus();
  });
  read.addEventListener("click", () => take(area.value, "The lines were", "They still stand in the box: mend them there, or press “Empty the box”."));
  empty.addEventListener("click", () => {
    area.value = "";
    told(`The box is empty.${rows.length ? " The table below is as it was." : ""}`);
    area.focus();
  });
  open.addEventListener("click", () => chosen.click());
  chosen.addEventListener("change", async () => {
    const file = chosen.files?.[0];
    if (file) take(await file.text().catch(() => ""), "The file was");
    chosen.value = ""; // so that the same file can be chosen again
  });
  blank.addEventListener("click", () => download("outcomes-empty.csv", toCsv([]), "text/csv"));
  save.addEventListener("click", () => download("outcomes.csv", toCsv(rows), "text/csv"));
  print.addEventListener("click", () => window.print());
  clear.addEventListener("click", async () => {
    if (!(await ask("Clear all lines? Nothing of them is kept.", "Clear", "Go back"))) return;
    rows = [];
    area.value = "";
    form.reset();
    for (const { mark } of boxes) mark("");
    show();
    told("Cleared.");
    boxes[0].input.focus();
  });
  show();
}

/** @param {number} number */
const linesOf = (number) => `${number} ${number === 1 ? "line" : "lines"}`;

/** What became of lines that were in the table already: each that was replaced by name, and how many stay. @param {Row[]} before @param {Row[]} kept @param {Row[]} found */
function merged(before, kept, found) {
  const replaced = before.filter((row) => !kept.includes(row)).map(({ period }) => period.key);
  const added = found.map(({ period }) => period.key).filter((key) => !replaced.includes(key));
  if (!before.length) return "";
  return [
    added.length ? `Added: ${added.join(", ")}.` : "",
    replaced.length ? `Replaced: ${replaced.join(", ")}.` : "",
    kept.length ? `Kept as it was: ${kept.map(({ period }) => period.key).join(", ")}.` : "",
  ].filter(Boolean).join(" ");
}

function makeForm() {
  const form = make("form", "");
  Object.assign(form, { method: "dialog", autocomplete: "off", noValidate: true });
  const inputs = make("div", "");
  inputs.className = "gp-calculator__inputs";
  const boxes = [PERIOD, ...COLUMNS].map(({ name, label }) => {
    const made = labeledBox(`gp-outcomes-${name}`, label, name === PERIOD.name ? "text" : name === "weeks" ? "decimal" : "numeric");
    inputs.append(made.place);
    return { name, ...made };
  });
  const add = makeButton("Add to the table");
  add.type = "submit";
  form.append(inputs, row(add));
  return { form, boxes };
}

/** @param {Row[]} rows @param {Facts} facts */
function render(rows, facts) {
  const { heads, lines } = tabulate(rows);
  const quarter = [...rows].reverse().find(({ period }) => period.months === 3);
  const parts = [make("h3", "Your counts and rates"), wideGrid(heads, lines), ...chart(rows, facts)];
  if (rows.length > 1) parts.push(make("p", "People served, people working and people in school are not added up, because one person may stand in several lines."));
  if (!quarter) return [...parts, make("p", "The published marks are for quarters. Add a quarter, with each person counted once, to hold it against them. A month is another yardstick.")];
  const given = { served: quarter.counts.served, worked: quarter.counts.worked };
  const against = CALCULATORS.rate.reckon(given, Object.fromEntries(MARKS.filter((name) => facts[name]).map((name) => [name, facts[name]])));
  const weekly = work(quarter.counts, RATES[2]);
  if (weekly !== undefined && facts.contacts)
    against.rows.push({ line: `${facts.contacts.shown} employer contacts a week`, sum: `${quarter.counts.contacts} ÷ ${quarter.counts.weeks}`, gives: short(weekly), fact: facts.contacts });
  return [...parts, make("h3", `${quarter.period.says}, against the published marks`), make("p", against.says), makeTable(against.rows)];
}

/** A bar for each line. The table has the same, so that ears and paper miss nothing. @param {Row[]} rows @param {Facts} facts */
function chart(rows, facts) {
  const figure = make("figure", "");
  figure.className = "gp-bars";
  figure.setAttribute("role", "img");
  const marks = rows.some(({ period }) => period.months === 3) ? MARKS.filter((name) => facts[name]) : [];
  const legend = marks.length ? `The upright lines are the marks for a quarter, published in ${facts[marks[0]].asOf}: ${marks.map((name) => `${name} ${facts[name].shown}`).join(", ")}.` : "";
  figure.setAttribute("aria-label", `${inWords(rows)} ${legend}`.trim());
  for (const { period, counts } of rows) {
    const share = work(counts, RATES[0]) ?? 0;
    const [bars, track, bar] = [make("div", ""), make("b", ""), make("i", "")];
    bar.style.width = `${share}%`;
    track.append(bar);
    if (period.months === 3)
      for (const name of marks) {
        const upright = make("u", "");
        upright.style.left = `${facts[name].value}%`;
        track.append(upright);
      }
    bars.append(make("span", period.key), track, make("span", `${short(share)}%`));
    figure.append(bars);
  }
  return legend ? [figure, make("p", legend)] : [figure]; // a figure with a caption may not be one image
}

for (const place of document.querySelectorAll(".gp-outcomes")) if (place instanceof HTMLElement) start(place, JSON.parse(place.dataset.facts ?? "{}"));
