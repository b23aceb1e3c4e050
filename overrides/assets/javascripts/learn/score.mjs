// @ts-check
// How a reader did on the questions of a module, what to read again, and the button that clears all answers.

import { make, makeButton } from "./quiz-kinds.mjs";
import { tells } from "../shared/on-device.mjs";

/** @typedef {{ heading: HTMLElement, open: boolean, answered: boolean, right: boolean, first: boolean | undefined, reread: HTMLAnchorElement[], clear: () => void, write: (words: Map<string, string>) => void, show: (words: Map<string, string>) => void }} Asked */

/** @param {Asked[]} all @param {() => void} changed to be called when all answers were cleared @param {HTMLElement} practice the part of the module to read again where no link is nearer */
export function makeScore(all, practice, changed) {
  const heading = make("h3", "", "How it went");
  heading.id = "gp-score";
  const status = make("p", "gp-score__sum");
  const told = make("p");
  const tell = tells(told);
  const list = make("div");
  const over = makeButton("Clear all answers");
  const section = make("section", "gp-score", heading, status, list, make("p", "gp-quiz__buttons", over), told);
  section.setAttribute("aria-labelledby", heading.id);
  const scored = all.filter((one) => !one.open);
  const cases = all.length - scored.length;

  const show = () => {
    const done = all.filter((one) => one.answered);
    const right = scored.filter((one) => one.answered && one.right).length;
    const missed = scored.filter((one) => one.answered && !one.right);
    over.hidden = done.length === 0;
    if (done.length) tell("");
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
    const first = scored.filter((one) => one.first).length;
    document.dispatchEvent(new CustomEvent("guidepost:checked", { detail: { right, of: scored.length, first, whole } }));
  };

  over.addEventListener("click", () => {
    for (const one of all) one.clear();
    changed();
    /** @type {HTMLElement | null} */ (all[0].heading.nextElementSibling?.querySelector("input, textarea, ol button:not([disabled])"))?.focus();
    tell("All answers are cleared.");
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
export function words(heading) {
  return Array.from(heading.childNodes, (node) => (node instanceof HTMLElement && node.matches(".headerlink") ? "" : node.textContent)).join("").trim();
}
