// @ts-check
// What a page does with a reader's own words on the device: ask before they are lost, write them to a file, reach the browser's memory.

/**
 * A browser may refuse to keep anything, and then it throws.
 * @template T @param {() => T} use @returns {T | null}
 */
export function stored(use) {
  try {
    return use();
  } catch {
    return null;
  }
}

/** @param {string} name @param {string | Uint8Array} text @param {string} [type] */
export function download(name, text, type = "application/json") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (text)], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/**
 * A question that must be answered. Not every screen reader names a dialog that has opened, so the button with the focus is described by it.
 * @param {string} question @param {string} yes @param {string} no @param {string} [language]
 * @returns {Promise<boolean>}
 */
export function ask(question, yes, no, language = document.documentElement.lang) {
  const dialog = document.createElement("dialog");
  dialog.className = "gp-ask md-typeset";
  dialog.setAttribute("role", "alertdialog");
  dialog.lang = language;
  dialog.setAttribute("aria-labelledby", "gp-asked");
  const text = make("p", question);
  text.id = "gp-asked";
  const form = document.createElement("form");
  form.method = "dialog";
  const [stay, go] = [make("button", no), make("button", yes)];
  stay.autofocus = true;
  stay.setAttribute("aria-describedby", "gp-asked");
  go.value = "yes";
  form.append(text, stay, go);
  dialog.append(form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    // The browser tells of a closed dialog a moment later, and somebody who said yes may have left the page by then.
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      dialog.close();
      dialog.remove();
      resolve(event.submitter === go);
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(false);
    });
    dialog.showModal();
  });
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {string} text @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

export const SETTLED = 150; // milliseconds after a press; what is said sooner is lost among the other changes that a screen reader hears of

/**
 * Makes an element tell words to eyes and to ears. It is no `status`: one that is still empty is read out as “status bar”.
 * @param {HTMLElement} place @returns {(text: string) => void} which takes back what was told when it is given nothing
 */
export function tells(place) {
  place.setAttribute("aria-live", "polite");
  place.setAttribute("aria-atomic", "true");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  return (text) => {
    clearTimeout(waiting);
    if (!text) return place.replaceChildren();
    waiting = setTimeout(() => place.replaceChildren(make("span", text)), SETTLED); // a new element, so that the same words are read again
  };
}

/** A line of buttons. @param {...HTMLElement} buttons */
export function row(...buttons) {
  const line = make("p", "");
  line.className = "gp-tools__buttons";
  line.append(...buttons);
  return line;
}

/** @param {string} text */
export function makeButton(text) {
  const button = make("button", text);
  button.type = "button";
  return button;
}
