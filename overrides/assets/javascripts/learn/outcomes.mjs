// @ts-check
// @needs .gp-outcomes
// Months and quarters that somebody types, pastes or opens, with their rates, a chart, and the published marks. Nothing is kept or sent.

import { clash, COLUMNS, parseRow, PERIOD, readCounts } from "./counts.mjs";
import { overlap } from "./periods.mjs";
import { inWords, RATES, tabulate, toCsv, work } from "./rates.mjs";
import { CALCULATORS, short } from "./sums.mjs";
import { makeTable, wideGrid } from "./tables.mjs";
import { ask, download, make, makeButton, tells } from "../shared/on-device.mjs";

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
  const [read, open, blank] = ["Read these lines", "Open a CSV file", "Get an empty CSV file"].map(makeButton);
  const [save, print, clear] = ["Save as CSV", "Print", "Clear all"].map(makeButton);
  const status = make("p", "");
  status.className = "gp-calculator__told";
  const tell = tells(status);
  const faults = make("ul", "");
  const shown = make("div", "");
  const after = line(save, print, clear);
  place.append(make("h3", "Type one month or quarter"), form, make("h3", "Or paste many"), label, area, line(read, open, blank), chosen, status, faults, shown, after);

  const show = () => {
    after.hidden = !rows.length;
    shown.replaceChildren(...(rows.length ? render(rows, facts) : []));
  };
  /** @param {string} says @param {string[]} wrong */
  const told = (says, wrong = []) => {
    faults.replaceChildren(...wrong.map((one) => make("li", one)));
    tell(says);
  };
  /** @param {string} text @param {string} from */
  const take = (text, from) => {
    const found = readCounts(text, today());
    if (found.wrong.length) return told(`${from} not read. ${found.wrong.length === 1 ? found.wrong[0] : `${found.wrong.length} things need a look. They are listed below.`}`, found.wrong.length > 1 ? found.wrong : []);
    const kept = rows.filter((row) => !found.rows.some(({ period }) => period.key === row.period.key));
    const other = kept.find((row) => found.rows.some(({ period }) => overlap(period, row.period)));
    if (other) return told(`${from} not read. ${clash(other.period, /** @type {Row} */ (found.rows.find(({ period }) => overlap(period, other.period))).period)}`);
    rows = [...kept, ...found.rows].sort((one, next) => one.period.first - next.period.first);
    show();
    told([`${found.rows.length} ${found.rows.length === 1 ? "line" : "lines"} read. The table is below.`, ...found.told].join(" "));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const result = parseRow(Object.fromEntries(boxes.map(({ name, input }) => [name, input.value])), today());
    const wrong = "wrong" in result ? result.wrong : [];
    for (const { name, input, says } of boxes) mark(input, says, wrong.find(({ box }) => box === name)?.says ?? "");
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
  read.addEventListener("click", () => take(area.value, "The lines were"));
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
    for (const { input, says } of boxes) mark(input, says, "");
    show();
    told("Cleared.");
    boxes[0].input.focus();
  });
  show();
}

/** @param {HTMLElement[]} buttons */
function line(...buttons) {
  const made = make("p", "");
  made.className = "gp-tools__buttons";
  made.append(...buttons);
  return made;
}

/** @param {HTMLElement} input @param {HTMLElement} place @param {string} says */
function mark(input, place, says) {
  place.textContent = says;
  input.toggleAttribute("aria-invalid", false);
  input.removeAttribute("aria-describedby");
  if (!says) return;
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", place.id);
}

function makeForm() {
  const form = make("form", "");
  Object.assign(form, { method: "dialog", autocomplete: "off", noValidate: true });
  const inputs = make("div", "");
  inputs.className = "gp-calculator__inputs";
  const boxes = [PERIOD, ...COLUMNS].map(({ name, label }) => {
    const input = make("input", "");
    input.id = `gp-outcomes-${name}`;
    input.inputMode = name === PERIOD.name ? "text" : name === "weeks" ? "decimal" : "numeric";
    const named = make("label", label);
    named.htmlFor = input.id;
    const says = make("p", "");
    says.className = "gp-calculator__wrong";
    says.id = `${input.id}-wrong`;
    const box = make("div", "");
    box.append(named, input, says);
    inputs.append(box);
    return { name, input, says };
  });
  const add = makeButton("Add to the table");
  add.type = "submit";
  form.append(inputs, line(add));
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
  const legend = marks.length ? `The upright lines are the marks for a quarter: ${marks.map((name) => `${name} ${facts[name].shown}`).join(", ")}.` : "";
  figure.setAttribute("aria-label", `${inWords(rows)} ${legend}`.trim());
  for (const { period, counts } of rows) {
    const share = work(counts, RATES[0]) ?? 0;
    const [row, track, bar] = [make("div", ""), make("b", ""), make("i", "")];
    bar.style.width = `${share}%`;
    track.append(bar);
    if (period.months === 3)
      for (const name of marks) {
        const upright = make("u", "");
        upright.style.left = `${facts[name].value}%`;
        track.append(upright);
      }
    row.append(make("span", period.key), track, make("span", `${short(share)}%`));
    figure.append(row);
  }
  return legend ? [figure, make("p", legend)] : [figure]; // a figure with a caption may not be one image
}

for (const place of document.querySelectorAll(".gp-outcomes")) if (place instanceof HTMLElement) start(place, JSON.parse(place.dataset.facts ?? "{}"));
