// @ts-check
// On paper a box shows only as much as fits into it. So each typed answer is set as text while the page is printed.

import { fieldsOf } from "./words.mjs";

const LINE = 1.6; // em

/** @param {HTMLFormElement} form */
export function printWhole(form) {
  window.addEventListener("beforeprint", () => {
    clear(form);
    const closed = Array.from(form.querySelectorAll("details.gp-before:not([open])"));
    for (const one of closed) one.setAttribute("open", "");
    window.addEventListener("afterprint", () => closed.forEach((one) => one.removeAttribute("open")), { once: true });
    for (const field of fieldsOf(form)) {
      if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) continue;
      const text = document.createElement("span");
      text.className = "gp-typed";
      text.textContent = field.type === "date" && field.value ? inWords(field.value) : field.value;
      text.style.minHeight = `${LINE * (field instanceof HTMLTextAreaElement ? field.rows : 1)}em`;
      field.after(text);
    }
  });
  window.addEventListener("afterprint", () => clear(form));
}

/** @param {HTMLFormElement} form */
const clear = (form) => form.querySelectorAll(".gp-typed").forEach((text) => text.remove());

/** @param {string} day */
const inWords = (day) => new Date(`${day}T12:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
