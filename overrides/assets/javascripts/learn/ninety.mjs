// @ts-check
// @needs .gp-ninety
// The plan of the first 90 days with dates: from the first morning at work to each week, each look at skills, and a calendar file of them.

import { asCalendar, nameOf } from "../plan/calendar.mjs";
import { addDays, inWords, parseDay, weekday, withoutWeekday } from "../shared/days.mjs";
import { download, make, makeButton, tells } from "../shared/on-device.mjs";
import { openRecord } from "../shared/store.mjs";

/** @typedef {import("../shared/days.mjs").Day} Day */
/** @typedef {{ day: Day, until: Day, title: string, cells: HTMLElement[], heads: string[] }} Stretch some weeks of the plan */
/** @typedef {{ title: string, href: string }} Sheet */

const FILE = "first-90-days.ics";
const REVIEWS = [30, 60, 90]; // days, the first morning being day 1
const ALONE = "gp-ninety-alone"; // on the page while only its plan is printed

/** A day on which somebody works: of a weekend, the Monday after it. @param {Day} day @returns {Day} */
const atWork = (day) => addDays(day, [1, 0, 0, 0, 0, 0, 2][weekday(day)]);

/** @param {HTMLTableElement} table @param {Day} first @returns {Stretch[]} */
function stretches(table, first) {
  const heads = Array.from(table.querySelectorAll("thead th"), (cell) => cell.textContent?.trim() ?? "");
  return Array.from(table.querySelectorAll("tbody tr"), (row) => {
    const [name, ...cells] = /** @type {HTMLElement[]} */ (Array.from(row.children));
    const weeks = (name.textContent ?? "").match(/\d+/g)?.map(Number) ?? [1];
    const last = weeks[weeks.length - 1];
    const title = weeks.length > 1 ? `Weeks ${weeks.join(" and ")}` : `Week ${last}`;
    return { day: addDays(first, (weeks[0] - 1) * 7), until: addDays(first, last * 7 - 1), title, cells, heads: heads.slice(1) };
  });
}

/** @param {HTMLElement} place @param {HTMLTableElement} table */
function start(place, table) {
  const sheets = /** @type {Sheet[]} */ (JSON.parse(place.dataset.sheets ?? "[]"));
  const box = make("input", "");
  box.id = "gp-ninety-first";
  box.autocomplete = "off";
  box.size = 18;
  box.setAttribute("aria-describedby", "gp-ninety-hint");
  const label = make("label", "First morning at work");
  label.htmlFor = box.id;
  const hint = make("span", " Like 2027-02-04 or Feb 4, 2027. ");
  hint.id = "gp-ninety-hint";
  const go = makeButton("Put dates to the plan");
  go.type = "submit";
  const status = make("p", "");
  status.className = "gp-tools__said";
  const tell = tells(status);
  const form = make("form", "");
  form.method = "dialog";
  form.autocomplete = "off";
  form.className = "gp-tools";
  const line = make("p", "");
  line.append(label, " ", box, hint, go);
  form.append(line, status);
  const shown = make("div", "");
  place.append(form, shown);

  const record = openRecord("path/ninety", "The plan of the first 90 days", () => false);
  const work = () => {
    const found = parseDay(box.value);
    shown.replaceChildren();
    const wrong = "problem" in found;
    if (wrong) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
    if (wrong) return found.problem;
    shown.append(...draw(found.day, stretches(table, found.day), sheets, tell));
    return `Day 1 is ${inWords(found.day)}, day 90 is ${inWords(addDays(found.day, 89))}. The plan is below.`;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    record.save(new Map([["first", box.value]]));
    tell(work());
    if (!shown.hasChildNodes()) box.focus();
  });
  box.value = record.words().get("first") ?? "";
  if (box.value) work();
}

