// @ts-check
// @needs #group-steps
// The view for the group. It holds the tasks itself and is told only which step is on and until when, by the page that opened it.

import { calmly } from "./clock.mjs";

/** @typedef {{ id: string, title: string, task: string }} Shown */
/** @typedef {{ guidepost: "run", name: string, step: string | null, until: number, speed: number, paused: boolean, over: boolean }} Told `speed`: how many times as fast a clock to practice with runs */

const LONG = 110; // letters of a task that gets a smaller size
const CALL = 2000; // milliseconds

/** @param {string} name @param {Shown[]} steps */
function start(name, steps) {
  /** @param {string} id */
  const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const [now, all, title, task, left] = ["group-now", "group-all", "group-title", "group-task", "group-left"].map(part);
  const session = part("group-session");
  /** @type {Told | null} */
  let told = null;

  const show = () => {
    const step = steps.find((one) => one.id === told?.step);
    const on = Boolean(step || told?.over);
    document.body.classList.toggle("gp-on", on);
    all.hidden = on;
    session.hidden = !on;
    set(title, step?.title ?? (on ? "Thank you for today" : (session.textContent ?? "")));
    set(task, step?.task ?? "");
    const time = ((told?.until ?? 0) - Date.now()) * (told?.speed ?? 1);
    set(left, !step ? "" : told?.paused ? "We pause" : calmly(time));
    for (const place of [task, left]) place.hidden = !step;
    now.classList.toggle("gp-long", (step?.task.length ?? 0) > LONG);
  };

  window.addEventListener("message", ({ data, source }) => {
    // From a disk every page has an origin of its own, so the sender is known by its window.
    if (source !== window.opener || data?.guidepost !== "run" || data.name !== name) return;
    told = data;
    show();
  });
  /** @param {string} what */
  const say = (what) => window.opener?.postMessage({ guidepost: "group", name, what }, "*");
  window.addEventListener("keydown", (event) => {
    const what = { PageDown: "next", ArrowRight: "next", PageUp: "back", ArrowLeft: "back" }[event.key];
    if (!what || !all.hidden) return;
    event.preventDefault();
    say(what);
  });
  say("here");
  setInterval(() => {
    say("here");
    show();
  }, CALL / 4);
}

/** Only what changed is written, so that nothing is read out again. @param {HTMLElement} place @param {string} text */
function set(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

const data = JSON.parse(document.getElementById("group-steps")?.textContent ?? "{}");
if (data.steps) start(data.name, data.steps);
