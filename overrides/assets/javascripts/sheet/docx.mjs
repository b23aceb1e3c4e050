// @ts-check
// Our own Word file of a sheet, filled in. Its controls stand in the order of the form's fields, one for each answer of a choice.

import { crcOf, inflate, readParts, writeParts } from "./zip.mjs";

export const PLACE = "word/document.xml";
export const TICK = "\u2612";
const BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g; // what other programs paste where a line ends
const NO_TEXT = /[^\P{Cc}\t\n]|[\p{Noncharacter_Code_Point}\p{Cs}]/gu; // XML 1.0, section 2.2, allows few of these, and none says anything

/**
 * @param {ArrayBuffer} bytes
 * @param {(string | boolean | null)[]} answers one for each control: words, ticked or not, null where nothing was typed
 * @param {[string, string][]} more headings and words that have no control, for the end
 * @returns {Promise<Uint8Array>}
 */
export async function fillDocx(bytes, answers, more = []) {
  const parts = readParts(new Uint8Array(bytes));
  const part = parts.find((one) => one.name === PLACE);
  if (!part) throw new Error("no document");
  const xml = new TextDecoder().decode(await inflate(part));
  const filled = new TextEncoder().encode(fillXml(xml, answers, more));
  return writeParts(parts.map((one) => (one === part ? { name: one.name, method: 0, data: filled, size: filled.length, crc: crcOf(filled) } : one)));
}

/** @param {string} xml @param {(string | boolean | null)[]} answers @param {[string, string][]} more */
function fillXml(xml, answers, more) {
  const tree = new DOMParser().parseFromString(xml, "application/xml");
  const W = tree.documentElement.lookupNamespaceURI("w"); // the file says itself what its prefixes mean
  const controls = Array.from(tree.getElementsByTagNameNS(W, "sdt")).filter((one) => one.getElementsByTagNameNS(W, "tag").length);
  if (controls.length !== answers.length) throw new Error("another sheet");
  controls.forEach((control, place) => {
    const answer = answers[place];
    const W14 = control.lookupNamespaceURI("w14");
    if (answer === null || answer === false) return;
    const [properties, content] = ["sdtPr", "sdtContent"].map((name) => control.getElementsByTagNameNS(W, name)[0]);
    properties.getElementsByTagNameNS(W, "showingPlcHdr")[0]?.remove();
    properties.getElementsByTagNameNS(W14, "checked")[0]?.setAttributeNS(W14, "w14:val", "1");
    const run = content.getElementsByTagNameNS(W, "r")[0];
    for (const child of Array.from(run.childNodes)) if (child.nodeName !== "w:rPr") child.remove();
    const text = answer === true ? TICK : asText(answer);
    // LibreOffice joins the lines of a control for plain text. Without this it is one for any text, which Word and LibreOffice show alike.
    if (text.includes("\n")) properties.getElementsByTagNameNS(W, "text")[0]?.remove();
    write(run, W, text);
  });
  const end = tree.getElementsByTagNameNS(W, "body")[0].lastElementChild; // the size of the paper
  for (const [heading, text] of more) end?.before(paragraph(tree, W, heading, "Heading2"), paragraph(tree, W, text, ""));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${new XMLSerializer().serializeToString(tree.documentElement)}`;
}

/** Words as a document may hold them: with the line breaks of any program, without characters that no document may hold. @param {string} typed */
export const asText = (typed) => typed.replace(BREAKS, "\n").replace(NO_TEXT, "");

/** @param {Document} tree @param {string | null} W @param {string} text @param {string} style */
function paragraph(tree, W, text, style) {
  const [block, run] = ["w:p", "w:r"].map((name) => tree.createElementNS(W, name));
  if (style) {
    const [properties, named] = ["w:pPr", "w:pStyle"].map((name) => tree.createElementNS(W, name));
    named.setAttributeNS(W, "w:val", style);
    properties.append(named);
    block.append(properties);
  }
  write(run, W, asText(text));
  block.append(run);
  return block;
}

/** @param {Element} run @param {string | null} W @param {string} words */
function write(run, W, words) {
  words.split("\n").forEach((line, number) => {
    if (number) run.append(run.ownerDocument.createElementNS(W, "w:br"));
    const text = run.ownerDocument.createElementNS(W, "w:t");
    text.setAttribute("xml:space", "preserve");
    text.textContent = line;
    run.append(text);
  });
}