/** @param {Day} first @param {Stretch[]} plan @param {Sheet[]} sheets @param {(text: string) => void} tell */
function draw(first, plan, sheets, tell) {
  const heading = make("h3", `The first 90 days, from ${inWords(first)}`);
  heading.id = "gp-ninety-plan";
  const file = makeButton("Download the calendar file");
  const print = makeButton("Print this plan");
  const buttons = make("p", "");
  buttons.className = "gp-tools__buttons gp-plan__buttons";
  buttons.append(file, print);
  file.addEventListener("click", () => {
    download(FILE, asCalendar(entries(first, plan), Intl.DateTimeFormat().resolvedOptions().timeZone, new Date()), "text/calendar");
    tell(`Saved as ${FILE}. Open it, and your calendar takes in ${plan.length} parts of the plan and ${REVIEWS.length} looks at skills.`);
  });
  print.addEventListener("click", () => {
    document.documentElement.classList.add(ALONE);
    window.print();
  });
  const who = make("p", "");
  who.className = "gp-ninety__who";
  who.append("Specialist: ", blank(), " Supervisor: ", blank());
  const table = make("table", "");
  table.className = "gp-grid gp-ninety__weeks";
  const head = table.createTHead().insertRow();
  for (const name of ["When", ...plan[0].heads, "Done"]) {
    const cell = make("th", name);
    cell.scope = "col";
    head.append(cell);
  }
  const body = table.createTBody();
  for (const { day, until, title, cells, heads } of plan) {
    const row = body.insertRow();
    const when = make("th", `${title}: ${withoutWeekday(day)} to ${withoutWeekday(until)}`);
    when.scope = "row";
    row.append(when);
    cells.forEach((cell, number) => {
      const copy = make("td", "");
      copy.dataset.label = heads[number];
      copy.append(...Array.from(cell.cloneNode(true).childNodes));
      row.append(copy);
    });
    row.append(boxCell());
  }
  for (const number of REVIEWS) {
    const row = body.insertRow();
    const when = make("th", `Day ${number}: ${inWords(atWork(addDays(first, number - 1)))}`);
    when.scope = "row";
    const what = make("td", "Both fill in the skills of a new specialist, apart, and compare.");
    what.colSpan = plan[0].heads.length;
    row.append(when, what, boxCell());
  }
  const forms = make("ul", "");
  for (const { title, href } of sheets) {
    const link = make("a", title);
    link.href = href;
    const item = make("li", "");
    item.append(link);
    forms.append(item);
  }
  return [heading, buttons, who, table, make("h4", "Forms"), forms];
}

function boxCell() {
  const cell = make("td", "☐");
  cell.dataset.label = "Done";
  cell.setAttribute("aria-label", "To check on paper");
  return cell;
}

function blank() {
  const line = make("span", "");
  line.className = "gp-record__line";
  return line;
}

/** @param {Day} first @param {Stretch[]} plan */
function entries(first, plan) {
  const here = location.protocol === "file:" ? "" : location.href.split("#")[0];
  const weeks = plan.map(({ day, title, cells, heads }) => ({
    uid: `${nameOf(`ninety ${first} ${title}`)}@guidepost`,
    title: `${title} of a new specialist: ${cells[0].textContent?.trim()}`,
    says: cells.map((cell, number) => `${heads[number]}: ${cell.textContent?.trim()}`).join("\n"),
    link: here && `${here}#plan`,
    day: atWork(day),
  }));
  const reviews = REVIEWS.map((number) => ({
    uid: `${nameOf(`ninety ${first} day ${number}`)}@guidepost`,
    title: `Day ${number} of a new specialist: look at skills together`,
    says: "Each fills in the sheet, apart. Compare, and choose two skills for the next month.",
    link: here && `${here}#reviews`,
    day: atWork(addDays(first, number - 1)),
  }));
  return [...weeks, ...reviews];
}

const place = document.querySelector(".gp-ninety");
const table = document.querySelector("#plan ~ .gp-wide table, #plan ~ table");
if (place instanceof HTMLElement && table instanceof HTMLTableElement) start(place, table);
addEventListener("afterprint", () => document.documentElement.classList.remove(ALONE));
