// @ts-check
// @needs #plan-form
// The planner's page: boxes in, a plan below them, and the plan in the address. The thinking is done in the files beside it.

import { formatTime } from "../shared/clock-times.mjs";
import { copyButton } from "../shared/clipboard.mjs";
import { asAddress, count, fromAddress, NAMES, readAnswers } from "./answers.mjs";
import { asCalendar } from "./calendar.mjs";
import { entriesOf } from "./entries.mjs";
import { clear, openRecord } from "../shared/store.mjs";
import { onDisk } from "../shared/disk-files.mjs";
import { lapsedSince } from "../shared/last-good-day.mjs";
import { SETTLED } from "../shared/on-device.mjs";
import { addDays, inWords, parseDay, weekday, WEEKDAYS, withoutWeekday } from "../shared/days.mjs";
import { federalHolidays } from "./holidays.mjs";
import { paperOf, planSeries } from "./series.mjs";
import { parseSkips } from "./skips.mjs";
import { parseZone } from "./zones.mjs";

/** @typedef {import("./answers.mjs").Answers} Answers */
/** @typedef {import("./series.mjs").Material} Material */
/** @typedef {import("./series.mjs").Meeting} Meeting */
/** @typedef {import("./series.mjs").Plan} Plan */
/** @typedef {import("./series.mjs").Group} Group */
/** @typedef {import("./series.mjs").Due} Due */
/** @typedef {string | Node | (string | Node)[]} Content */

const FILE = "discovery-group.ics";
const YEAR = 365; // days
const RECORD = "plan";
const ADDRESS = "address"; // of the page when the boxes were changed: a link to another plan is no reload

