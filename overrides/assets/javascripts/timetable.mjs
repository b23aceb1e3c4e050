// @ts-check
// The start times of a session, counted from the time that the reader types. Without JavaScript the timetable starts at nine.

import { formatTime, parseTime } from "./clock-times.mjs";

const PLACE = "guidepost:start";
const NINE = "9:00";

/** @param {HTMLElement} heading @param {HTMLTableElement} table @param {Record<string, string>} words */
function start(heading, table, words) {
  const rows = Array.from(table.tBodies[0].rows);
  const form = document.createElement("form");
  form.className = "gp-start";
  form.method = "dialog";
  form.innerHTML = `<label for="gp-start"></label> <input id="gp-start" autocomplete="off" size="10" aria-describedby="gp-start-says">
    <p role="status" id="gp-start-says"></p>`;
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const says = /** @type {HTMLElement} */ (form.querySelector("p"));
  /** @type {HTMLElement} */ (form.querySelector("label")).textContent = words.label;

  /** @param {string} typed */
  const apply = (typed) => {
    const time = parseTime(typed);
    input.setAttribute("aria-invalid", String(!time));
    if (!time) {
      says.textContent = words.wrong.replace("{typed}", () => typed);
      return false;
    }
    let at = time.minutes;
    for (const row of rows) {
      row.cells[0].textContent = formatTime(at, time.style);
      at += row === rows.at(-1) ? 0 : Number.parseInt(row.cells[2].textContent ?? "0", 10);
    }
    const [first, last] = [formatTime(time.minutes, time.style), formatTime(at, time.style)];
    says.textContent = words.says.replace("{start}", first).replace("{end}", last);
    return true;
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("change", () => {
    if (!apply(input.value)) return;
    try {
      sessionStorage.setItem(PLACE, input.value); // the next guide starts at the same time
    } catch {
      // A browser that keeps nothing asks again on each page.
    }
  });
  let before = NINE;
  try {
    before = sessionStorage.getItem(PLACE) ?? NINE;
  } catch {
    // As above.
  }
  input.value = parseTime(before) ? before : NINE;
  heading.after(form);
  apply(input.value);
}

const content = /** @type {HTMLElement | null} */ (document.querySelector(".gp-content[data-words]"));
const heading = content?.querySelector("#timetable");
const tables = Array.from(content?.querySelectorAll("table") ?? []);
const table = tables.find((one) => heading && heading.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
if (content && heading instanceof HTMLElement && table) start(heading, table, JSON.parse(content.dataset.words ?? "{}"));
