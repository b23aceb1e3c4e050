// @ts-check
// @needs .gp-start
// @steady
// The start times of a session, counted from the time that the reader types. Without JavaScript the timetable starts at nine.

import { formatTime, parseTime } from "../shared/clock-times.mjs";
import { stored } from "../shared/on-device.mjs";

const PLACE = "guidepost:start";
const NINE = "9:00";

/** @param {HTMLFormElement} form @param {HTMLTableElement} table @param {Record<string, string>} words */
function start(form, table, words) {
  const rows = Array.from(table.tBodies[0].rows);
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const says = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));

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
    if (apply(input.value)) stored(() => sessionStorage.setItem(PLACE, input.value)); // the next guide starts at the same time
  });
  const before = stored(() => sessionStorage.getItem(PLACE)) ?? NINE;
  input.value = parseTime(before) ? before : NINE;
  apply(input.value);
}

const content = /** @type {HTMLElement | null} */ (document.querySelector(".gp-content[data-words]"));
const form = /** @type {HTMLFormElement | null} */ (content?.querySelector(".gp-start"));
const tables = Array.from(content?.querySelectorAll("table") ?? []);
const table = tables.find((one) => form && form.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
if (content && form && table) start(form, table, JSON.parse(content.dataset.words ?? "{}"));
