// @ts-check
// What was typed on a sheet: read from its fields, put back into them, and written as a file.

/** @typedef {Map<string, string>} Typed What was typed, by the name of its field. */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

const FORMAT = "guidepost-sheet";
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

/**
 * Make the fields hold these words and no others.
 * @param {HTMLFormElement} form @param {Typed} typed
 * @returns {Typed} what has no field on the sheet, so that nothing is lost without a word
 */
export function fillFields(form, typed) {
  form.reset();
  return new Map(Array.from(typed).filter(([name, value]) => !fill(fieldsOf(form).filter((field) => field.name === name), value)));
}

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

/** @param {Typed} typed */
export const asText = (typed) => JSON.stringify(Object.fromEntries(typed));

/** @param {string | null} text @returns {Typed | null} */
export function fromText(text) {
  try {
    return asTyped(JSON.parse(text ?? ""));
  } catch {
    return null;
  }
}

/** @param {string} sheet @param {string} title @param {Typed} typed */
export function asFile(sheet, title, typed) {
  return `${JSON.stringify({ format: FORMAT, version: 1, sheet, title, fields: Object.fromEntries(typed) }, null, 2)}\n`;
}

/**
 * @param {string} text
 * @returns {{ sheet: string, title: string, typed: Typed } | null} null where the text is no saved sheet
 */
export function fromFile(text) {
  try {
    const data = JSON.parse(text);
    const typed = asTyped(data?.fields);
    if (data?.format !== FORMAT || typeof data.sheet !== "string" || !typed) return null;
    return { sheet: data.sheet, title: typeof data.title === "string" ? data.title.slice(0, 100) : data.sheet, typed };
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {Typed | null} */
function asTyped(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  return entries.every((entry) => typeof entry[1] === "string") ? new Map(entries) : null;
}
