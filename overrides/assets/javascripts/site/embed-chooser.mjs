// @ts-check
// @needs .gp-cards
// The page for embedding: choose a card and a way, see it, copy it. Without a script the page lists the names and shows the pattern.
import { copyButton, makeStatus } from "../shared/clipboard.mjs";

const place = document.querySelector(".gp-cards");
const items = /** @type {HTMLElement[]} */ (place ? [...place.querySelectorAll("li")] : []);

/** @param {HTMLElement} item @returns {{name: string, title: string, href: string}} */
function told(item) {
  const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
  return { name: item.querySelector("code")?.textContent ?? "", title: (link.textContent ?? "").replace(/^Topic: /, ""), href: link.href };
}

/** @param {string} text */
const safe = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

function start() {
  const root = new URL("..", location.href.split("#")[0]).href;
  const form = document.createElement("form");
  form.className = "gp-filter gp-chooser";
  form.setAttribute("aria-label", "Choose what to show");
  form.innerHTML = `
    <p><label for="gp-card">What to show</label> <select id="gp-card"></select></p>
    <fieldset><legend>How</legend>
      <label><input type="radio" name="way" value="script" checked> As a part of your page</label>
      <label><input type="radio" name="way" value="frame"> In a frame</label>
    </fieldset>
    <p><label for="gp-code">Put this into your page</label> <textarea id="gp-code" rows="6" readonly spellcheck="false"></textarea></p>
    <p class="gp-share__row"></p>
    <p><strong>This is how it looks</strong></p>
    <iframe class="gp-preview" title="Preview"></iframe>`;
  const select = /** @type {HTMLSelectElement} */ (form.querySelector("select"));
  const code = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
  const frame = /** @type {HTMLIFrameElement} */ (form.querySelector("iframe"));
  for (const [number, item] of items.entries()) select.add(new Option(item.querySelector("a")?.textContent ?? "", String(number)));
  const update = () => {
    const { name, title, href } = told(items[Number(select.value)]);
    const way = new FormData(form).get("way");
    const source = `${root}embed/v1/${name}`;
    code.value =
      way === "frame"
        ? `<iframe src="${source}.html" title="${safe(title)}" width="100%" height="320" loading="lazy"></iframe>`
        : `<script src="${source}.js" async></script>\n<guidepost-answer name="${name}"><a href="${safe(href)}">${safe(title)}</a></guidepost-answer>`;
    frame.src = `${source}.html`;
    frame.title = `Preview: ${title}`;
  };
  const status = makeStatus();
  form.querySelector(".gp-share__row")?.append(copyButton("Copy", () => code.value, status, "The lines were copied."), status);
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  place?.before(form);
  update();
}

if (items.length) start();
