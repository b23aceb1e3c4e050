// @ts-check
// @needs .gp-share
// @steady
// The two buttons below each short answer: its link, and the answer with its source line.
import { copies } from "../shared/clipboard.mjs";
import { make } from "../shared/on-device.mjs";

const row = document.querySelector(".gp-share__row");
const status = row?.querySelector(".gp-copied");
const quote = document.querySelector(".gp-share blockquote");
const line = document.querySelector(".gp-share .gp-source");

if (row && status instanceof HTMLElement && quote && line) {
  const link = () => /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"))?.href || location.href.split(/[?#]/)[0];
  /** @param {Element} of */
  const words = (of) => (of.textContent ?? "").replace(/\s+/g, " ").trim();
  const linked = () => {
    const made = make("a", words(document.querySelector("h1") ?? line));
    made.href = link();
    return made.outerHTML;
  };
  copies(row.querySelector("[data-copies=link]"), () => ({ text: link(), html: linked() }), status);
  copies(
    row.querySelector("[data-copies=answer]"),
    () => ({ text: `“${words(quote)}”\n${words(line)} ${link()}`, html: `${make("p", `“${words(quote)}”`).outerHTML}<p>${make("span", words(line)).innerHTML} ${linked()}</p>` }),
    status,
  );
}
