// @ts-check
// @needs .gp-share
// @steady
// The two buttons below each short answer: its link, and the answer with its source line.
import { copies } from "../shared/clipboard.mjs";

const row = document.querySelector(".gp-share__row");
const status = row?.querySelector(".gp-copied");
const quote = document.querySelector(".gp-share blockquote");
const line = document.querySelector(".gp-share .gp-source");

if (row && status instanceof HTMLElement && quote && line) {
  const link = () => /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"))?.href || location.href.split("#")[0];
  /** @param {Element} of */
  const words = (of) => (of.textContent ?? "").replace(/\s+/g, " ").trim();
  copies(row.querySelector("[data-copies=link]"), link, status);
  copies(row.querySelector("[data-copies=answer]"), () => `“${words(quote)}”\n${words(line)} ${link()}`, status);
}
