// @ts-check
// @needs .gp-module
// Makes a form of each question of a module. The page holds every question with its answer already, so nothing is written here twice.

import { keepAnswers } from "./answers.mjs";
import { make, makeButton, makeKind } from "./quiz-kinds.mjs";
import { startStory } from "./story.mjs";

/** @typedef {import("./quiz-kinds.mjs").Entry} Entry */
/** @typedef {{ heading: HTMLElement, open: boolean, answered: boolean, right: boolean, reread: HTMLAnchorElement[], clear: () => void, write: (words: Map<string, string>) => void, show: (words: Map<string, string>) => void }} Asked */

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

/** @param {HTMLElement} quiz @param {number} number @param {() => void} changed @returns {Asked | null} */
function start(quiz, number, changed) {
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
  status.setAttribute("role", "status");
  /** @param {string} text */
  const tell = (text) => status.replaceChildren(make("span", "", text)); // a new element, so that the same words are read again
  const kind = makeKind(quiz, `gp-quiz-${number}`, entries, tell);
  const isOpen = quiz.dataset.kind === "case";
  const check = makeButton(isOpen ? "Show what a good answer holds" : "Check my answer", "gp-quiz__check");
  check.type = "submit";
  const again = makeButton("Try again");
  again.hidden = true;
  const legend = make("legend", "", make("span", "gp-unseen", `${question} `), kind.ask);
  const form = make("form", "gp-quiz__form", make("fieldset", "", legend, kind.fields), make("p", "gp-quiz__buttons", check, again), status);
  form.method = "dialog";
  form.autocomplete = "off";

  const CHECKED = `${heading.id}:checked`;
  const asked = {
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
    },
    /** @param {Map<string, string>} words */
    show: (words) => {
      const [given, checked] = [words.get(heading.id) ?? "", words.get(CHECKED) ?? ""];
      if (given === kind.given() && (checked === "yes") === !again.hidden) return; // the focus stays where it is
      hide();
      asked.answered = asked.right = false;
      status.replaceChildren();
      kind.give(given);
      if (checked) judge();
      if (checked === "before") hide();
    },
  };

  const hide = () => {
    form.querySelectorAll(".gp-quiz__verdict").forEach((line) => line.remove());
    for (const entry of entries) entry.why.remove();
    again.hidden = true;
  };

  const empty = () => {
    hide();
    kind.clear();
    asked.answered = asked.right = false;
    status.replaceChildren();
  };

  const judge = () => {
    hide();
    const { right, verdicts } = kind.judge();
    for (const { place, entry, good, says } of verdicts) {
      if (says) verdict(place, good, says);
      place.append(entry.why);
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
    if (event.target instanceof HTMLInputElement) status.replaceChildren();
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

/** @param {Asked[]} all @param {() => void} changed @param {HTMLElement} practice the part of the module to read again where no link is nearer */
function makeScore(all, practice, changed) {
  const heading = make("h3", "", "How it went");
  heading.id = "gp-score";
  const status = make("p");
  status.setAttribute("role", "status");
  const list = make("div");
  const over = makeButton("Clear all answers");
  const section = make("section", "gp-score", heading, status, list, make("p", "gp-quiz__buttons", over));
  section.setAttribute("aria-labelledby", heading.id);
  const scored = all.filter((one) => !one.open);
  const cases = all.length - scored.length;

  const show = () => {
    const done = all.filter((one) => one.answered);
    const right = scored.filter((one) => one.answered && one.right).length;
    const missed = scored.filter((one) => one.answered && !one.right);
    over.hidden = done.length === 0;
    list.replaceChildren();
    const compared = done.filter((one) => one.open).length;
    const own = compared ? ` You wrote on ${compared === 1 ? "one case" : `${compared} cases`}, which nobody can score but you and your supervisor.` : "";
    if (!done.length) {
      const told = cases ? ` ${scored.length} of them get a score.` : "";
      status.textContent = `You have answered none of the ${all.length} questions yet.${told} Nothing is sent anywhere.`;
    } else if (done.length < all.length) {
      status.textContent = `You have answered ${done.length} of ${all.length} questions. ${right} of ${scored.length} right so far.${own}`;
    } else {
      const praise = right === scored.length ? "All of them right" : `${right} of ${scored.length} right`;
      status.textContent = `You have answered all ${all.length} questions. ${praise}.${own}`;
    }
    if (missed.length) {
      list.append(make("p", "", "To read again:"), make("ul", "", ...missed.map((one) => make("li", "", ...hint(one, practice)))));
    }
    const whole = done.length === all.length;
    document.dispatchEvent(new CustomEvent("guidepost:checked", { detail: { right, of: scored.length, whole } }));
  };

  over.addEventListener("click", () => {
    for (const one of all) one.clear();
    changed();
    /** @type {HTMLElement | null} */ (all[0].heading.nextElementSibling?.querySelector("input, textarea, ol button:not([disabled])"))?.focus();
  });
  return { section, show };
}

/** @param {Asked} asked @param {HTMLElement} practice @returns {(Node | string)[]} */
function hint(asked, practice) {
  const target = make("a", "", words(asked.heading));
  target.href = `#${asked.heading.id}`;
  /** @type {Map<string, string>} */
  const links = new Map(asked.reread.map((link) => [link.href, link.textContent ?? ""]));
  if (!links.size) links.set(`#${practice.id}`, words(practice));
  const nodes = Array.from(links, ([href, text]) => {
    const link = make("a", "", text);
    link.href = href;
    return link;
  });
  return [target, " See ", ...nodes.flatMap((node, place) => (place ? [", ", node] : [node])), "."];
}

/** @param {HTMLElement} heading */
function words(heading) {
  return Array.from(heading.childNodes, (node) => (node instanceof HTMLElement && node.matches(".headerlink") ? "" : node.textContent)).join("").trim();
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
