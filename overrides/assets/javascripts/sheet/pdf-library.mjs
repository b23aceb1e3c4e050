// @ts-check
// The library that reads and writes PDFs, loaded when somebody asks for the first time.

import { fileOfSite, loadScript, onDisk } from "../shared/disk-files.mjs";

export async function loadLibrary() {
  if (!onDisk()) return import(fileOfSite("assets/javascripts/pdf-lib.mjs"));
  await loadScript(fileOfSite("assets/javascripts/pdf-lib.js"));
  return /** @type {any} */ (globalThis).guidepostPdfLib;
}
