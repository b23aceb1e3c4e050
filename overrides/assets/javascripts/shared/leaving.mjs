// @ts-check
// Asks before a page is left with words that nothing keeps. Browsers ask in words of their own, and only where somebody has typed or pressed something.

import { fileOfSite } from "./disk-files.mjs";

const SOON = 2000; // milliseconds between a press and the leaving that it causes

/**
 * @param {() => "" | "tab" | "page"} risk what would be lost: nothing, words that the closing of the tab ends, or words that only the page holds
 * @returns {() => void} to be called when the risk may have changed: a page that never asks is kept by the browser for the way back
 */
export function asksBeforeLeaving(risk) {
  const home = fileOfSite("");
  let within = Number.NEGATIVE_INFINITY;
  let asks = false;
  /** @param {string} url */
  const note = (url) => {
    if (url.startsWith(home)) within = performance.now();
  };
  // A reload, the way back, and each link within the site keep the words of the tab.
  /** @type {any} */ (window).navigation?.addEventListener("navigate", (/** @type {any} */ event) => note(event.destination.url));
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a[href]") : null;
    if (link instanceof HTMLAnchorElement && !link.target && !link.download) note(link.href);
  });
  /** @param {BeforeUnloadEvent} event */
  const ask = (event) => {
    const lost = risk();
    if (lost === "page" || (lost === "tab" && performance.now() - within > SOON)) event.preventDefault();
  };
  return () => {
    const now = risk() !== "";
    if (now !== asks) window[now ? "addEventListener" : "removeEventListener"]("beforeunload", /** @type {EventListener} */ (ask));
    asks = now;
  };
}
