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

/** @param {string} name @param {string} text */
export function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/**
 * @param {string} question @param {string} yes @param {string} no @param {string} [language]
 * @returns {Promise<boolean>}
 */
export function ask(question, yes, no, language = document.documentElement.lang) {
  const dialog = document.createElement("dialog");
  dialog.className = "gp-ask md-typeset";
  dialog.lang = language;
  dialog.setAttribute("aria-labelledby", "gp-asked");
  const text = make("p", question);
  text.id = "gp-asked";
  const form = document.createElement("form");
  form.method = "dialog";
  const [stay, go] = [make("button", no), make("button", yes)];
  stay.autofocus = true;
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

/** @param {string} text */
export function makeButton(text) {
  const button = make("button", text);
  button.type = "button";
  return button;
}
