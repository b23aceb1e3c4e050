// @ts-check
// How each kind of question is answered. Each takes what the page holds of it, and gives what the form needs to know.

/**
 * One entry of a question: its words, which are moved into the form, and what explains it.
 * @typedef {{ number: number, words: DocumentFragment, plain: string, right: boolean, side: string, why: HTMLElement }} Entry
 */
/**
 * What a kind of question can do.
 * @typedef {object} Kind
 * @property {string} ask what the reader is asked to do
 * @property {HTMLElement} fields
 * @property {() => string} missing a sentence that says what has no answer yet; empty where nothing is missing
 * @property {() => { right: boolean, verdicts: Verdict[] }} judge
 * @property {() => void} clear
 * @property {() => string} given the answer as text; empty where there is none yet
 * @property {(text: string) => void} give shows such a text again
 */
/** @typedef {{ place: HTMLElement, entry: Entry, good: boolean, says: string }} Verdict of one entry */

let made = 0;

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {string} [name] @param {...(Node | string)} children @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, name = "", ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children);
  return element;
}

/** @param {string} text @param {string} [name] */
export function makeButton(text, name = "") {
  const button = make("button", name, text);
  button.type = "button";
  return button;
}

/** @param {string} kind "radio" or "checkbox" @param {string} name @param {string} value @param {Node | string} words */
function choice(kind, name, value, words) {
  const input = make("input");
  input.type = kind;
  input.name = name;
  input.value = value;
  input.id = `gp-choice-${++made}`;
  const label = make("label", "gp-quiz__choice", input, make("span", "", words));
  return { input, label };
}

/** @param {Verdict[]} verdicts */
const together = (verdicts) => ({ right: verdicts.every((one) => one.good), verdicts });

/** @param {Entry[]} entries @param {string} name @param {boolean} many @returns {Kind} */
function choose(entries, name, many) {
  const fields = make("div", "gp-quiz__fields");
  const rows = entries.map((entry) => {
    const { input, label } = choice(many ? "checkbox" : "radio", name, String(entry.number), entry.words);
    const row = make("div", "gp-quiz__row", label);
    fields.append(row);
    return { input, row, entry };
  });
  /** @param {boolean} chosen @param {boolean} right */
  const says = (chosen, right) => {
    if (chosen) return right ? "Right. You chose this." : "Not right. You chose this.";
    if (many) return right ? "This belongs too. You left it out." : "You were right to leave this out.";
    return right ? "This is the right answer." : "Not right.";
  };
  return {
    ask: many ? "Choose all that fit." : "Choose one answer.",
    fields,
    missing: () => (rows.some((row) => row.input.checked) ? "" : "Choose an answer first."),
    judge: () => ({
      right: rows.every(({ input, entry }) => input.checked === entry.right),
      verdicts: rows.map(({ input, row, entry }) => ({
        place: row,
        entry,
        good: many ? input.checked === entry.right : entry.right,
        says: says(input.checked, entry.right),
      })),
    }),
    clear: () => rows.forEach((row) => (row.input.checked = false)),
    given: () => rows.filter((row) => row.input.checked).map((row) => row.entry.number).join(","),
    give: (text) => rows.forEach((row) => (row.input.checked = text.split(",").includes(String(row.entry.number)))),
  };
}

/** @param {Entry[]} entries @param {string} name @param {string[]} sides @returns {Kind} */
function sort(entries, name, sides) {
  const fields = make("div", "gp-quiz__fields");
  const rows = entries.map((entry) => {
    const group = make("fieldset", "gp-quiz__row", make("legend", "", entry.words));
    const inputs = sides.map((side) => {
      const { input, label } = choice("radio", `${name}-${entry.number}`, side, side);
      group.append(label);
      return input;
    });
    fields.append(group);
    return { group, inputs, entry };
  });
  /** @param {HTMLInputElement[]} inputs */
  const chosen = (inputs) => inputs.find((input) => input.checked)?.value ?? "";
  return {
    ask: `Choose a side for each: ${sides.join(" or ")}.`,
    fields,
    missing: () => {
      const open = rows.filter((row) => !chosen(row.inputs)).length;
      if (!open) return "";
      return open === 1 ? "One line has no side yet." : `${open} lines have no side yet.`;
    },
    judge: () =>
      together(
        rows.map(({ group, inputs, entry }) => {
          const good = chosen(inputs) === entry.side;
          return { place: group, entry, good, says: good ? `Right: ${entry.side}.` : `Not right. It belongs to ${entry.side}.` };
        }),
      ),
    clear: () => rows.forEach((row) => row.inputs.forEach((input) => (input.checked = false))),
    given: () => rows.flatMap(({ inputs, entry }) => inputs.flatMap((input, side) => (input.checked ? `${entry.number}=${side}` : []))).join(","),
    give: (text) => rows.forEach(({ inputs, entry }) => inputs.forEach((input, side) => (input.checked = text.split(",").includes(`${entry.number}=${side}`)))),
  };
}

