// @ts-check
// @needs .gp-path
// Remembers on this device what a reader did on the learning path, from the moment that they ask for it until they clear it.

import { asFile, clearAnswers, forget, fromFile, LARGEST, NAME, remember, remembered } from "./memory.mjs";
import { connect, makePanel, stepInWords } from "./panel.mjs";
import { ask, download, make, makeButton } from "../shared/on-device.mjs";
import { wordsOf } from "../shared/store.mjs";

const FILE = "learning-path.json";

/** @param {HTMLElement} path */
function startPath(path) {
  const items = /** @type {HTMLElement[]} */ (Array.from(path.querySelectorAll("li[data-module]")));
  const panel = makePanel();
  const [save, open, clear] = ["Save to a file", "Open a file", "Clear all of it"].map(makeButton);
  const chosen = make("input", "");
  chosen.type = "file";
  chosen.accept = ".json,application/json";
  chosen.hidden = true;
  panel.buttons.append(save, open, clear);
  panel.section.append(chosen);
  path.before(panel.section);

  const show = () => {
    const progress = remembered();
    panel.keep.checked = progress !== null;
    panel.buttons.hidden = panel.state.hidden = progress === null;
    const done = items.filter((item) => progress?.get(item.dataset.module ?? "")?.done);
    const next = items.find((item) => !done.includes(item));
    items.forEach((item) => mark(item, stepInWords(progress?.get(item.dataset.module ?? "")), progress !== null && item === next));
    panel.state.replaceChildren(`${done.length} of ${items.length} modules done. `);
    const link = next?.querySelector(".gp-path__name a");
    if (next && link instanceof HTMLAnchorElement) {
      const onward = make("a", link.textContent ?? "");
      onward.href = link.href;
      panel.state.append("Next: ", onward, ".");
    } else panel.state.append("You have been through the whole path.");
  };

  save.addEventListener("click", () => {
    download(FILE, asFile(remembered() ?? new Map(), wordsOf(NAME).get("name")));
    panel.say(`Saved as ${FILE}. Look among your downloads.`);
  });
  open.addEventListener("click", () => chosen.click());
  chosen.addEventListener("change", async () => {
    const file = chosen.files?.[0];
    if (!file) return;
    const found = file.size > LARGEST ? "is too large for a saved record" : fromFile(await file.text().catch(() => ""));
    const name = file.name;
    chosen.value = ""; // so that the same file can be chosen again
    if (typeof found === "string") return panel.say(`${name} ${found}. Nothing was changed.`);
    const sure = !remembered()?.size || (await ask("Put the file's record in the place of what is remembered here?", "Yes, use the file", "No, keep what is here"));
    if (!sure) return panel.say("Nothing was changed.");
    if (!remember(found)) return panel.say(`This browser couldn't remember what is in ${name}. Nothing was changed.`);
    show();
    const strange = Array.from(found.keys()).filter((slug) => !items.some((item) => item.dataset.module === slug)).length;
    const left = strange ? ` ${strange} of its modules ${strange === 1 ? "is" : "are"} not on this path.` : "";
    panel.say(`Opened ${name}.${left}`);
  });
  clear.addEventListener("click", async () => {
    if (!(await ask("Clear all that is remembered of your progress? You can't get it back.", "Yes, clear it", "No, keep it"))) return panel.say("Nothing was changed.");
    forget();
    clearAnswers();
    show();
    panel.keep.focus();
    panel.say("Cleared. Nothing of your progress is left in this browser. Files that you saved are still where you put them.");
  });
  connect(panel, show);
  show();
}

/** @param {HTMLElement} item @param {string} words @param {boolean} isNext */
function mark(item, words, isNext) {
  item.querySelector(".gp-path__state")?.remove();
  if (!words && !isNext) return;
  const line = make("p", [words, isNext ? "This comes next." : ""].filter(Boolean).join(" "));
  line.className = "gp-path__state";
  line.dataset.done = String(words.startsWith("Done"));
  item.querySelector(".gp-path__name")?.after(line);
}

const path = document.querySelector("ol.gp-path");
if (path instanceof HTMLElement) startPath(path);
