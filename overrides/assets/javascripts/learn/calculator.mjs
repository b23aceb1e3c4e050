// @ts-check
// @needs .gp-calculator
// Boxes for the reader's own numbers below each worked example. Nothing that is typed is kept or sent.

import { labeledBox } from "./labeled-box.mjs";
import { makeTable } from "./tables.mjs";
import { CALCULATORS, parseNumber } from "./sums.mjs";
import { make, makeButton, row, tells } from "../shared/on-device.mjs";

/** @typedef {import("./sums.mjs").Calculator} Calculator */
/** @typedef {import("./sums.mjs").Facts} Facts */
/** @typedef {import("./sums.mjs").Given} Given */

const MOST = 60; // people, a dot each

/** @param {HTMLElement} place @param {string} name @param {Calculator} calculator @param {Facts} facts */
function start(place, name, calculator, facts) {
  const heading = make("h3", calculator.title);
  heading.id = `gp-${name}-title`;
  const form = make("form", "");
  form.method = "dialog";
  form.autocomplete = "off";
  form.noValidate = true;
  form.setAttribute("aria-labelledby", heading.id);
  const inputs = make("div", "");
  inputs.className = "gp-calculator__inputs";
  const boxes = calculator.boxes.map((box) => {
    const made = labeledBox(`gp-${name}-${box.name}`, box.label, box.whole ? "numeric" : "decimal");
    inputs.append(made.place);
    return { box, ...made };
  });
  const go = makeButton("Do the sum");
  go.type = "submit";
  const clear = makeButton("Clear");
  const status = make("p", "");
  status.className = "gp-calculator__told";
  const shown = make("div", "");
  form.append(inputs, row(go, clear), status, shown);
  place.append(heading, form);

  const tell = tells(status);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    /** @type {Given} */
    const given = {};
    shown.replaceChildren();
    let fault = "";
    for (const one of boxes) {
      const number = parseNumber(one.input.value, one.box);
      one.mark(typeof number === "string" ? number : "");
      if (typeof number === "number") given[one.box.name] = number;
      else fault = number;
    }
    const unread = boxes.filter((one) => !(one.box.name in given));
    const impossible = unread.length ? null : calculator.check(given);
    const bad = impossible ? boxes.filter((one) => one.box.name === impossible.box) : unread;
    if (impossible) bad[0].mark(impossible.says);
    if (bad.length) {
      tell(bad.length === 1 ? `One number needs a look: ${impossible?.says ?? fault}` : `${bad.length} numbers need a look.`);
      return bad[0].input.focus();
    }
    const result = calculator.reckon(given, facts);
    tell(result.says);
    shown.append(makeTable(result.rows));
    return result.dots && result.dots.each <= MOST && shown.append(drawDots(result.dots));
  });
  clear.addEventListener("click", () => {
    form.reset();
    for (const one of boxes) one.mark("");
    shown.replaceChildren();
    tell("Cleared.");
    boxes[0].input.focus();
  });
}

/** The same people in every row, a dot each: what the numbers say, to look at. @param {NonNullable<import("./sums.mjs").Result["dots"]>} dots */
function drawDots({ each, lines, says }) {
  const figure = make("figure", "");
  figure.className = "gp-dots";
  figure.setAttribute("role", "img");
  figure.setAttribute("aria-label", says);
  for (const { name, filled } of lines) {
    const row = make("div", "");
    row.append(make("span", name), ...Array.from({ length: each }, (_, number) => Object.assign(make("i", ""), { className: number < filled ? "gp-dots__full" : "" })));
    figure.append(row);
  }
  return figure;
}

for (const place of document.querySelectorAll(".gp-calculator")) {
  if (!(place instanceof HTMLElement)) continue;
  const name = place.dataset.calculator ?? "";
  if (CALCULATORS[name]) start(place, name, CALCULATORS[name], JSON.parse(place.dataset.facts ?? "{}"));
}
