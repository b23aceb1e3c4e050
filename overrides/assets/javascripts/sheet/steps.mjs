// @ts-check
// One question at a time, for those who choose it: the sheet stays whole, and all but one question of it is out of sight.

import { make, makeButton, stored } from "../shared/on-device.mjs";
import { put, START } from "../shared/records.mjs";

/** @typedef {import("./parts.mjs").Part} Part */
/** @typedef {{ part: number, shown: HTMLElement[], row: HTMLElement | null }} Question A field, or one row of a table, with what is said before it. */

const CHOSEN = `${START}steps`;
const AWAY = "gp-away";

/**
 * @param {HTMLFormElement} form @param {Part[]} parts @param {Record<string, string>} words
 * @param {HTMLElement} end what follows the questions, and stays in sight
 */
export function offerSteps(form, parts, words, end) {
  const questions = parts.flatMap(questionsOf);
  const rows = questions.flatMap(({ row }) => (row ? [row] : []));
  const choice = makeButton(words.steps);
  const where = make("p", "");
  where.className = "gp-moves__where";
  where.tabIndex = -1;
  const [back, next, skip] = [words.steps_back, words.steps_next, words.steps_skip].map(makeButton);
  const moves = make("p", "");
  moves.className = "gp-tools__buttons gp-moves";
  moves.append(next, back, skip);
  const blocks = parts.flatMap((part) => part.blocks);
  form.prepend(where);
  end.before(moves);
  let now = 0;
  let isOn = false;

  const show = () => {
    const question = questions[now];
    for (const block of blocks) block.classList.toggle(AWAY, isOn && !question?.shown.includes(block));
    for (const row of rows) row.classList.toggle(AWAY, isOn && row !== question?.row);
    form.classList.toggle("gp-sheet--steps", isOn);
    where.hidden = moves.hidden = !isOn;
    choice.textContent = isOn ? words.steps_all : words.steps;
    back.hidden = now === 0;
    next.hidden = skip.hidden = !question;
    const inPart = questions.filter(({ part }) => part === question?.part);
    /** @type {Record<string, string | number>} */
    const values = question ? { part: question.part + 1, parts: parts.length, title: parts[question.part].title, question: inPart.indexOf(question) + 1, questions: inPart.length } : {};
    where.textContent = (question ? words.steps_where : words.steps_end).replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
  };

  /** @param {number} place */
  const go = (place) => {
    now = Math.max(0, Math.min(place, questions.length));
    show();
    where.focus({ preventScroll: true });
    where.scrollIntoView({ block: "start" });
  };

  /** The question that an element of the sheet belongs to, or the first of its part. @param {Element | null} target */
  const placeOf = (target) => {
    const inRow = questions.findIndex(({ row }) => row?.contains(target));
    return inRow >= 0 ? inRow : questions.findIndex(({ shown }) => shown.some((block) => block.contains(target)));
  };

  /** Also where an address leads into the sheet. */
  const follow = () => {
    const id = stored(() => decodeURIComponent(location.hash.slice(1))) ?? "";
    const place = id ? placeOf(form.querySelector(`#${CSS.escape(id)}`)) : -1;
    if (isOn && place >= 0) go(place);
  };

  choice.addEventListener("click", () => {
    isOn = !isOn;
    stored(() => (isOn ? put("localStorage", CHOSEN, "yes") : localStorage.removeItem(CHOSEN)));
    const seen = questions[now]?.shown[0];
    show();
    if (!isOn) seen?.scrollIntoView({ block: "start" });
  });
  back.addEventListener("click", () => go(now - 1));
  next.addEventListener("click", () => go(now + 1));
  skip.addEventListener("click", () => {
    const { part } = questions[now];
    const after = questions.findIndex((one) => one.part > part);
    go(after < 0 ? questions.length : after);
  });
  window.addEventListener("hashchange", follow);
  isOn = stored(() => localStorage.getItem(CHOSEN)) === "yes";
  show();
  follow();
  return choice;
}

/** @param {Part} part @param {number} place @returns {Question[]} */
function questionsOf(part, place) {
  /** @type {Question[]} */
  const found = [];
  const heading = part.blocks.filter((block) => block.id === part.id && block.tagName === "H2");
  const before = part.blocks.slice(0, Math.max(0, part.blocks.indexOf(heading[0]))); // the sheet's own first words
  /** @type {HTMLElement[]} */
  let said = [];
  for (const block of part.blocks.slice(before.length)) {
    if (heading.includes(block)) continue;
    const rows = /** @type {HTMLElement[]} */ (Array.from(block.querySelectorAll("tbody tr"))).filter((row) => row.querySelector("[name]"));
    if (!block.querySelector("[name]")) said.push(block);
    else {
      const all = [...heading, ...said, block];
      found.push(...(rows.length ? rows : [null]).map((row) => ({ part: place, shown: [...all], row })));
      said = [];
    }
  }
  found[0]?.shown.push(...before);
  found[found.length - 1]?.shown.push(...said);
  return found;
}