/** @param {HTMLFormElement} form @param {Material} material */
function start(form, material) {
  const told = /** @type {HTMLElement} */ (document.getElementById("plan-told"));
  const out = /** @type {HTMLElement} */ (document.getElementById("plan"));
  const blank = /** @type {HTMLElement} */ (document.getElementById("plan-blank"));
  const ticks = Array.from(form.querySelectorAll("input[type=checkbox]")).filter((one) => one instanceof HTMLInputElement);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** @type {Set<string>} Boxes whose problems may be told: those that somebody has left, or that an address filled. */
  const touched = new Set();
  let written = "";
  let byHand = location.hash.startsWith("#blank"); // the sheet to plan by hand was asked for

  /** @param {string} name */
  const box = (name) => /** @type {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | null} */ (form.elements.namedItem(name));

  const typed = () => {
    /** @type {Record<string, string>} */
    const found = {};
    for (const name of NAMES) found[name] = name === "days" ? ticks.filter((one) => one.checked).map((one) => one.value).join(",") : (box(name)?.value ?? "");
    return found;
  };

  /** @param {Record<string, string>} values */
  const fill = (values) => {
    for (const name of NAMES) {
      const value = values[name] ?? "";
      if (name === "days") for (const one of ticks) one.checked = value.toLowerCase().split(/[,\s]+/).includes(one.value);
      else if (name === "sides") choose(/** @type {HTMLSelectElement} */ (box("sides")), value || "2");
      else if (name === "way") choose(/** @type {HTMLSelectElement} */ (box("way")), value || material.ways[0].id);
      else /** @type {HTMLInputElement} */ (box(name)).value = name === "zone" ? value || here : value;
    }
  };

  /** Says each problem at its box. Gives those that were not said before. @param {Record<string, string>} problems @param {Record<string, string>} values */
  const tell = (problems, values) => {
    const fresh = [];
    for (const name of NAMES) {
      const says = /** @type {HTMLElement} */ (document.getElementById(`plan-${name}-says`));
      const problem = touched.has(name) ? (problems[name] ?? "") : "";
      const words = problem || understood(name, values);
      if (says.textContent !== words) {
        says.textContent = words; // written only when it is new: a screen reader reads a box again when something of it was written
        if (problem) fresh.push(problem);
      }
      says.classList.toggle("gp-plan__problem", Boolean(problem));
      const boxes = name === "days" ? ticks : [document.getElementById(`plan-${name}`)];
      const wrong = String(Boolean(problem));
      for (const one of boxes) if (one?.getAttribute("aria-invalid") !== wrong) one?.setAttribute("aria-invalid", wrong);
    }
    return fresh;
  };

  /** @param {string} extra a problem of the address itself @param {string} left the box that was left just now */
  const work = (extra = "", left = "") => {
    const values = typed();
    const { answers, problems } = readAnswers(values, material.ways);
    const result = answers ? planSeries(answers, material, todayHere()) : { plan: null, problems: {} };
    Object.assign(problems, result.problems);
    const fresh = tell(problems, values);
    if (answers && result.plan) {
      written = asAddress(answers);
      if (location.hash.slice(1) !== written) history.replaceState(history.state, "", `#${written}`);
      show(out, result.plan, answers, material, told);
    }
    out.hidden = !result.plan;
    blank.hidden = Boolean(result.plan) || !byHand;
    const good = answers && result.plan ? summary(result.plan) : "";
    told.textContent = [extra, problems[left] ?? fresh[0] ?? good].filter(Boolean).join(" ");
    return { whole: Boolean(result.plan), problems };
  };

  const kept = openRecord(RECORD, document.title, () => false, (words) => {
    fill(Object.fromEntries(words));
    work();
  });
  // Also words that came without a key, and those of boxes that nobody has left yet.
  const keep = () => kept.save(new Map([...Object.entries(typed()), [ADDRESS, location.hash.slice(1)]]));

  const fromHere = () => {
    if (location.hash.slice(1) === written && written) return;
    const found = kept.words();
    if (found.size && (found.get(ADDRESS) ?? "") === location.hash.slice(1)) {
      fill(Object.fromEntries(found));
      NAMES.filter((name) => found.has(name)).forEach((name) => touched.add(name));
      return void work();
    }
    fromAddressOf();
  };

  const fromAddressOf = () => {
    if (!location.hash.includes("=")) return void work();
    const found = fromAddress(location.hash);
    fill(found.typed);
    NAMES.forEach((name) => touched.add(name));
    const way = form.querySelector(`option[value="${CSS.escape(found.typed.way ?? "")}"]`);
    work(found.problem || (way ? "" : "The address of this page names no way to run the series that we have. Choose one from the list."));
  };

  form.addEventListener("change", (event) => {
    const name = /** @type {HTMLInputElement} */ (event.target).name;
    touched.add(name);
    work("", name);
    keep();
  });
  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    NAMES.forEach((name) => touched.add(name));
    const { whole, problems } = work();
    keep();
    const bad = NAMES.find((name) => problems[name]);
    if (whole) return void (/** @type {HTMLElement | null} */ (out.querySelector("h2"))?.focus());
    if (!bad) return;
    told.replaceChildren(); // the box that gets the focus says it
    setTimeout(() => (bad === "days" ? ticks[0] : box(bad))?.focus(), SETTLED); // sooner, its description would be read twice
  });
  /** Writes more days to skip below those that are there. @param {{ day: string, name: string }[]} holidays */
  const leaveOut = (holidays) => {
    const skip = /** @type {HTMLTextAreaElement} */ (box("skip"));
    skip.value = [skip.value.trimEnd(), ...holidays.map(({ day, name }) => `${withoutWeekday(day)} ${name}`)].filter(Boolean).join("\n");
    touched.add("skip");
    work();
    keep();
  };
  out.addEventListener("click", (event) => {
    const { day, name } = event.target instanceof HTMLButtonElement ? event.target.dataset : {};
    if (!day || !name) return;
    leaveOut([{ day, name }]);
    /** @type {HTMLElement | null} */ (out.querySelector("h2"))?.focus();
  });
  document.getElementById("plan-holidays")?.addEventListener("click", () => {
    const first = dayOf(box("first")?.value ?? "");
    if (!first) return void (told.textContent = "Type the first date. Then the holidays of the year after it can be added.");
    const { days } = parseSkips(box("skip")?.value ?? "", first);
    const fresh = federalHolidays(addDays(first, 1), addDays(first, YEAR)).filter(({ day }) => !days.includes(day));
    leaveOut(fresh);
    told.textContent = `${count(fresh.length, "date was", "dates were")} added. Take out those on which you meet. ${told.textContent}`;
  });
  document.getElementById("plan-by-hand")?.addEventListener("click", () => {
    byHand = true;
    [out.hidden, blank.hidden] = [true, false];
    /** @type {HTMLElement | null} */ (blank.querySelector("h2"))?.focus();
  });
  document.getElementById("plan-clear")?.addEventListener("click", () => {
    fill({});
    touched.clear();
    history.replaceState(history.state, "", location.href.split("#")[0]);
    written = "";
    clear(RECORD);
    work();
    told.textContent = "All boxes are empty again.";
  });
  window.addEventListener("hashchange", fromHere);
  fill({});
  form.hidden = false;
  fromHere();
}