/** @param {Entry[]} entries @param {(text: string) => void} tell @returns {Kind} */
function order(entries, tell) {
  const list = make("ol", "gp-quiz__steps");
  const items = entries.map((entry) => {
    const up = makeButton("Move up");
    const down = makeButton("Move down");
    up.setAttribute("aria-label", `Move up: ${entry.plain}`);
    down.setAttribute("aria-label", `Move down: ${entry.plain}`);
    const item = make("li", "gp-quiz__row", make("span", "", entry.words), make("span", "gp-quiz__moves", up, down));
    list.append(item);
    return { item, up, down, entry };
  });
  const places = () => items.map((one) => ({ ...one, place: Array.from(list.children).indexOf(one.item) + 1 }));
  const mark = () => {
    for (const { up, down, place } of places()) {
      up.disabled = place === 1;
      down.disabled = place === items.length;
    }
  };
  for (const { item, up, down, entry } of items) {
    /** @param {HTMLButtonElement} button @param {HTMLButtonElement} other @param {() => void} move */
    const listen = (button, other, move) =>
      button.addEventListener("click", () => {
        move();
        mark();
        (button.disabled ? other : button).focus(); // a button that moved has lost the focus
        tell(`“${entry.plain}” is now ${Array.from(list.children).indexOf(item) + 1} of ${items.length}.`);
        list.dispatchEvent(new Event("change", { bubbles: true }));
      });
    listen(up, down, () => item.previousElementSibling?.before(item));
    listen(down, up, () => item.nextElementSibling?.after(item));
  }
  mark();
  return {
    ask: "Put the steps in order with the buttons.",
    fields: make("div", "gp-quiz__fields", list),
    missing: () => "",
    judge: () =>
      together(
        places().map(({ item, entry, place }) => {
          const good = place === entry.number;
          return { place: item, entry, good, says: good ? "In its place." : `Not here. Its place is ${entry.number} of ${items.length}.` };
        }),
      ),
    clear: () => {
      list.append(...items.map((one) => one.item));
      mark();
    },
    given: () => {
      const now = places().sort((one, other) => one.place - other.place).map((one) => one.entry.number);
      return now.join() === items.map((one) => one.entry.number).join() ? "" : now.join();
    },
    give: (text) => {
      const order = text ? text.split(",") : items.map((one) => String(one.entry.number));
      list.append(...[...items].sort((one, other) => order.indexOf(String(one.entry.number)) - order.indexOf(String(other.entry.number))).map((one) => one.item));
      mark();
    },
  };
}

/** @param {Entry[]} entries @param {number} lines @param {HTMLElement | null} lead @returns {Kind} */
function open(entries, lines, lead) {
  const box = make("textarea");
  box.rows = lines;
  box.id = `gp-case-${++made}`;
  const label = make("label", "gp-quiz__own", "Your answer");
  label.htmlFor = box.id;
  const list = make("ul", "gp-quiz__holds");
  list.hidden = true;
  if (lead) lead.hidden = true;
  const rows = entries.map((entry) => {
    const row = make("li", "gp-quiz__row", make("span", "", entry.words));
    list.append(row);
    return { row, entry };
  });
  /** @param {boolean} shown */
  const show = (shown) => {
    list.hidden = !shown;
    if (lead) lead.hidden = !shown;
  };
  return {
    ask: "Write what you would say or do. It stays in this tab until you close it, and longer where you ask to remember your progress.",
    fields: make("div", "gp-quiz__fields", label, box, ...(lead ? [lead] : []), list),
    missing: () => "",
    judge: () => {
      show(true);
      return together(rows.map(({ row, entry }) => ({ place: row, entry, good: true, says: "" })));
    },
    clear: () => {
      box.value = "";
      show(false);
    },
    given: () => box.value,
    give: (text) => {
      box.value = text;
      show(false);
    },
  };
}

/**
 * @param {HTMLElement} quiz @param {string} name @param {Entry[]} entries @param {(text: string) => void} tell
 * @returns {Kind}
 */
export function makeKind(quiz, name, entries, tell) {
  const kind = quiz.dataset.kind;
  if (kind === "sort") return sort(entries, name, (quiz.dataset.sides ?? "").split("|"));
  if (kind === "order") return order(entries, tell);
  if (kind === "case") return open(entries, Number(quiz.dataset.lines ?? 3), quiz.querySelector(".gp-quiz__lead"));
  return choose(entries, name, kind === "several");
}
