// @ts-check
// @needs .gp-module
// Makes a form of each question of a module. The page holds every question with its answer already, so nothing is written here twice.

import "../shared/out-of-date.mjs"; // first: explanations are taken out of the page here, and must bear their marks by then
import { keepAnswers } from "./answers.mjs";
import { make, makeButton, makeKind } from "./quiz-kinds.mjs";
import { makeScore, words } from "./score.mjs";
import { startStory } from "./story.mjs";
import { tells } from "../shared/on-device.mjs";

/** @typedef {import("./quiz-kinds.mjs").Entry} Entry */
/** @typedef {import("./score.mjs").Asked} Asked */

/** The links that lead from the notes back into the text, by the marks to which they lead. */
const backs = new Map(Array.from(document.querySelectorAll("a.footnote-backref"), (link) => [decodeURIComponent(/** @type {HTMLAnchorElement} */ (link).hash.slice(1)), /** @type {HTMLAnchorElement} */ (link)]));

/** @param {HTMLElement} quiz @returns {Entry[]} in the order in which the page shows them */
function readEntries(quiz) {
  const answers = Array.from(quiz.querySelectorAll(".gp-quiz__answer li[data-option]")).map((item) => /** @type {HTMLElement} */ (item));
  const shown = Array.from(quiz.querySelectorAll(".gp-quiz__options > li")).map((item) => /** @type {HTMLElement} */ (item));
  return (shown.length ? shown : answers).map((item) => {
    const answer = answers.find((one) => one.dataset.option === item.dataset.option) ?? item;
    const source = shown.length ? item : /** @type {HTMLElement} */ (item.querySelector(".gp-quiz__said"));
    const words = document.createDocumentFragment();
    words.append(...source.childNodes);
    return {
      number: Number(item.dataset.option),
      plain: words.textContent?.trim().replace(/\s+/g, " ") ?? "",
      words,
      right: answer.dataset.right === "yes",
      side: answer.dataset.side ?? "",
      why: /** @type {HTMLElement} */ (answer.querySelector(".gp-quiz__why")),
    };
  });
}

/** @param {HTMLElement} place @param {boolean} good @param {string} says */
function verdict(place, good, says) {
  const icon = make("span", "gp-quiz__icon", good ? "✓" : "✗");
  icon.setAttribute("aria-hidden", "true");
  const line = make("p", "gp-quiz__verdict", icon, ` ${says}`);
  line.dataset.good = String(good);
  place.append(line);
}

/**
 * Lets the notes that an explanation cites lead back to it, or to another place while it is put away.
 * @param {HTMLElement} why @param {HTMLElement} [instead]
 */
function lead(why, instead) {
  for (const mark of why.querySelectorAll("sup[id]")) {
    backs.get(mark.id)?.setAttribute("href", `#${instead?.id ?? mark.id}`);
  }
}

