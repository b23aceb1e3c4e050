// @ts-check
// The start times of a session, counted from the time that the reader types. Without JavaScript the timetable starts at nine.

const PLACE = "guidepost:start";
const NINE = "9:00";

/**
 * A time of day as somebody types it: 9, 9:30, 930, 13.30, 1:30 pm, noon.
 * @param {string} text
 * @returns {{ minutes: number, style: "bare" | "day" | "half" } | null} minutes after midnight, and how to write the others
 */
function parseTime(text) {
  const words = text.trim().toLowerCase().replace(/^noon$/, "12 pm");
  const match = /^(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*(?:([ap])\.?(?:\s*m\.?)?)?$/.exec(words);
  if (!match) return null;
  const [hour, minute, half] = [Number(match[1]), Number(match[2] ?? 0), match[3]];
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return null;
  if (half) return { minutes: ((hour % 12) + (half === "p" ? 12 : 0)) * 60 + minute, style: "half" };
  return { minutes: hour * 60 + minute, style: hour >= 1 && hour <= 12 ? "bare" : "day" };
}

/** @param {number} minutes @param {"bare" | "day" | "half"} style */
function formatTime(minutes, style) {
  const [hour, minute] = [Math.floor(minutes / 60) % 24, String(minutes % 60).padStart(2, "0")];
  if (style === "day") return `${hour}:${minute}`;
  return `${hour % 12 || 12}:${minute}${style === "half" ? (hour < 12 ? " a.m." : " p.m.") : ""}`;
}

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
