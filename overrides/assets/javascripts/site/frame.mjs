// @ts-check
// @needs .gp-header
// @steady
// What is around a page: the menu of a phone, the choice of colors, and the heading that somebody has come to.

import { put, take } from "./choices.mjs";

const menu = document.getElementById("gp-menu");
const side = document.getElementById("gp-side");

/** @param {boolean} isOpen */
function showMenu(isOpen) {
  side?.classList.toggle("gp-side--open", isOpen);
  menu?.setAttribute("aria-expanded", String(isOpen));
}

menu?.addEventListener("click", () => showMenu(menu.getAttribute("aria-expanded") !== "true"));
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || menu?.getAttribute("aria-expanded") !== "true") return;
  showMenu(false);
  menu.focus();
});

const root = document.documentElement;
const colors = document.getElementById("gp-colors");
for (const input of colors?.querySelectorAll("input") ?? []) input.checked = input.value === (root.dataset.colors ?? "");
colors?.addEventListener("change", ({ target }) => {
  const { value } = /** @type {HTMLInputElement} */ (target);
  if (value) root.dataset.colors = value;
  else delete root.dataset.colors;
  put("colors", value);
});

const slash = /** @type {HTMLInputElement | null} */ (document.getElementById("gp-slash"));
if (slash) slash.checked = take("slash") !== "off";
slash?.addEventListener("change", () => put("slash", slash.checked ? "" : "off"));

const PASSED = 120; // pixels from the top of the window: a heading this high is being read
const links = new Map(Array.from(document.querySelectorAll(".gp-contents a"), (link) => [/** @type {HTMLAnchorElement} */ (link).hash.slice(1), link]));
const headings = Array.from(links.keys(), (id) => document.getElementById(id)).filter((one) => one !== null);

/** Marks in the contents the heading that was passed last. */
function follow() {
  const now = headings.filter((one) => one.getBoundingClientRect().top < PASSED).at(-1);
  for (const [id, link] of links) {
    if (id === now?.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

if (headings.length) {
  let waits = false;
  addEventListener("scroll", () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      follow();
    });
  }, { passive: true });
  follow();
}
