// @ts-check
// @needs #run-data
// The leader's page of a session that is on: the clock, the notes of the step, and the view for the group in a window of its own.

import { parseTime } from "../shared/clock-times.mjs";
import { stored } from "../shared/on-device.mjs";
import { put } from "../shared/records.mjs";
import { back, begin, clockOf, count, cut, extend, forecast, goOn, isNear, leftInWords, MINUTE, minutesOf, next, pause, restore, skip, takeBreak, warning } from "./clock.mjs";

/** @typedef {import("./clock.mjs").Step} Step */
/** @typedef {import("./clock.mjs").State} State */
/** @typedef {import("./clock.mjs").Turn} Turn */

const TICK = 500; // milliseconds
const NIGHT = 7 * 60; // minutes after midnight; before it, a bare 1:30 is in the afternoon
const FAST = 10; // times as fast runs the clock of a practice

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} name @param {Step[]} steps @param {string[]} order what is left out first when time is lost */
function start(name, steps, order) {
  const place = `guidepost:run:${name}`;
  const planned = /** @type {HTMLInputElement} */ (part("run-planned"));
  const sound = /** @type {HTMLInputElement} */ (part("run-sound"));
  const practice = /** @type {HTMLInputElement} */ (part("run-practice"));
  const small = matchMedia("(max-width: 59.9375em)"); // where the notes stand below the clock
  /** @type {{ from: number, at: number } | null} a practice: when it began, and what its own clock showed then */
  let fast = null;
  const clock = () => (fast ? fast.at + (Date.now() - fast.from) * FAST : Date.now());
  const table = /** @type {HTMLTableElement} */ (document.querySelector(".gp-run__steps table"));
  /** @type {State | null} */
  let state = restore(stored(() => sessionStorage.getItem(place)), steps, Date.now());
  /** @type {State | null} what a slip of the hand stopped */
  let stopped = null;
  let kept = true;
  /** @type {Window | null} */
  let wall = null;
  let before = clock();
  const awake = keepAwake();
  const forecasts = addColumn(table, steps, (id) => state && turn(skip(state, steps, id, clock())));

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
    before = clock();
    const wasKept = kept;
    kept = fast ? kept : put("sessionStorage", place, JSON.stringify(after)); // a practice is no session of today
    say(wasKept && !kept ? `${says} This browser can't keep the clock. Do not load this page again.` : says);
    draw(moved);
  };

  const tell = () => {
    const until = Date.now() + ((state?.current?.until ?? 0) - clock()) / (fast ? FAST : 1);
    const [step, paused, over] = [state?.current?.id ?? null, Boolean(state?.paused), Boolean(state && !state.current)];
    const message = { guidepost: "run", name, step, until, speed: fast ? FAST : 1, paused, over };
    wall?.postMessage(message, "*"); // ids and times, no words
  };

  /** @param {boolean} [moved] the step is another one */
  const draw = (moved = false) => {
    part("run-start").hidden = Boolean(state);
    part("run-now").hidden = !state;
    part("run-again").hidden = Boolean(state) || !stopped;
    document.body.classList.toggle("gp-running", Boolean(state?.current));
    const now = state?.paused ?? clock();
    if (state) drawNow(state, steps, order, now, moved, Boolean(fast));
    forecasts(state, now);
    tell();
  };

  /** On a small screen the step's notes come into sight below its name, wherever the page was. */
  const show = () => small.matches && state?.current && part("run-now").scrollIntoView();

  /** @param {"next" | "back"} way */
  const go = (way) => {
    if (!state) return;
    if (state.paused) return turn(goOn(state, steps, clock())); // a clicker that ends a pause turns no step
    turn((way === "next" ? next : back)(state, steps, clock()));
    show();
  };

  /** What was typed, as a moment of today, or a sentence on why it is none. */
  const typedStart = () => {
    const now = Date.now();
    if (!planned.value.trim()) return now;
    const time = parseTime(planned.value);
    if (!time) return `“${planned.value}” is not a time. Type it like 9:30 or 1:30 pm, or leave it empty to count from now.`;
    const midnight = new Date(now).setHours(0, 0, 0, 0);
    const halves = time.style === "bare" ? [0, 12 * 60] : [0];
    const times = halves.map((more) => midnight + (time.minutes + more) * MINUTE);
    if (practice.checked) return times[time.style === "bare" && time.minutes < NIGHT ? 1 : 0];
    const found = times.find((at) => isNear(at, now));
    return found ?? `${planned.value} is more than an hour from now. It is ${clockOf(now)}. Type when the session was to begin, or leave the box empty to count from now.`;
  };

  const sayPlanned = () => {
    const at = typedStart();
    planned.setAttribute("aria-invalid", String(typeof at === "string"));
    part("run-planned-says").textContent = typeof at === "string" ? at : `${count(minutesOf(steps))}, to ${clockOf(at + minutesOf(steps) * MINUTE)}.`;
    return at;
  };

  planned.addEventListener("change", sayPlanned);
  practice.addEventListener("change", sayPlanned);
  part("run-start").addEventListener("submit", (event) => {
    event.preventDefault();
    const at = sayPlanned();
    if (typeof at === "string") return planned.focus();
    awake();
    fast = practice.checked ? { from: Date.now(), at } : null;
    turn(begin(steps, at, clock()));
    part("run-forward").focus();
    show();
  });
  part("run-forward").addEventListener("click", () => go("next"));
  part("run-back").addEventListener("click", () => go("back"));
  part("run-pause").addEventListener("click", () => state && turn(state.paused ? goOn(state, steps, clock()) : pause(state, clock())));
  part("run-skip").addEventListener("click", () => state?.current && turn(skip(state, steps, state.current.id, clock())));
  part("run-break").addEventListener("click", () => state && turn(takeBreak(state, steps, clock())));
  part("run-cut").addEventListener("click", () => state && turn(cut(state, steps, order, clock())));
  part("run-more").addEventListener("click", () => state && turn(extend(state, steps, 5, clock())));
  part("run-stop").addEventListener("click", () => {
    stopped = state;
    state = null;
    if (!fast) stored(() => sessionStorage.removeItem(place));
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
    const now = clock();
    const told = state ? warning(state, before, now) : "";
    before = now;
    if (told) say(told);
    if (told && sound.checked && state?.current && now >= state.current.until) chime();
    draw();
  }, TICK);

  part("run").hidden = false;
  const more = /** @type {HTMLDetailsElement} */ (part("run-else"));
  more.open = !small.matches;
  small.addEventListener("change", () => (more.open = !small.matches));
  if (state) {
    awake();
    say("This session was on when you left. It goes on from where it is.");
  } else sayPlanned();
  draw(true);
}