/** @param {HTMLElement} quiz @param {number} number @param {() => void} changed @returns {Asked | null} */
export function start(quiz, number, changed) {
  const heading = quiz.previousElementSibling;
  const answer = quiz.querySelector(".gp-quiz__answer");
  if (!(heading instanceof HTMLElement) || !answer) return null;
  const question = words(heading);
  const paper = /** @type {HTMLElement} */ (answer.cloneNode(true)); // on paper the answers stand open, as they do without a script
  paper.classList.add("gp-quiz__paper");
  paper.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
  const entries = readEntries(quiz);
  const reread = /** @type {HTMLAnchorElement[]} */ (entries.flatMap((entry) => Array.from(entry.why.querySelectorAll("a[href]:not(.footnote-ref)"))));
  const status = make("p", "gp-quiz__status");
  const tell = tells(status);
  const kind = makeKind(quiz, `gp-quiz-${number}`, entries, tell);
  const isOpen = quiz.dataset.kind === "case";
  const check = makeButton(isOpen ? "Show what a good answer holds" : "Check my answer", "gp-quiz__check");
  check.type = "submit";
  const again = makeButton("Try again");
  again.hidden = true;
  const legend = make("legend", "", make("span", "gp-unseen", `${question} `), kind.ask);
  const form = make("form", "gp-quiz__form", make("fieldset", "", legend, kind.fields), make("p", "gp-quiz__buttons", check, again), status);
  form.method = "dialog";
  form.setAttribute("role", "none"); // its one group has the question for its name
  form.autocomplete = "off";

  const [CHECKED, FIRST] = [`${heading.id}:checked`, `${heading.id}:first`];
  const asked = {
    /** @type {boolean | undefined} How it was answered the first time, which clearing the answers leaves as it is. */
    first: undefined,
    heading,
    open: isOpen,
    answered: false,
    right: false,
    reread,
    clear: () => empty(),
    /** @param {Map<string, string>} words */
    write: (words) => {
      words.set(heading.id, kind.given());
      if (asked.answered) words.set(CHECKED, again.hidden ? "before" : "yes"); // "before": checked, and changed since
      if (asked.first !== undefined) words.set(FIRST, asked.first ? "right" : "wrong");
    },
    /** @param {Map<string, string>} words */
    show: (words) => {
      const [given, checked] = [words.get(heading.id) ?? "", words.get(CHECKED) ?? ""];
      asked.first = words.has(FIRST) ? words.get(FIRST) === "right" : undefined;
      if (given === kind.given() && (checked === "yes") === !again.hidden) return; // the focus stays where it is
      hide();
      asked.answered = asked.right = false;
      tell("");
      kind.give(given);
      if (checked) judge();
      if (checked === "before") hide();
    },
  };

  const hide = () => {
    form.querySelectorAll(".gp-quiz__verdict").forEach((line) => line.remove());
    for (const entry of entries) {
      entry.why.remove();
      lead(entry.why, heading);
    }
    again.hidden = true;
  };

  const empty = () => {
    hide();
    kind.clear();
    asked.answered = asked.right = false;
    tell("");
  };

  const judge = () => {
    hide();
    const { right, verdicts } = kind.judge();
    for (const { place, entry, good, says } of verdicts) {
      if (says) verdict(place, good, says);
      place.append(entry.why);
      lead(entry.why);
    }
    asked.answered = true;
    asked.right = right;
    again.hidden = false;
    return { right, verdicts };
  };

  const submit = () => {
    const missing = kind.missing();
    if (missing) return tell(missing);
    const { right, verdicts } = judge();
    if (!isOpen) asked.first ??= right;
    const wrong = verdicts.filter((one) => !one.good).length;
    if (isOpen) tell("Compare your words with the list above. There is more than one good way to say it.");
    else if (right) tell("Right. Each line above says why.");
    else if (quiz.dataset.kind === "one") tell("Not right yet. Each line above says why.");
    else tell(`Not right yet: ${wrong} of ${verdicts.length} ${wrong === 1 ? "is" : "are"} different. Each line above says why.`);
    return changed();
  };

  again.addEventListener("click", () => {
    empty();
    /** @type {HTMLElement | null} */ (form.querySelector("input, textarea, ol button:not([disabled])"))?.focus();
    changed();
  });
  form.addEventListener("change", (event) => {
    if (again.hidden || event.target instanceof HTMLTextAreaElement) return;
    hide();
    if (event.target instanceof HTMLInputElement) tell("");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  // The theme turns pages on single letters, also while a choice has the focus.
  form.addEventListener("keydown", (event) => event.key.length === 1 && event.stopPropagation());
  hide();
  quiz.querySelectorAll(".gp-quiz__options, .gp-quiz__sides").forEach((part) => part.remove());
  answer.replaceWith(form, paper);
  return asked;
}

const content = document.querySelector(".gp-module");
if (content instanceof HTMLElement) {
  const quizzes = /** @type {HTMLElement[]} */ (Array.from(content.querySelectorAll(".gp-quiz")));
  /** @type {() => void} */
  let changed = () => {};
  const all = quizzes.map((quiz, number) => start(quiz, number, () => changed())).filter((one) => one !== null);
  const practice = content.querySelector("#practice");
  if (all.length && practice instanceof HTMLElement) {
    const score = makeScore(all, practice, () => changed());
    quizzes.at(-1)?.after(score.section);
    const scored = { write: () => {}, show: () => score.show() };
    const story = startStory(content, () => keep());
    const keep = keepAnswers(content, [...all, story, scored]);
    changed = () => {
      score.show();
      keep();
    };
    score.show();
  }
}