/** An address may name a way that isn't there; then none is chosen, and the box says so. @param {HTMLSelectElement} select @param {string} value */
function choose(select, value) {
  select.value = value;
}

/** The day where the reader is. */
function todayHere() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** How a box was read, where that is not what stands in it. @param {string} name @param {Record<string, string>} values */
function understood(name, values) {
  if (name === "first") return inWordsOf(values.first);
  if (name === "days") return values.days || !dayOf(values.first) ? "" : `${WEEKDAYS[weekday(dayOf(values.first))]}, from your first date.`;
  if (name === "skip") {
    const { days } = parseSkips(values.skip, dayOf(values.first));
    if (days.length > 1) return `${days.length} days, from ${inWords(days[0])} to ${inWords(days[days.length - 1])}.`;
    return days.length ? inWords(days[0]) : "";
  }
  const found = name === "zone" ? parseZone(values.zone) : null;
  return found && "zone" in found && !values.zone.includes("/") && found.zone !== values.zone.trim() ? `This is the time of ${found.zone}.` : "";
}

/** @param {string} text @returns {string} the day, or nothing where it is none */
function dayOf(text) {
  const found = parseDay(text);
  return "day" in found ? found.day : "";
}

/** @param {string} text */
const inWordsOf = (text) => (dayOf(text) ? inWords(dayOf(text)) : "");

/** @param {Plan} plan */
function summary({ meetings, missed }) {
  const [first, last] = [meetings[0], meetings[meetings.length - 1]];
  const skipped = missed.length ? ` ${count(missed.length, "date is", "dates are")} skipped.` : "";
  return `${count(meetings.length, "meeting", "meetings")}, from ${inWords(first.day)} to ${inWords(last.day)}.${skipped} The plan is below.`;
}

/** @param {HTMLElement} out @param {Plan} plan @param {Answers} answers @param {Material} material @param {HTMLElement} told */
function show(out, plan, answers, material, told) {
  const title = material.ways.find((way) => way.id === answers.way)?.title ?? "";
  const heading = make("h2", `Your plan: ${title}`);
  heading.id = "your-plan";
  heading.tabIndex = -1;
  out.replaceChildren(
    heading,
    buttons(plan, answers, material, told),
    make("h3", "Meetings"),
    make("p", `All times are those of ${answers.zone.replaceAll("_", " ")}, also after the clocks change.`),
    ...plan.meetings.filter((meeting) => meeting.holiday).map(holidayRemark),
    meetingTable(plan.meetings, material),
    ...later(answers, material),
    make("h3", "What to do before"),
    ...(plan.late ? [make("p", "There is less time than usual. This is what still matters; what can’t be done any more is left out.")] : []),
    dueTable(plan.todo),
    make("h3", "What to buy or bring"),
    make("ul", plan.bring.map(({ item, numbers }) => make("li", `${item[0].toUpperCase()}${item.slice(1)} (${numbers.length === 1 ? "meeting" : "meetings"} ${numbers.join(", ")})`))),
    make("h3", material.ways.find((way) => way.id === answers.way)?.away ? "What to send and to print" : "What to print"),
    ...printed(plan, answers, material),
    make("h3", "After the group"),
    dueTable(plan.later),
  );
}