/** @param {State} state @param {Step[]} steps @param {string[]} order @param {number} now @param {boolean} moved @param {boolean} practice */
function drawNow(state, steps, order, now, moved, practice) {
  const { current, queue } = state;
  const step = steps.find((one) => one.id === current?.id);
  const following = steps.find((one) => one.id === queue[0]?.id);
  const rest = forecast(state, steps, now)[1];
  set("run-title", step?.title ?? "The session is over");
  set("run-count", `${practice ? `Practice, ${FAST} times as fast. ` : ""}${step ? `Step ${steps.indexOf(step) + 1} of ${steps.length}` : ""}`);
  set("run-left", current ? leftInWords(current.until - now) : "");
  part("run-left").classList.toggle("gp-run__over", Boolean(current && now > current.until));
  const minutes = Math.round((state.end - now) / MINUTE);
  set("run-session", state.paused ? `Pause. The clock stands still; the session is to end at ${clockOf(state.end)}.` : current ? `The session ends at ${clockOf(state.end)}${minutes > 0 ? `, in ${count(minutes)}` : ""}.` : "");
  set("run-next", !current ? "" : following && rest ? `Next: ${following.title}, ${count(Math.max(1, Math.round((rest.to - rest.from) / MINUTE)))}` : "This is the last step.");
  const runs = current && !state.paused;
  set("run-pause", state.paused ? "Go on" : "Pause");
  part("run-pause").hidden = !current;
  for (const id of ["run-forward", "run-skip", "run-more"]) part(id).hidden = !runs;
  part("run-break").hidden = !runs || !queue.some((one) => steps.find((other) => other.id === one.id)?.break);
  part("run-cut").hidden = !runs || !queue.some((one) => order.includes(one.id));
  part("run-back").hidden = state.past.length === 0 || Boolean(state.paused);
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

const data = JSON.parse(document.getElementById("run-data")?.textContent ?? "{}");
if (data.steps) start(data.name, data.steps, data.cut);
