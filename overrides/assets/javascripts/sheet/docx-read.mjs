// @ts-check
// The words of a filled Word file of ours, in whatever program it was filled in. `portal/print/word/controls.py` names its controls.

import { PLACE, TICK } from "./docx.mjs";
import { crcOf, inflate, readParts } from "./zip.mjs";

/** @typedef {Map<string, string>} Typed */

const ABOUT = "docProps/core.xml";
const TICKED = "yes";
const LONGEST = 56; // letters of a field's name that a tag can hold besides the number of a choice
const KEPT = 46;

/**
 * @param {ArrayBuffer} bytes @param {string[][]} known the names of the fields of each sheet
 * @returns {Promise<{ title: string, typed: Typed, names: string[] } | "travel_part" | "travel_large_file" | "not_ours">}
 */
export async function readDocx(bytes, known) {
  try {
    const parts = readParts(new Uint8Array(bytes));
    const [body, about] = [PLACE, ABOUT].map((name) => parts.find((part) => part.name === name));
    if (!body) return "not_ours";
    const controls = controlsOf(await treeOf(body));
    if (!controls.length) return "not_ours";
    const names = new Map(known.flat().map((name) => [tagOf(name), name]));
    /** @type {Typed} */
    const typed = new Map();
    const found = new Set();
    for (const control of controls) {
      const { name, isChoice } = fieldOf(control.tag, names);
      found.add(name);
      if (control.value.trim()) typed.set(name, isChoice ? control.choice : control.value);
    }
    const title = about ? (await treeOf(about)).getElementsByTagName("dc:title")[0]?.textContent ?? "" : "";
    return { title, typed, names: [...found] };
  } catch (error) {
    return /too large/.test(String(error)) ? "travel_large_file" : "travel_part";
  }
}

/** @param {import("./zip.mjs").Part} part */
const treeOf = async (part) => new DOMParser().parseFromString(new TextDecoder().decode(await inflate(part)), "application/xml");

/** What a control is tagged with that a field of this name has. @param {string} name */
function tagOf(name) {
  return name.length <= LONGEST ? name : `${name.slice(0, KEPT)}~${crcOf(new TextEncoder().encode(name)).toString(16).padStart(8, "0")}`;
}

/** The field of a tag. A choice has a number behind its name; before, it had its words there. @param {string} tag @param {Map<string, string>} names */
function fieldOf(tag, names) {
  const exact = names.get(tag);
  if (exact) return { name: exact, isChoice: false };
  const numbered = tag.replace(/\.\d+$/, "");
  if (numbered !== tag) return { name: names.get(numbered) ?? numbered, isChoice: true };
  const before = [...names.keys()].filter((one) => tag.startsWith(`${one}-`)).sort((one, other) => other.length - one.length)[0];
  return before ? { name: names.get(before) ?? before, isChoice: true } : { name: tag, isChoice: false };
}

/** @param {Document} tree @returns {{ tag: string, value: string, choice: string }[]} `choice`: the words behind a box, where there is one */
function controlsOf(tree) {
  const W = tree.documentElement.lookupNamespaceURI("w");
  const inside = (/** @type {Element} */ element, /** @type {string} */ name) => Array.from(element.getElementsByTagNameNS(W ?? "", name));
  return inside(tree.documentElement, "sdt").flatMap((control) => {
    const [properties, content] = ["sdtPr", "sdtContent"].map((name) => inside(control, name)[0]);
    if (!properties || !content || inside(content, "sdt").length) return []; // LibreOffice puts others around ours
    // Some programs drop tags, and names as well, when they save: then the words around it say which field it is.
    const [named, called] = ["tag", "alias"].map((name) => inside(properties, name)[0]?.getAttributeNS(W, "val"));
    const tag = named ?? asName(called ?? labelOf(control));
    const [box] = Array.from(properties.children).filter((one) => one.localName === "checkbox");
    const text = textOf(content);
    if (box || /^[\u2610\u2612]$/.test(text.trim())) {
      const isTicked = text.trim() === TICK; // the mark, and not what is noted of it: LibreOffice 7.4 mixes those up
      return [{ tag, value: isTicked ? TICKED : "", choice: wordsBehind(control) || (called ?? "").replace(/^.*: /, "") }];
    }
    if (!tag) return [];
    return [{ tag, value: inside(properties, "showingPlcHdr").length ? "" : text, choice: "" }];
  });
}

/** A field's name is its label in small letters: as `slugify` of Python-Markdown. @param {string} label */
const asName = (label) => label.normalize("NFKD").replace(/[^\w\s-]/g, "").trim().toLowerCase().replace(/[-\s]+/g, "-");

/** The label of a control: the names of its row and column, or the paragraph before it. @param {Element} control */
function labelOf(control) {
  const up = (/** @type {Element | null} */ from, /** @type {string} */ name) => {
    let one = from;
    while (one && one.localName !== name) one = one.parentElement;
    return one;
  };
  const words = (/** @type {Element | null | undefined} */ one) => (one ? textOf(one).replace(/\s+/g, " ").trim() : "");
  const cellsOf = (/** @type {Element | null | undefined} */ row) => Array.from(row?.children ?? []).filter((one) => one.localName === "tc");
  const cell = up(control, "tc");
  if (!cell) return words(up(control, "p")?.previousElementSibling);
  const row = up(cell, "tr");
  const head = Array.from(up(row, "tbl")?.children ?? []).find((one) => one.localName === "tr");
  return `${words(cellsOf(row)[0])}: ${words(cellsOf(head)[cellsOf(row).indexOf(cell)])}`;
}

/** @param {Element} element */
function textOf(element) {
  let text = "";
  for (const one of Array.from(element.getElementsByTagName("*"))) {
    if (one.localName === "t") text += one.textContent;
    else if (one.localName === "br" || one.localName === "cr" || (one.localName === "p" && text)) text += "\n";
    else if (one.localName === "tab" && one.parentElement?.localName === "r") text += "\t";
  }
  return text.replace(/^\u00a0+\s*$/, "");
}

/** The words of a choice stand between its box and the next one. @param {Element} control */
function wordsBehind(control) {
  let text = "";
  for (let next = control.nextElementSibling; next && next.localName !== "sdt"; next = next.nextElementSibling) text += textOf(next);
  return text.replace(/\s+/g, " ").trim();
}
