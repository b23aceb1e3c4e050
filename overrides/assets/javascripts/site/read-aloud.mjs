// @ts-check
// @needs .gp-aloud
// @steady
// The button "Read to me" and the bar that it opens. It is there where the device has a voice of its own for the page's language.

import { make, makeButton } from "../shared/on-device.mjs";
import { linesOf, placeOf } from "../shared/aloud-lines.mjs";
import { makeReader, voiceFor } from "../shared/aloud.mjs";
import { put, take } from "./choices.mjs";

/** @typedef {import("../shared/aloud-lines.mjs").Line} Line */

const PACES = [0.6, 0.8, 1, 1.2];
const [LINE, WORD] = ["gp-aloud-line", "gp-aloud-word"]; // named in aloud.css
const FIELD = ".gp-sheet :is(input, textarea)[name]";

/** @param {HTMLButtonElement} button */
function start(button) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(button.dataset.words ?? "{}");
  const locale = button.dataset.locale ?? "en-US";
  const [pause, again, slower, faster, stop] = [words.pause, words.again, words.slower, words.faster, words.stop].map(makeButton);
  const bar = make("div", "");
  bar.className = "gp-aloud-bar";
  bar.id = "gp-aloud-bar";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", words.read);
  bar.hidden = true;
  const boxes = make("input", "");
  boxes.type = "checkbox";
  const asked = make("label", "");
  asked.append(boxes, ` ${words.boxes}`);
  bar.append(pause, again, slower, faster, stop, ...(document.querySelector(FIELD) ? [asked] : []));
  button.after(bar);
  button.setAttribute("aria-controls", bar.id);
  button.setAttribute("aria-expanded", "false");

  /** @type {import("../shared/aloud.mjs").State} */
  let state = "ended";
  const reader = makeReader(
    locale,
    (now, line) => {
      state = now;
      pause.textContent = { reading: words.pause, paused: words.on, ended: words.start }[now];
      mark(WORD, null);
      if (line || now === "ended") mark(LINE, line && placeOf(line));
      if (line) bringIntoSight(line);
    },
    (line, from, to) => mark(WORD, placeOf(line, from, to)),
  );
  let pace = Math.max(0, PACES.indexOf(Number(take("pace") || 1)));

  /** @param {number} now */
  const setPace = (now) => {
    pace = Math.max(0, Math.min(now, PACES.length - 1));
    slower.setAttribute("aria-disabled", String(pace === 0));
    faster.setAttribute("aria-disabled", String(pace === PACES.length - 1));
    reader.pace(PACES[pace]);
  };
  setPace(pace);

  const close = () => {
    reader.stop();
    if (bar.contains(document.activeElement)) button.focus();
    bar.hidden = true;
    button.setAttribute("aria-expanded", "false");
  };
  const read = () => reader.start(linesOf(Array.from(document.querySelectorAll(button.dataset.reads ?? "main"))));

  button.addEventListener("click", () => {
    if (!bar.hidden) return close();
    bar.hidden = false;
    button.setAttribute("aria-expanded", "true");
    read();
  });
  pause.addEventListener("click", () => ({ reading: reader.pause, paused: reader.go, ended: read })[state]());
  again.addEventListener("click", () => (state === "ended" ? read() : reader.go()));
  for (const [one, step] of /** @type {[HTMLButtonElement, number][]} */ ([[slower, -1], [faster, 1]])) {
    one.addEventListener("click", () => {
      if (one.getAttribute("aria-disabled") === "true") return;
      setPace(pace + step);
      put("pace", PACES[pace] === 1 ? "" : String(PACES[pace]));
    });
  }
  stop.addEventListener("click", close);
  for (const part of /** @type {HTMLElement[]} */ ([bar, button])) part.addEventListener("keydown", ({ key }) => key === "Escape" && !bar.hidden && close());
  document.addEventListener("focusin", ({ target }) => {
    const field = target instanceof Element ? target.closest(FIELD) : null;
    if (field && boxes.checked && !bar.hidden) reader.say(nameOf(field), /** @type {HTMLElement | null} */ (field.closest("[lang]"))?.lang ?? "");
  });
  addEventListener("pagehide", () => reader.stop()); // some browsers go on reading a page that is left

  const show = () => button.classList.toggle("gp-aloud--there", Boolean(voiceFor(locale)));
  speechSynthesis.addEventListener?.("voiceschanged", show); // most browsers know their voices only after a moment
  show();
}

/** What a field asks for, and of one of several answers, which it is. @param {Element} field */
function nameOf(field) {
  const group = field.closest("[role=radiogroup]")?.getAttribute("aria-label") ?? field.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
  const own = field.getAttribute("aria-label") ?? Array.from(/** @type {HTMLInputElement} */ (field).labels ?? [], (one) => one.textContent).join(" ");
  const [asks, is] = [group, own].map((one) => one.replace(/\s+/g, " ").trim());
  return [asks && !/[.?!:]$/.test(asks) ? `${asks}.` : asks, is].filter(Boolean).join(" ");
}

/** Marked without a change to the page, so that nothing moves and no screen reader hears of it. @param {string} name @param {Range | null} place */
function mark(name, place) {
  if (!("highlights" in CSS)) return;
  if (place) CSS.highlights.set(name, new Highlight(place));
  else CSS.highlights.delete(name);
}

/** @param {Line} line */
function bringIntoSight(line) {
  const seen = placeOf(line)?.getBoundingClientRect();
  if (seen && (seen.top < 80 || seen.bottom > innerHeight - 160)) line.pieces[0].node.parentElement?.scrollIntoView({ block: "center" });
}

const button = document.querySelector("button.gp-aloud");
if (button instanceof HTMLButtonElement) {
  if ("speechSynthesis" in window) start(button);
  else button.remove();
}
