// @ts-check
// @needs .gp-onward
// At the end of a module: what the reader did of it, kept for their record where they ask for it.

import { remember, remembered, today } from "./memory.mjs";
import { connect, makePanel, stepInWords } from "./panel.mjs";
import { make, makeButton } from "../shared/on-device.mjs";

/** @typedef {import("./memory.mjs").Step} Step */

const DID = { read: "I read it to the end.", task: "I did the field task.", talk: "I talked it over with my supervisor or a colleague." };

/** @param {string} id @param {string} text */
function makeBox(id, text) {
  const box = make("input", "");
  box.type = "checkbox";
  box.id = id;
  const label = make("label", text);
  label.htmlFor = id;
  const line = make("p", "");
  line.append(box, " ", label);
  return { box, line };
}

/** @param {{ box: HTMLInputElement }} one @param {string} [before] the day that was recorded already */
const dayOf = ({ box }, before) => (box.checked ? before ?? today() : undefined);

/** @param {HTMLElement} module @param {Element} before */
function startModule(module, before) {
  const slug = module.dataset.module ?? "";
  const panel = makePanel();
  const done = makeButton("Mark this module as done");
  panel.buttons.append(done);
  const [read, task, talk] = Object.entries(DID).map(([name, text]) => makeBox(`gp-did-${name}`, text));
  const asked = make("fieldset", "");
  asked.className = "gp-progress__did";
  asked.append(make("legend", "What did you do?"), ...[read, task, talk].map((one) => one.line));
  panel.buttons.before(asked);
  (module.querySelector("#sources") ?? before).before(panel.section);

  /** @param {Step} step */
  const record = (step) => {
    const progress = remembered();
    if (!progress) return false;
    progress.set(slug, { ...progress.get(slug), ...step });
    const done = remember(progress);
    if (!done) panel.say("This browser couldn't remember it. Print the record and fill it in by hand.");
    show();
    return done;
  };
  const show = () => {
    const progress = remembered();
    const step = progress?.get(slug);
    panel.keep.checked = progress !== null;
    panel.buttons.hidden = asked.hidden = progress === null;
    for (const [one, day] of /** @type {const} */ ([[read, "done"], [task, "task"], [talk, "talk"]])) one.box.checked ||= Boolean(step?.[day]);
    panel.state.textContent = stepInWords(step);
    panel.state.hidden = !panel.state.textContent;
    done.textContent = step?.done ? "Take “done” back" : "Mark this module as done";
  };
  done.addEventListener("click", () => {
    const was = remembered()?.get(slug);
    if (!was?.done && !read.box.checked) {
      panel.say("Check what you did first. A module is done when you have read it to the end.");
      return read.box.focus();
    }
    if (was?.done) [read, task, talk].forEach((one) => (one.box.checked = false));
    const days = was?.done ? { done: undefined, task: undefined, talk: undefined } : { done: today(), task: dayOf(task, was?.task), talk: dayOf(talk, was?.talk) };
    if (record(days)) panel.say(was?.done ? "It is no longer marked as done." : "Marked as done.");
  });
  asked.addEventListener("change", () => {
    const step = remembered()?.get(slug);
    if (!step?.done) return;
    read.box.checked = true; // only the button takes that back
    if (record({ task: dayOf(task, step.task), talk: dayOf(talk, step.talk) })) panel.say("Your record has it.");
  });
  document.addEventListener("guidepost:checked", (event) => {
    const { right, of, first, whole } = /** @type {CustomEvent} */ (event).detail;
    if (whole) record({ right, of, first: remembered()?.get(slug)?.first ?? first });
  });
  connect(panel, show);
  show();
}

const module = document.querySelector(".gp-module[data-module]");
const onward = document.querySelector(".gp-onward");
if (module instanceof HTMLElement && onward) startModule(module, onward);
