// @ts-check
// What a script adds to a sheet: one quiet line above it, a closed panel of buttons after its first part and at its end, and a foot that tells what was done.

import { make, makeButton, row } from "../shared/on-device.mjs";
import { fileOfSite, onDisk } from "../shared/disk-files.mjs";
import { makeFoot } from "./foot.mjs";

const FOLDER = "guides/worksheets/my-folder/";
const NO_FORM = "gp-no-form"; // its id is nowhere: what stands in the form and is none of its fields is neither reset nor saved with it

export const ACCEPTED = ".json,application/json,.pdf,application/pdf,.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document,.zip,application/zip";

/** @param {Record<string, string>} words @param {string} title of the sheet @param {string} lang */
export function makePanel(words, title, lang) {
  const [save, open, print, clear] = [words.save, words.open, words.print, words.clear.replace("{sheet}", () => title)].map(makeButton);
  const buttons = row(save, open, print);
  const chosen = make("input", "");
  chosen.type = "file";
  chosen.accept = ACCEPTED;
  chosen.hidden = true;
  const { keep, keeping } = makeKeep(words);
  for (const control of [chosen, keep]) control.setAttribute("form", NO_FORM);
  const body = make("div", "");
  body.append(make("p", words.stays), buttons, chosen, keeping, row(clear));
  const places = [0, 1].map(() => makePlace(words.tools, lang));
  for (const place of places) {
    const bring = () => body.parentElement !== place && place.append(body); // what moves anew loses the focus that stands in it
    place.addEventListener("toggle", () => {
      if (!place.open) return;
      for (const other of places) if (other !== place) other.open = false;
      bring();
    });
    place.firstElementChild?.addEventListener("click", bring); // "toggle" comes later than a quick Tab, which would pass the buttons by
  }
  places[0].append(body);

  const { warning: above, clearAll: first } = makeWarning(words);
  const { warning: below, clearAll: second } = makeWarning(words);
  const top = make("div", "");
  top.className = "gp-top";
  top.lang = lang;
  top.append(above);
  const end = make("div", "");
  end.className = "gp-end";
  end.lang = lang;
  const folder = make("p", "");
  folder.append(folderLink(words.folder));
  end.append(places[1], below, folder);

  const left = make("div", "");
  left.className = "gp-left";
  left.hidden = true;
  const list = make("ul", "");
  left.append(make("p", words.no_place), list);
  top.append(left);
  return { top, middle: places[0], end, foot: makeFoot(words, lang), buttons, save, open, print, clear, clearAll: [first, second], chosen, keep, left, list };
}

/** Closed until somebody asks for it. @param {string} name @param {string} lang */
function makePlace(name, lang) {
  const place = make("details", "");
  place.className = "gp-tools";
  place.lang = lang;
  place.append(make("summary", name));
  return place;
}

/** The one line for people in a hurry at a computer that others use. @param {Record<string, string>} words */
function makeWarning(words) {
  const clearAll = makeButton(words.clear_short);
  clearAll.setAttribute("aria-label", words.clear_all);
  const warning = make("p", "");
  warning.className = "gp-shared";
  warning.append(make("span", words.shared), clearAll);
  return { warning, clearAll };
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

/** Who can read words that are kept, where this page is: other sites only where this one has a folder of a host. @param {Record<string, string>} words @param {string} [how] */
export const whoReads = (words, how = words.keep_how) => {
  if (onDisk()) return `${how} ${words.keep_disk}`;
  return new URL(fileOfSite("")).pathname === "/" ? how : `${how} ${words.keep_host.replace("{host}", location.hostname)}`;
};

/** @param {string} text */
function folderLink(text) {
  const link = make("a", text);
  const { folder } = /** @type {HTMLElement | null} */ (document.querySelector("[data-folder]"))?.dataset ?? {}; // in the page's language
  link.href = folder ?? fileOfSite(onDisk() ? `${FOLDER}index.html` : FOLDER);
  return link;
}
