// @ts-check
// The box on pages of the learning path in which a reader turns remembering on and off, and what it says of one module.

import { forget, inWords, remember, remembered, watch } from "./memory.mjs";
import { ask, make, row, tells } from "../shared/on-device.mjs";

/** @typedef {import("./memory.mjs").Step} Step */

const SWITCH = "Remember my progress on this device";

export function makePanel() {
  const section = make("section", "");
  section.className = "gp-tools gp-progress";
  section.setAttribute("aria-labelledby", "gp-progress");
  const heading = make("h2", "Your progress");
  heading.id = "gp-progress";
  const keep = make("input", "");
  keep.type = "checkbox";
  keep.id = "gp-remember";
  keep.setAttribute("aria-describedby", "gp-remember-how");
  const label = make("label", SWITCH);
  label.htmlFor = keep.id;
  const how = make("p", "Nothing is remembered until you check the box. Then it stays in this browser, where anyone who uses it can see it. Nothing is sent anywhere.");
  how.id = "gp-remember-how";
  const line = make("p", "");
  line.className = "gp-progress__switch";
  line.append(keep, " ", label);
  const state = make("p", "");
  state.className = "gp-progress__state";
  const buttons = row();
  const said = make("p", "");
  said.className = "gp-tools__said";
  section.append(heading, line, how, state, buttons, said);
  return { section, keep, state, buttons, say: tells(said) };
}

/** @param {ReturnType<typeof makePanel>} panel @param {() => void} show */
export function connect(panel, show) {
  panel.keep.addEventListener("change", async () => {
    if (panel.keep.checked) {
      if (remember(new Map())) panel.say("From now on, what you mark and answer is remembered in this browser.");
      else panel.say("This browser doesn't let a page remember anything. Print the record and fill it in by hand.");
    } else if (remembered()?.size && !(await ask("Forget all that is remembered of your progress?", "Yes, forget it", "No, keep it"))) {
      panel.say("Nothing was changed.");
    } else {
      forget();
      panel.say("Nothing is remembered any more, and nothing of it is left in this browser.");
    }
    show();
  });
  watch(show);
}

/** @param {Step | undefined} step */
export function stepInWords(step) {
  const parts = [];
  if (step?.done) parts.push(`Done on ${inWords(step.done)}.`);
  if (step?.task) parts.push(`Field task on ${inWords(step.task)}.`);
  if (step?.talk) parts.push(`Talked over on ${inWords(step.talk)}.`);
  if (step?.of) parts.push(`Questions: ${step.right} of ${step.of} right.`);
  return parts.join(" ");
}
