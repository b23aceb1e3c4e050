// @ts-check
// Where the words of a sheet are: in this tab, kept in the browser, or nowhere; what a person is told of it; and how they clear them.

import { asksBeforeLeaving } from "../shared/leaving.mjs";
import { stored } from "../shared/on-device.mjs";
import { isKeeping, keepSheets, listRecords, openRecord, START } from "../shared/store.mjs";
import { clearAll, clearOne, clears } from "./clearing.mjs";
import { makeOffer } from "./foot.mjs";
import { whoReads } from "./panel.mjs";
import { same } from "./words.mjs";

/** @typedef {import("./words.mjs").Typed} Typed */
/** @typedef {import("../shared/store.mjs").Held} Held */
/** @typedef {{ typed: () => Typed, show: (found: Typed, names?: string[]) => void, say: import("./clearing.mjs").Say }} Page */

const OFFERED = `${START}offered`;
const TOLD = { kept: "", tab: "", full: "full", later: "later", nowhere: "no_room" };

/**
 * @param {HTMLFormElement} form @param {string} slug @param {string} title @param {ReturnType<typeof import("./panel.mjs").makePanel>} panel
 * @param {Record<string, string>} words @param {Page} page
 */
export function keepWords(form, slug, title, panel, words, { typed, show, say }) {
  const name = `sheet/${slug}`;
  /** @type {Held} */
  let held = "tab";
  /** @type {Typed} What the person has in a file of theirs. */
  let inFile = new Map();
  let keeping = isKeeping();
  /** @type {HTMLElement | null} */
  let offered = null;

  const record = openRecord(name, title, isKeeping, (found, names, here) => {
    show(found, names);
    if (!here) say(found.size ? "changed" : "cleared_elsewhere");
  });

  const watchLeaving = asksBeforeLeaving(() => {
    const now = typed();
    if (now.size && held !== "kept" && !same(now, inFile)) return held === "nowhere" ? "page" : "tab";
    return !isKeeping() && listRecords().some((one) => one.name.startsWith("sheet/") && one.name !== name) ? "tab" : "";
  });

  const remember = () => {
    const before = held;
    held = record.save(typed());
    keeping = isKeeping();
    panel.keep.checked = held === "kept"; // no box stays checked for what isn't kept
    if (held !== before && TOLD[held]) say(TOLD[held]);
    watchLeaving();
    return !TOLD[held];
  };

  /** @param {boolean} keep */
  const setKeeping = (keep) => {
    const done = keepSheets(keep);
    if (remember() && done) say(keep ? "kept" : "forgotten");
    else say(keep && held !== "later" ? "full" : TOLD[held] || "no_room");
    if (keep) endOffer();
  };

  const endOffer = () => {
    offered?.remove();
    offered = null;
  };

  const afterClearing = () => {
    show(record.words());
    endOffer();
    keeping = isKeeping();
    held = keeping ? "kept" : "tab";
    panel.keep.checked = keeping;
    watchLeaving();
  };
  clears(panel.clear, panel.foot.undo, words, say, () => clearOne(name, title, words), afterClearing);
  for (const button of panel.clearAll) clears(button, panel.foot.undo, words, say, () => clearAll(words), afterClearing);
  panel.keep.addEventListener("change", () => setKeeping(panel.keep.checked));
  window.addEventListener("storage", () => {
    if (keeping === isKeeping()) return;
    if (remember() && typed().size) say(keeping ? "kept" : "forgotten");
  });

  return {
    /** @returns {boolean} false where it was said that they are kept nowhere, or not as asked */
    remember,
    restore() {
      const found = record.words();
      if (found.size) {
        show(found);
        say("back");
      }
      held = keeping ? "kept" : "tab";
      if (record.later()) {
        held = "later";
        say("later");
      }
      panel.keep.checked = held === "kept";
      watchLeaving();
    },
    /** @param {Typed} saved */
    areInFile(saved) {
      inFile = saved;
      watchLeaving();
    },
    /** What was told gives way to what is typed, but not a warning, and not while it can be taken back. */
    hush() {
      if (!TOLD[held] && !panel.foot.undo.childElementCount) panel.foot.hush();
    },
    /** Once, at the first word. */
    offer() {
      if (offered || isKeeping() || TOLD[held] || stored(() => sessionStorage.getItem(OFFERED))) return;
      const field = document.activeElement;
      offered = makeOffer(words, whoReads(words, words.offer_how), (yes) => {
        stored(() => sessionStorage.setItem(OFFERED, "yes"));
        if (yes) setKeeping(true);
        else say("not_kept");
        endOffer();
        if (field instanceof HTMLElement) field.focus();
      });
      panel.foot.foot.append(offered);
      field?.scrollIntoView({ block: "nearest" }); // it would stand behind the question
    },
  };
}