/** @param {Plan} plan @param {Answers} answers @param {Material} material @param {HTMLElement} told */
function buttons(plan, answers, material, told) {
  const row = make("p", []);
  row.className = "gp-tools__buttons gp-plan__buttons";
  const file = button("Download the calendar file");
  file.addEventListener("click", () => {
    const from = location.protocol === "file:" ? "" : location.href;
    download(FILE, asCalendar(entriesOf(plan, answers, material, from), answers.zone, new Date()));
    told.textContent = `Saved as ${FILE}. Open it, and your calendar takes in ${count(plan.meetings.length, "meeting", "meetings")}, ${count(plan.later.length, "follow-up", "follow-ups")} and ${count(plan.todo.length, "thing", "things")} to do before. It takes the place of an earlier file with the same first date.`;
  });
  const print = button("Print this plan");
  print.addEventListener("click", () => window.print());
  row.append(file, copyButton("Copy the address of this plan", () => location.href, told, "The address was copied. Whoever opens it sees this plan."), print);
  return row;
}

/** @param {Meeting} meeting */
function holidayRemark({ number, day, holiday }) {
  const says = `Meeting ${number} is on a federal holiday: ${inWords(day)}, ${holiday}. Ask whether everyone can come`;
  if (number === 1) return make("p", `${says}, or type another first date.`);
  const skip = button("Skip this day");
  Object.assign(skip.dataset, { day, name: holiday });
  skip.setAttribute("aria-label", `Skip this day: ${inWords(day)}`);
  const buttons = make("span", skip);
  buttons.className = "gp-plan__buttons"; // which is not printed
  const remark = make("p", [`${says}, or skip the day. `, buttons]);
  remark.className = "gp-plan__holiday";
  return remark;
}

/** @param {Meeting[]} meetings @param {Material} material */
function meetingTable(meetings, material) {
  return grid(["Meeting", "Day", "Time", "Minutes", "What"], meetings.map((meeting) => [
    String(meeting.number),
    [moment(meeting.day, inWords(meeting.day)), meeting.holiday ? `, ${meeting.holiday}` : ""],
    `${formatTime(meeting.start, "half")} to ${formatTime(meeting.end, "half")}`,
    String(meeting.minutes),
    [
      ...meeting.parts.flatMap((part, place) => {
        const guide = material.guides[String(part.session)];
        return [place ? ". " : "", anchor(guide.href, guide.title), outOfDate(guide.lasts), part.steps ? `: ${part.steps}` : ""];
      }),
      ". ",
      named(anchor(meeting.run, "Run it"), `Run it: meeting ${meeting.number}`),
    ],
  ]));
}

/** What a way says of itself, where it says something. @param {Answers} answers @param {Material} material */
function later(answers, material) {
  const says = material.ways.find((way) => way.id === answers.way)?.says;
  return says ? [make("p", says)] : [];
}

/** @param {Due[]} dues */
function dueTable(dues) {
  return grid(["By", "What", "See"], dues.map((due) => [moment(due.day, inWords(due.day)), due.says, due.href ? anchor(due.href, due.see) : ""]));
}

