// @ts-check
// @needs #gp-find
// @steady
// The search: a dialog with a field and a list of links. Nothing is loaded before it opens. Why it is none of the browser's modal
// dialogs, and no combobox: docs/decisions/0039-a-shell-of-our-own.md

import { take } from "../site/choices.mjs";
import { startEngine } from "./engine.mjs";
import { highlight } from "./highlight.mjs";
import { draw } from "./results.mjs";
import { tellUs } from "./tell-us.mjs";
import { inLanguage } from "./tongue.mjs";

const PAUSE = 500; // milliseconds without a letter, after which the number of results is told
const SLOW = 1000; // milliseconds without an answer, after which it is told that one is on the way

/** @template {HTMLElement} T @param {string} id @returns {T} */
const the = (id) => /** @type {T} */ (document.getElementById(id));
const dialog = /** @type {HTMLDialogElement} */ (the("gp-find"));
const button = the("gp-search-open");
const input = /** @type {HTMLInputElement} */ (the("gp-find-q"));
const list = the("gp-find-list");
const told = the("gp-find-told");
const root = new URL(dialog.dataset.root ?? ".", location.href);
/** @type {import("./tongue.mjs").Say} */
const say = JSON.parse(dialog.dataset.say ?? "{}");
const start = the("gp-find-start");
const more = the("gp-find-more");
/** The page of results, which takes the form and the list out of the dialog. */
const page = document.getElementById("gp-results");
page?.append(the("gp-find-form"), /** @type {Element} */ (dialog.querySelector(".gp-find__found")));
/** @type {boolean} */
const canPop = "showPopover" in HTMLElement.prototype; // Safari before 17 can't

/** @type {((query: string, turn: number) => void) | undefined} */
let ask;
let turn = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let telling;
/** Somebody pressed Enter before the answer was there. */
let wantsFirst = false;
/** @type {Element | null} What had the focus before, where the browser does not keep it for us. */
let before = null;

/** Somebody is about to search: what answers is started before the first letter. */
function prepare() {
  ask ??= startEngine(root, show, () => tell(say.failed, 0));
}

const isOpen = () => (canPop ? dialog.matches(":popover-open") : dialog.open);

/** @param {string} [query] */
function open(query) {
  if (!page && !isOpen()) {
    before = document.activeElement;
    if (canPop) dialog.showPopover();
    else dialog.show();
  }
  prepare();
  if (query !== undefined) input.value = query;
  if (!page || query === undefined) {
    input.focus();
    input.select();
  }
  if (query !== undefined) input.dispatchEvent(new Event("input"));
}

function close() {
  if (!isOpen()) return;
  const isInside = dialog.contains(document.activeElement);
  if (canPop) dialog.hidePopover();
  else dialog.close();
  if (isInside && before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus({ preventScroll: true });
}

/** Once, after a rest: told at each letter, nobody would hear anything else. @param {string} text @param {number} [pause] */
function tell(text, pause = PAUSE) {
  clearTimeout(telling);
  telling = setTimeout(() => (told.textContent = text), pause);
}

function look() {
  turn += 1;
  wantsFirst = false;
  const query = input.value.trim();
  start.hidden = Boolean(query);
  more.hidden = true;
  if (page) keep(query);
  if (query) {
    tell(say.slow, SLOW);
    return ask?.(query, turn);
  }
  list.replaceChildren();
  tell("", 0);
}

/** The address holds the query, so that whoever comes back from a result finds the list again. @param {string} query */
function keep(query) {
  const address = new URL(location.href);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  history.replaceState(history.state, "", address);
}

/** What can be done about a list in which nothing fits: keep it, or tell the people of this site. Nothing is sent by itself. */
function offer() {
  const query = input.value.trim();
  const [own] = more.querySelectorAll("a");
  own.hidden = Boolean(page);
  own.search = new URLSearchParams({ q: query }).toString();
  more.querySelector(".gp-find__tell")?.remove();
  const tell = tellUs(dialog.dataset.contact ?? "", query, say.tell_subject, say.tell_body);
  if (tell) more.append(Object.assign(document.createElement("a"), { className: "gp-find__tell", href: tell, textContent: say.tell }));
  more.hidden = Boolean(page) && !tell;
}

/** @param {number} asked @param {import("./worker.mjs").Answer} answer */
function show(asked, answer) {
  if (asked !== turn || list.contains(document.activeElement)) return; // facts come later than pages, and nobody is to lose their place
  const { found, note } = inLanguage(answer, say);
  draw(list, { ...answer, found }, root, say.site);
  offer();
  tell(note || (found.length === 1 ? say.one : say.many).replace("{count}", String(found.length)));
  if (wantsFirst) goToFirst();
}

function goToFirst() {
  const first = list.querySelector("a");
  wantsFirst = !first && Boolean(input.value.trim());
  first?.focus();
}

button.addEventListener("click", () => open());
for (const event of ["pointerenter", "pointerdown"]) button.addEventListener(event, prepare);
document.getElementById("gp-q")?.addEventListener("focus", prepare);
the("gp-find-close").addEventListener("click", close);
input.addEventListener("input", look);
the("gp-find-form").addEventListener("submit", (event) => {
  event.preventDefault(); // else the browser would close the dialog
  goToFirst();
});

(page ?? dialog).addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !page) {
    event.preventDefault();
    return close();
  }
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const stops = [input, .../** @type {NodeListOf<HTMLElement>} */ ((page ?? dialog).querySelectorAll(".gp-find__found a"))].filter((one) => one.offsetParent);
  const next = stops[stops.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step];
  if (!step || !next) return;
  event.preventDefault();
  next.focus();
});
// Out of the dialog by Tab: it would lie over what has the focus.
addEventListener("focusin", ({ target }) => target instanceof Node && !dialog.contains(target) && close());
// A screen reader's own cursor may have taken the focus off, and then the browser gives it back to nothing.
dialog.addEventListener("toggle", () => {
  if (!isOpen() && document.activeElement === document.body) button.focus({ preventScroll: true });
});
if (!canPop) addEventListener("pointerdown", ({ target }) => target instanceof Node && !dialog.contains(target) && close());

start.addEventListener("click", (event) => {
  const asks = event.target instanceof Element ? event.target.closest("[data-asks]") : null;
  if (!asks) return;
  event.preventDefault();
  open(asks.textContent ?? "");
});

addEventListener("hashchange", close);
addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey || take("slash") === "off") return;
  event.preventDefault();
  open();
});

document.querySelector(".gp-search")?.addEventListener("submit", (event) => {
  event.preventDefault();
  open(/** @type {HTMLInputElement} */ (the("gp-q")).value);
});

const here = new URLSearchParams(location.search);
const query = here.get("q");
if (query) open(query);
const words = (here.get("h") ?? "").toLowerCase().split(" ").filter(Boolean);
if (words.length) highlight("gp-asked", document.querySelector("article") ?? document.body, (word) => words.some((one) => word.startsWith(one)));
