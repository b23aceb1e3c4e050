// @ts-check
// Puts a text on the clipboard and says so, to eyes and to screen readers.

/** @typedef {{ text: string, html: string }} Rich the same words twice: for plain places, and for those that take links, such as Word or a mail */

/** @param {string} text @param {string} html nothing where the words have no link */
async function put(text, html) {
  if (html && navigator.clipboard && "write" in navigator.clipboard && "ClipboardItem" in window) {
    const kinds = Object.entries({ "text/plain": text, "text/html": html }).map(([type, words]) => [type, new Blob([words], { type })]);
    try {
      return await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(kinds))]);
    } catch {
      // Plain words may still be allowed.
    }
  }
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // A page that came without encryption has no clipboard of its own; the old command still works there.
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("refused");
}

/**
 * Makes a button copy what `read` gives, and tell it in `status`: in the words of the page that stand at the button, or in those given.
 * @param {Element | null} button @param {() => string | Rich} read @param {HTMLElement} status @param {string} [told]
 */
export function copies(button, read, status, told) {
  const { done = told ?? "", refused = "The browser did not allow it. Copy this by hand: {text}" } = button instanceof HTMLElement ? button.dataset : {};
  button?.addEventListener("click", async () => {
    status.textContent = "";
    const found = read();
    const { text, html } = typeof found === "string" ? { text: found, html: "" } : found;
    try {
      await put(text, html);
      status.textContent = done;
    } catch {
      status.textContent = refused.replace("{text}", () => text);
    }
  });
}

/**
 * A button that copies what `read` gives.
 * @param {string} words @param {() => string} read @param {HTMLElement} status @param {string} told
 */
export function copyButton(words, read, status, told) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "gp-copy";
  button.textContent = words;
  copies(button, read, status, told);
  return button;
}

/** A place for what was done, read aloud when it changes. */
export function makeStatus() {
  const status = document.createElement("span");
  status.setAttribute("aria-live", "polite");
  status.className = "gp-copied";
  return status;
}