/** @param {Plan} plan @param {Answers} answers @param {Material} material */
function printed(plan, answers, material) {
  const paper = paperOf(plan.print, answers.sides);
  const all = paper ? `${count(paper.pages, "page", "pages")} in all, on ${count(paper.leaves, "sheet", "sheets")} of paper, ${answers.sides === 2 ? "both sides" : "one side"} printed.` : "This copy of the site was built without printed editions, so the pages are not counted.";
  const away = material.ways.find((way) => way.id === answers.way)?.away;
  const says = away
    ? `For ${material.leaders} leaders: ${all} People at home get their sheets a week ahead, in the way that each asked for: on paper by mail, as a file, or read aloud by phone. Nobody needs a printer. Leaders read the steps on the page behind “Run it”.`
    : `For ${count(answers.people, "person", "people")} and ${material.leaders} leaders: ${all} A session pack is the guide, the run sheet and one of each sheet. Add a spare sheet or two for those that get lost.`;
  /** @type {HTMLElement[]} */
  const nodes = [make("p", says)];
  for (const group of plan.print) {
    nodes.push(make("h4", group.title), ...(group.rows.length ? [printTable(group)] : []));
    if (group.sent.length) {
      nodes.push(make("p", ["To send to each person: ", ...group.sent.flatMap((one, place) => [place ? ", " : "", anchor(one.href, one.title)]), "."]));
    }
    if (group.files.length) {
      nodes.push(make("p", [`As Word files for ${count(answers.word, "person", "people")}: `, ...group.files.flatMap((one, place) => [place ? ", " : "", anchor(one.href, one.title)]), "."]));
    }
  }
  return nodes;
}

/** @param {Group} group */
function printTable(group) {
  const table = grid(["Sheet", "Copies", "Pages each", "Pages"], group.rows.map((row) => [
    [row.pack && onDisk() ? `${row.title}, a PDF on the site and not in this copy` : anchor(row.href, row.title), outOfDate(row.lasts), row.note ? `, ${row.note}` : ""],
    String(row.copies),
    row.pages ? String(row.pages) : "not known",
    row.pages ? String(row.pages * row.copies) : "not known",
  ]));
  table.className = "gp-figures";
  return table;
}

/** What is said of a guide or a sheet with a fact past its last good day. @param {string | undefined} last */
function outOfDate(last) {
  const since = lapsedSince(last);
  if (!since) return "";
  const mark = make("strong", `Facts out of date since ${since}. Check them before you use it.`);
  mark.className = "gp-lapsed";
  return mark;
}

/** @param {string[]} heads @param {Content[][]} rows */
function grid(heads, rows) {
  const table = make("table", [
    make("thead", make("tr", heads.map((head) => scoped("col", head)))),
    make("tbody", rows.map((cells) => make("tr", cells.map((cell, place) => (place ? labeled(heads[place], cell) : scoped("row", cell)))))),
  ]);
  table.className = "gp-grid";
  return table;
}

/** @param {"col" | "row"} scope @param {Content} content */
function scoped(scope, content) {
  const cell = make("th", content);
  cell.scope = scope;
  return cell;
}

/** @param {string} label @param {Content} content */
function labeled(label, content) {
  const cell = make("td", content);
  cell.dataset.label = label; // on a phone the head of the table is out of sight
  return cell;
}

/** @param {string} day @param {string} words */
function moment(day, words) {
  const time = make("time", words);
  time.dateTime = day;
  return time;
}

/** @param {string} href @param {string} words */
function anchor(href, words) {
  const link = make("a", words);
  link.href = href;
  return link;
}

/** @param {HTMLElement} link @param {string} name */
function named(link, name) {
  link.setAttribute("aria-label", name);
  return link;
}

/** @param {string} words */
function button(words) {
  const made = make("button", words);
  made.type = "button";
  return made;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Content} content @returns {HTMLElementTagNameMap[K]}
 */
function make(tag, content) {
  const made = document.createElement(tag);
  made.append(...(Array.isArray(content) ? content : [content]));
  return made;
}

/** @param {string} name @param {string} text */
function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("plan-form"));
if (form) start(form, JSON.parse(document.getElementById("plan-material")?.textContent ?? "{}"));
