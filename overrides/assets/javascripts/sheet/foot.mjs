// @ts-check
// The foot of the window, where a sheet tells what was done, wherever on it somebody is: one place, read aloud, with the way to take it back.

import { make, makeButton } from "../shared/on-device.mjs";

const SETTLED = 150; // milliseconds after a press; what is said sooner is lost in what a screen reader says of the press itself

/** @param {Record<string, string>} words @param {string} lang */
export function makeFoot(words, lang) {
  const foot = make("div", "");
  foot.className = "gp-foot";
  foot.lang = lang;
  const { said, undo, tell } = makeSaid();
  const close = makeButton(words.close);
  close.className = "gp-foot__close";
  const hush = () => {
    tell("");
    undo.replaceChildren();
  };
  close.addEventListener("click", hush);
  foot.append(said, undo, close);
  return { foot, undo, tell, hush };
}

/** Where it is said what was done, and beside it a place for the button that takes it back: a status that is read aloud holds words alone. */
export function makeSaid() {
  const said = make("p", "");
  said.className = "gp-tools__said";
  said.setAttribute("role", "status");
  const undo = make("p", "");
  undo.className = "gp-tools__undo";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /**
   * What is told last stands, also where something told before it was still to come.
   * @param {string} text nothing to take back what stands there @param {boolean} [settled] wait until a screen reader has named the button that was pressed
   */
  const tell = (text, settled = false) => {
    clearTimeout(waiting);
    const put = () => said.replaceChildren(...(text ? [make("span", text)] : [])); // a new element, so that the same words are read again
    if (settled) waiting = setTimeout(put, SETTLED);
    else put();
  };
  return { said, undo, tell };
}

/** The question that stands there from the first word on. @param {Record<string, string>} words @param {string} who reads what is kept @param {(yes: boolean) => void} answered */
export function makeOffer(words, who, answered) {
  const offer = make("section", "");
  offer.className = "gp-offer";
  offer.setAttribute("aria-label", words.offer);
  const question = make("p", "");
  question.append(make("strong", words.offer), ` ${who}`);
  const [yes, no] = [words.offer_yes, words.offer_no].map(makeButton);
  for (const [button, answer] of /** @type {[HTMLButtonElement, boolean][]} */ ([[yes, true], [no, false]])) {
    button.addEventListener("click", () => answered(answer));
  }
  const line = make("p", "");
  line.className = "gp-tools__buttons";
  line.append(yes, no);
  offer.append(question, line);
  return offer;
}
