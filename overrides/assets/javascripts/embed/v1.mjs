// @ts-check
// What stands in somebody else's page: one answer, or the questions of a topic. Version 1; a change that could break a page that
// embeds it gets another version and another address.
//
// The build puts this text and the data of one answer or topic into one plain script. It asks nothing of any host, keeps nothing, and
// writes text only, so that a host page may be as strict as it likes. Without it the link inside the element stays what it is.

/**
 * @typedef {{question: string, short: string, address: string, expires: string}} Told expires: the last good day, such as 2026-12-31
 * @typedef {{name: string, title: string, address: string, reviewed: string, source: string, answers: Told[]}} Card
 */

const STYLE = `
:host { display: block; font: inherit; color: inherit; }
:host([hidden]) { display: none; }
section { border: 1px solid currentColor; border-radius: .4em; padding: .2em 1.1em .6em; text-align: start; }
p { margin: .7em 0; }
.title { font-weight: bold; font-size: 1.15em; line-height: 1.3; }
.source { font-size: .9em; }
.lapsed { font-weight: bold; }
a { color: inherit; text-decoration: underline; text-underline-offset: .15em; }
a, summary { display: inline-block; min-height: 24px; }
summary { cursor: pointer; display: list-item; padding: .35em 0; font-weight: bold; }
details { border-top: 1px solid currentColor; }
:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
`;

/** @param {string} tag @param {string} text @param {string} [name] */
function make(tag, text, name) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
}

/** @param {string} text @param {string} address @param {string} base */
function line(text, address, base) {
  const made = make("p", "");
  const link = document.createElement("a");
  link.href = new URL(address, base).href;
  link.textContent = text;
  made.append(link);
  return made;
}

/**
 * The short answer, with what is said above it from the day after its last good day, and else with that day below it.
 * @param {Told} told
 */
function answer({ short, expires }) {
  const said = make("p", short);
  if (!expires) return [said];
  const day = new Date(`${expires}T00:00`);
  const write = () => day.toLocaleDateString("en-US", { dateStyle: "long" });
  const good = `Good through ${write()}.`;
  day.setDate(day.getDate() + 1);
  return day <= new Date() ? [make("p", `Out of date since ${write()}. Check before you use it.`, "lapsed"), said] : [said, make("p", good, "source")];
}

/** @param {HTMLElement} host @param {Card} card @param {string} base */
function draw(host, card, base) {
  if (host.shadowRoot) return;
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const box = document.createElement("section");
  box.setAttribute("aria-label", card.title);
  box.lang = "en";
  box.append(make("p", card.title, "title"));
  if (card.answers.length === 1 && card.answers[0].question === card.title) {
    box.append(...answer(card.answers[0]), line("Read the whole answer", card.address, base));
  } else {
    for (const told of card.answers) {
      const details = document.createElement("details");
      details.append(make("summary", told.question), ...answer(told), line(`Read the whole answer: ${told.question}`, told.address, base));
      box.append(details);
    }
    box.append(line(`All questions: ${card.title}`, card.address, base));
  }
  box.append(make("p", `${card.source} Reviewed ${card.reviewed}.`, "source"));
  root.append(box);
}

/**
 * Show one card in every `<guidepost-answer>` that asks for it, now and later.
 * @param {Card} card
 * @param {string} base the address of the site
 */
export function show(card, base) {
  const shared = /** @type {{guidepostCards?: Map<string, [Card, string]>}} */ (globalThis);
  /** @type {Map<string, [Card, string]>} */
  const cards = (shared.guidepostCards ??= new Map());
  cards.set(card.name, [card, base]);
  if (!customElements.get("guidepost-answer")) {
    customElements.define(
      "guidepost-answer",
      class extends HTMLElement {
        connectedCallback() {
          const found = cards.get(this.getAttribute("name") ?? "");
          if (found) draw(this, ...found);
        }
      },
    );
  }
  for (const host of document.querySelectorAll("guidepost-answer")) {
    if (host instanceof HTMLElement && host.getAttribute("name") === card.name) draw(host, card, base);
  }
}
