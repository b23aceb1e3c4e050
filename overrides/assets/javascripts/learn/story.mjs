// @ts-check
// The decisions of a story: the reader says what they would do, and then it goes on. What comes later is shut and without a name until then.

import { make, makeButton } from "./quiz-kinds.mjs";
import { tells } from "../shared/on-device.mjs";

/** @typedef {import("./answers.mjs").Part} Part */

/** @param {HTMLElement} module @param {() => void} changed @returns {Part} */
export function startStory(module, changed) {
  const parts = /** @type {HTMLDetailsElement[]} */ (Array.from(module.querySelectorAll("details.decide")));
  const decisions = parts.map((part, number) => decide(part, number + 1, () => {
    show();
    changed();
  }));
  const show = () => {
    let reached = true;
    for (const one of decisions) {
      one.set(reached);
      reached &&= one.open;
    }
  };
  show();
  return {
    write: (words) => {
      for (const { name, box, open } of decisions) {
        words.set(name, box.value);
        if (open) words.set(`${name}:open`, "yes");
      }
    },
    show: (words) => {
      for (const one of decisions) {
        one.box.value = words.get(one.name) ?? "";
        one.open = words.get(`${one.name}:open`) === "yes";
      }
      show();
    },
  };
}

/** @param {HTMLDetailsElement} part @param {number} number @param {() => void} opened */
function decide(part, number, opened) {
  const name = `decide-${number}`;
  const question = part.querySelector("summary")?.textContent?.trim() ?? "";
  const box = make("textarea");
  box.rows = 2;
  box.id = `gp-${name}`;
  const label = make("label", "gp-quiz__own", make("strong", "", question), " Write what you would do. One line is enough.");
  label.htmlFor = box.id;
  const onward = makeButton("Go on with the story", "gp-decide__onward");
  onward.type = "submit";
  const aloud = makeButton("I said it aloud");
  const status = make("p", "gp-quiz__status");
  const tell = tells(status);
  const form = make("form", "gp-decide", label, box, make("p", "gp-quiz__buttons", onward, aloud), status);
  form.autocomplete = "off";
  part.before(form);
  const one = {
    name,
    box,
    open: false,
    /** @param {boolean} reached whether the story has come this far */
    set(reached) {
      form.hidden = !reached;
      onward.hidden = aloud.hidden = one.open;
      part.classList.toggle("gp-decide__later", !reached || !one.open);
      part.open = one.open;
    },
  };
  const go = () => {
    tell("");
    one.open = true;
    opened();
    part.querySelector("summary")?.focus();
  };
  aloud.addEventListener("click", go);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (box.value.trim()) go();
    else tell("Write a line first, or say it aloud and press the other button.");
  });
  form.addEventListener("keydown", (event) => event.key.length === 1 && event.stopPropagation());
  return one;
}
