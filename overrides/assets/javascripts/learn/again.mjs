// @ts-check
// @needs .gp-again
// Five questions at a time out of all modules. The page lists them all; each is taken from its own module when it is asked.

import { choose, dueOn, moved } from "./boxes.mjs";
import { BOXES, inWords, remembered, today } from "./memory.mjs";
import { connect, makePanel } from "./panel.mjs";
import { make, makeButton } from "./quiz-kinds.mjs";
import { start } from "./quiz.mjs";
import { explainAcronyms } from "../shared/acronyms.mjs";
import { openRecord } from "../shared/store.mjs";
import { onDisk } from "../shared/disk-files.mjs";
import { tells } from "../shared/on-device.mjs";

/** @typedef {import("./boxes.mjs").Asked & { link: HTMLAnchorElement }} Listed */

/** @param {HTMLElement} list @returns {Listed[]} */
function readList(list) {
  let module = "";
  /** @type {Listed[]} */
  const found = [];
  for (const part of list.querySelectorAll("[data-module], li a")) {
    if (part instanceof HTMLAnchorElement) found.push({ id: part.hash.slice(1), module, link: part });
    else module = /** @type {HTMLElement} */ (part).dataset.module ?? "";
  }
  return found;
}

/** A question with its form, as its module has it. @param {Listed} asked @param {number} number @param {() => void} changed */
async function take({ id, link }, number, changed) {
  const answer = await fetch(link.href.split("#")[0]);
  if (!answer.ok) throw new Error(`${link.href}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [heading, quiz] = [page.getElementById(id), page.getElementById(id)?.nextElementSibling];
  if (!heading || !(quiz instanceof HTMLElement)) throw new Error(`${link.href} is not there`);
  heading.querySelector(".headerlink")?.remove();
  for (const one of quiz.querySelectorAll("a[href]")) one.setAttribute("href", new URL(one.getAttribute("href") ?? "", link.href).href);
  const place = make("div", "", document.adoptNode(heading), document.adoptNode(quiz));
  explainAcronyms(place);
  return { place, asked: start(quiz, number, changed) };
}

/** @param {HTMLElement} list */
function ask(list) {
  const all = readList(list);
  const record = openRecord(BOXES, "When your questions come again", () => remembered() !== null);
  const panel = makePanel();
  const status = make("p", "gp-score__sum");
  const tell = tells(status);
  const place = make("div", "gp-again__five");
  const more = makeButton("Ask me five questions");
  const folded = make("details", "gp-again__all", make("summary", "", `All ${all.length} questions, module by module`));
  list.before(status, place, make("p", "gp-quiz__buttons gp-again__more", more), panel.section, folded);
  folded.append(list);
  panel.buttons.hidden = true;

  const show = () => {
    panel.keep.checked = remembered() !== null;
    const seen = all.filter((one) => record.words().has(one.id));
    const next = seen.map((one) => dueOn(record.words().get(one.id)) ?? "").sort()[0];
    panel.state.textContent = seen.length ? `You have met ${seen.length} of ${all.length} questions here. The next one comes again on ${inWords(next)}.` : "";
    panel.state.hidden = !panel.state.textContent;
  };

  const turn = async () => {
    more.hidden = true;
    more.textContent = "Five more questions";
    const done = [...(remembered() ?? [])].filter(([, step]) => step.done).map(([name]) => name);
    const chosen = choose(all, record.words(), today(), done);
    if (!chosen.length) {
      place.replaceChildren();
      return tell("You have met them all, and none is due today.");
    }
    /** @type {Awaited<ReturnType<typeof take>>[]} */
    let taken = [];
    const told = new Set();
    const changed = () => {
      const words = new Map(record.words());
      taken.forEach(({ asked }, number) => {
        if (asked?.first === undefined || told.has(number)) return;
        told.add(number);
        words.set(chosen[number].id, moved(words.get(chosen[number].id), asked.first, today()));
      });
      record.save(words);
      show();
      const right = taken.filter(({ asked }) => asked?.first).length;
      if (told.size === taken.length) tell(`${right} of ${taken.length} right. What you missed comes again tomorrow.`);
      more.hidden = told.size < taken.length;
    };
    tell("");
    try {
      taken = await Promise.all(chosen.map((one, number) => take(/** @type {Listed} */ (all.find(({ id }) => id === one.id)), number, changed)));
    } catch {
      folded.open = true;
      return tell("The questions could not be loaded. Choose one from the list below.");
    }
    place.replaceChildren(...taken.map((one) => one.place));
    return undefined;
  };
  more.addEventListener("click", async () => {
    await turn();
    /** @type {HTMLElement | null} */ (place.querySelector("input, ol button:not([disabled])"))?.focus();
  });
  connect(panel, show);
  show();
}

const list = document.querySelector(".gp-again");
if (list instanceof HTMLElement && !onDisk()) ask(list); // a page on a disk may read no other page, and keeps the whole list
