// @ts-check
// What was typed on a sheet: read from its fields, put back into them, and written as a file.

/** @typedef {Map<string, string>} Typed What was typed, by the name of its field. */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */
/** @typedef {Record<string, Record<string, string>>} Chosen Of each field to choose in: what is chosen on the sheet in other languages, and what that is called here. */

const FORMAT = "guidepost-sheet";
const FOLDER = "guidepost-folder";
const VERSION = 1;
const TICKED = "yes";

/** @param {HTMLFormElement} form @returns {Field[]} */
export function fieldsOf(form) {
  const all = Array.from(form.elements);
  return all.filter((one) => one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement).filter((one) => one.name);
}

/** @param {HTMLFormElement} form @returns {Typed} */
export function readFields(form) {
  /** @type {Typed} */
  const typed = new Map();
  for (const field of fieldsOf(form)) {
    if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) {
      if (field.checked) typed.set(field.name, field.type === "radio" ? field.value : TICKED);
    } else if (field.value.trim()) {
      typed.set(field.name, field.value);
    }
  }
  return typed;
}

/** Answers that were chosen in another language, in the words of this one. @param {Typed} typed @param {Chosen} chosen @returns {Typed} */
export const inWordsHere = (typed, chosen) => new Map(Array.from(typed, ([name, value]) => [name, chosen[name]?.[value] ?? value]));

/** @param {HTMLFormElement} form @returns {Chosen} */
export function chosenElsewhere(form) {
  /** @type {Chosen} */
  const chosen = {};
  for (const { name, value, dataset } of fieldsOf(form)) for (const word of dataset.also?.split("|") ?? []) (chosen[name] ??= {})[word] = value;
  return chosen;
}

/**
 * Make the fields hold these words and no others, or only those named.
 * @param {HTMLFormElement} form @param {Typed} typed @param {string[]} [names]
 * @returns {Typed} what has no field on the sheet, so that nothing is lost without a word
 */
export function fillFields(form, typed, names) {
  if (!names) form.reset();
  const known = new Set(fieldsOf(form).map((field) => field.name));
  for (const name of names ?? []) if (known.has(name) && !typed.has(name)) fill(fieldsNamed(form, name), "");
  const shown = readFields(form);
  const isThere = (/** @type {string} */ name, /** @type {string} */ value) => (names && !names.includes(name) ? squeeze(shown.get(name) ?? "") === squeeze(value) : fill(fieldsNamed(form, name), value));
  return new Map(Array.from(typed).filter(([name, value]) => !isThere(name, value)));
}

/** @param {HTMLFormElement} form @param {string} name */
const fieldsNamed = (form, name) => fieldsOf(form).filter((field) => field.name === name);

/** @param {Field[]} fields @param {string} value */
function fill(fields, value) {
  for (const field of fields) {
    if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) {
      field.checked = value === (field.type === "radio" ? field.value : TICKED);
      if (field.checked) return true;
    } else {
      field.value = value;
      return squeeze(field.value) === squeeze(value);
    }
  }
  return false;
}

/** @param {string} text */
const squeeze = (text) => text.replace(/\s+/g, " ").trim();

/** @param {Typed} one @param {Typed} other */
export function same(one, other) {
  return one.size === other.size && Array.from(one).every(([name, value]) => squeeze(value) === squeeze(other.get(name) ?? ""));
}

/** @param {string} sheet @param {string} title @param {Typed} typed */
export function asFile(sheet, title, typed) {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, sheet, title, fields: Object.fromEntries(typed) }, null, 2)}\n`;
}

/** @typedef {{ sheet: string, title: string, typed: Typed }} Saved */

/** All sheets of a person in one file. @param {Saved[]} sheets */
export function asFolder(sheets) {
  const all = sheets.map(({ sheet, title, typed }) => ({ sheet, title, fields: Object.fromEntries(typed) }));
  return `${JSON.stringify({ format: FOLDER, version: VERSION, sheets: all }, null, 2)}\n`;
}

/**
 * The sheets of a file: one, or a whole folder of them.
 * @param {string} text
 * @returns {Saved[] | "later" | null} `later`: of a later version of this site; null where the text is no saved sheet
 */
export function fromFile(text) {
  try {
    const data = JSON.parse(text);
    if (data?.format !== FORMAT && data?.format !== FOLDER) return null;
    if (data.version > VERSION) return "later";
    const sheets = (data.format === FOLDER ? data.sheets : [data]).map(asSaved);
    return sheets.length && sheets.every(Boolean) ? sheets : null;
  } catch {
    return null;
  }
}

/** @param {any} data @returns {Saved | null} */
function asSaved(data) {
  const typed = asTyped(data?.fields);
  if (typeof data?.sheet !== "string" || !typed) return null;
  return { sheet: data.sheet, title: typeof data.title === "string" ? data.title.slice(0, 100) : data.sheet, typed };
}

/** @param {unknown} value @returns {Typed | null} */
function asTyped(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  return entries.every((entry) => typeof entry[1] === "string") ? new Map(entries) : null;
}
