// @ts-check
// What a script adds to a sheet: its buttons, the place where it says what was done, the offer to keep words, and the way back to all of it.

import { make, makeButton } from "../shared/on-device.mjs";
import { fileOfSite, onDisk } from "../shared/disk-files.mjs";

const FOLDER = "guides/worksheets/my-folder/";
const SETTLED = 150; // milliseconds after a press; what is said sooner is lost in what a screen reader says of the press itself

/** @param {Record<string, string>} words @param {string} title of the sheet */
export function makePanel(words, title) {
  const section = make("section", "");
  section.className = "gp-tools";
  section.setAttribute("aria-labelledby", "gp-tools");
  const heading = make("h2", words.tools);
  heading.id = "gp-tools";
  heading.tabIndex = -1;
  const shared = make("p", "");
  shared.append(make("strong", words.shared));
  const [save, open, print, clear, clearAll] = [words.save, words.open, words.print, words.clear.replace("{sheet}", () => title), words.clear_all].map(makeButton);
  const buttons = row(save, open, print);
  const chosen = make("input", "");
  chosen.type = "file";
  chosen.accept = ".json,application/json,.pdf,application/pdf";
  chosen.hidden = true;
  const { keep, keeping } = makeKeep(words);
  const { said, undo, tell } = makeSaid();
  const left = make("div", "");
  left.hidden = true;
  const list = make("ul", "");
  left.append(make("p", words.no_place), list);
  const folder = make("p", "");
  folder.append(folderLink(words.folder));
  section.append(heading, make("p", words.stays), shared, buttons, row(clear, clearAll), said, undo, chosen, keeping, folder, left);
  return { section, buttons, save, open, print, clear, clearAll, chosen, keep, said, undo, tell, left, list };
}

/** The box that keeps the words of all sheets. @param {Record<string, string>} words */
export function makeKeep(words) {
  const keep = make("input", "");
  keep.type = "checkbox";
  keep.id = "gp-keep";
  keep.setAttribute("aria-describedby", "gp-keep-how");
  const label = make("label", words.keep);
  label.htmlFor = keep.id;
  const how = make("span", whoReads(words));
  how.id = "gp-keep-how";
  const keeping = make("p", "");
  keeping.append(keep, " ", label, " ", how);
  return { keep, keeping };
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
   * @param {string} text @param {boolean} [settled] wait until a screen reader has named the button that was pressed
   */
  const tell = (text, settled = false) => {
    clearTimeout(waiting);
    const put = () => said.replaceChildren(make("span", text)); // a new element, so that the same words are read again
    if (settled) waiting = setTimeout(put, SETTLED);
    else put();
  };
  return { said, undo, tell };
}

/** @param {...HTMLElement} buttons */
export function row(...buttons) {
  const line = make("p", "");
  line.className = "gp-tools__buttons";
  line.append(...buttons);
  return line;
}

/** Who can read words that are kept, where this page is. @param {Record<string, string>} words */
export const whoReads = (words) => `${words.keep_how} ${onDisk() ? words.keep_disk : words.keep_host.replace("{host}", location.hostname)}`;

/** @param {string} text */
function folderLink(text) {
  const link = make("a", text);
  link.href = fileOfSite(onDisk() ? `${FOLDER}index.html` : FOLDER);
  return link;
}

/** @param {Record<string, string>} words */
export function makeWayBack(words) {
  const line = make("p", "");
  line.className = "gp-tools__back";
  const link = make("a", words.tools);
  link.href = "#gp-tools";
  line.append(link);
  return line;
}

/** The question that stands at the foot of the window from the first word on. @param {Record<string, string>} words @param {(yes: boolean) => void} answered */
export function makeOffer(words, answered) {
  const offer = make("section", "");
  offer.className = "gp-offer";
  offer.setAttribute("aria-label", words.offer);
  const question = make("p", "");
  question.append(make("strong", words.offer), ` ${whoReads(words)}`);
  const [yes, no] = [words.offer_yes, words.offer_no].map(makeButton);
  for (const [button, answer] of /** @type {[HTMLButtonElement, boolean][]} */ ([[yes, true], [no, false]])) {
    button.addEventListener("click", () => answered(answer));
  }
  offer.append(question, row(yes, no));
  return offer;
}
