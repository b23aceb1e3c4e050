// @ts-check
// Two buttons on each answer: its link, and the short answer with its source line. Made here, since they need a script.
// The link to the printed slip, which needs none, comes up to them.
import { copyButton, makeStatus } from "./clipboard.mjs";

const box = document.querySelector(".gp-share");
const quote = box?.querySelector("blockquote");
const line = box?.querySelector(".gp-source");

if (box && quote && line) {
  const link = () => /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"))?.href || location.href.split("#")[0];
  /** @param {Element} of */
  const words = (of) => (of.textContent ?? "").replace(/\s+/g, " ").trim();
  const row = document.createElement("p");
  row.className = "gp-share__row";
  const status = makeStatus();
  row.append(
    copyButton("Copy link", link, status, "The link was copied."),
    copyButton("Copy short answer", () => `“${words(quote)}”\n${words(line)} ${link()}`, status, "The short answer was copied, with its source line."),
    status,
  );
  const slip = document.querySelector(".gp-slip");
  if (slip) {
    const link = slip.querySelector("a");
    link?.classList.add("gp-copy");
    if (link) row.insertBefore(link, status);
    slip.remove();
  }
  // Below the short answer: first what was asked for, then what to do with it.
  (document.querySelector(".gp-content > p") ?? box).after(row);
}
