// @ts-check
// @needs #run-data
// The leader's page of a session that is on: the clock, the notes of the step, and the view for the group in a window of its own.

import { parseTime } from "../shared/clock-times.mjs";
import { back, begin, clockOf, count, cut, extend, forecast, isNear, leftInWords, MINUTE, minutesOf, next, restore, skip, takeBreak, warning } from "./clock.mjs";

/** @typedef {import("./clock.mjs").Step} Step */
/** @typedef {import("./clock.mjs").State} State */
/** @typedef {import("./clock.mjs").Turn} Turn */

const TICK = 500; // milliseconds

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} name @param {Step[]} steps @param {string[]} order what is left out first when time is lost */
function start(name, steps, order) {
  const place = `guidepost:run:${name}`;
  const planned = /** @type {HTMLInputElement} */ (part("run-planned"));
  const sound = /** @type {HTMLInputElement} */ (part("run-sound"));
  const table = /** @type {HTMLTableElement} */ (document.querySelector(".gp-run__steps table"));
  /** @type {State | null} */
  let state = restore(stored(() => sessionStorage.getItem(place)), steps, Date.now());
  /** @type {State | null} what a slip of the hand stopped */
  let stopped = null;
  /** @type {Window | null} */
  let wall = null;
  let before = Date.now();
  const awake = keepAwake();
  const forecasts = addColumn(table, steps, (id) => state && turn(skip(state, steps, id, Date.now())));

  /** @param {string} text */
  const say = (text) => {
    const line = document.createElement("span"); // a new element each time, so that the same words are read out again
    line.textContent = text;
    part("run-says").replaceChildren(line);
  };

  /** @param {Turn} made */
  const turn = ({ state: after, says }) => {
    const moved = after.current?.id !== state?.current?.id;
    state = after;
    stopped = null;
    before = Date.now();
    stored(() => sessionStorage.setItem(place, JSON.stringify(after)));
    say(says);
    draw(moved);
  };

  const tell = () => {
    const message = { guidepost: "run", name, step: state?.current?.id ?? null, until: state?.current?.until ?? 0, over: Boolean(state && !state.current) };
    wall?.postMessage(message, "*"); // ids and times, no words
  };

  /** @param {boolean} [moved] the step is another one */
  const draw = (moved = false) => {
    part("run-start").hidden = Boolean(state);
    part("run-now").hidden = !state;
    part("run-again").hidden = Boolean(state) || !stopped;
    document.body.classList.toggle("gp-running", Boolean(state?.current));
    if (state) drawNow(state, steps, order, Date.now(), moved);
    forecasts(state, Date.now());
    tell();
  };

  /** @param {"next" | "back"} way */
  const go = (way) => state && turn((way === "next" ? next : back)(state, steps, Date.now()));

  /** What was typed, as a moment of today, or a sentence on why it is none. */
  const typedStart = () => {
    const now = Date.now();
    if (!planned.value.trim()) return now;
    const time = parseTime(planned.value);
    if (!time) return `“${planned.value}” is not a time. Type it like 9:30 or 1:30 pm, or leave it empty to count from now.`;
    const midnight = new Date(now).setHours(0, 0, 0, 0);
    const halves = time.style === "bare" ? [0, 12 * 60] : [0];
    const found = halves.map((more) => midnight + (time.minutes + more) * MINUTE).find((at) => isNear(at, now));
    return found ?? `${planned.value} is more than an hour from now. It is ${clockOf(now)}. Type when the session was to begin, or leave the box empty to count from now.`;
  };

  const sayPlanned = () => {
    const at = typedStart();
    planned.setAttribute("aria-invalid", String(typeof at === "string"));
    part("run-planned-says").textContent = typeof at === "string" ? at : `${count(minutesOf(steps))}, to ${clockOf(at + minutesOf(steps) * MINUTE)}.`;
    return at;
  };

  planned.addEventListener("change", sayPlanned);
  part("run-start").addEventListener("submit", (event) => {
    event.preventDefault();
    const at = sayPlanned();
    if (typeof at === "string") return planned.focus();
    awake();
    turn(begin(steps, at, Date.now()));
    part("run-forward").focus();
  });
  part("run-forward").addEventListener("click", () => go("next"));
  part("run-back").addEventListener("click", () => go("back"));
  part("run-skip").addEventListener("click", () => state?.current && turn(skip(state, steps, state.current.id, Date.now())));
  part("run-break").addEventListener("click", () => state && turn(takeBreak(state, steps, Date.now())));
  part("run-cut").addEventListener("click", () => state && turn(cut(state, steps, order, Date.now())));
  part("run-more").addEventListener("click", () => state && turn(extend(state, steps, 5, Date.now())));
  part("run-stop").addEventListener("click", () => {
    stopped = state;
    state = null;
    stored(() => sessionStorage.removeItem(place));
    say("Stopped. Nothing of it is kept. If that was a mistake, press “Go on where it was” now.");
    draw(true);
    sayPlanned();
    planned.focus();
  });
  part("run-again").addEventListener("click", () => {
    if (!stopped) return;
    turn({ state: stopped, says: "It goes on from where it was." });
    part("run-forward").focus();
  });
  part("run-group").addEventListener("click", () => {
    wall = window.open("group/index.html", `group-${name.replaceAll("/", "-")}`);
    say(wall ? "The view for the group is open in a window of its own. Move it to the screen that the group sees." : "The browser did not allow a second window. Allow windows for this page, or open “What the group sees” above.");
  });
  sound.addEventListener("change", () => sound.checked && chime());
  window.addEventListener("message", ({ data, source }) => {
    if (data?.guidepost !== "group" || data.name !== name || !source) return;
    wall = /** @type {Window} */ (source); // after a reload this is how it is found again
    if (data.what === "next" || data.what === "back") go(data.what);
    tell();
  });
  window.addEventListener(
    "keydown",
    (event) => {
      const way = /** @type {"next" | "back" | undefined} */ ({ PageDown: "next", PageUp: "back" }[event.key]);
      if (!way || !state?.current || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      if (!event.repeat) go(way);
    },
    true,
  );
  setInterval(() => {
    const now = Date.now();
    const told = state ? warning(state, before, now) : "";
    before = now;
    if (told) say(told);
    if (told && sound.checked && state?.current && now >= state.current.until) chime();
    draw();
  }, TICK);

  part("run").hidden = false;
  if (state) {
    awake();
    say("This session was on when you left. It goes on from where it is.");
  } else sayPlanned();
  draw(true);
}

/** @param {State} state @param {Step[]} steps @param {string[]} order @param {number} now @param {boolean} moved */
function drawNow(state, steps, order, now, moved) {
  const { current, queue } = state;
  const step = steps.find((one) => one.id === current?.id);
  const following = steps.find((one) => one.id === queue[0]?.id);
  const rest = forecast(state, steps, now)[1];
  set("run-title", step?.title ?? "The session is over");
  set("run-count", step ? `Step ${steps.indexOf(step) + 1} of ${steps.length}` : "");
  set("run-left", current ? leftInWords(current.until - now) : "");
  part("run-left").classList.toggle("gp-run__over", Boolean(current && now > current.until));
  const minutes = Math.round((state.end - now) / MINUTE);
  set("run-session", current ? `The session ends at ${clockOf(state.end)}${minutes > 0 ? `, in ${count(minutes)}` : ""}.` : "");
  set("run-next", !current ? "" : following && rest ? `Next: ${following.title}, ${count(Math.max(1, Math.round((rest.to - rest.from) / MINUTE)))}` : "This is the last step.");
  for (const id of ["run-forward", "run-skip", "run-more"]) part(id).hidden = !current;
  part("run-break").hidden = !current || !queue.some((one) => steps.find((other) => other.id === one.id)?.break);
  part("run-cut").hidden = !current || !queue.some((one) => order.includes(one.id));
  part("run-back").hidden = state.past.length === 0;
  if (!moved) return;
  for (const section of document.querySelectorAll(".gp-step")) section.classList.toggle("gp-step--on", section.id === `step-${current?.id}`);
}

/**
 * A third column in the timetable: when each step will begin, and a way to leave it out.
 * @param {HTMLTableElement} table @param {Step[]} steps @param {(id: string) => void} leaveOut
 */
function addColumn(table, steps, leaveOut) {
  const [head, body] = [table.tHead?.rows[0], table.tBodies[0]];
  const title = document.createElement("th");
  title.scope = "col";
  title.textContent = "When";
  head?.append(title);
  const cells = Array.from(body.rows, (row) => {
    const cell = row.insertCell();
    const words = document.createElement("span");
    cell.append(words);
    const step = steps[row.sectionRowIndex];
    if (!step) return { row, words, button: null };
    const button = document.createElement("button");
    button.type = "button";
    button.className = "gp-run__leave";
    button.textContent = "Skip";
    button.setAttribute("aria-label", `Skip ${step.title}`);
    button.hidden = true;
    button.addEventListener("click", () => leaveOut(step.id));
    cell.append(" ", button);
    return { row, words, button };
  });
  /** @param {State | null} state @param {number} now */
  return (state, now) => {
    const times = state ? forecast(state, steps, now) : [];
    steps.forEach((step, place) => {
      const { row, words, button } = cells[place];
      const found = times.filter((one) => one.id === step.id).pop();
      const on = state?.current?.id === step.id;
      const text = !state ? "" : on ? "now" : found ? clockOf(found.from) : state.skipped.includes(step.id) ? "skipped" : "done";
      if (words.textContent !== text) words.textContent = text;
      if (on) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
      if (button) button.hidden = !state || on || !found;
    });
    const end = cells[steps.length]?.words;
    const text = state ? `ends ${clockOf(state.end)}` : "";
    if (end && end.textContent !== text) end.textContent = text;
  };
}

/** @param {string} id @param {string} text */
function set(id, text) {
  const place = part(id);
  if (place.textContent !== text) place.textContent = text;
}

/** Keeps the screen on where the browser can, again each time that the page comes back. */
function keepAwake() {
  let wanted = false;
  const ask = () => {
    if (wanted && document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => undefined);
  };
  document.addEventListener("visibilitychange", ask);
  return () => {
    wanted = true;
    ask();
  };
}

/** Half a second, soft, and only where somebody asked for it. */
function chime() {
  const context = new AudioContext();
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  tone.frequency.value = 440;
  volume.gain.setValueAtTime(0.12, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.5);
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.5);
  tone.onended = () => context.close();
}

/**
 * A browser may refuse to keep anything, and then it throws.
 * @template T @param {() => T} use @returns {T | null}
 */
function stored(use) {
  try {
    return use();
  } catch {
    return null;
  }
}

const data = JSON.parse(document.getElementById("run-data")?.textContent ?? "{}");
if (data.steps) start(data.name, data.steps, data.cut);
